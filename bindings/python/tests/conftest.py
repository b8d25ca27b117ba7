"""What the tests share: the literate cases of the core, the example reports, the command."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"


class Case(NamedTuple):
    """One case of a page: the arguments of a check, and what is to be found."""

    name: str
    report: dict[str, Any]
    beside: dict[str, Any]
    findings: list[str]


def report(layout: str, lines: list[str]) -> dict[str, Any]:
    """A report block as the JSON of a report."""
    words = layout.split()
    tables = ("disclosure", "requests", "review")
    layouts = words if len(words) == 3 else [words[0], words[0], "2021"]
    made: dict[str, Any] = {"layout": {}, "cells": {}, "dates": {}, "headings": [], "prose": [], "faults": []}
    forms = {"2019": 2019, "2021": 2021}
    for table, word in zip(tables, layouts, strict=True):
        made["layout"][table] = forms.get(word, None if word == "none" else "unknown")
        for cell in codebook(forms[word]) if word in forms else []:
            if cell["table"] == table:
                zero = "0" if cell["kind"] == "amount" else 0
                made["cells"].setdefault(table, {}).setdefault(cell["row"], {})[cell["column"]] = zero
    for line in filter(str.strip, lines):
        name, value = (part.strip() for part in line.split(" = ", 1))
        word, *rest = name.split()
        if name.startswith("/"):
            _, table, row, column = name.split("/")
            made["cells"].setdefault(table, {}).setdefault(row, {})[column] = cell_of(value)
        elif word in ("title", "agency", "file_name"):
            made[word] = value
        elif word == "year":
            made[word] = int(value)
        elif word in ("signed", "published"):
            made["dates"][word] = value
        elif word == "heading":
            made["headings"].append({"level": int(rest[0]), "part": part_of(rest[1]), "text": value})
        elif word == "prose":
            made["prose"].append({"part": part_of(rest[0]), "text": value})
        elif word == "fault":
            made["faults"].append({"rule": rest[0], "cells": rest[1:], "text": value})
        else:
            raise AssertionError(line)
    return made


def part_of(word: str) -> int | None:
    return None if word == "-" else int(word)


def cell_of(value: str) -> Any:
    if value.startswith('"'):
        return value[1:-1]
    return {"state": value} if value in ("missing", "unreadable") else value


_codebooks: dict[int, list[dict[str, Any]]] = {}


def codebook(edition: int) -> list[dict[str, Any]]:
    import gouji

    if edition not in _codebooks:
        _codebooks[edition] = gouji.form(edition)["cells"]
    return _codebooks[edition]


def cases(page: Path) -> list[Case]:
    """The cases of a page."""
    found: list[Case] = []
    lines = iter(page.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if line.startswith("## "):
            found.append(Case(f"{page.stem}: {line[3:]}", {}, {}, []))
        elif line.startswith("```"):
            block, _, layout = line[3:].partition(" ")
            body = []
            for inner in lines:
                if inner == "```":
                    break
                body.append(inner)
            case = found[-1]
            if block == "report":
                case.report.update(report(layout, body))
            elif block == "last":
                case.beside["last"] = report(layout, body)
            elif block == "member":
                case.beside.setdefault("members", []).append(report(layout, body))
            elif block == "profile":
                case.beside["profile"] = json.loads("".join(body))
            elif block == "findings":
                case.findings.extend(filter(None, body))
            else:
                raise AssertionError(line)
    return found


def all_cases() -> list[Case]:
    pages = sorted((ROOT / "crates" / "gouji" / "cases").glob("*.md"))
    return [case for page in pages for case in cases(page)]


@pytest.fixture(scope="session")
def command() -> Path:
    """The command built by Rust."""
    path = os.environ.get("GOUJI")
    if path is None:
        pytest.skip("GOUJI does not name the command built by Rust")
    return Path(path)


@pytest.fixture
def answer(command: Path) -> Any:
    """The answer of the command about files, as bytes."""

    def of(*arguments: str | Path) -> bytes:
        done = subprocess.run([command, "check", *arguments, "--format", "json"], capture_output=True, check=False)
        assert done.returncode in (0, 1, 3), done.stderr.decode()
        return done.stdout

    return of
