"""Documents a second of one core's time: gouji, from file to findings, beside what a Python user writes
to get at the cells alone. Both sides run here, in one run.

    cargo build --release -p gouji-cli
    pip install openpyxl python-docx pandas lxml pdfplumber
    python benches/compare.py target/release/gouji
"""

import os
import pathlib
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


def spent():
    """Seconds of a core that this process and its children took."""
    return sum(os.times()[:4])


def best(run):
    """The shortest of some rounds: what else the machine does only adds."""
    times = []
    for _ in range(ROUNDS):
        start = spent()
        run()
        times.append(spent() - start)
    return min(times)


def ours(gouji, path):
    with tempfile.TemporaryDirectory() as folder:
        for number in range(COPIES):
            shutil.copy(path, pathlib.Path(folder, f"{number}{path.suffix}"))
        command = [gouji, "check", folder, "--jobs", "1", "--format", "csv", "--fail-on", "never"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return COPIES / best(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def main(gouji):
    print(f"{'file':<20}{'gouji':>10}{'Python':>10}{'times':>8}   documents a second")
    for name, theirs in [
        ("openpyxl.xlsx", with_openpyxl),
        ("libreoffice.xlsx", with_openpyxl),
        ("python-docx.docx", with_python_docx),
        ("libreoffice.docx", with_python_docx),
        ("libreoffice.html", with_pandas),
        ("libreoffice.pdf", with_pdfplumber),
    ]:
        path = saved / name
        # os.times counts in hundredths: many documents, so that they do not matter.
        fast, slow = ours(gouji, path), 20 / best(lambda: [theirs(path) for _ in range(20)])
        print(f"{name:<20}{fast:>10.0f}{slow:>10.1f}{fast / slow:>8.0f}")


main(sys.argv[1])
