"""Trends over real services: ranges back and forth, the table of the same figures, a saved chart, words for ears."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.conftest import Wear
from tests.ui.recording import Told
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.load import WEIGHING
from wellbeing.domain.patterns.breaks import BreakBook
from wellbeing.domain.patterns.mix import Mix
from wellbeing.domain.ranges import RANGES, DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.storage.reminders import ReminderStore
from wellbeing.ui.in_thread import is_busy
from wellbeing.ui.pages.trends.breaks import BREAKS
from wellbeing.ui.pages.trends.mix import MIX
from wellbeing.ui.pages.trends.page import TrendsPage
from wellbeing.ui.pages.trends.pattern_card import PatternCard
from wellbeing.ui.pages.trends.subject import Said
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.marked_chart import MarkedChart


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def page(qtbot: QtBot, light_theme: object, services: Services, told: Told) -> TrendsPage:
    made = TrendsPage(told.context(services))
    qtbot.addWidget(made)
    services.event_bus.subscribe(made.on_topic)
    made.resize(900, 650)
    return made


def show_range(page: TrendsPage, name: str) -> None:
    """Turn to a named range as a person does, by its button."""
    next(button for button in page._bar._buttons if button.key == name).click()


def test_the_cards_at_the_side_have_one_gap_and_end_level(page: TrendsPage, qtbot: QtBot) -> None:
    page.resize(1700, 900)
    page.cards["trend"].setMinimumHeight(500)  # the side stands in its row
    page.show()
    tip, report = (page._side_rows.itemAt(place).widget() for place in range(2))
    (card,) = tip.findChildren(Card)
    qtbot.waitUntil(lambda: page.side.height() >= 500)
    assert report.geometry().bottom() == page.side.rect().bottom()
    assert report.y() - card.mapTo(page.side, card.rect().bottomLeft()).y() - 1 == page._side_rows.spacing()


def three_weeks(services: Services, clock: FakeClock) -> None:
    """Record a check-in and a contact on each of 21 days."""
    for day in range(21):
        at = clock.now() - timedelta(days=day, hours=1)
        services.checkins.record(CheckInDraft(stress=3 + day % 5, at=at))
        services.contacts.record(ContactDraft("rude" if day % 2 else "abuse", at=at))


def seen(page: TrendsPage) -> str:
    return "\n".join(widget.text() for widget in page.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def read(qtbot: QtBot, card: PatternCard) -> None:
    """Wait until a card has read its pattern."""
    card.repaint()
    qtbot.waitUntil(lambda: card.said is not None)


def scrolled_to(qtbot: QtBot, page: TrendsPage, name: str) -> Said:
    """Scroll until a card is seen and has read its pattern; return what it says."""

    def is_read() -> bool:
        page.ensureWidgetVisible(page.cards[name])
        return page.cards[name].said is not None

    qtbot.waitUntil(is_read)
    said = page.cards[name].said
    assert said is not None
    return said


def noting(services: Services, monkeypatch: pytest.MonkeyPatch, verb: str, works: bool = True) -> list[bool]:
    """Return a list that tells of each call of a verb of the charts whether it came in the window's thread."""
    calls, real = list[bool](), getattr(services.charts, verb)

    def noted(*given: object) -> object:
        calls.append(threading.current_thread() is threading.main_thread())
        if not works:
            raise MemoryError
        return real(*given)

    monkeypatch.setattr(services.charts, verb, noted)
    return calls


def drag(chart: MarkedChart, place: QPoint) -> None:
    """Move the pointer with its button held, which QTest does not say to the widget."""
    at = QPointF(place)
    button = Qt.MouseButton.LeftButton
    chart.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, Qt.KeyboardModifier.NoModifier)
    )


def test_an_empty_diary_says_what_will_come(page: TrendsPage, qtbot: QtBot):
    page.show()
    read(qtbot, page.cards["trend"])
    assert "Stress not rated here yet" in seen(page)
    assert "No hour" not in seen(page)
    card = page.cards["trend"]
    card.turn_round()
    assert card._table.model().rowCount() == 0
    show_range(page, "all")


@pytest.mark.parametrize("name", RANGES)
def test_every_range_has_chart_table_and_sentence(
    page: TrendsPage, services: Services, clock: FakeClock, name: str, qtbot: QtBot
):
    three_weeks(services, clock)
    page.show()
    show_range(page, name)
    card = page.cards["trend"]
    qtbot.waitUntil(lambda: not card.chart.pixmap().isNull() and "median" in card.chart.accessibleName())
    card.turn_round()
    assert card._table.model().rowCount() > 0


