"""The seal is what Python's own libraries make of it."""

from __future__ import annotations

import hashlib
import hmac
from random import Random

from wellbeing.storage.page_seal import seal_key, seal_of


def test_it_is_what_others_make_of_it():
    random = Random(3)
    for length in (0, 1, 127, 128, 4016):
        for key_length in (1, 32, 64):
            words, key = random.randbytes(length), random.randbytes(key_length)
            assert seal_of(words, key) == hmac.digest(key, words, "sha512")
            for rounds in (1, 2, 5):
                known = hashlib.pbkdf2_hmac("sha512", key, words, rounds, key_length)
                assert seal_key(key, words, rounds) == known
