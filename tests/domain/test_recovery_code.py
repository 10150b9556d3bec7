"""The recovery code: read back as typed by a hand, and any slip named by its group."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.recovery_code import CODE_BYTES, LETTERS, WrongCode, code_of, secret_of

SECRETS = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)


@given(SECRETS)
def test_read_back_however_it_is_typed(secret: bytes):
    code = code_of(secret)
    assert len(code.split("-")) == 8
    assert secret_of(code) == secret
    assert secret_of(code.lower().replace("-", " – ")) == secret
    assert secret_of(code.replace("0", "o").replace("1", "l")) == secret
    assert secret_of(f"\n {code}\r\n") == secret


def test_a_code_holds_twenty_bytes():
    """So many that nobody can try them through."""
    assert CODE_BYTES == 20
    assert secret_of(code_of(b"\xff" * 20)) == b"\xff" * 20


@given(SECRETS, st.integers(0, 7), st.integers(0, 3), st.sampled_from(LETTERS))
def test_one_wrong_letter_names_its_group(secret: bytes, place: int, letter: int, other: str):
    groups = code_of(secret).split("-")
    changed = groups[place][:letter] + other + groups[place][letter + 1 :]
    if changed != groups[place]:
        groups[place] = changed
        assert secret_of("-".join(groups)) == WrongCode((place + 1,))


@given(SECRETS, st.integers(0, 6))
def test_groups_that_changed_places_are_named(secret: bytes, place: int):
    groups = code_of(secret).split("-")
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    if groups[place][:4] != groups[place + 1][:4]:
        found = secret_of("-".join(groups))
        assert isinstance(found, WrongCode)
        assert found.groups


@pytest.mark.parametrize("text", ["", "ABCD", "-".join(["0000"] * 8), "一二三四", "A" * 10_000, "x-" * 9])
def test_what_is_no_code_is_never_taken_for_one(text: str):
    assert isinstance(secret_of(text), WrongCode)


def test_whatever_is_typed_gives_an_answer():
    dice = random.Random(3)
    for _ in range(2_000):
        text = "".join(dice.choice(string.printable + "－—０Ａ") for _ in range(dice.randint(0, 60)))
        assert isinstance(secret_of(text), bytes | WrongCode)
