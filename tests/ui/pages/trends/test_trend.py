"""What the trend says of a day or a week: the median or mean is told with the ratings that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import span_of
from wellbeing.domain.insights.links import links as together_links
from wellbeing.domain.insights.together import Together
from wellbeing.domain.patterns.mornings import Morning, Mornings
from wellbeing.domain.patterns.rhythm import rhythm_of
from wellbeing.domain.patterns.year import Year
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.report import period_of
from wellbeing.domain.trends import DayOfStress
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.ui.pages.trends.day_load import DAY_LOAD
from wellbeing.ui.pages.trends.mix import MIX
from wellbeing.ui.pages.trends.mornings import MORNINGS
from wellbeing.ui.pages.trends.rhythm import RHYTHM
from wellbeing.ui.pages.trends.subject import covered
from wellbeing.ui.pages.trends.together import TOGETHER
from wellbeing.ui.pages.trends.trend import TREND
from wellbeing.ui.pages.trends.year import YEAR


@pytest.mark.parametrize(
    ("days", "header", "cells", "said"),
    [
        (91, "Stress, median", ["3", "3"], "median 3 · 3 check-ins"),
        (92, "Stress, median", ["3", "3"], "median 3 · 3 check-ins"),
        (406, "Stress, mean", ["4.7", "3"], "mean 4.7 · 3 check-ins"),
    ],
)
def test_a_figure_stands_for_all_its_ratings(
    services: Services, clock: FakeClock, days: int, header: str, cells: list[str], said: str
):
    for hours, stress in ((1, 2), (2, 3), (3, 9)):
        services.checkins.record(CheckInDraft(stress, at=clock.now() - timedelta(hours=hours)))
    today, ctx = services.trends.today(), Told().context(services)
    picture = TREND.read(services, DayRange("own", today - timedelta(days=days - 1), today), 0)
    rows = TREND.table(ctx, picture, {})
    assert rows.header[1] == header
    assert [row[1:3] for row in rows.rows] == [cells]
    assert said in TREND.here(ctx, picture, {}, picture.buckets[-1].start)


def test_weeks_of_few_ratings_are_explained_and_no_line_is_drawn(services: Services, clock: FakeClock):
    services.checkins.record(CheckInDraft(9, at=clock.now() - timedelta(hours=1)))
    services.checkins.record(CheckInDraft(2, at=clock.now() - timedelta(days=8)))
    today, ctx = services.trends.today(), Told().context(services)
    picture = TREND.read(services, DayRange("own", today - timedelta(days=405), today), 0)
    told = TREND.say(ctx, picture, {})
    assert ("ring", "stress_line", "fewer than 3 check-ins") in told.legend
    assert "a line appears from 15 check-ins on 5 days on" in told.figures
    assert not any(mark == "line" for mark, _, _ in told.legend)
    assert TREND.here(ctx, picture, {}, picture.buckets[-1].start).endswith("stress 9")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "21 Jul 2025 – 30 Nov 2026"),
        ("zh_CN", "2025 年 7 月 21 日 – 2026 年 11 月 30 日"),
        ("zh_TW", "2025 年 7 月 21 日 – 2026 年 11 月 30 日"),
    ],
)
def test_days_of_two_years_are_written_as_the_language_does(services: Services, language: str, words: str):
    ctx = replace(Told().context(services), words=load_words(language, resource("locale")))
    assert covered(ctx, DayRange("own", date(2025, 7, 21), date(2026, 11, 30))) == words


def test_the_load_of_a_day_of_another_year_names_the_year(services: Services, clock: FakeClock):
    ctx = Told().context(services)
    for day, words in ((date(2026, 11, 19), "Thursday, 19 November"), (date(2016, 12, 12), "12 Dec 2016")):
        services.contacts.record(ContactDraft("abuse", at=span_of(day, clock.zone()).start))
        load = services.patterns.day_load(day)
        assert DAY_LOAD.say(ctx, load, {}).figures.startswith(f"{words} · ")


def test_moods_alone_are_not_called_nothing(services: Services, clock: FakeClock):
    """They were recorded: it is the stress that was not rated. The page of a week is not empty either."""
    moods = [CheckIn(0, clock.now() - timedelta(days=back), None, 1, 1, ("calm",)) for back in range(3)]
    CheckInStore(services.diary).add_many(moods)
    ctx, days = Told().context(services), services.trends.named("all")
    assert days.first <= services.trends.today() - timedelta(days=2)
    trend, mix = TREND.read(services, days, 0), MIX.read(services, days, 0)
    assert TREND.say(ctx, trend, {}).title == "Stress not rated here yet"
    assert MIX.say(ctx, mix, {}).figures == "3 check-ins · 0 contacts"
    assert not services.reports.of(period_of("week", services.trends.today())).is_empty


@pytest.mark.parametrize(
    ("evenings", "title"),
    [
        ([8], "It can be told after 10 more calm evenings and 9 hard ones"),
        ([8] * 30, "It can be told after 10 more calm evenings"),
        ([2] * 30 + [8] * 9, "It can be told after 1 more hard evening"),
    ],
)
def test_what_is_missing_is_told_for_each_side(services: Services, evenings: list[int], title: str):
    """Thirty hard evenings bring no calm one."""
    today = services.trends.today()
    pairs = [Morning(today - timedelta(days=back), evening, 3) for back, evening in enumerate(evenings)]
    told = MORNINGS.say(
        Told().context(services), Mornings(services.trends.named("quarter"), tuple(pairs)), {}
    )
    assert told.title == title


@pytest.mark.parametrize(
    ("months", "today", "title"),
    [
        (range(1, 13), date(2027, 1, 5), "March was the heaviest month of 2026"),
        (range(1, 12), date(2026, 11, 20), "March was the heaviest month of 2026 so far"),
        (range(2, 6), date(2026, 11, 20), "Of 4 months rated in 2026, March was the heaviest"),
        (range(2, 6), date(2027, 1, 5), "Of 4 months rated in 2026, March was the heaviest"),
    ],
)
def test_a_month_is_the_heaviest_of_those_that_were_rated(
    services: Services, months: range, today: date, title: str
):
    days = [date(2026, month, day) for month in months for day in range(1, 29)]
    rated = {day: DayOfStress(day, 3 + 3 * (day.month == 3) + 2 * (day.day % 2), 3) for day in days}
    assert YEAR.say(Told().context(services), Year(2026, rated, 2026, today), {}).title == title


@pytest.mark.parametrize(
    ("level", "title"),
    [
        (
            lambda day, hour: 8 if (day, hour) == (2, 15) else 3,
            "Wednesday from 15:00 to 16:00 is the hardest",
        ),
        (lambda _, hour: 8 if hour == 15 else 3, "15:00 to 16:00 is the hardest time of day"),
        (lambda day, _: 8 if day == 2 else 3, "Wednesday is the hardest day"),
        (lambda *_: 3, "No hour of the week stands out"),
    ],
)
def test_what_is_hard_is_named_as_narrowly_as_it_was_rated(
    services: Services, level: Callable[[int, int], int], title: str
):
    today = services.trends.today()
    places = [(day, hour, step) for day in range(5) for hour in range(9, 18) for step in (0, 1)]
    rows = [(day, hour, level(day, hour) + step, 4, today) for day, hour, step in places]
    rhythm = rhythm_of(services.trends.named("quarter"), rows)
    assert RHYTHM.say(Told().context(services), rhythm, {}).title == title


def test_factors_are_not_called_even_where_stress_was(services: Services):
    """Load went up and down: it is the stress that never varied."""
    links = together_links({"load": [(float(day % 4), 5.0) for day in range(50)]})
    told = TOGETHER.say(Told().context(services), Together(links, {}), {})
    assert told.title == "What went together"
    assert told.figures == "Nothing to compare so far."
    assert told.note == "Stress was the same every day, which leaves nothing to compare: load of the day."
