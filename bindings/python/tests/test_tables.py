"""Tables in the hands of dataframes."""

from __future__ import annotations

import duckdb
import gouji
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import EXAMPLES


@pytest.fixture(scope="module")
def verdicts() -> gouji.Verdicts:
    return gouji.check_many([EXAMPLES / "broken.md", EXAMPLES / "report.md"])


def test_findings_are_the_same_in_every_library(verdicts) -> None:
    table = verdicts.findings
    expected = table.to_dict()
    assert len(table) == len(expected["rule"]) > 0
    assert pa.table(table).to_pydict() == expected
    assert pl.DataFrame(table).to_dict(as_series=False) == expected
    frame = table.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert frame["rule"].tolist() == expected["rule"]
    arrow = table.to_arrow()  # noqa: F841 - named in the query
    assert duckdb.sql("select rule, gap from arrow order by all").fetchall() == sorted(
        zip(expected["rule"], expected["gap"], strict=True)
    )


def test_cells_are_a_row_each(verdicts) -> None:
    frame = verdicts.cells.to_polars()
    assert frame.columns == [
        *("index", "file", "part", "agency", "year", "edition", "table", "row", "column", "address"),
        *("state", "value", "text", "notes", "origin"),
    ]
    assert len(frame) == 400
    received = frame.filter(pl.col("address") == "/requests/received/total", pl.col("index") == 1)
    cell = verdicts[1].report["/requests/received/total"]
    assert received["value"].to_list() == [cell.value]
    assert received["text"].to_list() == [cell.text]


def test_reports_are_a_row_each(verdicts) -> None:
    frame = verdicts.table.to_pandas()
    assert frame["verdict"].tolist() == ["fail", "pass"]
    assert frame["error"].tolist() == [verdicts[0].counts.error, 0]


def test_findings_carry_the_values_of_their_cells(verdicts) -> None:
    row = verdicts.findings.to_polars().row(0, named=True)
    report = verdicts[0].report
    assert row["values"] == [report[cell].text for cell in row["cells"]]


def test_an_empty_table_has_its_columns() -> None:
    table = gouji.check_many([]).findings
    assert len(table) == 0
    assert "rule" in pl.DataFrame(table).columns
    assert pa.table(table).num_rows == 0