@pytest.mark.parametrize("name", ["day", "week", "month", "quarter", "year"])
def test_back_and_on_again_ends_where_it_began(
    page: TrendsPage, services: Services, clock: FakeClock, name: str
):
    three_weeks(services, clock)
    page.show()
    show_range(page, name)
    here = page._dates.text()
    assert not page._on.isEnabled()
    for _ in range(3):
        page._back.click()
    assert page._dates.text() != here
    for _ in range(3):
        page._on.click()
    assert page._dates.text() == here
    assert not page._on.isEnabled()


def test_the_table_turns_round(page: TrendsPage):
    page.show()
    card = page.cards["trend"]
    assert card.chart.isVisible()
    card._turn.click()
    assert card._table.isVisible()
    assert card._turn.accessibleName() == "Show as a chart"
    card._turn.click()
    assert card.chart.isVisible()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_saved(
    page: TrendsPage,
    services: Services,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    qtbot: QtBot,
):
    page.show()
    card = page.cards["rhythm"]
    read(qtbot, card)
    wanted = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    drawn_in = noting(services, monkeypatch, "save_pattern")
    card.save.ask_where()
    qtbot.waitUntil(lambda: bool(told.said))
    assert told.said[-1][0] == "Chart saved."
    assert wanted.stat().st_size > 500
    assert drawn_in == [False]  # the window's own thread may not be held that long


@pytest.mark.parametrize("name", ["", "/proc/chart.png"])
def test_a_chart_that_is_not_saved(
    page: TrendsPage, told: Told, monkeypatch: pytest.MonkeyPatch, name: str, qtbot: QtBot
):
    page.show()
    card = page.cards["trend"]
    read(qtbot, card)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    card.save.ask_where()
    qtbot.waitUntil(lambda: not is_busy())
    assert len(told.said) == bool(name)
    assert all(words.startswith("The file could not be written there.") for words, _ in told.said)


@pytest.mark.parametrize("works", [True, False])
def test_a_chart_is_copied(
    page: TrendsPage,
    services: Services,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    works: bool,
):
    page.show()
    card = page.cards["trend"]
    read(qtbot, card)
    drawn_in = noting(services, monkeypatch, "picture", works)
    QGuiApplication.clipboard().clear()
    card.save.copy_picture()
    qtbot.waitUntil(lambda: bool(told.said))
    assert told.said[-1][0] == ("Chart copied." if works else "The chart could not be copied.")
    assert QGuiApplication.clipboard().image().isNull() is not works
    assert drawn_in == [False]


def test_a_new_entry_is_drawn(page: TrendsPage, services: Services, qtbot: QtBot):
    page.show()
    show_range(page, "day")
    services.checkins.record(CheckInDraft(stress=8))
    qtbot.waitUntil(lambda: "median 8" in seen(page))


def test_an_exercise_done_elsewhere_is_counted_when_the_page_is_seen_again(
    page: TrendsPage, services: Services, qtbot: QtBot
):
    page.show()
    assert scrolled_to(qtbot, page, "exercises").title == "Before and after exercises"
    page.hide()
    for _ in range(3):
        services.practice.done(services.practice.begin("gentle_breath", 8), 60, True, 5)
    page.show()
    qtbot.waitUntil(lambda: "lower afterwards 3 of 3 times" in seen(page))


def test_a_break_that_ends_is_counted_while_the_page_is_seen(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot
):
    page.show()
    assert scrolled_to(qtbot, page, "breaks").title == "Your breaks"
    ReminderStore(services.diary).save_day(page._range.last, BreakLedger(60.0, due=1, taken=1))
    services.event_bus.publish(Topic.REMINDERS)
    qtbot.waitUntil(lambda: "Took 1 of 1 breaks" in seen(page))


def test_a_day_of_the_chart_opens_by_key_and_by_click(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot, told: Told
):
    """The same day as the words beside it say, in each chart that knows days."""
    three_weeks(services, clock)
    page.show()
    today = services.trends.today()
    for name in ("trend", "year"):
        chart = page.cards[name].chart
        chart.resize(700, 300)
        read(qtbot, page.cards[name])
        chart.draw_now()
        told.asked.clear()
        spot = next(spot for spot in chart._spots if page.cards[name]._opens(spot.key) == today)
        chart._at = spot.key
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        assert told.asked == [("open_day", today - timedelta(days=1))]
        assert chart.accessibleDescription().startswith("Thursday, 19 November")
        place = QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2))
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
        assert told.asked[-1] == ("open_day", today)


