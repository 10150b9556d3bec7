"""What the trend says of a day or a week: the median or mean is told with the ratings that it stands for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.days import span_of
from wellbeing.domain.ranges import DayRange
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.trends.day_load import DAY_LOAD
from wellbeing.ui.pages.trends.subject import covered
from wellbeing.ui.pages.trends.trend import TREND


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
