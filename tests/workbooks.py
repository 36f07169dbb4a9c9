"""Small XLSX files of text cells, written without a library."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

__all__ = ["write_workbook"]

_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'''<Types xmlns="{_OFFICE}/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>''',
    "_rels/.rels": f'''<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1"
        Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
        </Relationships>''',
    "xl/_rels/workbook.xml.rels": f'''<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1"
        Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
        </Relationships>''',
    "xl/workbook.xml": f'''<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main"
        xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>
        </workbook>''',
}


def write_workbook(path: Path, rows: list[list[str]]) -> Path:
    """Write rows of text as the only sheet of a workbook; an empty text is an empty cell."""
    cells = [
        "".join(
            f'<c r="{_column(place)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            for place, cell in enumerate(row)
            if cell
        )
        for number, row in enumerate(rows, start=1)
    ]
    body = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(cells, start=1))
    sheet = f'<worksheet xmlns="{_OFFICE}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (_PARTS | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 0, 0, 0)), text)
    return path


def _column(place: int) -> str:
    return chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26)
