"""The rows of a text, streamed: charset, line breaks and separator are found first, and no line may be endless."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import BinaryIO

from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.rows import HeadScore, TableRow, ends_open, parsed, separator_of, told_separator
from wellbeing.system.tables.charsets import charset_of

Opener = Callable[[], BinaryIO]
SAMPLE = 65_536
LONGEST_LINE = 500_000
LONGEST_CELL = 400_000
_CHUNK = 1 << 18


class TextTable:
    """A text that can be read again and again, a part at a time."""

    def __init__(self, opener: Opener, score: HeadScore, sense: Callable[[str], int]) -> None:
        self._opener = opener
        with opener() as stream:
            first = stream.read(SAMPLE)
        if not first.strip():
            raise Refused(Problem("file", "problem.import_empty"))
        self.charset = _charset(opener, first, sense)
        self.sample = _sample(opener, self.charset)
        head, _, rest = self.sample.lstrip("\ufeff").partition("\n")
        self._told = told_separator(head)
        self._separator = self._told or separator_of(rest if self._told else self.sample, score)

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows from the first line on; Refused names the line that is none."""
        line, row = 0, None
        lines = self.lines()
        if self._told:
            next(lines, None)
        rows = parsed(lines, self._separator, int(self._told is not None))
        try:
            for row in iter(partial(_next_with_long_cells, rows), None):
                line = row.line
                yield row
        except csv.Error:
            raise Refused(Problem("file", "problem.import_line", {"line": line + 1})) from None
        if row is not None and row.cells and ends_open(row, islice(self.lines(), row.line - 1, None)):
            raise Refused(Problem("file", "problem.import_line", {"line": row.line}))

    def lines(self) -> Iterator[str]:
        """Yield the lines, each ending in a line feed; Refused for one that no table has."""
        return lines_of(self._opener, self.charset)


def _next_with_long_cells(rows: Iterator[TableRow]) -> TableRow | None:
    """Return the next row, None after the last; csv's limit is the whole process's, so each row gives it back."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def lines_of(opener: Opener, charset: str) -> Iterator[str]:
    """Yield the lines of a text in a charset; raises Refused with the line that is not text, or has no end."""
    count, pending = 0, ""
    with opener() as raw, io.TextIOWrapper(raw, encoding=charset, newline=None) as stream:
        while True:
            try:
                chunk = stream.read(_CHUNK)
            except (UnicodeError, ValueError):
                raise Refused(Problem("file", "problem.import_charset", {"line": count + 1})) from None
            if not chunk:
                break
            if "\x00" in chunk:
                line = count + 1 + (pending + chunk).split("\x00", 1)[0].count("\n")
                raise Refused(Problem("file", "problem.import_binary", {"line": line}))
            pending += chunk
            *lines, pending = pending.split("\n")
            for text in lines:
                count += 1
                yield text + "\n"
            if len(pending) > LONGEST_LINE:
                raise Refused(Problem("file", "problem.import_long", {"line": count + 1}))
    if pending:
        yield pending + "\n"


def _sample(opener: Opener, charset: str) -> str:
    found, size = [], 0
    for line in lines_of(opener, charset):
        found.append(line)
        size += len(line)
        if size > SAMPLE:
            break
    return "".join(found).lstrip("\ufeff")


def _charset(opener: Opener, first: bytes, sense: Callable[[str], int]) -> str:
    """Return the charset: UTF-8 where the whole file is, else what the part around the first other byte says."""
    if first.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in first:
        found = charset_of(first[: len(first) // 4 * 4], sense)
    else:
        odd = _not_utf8(opener)
        found = "utf-8" if odd is None else charset_of(first.rpartition(b"\n")[0] + b"\n" + odd, sense)
    if found is None:
        line = 1 + first.split(b"\x00", 1)[0].count(b"\n")
        key = "problem.import_binary" if b"\x00" in first else "problem.import_charset"
        raise Refused(Problem("file", key, {"line": line}))
    return found


def _not_utf8(opener: Opener) -> bytes | None:
    """Return the lines around the first byte that is no UTF-8, None where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with opener() as stream:
        while chunk := stream.read(1 << 20):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as wrong:
                place = max(0, min(wrong.start, len(chunk) - 1))
                start = chunk.rfind(b"\n", 0, max(0, place - 2_000)) + 1
                end = chunk.find(b"\n", place + 30_000)
                part = chunk[start : end if end >= 0 else None]
                return part if end >= 0 else part.rpartition(b"\n")[0] or part
        try:
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return b"\xff"
    return None
