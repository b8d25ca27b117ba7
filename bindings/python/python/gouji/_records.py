"""Records made from the core's JSON, and the error of what cannot be read."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Text(NamedTuple):
    """Words in Chinese and in English; as a string, the Chinese."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


class Terms(NamedTuple):
    """The two sides of a broken relation, and left minus right."""

    left: int | Decimal
    right: int | Decimal
    gap: int | Decimal


class Quote(NamedTuple):
    """A passage of the document, and where it stands."""

    text: str
    origin: dict[str, Any]


class Finding(NamedTuple):
    """One instance of a rule that does not hold."""

    rule: str
    family: str
    severity: str
    cells: tuple[str, ...]
    terms: Terms | None
    message: Text
    help: Text
    basis: Text
    quote: Quote | None
    fingerprint: str

    def __repr__(self) -> str:
        return f"<{self.severity} {self.rule}: {self.message.zh}>"


class Cell(NamedTuple):
    """A cell: what stands there, and only then what it is worth."""

    address: str
    state: str
    value: int | Decimal | None
    text: str
    notes: tuple[str, ...]
    origin: dict[str, Any]


class Counts(NamedTuple):
    """How many findings of each severity, and how many causes they may have."""

    error: int
    query: int
    note: int
    causes: int


class Change(NamedTuple):
    """A cell with the value it has and the one that would mend the sums."""

    cell: str
    before: int | Decimal | None
    after: int | Decimal | None


class Alternative(NamedTuple):
    """Changes that together mend a group of sums, and what speaks for them."""

    changes: tuple[Change, ...]
    evidence: tuple[Text, ...]


class Repair(NamedTuple):
    """What would mend one group of broken sums, likeliest first."""

    certainty: str
    kind: str | None
    findings: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


class NotAssessable(NamedTuple):
    """A rule that could not be judged, and the cells that are no numbers."""

    rule: str
    cells: tuple[str, ...]


class RulesAsked(NamedTuple):
    """Which rules were run, and which were not and why."""

    run: tuple[str, ...]
    not_assessable: tuple[NotAssessable, ...]
    not_applicable: tuple[str, ...]
    ignored: tuple[str, ...]


class Rule(NamedTuple):
    """A rule of the catalogue."""

    id: str
    family: str
    severity: str
    authority: str
    what: Text
    why: Text
    message: Text
    help: Text
    relation: str | None
    layouts: tuple[int, ...]
    since: str
    #: Phrases that a rule about sentences reads, with 【】 about what they state.
    phrases: tuple[str, ...]
    examples: dict[str, Any]

    def __repr__(self) -> str:
        return f"<{self.severity} {self.id}: {self.what.zh}>"


class ReadError(ValueError):
    """A file, or JSON, that could not be read as a report.

    ``kind`` is one of io, empty, unsupported, scan, encrypted, damaged, undecodable, too_large, not_a_report and
    unreadable_tables; ``message`` says what is wrong and what to do, in both languages.
    """

    def __init__(self, kind: str, file: str | None, zh: str, en: str) -> None:
        super().__init__(kind, file, zh, en)
        self.kind = kind
        self.file = file
        self.message = Text(zh, en)

    def __str__(self) -> str:
        place = f"{self.file}: " if self.file is not None else ""
        return f"{place}{self.message.zh} ({self.message.en})"


def plain(text: str) -> Any:
    """The JSON as Python has it."""
    return json.loads(text)


def value(given: int | str | None) -> int | Decimal | None:
    """A count as an integer, an amount as an exact decimal."""
    if isinstance(given, str):
        from decimal import Decimal

        return Decimal(given)
    return given


def findings(text: str) -> list[Finding]:
    """The findings of a verdict."""
    return [finding(**given) for given in json.loads(text)]


def finding(
    *,
    cells: list[str],
    terms: dict[str, Any] | None,
    message: dict[str, str],
    help: dict[str, str],
    basis: dict[str, str],
    quote: dict[str, Any] | None,
    **rest: str,
) -> Finding:
    """A finding from its JSON."""
    return Finding(
        cells=tuple(cells),
        terms=None if terms is None else Terms(*map(value, terms.values())),  # type: ignore[arg-type]
        message=Text(**message),
        help=Text(**help),
        basis=Text(**basis),
        quote=None if quote is None else Quote(**quote),
        **rest,
    )


def cell(text: str) -> Cell:
    """One cell from its address and its JSON."""
    address, given = json.loads(text)
    return _cell(address, given)


def cells(text: str) -> dict[str, Cell]:
    """The cells of a report by address."""
    return {address: _cell(address, given) for address, given in json.loads(text)}


def _cell(address: str, given: dict[str, Any]) -> Cell:
    return Cell(address, given["state"], value(given["value"]), given["text"], tuple(given["notes"]), given["origin"])


def counts(text: str) -> Counts:
    """The counts of a verdict."""
    return Counts(**json.loads(text))


def repairs(entry: str) -> list[Repair]:
    """The repairs of a report's entry in the answer."""
    return [
        Repair(
            given["certainty"],
            given["kind"],
            tuple(given["findings"]),
            tuple(
                Alternative(
                    tuple(
                        Change(change["cell"], value(change["from"]), value(change["to"]))
                        for change in alternative["changes"]
                    ),
                    tuple(Text(**words) for words in alternative["evidence"]),
                )
                for alternative in given["alternatives"]
            ),
        )
        for given in json.loads(entry)["repairs"]
    ]


def rules_asked(entry: str) -> RulesAsked:
    """The rules of a report's entry in the answer."""
    rules = json.loads(entry)["rules"]
    return RulesAsked(
        tuple(rules["run"]),
        tuple(NotAssessable(given["rule"], tuple(given["cells"])) for given in rules["not_assessable"]),
        tuple(rules["not_applicable"]),
        tuple(rules["ignored"]),
    )


def rules(text: str) -> list[Rule]:
    """The catalogue."""
    return [rule(given) for given in json.loads(text)]


def rule(given: dict[str, Any]) -> Rule:
    """A rule from its JSON."""
    words = {name: Text(**given[name]) for name in ("what", "why", "message", "help")}
    return Rule(**{**given, **words, "layouts": tuple(given["layouts"]), "phrases": tuple(given["phrases"])})


def frame(page: str) -> str:
    """A page as a picture in a notebook, in a frame of its own so that styles do not mix."""
    return (
        f'<iframe srcdoc="{escape(page)}" style="width:100%;height:40rem;border:0" '
        'sandbox="allow-popups" title="gouji"></iframe>'
    )
