"""The literate cases of the core, run from Python."""

from __future__ import annotations

import gouji
import pytest
from conftest import Case, all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_case_finds_what_its_page_says(case: Case) -> None:
    verdict = gouji.check(case.report, **case.beside)
    assert [f"{finding.rule}  {finding.message.zh}" for finding in verdict.findings] == case.findings


def test_every_rule_has_cases() -> None:
    pages = {case.name.split(":")[0] for case in all_cases()}
    assert pages == {rule.id for rule in gouji.rules()}
