"""The examples run."""

from __future__ import annotations

import csv
import os
import runpy

import gouji
import nbclient
import nbformat
import polars as pl
import pytest
from conftest import EXAMPLES, ROOT, codebook

FOLDER = ROOT / "bindings" / "python" / "examples"


def run(name: str, *arguments: object) -> None:
    runpy.run_path(str(FOLDER / f"{name}.py"))["main"](*map(str, arguments))


@pytest.fixture
def folder(tmp_path):
    for name in ("broken.md", "report.md"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path


def test_a_folder_becomes_a_table_of_verdicts(folder, capsys) -> None:
    run("check_a_folder", folder, folder / "verdicts.csv")
    assert pl.read_csv(folder / "verdicts.csv")["verdict"].to_list() == ["fail", "pass"]
    assert "审核未通过 1" in capsys.readouterr().out


def test_a_register_is_checked_in_two_kinds_of_frame(tmp_path, capsys) -> None:
    path = tmp_path / "register.csv"
    cells = codebook(2021)
    with path.open("w", newline="", encoding="utf-8") as opened:
        written = csv.writer(opened)
        written.writerow(["机关名称", *(cell["name"]["zh"] for cell in cells)])
        written.writerow(["甲局", *(0 for _ in cells)])
        written.writerow(["乙局", *("/" if index == 10 else 0 for index in range(len(cells)))])
    run("check_a_register", path)
    assert "乙局" in capsys.readouterr().out


def test_two_years_are_compared(tmp_path, capsys) -> None:
    last = gouji.Report.zero().replace({"/requests/pending_end/total": 3}).to_dict() | {"year": 2023, "agency": "某局"}
    this = gouji.Report.zero().to_dict() | {"year": 2024, "agency": "某局"}
    for name, report in (("last", last), ("this", this)):
        (tmp_path / f"{name}.json").write_text(gouji.check(report).report.to_json(), encoding="utf-8")
    run("compare_two_years", tmp_path / "last.json", tmp_path / "this.json")
    assert "carry-over" in capsys.readouterr().out


def test_the_notebook_draws_its_charts(folder) -> None:
    notebook = nbformat.read(FOLDER / "a_folder_in_pictures.ipynb", as_version=4)
    os.environ["REPORTS"] = str(folder)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = [output["data"] for output in outputs if "data" in output]
    assert sum("image/png" in data for data in shown) == 2
    assert "srcdoc" in shown[0]["text/html"]
