"""What a dishonest member can forge: ballots, lists and answers that are signed, and false."""

from __future__ import annotations

from collections.abc import Sequence

from nacl.public import PublicKey, SealedBox

from tests.ballot.simulated_team import SimulatedMember, SimulatedTeam
from wellbeing.ballot.ballot import Ballot, Header, plain_seals, read_ballot
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import period_key
from wellbeing.ballot.notes import VERSION, canonical, digest, signed
from wellbeing.ballot.shamir import Coefficients, draw, encoded, share
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import Band
from wellbeing.domain.team.periods import Period


def name_for(simulated_team: SimulatedTeam, kind: NoteKind, of: SimulatedMember, salt: bytes = b"") -> Name:
    """A name of the member's own, or another one with a salt."""
    key = period_key(of.key_files, simulated_team.period)
    if key is not None and not salt:
        return Name(kind, simulated_team.period, key.token(simulated_team.team.id, simulated_team.period))
    return Name(kind, simulated_team.period, digest(of.local.key, salt, kind.encode()).hex())


def ballot_of(simulated_team: SimulatedTeam, of: SimulatedMember) -> Ballot:
    """A member's ballot as it stands on the board."""
    data = simulated_team.notes(NoteKind.BALLOT)[name_for(simulated_team, NoteKind.BALLOT, of)]
    return read_ballot(simulated_team.team.id, simulated_team.period, simulated_team.trustees(), data)


def forged(
    simulated_team: SimulatedTeam,
    by: SimulatedMember,
    seals: Sequence[bytes],
    trustees: Trustees | None = None,
) -> bytes:
    """A ballot with any seals at all, signed by a member."""
    trustees = trustees or simulated_team.trustees()
    body = {
        "team": simulated_team.team.id.hex(),
        "period": simulated_team.period.name,
        "list": trustees.hash.hex(),
        "seals": [seal.hex() for seal in seals],
    }
    return signed(by.local.identity, NoteKind.BALLOT, body)


def seal_all(trustees: Trustees, plain: Sequence[bytes]) -> list[bytes]:
    boxes = [SealedBox(PublicKey(hello.box)) for hello in trustees.hellos]
    return [box.encrypt(data) for box, data in zip(boxes, plain, strict=True)]


def coefficients(trustees: Trustees, by: SimulatedMember) -> Coefficients:
    return draw(3, trustees.needed, by.local.random_source.below)


def seals_saying(
    simulated_team: SimulatedTeam,
    by: SimulatedMember,
    *,
    team: bytes | None = None,
    period: Period | None = None,
    trustees: bytes | None = None,
    sender: bytes | None = None,
    shift: int = 0,
) -> list[bytes]:
    """Seals whose inside says something else than the ballot's header."""
    frozen = simulated_team.trustees()
    header = Header(
        team or simulated_team.team.id,
        period or simulated_team.period,
        trustees or frozen.hash,
        sender or by.local.key,
    )
    plain = plain_seals(header, Band.HIGH, coefficients(frozen, by), len(frozen.hellos))
    if shift:
        plain = plain[shift:] + plain[:shift]
    return seal_all(frozen, plain)


def seals_of_vector(simulated_team: SimulatedTeam, by: SimulatedMember, vector: Sequence[int]) -> list[bytes]:
    """Well-formed seals of a vector that is no band."""
    frozen = simulated_team.trustees()
    header = Header(simulated_team.team.id, simulated_team.period, frozen.hash, by.local.key)
    rows = coefficients(frozen, by)
    plain = [
        header.data(index)
        + b"".join(encoded(share(value, row, index)) for value, row in zip(vector, rows, strict=True))
        for index in range(1, len(frozen.hellos) + 1)
    ]
    return seal_all(frozen, plain)


def list_note(simulated_team: SimulatedTeam, hellos: Sequence[bytes]) -> tuple[Name, bytes]:
    """A frozen list of any hellos at all."""
    body = {
        "v": VERSION,
        "team": simulated_team.team.id.hex(),
        "period": simulated_team.period.name,
        "hellos": [hello.hex() for hello in hellos],
    }
    data = canonical(body)
    return Name(NoteKind.FROZEN, simulated_team.period, digest(b"frozen", data).hex()), data


def closing_note(simulated_team: SimulatedTeam, ballots: Sequence[Ballot], closed: str) -> tuple[Name, bytes]:
    """A closing list of any ballots at all."""
    body = {
        "v": VERSION,
        "team": simulated_team.team.id.hex(),
        "period": simulated_team.period.name,
        "list": simulated_team.trustees().hash.hex(),
        "closed": closed,
        "ballots": sorted([ballot.header.sender.hex(), ballot.hash.hex()] for ballot in ballots),
    }
    data = canonical(body)
    return Name(NoteKind.CLOSING, simulated_team.period, digest(b"closing", data).hex()), data


def answer_of(
    simulated_team: SimulatedTeam, by: SimulatedMember, closing: bytes, sums: Sequence[int]
) -> bytes:
    """Any sums at all, signed by a trustee."""
    body = {
        "team": simulated_team.team.id.hex(),
        "period": simulated_team.period.name,
        "closing": closing.hex(),
        "index": simulated_team.trustees().index(by.local.key),
        "sums": [encoded(figure).hex() for figure in sums],
    }
    return signed(by.local.identity, NoteKind.ANSWER, body)
