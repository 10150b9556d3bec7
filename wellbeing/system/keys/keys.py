"""What a diary's key looks like where it is kept: 32 bytes, written as 64 hexadecimal letters."""

from __future__ import annotations

KEY_BYTES = 32


class KeyDamaged(Exception):  # noqa: N818 - reads as what happened
    """What was found in the place of the key is not a key; the message never shows what it was."""


def as_text(key: bytes) -> str:
    """Return the key as text to be kept; raises KeyDamaged when its length is wrong."""
    if len(key) != KEY_BYTES:
        raise KeyDamaged(f"A diary's key has {KEY_BYTES} bytes, this one has not.")
    return key.hex()


def from_text(text: str) -> bytes:
    """Return the key that `as_text` wrote; raises KeyDamaged for anything else."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES or len(text) != 2 * KEY_BYTES:
        raise KeyDamaged("What is kept in the place of the diary's key is not a key.") from None
    return key
