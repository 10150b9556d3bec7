"""The diary's key sealed for a recovery code: a small text that is of no use to anyone without the code.

The code stands for a pair of keys; its public one lies in the text. So the diary can get another key while the code
that was written down goes on opening it, and nobody needs to type the code for that.
"""

from __future__ import annotations

import json

from wellbeing.system.keys.keys import KEY_BYTES, KeyDamaged

WRAP, FORMER = "wellbeing recovery 2", "wellbeing recovery 1"


class WrongRecoveryCode(Exception):  # noqa: N818 - reads as what happened
    """The code does not open this; the message never shows it."""


def wrap(key: bytes, secret: bytes) -> str:
    """Return the key sealed for a code's bytes (BLAKE2b and libsodium's sealed box) as one line of text."""
    from nacl.public import PrivateKey
    from nacl.utils import random

    salt = random(16)
    public = bytes(PrivateKey(_derived(secret, salt)).public_key)
    return _text(key, salt, public)


def unwrap(text: str, secret: bytes) -> bytes:
    """Return the key; raises KeyDamaged for a text that is no such seal, WrongRecoveryCode for another code."""
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox
    from nacl.secret import SecretBox

    told = _told(text)
    derived = _derived(secret, told["salt"])
    try:
        if told["form"] == FORMER.encode():
            key = SecretBox(derived).decrypt(told["box"])
        else:
            key = SealedBox(PrivateKey(derived)).decrypt(told["box"])
    except (CryptoError, ValueError, TypeError):
        raise WrongRecoveryCode from None
    if len(key) != KEY_BYTES:
        raise KeyDamaged("What the recovery code opens is not a diary's key.")
    return key


def wrap_anew(text: str, key: bytes, new: bytes) -> str | None:
    """Return the seal of a diary's new key for the same code; None where that can't be done without the code.

    `key` is the one sealed so far: whoever does not know it could have laid a public key of their own there.
    """
    if not seals(text, key):
        return None
    told = _told(text)
    return _text(new, told["salt"], told["public"])


def seals(text: str, key: bytes) -> bool:
    """Tell whether a text is this key's seal; False also for one of the first form, which does not say it."""
    try:
        told = _told(text)
    except KeyDamaged:
        return False
    return "mark" in told and told["mark"] == _mark(told["public"], key)


def _text(key: bytes, salt: bytes, public: bytes) -> str:
    from nacl.public import PublicKey, SealedBox

    box = bytes(SealedBox(PublicKey(public)).encrypt(key))
    parts = {"salt": salt, "public": public, "mark": _mark(public, key), "box": box}
    return json.dumps({"form": WRAP, **{name: part.hex() for name, part in parts.items()}})


def _told(text: str) -> dict[str, bytes]:
    try:
        told = json.loads(text)
        form = told["form"]
        names = ("salt", "box") if form == FORMER else ("salt", "public", "mark", "box")
        parts = {name: bytes.fromhex(told[name]) for name in names}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KeyDamaged("What is kept as the recovery of the diary's key can't be read.") from None
    if form not in (WRAP, FORMER):
        raise KeyDamaged("What is kept as the recovery of the diary's key is of another form.")
    return {"form": form.encode(), **parts}


def _mark(public: bytes, key: bytes) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    found: bytes = blake2b(public, digest_size=16, key=key, person=b"recovery mark", encoder=RawEncoder)
    return found


def _derived(secret: bytes, salt: bytes) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    found: bytes = blake2b(secret, digest_size=32, salt=salt, person=b"wellbeing key", encoder=RawEncoder)
    return found
