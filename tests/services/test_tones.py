"""The soft tones as the player asks for them: off by default, private files, nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recording_speaker import RecordingSpeaker
from wellbeing.domain.library.breathing import PhaseKind
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services
from wellbeing.services.tones import FOLDER, Tones


@pytest.fixture
def speaker() -> RecordingSpeaker:
    return RecordingSpeaker()


@pytest.fixture
def tones(services: Services, speaker: RecordingSpeaker, tmp_path: Path) -> Tones:
    return Tones(tmp_path, services.preferences, lambda _: speaker)


def test_off_unless_wanted_and_nothing_is_written(tones: Tones, speaker: RecordingSpeaker, tmp_path: Path):
    assert not tones.wanted
    tones.turn(PhaseKind.IN)
    tones.close()
    assert speaker.heard == ["-"]
    assert not (tmp_path / FOLDER).exists()


def test_each_phase_has_its_tone_and_the_files_go_with_the_exercise(
    tones: Tones, speaker: RecordingSpeaker, tmp_path: Path
):
    assert tones.want(True) is None
    for kind in (PhaseKind.IN, PhaseKind.HOLD, PhaseKind.OUT, PhaseKind.REST, PhaseKind.IN):
        tones.turn(kind)
    assert speaker.heard == ["in", "hold", "out", "in"]
    tones.close()
    assert speaker.heard[-1] == "-"
    assert not (tmp_path / FOLDER).exists()


def test_switching_off_is_silent_at_once(tones: Tones, speaker: RecordingSpeaker):
    tones.want(True)
    tones.turn(PhaseKind.IN)
    tones.want(False)
    tones.turn(PhaseKind.OUT)
    assert speaker.heard == ["in", "-"]


def test_half_a_file_of_a_crash_is_written_anew(tones: Tones, speaker: RecordingSpeaker, tmp_path: Path):
    (tmp_path / FOLDER).mkdir(0o700)
    (tmp_path / FOLDER / "in.wav").write_bytes(b"RI")
    tones.want(True)
    tones.turn(PhaseKind.IN)
    assert speaker.heard == ["in"]


def test_without_a_speaker_or_when_it_fails_it_is_known(
    tones: Tones, speaker: RecordingSpeaker, services: Services, tmp_path: Path
):
    assert not Tones(tmp_path, services.preferences, lambda _: None).possible
    tones.want(True)
    speaker.works = False
    tones.turn(PhaseKind.IN)
    assert not tones.possible
    tones.turn(PhaseKind.OUT)
    assert speaker.heard == ["in"]


def test_a_folder_that_cannot_be_written_stays_silent(
    tones: Tones, speaker: RecordingSpeaker, tmp_path: Path
):
    tones.want(True)
    (tmp_path / FOLDER).write_text("in the way")
    tones.turn(PhaseKind.IN)
    assert speaker.heard == []


def test_a_setting_that_cannot_be_written_is_told(tones: Tones, monkeypatch: pytest.MonkeyPatch):
    wrong = Problem("breath_tone", "problem.disk_full")
    monkeypatch.setattr(type(tones._preferences), "set", lambda *_: wrong)
    assert tones.want(True) == wrong


def test_closing_the_services_ends_the_tones(services: Services, speaker: RecordingSpeaker):
    services.tones._speaker = speaker
    services.tones.want(True)
    services.tones.turn(PhaseKind.IN)
    place = services.environment.folders.runtime / FOLDER
    assert place.exists()
    services.close()
    assert not place.exists()


def test_the_end_of_a_break_has_a_switch_and_a_tone_of_its_own(
    tones: Tones, services: Services, speaker: RecordingSpeaker, tmp_path: Path
):
    tones.want(True)
    tones.tell_break_over()
    assert speaker.heard == []
    services.preferences.set("break_tone", True)
    tones.want(False)
    tones.tell_break_over()
    assert speaker.heard == ["-", "break_over"]
    tones.close()
    assert not (tmp_path / FOLDER).exists()
