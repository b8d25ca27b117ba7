"""What a report can be made of, and what can stand beside it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from gouji import _gouji
from gouji._records import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
Profile: TypeAlias = str | os.PathLike[str] | dict[str, Any]


def reading(source: Source, format: str | None = None) -> _gouji.Reading:
    """The reports of a path, of bytes or of a file object."""
    file, contents = opened(source)
    return _gouji.read(contents, file, format)


def opened(source: Source) -> tuple[str | None, bytes]:
    """The name of a source, if it has one, and its bytes."""
    if isinstance(source, str | os.PathLike):
        file = os.fspath(source)
        try:
            with open(file, "rb") as stream:  # noqa: PTH123 - pathlib would double the time of the import
                return file, stream.read()
        except OSError as error:
            raise ReadError("io", file, f"无法打开（{error.strerror}）", f"it cannot be opened: {error}") from error
    if isinstance(source, bytes | bytearray | memoryview):
        return None, bytes(source)
    if hasattr(source, "read"):
        contents = source.read()
        if not isinstance(contents, bytes):
            raise TypeError("the file is open for text: open it with mode 'rb'")
        name = getattr(source, "name", None)
        return name if isinstance(name, str) else None, contents
    raise TypeError(f"a path, bytes or a file object is needed, not {type(source).__name__}")


def report(source: Any) -> _gouji.Report:
    """The one report that something is or holds."""
    if isinstance(source, _gouji.Report):
        return source
    if isinstance(source, _gouji.Reading):
        return source.report
    if hasattr(source, "to_dict"):
        # A row of pandas.
        source = source.to_dict()
    if isinstance(source, dict) and "cells" in source:
        import json

        return _gouji.Report.from_json(json.dumps(source, ensure_ascii=False))
    if isinstance(source, dict):
        return _gouji.register_columns([str(name) for name in source], [[value] for value in source.values()], [])[0]
    return reading(source).report


def register(source: Any, mapping: dict[str, str] | None, format: str | None = None) -> _gouji.Register:
    """The register of a file or of a frame."""
    given = list((mapping or {}).items())
    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview) or hasattr(source, "read"):
        file, contents = opened(source)
        return _gouji.register_file(contents, file, format, given)
    if hasattr(source, "iloc") and hasattr(source, "columns"):
        # pandas keeps values of any kind in one column, which Arrow does not.
        names = ["·".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in source.columns]
        columns = [source.iloc[:, index].tolist() for index in range(len(names))]
        return _gouji.register_columns(names, columns, given)
    if hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__"):
        return _gouji.register_arrow(source, given)
    if isinstance(source, list) and all(isinstance(row, dict) for row in source):
        names = list(dict.fromkeys(name for row in source for name in row))
        return _gouji.register_columns(names, [[row.get(name) for row in source] for name in names], given)
    raise TypeError(f"a file, a frame or a list of dictionaries is needed, not {type(source).__name__}")


def reports(sources: Iterable[Any]) -> list[_gouji.Report]:
    """Every report of several sources, or of the files of a folder."""
    if isinstance(sources, str | os.PathLike):
        names = sorted(entry.path for entry in os.scandir(sources) if entry.is_file())
        sources = [name for name in names if not os.path.basename(name).startswith((".", "~"))]  # noqa: PTH119
    found: list[_gouji.Report] = []
    for source in sources:
        if isinstance(source, _gouji.Report | dict):
            found.append(report(source))
        else:
            found.extend((source if isinstance(source, _gouji.Reading) else reading(source)).reports)
    return found


def beside(
    last: Any,
    members: Iterable[Any] | None,
    profile: Profile | None,
    select: Iterable[str] | None,
    ignore: Iterable[str],
) -> _gouji.Beside | None:
    """What stands beside a report, if anything does."""
    ignore = [ignore] if isinstance(ignore, str) else list(ignore)
    if last is members is profile is select is None and not ignore:
        return None
    if isinstance(profile, dict):
        import json

        profile = json.dumps(profile, ensure_ascii=False)
    elif profile is not None:
        with open(profile, encoding="utf-8") as stream:  # noqa: PTH123
            profile = stream.read()
    return _gouji.Beside(
        None if last is None else report(last),
        None if members is None else reports(members),
        profile,
        select if select is None else [select] if isinstance(select, str) else list(select),
        ignore,
    )


def bar(done: int, all: int) -> None:
    """Write how far a long run is to the standard error."""
    width = 30
    filled = width * done // max(all, 1)
    end = "\n" if done == all else ""
    sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {done}/{all}{end}")
    sys.stderr.flush()
