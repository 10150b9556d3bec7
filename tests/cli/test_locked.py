"""The command line over a diary that is closed: what waits sealed, and one sentence for what can't be done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from tests.services.test_passphrase import CHEAP, WORDS
from wellbeing.paths import under
from wellbeing.services import locked_key
from wellbeing.system.keys import passphrase as sealing

STDIN = f"{WORDS}\n".encode()


@pytest.fixture
def locked(wellbeing: Line, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A diary with one entry that a passphrase locks."""
    monkeypatch.setattr(sealing, "fitting_cost", lambda: CHEAP)
    wellbeing("checkin", "--stress", 3)
    said = wellbeing("passphrase", "on", stdin=STDIN)
    assert said.code == 0, said
    assert "lost for good" in said.err  # said before anything is done
    forget(wellbeing)
    yield wellbeing
    forget(wellbeing)


def forget(line: Line) -> None:
    """Be a process that has never asked for the passphrase."""
    locked_key.lock(under(line.home))


@pytest.mark.parametrize(
    "command",
    [
        ("show",), ("show", "--json"), ("pause", "30m"), ("resume",), ("backup",), ("key", "export"),
        ("chart", "stress", "--out", "a.png"), ("team", "tick"), ("salvage",),
    ],
)  # fmt: skip
def test_what_needs_the_diary_is_refused_with_one_sentence(command: tuple[str, ...], locked: Line):
    said = locked(*command).refused()
    assert "The diary is locked." in said or command == ("team", "tick")


@pytest.mark.parametrize(
    "command",
    [
        ("checkin", "--stress", "5", "--note", "x"), ("contact", "start", "--id", "X"), ("contact", "end"),
        ("contact", "end", "rude"), ("contact", "abuse", "--felt", "4"),
    ],
)  # fmt: skip
def test_what_a_hook_says_waits_sealed(command: tuple[str, ...], locked: Line):
    said = locked(*command)
    assert (said.code, said.err) == (0, "")
    assert "sealed" in said.out


def test_it_is_taken_in_when_the_diary_opens(locked: Line):
    locked("checkin", "--stress", 5)
    locked("contact", "start", "--id", "X")
    locked("contact", "rude", "--id", "X")
    assert locked("passphrase", "off", stdin=STDIN).code == 0
    shown = locked.show()
    assert [entry["stress"] for entry in shown["checkins"]] == [3, 5]
    assert [entry["kind"] for entry in shown["contacts"]] == ["rude"]


def test_what_needs_no_diary_works_all_the_same(locked: Line):
    for command in (("tips", "--json"), ("exercises", "--json"), ("rota", "show"), ("doctor",)):
        assert locked(*command).code == 0, command


def test_wrong_words_change_nothing(locked: Line):
    held = {path: path.read_bytes() for path in Path(locked.home).glob("diary.*")}
    for command in (("passphrase", "off"), ("passphrase", "change")):
        assert "not the passphrase" in locked(*command, stdin=b"no such words\nnew words here\n").refused()
    assert {path: path.read_bytes() for path in Path(locked.home).glob("diary.*")} == held
    assert "already" in locked("passphrase", "on", stdin=STDIN).err


def test_another_passphrase(locked: Line):
    assert locked("passphrase", "change", stdin=STDIN + b"quite other words\n").code == 0
    forget(locked)
    assert "not the passphrase" in locked("passphrase", "off", stdin=STDIN).refused()
    assert locked("passphrase", "off", stdin=b"quite other words\n").code == 0
    assert [entry["stress"] for entry in locked.show()["checkins"]] == [3]


def test_a_short_one_is_refused(wellbeing: Line):
    wellbeing("checkin", "--stress", 3)
    said = wellbeing("passphrase", "on", stdin=b"short\n")
    assert said.code == 2
    assert "8 to 200" in said.err
    assert wellbeing.show()["checkins"]


def test_erase_needs_no_passphrase(locked: Line):
    locked("checkin", "--stress", 5)
    said = locked("erase", "--yes")
    assert said.code == 0, said
    assert not list(Path(locked.home).rglob("*"))


def test_a_recovery_code_takes_it_off(wellbeing: Line, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sealing, "fitting_cost", lambda: CHEAP)
    wellbeing("checkin", "--stress", 3)
    code = wellbeing("key", "export").out
    said = wellbeing("passphrase", "on", stdin=STDIN)
    assert "lost for good" not in said.err
    forget(wellbeing)
    assert wellbeing("key", "import", stdin=code.encode()).code == 0
    assert [entry["stress"] for entry in wellbeing.show()["checkins"]] == [3]
    assert json.loads(wellbeing("doctor", "--json").out)
