"""Keyed digests: what tells a name or a foreign id again without keeping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:  # what hashlib itself gives, without all of OpenSSL, which it loads first
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b


def digest_of(text: str, key: bytes, size: int = 16) -> bytes:
    """Return the digest of a text, `size` bytes long; whoever has not the key can't try words against it."""
    return begun_digest(key, size, text.encode("utf-8", "replace")).digest()


def begun_digest(key: bytes, size: int, first: bytes = b"") -> blake2b:
    """Return a digest that more may be added to."""
    return blake2b(first, key=key, digest_size=size)
