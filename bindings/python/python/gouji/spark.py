"""Reports by the million on an existing engine: functions over batches of Arrow, which Spark, Ray and Dask map.

>>> from gouji import spark
>>> "rule string" in spark.findings_schema
True

    spark_session.table("reports").mapInArrow(spark.check_reports, spark.findings_schema)
    spark_session.read.format("binaryFile").load("…").mapInArrow(spark.check_documents, spark.findings_schema)

pyarrow is needed, which these engines bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gouji

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gouji._gouji import Verdict

#: The columns of findings as Spark names types; `key` is the report's `id`, or the path of its document.
findings_schema = (
    "key string, part string, agency string, year bigint, verdict string, rule string, severity string, "
    "cells array<string>, values array<string>, left double, right double, gap double, message string, "
    "message_en string, fingerprint string, error string"
)


def check_reports(batches: Iterable[Any]) -> Iterator[Any]:
    """Judge a table of reports as JSON: columns `id` and `report`.

    A row comes out for each finding, and one with a null rule for each report that has none. A text that is no report
    has one row, with its kind in `error`.
    """
    return _checked(batches, "id", "report", lambda text, _: [gouji.check_json(text)])


def check_documents(batches: Iterable[Any]) -> Iterator[Any]:
    """Judge documents as Spark's `binaryFile` gives them: columns `path` and `content`."""

    def judge(content: bytes, path: str) -> list[Verdict]:
        from gouji import _gouji

        return [_gouji.check(report) for report in _gouji.read(content, path)]

    return _checked(batches, "path", "content", judge)


def _checked(
    batches: Iterable[Any], key: str, content: str, judge: Callable[[Any, str], list[Verdict]]
) -> Iterator[Any]:
    import pyarrow as pa

    schema = pa.schema([(name, _arrow(pa, kind)) for name, kind in map(str.split, findings_schema.split(", "))])
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for name, given in zip(batch.column(key).to_pylist(), batch.column(content).to_pylist(), strict=True):
            try:
                verdicts = judge(given, name)
            except gouji.ReadError as error:
                rows.append({"key": name, "error": error.kind})
                continue
            for verdict in verdicts:
                rows.extend(_rows(name, verdict))
        yield pa.RecordBatch.from_pylist(rows, schema=schema)


def _arrow(pa: Any, kind: str) -> Any:
    kinds = {
        "string": pa.string(),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "array<string>": pa.list_(pa.string()),
    }
    return kinds[kind]


def _rows(key: str, verdict: Verdict) -> Iterator[dict[str, Any]]:
    report = verdict.report
    of = {
        "key": key,
        "part": report.part,
        "agency": report.agency,
        "year": report.year,
        "verdict": verdict.verdict,
    }
    found = gouji._gouji.Verdicts([verdict], []).findings.to_dict()
    columns = ("rule", "severity", "cells", "values", "left", "right", "gap", "message", "message_en", "fingerprint")
    if not found["rule"]:
        yield of
    for values in zip(*(found[name] for name in columns), strict=True):
        yield of | dict(zip(columns, values, strict=True))
