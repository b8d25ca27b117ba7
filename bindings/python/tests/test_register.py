"""Registers: a row for each organ, a column for each cell."""

from __future__ import annotations

import csv
import io
from typing import Any

import duckdb
import gouji
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import codebook

RECEIVED = "/requests/received/natural_person"


def headers(edition: int = 2021, language: str = "address") -> list[str]:
    if language == "address":
        return [cell["address"] for cell in codebook(edition)]
    return [cell["name"]["zh"] for cell in codebook(edition)]


def row(**changed: Any) -> list[Any]:
    """A report that holds, with other values under some addresses."""
    cells: dict[str, Any] = dict.fromkeys(headers(), 0)
    for line in ("received", "granted", "processed"):
        cells[f"/requests/{line}/natural_person"] = cells[f"/requests/{line}/total"] = 5
    return list((cells | changed).values())


def workbook(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for values in rows:
        book.active.append(values)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def text(rows: list[list[Any]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("gb18030")


def frames() -> list[Any]:
    """One register, as every thing that can hold it."""
    names = ["机关名称", "年度", *headers(language="label")]
    rows = [["甲局", 2024, *row()], ["乙局", 2024, *row(**{RECEIVED: 7})], ["丙局", 2024, *row()]]
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    arrow = pa.table(columns)
    return [
        pd.DataFrame(columns),
        pl.DataFrame(columns),
        arrow,
        pa.concat_tables([arrow[:1], arrow[1:]]),
        duckdb.sql("select * from arrow"),
        [dict(zip(names, values, strict=True)) for values in rows],
        workbook([names, *rows]),
        text([names, *rows]),
        io.BytesIO(workbook([["某市政府信息公开登记表"], names, *rows])),
    ]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: type(frame).__name__)
def test_a_register_gives_the_same_findings_whatever_holds_it(frame) -> None:
    register = gouji.read_register(frame)
    assert register.mapping["机关名称"] == "agency"
    assert list(register.mapping.values())[2:] == headers()
    assert [report.agency for report in register] == ["甲局", "乙局", "丙局"]
    assert [verdict.verdict for verdict in register.check()] == ["pass", "fail", "pass"]
    findings = register.check().findings.to_dict()
    assert findings["index"] == [1, 1]
    assert findings["agency"] == ["乙局"] * 2
    assert findings["rule"] == ["requests-row-sum", "requests-balance"]
    assert findings["gap"] == [2, 2]
    assert findings["values"][0] == ["7", "0", "0", "0", "0", "0", "5"]


def test_findings_come_as_a_table() -> None:
    frame = gouji.check_frame(frames()[0]).to_pandas()
    for column in ("index", "agency", "rule", "cells", "values", "message"):
        assert column in frame.columns
    assert set(frame["index"]) == {1}


#: What stands in a place, and the rules of which one must say so.
NOT_NUMBERS = [
    ("2000万", {"cell-text"}),
    ("五件左右", {"cell-text"}),
    ("/", {"cell-not-applicable"}),
    ("—", {"cell-not-applicable"}),
    (None, {"cell-blank"}),
    ("", {"cell-blank"}),
    (-3, {"cell-negative"}),
    (1.5, {"cell-fraction"}),
    # As a number it is too large; as a text with an exponent it is no number.
    (1e20, {"cell-too-large", "cell-text"}),
]


def as_text(value: Any) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize(("value", "rules"), NOT_NUMBERS, ids=repr)
@pytest.mark.parametrize("holder", ["list", "pandas", "polars", "arrow", "xlsx", "csv"])
def test_nothing_is_silently_zero(holder, value, rules) -> None:
    names, rows = headers(), [row(), row(**{RECEIVED: value})]
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    texts = {name: list(map(as_text, values)) for name, values in columns.items()}
    source: Any = {
        "list": lambda: [dict(zip(names, values, strict=True)) for values in rows],
        "pandas": lambda: pd.DataFrame(columns),
        "polars": lambda: pl.DataFrame(columns if isinstance(value, int | float) else texts, strict=False),
        "arrow": lambda: pa.table(texts),
        "xlsx": lambda: workbook([names, *rows]),
        "csv": lambda: text([names, *rows]),
    }[holder]()
    register = gouji.read_register(source)
    good, bad = register.check()
    assert good.verdict == "pass"
    assert bad.verdict != "pass"
    assert register[1][RECEIVED].value is None
    found = {finding.rule for finding in bad.findings if RECEIVED in finding.cells}
    assert found & rules, (register[1][RECEIVED], found)


def test_what_frames_hold_for_nothing_is_a_blank() -> None:
    for frame in (
        pd.DataFrame({RECEIVED: [1.0, float("nan")]}),
        pd.DataFrame({RECEIVED: pd.array([1, pd.NA], dtype="Int64")}),
        pl.DataFrame({RECEIVED: [1.0, float("nan")]}),
        pl.DataFrame({RECEIVED: [1, None]}),
        pa.table({RECEIVED: pa.array([1, None], pa.uint8())}),
    ):
        register = gouji.read_register(frame)
        assert (register[0][RECEIVED].value, register[1][RECEIVED].state) == (1, "blank")
    assert gouji.read_register([{RECEIVED: True}])[0][RECEIVED].state == "text"


def test_a_formula_without_its_value_is_unreadable() -> None:
    register = gouji.read_register(workbook([headers(), row(**{RECEIVED: "=A1+A2"})]))
    assert register[0][RECEIVED].state == "unreadable"
    assert register.check()[0].verdict == "not_assessable"


def test_headers_in_several_rows_are_read_together() -> None:
    cells = codebook(2021)
    top = ["单位名称", *(cell["row_label"]["zh"] for cell in cells)]
    groups = ["", *((cell["group_label"] or {"zh": ""})["zh"] for cell in cells)]
    bottom = ["", *(cell["column_label"]["zh"] for cell in cells)]
    book = openpyxl.load_workbook(io.BytesIO(workbook([groups, top, bottom, ["甲局", *row()]])))
    sheet, start = book.active, 2
    for column in range(3, sheet.max_column + 2):
        if column > sheet.max_column or (top[column - 1], groups[column - 1]) != (top[start - 1], groups[start - 1]):
            if column - start > 1:
                sheet.merge_cells(start_row=2, end_row=2, start_column=start, end_column=column - 1)
            start = column
    written = io.BytesIO()
    book.save(written)
    register = gouji.read_register(written.getvalue())
    assert list(register.mapping.values()) == ["agency", *headers()]
    assert register.check()[0].verdict == "pass"
    frame = pd.DataFrame([row()], columns=pd.MultiIndex.from_arrays([groups[1:], top[1:], bottom[1:]]))
    assert gouji.read_register(frame).check()[0].verdict == "pass"


def test_a_column_that_is_not_known_is_an_error_by_name() -> None:
    frame = pd.DataFrame([["甲局", 3, "联系人"]], columns=["单位", RECEIVED, "备注"])
    with pytest.raises(ValueError, match="备注"):
        gouji.check_frame(frame)
    register = gouji.read_register(frame, mapping={"备注": "ignore"})
    assert register.mapping == {"单位": "agency", RECEIVED: RECEIVED, "备注": "ignore"}


def test_ambiguous_double_and_absent_columns_are_errors_by_name() -> None:
    frame = pl.DataFrame({RECEIVED: [1], "本年新收·自然人": [1]})
    with pytest.raises(ValueError, match="本年新收·自然人"):
        gouji.check_frame(frame)
    with pytest.raises(ValueError, match="没有这列"):
        gouji.check_frame(pl.DataFrame({RECEIVED: [1]}), mapping={"没有这列": "ignore"})
    with pytest.raises(ValueError, match="/requests/nowhere/total"):
        gouji.check_frame(pl.DataFrame({"a": [1]}), mapping={"a": "/requests/nowhere/total"})
    with pytest.raises(ValueError, match="单元格"):
        gouji.check_frame(pl.DataFrame({"机关": ["甲局"]}))


def test_a_mapping_counts_before_the_name() -> None:
    frame = pl.DataFrame({"新收": [5], RECEIVED: [4]})
    register = gouji.read_register(frame, mapping={"新收": "/requests/received/total"})
    assert register[0]["/requests/received/total"].value == 5


def test_cells_without_a_column_are_missing() -> None:
    register = gouji.read_register(pl.DataFrame({RECEIVED: [5]}))
    assert register[0].layout == {"disclosure": None, "requests": 2021, "review": None}
    assert register[0]["/requests/received/total"].state == "missing"
    assert register.check()[0].verdict != "pass"


def test_a_register_of_the_older_edition_is_told_by_its_columns() -> None:
    values = [0 if cell["kind"] != "amount" else "0" for cell in codebook(2019)]
    register = gouji.read_register([dict(zip(headers(2019, "label"), values, strict=True))])
    assert register[0].layout["requests"] == 2019
    assert list(register.mapping.values()) == headers(2019)


def test_a_row_is_a_report() -> None:
    frame = frames()[0]
    assert gouji.check(frame.iloc[1]).verdict == "fail"
    assert gouji.check(pl.DataFrame(frame).row(0, named=True)).verdict == "pass"


def test_dates_are_no_numbers_and_are_refused_by_name() -> None:
    frame = pl.DataFrame({RECEIVED: [1], "/requests/received/total": [None]}).with_columns(
        pl.lit("2024-01-01").str.to_date().alias("/requests/received/total")
    )
    with pytest.raises(ValueError, match="/requests/received/total"):
        gouji.check_frame(frame)


def test_wide_columns_give_masks() -> None:
    rows = np.array([row(), row(**{RECEIVED: 7}), row()] * 10)
    frame = pl.DataFrame(rows, schema=headers(), orient="row")
    masks = gouji.check_table(frame)
    assert masks.failing == list(range(1, 30, 3))
    assert bytes(masks.broken) == bytes(gouji.check_array(rows).broken)
    assert masks.verdict(1).verdict == "fail"
    for threads in (1, 2, 7):
        assert bytes(gouji.check_table(frame, threads=threads).broken) == bytes(masks.broken)
    with_blank = frame.with_columns(
        pl.when(pl.int_range(30) == 2).then(None).otherwise(pl.col(RECEIVED)).alias(RECEIVED)
    )
    masks = gouji.check_table(with_blank.cast({RECEIVED: pl.Float64}))
    assert [index for index, mask in enumerate(masks.not_assessable) if mask] == [2]
    assert masks.verdict(2).verdict == "not_assessable"
    some = gouji.check_table(frame.select(pl.selectors.starts_with("/requests/")))
    assert some.failing == list(range(30))
    assert some.broken[1] == gouji.check_array(rows).broken[1]