def test_a_point_of_a_day_opens_its_entry(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot, told: Told
):
    three_weeks(services, clock)
    page.show()
    show_range(page, "day")
    today, at = services.trends.today(), clock.now() - timedelta(hours=1)
    for name, key in (("trend", at), ("day", 0)):
        scrolled_to(qtbot, page, name)
        page.cards[name]._open(key)
        assert told.asked == [("open_day", today, at)]
        told.asked.clear()


@pytest.mark.parametrize(("by_week", "days"), [(False, (3, 5)), (True, (3, 11))])
def test_a_drag_over_the_breaks_chooses_their_days(by_week: bool, days: tuple[int, int]):
    first = date(2026, 6, 1)
    book = BreakBook(DayRange("own", first, first + timedelta(days=200)), {}, by_week)
    chosen = BREAKS.stretch(book, first + timedelta(days=3), first + timedelta(days=5))  # type: ignore[misc]
    assert [(end - first).days for end in (chosen.first, chosen.last)] == list(days)
    last = BREAKS.stretch(book, first, first + timedelta(days=200))  # type: ignore[misc]
    assert last == book.days


def test_a_drag_zooms_and_the_bar_leads_back(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot
):
    three_weeks(services, clock)
    page.show()
    card = page.cards["trend"]
    read(qtbot, card)
    card.chart.resize(700, 300)
    card.chart.draw_now()
    first, last = card.chart._spots[-5], card.chart._spots[-3]
    qtbot.mousePress(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(first.x) + 8, 80))
    drag(card.chart, QPoint(round(last.x) + 8, 120))
    qtbot.mouseRelease(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(last.x) + 8, 120))
    today = services.trends.today()
    assert (page._range.first, page._range.last) == (today - timedelta(days=4), today - timedelta(days=2))
    qtbot.keyClick(page, Qt.Key.Key_M)
    assert page._range.days == 28


def test_a_drag_over_a_day_s_load_looks_closely_and_a_button_leads_back(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot
):
    for minutes in range(0, 500, 20):
        services.contacts.record(ContactDraft("rude", at=clock.now() - timedelta(minutes=minutes)))
    page.show()
    said = scrolled_to(qtbot, page, "day")
    card = page.cards["day"]
    assert card.whole.isHidden()
    card.chart.resize(700, 230)
    card.chart.draw_now()
    whole = [spot.key for spot in card.chart._spots]
    first, last = card.chart._spots[10], card.chart._spots[14]
    qtbot.mousePress(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(first.middle[0]), 80))
    drag(card.chart, QPoint(round(last.middle[0]), 120))
    qtbot.mouseRelease(card.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(last.middle[0]), 120))
    near = [spot.key for spot in card.chart._spots]
    assert whole[10:15] == [key for key in near if key in range(10, 15)]
    assert len(near) < len(whole)
    assert card.chart._spots[-1].x - card.chart._spots[0].x > 0.7 * (last.x - first.x) * 2
    assert (card.said, card.whole.isHidden()) == (said, False)
    card.whole.click()
    assert [spot.key for spot in card.chart._spots] == whole
    assert card.whole.isHidden()
    card._zoom(3, 1)
    page.refresh()
    qtbot.waitUntil(card.whole.isHidden)


def test_read_beside_the_window(qtbot: QtBot, light_theme: object, services: Services, told: Told):
    """As in the app: over a connection of its own in a thread, drawn in another."""
    services.checkins.record(CheckInDraft(stress=8))
    page = TrendsPage(replace(told.context(services), piecemeal=True))
    qtbot.addWidget(page)
    page.resize(1100, 1400)
    page.show()
    for name, card in page.cards.items():
        said = scrolled_to(qtbot, page, name)
        qtbot.waitUntil(
            lambda card=card, said=said: said.bare or not card.chart.pixmap().isNull(), timeout=10_000
        )
    assert [name for name, card in page.cards.items() if card.said.bare] == ["together"]  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not is_busy())
    assert services.diary.rows("SELECT count(*) FROM checkin") == [(1,)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("threat", "a threat in this range"), ("crisis", "life was in danger"), ("kind", "kind contact")],
)
def test_the_tip_says_why_it_was_chosen(
    page: TrendsPage, services: Services, kind: str, reason: str, qtbot: QtBot
):
    services.contacts.record(ContactDraft(kind))
    page.show()
    qtbot.waitUntil(lambda: reason in seen(page))
    assert "From: " in seen(page)


