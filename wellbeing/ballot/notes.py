"""How a note is written: canonical JSON, checked strictly, signed with the identity that it names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nacl.signing import SigningKey

VERSION = 1
MAGIC = b"WBT1"
SIGNATURE, KEY = 64, 32
HEAD = len(MAGIC) + SIGNATURE + KEY


class BadNote(ValueError):  # noqa: N818 - reads as what it is
    """Bytes that are no note of ours; says why in one word and never quotes them."""


@dataclass(frozen=True, slots=True)
class Note:
    """A signed note whose signature has been checked: who signed it, and what it says."""

    signer: bytes
    body: Mapping[str, Any]


def canonical(body: Mapping[str, Any]) -> bytes:
    """Return the one way to write a body."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def parsed(data: bytes, shape: Mapping[str, type]) -> Mapping[str, Any]:
    """Return a body written in the one way, with exactly these fields; raises BadNote."""
    try:
        body = json.loads(data.decode("ascii"))
    except (ValueError, RecursionError):
        raise BadNote("form") from None
    if type(body) is not dict or {name: type(value) for name, value in body.items()} != dict(shape):
        raise BadNote("fields")
    if canonical(body) != data:
        raise BadNote("spelling")
    return body


def hexed(text: object, size: int) -> bytes:
    """Return the bytes of a lower-case hexadecimal text of a given size in bytes; raises BadNote."""
    if type(text) is not str or len(text) != 2 * size or text.lower() != text:
        raise BadNote("figures")
    try:
        data = bytes.fromhex(text)
    except ValueError:
        raise BadNote("figures") from None
    if len(data) != size:  # fromhex passes over spaces
        raise BadNote("figures")
    return data


def signed(key: SigningKey, kind: str, body: Mapping[str, Any]) -> bytes:
    """Return a body with its signer's key and the signature over kind and body."""
    data = canonical({"v": VERSION, **body})
    signature = key.sign(covered(kind, data)).signature
    return MAGIC + signature + key.verify_key.encode() + data


def opened(kind: str, data: bytes, shape: Mapping[str, type]) -> Note:
    """Return the note that the bytes hold; raises BadNote for any flaw, a false signature included."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if len(data) < HEAD or data[: len(MAGIC)] != MAGIC:
        raise BadNote("form")
    signature, signer = data[len(MAGIC) : HEAD - KEY], data[HEAD - KEY : HEAD]
    try:
        VerifyKey(signer).verify(covered(kind, data[HEAD:]), signature)
    except (BadSignatureError, ValueError):
        raise BadNote("signature") from None
    body = parsed(data[HEAD:], {"v": int, **shape})
    if body["v"] != VERSION:
        raise BadNote("version")
    return Note(signer, body)


def covered(kind: str, data: bytes) -> bytes:
    """Return what a signature covers: a note of one kind never passes for another."""
    return b"wellbeing " + kind.encode() + b"\0" + data


def digest(*parts: bytes) -> bytes:
    """Return the SHA-256 of parts, each told apart by its length."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()
