"""Reading and judging: one report, many, and what stands beside them."""

from __future__ import annotations

import copy
import io
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import gouji
import pytest
from conftest import EXAMPLES, all_cases

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = EXAMPLES / "broken.md"


def test_every_door_gives_the_same_answer() -> None:
    expected = gouji.check(BROKEN).to_json()
    assert gouji.check(str(BROKEN)).to_json() == expected
    assert gouji.check(gouji.read(BROKEN)).to_json() == expected
    assert gouji.check(gouji.read(BROKEN).report).to_json() == expected
    with BROKEN.open("rb") as opened:
        assert gouji.check(opened).to_json() == expected
    assert gouji.check_many([BROKEN])[0].to_json() == expected


def test_bytes_and_dictionaries_are_taken_too() -> None:
    found = [finding.fingerprint for finding in gouji.check(BROKEN).findings]
    for source in (BROKEN.read_bytes(), io.BytesIO(BROKEN.read_bytes()), gouji.read(BROKEN).report.to_dict()):
        assert [finding.fingerprint for finding in gouji.check(source).findings] == found
    text = gouji.read(BROKEN).report.to_json()
    assert gouji.check_json(text) == gouji.check_json(text.encode())


def test_the_answer_is_that_of_the_command_byte_for_byte(answer, tmp_path) -> None:
    files = [BROKEN, EXAMPLES / "report.md"]
    for index, case in enumerate(all_cases()):
        if not case.beside:
            files.append(tmp_path / f"{index:03}.json")
            files[-1].write_text(json.dumps(case.report, ensure_ascii=False), encoding="utf-8")
    files.append(tmp_path / "none.docx")
    assert gouji.check_many(files).to_json().encode() + b"\n" == answer(*files)


def test_the_answer_is_the_same_for_any_number_of_threads() -> None:
    files = [BROKEN, EXAMPLES / "report.md"] * 20
    expected = gouji.check_many(files, threads=1).to_json()
    assert all(gouji.check_many(files, threads=threads).to_json() == expected for threads in (2, 3, 8))


def test_threads_of_python_give_the_same_answer() -> None:
    expected = gouji.check(BROKEN).to_json()
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(gouji.check(BROKEN).to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_a_verdict_tells_what_was_found() -> None:
    verdict = gouji.check(BROKEN)
    assert verdict.verdict == "fail"
    assert verdict.counts.error == len([f for f in verdict.findings if f.severity == "error"])
    finding = verdict.findings[0]
    assert finding.rule == "requests-row-sum"
    assert finding.terms is not None
    assert finding.terms.left - finding.terms.right == finding.terms.gap
    assert str(finding.message) == finding.message.zh
    assert "requests-row-sum" in verdict.rules.run
    assert verdict.to_dict()["verdict"] == "fail"
    assert "审核未通过" in repr(verdict)
    assert "强制性" in repr(verdict)


def test_a_verdict_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match="not_assessable"):
        bool(gouji.check(BROKEN))


def test_a_blank_is_not_a_zero() -> None:
    verdict = gouji.check(gouji.Report.blank())
    assert (verdict.verdict, verdict.if_blank_is_zero) == ("not_assessable", "pass")


def test_a_report_is_replaced_and_never_changed() -> None:
    report = gouji.Report.zero()
    address = "/requests/received/total"
    other = report.replace({address: "2000万"})
    assert (report[address].value, other[address].state) == (0, "text")
    assert report.replace({address: -3})[address].text == "-3"
    assert report.replace({address: None})[address].state == "blank"
    assert report["/disclosure/administrative_fees/amount"].value == 0
    with pytest.raises(KeyError):
        report["/requests/nowhere/total"]
    with pytest.raises(ValueError, match="nowhere"):
        report.replace({"/requests/nowhere/total": 1})


def test_what_stands_beside_a_report_is_asked() -> None:
    this = gouji.Report.zero().to_dict() | {"year": 2024, "agency": "某局"}
    last = gouji.Report.zero().to_dict() | {"year": 2023, "agency": "某局"}
    last["cells"]["requests"]["pending_end"] = dict.fromkeys(last["cells"]["requests"]["received"], 1)
    found = {finding.rule for finding in gouji.compare(last, this).findings}
    assert "carry-over" in found
    assert "carry-over" in {finding.rule for finding in gouji.check(this, last=last).findings}
    assert gouji.check(this, last=last, ignore=["carry-over"]).rules.ignored == ("carry-over",)
    with pytest.raises(ValueError, match="no-such-rule"):
        gouji.check(this, ignore=["no-such-rule"])


