"""A spreadsheet under a password is told as that, in each form in which a program writes one."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from wellbeing.domain.problems import Refused
from wellbeing.system.tables.sheet_file import rows_in

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*streams: str) -> bytes:
    """Return a compound file as Excel writes it around what it has encrypted, with empty streams of these names."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    fat = struct.pack("<128I", FAT, END, *[FREE] * 126)
    root = entry("Root Entry", 5, child=1)
    below = [
        entry(name, 2, after=place + 1 if place < len(streams) else FREE)
        for place, name in enumerate(streams, 1)
    ]
    return head + fat + b"".join([root, *below]).ljust(512, b"\0")


def entry(name: str, kind: int, child: int = FREE, after: int = FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    told = struct.pack("<HBB3I", len(written), kind, 1, FREE, after, child)
    return written.ljust(64, b"\0") + told + bytes(36) + struct.pack("<IQ", END, 0)


def packed(name: str, text: str, flag: int = 0) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(name, text)
    whole = bytearray(raw.getvalue())
    whole[whole.rfind(b"PK\x01\x02") + 8] |= flag
    return bytes(whole)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"\x09\x08\x10\x00" + bytes(16)
LOCKED = {
    "xlsx": compound("EncryptedPackage", "EncryptionInfo"),
    "xls": OLD + b"\x2f\x00\x36\x00" + bytes(54),
    "ods": packed("META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/>"),
    "zip": packed("kefu.xlsx", "", flag=1),
}
BROKEN = {
    "xlsx": compound("Something"),
    "xls": OLD + b"\x0a\x00\x00\x00",
    "ods": packed("META-INF/manifest.xml", "<manifest:file-entry/>"),
}


@pytest.mark.parametrize("form", LOCKED)
def test_a_password_is_told_as_that(form: str):
    with pytest.raises(Refused, match="rota_password"):
        rows_in(LOCKED[form])


@pytest.mark.parametrize("form", BROKEN)
def test_what_is_merely_damaged_has_none(form: str):
    with pytest.raises(Refused, match="rota_sheet"):
        rows_in(BROKEN[form])
