"""Opens a foreign file as a table that can be read again and again: text, JSON, spreadsheet, also inside a zip."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from wellbeing.domain.empty_files import refuse_empty
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.rows import HeadScore, TableRow
from wellbeing.system.tables.forms import is_json, is_page, json_charset
from wellbeing.system.tables.json_rows import json_rows, objects_of
from wellbeing.system.tables.sheet_file import MARKS
from wellbeing.system.tables.text_rows import Opener, TextTable

MOST_SHEET = 20_000_000
MOST_MEMBER = 2_000_000_000
MOST_DIARY = 60_000_000
STEEPEST = 200  # no table packs so tightly: a bomb does
DAYLIO = "backup.daylio"
TABLES = (".csv", ".tsv", ".txt", ".log", ".json", ".jsonl", ".ndjson", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table in a file: its name there, the form it has, how many bytes, and its rows from the first line on."""

    name: str
    form: str
    size: int
    rows: Callable[[], Iterator[TableRow]]
    lines: Callable[[], Iterator[str]] | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """What the caller knows of heads, and how many known words a text in Chinese holds; and who opens spreadsheets."""

    score: HeadScore
    sense: Callable[[str], int]
    sheet: Callable[[bytes], list[list[str]]]


def open_source(file: Path, readers: Readers) -> TableSource:
    """Return the table in a file, which is read several times; raises Refused where there is none."""
    if not file.is_file():  # a pipe would be waited for without end
        raise Refused(Problem("file", "problem.file_unreadable"))
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            first = stream.read(600)
    except OSError:
        raise Refused(Problem("file", "problem.file_unreadable")) from None
    if size <= len(first):
        refuse_empty(first, "file")
    return _of_bytes(file.name, first, size, partial(_open, file), readers)


def _of_bytes(name: str, first: bytes, size: int, opener: Opener, readers: Readers) -> TableSource:
    if first.startswith(MARKS[1]):
        return _sheet(name, size, opener, readers)
    if first.startswith(MARKS[0]):
        return _packed(name, size, opener, readers)
    if is_page(first):
        raise Refused(Problem("file", "problem.import_page"))
    if first.lstrip().lower().startswith((b"%pdf", b"\x1f\x8b", b"rar!", b"7z\xbc")):
        raise Refused(Problem("file", "problem.import_binary", {"line": 1}))
    if is_json(first):
        return TableSource(name, "json", size, partial(json_rows, opener, json_charset(first)))
    table = TextTable(opener, readers.score, readers.sense)
    return TableSource(name, "text", size, table.rows, table.lines)


def _packed(name: str, size: int, opener: Opener, readers: Readers) -> TableSource:
    """Return the table in a zip; a spreadsheet is one too."""
    try:
        with opener() as raw, ZipFile(raw) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused(Problem("file", "problem.import_damaged")) from None
    names = {each.filename for each in members}
    if "[Content_Types].xml" in names or {"content.xml", "mimetype"} <= names or "EncryptedPackage" in names:
        return _sheet(name, size, opener, readers)
    chosen = _chosen(members)
    if chosen.flag_bits & 1:
        raise Refused(Problem("file", "problem.rota_password"))
    if chosen.file_size > min(MOST_MEMBER, max(5_000_000, STEEPEST * chosen.compress_size)):
        raise Refused(Problem("file", "problem.import_costly"))
    member = partial(_member, opener, chosen.filename)
    if Path(chosen.filename).name == DAYLIO:
        return _daylio(name, chosen.file_size, member)
    with member() as stream:
        first = stream.read(600)
    if first.startswith(MARKS[0]) and not chosen.filename.lower().endswith((".xlsx", ".ods")):
        raise Refused(Problem("file", "problem.import_zip"))
    return _of_bytes(Path(chosen.filename).name, first, chosen.file_size, member, readers)


def _chosen(members: list[ZipInfo]) -> ZipInfo:
    """Return the member that is meant: a known diary's, else the one table; Refused where there are several."""
    for known in (DAYLIO, "happiness_scores.csv", "StateOfMind.csv"):
        for member in members:
            if Path(member.filename).name == known:
                return member
    tables = [
        each
        for each in members
        if each.filename.lower().endswith(TABLES) and not Path(each.filename).name.startswith(".")
    ]
    if len(tables) != 1:
        raise Refused(Problem("file", "problem.import_zip"))
    return tables[0]


def _daylio(name: str, size: int, opener: Opener) -> TableSource:
    """Return the entries of a Daylio backup, which is base64 of JSON."""
    if size > MOST_DIARY:
        raise Refused(Problem("file", "problem.import_costly"))
    try:
        with opener() as stream:
            text = base64.b64decode(stream.read(MOST_DIARY))
    except (binascii.Error, ValueError):
        raise Refused(Problem("file", "problem.import_damaged")) from None

    whole = next(objects_of(lambda: io.BytesIO(text), "utf-8"), None)
    if whole is None or not isinstance(whole.get("dayEntries"), list):
        raise Refused(Problem("file", "problem.import_damaged"))

    def rows() -> Iterator[TableRow]:
        from wellbeing.system.tables.daylio_rows import daylio_rows

        return daylio_rows(whole)

    return TableSource(name, "json", size, rows)


def _sheet(name: str, size: int, opener: Opener, readers: Readers) -> TableSource:
    if size > MOST_SHEET:
        raise Refused(Problem("file", "problem.import_costly"))
    with opener() as stream:
        raw = stream.read(MOST_SHEET)
    found = readers.sheet(raw)
    if not found:
        raise Refused(Problem("file", "problem.import_empty"))

    def rows() -> Iterator[TableRow]:
        return (TableRow(line, tuple(cells)) for line, cells in enumerate(found, 1))

    return TableSource(name, "sheet", size, rows)


def _open(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError:
        raise Refused(Problem("file", "problem.file_unreadable")) from None


class ZipMember(io.RawIOBase):
    """A member of a zip that takes its archive along when it is closed, and says where it is damaged."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        self._raw = raw
        self._archive = ZipFile(raw)
        self._stream = self._archive.open(name)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read some bytes into a buffer and return how many; raises Refused for a damaged archive."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            found = self._stream.read(len(view))
        except (BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError):
            raise Refused(Problem("file", "problem.import_damaged")) from None
        view[: len(found)] = found
        return len(found)

    def close(self) -> None:
        """Close the member and its archive."""
        if not self.closed:
            self._stream.close()
            self._archive.close()
            self._raw.close()
        super().close()


def _member(opener: Opener, name: str) -> BinaryIO:
    try:
        return io.BufferedReader(ZipMember(opener(), name))
    except (BadZipFile, RuntimeError, NotImplementedError, OSError):
        raise Refused(Problem("file", "problem.import_damaged")) from None