def test_reports_are_added_up_and_no_text_is_a_zero() -> None:
    one = gouji.Report.zero().replace({"/requests/received/total": 2})
    two = gouji.Report.zero().replace({"/requests/received/total": 3, "/requests/granted/total": "2000万"})
    total = gouji.sum([one, two])
    assert total["/requests/received/total"].value == 5
    assert total["/requests/granted/total"].state == "unreadable"
    assert total.to_dict()["faults"][0]["cells"] == ["/requests/granted/total"]


def test_what_cannot_be_read_is_an_error_with_its_kind(tmp_path) -> None:
    (tmp_path / "empty.docx").write_bytes(b"")
    for path, kind in ((tmp_path / "none.pdf", "io"), (tmp_path / "empty.docx", "empty")):
        with pytest.raises(gouji.ReadError) as raised:
            gouji.check(path)
        assert raised.value.kind == kind
        assert str(path) in str(raised.value)
        again = pickle.loads(pickle.dumps(raised.value))
        assert (again.kind, str(again)) == (kind, str(raised.value))
    verdicts = gouji.check_many([tmp_path])
    assert (len(verdicts), [error.kind for error in verdicts.errors]) == (0, ["empty"])
    with pytest.raises(gouji.ReadError) as raised:
        gouji.check({"cells": {"requests": {"nowhere": {}}}})
    assert raised.value.kind == "not_a_report"
    assert "/cells/requests/nowhere" in str(raised.value) or "nowhere" in str(raised.value)


def test_misuse_is_an_error_of_the_caller() -> None:
    with pytest.raises(TypeError):
        gouji.check(3)
    with pytest.raises(TypeError, match="rb"):
        gouji.check(io.StringIO("年报"))
    with pytest.raises(ValueError, match="1999"):
        gouji.form(1999)
    with pytest.raises(ValueError, match="nothing"):
        gouji.explain("nothing")


def test_what_is_pickled_or_copied_is_the_same() -> None:
    this = gouji.Report.zero().replace({"/requests/received/total": 3})
    verdicts = [gouji.check(BROKEN), gouji.check(this, last=this, ignore=["requests-row-sum"])]
    for verdict in verdicts:
        for other in (pickle.loads(pickle.dumps(verdict)), copy.deepcopy(verdict), copy.copy(verdict)):
            assert other == verdict
            assert other.to_json() == verdict.to_json()
    many = gouji.check_many([BROKEN, "none.docx"])
    assert pickle.loads(pickle.dumps(many)).to_json() == many.to_json()
    reading = gouji.read(BROKEN)
    assert pickle.loads(pickle.dumps(reading)).report == reading.report
    assert list(reading) == reading.reports


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_judges_as_its_parent() -> None:
    verdict = gouji.check(BROKEN)
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        assert pool.map(gouji.check, [str(BROKEN)] * 4) == [verdict] * 4


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    gouji.check_many([BROKEN] * 3, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(ZeroDivisionError):
        gouji.check_many([BROKEN] * 3, progress=lambda done, total: 1 / 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_press_of_ctrl_c_stops_a_long_run(tmp_path) -> None:
    program = "import gouji, sys; print('on', flush=True); gouji.check_many([sys.argv[1]] * 1_000_000)"
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(BROKEN)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "on\n"
    time.sleep(1)
    assert running.poll() is None, "the run ended by itself"
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert running.returncode != 0
    assert "KeyboardInterrupt" in errors


def test_the_module_is_the_command(command: Path) -> None:
    arguments = ["check", str(BROKEN), "--format", "json"]
    module = subprocess.run([sys.executable, "-m", "gouji", *arguments], capture_output=True, check=False)
    native = subprocess.run([command, *arguments], capture_output=True, check=False)
    assert (module.returncode, module.stdout) == (native.returncode, native.stdout)
    assert module.returncode == 1


def test_importing_brings_no_other_package() -> None:
    program = (
        "import sys; before = set(sys.modules); import gouji; new = set(sys.modules) - before;"
        "print(sorted({name.split('.')[0] for name in new} - set(sys.stdlib_module_names) - {'gouji'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_notebook_shows_the_tables_with_the_cells_marked() -> None:
    picture = gouji.check(BROKEN)._repr_html_()
    assert picture.startswith("<iframe srcdoc=")
    page = gouji.check(BROKEN).to_html()
    for words in ("审核未通过", "强制性错误", "表三", "自然人", 'class="number error"'):
        assert words in page, words
    assert "Not passed" in gouji.check(BROKEN).to_html(lang="en") or "fail" in gouji.check(BROKEN).to_html(lang="en")


def test_the_catalogue_and_the_form_are_those_of_the_core() -> None:
    rule = gouji.explain("requests-balance")
    assert rule in gouji.rules()
    assert rule.relation == "received + pending_start = processed + pending_end"
    assert len(gouji.form()["cells"]) == 200
    assert len(gouji.form(2019)["cells"]) == 198
