"""The examples of the README do what it says."""

from __future__ import annotations

import doctest

import gouji
from conftest import ROOT


def test_the_examples_of_the_readme_hold(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    readme = ROOT / "bindings" / "python" / "README.md"
    outcome = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(gouji).failed == 0
