"""The charts of patterns: drawn without a warning, nothing past the edge, each mark where its figure is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.charts.conftest import chart_style, past_the_edge, texts_of, words_on
from tests.domain.patterns.test_patterns import day_ends
from tests.fakes import SHANGHAI
from wellbeing.charts.chart_style import ChartStyle
from wellbeing.charts.patterns.day_load import shown_span
from wellbeing.charts.registry import PATTERNS
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import span_of
from wellbeing.domain.insights.links import TOGETHER, Link
from wellbeing.domain.insights.together import Together
from wellbeing.domain.load import LoadRule
from wellbeing.domain.patterns.breaks import break_book
from wellbeing.domain.patterns.day_load import day_load
from wellbeing.domain.patterns.exercises import effects_of
from wellbeing.domain.patterns.mix import Mix
from wellbeing.domain.patterns.mornings import mornings_of
from wellbeing.domain.patterns.rhythm import rhythm_of
from wellbeing.domain.patterns.year import Year
from wellbeing.domain.practice import Session
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.trends import DayOfStress

TODAY = date(2026, 11, 20)
DAYS = DayRange("quarter", TODAY - timedelta(days=90), TODAY)
LONG = "😀排队排到一半系统掉线客户又从头骂起还要写三遍说明再转给没人接的那个组还得道歉两次哦"
SPAN = span_of(TODAY, SHANGHAI)
MOMENT = SPAN.start + timedelta(hours=6)


def together(past: list[date]) -> Together:
    """Return a cause of one's own that may be told, with its days."""
    pairs = tuple((float(day.day % 2), float(day.day % 11)) for day in past)
    link = Link("cause:own-1", pairs, 0.5, 0.3, 0.7, 0.001, 0.002, TOGETHER)
    return Together((link,), {link.factor: tuple(past)})


def patterns(full: bool) -> dict[str, object]:
    """Return each pattern, with all that may be in it or with nothing."""
    past = [TODAY - timedelta(days=back) for back in range(90 if full else 0)]
    contacts = [
        Contact(0, MOMENT + timedelta(minutes=minute), ("rude", "threat", "crisis")[minute % 3], 10)
        for minute in range(300 if full else 0)
    ]
    ledger = BreakLedger(480.0, due=15, taken=9, natural=3, skipped=2, owed=1)
    shares = tuple((f"own-{number}", 1) for number in range(12 if full else 0))
    names = [f"own-{number}" for number in range(12)] if full else []
    sessions = [
        Session(datetime(2026, 11, 1, tzinfo=SHANGHAI), name, 9, True, 8, 3)
        for name in names
        for _ in range(3)
    ]
    rhythm = [(day, hour, day, 120, TODAY) for day in range(7) for hour in range(24)]
    return {
        "rhythm": rhythm_of(DAYS, rhythm if full else []),
        "year": Year(2026, {day: DayOfStress(day, day.day % 11, 3) for day in past}, 2024, TODAY),
        "mix": Mix(DAYS, (("ordinary", 9_999), ("crisis", 1)) if full else (), shares, shares, 99),
        "day": day_load(TODAY, SPAN, SPAN.end, contacts, LoadRule()),
        "breaks": break_book(DAYS, dict.fromkeys(past, ledger)),
        "mornings": mornings_of(DAYS, day_ends({day: (day.day % 11, day.day * 7 % 11) for day in past})),
        "exercises": effects_of(DAYS, sessions),
        "together": together(past) if full else Together((), {}),
    }  # fmt: skip


FULL, EMPTY = patterns(full=True), patterns(full=False)
NAMED = {f"own-{number}": LONG for number in range(12)}


def style_of(language: str, theme: str = "light", size: tuple[int, int] = (560, 320)) -> ChartStyle:
    return replace(chart_style(language, theme, *size), named=NAMED)


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("titled", [True, False], ids=["in a file", "on a card"])
@pytest.mark.parametrize(("language", "theme"), [("zh_CN", "light"), ("zh_TW", "dark"), ("en", "contrast")])
def test_words_of_any_length_stay_on_the_sheet(kind: str, language: str, theme: str, titled: bool):
    """Forty signs in a cause, three hundred contacts in a day, a hundred and twenty check-ins in an hour."""
    for size in ((560, 320), (300, 240)):
        style = replace(style_of(language, theme, size), titled=titled)
        assert past_the_edge(PATTERNS[kind].draw(FULL[kind], style)) == []
        assert past_the_edge(PATTERNS[kind].draw(EMPTY[kind], style)) == []


