"""A key wrapped by a code opens with that code alone, and says nothing without it."""

from __future__ import annotations

import json

import pytest

from wellbeing.system.keys.keys import KeyDamaged
from wellbeing.system.keys.recovery import WrongRecoveryCode, seals, unwrap, wrap, wrap_anew

KEY, SECRET = bytes(range(32)), bytes(range(20))
NEW = bytes(reversed(range(32)))
FORMER_BOX = (
    "0000000000000000000000000000000000000000000000003609ef96eacfc0f06ef8a451fb0f8a9d8a46"
    "4e8890858a73d0bb62d502de5f2f36da8de104a512deb6883e306c5a384e"
)


def test_there_and_back_and_never_the_same_twice():
    first, second = wrap(KEY, SECRET), wrap(KEY, SECRET)
    assert first != second
    assert unwrap(first, SECRET) == unwrap(second, SECRET) == KEY
    assert KEY.hex() not in first
    assert SECRET.hex() not in first


def test_another_code_opens_nothing():
    with pytest.raises(WrongRecoveryCode):
        unwrap(wrap(KEY, SECRET), bytes(20))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"form": "x", "salt": "00", "box": "00"}', '{"form": 1, "salt": 2, "box": 3}'],
)
def test_what_is_no_wrap_is_told(text: str):
    with pytest.raises(KeyDamaged):
        unwrap(text, SECRET)


def test_a_changed_byte_opens_nothing():
    told = json.loads(wrap(KEY, SECRET))
    told["box"] = told["box"][:-2] + ("00" if told["box"][-2:] != "00" else "01")
    with pytest.raises(WrongRecoveryCode):
        unwrap(json.dumps(told), SECRET)


def test_a_new_key_is_sealed_for_the_same_code_without_it():
    anew = wrap_anew(wrap(KEY, SECRET), KEY, NEW)
    assert anew is not None
    assert unwrap(anew, SECRET) == NEW
    assert (seals(anew, NEW), seals(anew, KEY)) == (True, False)


def test_nothing_is_sealed_for_a_public_key_that_somebody_laid_there():
    told = json.loads(wrap(KEY, SECRET))
    told["public"] = json.loads(wrap(KEY, bytes(20)))["public"]
    assert wrap_anew(json.dumps(told), KEY, NEW) is None
    assert wrap_anew(wrap(bytes(32), SECRET), KEY, NEW) is None


def test_the_first_form_still_opens_and_is_not_sealed_anew():
    former = (
        '{"form": "wellbeing recovery 1", "salt": "00000000000000000000000000000000", "box": "'
        + FORMER_BOX
        + '"}'
    )
    assert unwrap(former, SECRET) == KEY
    assert wrap_anew(former, KEY, NEW) is None
