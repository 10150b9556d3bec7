"""How a moment is written in a row: whole microseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def to_row(moment: datetime) -> int:
    """Return the moment as microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND


def from_row(micros: int) -> datetime:
    """Return the moment that a row holds, aware, in UTC."""
    return EPOCH + timedelta(microseconds=micros)
