"""勾稽：审核政府信息公开工作年度报告。Checks China's annual reports on open government information.

>>> import gouji
>>> report = gouji.Report.zero().replace({"/requests/received/total": 3})
>>> verdict = gouji.check(report)
>>> verdict.verdict
'fail'
>>> verdict.findings[0].rule
'requests-row-sum'

Problems in a report are findings. Exceptions are for misuse (`ValueError`, `TypeError`) and for what cannot be read
(`ReadError`). A blank is never taken for 0: what needs it is `not_assessable`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gouji import _gouji, _records
from gouji._gouji import Beside, Masks, Reading, Register, Report, Table, Verdict, Verdicts, check_array, check_json
from gouji._records import (
    Alternative,
    Cell,
    Change,
    Counts,
    Finding,
    NotAssessable,
    Quote,
    ReadError,
    Repair,
    Rule,
    RulesAsked,
    Terms,
    Text,
)
from gouji._sources import beside as _beside
from gouji._sources import report as _report
from gouji._sources import reports as _reports

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from gouji._sources import Profile, Source

__all__ = [
    "Alternative",
    "Beside",
    "Cell",
    "Change",
    "Counts",
    "Finding",
    "Masks",
    "NotAssessable",
    "Quote",
    "ReadError",
    "Reading",
    "Register",
    "Repair",
    "Report",
    "Rule",
    "RulesAsked",
    "Table",
    "Terms",
    "Text",
    "Verdict",
    "Verdicts",
    "check",
    "check_array",
    "check_frame",
    "check_json",
    "check_many",
    "check_table",
    "compare",
    "explain",
    "form",
    "read",
    "read_register",
    "repair",
    "rules",
    "sum",
]

__version__: str = _records.plain(_gouji.version())["version"]


def read(source: Source, *, format: str | None = None) -> Reading:
    """Read the reports of a file.

    `source` is a path, bytes, or a file object open for bytes. The format is told by content; `format` names it
    where that is known better. Raises `ReadError`.
    """
    from gouji._sources import reading

    return reading(source, format)


def check(
    source: Source | Reading | Report | dict[str, Any],
    *,
    last: Source | Reading | Report | dict[str, Any] | None = None,
    members: Iterable[Source | Reading | Report | dict[str, Any]] | None = None,
    profile: Profile | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Verdict:
    """Judge one report: a path, bytes, a file object, what `read` gave, or a report as a dictionary.

    `last` is the same organ's report of the year before; `members` are the reports this one is the sum of, or a
    folder of them; `profile` holds local rules; `select` and `ignore` are rule ids. A file of several reports is a
    `ValueError`: see `check_many`.
    """
    return _gouji.check(_report(source), _beside(last, members, profile, select, ignore))


def check_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
    recursive: bool = False,
    last: Source | Reading | Report | dict[str, Any] | None = None,
    members: Iterable[Source | Reading | Report | dict[str, Any]] | None = None,
    profile: Profile | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Verdicts:
    """Judge every report of many files, on every processor; the answer is in the order of the paths.

    A folder stands for the files in it. Files that cannot be read are in `errors`, and stop nothing. `progress` is
    called with how many files are done and how many there are; `True` writes that to the standard error.
    """
    import os

    from gouji._sources import bar

    files = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    report = bar if progress is True else progress or None
    beside = _beside(last, members, profile, select, ignore)
    return _gouji.check_many(files, beside, threads, report, recursive)


def read_register(
    source: Any,
    *,
    mapping: dict[str, str] | None = None,
    format: str | None = None,
) -> Register:
    """Read a register: a table with a row for each organ and a column for each cell of the form.

    `source` is a workbook or a csv file, a frame of pandas, polars or anything that speaks the Arrow PyCapsule
    interface, or a list of dictionaries. Columns are addresses (`/requests/received/total`) or labels of the form
    (`本年新收·总计`), in one row of headers or in several. `mapping` says what a column is where its name does not: an
    address, or agency, year, title, number or ignore. A column that means nothing known, or several things, is a
    `ValueError` that names it. What a place holds is a cell as printed: "2000万" and "/" are no numbers, and a blank is
    no 0.
    """
    from gouji._sources import register

    return register(source, mapping, format)


def check_frame(
    source: Any,
    *,
    mapping: dict[str, str] | None = None,
    format: str | None = None,
    threads: int | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Table:
    """Judge every row of a register; see `read_register` for what it may be.

    The answer is a table with a row for each finding: index (of the row, from 0), agency, year, rule, severity, cells,
    values, message and more. `read_register(…).check()` gives the verdicts themselves.
    """
    beside = _beside(None, None, None, select, ignore)
    return read_register(source, mapping=mapping, format=format).check(beside, threads).findings


def check_table(frame: Any, *, mapping: dict[str, str] | None = None, threads: int | None = None) -> Masks:
    """Judge a wide frame at once: anything that speaks the Arrow PyCapsule interface, a column for each cell.

    The answer is a mask of the broken relations of each row; `check_frame` gives findings. Columns of 64-bit integers
    are read where they are.
    """
    return _gouji.check_table(frame, list((mapping or {}).items()), threads)


def compare(
    last: Source | Reading | Report | dict[str, Any], this: Source | Reading | Report | dict[str, Any]
) -> Verdict:
    """Judge this year's report beside the same organ's report of the year before, by the rules between years."""
    between = [rule.id for rule in rules() if rule.family == "years"]
    return check(this, last=last, select=between)


def repair(source: Source | Reading | Report | dict[str, Any]) -> list[Repair]:
    """Tell what would mend the broken sums of a report: one entry for each group that hangs together."""
    return check(source).repairs


def sum(reports: Iterable[Source | Reading | Report | dict[str, Any]]) -> Report:
    """Add up reports, cell by cell.

    A cell that is no number in one of them has no sum; `to_dict()["faults"]` says whose it is and what stands there.
    """
    return _gouji.sum_reports(_reports(reports))


def rules() -> list[Rule]:
    """Every rule of the catalogue."""
    return _records.rules(_gouji.rules())


def explain(rule: str) -> Rule:
    """One rule of the catalogue, by its id."""
    return _records.rule(_records.plain(_gouji.explain(rule)))


def form(edition: int = 2021) -> dict[str, Any]:
    """Every cell and every relation of an edition of the form, as `gouji form --format json` prints them."""
    found: dict[str, Any] = _records.plain(_gouji.form(edition))
    return found
