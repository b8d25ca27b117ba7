"""The functions and classes that `gouji` is made of; import `gouji` instead."""

from collections.abc import Callable, Iterator
from os import PathLike
from typing import Any, Literal, final

from gouji._records import Cell, Counts, Finding, ReadError, Repair, RulesAsked

__all__ = [
    "Beside",
    "Masks",
    "Reading",
    "Register",
    "Report",
    "Table",
    "Verdict",
    "Verdicts",
    "check",
    "check_array",
    "check_json",
    "check_many",
    "check_table",
    "explain",
    "form",
    "read",
    "register_arrow",
    "register_columns",
    "register_file",
    "rules",
    "run",
    "sum_reports",
    "version",
]

@final
class Report:
    """A report: two hundred cells, and the prose around them. It never changes."""

    @staticmethod
    def from_json(text: str, file: str | None = None, sha256: str | None = None, part: str | None = None) -> Report:
        """Make a report of its JSON; file, sha256 and part say where it comes from. Raises `ReadError`."""

    @staticmethod
    def zero(edition: int = 2021) -> Report:
        """Make the form of an edition with 0 in every cell."""

    @staticmethod
    def blank(edition: int = 2021) -> Report:
        """Make the form of an edition with nothing filled in."""

    @property
    def title(self) -> str | None: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def file(self) -> str | None: ...
    @property
    def sha256(self) -> str | None: ...
    @property
    def part(self) -> str | None: ...
    @property
    def layout(self) -> dict[str, int | str | None]:
        """The layout of each table: 2019, 2021, None or "unknown"."""

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the layout by address."""

    def __getitem__(self, address: str, /) -> Cell: ...
    def replace(self, cells: dict[str, int | str | None]) -> Report:
        """Make the report with other cells: a number, None for a blank, or what is printed."""

    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __copy__(self) -> Report: ...
    def __deepcopy__(self, _memo: object, /) -> Report: ...

@final
class Reading:
    """The reports that were read from one file."""

    def __new__(cls, reports: list[Report], file: str | None, sha256: str | None) -> Reading: ...
    @property
    def file(self) -> str | None: ...
    @property
    def sha256(self) -> str | None: ...
    @property
    def reports(self) -> list[Report]:
        """The reports in their order in the file."""

    @property
    def report(self) -> Report:
        """The report, when the file holds one; a ValueError otherwise."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Report: ...
    def __iter__(self) -> Iterator[Report]: ...

