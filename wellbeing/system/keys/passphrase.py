"""The diary's key sealed by a passphrase: Argon2id makes guessing dear, its cost stands beside what it sealed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from wellbeing.clock import SystemClock
from wellbeing.system.keys.keys import KEY_BYTES, KeyDamaged

MEBIBYTE = 1 << 20
SALT_BYTES = 16
AIM_S = 0.55
"""Seconds that one derivation is to take on this computer: felt as a moment, dear a million times over."""
LONGEST_S = 0.8
DEAREST_ROUNDS, DEAREST_BYTES = 64, 1024 * MEBIBYTE
"""A file that asks for more was not written by us: it would only hold the computer up."""


class WrongPassphrase(Exception):  # noqa: N818 - reads as what happened
    """The passphrase does not open this; the message never shows it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs: rounds over so many bytes of memory."""

    rounds: int
    memory: int


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A key that a passphrase has sealed, with all but the passphrase that is needed to open it."""

    salt: bytes
    cost: Cost
    box: bytes


def fitting_cost(took: Callable[[Cost], float] | None = None) -> Cost:
    """Return a cost at which a derivation takes about half a second here; `took` measures one, in seconds.

    Memory comes first, because it is what a guesser's many small machines lack; it is halved only where even one
    round over it would take too long.
    """
    measure = took or _seconds
    memory = 128 * MEBIBYTE
    while memory > 16 * MEBIBYTE and measure(Cost(1, memory)) > LONGEST_S:
        memory //= 2

    def quickest(rounds: int) -> float:
        return min(measure(Cost(rounds, memory)) for _ in range(2))  # another program may have been busy

    first, third = quickest(1), quickest(3)
    each = max((third - first) / 2, first / 8)
    return Cost(max(1, min(DEAREST_ROUNDS, round(1 + (AIM_S - first) / each))), memory)


def seal(key: bytes, passphrase: str, cost: Cost) -> SealedKey:
    """Return the key sealed by a passphrase (Argon2id, XSalsa20-Poly1305)."""
    from nacl.secret import SecretBox
    from nacl.utils import random

    salt = random(SALT_BYTES)
    return SealedKey(salt, cost, bytes(SecretBox(_derived(passphrase, salt, cost)).encrypt(key)))


def unseal(sealed: SealedKey, passphrase: str) -> bytes:
    """Return the key; raises WrongPassphrase, or KeyDamaged for a seal that can't be one of ours."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    cost = sealed.cost
    if not (0 < cost.rounds <= DEAREST_ROUNDS and 0 < cost.memory <= DEAREST_BYTES):
        raise KeyDamaged("What is kept as the diary's sealed key asks for too much.")
    try:
        key = SecretBox(_derived(passphrase, sealed.salt, cost)).decrypt(sealed.box)
    except (CryptoError, ValueError):
        raise WrongPassphrase from None
    if len(key) != KEY_BYTES:
        raise KeyDamaged("What the passphrase opens is not a diary's key.")
    return key


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from nacl.pwhash import argon2id

    # One word may be typed in several ways that look alike: they are brought to one.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    found: bytes = argon2id.kdf(KEY_BYTES, typed, salt, opslimit=cost.rounds, memlimit=cost.memory)
    return found


def _seconds(cost: Cost) -> float:
    clock = SystemClock()
    begun = clock.monotonic()
    _derived("to be measured", bytes(SALT_BYTES), cost)
    return clock.monotonic() - begun
