"""Documents a second of one core's time: gouji, from file to findings, beside what a Python user writes
to get at the cells alone. Both sides run here, in one run.

    cargo build --release -p gouji-cli
    pip install openpyxl python-docx pandas lxml pdfplumber
    python benches/compare.py target/release/gouji

The saved documents have sixteen errors on purpose, which gouji finds, explains and looks for repairs of. Most
reports of an office are right; so each document is measured as it is and with its numbers made right.
"""

import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

import docx
import openpyxl
import pandas
import pdfplumber

ROUNDS = 5
COPIES = 200
saved = pathlib.Path(__file__).parent.parent / "crates/gouji-reader/tests/reports/office"
blocks = json.loads((saved / "report.json").read_text())


def with_openpyxl(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]


def with_python_docx(path):
    document = docx.Document(path)
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def with_pandas(path):
    return [table.values.tolist() for table in pandas.read_html(path)]


def with_pdfplumber(path):
    with pdfplumber.open(path) as pdf:
        return [table for page in pdf.pages for table in page.extract_tables()]


def right_numbers():
    """The numbers of each table made right, as they end its rows; blanks and slashes are 0."""
    _, requests, review = [block["table"] for block in blocks if "table" in block]

    def numbers(row, count):
        return [int(words) if words.isdigit() else 0 for *_, words in row[-count:]]

    rows = [numbers(row, 7)[:6] for row in requests[3:]]
    received, pending_start, *results, processed, pending_end = rows
    processed[:] = [sum(column) for column in zip(*results)]
    received[:] = [done + after - before for done, after, before in zip(processed, pending_end, pending_start)]
    outcomes = numbers(review[-1], 15)
    for total in 4, 9, 14:
        outcomes[total] = sum(outcomes[total - 4 : total])
    return [{}, {3 + at: row + [sum(row)] for at, row in enumerate(rows)}, {len(review) - 1: outcomes}]


def workbook_made_right(path, to):
    book = openpyxl.load_workbook(path)
    at, tables = 1, iter(right_numbers())
    for block in blocks:
        if "table" in block:
            for row, values in next(tables).items():
                for (column, *_), value in zip(block["table"][row][-len(values) :], values):
                    book.active.cell(at + row, column + 1, value)
            at += len(block["table"])
        at += 1
    book.save(to)


def text_made_right(path, to):
    document = docx.Document(path)
    for table, right in zip(document.tables, right_numbers()):
        for row, values in right.items():
            for cell, value in zip(table.rows[row]._tr.tc_lst[-len(values) :], values):
                paragraph = docx.table._Cell(cell, table).paragraphs[0]
                (paragraph.runs or [paragraph.add_run()])[0].text = str(value)
    document.save(to)


def page_made_right(path, to):
    tables = [block["table"] for block in blocks if "table" in block]
    values = []
    for table, right in zip(tables, right_numbers()):
        for at, row in enumerate(table):
            numbers = right.get(at, [])
            values += [None] * (len(row) - len(numbers)) + numbers
    values = iter(values)

    def made_right(cell):
        value = next(values)
        # The words of a cell, or the line break of an empty one.
        return cell[0] if value is None else re.sub(r">\s*([\d/]+|<br\s*/?>)\s*<", f">{value}<", cell[0], count=1)

    to.write_text(re.sub(r"<td\b.*?</td>", made_right, path.read_text(), flags=re.DOTALL))


def spent(who):
    """Seconds of a core that this process or its children took."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def best(run, who=resource.RUSAGE_SELF):
    """The shortest of some rounds: what else the machine does only adds."""
    times = []
    for _ in range(ROUNDS):
        start = spent(who)
        run()
        times.append(spent(who) - start)
    return min(times)


def ours(gouji, path):
    with tempfile.TemporaryDirectory() as folder:
        for number in range(COPIES):
            shutil.copy(path, pathlib.Path(folder, f"{number}{path.suffix}"))
        command = [gouji, "check", folder, "--jobs", "1", "--format", "csv", "--fail-on", "never"]
        run = lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return COPIES / best(run, resource.RUSAGE_CHILDREN)


def errors(gouji, path):
    answer = subprocess.run([gouji, "check", path, "--format", "json"], stdout=subprocess.PIPE).stdout
    report = json.loads(answer)["reports"][0]
    unread = [at for at, cell in report["cells"].items() if cell["state"] not in ("number", "blank", "not_applicable")]
    if unread or (report["counts"]["error"] == 0 and report["verdict"] != "pass"):
        sys.exit(f"{path} is no document to measure with: {report['verdict']}, not read {unread}")
    return report["counts"]["error"]


def main(gouji):
    print(f"{'file':<20}{'errors':>8}{'gouji':>10}{'Python':>10}{'times':>8}   documents a second")
    for name, theirs, make_right in [
        ("openpyxl.xlsx", with_openpyxl, workbook_made_right),
        ("libreoffice.xlsx", with_openpyxl, workbook_made_right),
        ("python-docx.docx", with_python_docx, text_made_right),
        ("libreoffice.docx", with_python_docx, text_made_right),
        ("libreoffice.html", with_pandas, page_made_right),
        ("libreoffice.pdf", with_pdfplumber, None),
    ]:
        with tempfile.TemporaryDirectory() as folder:
            paths = [saved / name]
            if make_right:
                paths.append(pathlib.Path(folder, name))
                make_right(*paths)
            for path in paths:
                fast, slow = ours(gouji, path), 5 / best(lambda: [theirs(path) for _ in range(5)])
                print(f"{name:<20}{errors(gouji, path):>8}{fast:>10.0f}{slow:>10.1f}{fast / slow:>8.1f}")


main(sys.argv[1])
