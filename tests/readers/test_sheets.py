"""Cells of a workbook as text: what a cell cannot hold is not made up."""

import zipfile

import pytest

from dialogscore import readers
from dialogscore.errors import DamagedIdsError, FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.sheets import sheet_rows

OFFICE = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": f'''<Types xmlns="{OFFICE}/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml"
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml"
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>''',
    "_rels/.rels": f'''<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1"
        Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>''',
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1"
        Type="{OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>''',
    "xl/workbook.xml": f'''<workbook xmlns="{OFFICE}/spreadsheetml/2006/main"
        xmlns:r="{OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>
        </workbook>''',
}
MAPPING = """
columns = { message_id = "id", created_at = "time", text = "text", author_id = "who", conversation_id = "talk" }
"""


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a workbook of one sheet and returns its path; numbers are numeric cells."""

    def cell(value):
        return f"<c><v>{value}</v></c>" if value[:1].isdigit() and "-" not in value else (
            f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        )  # fmt: skip

    def put(*rows):
        body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
        path = tmp_path / "feed.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in PARTS.items():
                archive.writestr(name, text)
            sheet = f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
            archive.writestr("xl/worksheets/sheet1.xml", sheet)
        return path

    return put


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("901", "901"),
        ("1709629200123456", "1709629200123456"),
        ("9007199254740991", "9007199254740991"),
        # From 2**53 on a cell does not tell neighbours apart.
        ("9007199254740993", "9.00719925474099e+15"),
        ("1683268451013971234", "1.68326845101397e+18"),
        ("1.68326845101397E+18", "1.68326845101397e+18"),
        ("2.5", "2.5"),
    ],
)
def test_digits_that_a_cell_does_not_hold_are_not_written_out(write, cell, text):
    assert sheet_rows(Blob(write([cell])), None) == [[text]]


@pytest.mark.parametrize("column", ["id", "talk"])
def test_long_ids_in_cells_that_are_numbers_stop_the_run(write, tmp_path, column):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING)
    names = ["id", "time", "text", "who", "talk"]
    row = {"id": "17", "time": "2024-03-05T09:00:00Z", "text": "hello", "who": "acme", "talk": "18"}
    options = readers.ReadOptions(company="acme", mapping=mapping)
    path = write(names, row.values())
    assert readers.read([path], options).messages["message_id"].tolist() == ["17"]
    path = write(names, (row | {column: "1.68326845101397E+18"}).values())
    with pytest.raises(DamagedIdsError, match="spreadsheet"):
        readers.read([path], options)


def test_entities_of_a_workbook_are_not_expanded(tmp_path):
    # Ten entities of ten each, nine deep: a billion words, were they expanded.
    deep = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "laugh"><!ENTITY file SYSTEM "file:///etc/passwd">{deep}]>'
    space = f'xmlns="{OFFICE}/spreadsheetml/2006/main"'
    for entity in ("l9", "file"):
        path = tmp_path / "book.xlsx"
        cell = f'<c r="A1" t="inlineStr"><is><t>&{entity};</t></is></c>'
        sheet = f'{bomb}<worksheet {space}><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
                archive.writestr(name, data)
        rows, refused = [[]], ""
        try:
            rows = sheet_rows(Blob(path), None)
        except FeedError as error:
            refused = str(error)
        assert refused.startswith("Could not read") or len(str(rows)) < 100
        assert "root" not in str(rows)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>',
        "<row>" + "<c/>" * 2000 + "</row>" + "<row/>" * 60_000,
        "<x:row>" + "<x:c/>" * 2000 + "</x:row>" + "<x:row/>" * 60_000,
    ],
)
def test_a_sheet_that_would_fill_all_memory_is_refused(tmp_path, rows):
    path = tmp_path / "book.xlsx"
    sheet = f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, data)
    with pytest.raises(FeedError, match="cells"):
        sheet_rows(Blob(path), None)


@pytest.mark.parametrize("name", ["xl/workbook.bin", "mimetype"])
def test_other_kinds_of_workbooks_are_named(tmp_path, name):
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in {**PARTS, name: "x"}.items():
            archive.writestr(part, data)
    with pytest.raises(FeedError, match="Save it as XLSX"):
        sheet_rows(Blob(path), None)
