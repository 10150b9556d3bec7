from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.content.strings import load_words
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind, lasts, moment_at
from wellbeing.domain.library.exercises import Exercise, ExerciseStep, Variant
from wellbeing.domain.problems import Problem, Refused
from wellbeing.resources import resource
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.cooldown.player.questions import SafetySheet
from wellbeing.ui.pages.cooldown.player.screens import PlayerScreen
from wellbeing.ui.pages.cooldown.player.time import LEAD_IN, BreathRun, StepRun, Stopwatch
from wellbeing.ui.pages.cooldown.player.words import clock_words, length, seconds_left
from wellbeing.ui.widgets.breath_circle import LEAST_SHARE
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.draw import width_of
from wellbeing.ui.widgets.labels import ReadingText

GENTLE = Pattern((Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)), 6)
TEN_MINUTES = Pattern((Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)), 60)
BOX = Pattern(
    (Phase(PhaseKind.IN, 4), Phase(PhaseKind.HOLD, 4), Phase(PhaseKind.OUT, 4), Phase(PhaseKind.HOLD, 4)), 4
)
CAPPED = Pattern(
    (Phase(PhaseKind.IN, 4), Phase(PhaseKind.HOLD, 7), Phase(PhaseKind.OUT, 8)), 4, most_cycles=4
)
SIGH = Pattern(
    (Phase(PhaseKind.IN, 2.5), Phase(PhaseKind.SIP, 1), Phase(PhaseKind.OUT, 6), Phase(PhaseKind.REST, 0.5)),
    6,
)
STEPS = (
    ExerciseStep("Feel your feet.", 20),
    ExerciseStep("Name five things you see.", 30),
    ExerciseStep("Go on.", 10),
)


def breath(pattern: Pattern = GENTLE) -> tuple[Exercise, Variant]:
    variant = Variant("pause", pattern)
    return Exercise(
        "gentle_breath", "Long breath out", "In, out.", "A pause.", (variant,), ("everyday",), True, ("E10",)
    ), variant


def steps() -> tuple[Exercise, Variant]:
    variant = Variant("pause", None, STEPS)
    return Exercise(
        "grounding", "Here and now", "Look around.", "A pause.", (variant,), ("everyday",), True, ("E15",)
    ), variant


@pytest.fixture
def at(light_theme, tmp_path: Path) -> Iterator[Stand]:
    with stand(tmp_path) as made:
        yield made


@pytest.fixture
def player(at: Stand, qtbot) -> Iterator[Player]:
    made = Player(at.ctx)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.stop()


