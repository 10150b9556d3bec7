"""A ballot: the sent band as shares, each sealed to one trustee with the header inside, all signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import PeriodKey
from wellbeing.ballot.notes import KEY, BadNote, digest, hexed, opened, signed
from wellbeing.ballot.shamir import SCALAR, Coefficients, decoded, draw, encoded, share
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import Band, one_hot
from wellbeing.domain.team.periods import Period

if TYPE_CHECKING:
    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

SEAL_VERSION = b"WBS1"
PERIOD_BYTES = 13  # 2026-01-12.14
SEALED_EXTRA = 48
INDEX = 2
SEALED = len(SEAL_VERSION) + KEY + PERIOD_BYTES + KEY + KEY + INDEX + len(Band) * SCALAR + SEALED_EXTRA


@dataclass(frozen=True, slots=True)
class Header:
    """What every seal repeats, so that no ciphertext serves another sender, team, period or list."""

    team: bytes
    period: Period
    trustees: bytes
    sender: bytes

    def data(self, index: int) -> bytes:
        """Return the header as it stands inside the seal of one trustee."""
        parts = (SEAL_VERSION, self.team, self.period.name.encode(), self.trustees, self.sender)
        return b"".join(parts) + index.to_bytes(INDEX, "big")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot whose signature holds: its hash, its header and its seals in the trustees' order."""

    hash: bytes
    header: Header
    seals: tuple[bytes, ...]


class FalseSeal(Exception):  # noqa: N818 - reads as what it is
    """A seal does not hold what its ballot's header says; its list must not be answered."""


def plain_seals(header: Header, face: Band, coefficients: Coefficients, trustees: int) -> list[bytes]:
    """Return the bytes before sealing, one per trustee: a pure function of header, face and coefficients."""
    vector = one_hot(face)
    return [
        header.data(index)
        + b"".join(encoded(share(bit, row, index)) for bit, row in zip(vector, coefficients, strict=True))
        for index in range(1, trustees + 1)
    ]


def ballot_note(
    identity: SigningKey,
    key: PeriodKey,
    team: bytes,
    period: Period,
    trustees: Trustees,
    face: Band,
    below: Callable[[int], int],
) -> tuple[Name, bytes]:
    """Return the ballot that carries a face to the trustees; `below` draws the coefficients."""
    from nacl.public import PublicKey, SealedBox

    header = Header(team, period, trustees.hash, identity.verify_key.encode())
    coefficients = draw(len(Band), trustees.needed, below)
    plain = plain_seals(header, face, coefficients, len(trustees.hellos))
    boxes = [SealedBox(PublicKey(hello.box)) for hello in trustees.hellos]
    seals = [box.encrypt(data).hex() for box, data in zip(boxes, plain, strict=True)]
    body = {"team": team.hex(), "period": period.name, "list": trustees.hash.hex(), "seals": seals}
    return Name(NoteKind.BALLOT, period, key.token(team, period)), signed(identity, NoteKind.BALLOT, body)


def read_ballot(team: bytes, period: Period, trustees: Trustees, data: bytes) -> Ballot:
    """Return the ballot that the bytes hold, for this very list and from one of its members; raises BadNote."""
    note = opened(NoteKind.BALLOT, data, {"team": str, "period": str, "list": str, "seals": list})
    place = (note.body["team"], note.body["period"], note.body["list"])
    if place != (team.hex(), period.name, trustees.hash.hex()) or note.signer not in trustees.keys:
        raise BadNote("ballot")
    if len(note.body["seals"]) != len(trustees.hellos):
        raise BadNote("ballot")
    seals = tuple(hexed(seal, SEALED) for seal in note.body["seals"])
    return Ballot(digest(b"ballot", data), Header(team, period, trustees.hash, note.signer), seals)


def countable(ballots: Iterable[Ballot]) -> dict[bytes, Ballot]:
    """Return the ballots that may be counted, by hash.

    Two that share a ciphertext are both left out, and so is every ballot of a sender who cast two.
    """
    every = list({ballot.hash: ballot for ballot in ballots}.values())
    seals = Counter(seal for ballot in every for seal in ballot.seals)
    senders = Counter(ballot.header.sender for ballot in every)
    return {
        ballot.hash: ballot
        for ballot in every
        if senders[ballot.header.sender] == 1 and all(seals[seal] == 1 for seal in ballot.seals)
    }


def standing(
    ballots: Iterable[Ballot], first_seen: Mapping[bytes, datetime], due: datetime
) -> dict[bytes, Ballot]:
    """Return the ballots that may be counted; a copy that turns up after `due` harms none that was there before."""
    every = list(ballots)
    early = countable(
        ballot for ballot in every if ballot.hash in first_seen and first_seen[ballot.hash] <= due
    )
    return early | countable(every)


def open_share(ballot: Ballot, box: PrivateKey, index: int) -> tuple[int, ...]:
    """Return the three shares a ballot holds for trustee `index`; raises FalseSeal."""
    from nacl.exceptions import CryptoError
    from nacl.public import SealedBox

    try:
        data = SealedBox(box).decrypt(ballot.seals[index - 1])
    except CryptoError:
        raise FalseSeal from None
    header = ballot.header.data(index)
    if data[: len(header)] != header or len(data) != len(header) + len(Band) * SCALAR:
        raise FalseSeal
    rest = data[len(header) :]
    try:
        return tuple(decoded(rest[place : place + SCALAR]) for place in range(0, len(rest), SCALAR))
    except ValueError:
        raise FalseSeal from None


def withdrawal_note(
    identity: SigningKey, key: PeriodKey, team: bytes, period: Period, trustees: bytes
) -> tuple[Name, bytes]:
    """Return the signed note that takes a ballot back, so that its absence is nobody's trick."""
    body = {"team": team.hex(), "period": period.name, "list": trustees.hex()}
    return Name(NoteKind.WITHDRAWAL, period, key.token(team, period)), signed(
        identity, NoteKind.WITHDRAWAL, body
    )


def read_withdrawal(team: bytes, period: Period, data: bytes) -> bytes:
    """Return who takes a ballot back; raises BadNote."""
    note = opened(NoteKind.WITHDRAWAL, data, {"team": str, "period": str, "list": str})
    if (note.body["team"], note.body["period"]) != (team.hex(), period.name):
        raise BadNote("withdrawal")
    return note.signer
