"""A local cluster of Spark judges as this process does."""

from __future__ import annotations

import os
import sys

import gouji
import pyarrow as pa
import pytest
from conftest import EXAMPLES
from gouji import spark
from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def session():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    built = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield built
    built.stop()


def rows() -> list[tuple[str, str]]:
    broken = gouji.read(EXAMPLES / "broken.md").report.to_json()
    return [("a", broken), ("b", gouji.Report.zero().to_json()), ("c", "{}")] * 3


def test_a_table_of_reports_is_judged_on_a_cluster(session) -> None:
    frame = session.createDataFrame(rows(), "id string, report string")
    found = frame.mapInArrow(spark.check_reports, spark.findings_schema).collect()
    here = list(spark.check_reports([pa.RecordBatch.from_pylist([{"id": i, "report": r} for i, r in rows()])]))
    assert sorted(map(repr, (row.asDict() for row in found))) == sorted(map(repr, here[0].to_pylist()))
    assert {row["error"] for row in found if row["key"] == "c"} == {"not_a_report"}
    assert {row["verdict"] for row in found if row["key"] == "b"} == {"pass"}


def test_documents_are_judged_on_a_cluster(session) -> None:
    frame = session.read.format("binaryFile").option("pathGlobFilter", "*.md").load(str(EXAMPLES))
    found = frame.mapInArrow(spark.check_documents, spark.findings_schema).collect()
    verdicts = {row["key"].rsplit("/", 1)[-1]: row["verdict"] for row in found}
    assert verdicts == {"broken.md": "fail", "report.md": "pass"}


def test_the_function_needs_no_spark() -> None:
    batch = pa.RecordBatch.from_pylist([{"id": "b", "report": gouji.Report.zero().to_json()}])
    (answer,) = spark.check_reports(iter([batch]))
    assert answer.column("verdict").to_pylist() == ["pass"]
    assert answer.column("rule").to_pylist() == [None]
