"""An answer: one trustee's signed sums over all ballots of a closing list; and what any t of them give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.ballot.ballot import Ballot, open_share
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.closing import Closing
from wellbeing.ballot.identity import PeriodKey
from wellbeing.ballot.notes import BadNote, hexed, opened, signed
from wellbeing.ballot.shamir import ORDER, SCALAR, decoded, encoded, value_at
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import Band, Tally, tally_of
from wellbeing.domain.team.periods import Period

if TYPE_CHECKING:
    from nacl.signing import SigningKey


@dataclass(frozen=True, slots=True)
class TrusteeSums:
    """A trustee's sums of low, moderate and high for one closing list."""

    closing: bytes
    index: int
    sums: tuple[int, ...]


class Void(Exception):  # noqa: N818 - reads as what the period is
    """The sums disagree or give totals that cannot be: the period is a gap."""


def answer_note(
    identity: SigningKey,
    key: PeriodKey,
    team: bytes,
    period: Period,
    trustees: Trustees,
    closing: Closing,
    ballots: Sequence[Ballot],
) -> tuple[Name, bytes]:
    """Return this trustee's signed sums; raises FalseSeal when one seal is not what its ballot says."""
    index = trustees.index(identity.verify_key.encode())
    if index is None:
        raise ValueError("not a trustee")
    shares = [open_share(ballot, key.box, index) for ballot in ballots]
    sums = [encoded(sum(column) % ORDER).hex() for column in zip(*shares, strict=True)]
    body = {
        "team": team.hex(),
        "period": period.name,
        "closing": closing.hash.hex(),
        "index": index,
        "sums": sums,
    }
    return Name(NoteKind.ANSWER, period, key.token(team, period)), signed(identity, NoteKind.ANSWER, body)


def read_answer(team: bytes, period: Period, trustees: Trustees, data: bytes) -> TrusteeSums:
    """Return a trustee's answer; raises BadNote."""
    note = opened(
        NoteKind.ANSWER, data, {"team": str, "period": str, "closing": str, "index": int, "sums": list}
    )
    index = trustees.index(note.signer)
    if (note.body["team"], note.body["period"]) != (team.hex(), period.name) or note.body["index"] != index:
        raise BadNote("answer")
    if index is None or len(note.body["sums"]) != len(Band):
        raise BadNote("answer")
    try:
        sums = tuple(decoded(hexed(figure, SCALAR)) for figure in note.body["sums"])
    except ValueError:
        raise BadNote("answer") from None
    return TrusteeSums(hexed(note.body["closing"], 32), index, sums)


def combine(trustees: Trustees, closing: Closing, answers: Iterable[TrusteeSums]) -> Tally | None:
    """Return the totals from any t answers to a list; None while there are fewer.

    Raises Void when one trustee gave two different sums, when the sums lie on no common polynomial, or when
    the totals are out of range.
    """
    by_index: dict[int, tuple[int, ...]] = {}
    for answer in answers:
        if answer.closing == closing.hash and by_index.setdefault(answer.index, answer.sums) != answer.sums:
            raise Void
    if len(by_index) < trustees.needed:
        return None
    totals = [
        total_of({place: sums[column] for place, sums in by_index.items()}, trustees) for column in range(3)
    ]
    tally = tally_of(totals, len(closing.ballots))
    if tally is None:
        raise Void
    return tally


def total_of(sums: dict[int, int], trustees: Trustees) -> int:
    """Return the total that the sums share, the surplus ones checked against the first t; raises Void."""
    first = dict(sorted(sums.items())[: trustees.needed])
    if any(value_at(place, first) != value for place, value in sums.items() if place not in first):
        raise Void
    return value_at(0, first)
