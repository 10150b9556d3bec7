"""The soft tone in the player: its switch, when it sounds, and what it says where nothing can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.recording_speaker import RecordingSpeaker
from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind
from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.services.tones import Tones
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.cooldown.player.time import LEAD_IN

BOX = Pattern(
    (Phase(PhaseKind.IN, 4), Phase(PhaseKind.HOLD, 4), Phase(PhaseKind.OUT, 4), Phase(PhaseKind.HOLD, 4)), 2
)
EXERCISE = Exercise("box", "Box", "In, hold.", "A pause.", (), ("everyday",), True, ("E13",))


@pytest.fixture
def speaker() -> RecordingSpeaker:
    return RecordingSpeaker()


@pytest.fixture
def at(light_theme, tmp_path: Path, speaker: RecordingSpeaker) -> Iterator[Stand]:
    with stand(tmp_path) as made:
        made.services.__dict__["tones"] = Tones(tmp_path, made.services.preferences, lambda _: speaker)
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


def begin(player: Player) -> None:
    player.open(EXERCISE, Variant("pause", BOX))


def to(at: Stand, player: Player, seconds: float) -> None:
    at.clock.at = 1_000 + LEAD_IN + seconds
    player.lead.frame()


def chip(player: Player):
    return player.screens.foot.tone


def test_off_by_default_and_silent(at: Stand, player: Player, speaker: RecordingSpeaker) -> None:
    begin(player)
    assert not chip(player).isChecked()
    for second in range(16):
        to(at, player, second)
    player.stop()
    assert [tone for tone in speaker.heard if tone != "-"] == []


def test_each_phase_sounds_once_where_it_begins(at: Stand, player: Player, speaker: RecordingSpeaker) -> None:
    at.services.preferences.set("breath_tone", True)
    begin(player)
    assert chip(player).isChecked()
    assert speaker.heard == []  # the quiet second before the first breath
    for tenth in range(320):
        to(at, player, tenth / 10)
    assert speaker.heard == ["in", "hold", "out", "hold"] * 2
    to(at, player, 32)
    assert speaker.heard[-1] == "-"


def test_a_pause_is_silent_and_going_on_does_not_sound_again(
    at: Stand, player: Player, speaker: RecordingSpeaker
) -> None:
    at.services.preferences.set("breath_tone", True)
    begin(player)
    to(at, player, 5)
    QTest.keyClick(player.focusWidget(), Qt.Key.Key_Space)
    assert speaker.heard == ["hold", "-"]
    player.lead.change_pace(1)
    QTest.keyClick(player.focusWidget(), Qt.Key.Key_Space)
    player.lead.frame()
    assert speaker.heard == ["hold", "-"]


def test_the_switch_sounds_at_once_and_is_kept(at: Stand, player: Player, speaker: RecordingSpeaker) -> None:
    begin(player)
    to(at, player, 9)
    chip(player).setFocus()
    QTest.keyClick(chip(player), Qt.Key.Key_Space)
    assert speaker.heard == ["out"]
    assert at.services.preferences.current.breath_tone
    chip(player).click()
    assert speaker.heard == ["out", "-"]
    assert not at.services.preferences.current.breath_tone


def test_where_nothing_plays_the_switch_says_so(at: Stand, player: Player, speaker: RecordingSpeaker) -> None:
    at.services.preferences.set("breath_tone", True)
    begin(player)
    assert chip(player).isEnabled()
    speaker.works = False
    to(at, player, 1)
    assert not chip(player).isEnabled()
    assert not chip(player).isChecked()
    assert chip(player).toolTip() == "This computer has nothing that plays sounds."
    assert chip(player).accessibleDescription() == chip(player).toolTip()
    assert at.services.preferences.current.breath_tone  # the wish stays for another day


def test_leaving_in_the_middle_leaves_no_file(at: Stand, player: Player, tmp_path: Path) -> None:
    at.services.preferences.set("breath_tone", True)
    begin(player)
    to(at, player, 1)
    assert list(tmp_path.rglob("*.wav"))
    QTest.keyClick(player.focusWidget(), Qt.Key.Key_Escape)
    assert not list(tmp_path.rglob("*.wav"))


def test_steps_have_no_tone(at: Stand, player: Player) -> None:
    from wellbeing.domain.library.exercises import ExerciseStep

    player.open(EXERCISE, Variant("pause", None, (ExerciseStep("Feel your feet.", 20),)))
    assert chip(player).isHidden()
