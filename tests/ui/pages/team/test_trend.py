"""A leader's trend over invented rows: what the heading claims, gaps, table, file, steps; nobody and no count in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.conftest import Wear
from tests.ui.recording import Told
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.periods import period_at
from wellbeing.services.app_services import Services
from wellbeing.services.charts import Charts
from wellbeing.ui.pages.team.trend import TeamTrend
from wellbeing.ui.pages.team.trend_words import days_words

INVENTED = "Everything on this page is invented."


def rows(clock: FakeClock, *highs: int | None, n: int = 12, days: int = 14, ago: int = 2) -> list[TrendRow]:
    """Return periods in a row up to some periods ago, given their scrambled highs; None is a gap."""
    first = period_at(clock.now(), days).start - timedelta(days=days * (len(highs) - 1 + ago))
    return [
        TrendRow(
            first + timedelta(days=days * place), days, None if high is None else Tally(n - high, 0, high)
        )
        for place, high in enumerate(highs)
    ]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def trend(qtbot: QtBot, light_theme: object, services: Services, told: Told) -> TeamTrend:
    made = TeamTrend(told.context(services))
    qtbot.addWidget(made)
    made.resize(900, 900)
    return made


def seen(widget: QWidget) -> str:
    """Return every word that is shown now."""
    return "\n".join(text.text() for text in widget.findChildren(QLabel) if text.isVisible())


def steps(trend: TeamTrend) -> list[str]:
    """Return the titles of the steps that are shown."""
    return [
        widget.accessibleName()
        for widget in trend.side.steps.findChildren(QWidget)
        if type(widget).__name__ == "IconRow" and widget.isVisible()
    ]


@pytest.mark.parametrize(
    ("highs", "heading"),
    [
        ((None,), "No figure yet"),
        ((3,), "The first figure; a direction takes two"),
        ((3, None), "No figure this time"),
        ((2, 3), "No change that could be told from chance"),
        ((2, 5), "Rising, it seems, but not certain yet"),
        ((5, 2), "Easing, it seems, but not certain yet"),
        ((1, 8), "More high stress than in the figure before"),
        ((8, 1), "Less high stress than in the figure before"),
    ],
)
def test_the_heading_claims_no_more_than_the_figures(
    trend: TeamTrend, clock: FakeClock, highs: tuple[int | None, ...], heading: str
):
    trend.show_rows(rows(clock, *highs))
    trend.show()
    assert trend.heading.text() == heading
    assert heading in trend.chart.accessibleName()


def test_without_a_figure_it_says_what_will_come(trend: TeamTrend):
    trend.show_rows([])
    trend.show()
    assert "once the answers of at least 8 people" in seen(trend)
    assert not trend.chart.isVisible()
    assert not trend.turn.isVisible()
    assert "period of two or four weeks" in seen(trend.side)
    trend.show_rows([])


def test_chart_and_table_take_turns(trend: TeamTrend, clock: FakeClock, qtbot: QtBot):
    trend.show_rows(rows(clock, 2, None, 8))
    trend.show()
    qtbot.waitUntil(lambda: not trend.chart.pixmap().isNull())
    trend.turn.click()
    assert trend.table.isVisible()
    assert trend.turn.accessibleName() == "Show as a chart"
    model = trend.table.model()
    cells = [[model.index(row, column).data() for column in range(1, 5)] for row in range(model.rowCount())]
    assert cells == [
        ["74%", "58% to 100%", "moderate to high", "▲ more"],
        ["–", "no figure", "–", "–"],
        ["13%", "0% to 33%", "low", "–"],
    ]
    trend.show_rows(rows(clock, 2, None, 8, 7))
    assert trend.table.isVisible()
    assert trend.table.model().rowCount() == 4
    trend.turn.click()
    assert trend.chart.isVisible()


def test_a_period_whose_time_is_over_is_a_gap(trend: TeamTrend, clock: FakeClock):
    known = rows(clock, 2, 3)
    trend.show_rows(known)
    assert trend.heading.text() != "No figure this time"
    clock.pass_by(days=28)
    trend.show_rows(known)
    trend.show()
    assert trend.heading.text() == "No figure this time"
    assert "no figure" in seen(trend.newest)


@pytest.mark.parametrize("invented", [True, False])
def test_an_invented_team_says_so_to_eyes_and_ears(trend: TeamTrend, clock: FakeClock, invented: bool):
    trend.show_rows(rows(clock, 2, 3), invented=invented)
    trend.show()
    assert (INVENTED in seen(trend)) == invented
    assert (INVENTED in trend.chart.accessibleName()) == invented


@pytest.mark.parametrize("n", [9, 13, 31])
def test_nobody_no_count_no_filter(trend: TeamTrend, clock: FakeClock, n: int):
    known = rows(clock, 2, 3, None, 4, n=n)
    trend.show_rows(known)
    trend.show()
    trend.turn.click()
    model = trend.table.model()
    everything = seen(trend) + trend.chart.accessibleName()
    everything += " ".join(
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(1, 5)
    )
    assert ">=" not in everything
    assert f"{n} answers" not in everything
    assert not trend.findChildren(QLineEdit)
    assert not trend.findChildren(QComboBox)
    buttons = {
        widget.accessibleName() or widget.text()
        for widget in trend.findChildren(QAbstractButton)
        if widget.isVisible()
    }
    assert buttons == {"Show as a chart", "Save the chart", "More that helps"}


@pytest.mark.parametrize(
    ("highs", "first", "again"),
    [
        ((1, 8), "Time after abuse", False),
        ((8, 1), "Thank, and ask what, never who", False),
        ((2, 3), "Time after abuse", True),
        ((None,), "Time after abuse", False),
    ],
)
def test_the_steps_fit_what_the_trend_shows(
    trend: TeamTrend, clock: FakeClock, highs: tuple[int | None, ...], first: str, again: bool
):
    trend.show_rows(rows(clock, *highs))
    trend.show()
    few = steps(trend)
    assert few[0] == first
    assert len(few) in (3, 4)
    assert ("Look again next time" in few) == again
    trend.side.steps.more.click()
    assert len(steps(trend)) == 9 + again
    assert len(set(steps(trend))) == len(steps(trend))
    trend.side.steps.more.click()
    assert steps(trend) == few
    assert "46,336 workers" in seen(trend.side)


def test_a_member_reads_for_whom_the_steps_are(trend: TeamTrend, clock: FakeClock):
    trend.show_rows(rows(clock, 2, 3), leads=False)
    trend.show()
    assert "For whoever leads the team" in seen(trend.side)
    trend.show_rows(rows(clock, 2, 3))
    assert "For whoever leads the team" not in seen(trend.side)


def test_a_damaged_list_takes_no_trend_away(
    trend: TeamTrend, clock: FakeClock, services: Services, monkeypatch: pytest.MonkeyPatch
):
    def broken(_language: str) -> tuple[object, ...]:
        raise Refused(Problem("content", "problem.content", {"file": "leader.toml"}))

    monkeypatch.setattr(services.library, "leader", broken)
    trend.show_rows(rows(clock, 2, 3))
    trend.show()
    assert trend.chart.isVisible()
    assert steps(trend) == ["Look again next time"]
    assert not trend.side.steps.more.isVisible()


@pytest.mark.parametrize(("days", "words"), [(0, "From 23 Nov on"), (3, "Any day now")])
def test_when_the_next_figure_comes(trend: TeamTrend, clock: FakeClock, days: int, words: str):
    known = rows(clock, 2, 3)
    clock.pass_by(days=days)
    trend.show_rows(known)
    trend.show()
    assert words in seen(trend.side.next)
    assert "2 Nov – 15 Nov" in seen(trend.side.next)


def test_values_under_the_pointer(trend: TeamTrend, clock: FakeClock, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: said.append(words))
    trend.show_rows(rows(clock, 2, None, 8))
    trend.show()
    for x in (0.01, 0.25, 0.55, 0.95):
        trend.chart.hovered.emit(x, 0.5)
    assert [words.split("\n")[1:] for words in said] == [
        ["high stress 13%, interval 0% to 33%", "on average: low"],
        ["no figure: fewer than 8 answers, or they could not be opened"],
        ["high stress 74%, interval 58% to 100%", "on average: moderate to high", "▲ more"],
    ]


def test_many_periods_are_pooled_for_the_eye_and_whole_in_the_table(trend: TeamTrend, clock: FakeClock):
    trend.show_rows(rows(clock, *[place % 5 for place in range(130)]), site=True)
    trend.show()
    assert "12 weeks at a time" in trend.soft.text()
    assert trend.soft.text().startswith("All teams here, pooled.")
    trend.turn.click()
    assert trend.table.model().rowCount() == 130


def test_the_same_rows_again_change_nothing(trend: TeamTrend, clock: FakeClock):
    known = rows(clock, 2, 3)
    trend.show_rows(known)
    trend.show()
    trend.side.steps.more.click()
    trend.show_rows(known)
    assert len(steps(trend)) > 5  # what was opened stays open


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_chart_is_saved(
    trend: TeamTrend,
    told: Told,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
):
    trend.show_rows(rows(clock, 2, 3), invented=True)
    trend.show()
    wanted = tmp_path / f"team.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    trend.save.click()
    assert wanted.stat().st_size > 500
    assert told.said[-1][0] == "Chart saved."


@pytest.mark.parametrize("name", ["", "/proc/team.png"])
def test_a_chart_that_is_not_saved(
    trend: TeamTrend, told: Told, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, name: str
):
    trend.show_rows(rows(clock, 2, 3))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    trend.save.click()
    assert [words for words, _ in told.said] != ["Chart saved."]
    assert bool(told.said) is bool(name)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [560, 1_000])
def test_it_fits_its_width(
    qtbot: QtBot,
    wear: Wear,
    services: Services,
    clock: FakeClock,
    told: Told,
    language: str,
    scale: float,
    width: int,
):
    wear("dark", language, scale)
    made = TeamTrend(told.context(services, language))
    qtbot.addWidget(made)
    made.show_rows(rows(clock, 2, None, 8, 1, 2), invented=True)
    made.resize(width, 1_200)
    made.show()
    for view in ("chart", "table"):
        assert made.minimumSizeHint().width() <= width, view
        made.turn.click()
    assert isinstance(made.grab().toImage(), QImage)


@pytest.mark.parametrize(
    ("language", "years", "words"),
    [
        ("zh_CN", False, "11/2 – 11/15"),
        ("zh_TW", True, "2026-11-02 – 11-15"),
        ("en", False, "2 Nov – 15 Nov"),
    ],
)
def test_a_period_in_words(services: Services, told: Told, language: str, years: bool, words: str):
    ctx = told.context(services, language)
    assert days_words(ctx, date(2026, 11, 2), date(2026, 11, 15), years) == words


def test_beside_an_open_window_the_chart_is_drawn_in_a_thread(
    qtbot: QtBot,
    light_theme: object,
    services: Services,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
):
    drawn, pixels = list[Thread](), Charts.team_pixels

    def in_which(charts: Charts, *given: Any) -> tuple[bytes, int, int]:
        drawn.append(current_thread())
        return pixels(charts, *given)

    monkeypatch.setattr(Charts, "team_pixels", in_which)
    made = TeamTrend(replace(Told().context(services), piecemeal=True))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_rows(rows(clock, 2, 3, 8))
    made.show()
    qtbot.waitUntil(lambda: not made.chart.pixmap().isNull())
    assert drawn
    assert main_thread() not in drawn
