"""A key wrapped by a code opens with that code alone, and says nothing without it."""

from __future__ import annotations

import json

import pytest

from wellbeing.system.keys.keys import KeyDamaged
from wellbeing.system.keys.recovery import WrongRecoveryCode, unwrap, wrap

KEY, SECRET = bytes(range(32)), bytes(range(20))


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
