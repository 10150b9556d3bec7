"""A passphrase opens what it sealed and nothing else does; what a derivation costs is found out on the computer."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from wellbeing.system.keys.keys import KeyDamaged
from wellbeing.system.keys.passphrase import (
    DEAREST_BYTES,
    MEBIBYTE,
    Cost,
    SealedKey,
    WrongPassphrase,
    fitting_cost,
    seal,
    unseal,
)
from wellbeing.system.keys.passphrase_file import (
    LONGEST,
    PassphraseFile,
    read_passphrase_file,
    write_passphrase_file,
)

KEY, CHEAP = bytes(range(32)), Cost(1, 8 * MEBIBYTE)
WORDS = "three quiet words"


def test_there_and_back_and_never_the_same_twice():
    first, second = seal(KEY, WORDS, CHEAP), seal(KEY, WORDS, CHEAP)
    assert first.box != second.box
    assert unseal(first, WORDS) == unseal(second, WORDS) == KEY


def test_another_passphrase_opens_nothing():
    with pytest.raises(WrongPassphrase) as trouble:
        unseal(seal(KEY, WORDS, CHEAP), "three loud words")
    assert "loud" not in str(trouble.value)


def test_a_word_that_looks_alike_is_the_same():
    written = seal(KEY, "café au lait", CHEAP)
    assert unseal(written, unicodedata.normalize("NFD", "café au lait")) == KEY


@pytest.mark.parametrize("cost", [Cost(0, MEBIBYTE), Cost(1_000, MEBIBYTE), Cost(1, DEAREST_BYTES + 1)])
def test_a_file_that_asks_for_too_much_is_not_obeyed(cost: Cost):
    sealed = seal(KEY, WORDS, CHEAP)
    with pytest.raises(KeyDamaged):
        unseal(SealedKey(sealed.salt, cost, sealed.box), WORDS)


@pytest.mark.parametrize(
    ("round_s", "start_s"),
    [(0.09, 0.08), (0.05, 0.03), (0.2, 0.1), (0.02, 0.01), (0.5, 0.2)],
    ids=["here", "quick", "slow", "very quick", "one round is enough"],
)
def test_a_derivation_takes_about_half_a_second(round_s: float, start_s: float):
    """Computers from quick to slow, each with a fixed part and one that grows with rounds and memory."""

    def took(cost: Cost) -> float:
        return start_s + round_s * cost.rounds * cost.memory / (128 * MEBIBYTE)

    assert 0.3 <= took(fitting_cost(took)) <= 0.8


def test_a_very_slow_computer_is_asked_for_less_memory():
    def took(cost: Cost) -> float:
        return 2.0 * cost.rounds * cost.memory / (128 * MEBIBYTE)

    cost = fitting_cost(took)
    assert cost.memory < 128 * MEBIBYTE
    assert 0.3 <= took(cost) <= 0.8


def test_the_file_holds_what_was_written(tmp_path: Path):
    path = tmp_path / "diary.passphrase"
    assert read_passphrase_file(path) is None
    keys = (seal(KEY, WORDS, CHEAP), seal(KEY, "other words", CHEAP))
    write_passphrase_file(path, keys, settled=False)
    assert read_passphrase_file(path) == PassphraseFile(keys, False)
    assert KEY.hex() not in path.read_text("ascii")


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"form": "later", "settled": true, "keys": []}', "\xff", "[" * LONGEST,
     '{"form": "wellbeing passphrase 1", "settled": true, "keys": [{"salt": "", "rounds": true, "memory": 1}]}'],
)  # fmt: skip
def test_what_is_no_such_file_is_told(text: str, tmp_path: Path):
    path = tmp_path / "diary.passphrase"
    path.write_text(text, "latin-1")
    with pytest.raises(KeyDamaged):
        read_passphrase_file(path)
