"""Makes the files beside this one from report.json, with the programs that offices use.

Needs python-docx, openpyxl, LibreOffice (soffice) and, for the binary workbooks, node with SheetJS
(`npm i xlsx`). The files are kept, so that the tests need none of these.
"""

import json
import pathlib
import re
import subprocess
import zipfile

import docx
import openpyxl

here = pathlib.Path(__file__).parent
blocks = json.loads((here / "report.json").read_text())


def number(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text or None


def text():
    document = docx.Document()
    for block in blocks:
        if "table" not in block:
            if block.get("level"):
                document.add_heading(block["text"], block["level"])
            else:
                document.add_paragraph(block["text"])
            continue
        rows = block["table"]
        width = max(column + columns for row in rows for column, columns, _, _ in row)
        table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
        for index, row in enumerate(rows):
            for column, columns, height, words in row:
                cell = table.cell(index, column)
                if columns > 1 or height > 1:
                    cell = cell.merge(table.cell(index + height - 1, column + columns - 1))
                cell.text = words
    # The template's hundred styles would be most of the file.
    kept = ("Normal", "Table Grid", "Normal Table", "Heading 1", "Default Paragraph Font")
    for style in [style for style in document.styles if style.name not in kept]:
        style.delete()
    document.save(here / "python-docx.docx")


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "年报"
    at = 1
    for block in blocks:
        if "table" not in block:
            sheet.cell(at, 1, block["text"])
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=15)
            at += 1
            continue
        for index, row in enumerate(block["table"]):
            for column, columns, height, words in row:
                sheet.cell(at + index, column + 1, number(words))
                if columns > 1 or height > 1:
                    last = {"end_row": at + index + height - 1, "end_column": column + columns}
                    sheet.merge_cells(start_row=at + index, start_column=column + 1, **last)
        at += len(block["table"]) + 1
    book.save(here / "openpyxl.xlsx")


def office(source, *kinds):
    for kind in kinds:
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", "out", here / source], check=True)
        made = pathlib.Path("out", source).with_suffix("." + kind.split(":")[0])
        made.rename(here / f"libreoffice{made.suffix}")


def pages():
    """As a web page and as PDF; without bold, since a second font would be half of the file."""
    office("libreoffice.docx", "html")
    light = pathlib.Path("light.docx")
    with zipfile.ZipFile(here / "libreoffice.docx") as source, zipfile.ZipFile(light, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb'<w:b(Cs)?( w:val="[^"]*")?/>', b"", source.read(name)))
    options = '{"UseTaggedPDF": {"type": "boolean", "value": "false"}}'
    subprocess.run(["soffice", "--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}", light], check=True)
    light.with_suffix(".pdf").rename(here / "libreoffice.pdf")


SHEETJS = """
const sheets = require('xlsx'), book = sheets.readFile('openpyxl.xlsx');
sheets.writeFile(book, 'sheetjs.xlsb');
sheets.writeFile(book, 'sheetjs.xls', { bookType: 'biff8' });
"""

text()
workbook()
office("python-docx.docx", "doc", "odt", "docx:MS Word 2007 XML")
office("openpyxl.xlsx", "xls", "ods", "xlsx:Calc MS Excel 2007 XML")
pages()
subprocess.run(["node", "-e", SHEETJS], cwd=here, check=True)
