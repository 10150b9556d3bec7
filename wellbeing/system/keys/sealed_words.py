"""Seals a few words so that only the open diary can read them: whoever holds the public key can seal, no more."""

from __future__ import annotations

BLOCK = 512
"""Bytes to which the words are filled up, so that a length tells as little as it can."""


class NotSealedForUs(Exception):  # noqa: N818 - reads as what happened
    """None of these keys opens it: damaged, or sealed for somebody else."""


def new_private_key() -> bytes:
    """Return a new private key."""
    from nacl.public import PrivateKey

    return bytes(PrivateKey.generate())


def public_key_of(private: bytes) -> bytes:
    """Return the public key that belongs to a private one."""
    from nacl.public import PrivateKey

    return bytes(PrivateKey(private).public_key)


def seal_words(words: bytes, public: bytes) -> bytes:
    """Return the words sealed; raises ValueError for a public key that is none."""
    from nacl.exceptions import CryptoError
    from nacl.public import PublicKey, SealedBox

    try:
        filled = words.ljust(-(-len(words) // BLOCK) * BLOCK)
        return bytes(SealedBox(PublicKey(public)).encrypt(filled))
    except (CryptoError, TypeError):
        raise ValueError("not a public key") from None


def unseal_words(sealed: bytes, private_keys: tuple[bytes, ...]) -> bytes:
    """Return the words, with the blanks that fill them up; raises NotSealedForUs."""
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox

    for private in private_keys:
        try:
            return bytes(SealedBox(PrivateKey(private)).decrypt(sealed))
        except (CryptoError, ValueError, TypeError):
            continue
    raise NotSealedForUs
