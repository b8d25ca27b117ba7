"""Both sides of every comparison in one run: `python benches/bench.py` after `pip install -r benches/requirements.txt`.

Build with `maturin develop --release` first; figures are the best of several rounds.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import gouji
import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

REPORTS = 100_000
FORM = gouji.form()
ADDRESSES = [cell["address"] for cell in FORM["cells"]]
RELATIONS = gouji.check_array(np.zeros((0, 200), dtype=np.int64)).relations


def best(run: Callable[[], Any], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def show(title: str, ours: float, others: dict[str, float]) -> None:
    print(f"{title}\n  gouji {ours * 1e3:12.3f} ms")
    for name, other in others.items():
        print(f"  {name} {other * 1e3:12.3f} ms, {other / ours:.1f} times as long")


def sample(count: int) -> np.ndarray:
    """Reports that hold, of which every seventh is broken."""
    random = np.random.default_rng(7)
    reports = np.zeros((count, 200), dtype=np.int64)
    table = reports[:, 10:185].reshape(count, 25, 7)
    table[:, 2:23, :6] = random.integers(0, 9, (count, 21, 6))
    table[:, 23, :6] = table[:, 2:23, :6].sum(axis=1)
    table[:, 0, :6] = table[:, 23, :6]
    table[:, :, 6] = table[:, :, :6].sum(axis=2)
    review = reports[:, 185:].reshape(count, 3, 5)
    review[:, :, :4] = random.integers(0, 9, (count, 3, 4))
    review[:, :, 4] = review[:, :, :4].sum(axis=2)
    reports[::7, 24] += 1
    return reports


def sides(relation: dict[str, Any]) -> tuple[list[int], list[int]]:
    terms = relation["terms"].items()
    left = [ADDRESSES.index(address) for address, sign in terms if sign > 0]
    right = [ADDRESSES.index(address) for address, sign in terms if sign < 0]
    return left, right


def by_numpy_tables(reports: np.ndarray) -> np.ndarray:
    """What a careful hand writes: the three tables as cubes, summed along their axes."""
    table, review = reports[:, 10:185].reshape(-1, 25, 7), reports[:, 185:].reshape(-1, 3, 5)
    broken = (table[:, :, :6].sum(axis=2) != table[:, :, 6]).any(axis=1)
    broken |= (table[:, 2:23].sum(axis=1) != table[:, 23]).any(axis=1)
    broken |= (table[:, 0] + table[:, 1] != table[:, 23] + table[:, 24]).any(axis=1)
    broken |= (review[:, :, :4].sum(axis=2) != review[:, :, 4]).any(axis=1)
    rules = reports[:, :6].reshape(-1, 2, 3)
    broken |= (rules[:, :, 0] > rules[:, :, 1] + rules[:, :, 2]).any(axis=1)
    return broken


def by_numpy_matrix(reports: np.ndarray) -> np.ndarray:
    """The same as one product with the matrix of the relations."""
    matrix = np.zeros((200, len(RELATIONS)))
    for index, relation in enumerate(RELATIONS):
        for address, sign in relation["terms"].items():
            matrix[ADDRESSES.index(address), index] = sign
    gaps = reports.astype(np.float64) @ matrix
    at_most = np.array([relation["op"] == "<=" for relation in RELATIONS])
    return np.where(at_most, gaps > 0, gaps != 0).any(axis=1)


def polars_rules() -> list[pl.Expr]:
    rules = []
    for relation in RELATIONS:
        left, right = sides(relation)
        left_sum = sum((pl.col(ADDRESSES[cell]) for cell in left[1:]), pl.col(ADDRESSES[left[0]]))
        right_sum = sum((pl.col(ADDRESSES[cell]) for cell in right[1:]), pl.col(ADDRESSES[right[0]]))
        rules.append(left_sum > right_sum if relation["op"] == "<=" else left_sum != right_sum)
    return rules


def batch() -> None:
    reports = sample(REPORTS)
    frame = pl.DataFrame(reports, schema=ADDRESSES, orient="row").rechunk()
    rules = polars_rules()
    by_polars = lambda: frame.lazy().select(pl.any_horizontal(rules)).collect().to_series()  # noqa: E731
    expected = set(gouji.check_array(reports).failing)
    for name, found in (
        ("columns", gouji.check_table(frame).failing),
        ("numpy", np.flatnonzero(by_numpy_tables(reports))),
        ("numpy matrix", np.flatnonzero(by_numpy_matrix(reports))),
        ("polars", np.flatnonzero(by_polars())),
    ):
        assert set(map(int, found)) == expected, name
    # Rows have to become columns before polars can sum them.
    by_polars_rows = lambda: pl.from_numpy(reports, ADDRESSES).lazy().select(pl.any_horizontal(rules)).collect()  # noqa: E731
    by_numpy = {
        "numpy tables": best(lambda: by_numpy_tables(reports)),
        "numpy matrix": best(lambda: by_numpy_matrix(reports)),
    }
    from_rows = {**by_numpy, "polars      ": best(by_polars_rows)}
    from_columns = {**by_numpy, "polars      ": best(by_polars), **frameworks(frame, rules, expected)}
    show(f"\n{REPORTS:,} reports from rows", best(lambda: gouji.check_array(reports)), from_rows)
    show(f"\n{REPORTS:,} reports from columns", best(lambda: gouji.check_table(frame)), from_columns)


def frameworks(frame: pl.DataFrame, rules: list[pl.Expr], expected: set[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    try:
        import dataframely as dy
    except ImportError:
        pass
    else:
        made = {f"rule_{index}": dy.rule()(lambda cls, rule=rule: ~rule) for index, rule in enumerate(rules)}
        columns = {address: dy.Int64(alias=address, nullable=False) for address in ADDRESSES}
        schema = type("Report", (dy.Schema,), {**{f"cell_{i}": c for i, c in enumerate(columns.values())}, **made})
        good, _ = schema.filter(frame)
        assert len(good) == len(frame) - len(expected)
        found["dataframely "] = best(lambda: schema.filter(frame), 2)
    try:
        import pandera.polars as pa
    except ImportError:
        return found
    checks = [pa.Check(lambda data, rule=rule: data.lazyframe.select(~rule)) for rule in rules]
    schema = pa.DataFrameSchema({address: pa.Column(pl.Int64) for address in ADDRESSES}, checks=checks)

    def validate() -> None:
        try:
            schema.validate(frame, lazy=True)
        except pa.errors.SchemaErrors as errors:
            assert errors.failure_cases is not None

    found["pandera     "] = best(validate, 1)
    return found


def one() -> None:
    report = gouji.Report.zero()
    text = report.to_json()
    rules = [(sides(relation), relation["op"]) for relation in RELATIONS]
    paths = [address.split("/")[1:] for address in ADDRESSES]

    def by_hand(cells: Any) -> list[int]:
        values = [int(float(cells[table][row][column])) for table, row, column in paths]
        broken = []
        for index, ((left, right), op) in enumerate(rules):
            gap = sum(values[cell] for cell in left) - sum(values[cell] for cell in right)
            if gap > 0 or (gap and op == "="):
                broken.append(index)
        return broken

    others = {"json + Python": best(lambda: by_hand(json.loads(text)["cells"]), 2000)}
    try:
        import msgspec
    except ImportError:
        pass
    else:
        cells = dict[str, dict[str, dict[str, int | str]]]
        typed = msgspec.defstruct("Typed", [("cells", cells)])
        decoder = msgspec.json.Decoder(typed)
        others["msgspec + Python"] = best(lambda: by_hand(decoder.decode(text).cells), 2000)
    try:
        import pydantic
    except ImportError:
        pass
    else:
        lines: dict[tuple[str, str], dict[str, Any]] = {}
        for table, row, column in paths:
            lines.setdefault((table, row), {})[column] = (str if column == "amount" else int, ...)
        tables: dict[str, dict[str, Any]] = {}
        for (table, row), columns in lines.items():
            line = pydantic.create_model(f"{table}_{row}", **columns)
            name = row.replace(".", "_")
            tables.setdefault(table, {})[name] = (line, pydantic.Field(alias=row))
        models = {table: (pydantic.create_model(table, **rows), ...) for table, rows in tables.items()}
        whole = pydantic.create_model("Whole", cells=(pydantic.create_model("Cells", **models), ...))

        def by_pydantic() -> list[int]:
            return by_hand(whole.model_validate_json(text).model_dump(by_alias=True)["cells"])

        others["pydantic + Python"] = best(by_pydantic, 1000)
    show("\none valid report as JSON", best(lambda: gouji.check_json(text), 2000), others)


def register() -> None:
    import openpyxl

    organs = 5_000
    reports = sample(organs)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["机关名称", *(cell["name"]["zh"] for cell in FORM["cells"])])
    for index, row in enumerate(reports):
        sheet.append([f"第{index}局", *map(int, row)])
    written = io.BytesIO()
    book.save(written)
    workbook = written.getvalue()

    def by_openpyxl() -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True, data_only=True).active
        return sum(len(row) for row in sheet.iter_rows(values_only=True))

    findings = gouji.check_frame(workbook).to_dict()
    assert set(findings["index"]) == set(range(0, organs, 7))
    others = {"openpyxl, reading alone": best(by_openpyxl, 1)}
    show(f"\na register of {organs:,} organs in xlsx", best(lambda: gouji.check_frame(workbook), 2), others)


def memory() -> None:
    program = (
        "import gouji, numpy as np, resource, time\n"
        "reports = np.zeros((1_000_000, 200), dtype=np.int32)\n"
        "reports[::7, 24] = 1\n"
        "start = time.perf_counter(); masks = gouji.check_array(reports)\n"
        "assert len(masks.failing) == 142_858\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    print(f"1,000,000 reports of 32-bit numbers: {float(seconds):.3f} s, {megabytes} MiB resident at most")


def importing() -> None:
    def run(program: str) -> float:
        return best(lambda: subprocess.run([sys.executable, "-c", program], check=True), 10)

    print(f"\nimport gouji: {(run('import gouji') - run('pass')) * 1e3:.1f} ms")


if __name__ == "__main__":
    # First, for a child starts with its parent's highest mark.
    memory()
    importing()
    one()
    batch()
    register()
    print(f"\nthis process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB resident at most")
