"""Whose row it is: the names that a cell may hold, and which of them are the person's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from wellbeing.domain.clock_times import plain
from wellbeing.domain.imports.columns import Head
from wellbeing.domain.tables.rows import TableRow

NOBODY = {
    "", "-", "--", "[none]", "none", "null", "n/a", "na", "nobody", "unassigned", "root@localhost", "无", "無",
    "未分配", "0",
}  # fmt: skip
MOST_NAMES = 5_000
_PARTS = re.compile(r"[;；→|\n]|->")
_BEHIND = re.compile(r"^[^:：]{1,40}[:：]\s*")
_BRACKETS = re.compile(r"\s*[\[(（][^\])）]*[\])）]\s*$")
_NUMBERED = re.compile(r"^\d{2,6}\s+-\s+")
_CHANNEL = re.compile(r"^[A-Za-z]+/([^/-]+)-[0-9a-fA-F]+$")


def plain_name(text: str) -> str:
    """Return a name as names are compared."""
    return " ".join(plain(text).split()).casefold()


def names_in(cell: str) -> Iterator[str]:
    """Yield each name that a cell may stand for: 'Agent A; Agent B', '101 - Agent A', 'shop:agent', 'Agent A (101)'."""
    whole = plain_name(cell)
    if whole in NOBODY:
        return
    yield whole
    for part in _PARTS.split(cell):
        name = plain_name(part)
        for form in (name, _BEHIND.sub("", name), _NUMBERED.sub("", name)):
            bare = _BRACKETS.sub("", form)
            if form and form != whole:
                yield form
            if bare and bare != form:
                yield bare
        if channel := _CHANNEL.match(part.strip()):
            yield plain_name(channel[1])
        if "@" in name:
            yield name.partition("@")[0]


def people_in(cell: str) -> Iterator[str]:
    """Yield each person that a cell names, once, without number and brackets: whoever counts people asks this."""
    for part in _PARTS.split(cell):
        channel = _CHANNEL.match(part.strip())
        name = " ".join(plain(channel[1] if channel else part).split())
        name = _BRACKETS.sub("", _NUMBERED.sub("", name))
        if name and name.casefold() not in NOBODY:
            yield name


def with_own_column(head: Head, rows: Sequence[TableRow], me: str | None) -> Head:
    """Return a head of which no column is known to name whoever answered with the one in which a name stands most."""
    if me is None or head.has("agent"):
        return head
    name = plain_name(me)
    counts = [
        sum(place < len(row.cells) and name in names_in(row.cells[place]) for row in rows)
        for place in range(len(head.row.cells))
    ]
    if not any(counts):
        return head
    return replace(head, roles={**head.roles, "agent": (counts.index(max(counts)),)})


class Own:
    """Tells the person's own cells, by digests of her names; each different cell is looked at once."""

    def __init__(self, digest: Callable[[str], str], mine: Iterable[str]) -> None:
        self._digest, self._mine = digest, frozenset(mine)
        self._seen: dict[str, bool | None] = {}

    def __bool__(self) -> bool:
        return bool(self._mine)

    def holds(self, cell: str) -> bool | None:
        """Return whether one of the names in a cell is the person's; None for a cell that names nobody."""
        if cell in self._seen:
            return self._seen[cell]
        names = list(names_in(cell))
        found = any(self._digest(name) in self._mine for name in names) if names else None
        if len(self._seen) < MOST_NAMES:
            self._seen[cell] = found
        return found
