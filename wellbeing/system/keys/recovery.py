"""The diary's key wrapped by a recovery code: a small text that is of no use to anyone without the code."""

from __future__ import annotations

import json

from wellbeing.system.keys.keys import KEY_BYTES, KeyDamaged

WRAP = "wellbeing recovery 1"


class WrongRecoveryCode(Exception):  # noqa: N818 - reads as what happened
    """The code does not open this; the message never shows it."""


def wrap(key: bytes, secret: bytes) -> str:
    """Return the key sealed by a code's bytes (BLAKE2b and XSalsa20-Poly1305 of libsodium) as one line of text."""
    from nacl.secret import SecretBox
    from nacl.utils import random

    salt = random(16)
    box = SecretBox(_derived(secret, salt)).encrypt(key)
    return json.dumps({"form": WRAP, "salt": salt.hex(), "box": bytes(box).hex()})


def unwrap(text: str, secret: bytes) -> bytes:
    """Return the key; raises KeyDamaged for a text that is no such seal, WrongRecoveryCode for another code."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        told = json.loads(text)
        form, salt, box = told["form"], bytes.fromhex(told["salt"]), bytes.fromhex(told["box"])
    except (ValueError, KeyError, TypeError):
        raise KeyDamaged("What is kept as the recovery of the diary's key can't be read.") from None
    if form != WRAP:
        raise KeyDamaged("What is kept as the recovery of the diary's key is of another form.")
    try:
        key = SecretBox(_derived(secret, salt)).decrypt(box)
    except (CryptoError, ValueError):
        raise WrongRecoveryCode from None
    if len(key) != KEY_BYTES:
        raise KeyDamaged("What the recovery code opens is not a diary's key.")
    return key


def _derived(secret: bytes, salt: bytes) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    found: bytes = blake2b(secret, digest_size=32, salt=salt, person=b"wellbeing key", encoder=RawEncoder)
    return found