@final
class Register:
    """The reports of a register, and what its columns were taken for."""

    @property
    def mapping(self) -> dict[str, str]:
        """What each column was taken for: an address, or agency, year, title, number or ignore."""

    @property
    def reports(self) -> list[Report]:
        """The reports, in the order of the rows."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Report: ...
    def __iter__(self) -> Iterator[Report]: ...
    def check(self, beside: Beside | None = None, threads: int | None = None) -> Verdicts:
        """Judge every row, on every processor."""

@final
class Beside:
    """Last year's report, the members' reports, local rules, and the rules that are asked or left out."""

    def __new__(
        cls,
        last: Report | None = None,
        members: list[Report] | None = None,
        profile: str | None = None,
        select: list[str] | None = None,
        ignore: list[str] = ...,
    ) -> Beside: ...

@final
class Verdict:
    """The verdict on one report: what was found, what was judged, and what could not be."""

    @property
    def report(self) -> Report: ...
    @property
    def verdict(self) -> Literal["pass", "fail", "not_assessable"]: ...
    @property
    def if_blank_is_zero(self) -> Literal["pass", "fail", "not_assessable"]:
        """The verdict of arithmetic alone if every blank cell were 0."""

    @property
    def counts(self) -> Counts:
        """How many findings of each severity, and how many causes."""

    @property
    def findings(self) -> list[Finding]:
        """What was found, errors first."""

    @property
    def repairs(self) -> list[Repair]:
        """What would mend the sums, one entry for each group that hangs together."""

    @property
    def rules(self) -> RulesAsked:
        """Which rules were run, and which were not and why."""

    @property
    def cells(self) -> Table:
        """The cells as a table, one row each."""

    def to_json(self) -> str:
        """Give the entry of this report in the answer, as the command prints it."""

    def to_dict(self) -> dict[str, Any]: ...
    def to_html(self, lang: Literal["zh", "en"] = "zh") -> str:
        """Draw a page for people, with the tables and the cells in question marked."""

    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __bool__(self) -> bool: ...
    def __copy__(self) -> Verdict: ...
    def __deepcopy__(self, _memo: object, /) -> Verdict: ...

@final
class Verdicts:
    """Verdicts in the order of the files, and the files that could not be read."""

    def __new__(cls, verdicts: list[Verdict], errors: list[tuple[str, str, str, str]]) -> Verdicts: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Verdict: ...
    def __iter__(self) -> Iterator[Verdict]: ...
    @property
    def errors(self) -> list[ReadError]:
        """The files that could not be read, each as a `ReadError` that was not raised."""

    @property
    def table(self) -> Table:
        """A table with a row for each report: agency, year, verdict, counts."""

    @property
    def findings(self) -> Table:
        """A table with a row for each finding."""

    @property
    def cells(self) -> Table:
        """A table with a row for each cell."""

    def to_json(self) -> str:
        """Give the whole answer, as the command prints it."""

    def to_dict(self) -> dict[str, Any]: ...
    def to_html(self, lang: Literal["zh", "en"] = "zh") -> str:
        """Draw a page for people, with the tables and the cells in question marked."""

    def _repr_html_(self) -> str: ...

@final
class Table:
    """Rows and columns in the layout of Arrow; any dataframe takes it."""

    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    @property
    def columns(self) -> list[str]:
        """The names of the columns."""

    def __len__(self) -> int: ...
    def to_dict(self) -> dict[str, list[Any]]:
        """Give the columns as lists, by name."""

    def to_pandas(self) -> Any:
        """Give a frame of pandas, which must be installed."""

    def to_polars(self) -> Any:
        """Give a frame of polars, which must be installed."""

    def to_arrow(self) -> Any:
        """Give a table of pyarrow, which must be installed."""

@final
class Masks:
    """Which relations are broken in each of many reports, and which could not be judged."""

    def __len__(self) -> int: ...
    @property
    def broken(self) -> memoryview:
        """A mask for each report, 64 bits: bit `i` is set when the `i`-th of `relations` is broken."""

    @property
    def not_assessable(self) -> memoryview:
        """The same for the relations that could not be judged, because a cell is absent or no count."""

    @property
    def failing(self) -> list[int]:
        """The positions of the reports in which a relation is broken or could not be judged."""

    @property
    def relations(self) -> list[dict[str, Any]]:
        """The relations in the order of the bits: rule, line, op, terms."""

    @property
    def addresses(self) -> list[str]:
        """The addresses of the cells, in the order of a report's numbers."""

    @property
    def table(self) -> Table:
        """A row for each report that is not whole: its position and the two masks."""

    def verdict(self, index: int) -> Verdict:
        """Judge one of the reports by itself."""

def read(bytes: bytes, file: str | None = None, format: str | None = None) -> Reading: ...
def sum_reports(reports: list[Report]) -> Report: ...
def check(report: Report, beside: Beside | None = None) -> Verdict: ...
def check_json(text: str | bytes) -> Verdict:
    """Judge a report given as JSON, as text or as UTF-8 bytes. Raises `ReadError`."""

def check_many(
    paths: list[str | PathLike[str]],
    beside: Beside | None = None,
    threads: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    recursive: bool = False,
) -> Verdicts: ...
def check_array(array: Any, edition: int = 2021, threads: int | None = None) -> Masks:
    """Judge an array of reports: a C-contiguous buffer of shape (n, cells of the edition) of integers.

    An Arrow array of lists of that size is taken too. The array is read where it is, while other threads of Python
    run: do not write to it meanwhile.
    """

def check_table(frame: Any, given: list[tuple[str, str]] = ..., threads: int | None = None) -> Masks: ...
def register_file(bytes: bytes, file: str | None, format: str | None, given: list[tuple[str, str]]) -> Register: ...
def register_arrow(frame: Any, given: list[tuple[str, str]]) -> Register: ...
def register_columns(names: list[str], columns: list[list[Any]], given: list[tuple[str, str]]) -> Register: ...
def rules() -> str: ...
def explain(rule: str) -> str: ...
def form(edition: int) -> str: ...
def version() -> str: ...
def run(arguments: list[str]) -> int: ...
