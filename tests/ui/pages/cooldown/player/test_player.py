from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind, lasts, moment_at
from wellbeing.domain.library.exercises import Exercise, ExerciseStep, Variant
from wellbeing.domain.problems import Problem, Refused
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.cooldown.player.screens import PlayerScreen
from wellbeing.ui.pages.cooldown.player.time import LEAD_IN, BreathRun, StepRun, Stopwatch
from wellbeing.ui.pages.cooldown.player.words import clock_words, length, seconds_left

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
    press(player, Qt.Key.Key_Space)
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


def test_a_quiet_second_comes_before_the_first_breath(at: Stand, player: Player) -> None:
    run = begin(player)
    assert run.in_lead_in
    assert player.screens.breath.circle.accessibleName() == "Ready"
    to(at, player, 0.5)
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
    assert player.part is PlayerScreen.BEFORE
    assert at.services.preferences.current.breath_safety
    player.stop()
    player.open(*breath())
    assert player.part is PlayerScreen.BEFORE


def test_steps_need_no_safety_words(at: Stand, player: Player) -> None:
    at.services.preferences.set("breath_safety", False)
    player.open(*steps())
    assert player.part is PlayerScreen.BEFORE


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


def test_before_and_after_take_a_key_each_and_are_written_down(at: Stand, player: Player, qtbot) -> None:
    player.open(*breath())
    press(player, Qt.Key.Key_7)
    assert player.part is PlayerScreen.BREATH
    assert player.screens.foot.before.text() == "Stress before: 7"
    to(at, player, lasts(GENTLE))
    assert player.part is PlayerScreen.AFTER
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
    assert at.said == ["Written down: stress 7 before, 4 after."]


def test_one_and_zero_are_ten_and_a_lone_one_is_one(at: Stand, player: Player, qtbot) -> None:
    player.open(*breath())
    press(player, Qt.Key.Key_1, Qt.Key.Key_0)
    assert player.screens.foot.before.text() == "Stress before: 10"
    player.stop()
    player.open(*breath())
    press(player, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: player.part is PlayerScreen.BREATH, timeout=2_000)
    assert player.screens.foot.before.text() == "Stress before: 1"


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


@pytest.mark.parametrize("part", [PlayerScreen.SAFETY, PlayerScreen.BEFORE, PlayerScreen.AFTER])
def test_escape_ends_every_other_part_too(at: Stand, player: Player, part: PlayerScreen) -> None:
    at.services.preferences.set("breath_safety", part is not PlayerScreen.SAFETY)
    player.open(*breath())
    if part is PlayerScreen.AFTER:
        press(player, Qt.Key.Key_Space)
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
    press(player, Qt.Key.Key_Space)
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
    assert player.part is PlayerScreen.BEFORE
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


def test_the_window_hears_when_quiet_is_wanted(player: Player) -> None:
    heard: list[bool] = []
    player.focus_wanted.connect(heard.append)
    player.open(*breath())
    player.stop()
    assert heard == [True, False]


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
    hold()
    assert player.part is PlayerScreen.BEFORE
    press(player, Qt.Key.Key_Space)
    going = player.lead.run
    hold()
    assert player.lead.run is going
    to(at, player, lasts(GENTLE))
    assert player.part is PlayerScreen.AFTER
    hold()
    assert player.part is PlayerScreen.AFTER
    assert at.sessions() == []
