"""What a crooked member can make: ballots, lists and answers that are signed, and false."""

from __future__ import annotations

from collections.abc import Sequence

from nacl.public import PublicKey, SealedBox

from tests.ballot.village import Village, Villager
from wellbeing.ballot.ballot import Ballot, Header, plain_seals, read_ballot
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import period_key
from wellbeing.ballot.notes import VERSION, canonical, digest, signed
from wellbeing.ballot.shamir import Coefficients, draw, encoded, share
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import Band
from wellbeing.domain.team.periods import Period


def name_for(village: Village, kind: NoteKind, of: Villager, salt: bytes = b"") -> Name:
    """A name of the member's own, or another one with a salt."""
    key = period_key(of.keep, village.period)
    if key is not None and not salt:
        return Name(kind, village.period, key.token(village.team.id, village.period))
    return Name(kind, village.period, digest(of.own.key, salt, kind.encode()).hex())


def ballot_of(village: Village, of: Villager) -> Ballot:
    """A member's ballot as it stands on the board."""
    data = village.notes(NoteKind.BALLOT)[name_for(village, NoteKind.BALLOT, of)]
    return read_ballot(village.team.id, village.period, village.trustees(), data)


def forged(village: Village, by: Villager, seals: Sequence[bytes], trustees: Trustees | None = None) -> bytes:
    """A ballot with any seals at all, signed by a member."""
    trustees = trustees or village.trustees()
    body = {
        "team": village.team.id.hex(),
        "period": village.period.name,
        "list": trustees.hash.hex(),
        "seals": [seal.hex() for seal in seals],
    }
    return signed(by.own.identity, NoteKind.BALLOT, body)


def seal_all(trustees: Trustees, plain: Sequence[bytes]) -> list[bytes]:
    boxes = [SealedBox(PublicKey(hello.box)) for hello in trustees.hellos]
    return [box.encrypt(data) for box, data in zip(boxes, plain, strict=True)]


def coefficients(trustees: Trustees, by: Villager) -> Coefficients:
    return draw(3, trustees.needed, by.own.chance.below)


def seals_saying(
    village: Village,
    by: Villager,
    *,
    team: bytes | None = None,
    period: Period | None = None,
    trustees: bytes | None = None,
    sender: bytes | None = None,
    shift: int = 0,
) -> list[bytes]:
    """Seals whose inside says something else than the ballot's header."""
    frozen = village.trustees()
    header = Header(
        team or village.team.id, period or village.period, trustees or frozen.hash, sender or by.own.key
    )
    plain = plain_seals(header, Band.HIGH, coefficients(frozen, by), len(frozen.hellos))
    if shift:
        plain = plain[shift:] + plain[:shift]
    return seal_all(frozen, plain)


def seals_of_vector(village: Village, by: Villager, vector: Sequence[int]) -> list[bytes]:
    """Well-formed seals of a vector that is no band."""
    frozen = village.trustees()
    header = Header(village.team.id, village.period, frozen.hash, by.own.key)
    rows = coefficients(frozen, by)
    plain = [
        header.data(index)
        + b"".join(encoded(share(value, row, index)) for value, row in zip(vector, rows, strict=True))
        for index in range(1, len(frozen.hellos) + 1)
    ]
    return seal_all(frozen, plain)


def list_note(village: Village, hellos: Sequence[bytes]) -> tuple[Name, bytes]:
    """A frozen list of any hellos at all."""
    body = {
        "v": VERSION,
        "team": village.team.id.hex(),
        "period": village.period.name,
        "hellos": [hello.hex() for hello in hellos],
    }
    data = canonical(body)
    return Name(NoteKind.FROZEN, village.period, digest(b"frozen", data).hex()), data


def closing_note(village: Village, ballots: Sequence[Ballot], closed: str) -> tuple[Name, bytes]:
    """A closing list of any ballots at all."""
    body = {
        "v": VERSION,
        "team": village.team.id.hex(),
        "period": village.period.name,
        "list": village.trustees().hash.hex(),
        "closed": closed,
        "ballots": sorted([ballot.header.sender.hex(), ballot.hash.hex()] for ballot in ballots),
    }
    data = canonical(body)
    return Name(NoteKind.CLOSING, village.period, digest(b"closing", data).hex()), data


def answer_of(village: Village, by: Villager, closing: bytes, sums: Sequence[int]) -> bytes:
    """Any sums at all, signed by a trustee."""
    body = {
        "team": village.team.id.hex(),
        "period": village.period.name,
        "closing": closing.hex(),
        "index": village.trustees().index(by.own.key),
        "sums": [encoded(one).hex() for one in sums],
    }
    return signed(by.own.identity, NoteKind.ANSWER, body)