def press(player: Player, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(player.focusWidget() or player, key)


def begin(player: Player, pattern: Pattern = GENTLE, no_holds: bool = False) -> BreathRun:
    player.open(*breath(pattern), no_holds)
    run = player.lead.run
    assert isinstance(run, BreathRun)
    return run


def to(at: Stand, player: Player, seconds: float) -> None:
    at.clock.at = 1_000 + LEAD_IN + seconds
    player.lead.frame()


def test_the_place_never_drifts_in_ten_minutes_of_late_frames_and_pauses() -> None:
    clock, chance = [50.0], Random(7)
    run = BreathRun(TEN_MINUTES, lambda: clock[0])
    run.watch.go()
    ideal = -LEAD_IN
    while ideal < 599:
        late = chance.choice((0.033, 0.034, 0.05, 0.4, 2.7))
        clock[0] += late
        ideal += late
        if chance.random() < 0.02:
            run.watch.rest()
            clock[0] += chance.uniform(1, 600)
            run.watch.go()
        assert abs(run.place() - max(0.0, ideal)) < 1e-6
        wanted, shown = moment_at(TEN_MINUTES, max(0.0, ideal)), run.moment()
        assert (shown.cycle, shown.kind) == (wanted.cycle, wanted.kind)
    clock[0] += 2
    assert run.moment().done


def test_the_circle_shows_what_the_clock_says_whenever_a_frame_comes(at: Stand, player: Player) -> None:
    begin(player, TEN_MINUTES)
    for seconds in (0.0, 3.99, 4.01, 123.4, 377.7, 599.9):
        to(at, player, seconds)
        wanted = moment_at(TEN_MINUTES, seconds)
        word = {PhaseKind.IN: "Breathe in", PhaseKind.OUT: "Breathe out"}[wanted.kind]
        assert player.screens.breath.circle.accessibleName().startswith(word)


def test_three_quiet_seconds_come_before_the_first_breath(at: Stand, player: Player) -> None:
    run = begin(player)
    assert run.in_lead_in
    assert player.screens.breath.circle.accessibleName() == "Settle in"
    to(at, player, 0.5)
    assert player.screens.breath.circle.accessibleName() == "Breathe in"
    press(player, Qt.Key.Key_S)
    player.lead.frame()
    assert player.screens.breath.circle.accessibleName() == "Breathe in 4 seconds left"


@pytest.mark.parametrize("pattern", [GENTLE, SIGH, BOX, CAPPED])
def test_a_change_of_pace_does_not_jump_and_keeps_its_bounds(pattern: Pattern) -> None:
    clock = [0.0]
    run = BreathRun(pattern, lambda: clock[0])
    run.watch.go()
    clock[0] += LEAD_IN + pattern.cycle_seconds * 1.4
    before = run.moment()
    for step in (1, 1, -1, *[1] * 12):
        run.change_pace(step)
        now = run.moment()
        assert (now.cycle, now.phase_index) == (before.cycle, before.phase_index)
        assert now.progress == pytest.approx(before.progress)
    assert not run.can_slow()
    assert (
        max(
            phase.seconds
            for phase in run.pattern.phases
            if phase.kind is PhaseKind.HOLD or pattern is not CAPPED
        )
        <= 9
    )
    for _ in range(12):
        run.change_pace(-1)
    assert not run.can_quicken()
    assert run.pattern.cycles == pattern.cycles


HOLDS = [
    (2.0, PhaseKind.IN, 0.5),  # in the middle of breathing in: stays there
    (6.0, PhaseKind.OUT, 0.0),  # holding full: breathes out now
    (9.0, PhaseKind.OUT, 0.25),
    (14.0, PhaseKind.IN, 0.0),  # holding empty: the next breath
]


@pytest.mark.parametrize(("seconds", "kind", "progress"), HOLDS)
def test_leaving_holds_out_ends_a_hold_and_moves_nothing_else(
    seconds: float, kind: PhaseKind, progress: float
) -> None:
    clock = [0.0]
    run = BreathRun(BOX, lambda: clock[0])
    run.watch.go()
    clock[0] += LEAD_IN + seconds
    run.leave_out_holds(True)
    now = run.moment()
    assert not run.pattern.has_holds
    assert now.kind is kind
    assert now.progress == pytest.approx(progress)
    assert run.ran() == pytest.approx(seconds)


def test_safety_words_come_before_the_first_breath_only(at: Stand, player: Player) -> None:
    at.services.preferences.set("breath_safety", False)
    player.open(*breath())
    assert player.part is PlayerScreen.SAFETY
    press(player, Qt.Key.Key_Space)
    assert player.part is PlayerScreen.BREATH
    assert at.services.preferences.current.breath_safety
    player.stop()
    player.open(*breath())
    assert player.part is PlayerScreen.BREATH


def test_steps_need_no_safety_words(at: Stand, player: Player) -> None:
    at.services.preferences.set("breath_safety", False)
    player.open(*steps())
    assert player.part is PlayerScreen.STEPS


def test_the_safety_line_pauses_and_goes_on(at: Stand, player: Player) -> None:
    run = begin(player)
    to(at, player, 5)
    player.screens.foot.shield.click()
    assert player.part is PlayerScreen.SAFETY
    at.clock.at += 60
    press(player, Qt.Key.Key_Return)
    assert player.part is PlayerScreen.BREATH
    assert run.place() == pytest.approx(5)
    assert run.watch.running


def test_the_stress_before_is_the_last_answer_and_after_takes_a_key(at: Stand, player: Player, qtbot) -> None:
    at.services.checkins.record(CheckInDraft(stress=7))
    at.clock.at += 14 * 60
    player.open(*breath())
    at.clock.at += LEAD_IN + lasts(GENTLE)
    player.lead.frame()
    assert player.part is PlayerScreen.AFTER
    assert player.screens.after.known.text() == "Before it: 7"
    with qtbot.waitSignal(player.closed):
        press(player, Qt.Key.Key_4)
    (session,) = at.sessions()
    assert (session.exercise, session.before, session.after, session.finished) == (
        "gentle_breath",
        7,
        4,
        True,
    )
    assert session.seconds == pytest.approx(60)
    assert at.said == ["1 min of Long breath out · 7 → 4"]


def test_an_older_answer_is_not_the_stress_before_and_it_can_be_said(
    at: Stand, player: Player, qtbot
) -> None:
    at.services.checkins.record(CheckInDraft(stress=7))
    at.clock.at += 16 * 60
    player.open(*breath())
    at.clock.at += LEAD_IN + lasts(GENTLE)
    player.lead.frame()
    after = player.screens.after
    qtbot.waitUntil(lambda: after.button.hasFocus(), timeout=4_000)
    assert after.known.isHidden()
    after.ask_before.click()
    QTest.keyClick(after.before, Qt.Key.Key_8)
    after.button.setFocus()
    press(player, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert [(session.before, session.after) for session in at.sessions()] == [(8, 3)]


def test_one_and_zero_are_ten_and_a_lone_one_is_one(at: Stand, player: Player, qtbot) -> None:
    for keys, wanted in (((Qt.Key.Key_1, Qt.Key.Key_0), 10), ((Qt.Key.Key_1,), 1)):
        begin(player)
        at.clock.at += LEAD_IN + lasts(GENTLE)
        player.lead.frame()
        press(player, *keys)
        qtbot.waitUntil(lambda: player.part is PlayerScreen.NOTHING, timeout=2_000)
        assert at.sessions()[-1].after == wanted
        at.clock.at += 60


def test_both_ratings_can_be_left_open(at: Stand, player: Player) -> None:
    begin(player)
    to(at, player, lasts(GENTLE))
    press(player, Qt.Key.Key_Space)
    (session,) = at.sessions()
    assert (session.before, session.after, session.finished) == (None, None, True)
    assert player.part is PlayerScreen.NOTHING


@pytest.mark.parametrize(("seconds", "rows"), [(0.0, 0), (9.9, 0), (10.0, 1), (42.0, 1)])
def test_escape_ends_any_time_and_keeps_what_ran_ten_seconds(
    at: Stand, player: Player, seconds: float, rows: int
) -> None:
    begin(player)
    to(at, player, seconds)
    press(player, Qt.Key.Key_Escape)
    assert player.part is PlayerScreen.NOTHING
    assert [round(session.seconds) for session in at.sessions()] == [round(seconds)] * rows
    assert not any(session.finished for session in at.sessions())
    assert not player.lead.timer.isActive()


@pytest.mark.parametrize("part", [PlayerScreen.SAFETY, PlayerScreen.AFTER])
def test_escape_ends_every_other_part_too(at: Stand, player: Player, part: PlayerScreen) -> None:
    at.services.preferences.set("breath_safety", part is not PlayerScreen.SAFETY)
    player.open(*breath())
    if part is PlayerScreen.AFTER:
        to(at, player, lasts(GENTLE))
    assert player.part is part
    press(player, Qt.Key.Key_Escape)
    assert player.part is PlayerScreen.NOTHING
    assert len(at.sessions()) == (part is PlayerScreen.AFTER)


def test_space_pauses_and_goes_on_in_place(at: Stand, player: Player) -> None:
    run = begin(player)
    to(at, player, 12)
    press(player, Qt.Key.Key_Space)
    assert not player.lead.timer.isActive()
    assert player.screens.breath.circle.accessibleName() == "Paused"
    assert player.screens.breath.paused.go_on.hasFocus()
    at.clock.at += 300
    press(player, Qt.Key.Key_Space)
    assert player.lead.timer.isActive()
    assert run.place() == pytest.approx(12)
    assert run.ran() == pytest.approx(12)


PACES = [
    (Qt.Key.Key_Left, 11.0),
    (Qt.Key.Key_Down, 11.0),
    (Qt.Key.Key_Right, 9.0),
    (Qt.Key.Key_Up, 9.0),
]


@pytest.mark.parametrize(("key", "breath_seconds"), PACES)
def test_arrows_change_the_pace_wherever_the_focus_is(
    at: Stand, player: Player, key: Qt.Key, breath_seconds: float
) -> None:
    run = begin(player)
    for control in (player.screens.breath.rest, player.screens.foot.pacer, player.screens.top.end):
        control.setFocus()
        QTest.keyClick(control, key)
        assert control.hasFocus()
        assert run.pattern.cycle_seconds == pytest.approx(breath_seconds)
        run.change_pace(-1 if breath_seconds > 10 else 1)


def test_the_round_buttons_stop_at_the_bounds(player: Player) -> None:
    begin(player, CAPPED)
    assert not player.screens.breath.slow.isEnabled()
    assert player.screens.breath.quick.isEnabled()


def test_no_frames_are_asked_for_out_of_sight(at: Stand, player: Player) -> None:
    run = begin(player)
    to(at, player, 5)
    player.hide()
    assert not player.lead.timer.isActive()
    assert not run.watch.running
    player.show()
    assert not run.watch.running
    press(player, Qt.Key.Key_Space)
    assert player.lead.timer.isActive()


def test_the_small_circle_leads_on_when_the_page_is_gone_and_ends_with_it(at: Stand, player: Player) -> None:
    run = begin(player)
    player.screens.foot.pacer.click()
    assert player.lead.pacer.floating
    player.hide()
    assert run.watch.running
    assert player.lead.timer.isActive()
    to(at, player, 5)
    assert player.lead.pacer.window.word.text() == "Out"
    player.stop()
    assert not player.lead.pacer.floating
    assert not player.screens.foot.pacer.isChecked()


def test_leaving_the_last_question_behind_still_writes_it_down(at: Stand, player: Player) -> None:
    begin(player)
    to(at, player, lasts(GENTLE))
    player.hide()
    assert [session.finished for session in at.sessions()] == [True]
    assert player.part is PlayerScreen.NOTHING


def test_the_no_hold_switch_shows_only_where_there_are_holds(at: Stand, player: Player, qtbot) -> None:
    begin(player)
    assert player.screens.foot.no_holds.isHidden()
    run = begin(player, BOX)
    assert not player.screens.foot.no_holds.isHidden()
    with qtbot.waitSignal(player.no_holds_changed) as heard:
        player.screens.foot.no_holds.click()
    assert heard.args == [True]
    assert not run.pattern.has_holds
    assert begin(player, BOX, no_holds=True).pattern.has_holds is False


def test_a_cap_is_never_passed() -> None:
    for no_holds in (False, True):
        run = BreathRun(CAPPED, lambda: 0.0, no_holds)
        assert run.pattern.cycles <= 4


def test_steps_turn_by_space_and_arrows_and_fill_a_quiet_bar(at: Stand, player: Player) -> None:
    player.open(*steps())
    assert player.part is PlayerScreen.STEPS
    assert player.screens.steps.count.text() == "1 / 3"
    at.clock.at += 10
    player.lead.frame()
    assert player.screens.steps.bar.value() == 500
    press(player, Qt.Key.Key_Space, Qt.Key.Key_Right)
    assert player.screens.steps.text.text() == "Go on."
    press(player, Qt.Key.Key_Left)
    assert player.screens.steps.count.text() == "2 / 3"
    press(player, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert player.part is PlayerScreen.AFTER
    press(player, Qt.Key.Key_3)
    assert [(session.exercise, session.seconds, session.after) for session in at.sessions()] == [
        ("grounding", 10.0, 3)
    ]


def test_opening_another_exercise_keeps_what_ran(at: Stand, player: Player) -> None:
    begin(player)
    to(at, player, 20)
    player.open(*steps())
    assert player.part is PlayerScreen.STEPS
    assert [session.seconds for session in at.sessions()] == [pytest.approx(20)]


def test_a_full_disk_is_said_and_ends_in_peace(at: Stand, player: Player, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused(Problem("diary", "problem.disk_full"))

    begin(player)
    to(at, player, 20)
    monkeypatch.setattr(type(at.services.practice), "done", refuse)
    player.stop()
    assert len(at.said) == 1
    assert "Written" not in at.said[0]
    assert player.part is PlayerScreen.NOTHING


@pytest.mark.parametrize(("name", "language", "scale", "still"), [
    ("dark", "zh_CN", 1.0, False), ("light", "en", 2.0, False), ("contrast", "zh_TW", 1.0, True),
])  # fmt: skip
def test_the_player_fits_a_low_window(
    wear, tmp_path: Path, qtbot, name: str, language: str, scale: float, still: bool
) -> None:
    wear(name, language, scale, still)
    with stand(tmp_path, language) as at:
        player = Player(at.ctx)
        qtbot.addWidget(player)
        player.resize(768, 540)
        player.show()
        begin(player, BOX)
        to(at, player, 5)
        assert player.minimumSizeHint().width() <= 768
        assert player.minimumSizeHint().height() <= 540
        assert not player.grab().isNull()
        player.stop()


def test_a_stopwatch_counts_only_while_it_runs() -> None:
    clock = [0.0]
    watch = Stopwatch(lambda: clock[0], 1.0)
    assert watch.seconds() == -1
    watch.go()
    clock[0] = 3.0
    watch.go()
    assert watch.seconds() == 2
    watch.rest()
    clock[0] = 9.0
    watch.rest()
    assert watch.seconds() == 2


def test_a_step_never_turns_below_the_first() -> None:
    run = StepRun(STEPS, lambda: 0.0)
    assert run.turn(-1)
    assert run.at == 0
    assert run.total() == 60


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (59.99, "0:59"), (72, "1:12"), (600, "10:00")])
def test_clock_words(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(20, "20 s"), (48, "1 min"), (64, "1 min"), (304, "5 min")])
def test_lengths(at: Stand, seconds: float, words: str) -> None:
    assert length(at.ctx, seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.0, "1 second left"), (1.0, "1 second left"), (1.01, "2 seconds left")]
)
def test_seconds_left(at: Stand, seconds: float, words: str) -> None:
    assert seconds_left(at.ctx, seconds) == words


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_Escape])
def test_a_key_held_down_acts_once(at: Stand, player: Player, key: Qt.Key) -> None:
    """The key that opened a screen goes on repeating on the next one, where it must do nothing."""
    at.services.preferences.set("breath_safety", False)
    player.open(*breath())

    def hold() -> None:
        for _ in range(40):
            repeat = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(player.focusWidget() or player, repeat)

    hold()
    assert player.part is PlayerScreen.SAFETY
    press(player, Qt.Key.Key_Space)
    going = player.lead.run
    hold()
    assert player.lead.run is going
    to(at, player, lasts(GENTLE))
    assert player.part is PlayerScreen.AFTER
    hold()
    assert player.part is PlayerScreen.AFTER
    assert at.sessions() == []