def test_a_cell_of_the_week_leads_to_the_last_day_that_is_in_it(
    page: TrendsPage, services: Services, clock: FakeClock, qtbot: QtBot
):
    """The last such weekday of the range may hold nothing."""
    at = clock.now() - timedelta(days=14)
    services.checkins.record(CheckInDraft(stress=6, at=at))
    page.show()
    scrolled_to(qtbot, page, "rhythm")
    card, opened = page.cards["rhythm"], list[object]()
    card.opened.connect(opened.append)
    card.turn_round()
    card._table.activated.emit(card._table.model().index(0, 0))
    local = at.astimezone(clock.zone())
    card._open((local.weekday(), local.hour))
    assert opened == [local.date()] * 2


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_with_large_words_nothing_stands_past_the_edge(
    wear: Wear, services: Services, told: Told, clock: FakeClock, qtbot: QtBot, language: str
):
    """A legend of all kinds in one line once pushed the buttons of the page out of the window."""
    wear(language=language, text_scale=2.0)
    three_weeks(services, clock)
    for kind in WEIGHING:
        services.contacts.record(ContactDraft(kind))
    page = TrendsPage(replace(told.context(services), words=services.environment.words(language)))
    qtbot.addWidget(page)
    page.resize(1040, 720)
    page.show()
    for name in page.cards:
        scrolled_to(qtbot, page, name)
    assert page.horizontalScrollBar().maximum() == 0


def test_one_check_in_is_nothing_to_compare(page: TrendsPage, services: Services, qtbot: QtBot):
    """That no hour and no month stands out is a finding, and wants something to be found in."""
    services.checkins.record(CheckInDraft(stress=6))
    page.show()
    said = {name: scrolled_to(qtbot, page, name) for name in ("trend", "rhythm", "year")}
    assert said["rhythm"].title == "The rhythm of your week"
    assert said["year"].title == "2026, day by day"
    assert said["trend"].figures == "median 6 · 1 check-in · a line appears from 15 check-ins on 5 days on"


def test_one_check_in_has_no_line_in_the_legend(page: TrendsPage, services: Services, qtbot: QtBot):
    services.checkins.record(CheckInDraft(stress=6))
    page.show()
    for name in ("day", "all"):
        show_range(page, name)
        qtbot.waitUntil(lambda: page.cards["trend"].said is not None)
        assert page.cards["trend"].said.legend == []  # type: ignore[union-attr]


def test_a_card_is_spoken_as_its_language_writes() -> None:
    said = Said("压力比上周低了。", "中位数 4", "只算有记录的日子\n共 12 天。")
    chinese = load_words("zh_CN", resource("locale"))
    assert said.sentence(chinese) == "压力比上周低了。中位数 4。只算有记录的日子。共 12 天。"
    english = load_words("en", resource("locale"))
    assert Said("Lower than last week", "median 4").sentence(english) == "Lower than last week. median 4."


@pytest.mark.parametrize(
    ("language", "causes", "title"),
    [
        ("zh_CN", (("own", 3),), "说得最多的是 short，9 次里 3 次"),
        ("zh_CN", (("noise", 3),), "说得最多的是太吵，9 次里 3 次"),
        ("zh_TW", (("own", 3), ("noise", 3), ("shift", 1)), "說得最多的是 short 和太吵，9 次裡 3 次"),
        ("en", (("own", 3), ("noise", 3)), "Named most: short and 太吵, 3 of 9"),
    ],
)
def test_a_cause_in_latin_letters_stands_apart_in_chinese(
    services: Services, told: Told, language: str, causes: tuple[tuple[str, int], ...], title: str
) -> None:
    ctx = replace(told.context(services), words=load_words(language, resource("locale")))
    day = services.clock.now().date()
    mix = Mix(DayRange("week", day, day), (), causes, (), 9)
    assert MIX.say(ctx, mix, {"own": "short", "noise": "太吵"}).title == title
