"""The fast door: arrays of numbers."""

from __future__ import annotations

import array
import threading

import gouji
import numpy as np
import polars as pl
import pyarrow as pa
import pytest


def sample(count: int, dtype: str = "int64") -> np.ndarray:
    """Reports that hold, of which every seventh is broken in one cell."""
    reports = np.zeros((count, 200), dtype=dtype)
    reports[:, 10] = reports[:, 16] = reports[:, 24] = reports[:, 30] = 5
    reports[:, 10 + 23 * 7] = reports[:, 16 + 23 * 7] = 5
    reports[::7, 24] += 1
    return reports


def test_a_broken_report_is_found_and_told() -> None:
    masks = gouji.check_array(sample(50))
    assert masks.failing == list(range(0, 50, 7))
    verdict = masks.verdict(7)
    rules = {finding.rule for finding in verdict.findings}
    bits = [index for index in range(64) if masks.broken[7] >> index & 1]
    assert {masks.relations[bit]["rule"] for bit in bits} == rules
    assert masks.verdict(1).verdict == "pass"
    with pytest.raises(IndexError):
        masks.verdict(50)


@pytest.mark.parametrize("dtype", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"])
def test_integers_of_every_width_are_taken(dtype) -> None:
    masks = gouji.check_array(sample(20, dtype))
    assert masks.failing == [0, 7, 14]
    assert masks.verdict(7).report["/requests/granted/natural_person"].value == 6


def test_arrays_of_arrow_are_taken_in_chunks() -> None:
    lists = pa.array(sample(20).tolist(), pa.list_(pa.int64(), 200))
    assert gouji.check_array(lists).failing == [0, 7, 14]
    assert gouji.check_array(lists[7:]).failing == [0, 7]
    chunked = pa.chunked_array([lists[:8], lists[8:]])
    assert gouji.check_array(chunked).failing == [0, 7, 14]
    assert gouji.check_array(chunked).verdict(14).verdict == "fail"
    assert gouji.check_array(pl.Series(sample(20), dtype=pl.Array(pl.Int64, 200))).failing == [0, 7, 14]


def test_every_number_of_threads_gives_the_same_masks() -> None:
    reports = np.random.default_rng(7).integers(0, 4, (1000, 200))
    expected = gouji.check_array(reports, threads=1)
    for threads in (2, 3, 16):
        assert bytes(gouji.check_array(reports, threads=threads).broken) == bytes(expected.broken)


def test_what_no_count_can_be_is_not_judged() -> None:
    reports = sample(3)
    reports[1, 24] = -1
    reports[2, 24] = 2**62
    masks = gouji.check_array(reports)
    assert [bool(mask) for mask in masks.not_assessable] == [False, True, True]
    assert "cell-negative" in {finding.rule for finding in masks.verdict(1).findings}
    assert masks.verdict(2).verdict != "pass"


def test_no_reports_are_no_findings() -> None:
    masks = gouji.check_array(np.zeros((0, 200), dtype=np.int64))
    assert (len(masks), masks.failing, len(masks.table)) == (0, [], 0)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((3, 199), dtype=np.int64),
        np.zeros(200, dtype=np.int64),
        np.zeros((3, 200)),
        np.zeros((3, 200), dtype=np.uint64),
        np.zeros((200, 3), dtype=np.int64).T,
        np.zeros((3, 0), dtype=np.int64),
        np.zeros((3, 200), dtype=bool),
        array.array("q", [0] * 200),
        [[0] * 200],
        pa.array([[None] * 200], pa.list_(pa.int64(), 200)),
        None,
        "reports",
    ],
    ids=lambda wrong: getattr(wrong, "dtype", type(wrong)),
)
def test_what_is_no_array_of_reports_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match=r"\(n, 200\)"):
        gouji.check_array(wrong)


def test_other_threads_run_meanwhile() -> None:
    reports = np.zeros((200_000, 200), dtype=np.int16)
    ticks, done = [0], threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks[0] += 1

    other = threading.Thread(target=tick)
    other.start()
    before = ticks[0]
    gouji.check_array(reports)
    after = ticks[0]
    done.set()
    other.join()
    assert after > before


def test_the_edition_decides_the_cells() -> None:
    masks = gouji.check_array(np.zeros((2, 198), dtype=np.int64), edition=2019)
    assert len(masks.addresses) == 198
    assert masks.verdict(0).verdict == "pass"
