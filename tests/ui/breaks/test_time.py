"""A break as a person takes it: card, pill, early end, end and receipt, over real services and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.recording_speaker import RecordingSpeaker
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.reminders.events import BreakLasts, BreakStarted, Sharing, Tick
from wellbeing.services.app_services import Services
from wellbeing.services.tones import Tones
from wellbeing.ui.breaks.time import BreakDoors, BreakTime


@dataclass
class Hands:
    """Whose hands rest for so long, and what the reminders were told."""

    services: Services
    idle: float | None = 60.0
    told: list[tuple[float, float]] = field(default_factory=list)
    left: float = 0.0

    def begin(self) -> None:
        self.services.reminders.feed(BreakStarted())

    def lasts(self, left: float) -> None:
        self.left = left
        self.services.reminders.feed(BreakLasts(left))

    def recount(self, counts: bool, planned: float, worked: float) -> None:
        self.services.reminders.recount_break(counts, planned, worked)

    def end(self, rested: float, planned: float) -> None:
        self.told.append((rested, planned))
        self.services.reminders.end_break(rested, planned)


@pytest.fixture
def hands(services: Services) -> Hands:
    services.reminders.begin()
    return Hands(services)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def taken(
    qtbot: QtBot, light_theme: object, services: Services, told: Told, hands: Hands
) -> Iterator[BreakTime]:
    services.checkins.record(CheckInDraft(stress=7))
    doors = BreakDoors(lambda: hands.idle, hands.begin, hands.end, hands.lasts, hands.recount, told.say)
    made = BreakTime(told.context(services), doors, None)
    hands.begin()
    made.begin(QRect())
    yield made
    made.stop()


def pass_seconds(taken: BreakTime, clock: FakeClock, seconds: int, step: int = 1) -> None:
    for _ in range(seconds // step):
        clock.pass_by(seconds=step)
        taken.tick()


def test_the_card_counts_down_and_offers_one_idea(taken: BreakTime, clock: FakeClock) -> None:
    pass_seconds(taken, clock, 28)
    assert taken.card.isVisible()
    assert taken.card.count.text() == "4:32"
    assert "water" in taken.card.idea.text()
    first = taken.card.idea.text()
    taken.card.another.click()
    assert taken.card.idea.text() != first


def test_the_away_message_is_copied_only_by_its_button(taken: BreakTime) -> None:
    board = QGuiApplication.clipboard()
    board.setText("47110382")
    assert "5 minutes" in taken.card.away.text()
    assert board.text() == "47110382"
    taken.card.copy.click()
    assert board.text() == taken.card.away.text()


def test_hands_at_the_keys_stop_the_clock(taken: BreakTime, clock: FakeClock, hands: Hands) -> None:
    pass_seconds(taken, clock, 20)
    high = taken.card.height()
    hands.idle = 0.2
    pass_seconds(taken, clock, 30)
    assert taken.card.count.text() == "4:40"
    assert taken.card.said.text() == "Stands still while you type"
    assert taken.card.again.isVisible()
    assert taken.card.height() < high
    hands.idle = 10.0
    pass_seconds(taken, clock, 2)
    assert not taken.card.again.isVisible()


def test_escape_makes_a_pill_and_a_click_opens_it_again(taken: BreakTime, clock: FakeClock) -> None:
    QTest.keyClick(taken.card, Qt.Key.Key_Escape)
    assert not taken.card.isVisible()
    assert taken.pill.isVisible()
    pass_seconds(taken, clock, 10)
    assert "4:50" in taken.pill._words.text()
    QTest.mouseClick(taken.pill, Qt.MouseButton.LeftButton)
    assert taken.card.isVisible()
    assert not taken.pill.isVisible()


def test_a_whole_break_waits_asks_and_is_written_down(
    taken: BreakTime, clock: FakeClock, services: Services, told: Told
) -> None:
    pass_seconds(taken, clock, 341)
    assert taken.card.beyond.text() == "+ 0:41"
    assert taken.card.known.text() == "Before it: 7"
    QTest.keyClick(taken.card, Qt.Key.Key_4)
    taken.card.im_back.click()
    assert not taken.running
    assert told.said[-1][0].startswith("5 min 41 s off · 7 → 4")
    now = clock.now()
    (session,) = services.practice.between(now.replace(year=now.year - 1), now)
    assert (session.exercise, round(session.seconds), session.finished) == ("micro_break", 341, True)
    assert (session.before, session.after) == (7, 4)


def test_an_early_end_is_told_as_it_was_and_closes_by_itself(
    taken: BreakTime, clock: FakeClock, hands: Hands, told: Told
) -> None:
    pass_seconds(taken, clock, 126)
    taken.card.im_back.click()
    assert hands.told == [(126.0, 300.0)]
    assert taken.card.short_title.text() == "2 min 6 s of 5 min. That is a short pause."
    pass_seconds(taken, clock, 12)
    assert not taken.running
    assert told.said[-1][0].startswith("A short pause of 2 min 6 s")


def test_sit_down_again_goes_on_where_it_was(taken: BreakTime, clock: FakeClock, told: Told) -> None:
    pass_seconds(taken, clock, 60)
    taken.card.im_back.click()
    taken.card.sit_down.click()
    assert taken.card.count.text() == "4:00"
    pass_seconds(taken, clock, 240)
    taken.card.im_back.click()
    assert told.said[-1][0].startswith("5 min off")


def test_nothing_counts_before_it_has_happened(
    taken: BreakTime, clock: FakeClock, services: Services
) -> None:
    assert services.reminders.today().taken == 0
    pass_seconds(taken, clock, 3)
    taken.card.im_back.click()
    assert services.reminders.today().taken == 0


def test_a_contact_ends_it(taken: BreakTime, clock: FakeClock, services: Services) -> None:
    pass_seconds(taken, clock, 200)
    services.contacts.start()
    assert not taken.running


def test_whoever_types_on_at_the_end_is_back_after_a_minute(
    taken: BreakTime, clock: FakeClock, hands: Hands
) -> None:
    pass_seconds(taken, clock, 300)
    hands.idle = 0.2
    pass_seconds(taken, clock, 59)
    assert taken.running
    pass_seconds(taken, clock, 3)
    assert not taken.running


def test_where_nothing_tells_of_hands_the_card_says_so(
    taken: BreakTime, clock: FakeClock, hands: Hands
) -> None:
    hands.idle = None
    pass_seconds(taken, clock, 5)
    assert taken.card.count.text() == "4:55"
    assert "simply runs" in taken.card.hint.text()


def test_two_minutes_more_are_two_minutes_more_for_the_reminders_too(
    taken: BreakTime, clock: FakeClock, hands: Hands
) -> None:
    pass_seconds(taken, clock, 60)
    taken.card.two_more.click()
    assert taken.card.count.text() == "6:00"
    assert hands.left == 360


def breaks_of(services: Services, clock: FakeClock) -> list[int]:
    now = clock.now()
    return [
        round(session.seconds) for session in services.practice.between(now.replace(year=now.year - 1), now)
    ]


def test_undo_takes_the_break_and_its_count_back_and_redo_has_them_again(
    taken: BreakTime, clock: FakeClock, services: Services, told: Told
) -> None:
    pass_seconds(taken, clock, 300)
    taken.card.im_back.click()
    way = told.said[-1][1]
    assert way is not None
    assert services.reminders.today().taken == 1
    for _ in range(10):
        clock.pass_by(minutes=1)
        services.reminders.feed(Tick(0.0))
    services.history.push(way)
    services.history.undo()
    assert breaks_of(services, clock) == []
    assert services.reminders.today().taken == 0
    assert services.reminders.next_break().minutes_left == pytest.approx(50, abs=0.1)
    services.history.redo()
    assert breaks_of(services, clock) == [300]
    assert services.reminders.today().taken == 1
    assert services.reminders.next_break().minutes_left == pytest.approx(60, abs=0.1)


def test_undo_of_a_short_pause_takes_its_row_alone(
    taken: BreakTime, clock: FakeClock, services: Services, told: Told
) -> None:
    pass_seconds(taken, clock, 60)
    taken.card.im_back.click()
    pass_seconds(taken, clock, 12)
    before = services.reminders.next_break().due
    told.said[-1][1]()
    assert breaks_of(services, clock) == []
    assert abs((services.reminders.next_break().due - before).total_seconds()) < 1


@pytest.mark.parametrize("newer", ["", "an address copied meanwhile"])
def test_the_away_message_copied_by_itself_gives_the_clipboard_back(
    qtbot: QtBot, light_theme: object, services: Services, told: Told, hands: Hands, newer: str
) -> None:
    services.preferences.set("copy_away", True)
    board = QGuiApplication.clipboard()
    board.setText("47110382")
    doors = BreakDoors(lambda: hands.idle, hands.begin, hands.end, hands.lasts, hands.recount, told.say)
    made = BreakTime(told.context(services), doors, None)
    hands.begin()
    made.begin(QRect())
    assert board.text() == made.card.away.text()
    if newer:
        board.setText(newer)
    made.end()
    made.stop()
    assert board.text() == (newer or "47110382")


def test_on_the_whole_screen_the_card_stands_in_its_middle_and_escape_makes_it_small(
    taken: BreakTime, services: Services
) -> None:
    corner = taken.card.geometry()
    services.preferences.set("break_full", True)
    QTest.keyClick(taken.card, Qt.Key.Key_Escape)
    taken.begin(QRect())
    screen = QGuiApplication.primaryScreen().geometry()
    assert taken.card.geometry() == screen
    assert abs(taken.card.sheet.geometry().center().x() - screen.width() // 2) <= 1
    assert taken.card.sheet.width() == corner.width()
    QTest.keyClick(taken.card, Qt.Key.Key_Escape)
    assert taken.pill.isVisible()
    assert not taken.card.isVisible()


def test_the_end_is_heard_once_by_whoever_wants_it_and_never_while_sharing(
    taken: BreakTime, clock: FakeClock, services: Services, tmp_path: Path
) -> None:
    speaker = RecordingSpeaker()
    services.__dict__["tones"] = Tones(tmp_path / "run", services.preferences, lambda _: speaker)
    services.preferences.set("break_tone", True)
    pass_seconds(taken, clock, 299)
    assert speaker.heard == []
    pass_seconds(taken, clock, 10)
    assert speaker.heard == ["break_over"]
    taken.card.more.emit()
    services.reminders.feed(Sharing(True))
    pass_seconds(taken, clock, 150)
    assert speaker.heard == ["break_over"]
    taken.end()
    assert list((tmp_path / "run").iterdir()) == []
