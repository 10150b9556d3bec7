"""Files of telephone systems that have no head: which of their columns is what, and the log of a queue as calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wellbeing.domain.imports.columns import Head, roles_of
from wellbeing.domain.tables.rows import TableRow

_STAMP = re.compile(r"\d{4}[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d")
_EPOCH = re.compile(r"\d{10}")
_ASTERISK = {"ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"}
_QUEUE_EVENT = re.compile(r"[A-Z]{4,20}")
# Who had the call: its last number and name, and the first ones for a call that went out.
_CDR_AGENTS = {9: "extension", 14: "agent", 23: "responsible", 25: "agent account"}
QUEUE_HEAD = ("call id", "start time", "end time", "agent")
MOST_OPEN = 10_000


def headless(rows: Sequence[TableRow]) -> Head | None:
    """Return the head that the first rows of a known file without one would have, None for other files."""
    for row in rows[:5]:
        names = _names(row.cells)
        if names:
            return Head(TableRow(0, names), roles_of(names), is_made=True)
    return None


def is_queue_log(rows: Sequence[TableRow]) -> bool:
    """Tell the log of an Asterisk queue: epoch, call, queue, agent, event."""
    known = [
        row
        for row in rows
        if len(row.cells) >= 5 and _EPOCH.fullmatch(row.cells[0]) and _QUEUE_EVENT.fullmatch(row.cells[4])
    ]
    return bool(known) and len(known) >= 0.8 * len(rows)


def calls_of(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Yield the head and a row for each call that an agent took, from CONNECT to its end, where it has one."""
    yield TableRow(0, QUEUE_HEAD)
    open_calls: dict[str, TableRow] = {}
    for row in rows:
        if len(row.cells) < 5:
            continue
        at, call, _queue, agent, event = row.cells[:5]
        if event == "CONNECT":
            if len(open_calls) >= MOST_OPEN:  # what has no end by then never gets one
                yield open_calls.pop(next(iter(open_calls)))
            open_calls[call] = TableRow(row.line, (call, at, "", agent))
        elif event.startswith("COMPLETE") or event.endswith("TRANSFER"):
            begun = open_calls.pop(call, None)
            if begun is not None:
                yield TableRow(begun.line, (call, begun.cells[1], at, begun.cells[3]))
    yield from open_calls.values()


def _names(cells: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the names of the columns that we know of a row; all others stay nameless, and so are never kept."""
    if len(cells) >= 16 and cells[14] in _ASTERISK and _STAMP.fullmatch(cells[9]):
        return _placed(len(cells), {6: "dstchannel", 10: "answer stamp", 11: "end stamp", 13: "billsec",
                                    14: "call status", 16: "call id"})  # fmt: skip
    if len(cells) >= 11 and _STAMP.fullmatch(cells[4]) and _STAMP.fullmatch(cells[6]) and cells[7].isdigit():
        # Both legs of a call may be logged: the one names the other behind its own number.
        return _placed(len(cells), {2: "agent", 5: "answer stamp", 6: "end stamp", 8: "billsec", 10: "uuid",
                                    11: "uuid"})  # fmt: skip
    if len(cells) >= 15 and _STAMP.fullmatch(cells[3]) and re.fullmatch(r"\d\d:\d\d:\d\d", cells[2]):
        names = {1: "call id", 2: "duration", 4: "answer stamp (UTC)", 5: "end stamp"}
        return _placed(len(cells), names | _CDR_AGENTS)
    return None


def _placed(width: int, names: dict[int, str]) -> tuple[str, ...]:
    return tuple(names.get(place, "") for place in range(width))
