"""The local time of entries as SQL: by the clock of where each was made, by the zone's where that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from wellbeing.domain.days import offsets_between
from wellbeing.storage.timestamps import to_row


@dataclass(frozen=True, slots=True)
class LocalClock:
    """An SQL expression over the columns `at` and `utc_offset`: whole hours since 1970 on that clock."""

    hours: str


def local_clock(start: datetime, end: datetime, zone: tzinfo) -> LocalClock:
    """Return the clock for entries of a span; figures alone go into the SQL."""
    cases = "".join(
        f" WHEN at < {to_row(until)} THEN {offset}" for until, offset in offsets_between(start, end, zone)
    )
    here = f"coalesce(utc_offset, CASE{cases} ELSE 0 END)" if cases else "coalesce(utc_offset, 0)"
    return LocalClock(f"((at / 1000000 + {here}) / 3600)")
