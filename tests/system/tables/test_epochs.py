"""A workbook that counts its days from 1904 names the same days as one that counts from 1900."""

from __future__ import annotations

import io
import zipfile

import pytest

from wellbeing.system.tables.sheet_file import rows_in

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BETWEEN = 1_462
SERIAL = 46_353 + (9 * 60 + 14) / 1_440


def related(*parts: tuple[str, str, str]) -> str:
    each = (f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{to}"/>' for name, kind, to in parts)
    return f'<Relationships xmlns="{PACKAGE}">{"".join(each)}</Relationships>'


def workbook(properties: str, serial: float) -> bytes:
    """Return the least of a workbook: one cell, formatted as day and time."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": related(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/><sheets>'
        '<sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            ("b", "worksheet", "worksheets/sheet1.xml"), ("c", "styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="0">'
        f"<v>{serial}</v></c></row></sheetData></worksheet>",
    }
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("properties", "before"), [("", 0), ('date1904="1"', BETWEEN), ('date1904="true"', BETWEEN)]
)
def test_the_day_is_the_same(properties: str, before: int):
    assert rows_in(workbook(properties, SERIAL - before)) == [["2026-11-27 09:14"]]
