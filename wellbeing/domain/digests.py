"""Keyed digests: what tells a name or a foreign id again without keeping it."""

from __future__ import annotations


def digest_of(text: str, key: bytes, size: int = 16) -> bytes:
    """Return the digest of a text, `size` bytes long; whoever has not the key can't try words against it."""
    from hashlib import blake2b  # brings OpenSSL into memory, and in the tray nothing else needs it

    return blake2b(text.encode("utf-8", "replace"), key=key, digest_size=size).digest()