@pytest.mark.parametrize("words", ["$_$", "\\$x^$", "$\\foo$ 退款"])
@pytest.mark.parametrize("kind", ["mix", "exercises", "together"])
def test_an_own_word_is_written_sign_for_sign(kind: str, words: str):
    """Between two dollars the library would read a formula, and fail at one that is none."""
    style = replace(style_of("zh_CN"), named=dict.fromkeys(NAMED, words), title=words, aside=words)
    said = PATTERNS[kind].draw(FULL[kind], style)
    assert past_the_edge(said) == []
    assert any(words in text for text in words_on(said))


@pytest.mark.parametrize("kind", FULL)
def test_marks_lie_on_the_sheet_and_stand_for_one_thing_each(kind: str):
    style = style_of("en")
    marks = PATTERNS[kind].marks(FULL[kind], style)
    assert len({mark.key for mark in marks}) == len(marks) > 0
    for mark in marks:
        assert -1 <= mark.x <= mark.x + mark.width <= style.width + 7
        assert -1 <= mark.y <= mark.y + mark.height <= style.height + 1
    bare = PATTERNS[kind].marks(EMPTY[kind], style)
    assert not bare or kind == "year"


@pytest.mark.parametrize("n", [30, 300, 3_000])
def test_the_figures_of_a_heavy_day_stay_on_a_card(n: int):
    contacts = [Contact(0, MOMENT + timedelta(seconds=10 * place), "threat", 10) for place in range(n)]
    load = day_load(TODAY, SPAN, SPAN.end, contacts, LoadRule())
    style = replace(style_of("en", size=(400, 230)), titled=False)
    assert past_the_edge(PATTERNS["day"].draw(load, style)) == []


@pytest.mark.parametrize("kind", ["day", "mornings", "together"])
def test_points_grow_half_as_much_as_the_words(kind: str):
    style = style_of("en")
    large = replace(style, theme=style.theme.at(2.0))
    widths = [[mark.width for mark in PATTERNS[kind].marks(FULL[kind], each)] for each in (style, large)]
    assert widths[1] == pytest.approx([1.5 * width for width in widths[0]])


def test_equal_mornings_hide_none():
    style = style_of("en")
    places = {mark.middle for mark in PATTERNS["mornings"].marks(FULL["mornings"], style)}
    assert len(places) == 89


def test_the_moment_at_which_load_was_highest_is_on_the_picture():
    """At the day's cut, where a night shift carried the threat of half past three over it."""
    contacts = [Contact(0, SPAN.start - timedelta(minutes=30), "threat", 10)]
    contacts += [Contact(0, SPAN.start + timedelta(hours=hours), "demanding", 1) for hours in (5, 9)]
    load = day_load(TODAY, SPAN, SPAN.end, contacts, LoadRule())
    assert load.peak is not None
    first, last = shown_span(load)
    assert first <= load.peak[0] <= last


@pytest.mark.parametrize("places", [(0, 0), (2, 5), (7, 7)])
def test_a_day_looked_at_closely_shows_those_hours_alone(places: tuple[int, int]):
    contacts = [Contact(0, MOMENT + timedelta(minutes=40 * place), "rude", 5) for place in range(8)]
    load = day_load(TODAY, SPAN, SPAN.end, contacts, LoadRule()).closer(*places)
    style = chart_style(width=700, height=230)
    marks = PATTERNS["day"].marks(load, style)
    assert set(range(places[0], places[1] + 1)) <= {mark.key for mark in marks} < set(range(8))
    assert all(mark.x >= 0 and mark.x + mark.width <= style.width for mark in marks)
    figure = PATTERNS["day"].draw(load, style)
    hours = [text.get_text() for text in texts_of(figure) if text.get_position()[1] > 210]
    assert hours
    assert all(hour.isdigit() for hour in hours)


@pytest.mark.parametrize("kind", ["rhythm", "year"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_days_and_months_stand_apart_from_their_cells(kind: str, scale: float):
    own = chart_style("en", width=900, height=600, titled=False)
    own = replace(own, theme=own.theme.at(scale))
    first = min(mark.x for mark in PATTERNS[kind].marks(FULL[kind], own))
    figure = PATTERNS[kind].draw(FULL[kind], own)
    names = [text for text in texts_of(figure) if text.get_text()[:1].isalpha() and len(text.get_text()) == 3]
    ends = [text.get_window_extent().x1 for text in names]
    assert (len(ends) > 6, max(ends) <= first - 5) == (True, True)
