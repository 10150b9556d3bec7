"""What stays of a period: (team, period, n, low, moderate, high), or that it is void."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wellbeing.ballot.notes import VERSION, BadNote, canonical, parsed
from wellbeing.domain.team.bands import TrendRow, tally_of
from wellbeing.domain.team.periods import period_named

NUMBERS = ("n", "low", "moderate", "high")
MOST_BYTES = 1_024  # a row has about 150
FILE = re.compile(r"trend\.(.+)\.[0-9a-f]{64}\.wb")
SHAPE = {"v": int, "team": str, "period": str, **dict.fromkeys(NUMBERS, int)}


def row_file(row: TrendRow, hash_: bytes) -> str:
    """Return the name of the file that holds a row with this hash."""
    return f"trend.{row.start}.{row.days}.{hash_.hex()}.wb"


def is_row(file: str) -> bool:
    """Tell by its name whether a file can be a period's row."""
    found = FILE.fullmatch(file)
    return found is not None and period_named(found[1]) is not None


def row_note(team: bytes, row: TrendRow) -> bytes:
    """Return a row as it stands in a folder; a void period has n = 0."""
    tally = row.tally
    numbers = (tally.n, tally.low, tally.moderate, tally.high) if tally else (0, 0, 0, 0)
    body = {"v": VERSION, "team": team.hex(), "period": f"{row.start}.{row.days}"}
    return canonical({**body, **dict(zip(NUMBERS, numbers, strict=True))})


def read_row(team: bytes, data: bytes) -> TrendRow | None:
    """Return the row that the bytes hold; None for anything that can't be one, such as one of fewer than 8."""
    try:
        body = parsed(data, SHAPE)
    except BadNote:
        return None
    period = period_named(body["period"])
    if period is None or body["team"] != team.hex() or body["v"] != VERSION:
        return None
    numbers = [body[name] for name in NUMBERS]
    if not any(numbers):
        return TrendRow(period.start, period.days, None)
    tally = tally_of(numbers[1:], numbers[0])
    return TrendRow(period.start, period.days, tally) if tally else None


def merged(rows: Iterable[TrendRow]) -> list[TrendRow]:
    """Return one row per period in order; where two disagree the period is void."""
    found: dict[tuple[object, int], TrendRow] = {}
    for row in rows:
        place = (row.start, row.days)
        if found.setdefault(place, row) != row:
            found[place] = TrendRow(row.start, row.days, None)
    return sorted(found.values(), key=lambda row: (row.start, row.days))
