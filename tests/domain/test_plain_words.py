"""Words are compared without regard to case, width and apostrophe."""

from __future__ import annotations

import pytest

from wellbeing.domain.plain_words import plain, plain_word


@pytest.mark.parametrize(
    ("written", "compared"),
    [("Straße", "strasse"), ("ＡＢＣ１２", "abc12"), ("can’t", "can't"), ("退款。", "退款。"), ("", "")],
)
def test_how_words_are_compared(written: str, compared: str):
    assert plain(written) == plain_word(written) == compared