PAIRS = ((Qt.Key.Key_Plus, 9.0), (Qt.Key.Key_Minus, 11.0))


@pytest.mark.parametrize(("key", "breath_seconds"), PAIRS)
def test_plus_and_minus_change_the_pace(player: Player, key: Qt.Key, breath_seconds: float) -> None:
    run = begin(player)
    press(player, key)
    assert run.pattern.cycle_seconds == pytest.approx(breath_seconds)


def test_a_pause_offers_the_start_and_the_end(at: Stand, player: Player) -> None:
    begin(player)
    to(at, player, 12)
    press(player, Qt.Key.Key_Space)
    player.screens.breath.paused.restart.click()
    assert player.lead.run is not None
    assert player.lead.run.place() == 0
    at.clock.at += LEAD_IN + 6
    press(player, Qt.Key.Key_Space)
    player.screens.breath.paused.end.click()
    assert player.part is PlayerScreen.NOTHING
    assert [round(session.seconds) for session in at.sessions()] == [18]
    assert at.said == ["18 s of Long breath out"]


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(720, 520), (1100, 720), (1920, 1080)])
def test_the_word_stays_within_the_smallest_disc(
    wear, tmp_path: Path, qtbot, language: str, scale: float, size: tuple[int, int]
) -> None:
    wear("light", language, scale)
    with stand(tmp_path, language) as at:
        ctx = replace(at.ctx, words=load_words(language, resource("locale")))
        player = Player(ctx)
        qtbot.addWidget(player)
        player.resize(*size)
        player.show()
        begin(player, SIGH)
        circle = player.screens.breath.circle
        for seconds in (1.0, 3.0, 5.0, 9.8):
            to(at, player, seconds)
            word, font = circle.word()
            room = 2 * circle._ring() * LEAST_SHARE
            assert width_of(word, font) <= room, word
        player.stop()


