"""A line of a table, and the separator under which the lines of a text fall into columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from wellbeing.domain.clock_times import plain

SEPARATORS = (",", ";", "\t", "|", "，", "；")
HEAD_WITHIN = 40
_COUNTED = re.compile(r"(?:d )?(?:count|sum)\(([^()]+)\)")  # a query's own count of something: COUNT(Tickets)
_TOLD = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table: where it stands, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


def sound(line: int, cells: Iterable[str]) -> TableRow:
    """Return a row of texts out of JSON, where half a sign may be escaped: nothing could keep that."""
    whole = (cell if cell.isascii() else cell.encode("utf-8", "replace").decode() for cell in cells)
    return TableRow(line, tuple(whole))


HeadScore = Callable[[Sequence[TableRow]], int]


def name_of(cell: str) -> str:
    """Return a column's name as it is compared: small letters, no underscores, brackets or sum around it."""
    line = re.sub(r"[\s_]+", " ", plain(cell).lstrip("\ufeff")).casefold().strip(" :*'\"")
    if counted := _COUNTED.fullmatch(line):
        return counted[1].strip()
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", line) or line


def told_separator(line: str) -> str | None:
    """Return the separator that a first line 'sep=;' names, None where the line is none."""
    found = _TOLD.fullmatch(line.strip("\ufeff\r\n"))
    return found[1] if found else None


def separator_of(sample: str, score: HeadScore) -> str:
    """Return the separator under which a sample has a head, by a score of rows; else the one that divides evenly."""
    lines = sample.split("\n")[: 2 * HEAD_WITHIN]
    given = sorted(SEPARATORS, key=sample[:2000].count, reverse=True)
    rows = {sign: first_rows(lines, sign) for sign in given}
    scores = {sign: score(rows[sign]) for sign in given}
    best = max(scores.values())
    if best > 1:
        return next(sign for sign in given if scores[sign] == best)
    return max(given, key=lambda sign: _evenness(rows[sign]))


def first_rows(lines: Iterable[str], separator: str) -> list[TableRow]:
    """Return the first filled rows of a text, as far as it can be parsed."""
    found: list[TableRow] = []
    try:
        for row in parsed(lines, separator):
            found += [] if row.is_blank else [row]
            if len(found) == HEAD_WITHIN:
                break
    except csv.Error:
        pass
    return found


def parsed(lines: Iterable[str], separator: str, skipped: int = 0) -> Iterator[TableRow]:
    """Yield the rows of lines, each with the line on which it begins. Raises csv.Error."""
    reader = csv.reader(lines, delimiter=separator)
    before = skipped
    for cells in reader:
        yield TableRow(before + 1, tuple(cells))
        before = skipped + reader.line_num


def ends_open(row: TableRow, its_lines: Iterable[str]) -> bool:
    """Tell of the last row of a text, by its lines, whether it ends in a quotation that nothing closes."""
    return "\n" in row.cells[-1] and sum(line.count('"') for line in its_lines) % 2 == 1


def _evenness(rows: Sequence[TableRow]) -> int:
    """Return how many rows have the most common width, if that is more than one column."""
    widths = [len(row.cells) for row in rows if len(row.cells) > 1]
    return max((widths.count(width) for width in set(widths)), default=0)
