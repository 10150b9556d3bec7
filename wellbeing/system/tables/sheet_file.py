"""Reads the cells of a spreadsheet (.xlsx, .xls, .ods) as the texts that a table would hold."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from wellbeing.domain.problems import Problem, Refused

MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
MOST_CELLS = 500_000
MOST_UNPACKED = 60_000_000
MOST_MANIFEST = 1_000_000
# How Excel marks what it has encrypted: by a stream of this name, in older files by a record behind the first one.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FILEPASS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def is_sheet(raw: bytes) -> bool:
    """Tell a spreadsheet by its first bytes, whatever it is called."""
    return raw.startswith(MARKS)


def rows_in(raw: bytes) -> list[list[str]]:
    """Return the rows of the first sheet in which anything stands; Refused for a file that can't be opened."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _check_size(raw)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise Refused(Problem("rota", "problem.rota_costly"))
            rows = sheet.to_python(skip_empty_area=False)
            if any(cell not in ("", None) for row in rows for cell in row):
                return [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, PasswordError, ValueError, OSError) as trouble:
        is_locked = isinstance(trouble, PasswordError) or _is_locked(raw)
        key = "problem.rota_password" if is_locked else "problem.rota_sheet"
        raise Refused(Problem("rota", key)) from None
    return []


def _is_locked(raw: bytes) -> bool:
    """Tell a password by what stands around the cells: the library tries every form and tells of the last failure."""
    if raw.startswith(MARKS[1]):
        return _ENCRYPTED in raw or _FILEPASS.search(raw) is not None
    from zipfile import ZipFile

    with (
        suppress(Exception),
        ZipFile(io.BytesIO(raw)) as archive,
    ):  # whatever is wrong with it, it is no password
        return b"encryption-data" in archive.read("META-INF/manifest.xml")[:MOST_MANIFEST]
    return False


def _check_size(raw: bytes) -> None:
    """Refuse an archive that grows beyond all bounds, before it is unpacked."""
    if not raw.startswith(MARKS[0]):
        return
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused(Problem("rota", "problem.rota_sheet")) from None
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Problem("rota", "problem.rota_password"))
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(Problem("rota", "problem.rota_costly"))


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time(0) else f"{cell:%Y-%m-%d} {_clock(cell.time())}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, time):
        return _clock(cell)
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        tail = f":{seconds:02}" if seconds else ""
        return f"{minutes // 60:02}:{minutes % 60:02}{tail}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _clock(at: time) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