def test_controls_fade_and_a_key_brings_them_back(player: Player) -> None:
    begin(player)
    fading = player.lead.fading
    player.setFocus()
    fading._timer.timeout.emit()
    assert fading.faint
    press(player, Qt.Key.Key_S)
    assert not fading.faint
    fading._timer.timeout.emit()
    press(player, Qt.Key.Key_Space)
    assert not fading.faint
    assert not fading._timer.isActive()


def test_whoever_walks_with_tab_keeps_the_controls(player: Player) -> None:
    begin(player)
    player.screens.breath.slow.setFocus(Qt.FocusReason.TabFocusReason)
    player.lead.fading._timer.timeout.emit()
    assert not player.lead.fading.faint


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_sign_of_a_safety_line_stands_beside_its_first_line(wear, qtbot: QtBot, scale: float) -> None:
    wear(text_scale=scale)
    sheet = SafetySheet("title", ["Sit down."], "Got it")
    qtbot.addWidget(sheet)
    sheet.resize(700, 500)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sign, words = sheet.findChild(Icon), sheet.findChild(ReadingText)
    middles = [part.mapTo(sheet, part.rect().center()).y() for part in (sign, words)]  # type: ignore[union-attr, arg-type]
    assert abs(middles[0] - middles[1]) <= 1


@pytest.mark.parametrize(("size", "inside"), [((900, 440), False), ((1100, 900), True), ((700, 300), False)])
def test_the_button_under_the_safety_words_is_always_in_sight(
    wear, qtbot: QtBot, size: tuple[int, int], inside: bool
) -> None:
    wear(text_scale=2.0)
    sheet = SafetySheet(
        "Before you breathe along", ["Softly, not deeply. Small breaths are right."] * 5, "Got it"
    )
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    for width, height in ((1100, 900), (700, 300), size):
        sheet.resize(width, height)
        qtbot.wait(1)
        at = sheet.agree.mapTo(sheet, sheet.agree.rect().bottomRight())
        assert sheet.rect().contains(at), (width, height)
        assert sheet.agree.visibleRegion().boundingRect() == sheet.agree.rect(), (width, height)
    assert isinstance(sheet.agree.parentWidget(), Card) is inside
    qtbot.mouseClick(sheet.agree, Qt.MouseButton.LeftButton)
