"""The seal that SQLCipher sets on each page, worked out with Python's own digest: hashlib would load all of OpenSSL.

It only tells whose page it is, each time a second connection opens the diary; nothing is kept safe by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha512
else:
    try:
        from _sha512 import sha512  # Python 3.11 has it, later ones have it elsewhere
    except ImportError:
        from hashlib import sha512

BLOCK, INNER, OUTER = 128, 0x36, 0x5C


def seal_of(words: bytes, key: bytes) -> bytes:
    """Return HMAC-SHA512 (RFC 2104) of some words with a key no longer than a block."""
    filled = key.ljust(BLOCK, b"\0")
    inside = sha512(_each(filled, INNER) + words).digest()
    return sha512(_each(filled, OUTER) + inside).digest()


def seal_key(key: bytes, salt: bytes, rounds: int) -> bytes:
    """Return the key for seals that belongs to a key, as long as that: the first block of PBKDF2 (RFC 8018)."""
    mixed = last = seal_of(salt + (1).to_bytes(4, "big"), key)
    for _ in range(rounds - 1):
        last = seal_of(last, key)
        mixed = bytes(one ^ other for one, other in zip(mixed, last, strict=True))
    return mixed[: len(key)]


def _each(words: bytes, mask: int) -> bytes:
    return bytes(byte ^ mask for byte in words)
