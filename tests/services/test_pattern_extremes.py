"""Diaries that nobody draws a chart for: each chart is drawn, and says nothing that is not so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes import BERLIN, NOON_ISH, SHANGHAI, FakeClock, ago
from wellbeing.cli.chart import KINDS, pattern_of
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import Contact
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.timestamps import to_row

DAY = timedelta(days=1)


def one(services: Services, clock: FakeClock) -> None:
    services.checkins.record(CheckInDraft(stress=7))


def long_gap(services: Services, clock: FakeClock) -> None:
    CheckInStore(services.diary).add_many([CheckIn(0, NOON_ISH - 3_650 * DAY, 2), CheckIn(0, NOON_ISH, 9)])


def many_a_day(services: Services, clock: FakeClock) -> None:
    moments = [NOON_ISH - timedelta(minutes=minute) for minute in range(500)]
    CheckInStore(services.diary).add_many([CheckIn(0, at, place % 11) for place, at in enumerate(moments)])
    ContactStore(services.diary).add_many([Contact(0, at, "rude", 10) for at in moments])


def all_equal(services: Services, clock: FakeClock) -> None:
    moments = [NOON_ISH - step * DAY for step in range(60)]
    CheckInStore(services.diary).add_many([CheckIn(0, at, 5) for at in moments for _ in range(2)])


def mood_alone(services: Services, clock: FakeClock) -> None:
    CheckInStore(services.diary).add_many(
        [CheckIn(0, NOON_ISH - step * DAY, None, 1, 1) for step in range(30)]
    )


def backwards(services: Services, clock: FakeClock) -> None:
    CheckInStore(services.diary).add_many(
        [CheckIn(0, NOON_ISH - step * DAY, step % 11) for step in range(30)]
    )


def clock_set_back(services: Services, clock: FakeClock) -> None:
    """Half of the days lie ahead: the clock ran wrong and was put right."""
    moments = [NOON_ISH + step * DAY for step in range(-30, 30)]
    CheckInStore(services.diary).add_many([CheckIn(0, at, place % 11) for place, at in enumerate(moments)])
    ContactStore(services.diary).add_many([Contact(0, at, "rude", 10) for at in moments])


def another_zone(services: Services, clock: FakeClock) -> None:
    for place in range(30):
        clock.travel(BERLIN if place % 2 else SHANGHAI)
        services.checkins.record(CheckInDraft(stress=place % 11, at=ago(days=place)))


ENOUGH = {
    many_a_day: (True, False),
    all_equal: (True, True),
    backwards: (True, True),
    clock_set_back: (True, True),
    another_zone: (False, True),
}
"""Where something can be said of an hour of the week, and of a month."""


@pytest.mark.parametrize(
    "live",
    [one, long_gap, many_a_day, all_equal, mood_alone, backwards, clock_set_back, another_zone],
    ids=lambda live: live.__name__,
)
def test_each_chart_is_drawn(services: Services, clock: FakeClock, live):  # type: ignore[no-untyped-def]
    live(services, clock)
    theme, _ = services.environment.theme("dark")
    for name in ("day", "all"):
        days = services.trends.named(name)
        for kind in KINDS:
            pattern = pattern_of(services, kind, days)
            pixels, wide, high = services.charts.pattern_pixels(kind, pattern, {}, theme, "en", 320, 220, 1.0)
            assert len(pixels) == 4 * wide * high
            services.charts.marks(kind, pattern, theme, "en", 320, 220)
    rhythm, year = services.patterns.rhythm(days), services.patterns.year(2026)
    assert rhythm.hardest is None
    assert (rhythm.can_be_told, year.can_be_told) == ENOUGH.get(live, (False, False))
    assert year.heaviest_month is None
    now = to_row(clock.now())
    rated = services.diary.rows("SELECT count(*) FROM checkin WHERE stress IS NOT NULL AND at <= ?", (now,))[
        0
    ][0]
    assert rhythm.n == rated
    assert all(day <= services.trends.today() for day in year.days)
