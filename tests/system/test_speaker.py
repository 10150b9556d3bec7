"""What plays the tones: a real program with a real sound card of ALSA's that writes into a file, and its failures."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import wave
from array import array
from math import cos, pi, sin
from pathlib import Path

import pytest

from tests.needs import needs
from wellbeing.domain.library.breathing import PhaseKind
from wellbeing.domain.library.tones import PITCHES, RATE, tone
from wellbeing.system.speaker import ProgramSpeaker, Speaker, WindowsSpeaker, choose_speaker

CARD = """
pcm.!default {{ type plug
  slave {{ pcm {{ type file slave.pcm null file "{file}" format wav }}
    format S16_LE channels 1 rate {rate} }} }}
"""


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o700)
    return made


def child(speaker: Speaker) -> subprocess.Popen[bytes]:
    assert isinstance(speaker, ProgramSpeaker)
    found = speaker._child
    assert found is not None
    return found


def loudness(heard: array[int], hertz: float) -> float:
    """Return how much of one pitch is in a sound."""
    turns = [(2 * pi * hertz * n / RATE, value) for n, value in enumerate(heard)]
    return abs(complex(sum(v * cos(a) for a, v in turns), sum(v * sin(a) for a, v in turns)))


@pytest.mark.parametrize("kind", [PhaseKind.IN, PhaseKind.HOLD, PhaseKind.OUT])
def test_a_real_program_plays_the_pitch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: PhaseKind
) -> None:
    needs("aplay")
    heard, card, file = tmp_path / "heard.wav", tmp_path / "asound.conf", tmp_path / "tone.wav"
    card.write_text(Path("/usr/share/alsa/alsa.conf").read_text() + CARD.format(file=heard, rate=RATE))
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(card))
    file.write_bytes(tone(PITCHES[kind]))
    speaker = ProgramSpeaker([("aplay", "-q")])
    assert speaker.play(file)
    assert child(speaker).wait(10) == 0
    speaker.hush()
    # What the card was given, without the head: the length in it stays unknown until the card is closed.
    sound = array("h", heard.read_bytes()[44:][: 2 * (heard.stat().st_size // 2 - 22)])
    loud = {pitch: loudness(sound, PITCHES[pitch]) for pitch in PITCHES}
    assert max(loud, key=lambda sound: loud[sound]) is kind
    assert loud[kind] > 5 * sorted(loud.values())[-2]


TABLE = [
    ("linux", ("pw-play", "paplay", "aplay"), "pw-play"),
    ("linux", ("paplay", "aplay"), "paplay"),
    ("linux", ("aplay",), "aplay"),
    ("linux", ("afplay",), None),
    ("linux", (), None),
    ("darwin", ("afplay", "aplay"), "afplay"),
    ("darwin", ("aplay",), None),
]


@pytest.mark.parametrize(("platform", "there", "chosen"), TABLE)
def test_the_first_program_on_the_path_is_taken(
    tmp_path: Path, platform: str, there: tuple[str, ...], chosen: str | None
) -> None:
    for name in there:
        program(tmp_path / "bin", name, "exit 0")
    found = choose_speaker({"PATH": str(tmp_path / "bin")}, platform)
    assert (found.source if found else None) == chosen


def test_windows_plays_by_itself() -> None:
    assert isinstance(choose_speaker({}, "win32"), WindowsSpeaker)


def test_a_new_sound_ends_the_last_and_silence_leaves_no_child(tmp_path: Path) -> None:
    speaker = ProgramSpeaker([(str(program(tmp_path / "bin", "aplay", "exec sleep 60")),)])
    assert speaker.play(tmp_path / "a.wav")
    first = child(speaker)
    assert speaker.play(tmp_path / "a.wav")
    second = child(speaker)
    assert first.returncode == -signal.SIGKILL
    assert second.poll() is None
    speaker.hush()
    assert second.returncode == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(second.pid, 0)
    speaker.hush()


def test_a_program_that_fails_gives_way_to_the_next(tmp_path: Path) -> None:
    said = tmp_path / "said"
    broken = program(tmp_path / "bin", "pw-play", "exit 1")
    works = program(tmp_path / "bin", "aplay", f'echo "$2" > {said}')
    speaker = ProgramSpeaker([(str(broken),), (str(works), "-q")])
    assert speaker.play(tmp_path / "a.wav")
    child(speaker).wait(10)
    assert speaker.play(tmp_path / "b.wav")
    assert speaker.source == "aplay"
    assert child(speaker).wait(10) == 0
    assert said.read_text().strip() == str(tmp_path / "b.wav")


def test_where_none_is_left_it_says_so(tmp_path: Path) -> None:
    not_one = tmp_path / "bin" / "paplay"
    program(tmp_path / "bin", "paplay", "").chmod(stat.S_IRUSR)
    speaker = ProgramSpeaker([(str(not_one),)])
    assert not speaker.play(tmp_path / "a.wav")
    assert speaker.source == "none"
    assert not speaker.play(tmp_path / "a.wav")


def test_a_sound_never_makes_us_wait(tmp_path: Path) -> None:
    speaker = ProgramSpeaker([(str(program(tmp_path / "bin", "aplay", "trap '' TERM; exec sleep 60")),)])
    assert speaker.play(tmp_path / "a.wav")
    assert child(speaker).poll() is None  # it is back while the sound goes on
    speaker.hush()


def test_the_file_is_a_whole_one() -> None:
    with wave.open(io.BytesIO(tone(440))) as file:
        assert file.getnframes() * 2 == len(file.readframes(file.getnframes()))
