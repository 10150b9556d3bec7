"""Stand-ins that record or can be set: a clock, and the entries a test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services.event_bus import Topic
from wellbeing.system.log.log_file import FORM, TrailFormatter

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
# A Friday, 14:05 in Shanghai: in the middle of a working day.
NOON_ISH = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until it is told to move, in a zone that can travel."""

    def __init__(self, now: datetime = NOON_ISH, zone: tzinfo = SHANGHAI) -> None:
        self._now = now
        self._zone = zone
        self._ran = 1_000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._ran

    def elapsed(self) -> float:
        return self._ran

    def zone(self) -> tzinfo:
        return self._zone

    def set(self, now: datetime) -> None:
        """Set the wall clock alone, as a person does."""
        self._now = now

    def pass_by(self, **length: float) -> None:
        """Let time pass on every clock: pass_by(minutes=5)."""
        gone = timedelta(**length)
        self._now += gone
        self._ran += gone.total_seconds()

    def travel(self, zone: tzinfo) -> None:
        """Land in another zone."""
        self._zone = zone


class Heard:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.topics: list[Topic] = []

    def __call__(self, topic: Topic) -> None:
        self.topics.append(topic)

    def take(self) -> list[Topic]:
        """Return what was told since the last time."""
        told, self.topics = self.topics, []
        return told


def ago(now: datetime = NOON_ISH, **length: float) -> datetime:
    """Return the moment so long before now: ago(minutes=90)."""
    return now - timedelta(**length)


def contact(kind: str = "rude", felt: int | None = None, at: datetime = NOON_ISH) -> Contact:
    """Return a contact that has no number yet."""
    return Contact(0, at, kind, felt)


def checkin(stress: int = 5, at: datetime = NOON_ISH) -> CheckIn:
    """Return a check-in that has no number yet."""
    return CheckIn(0, at, stress)


def log_text(caplog: pytest.LogCaptureFixture) -> str:
    """Return what the app's own log would hold of this test's records."""
    form = TrailFormatter(FORM)
    return "\n".join(form.format(record) for record in caplog.records)
