"""The closing list: which ballots are counted, written once; what a trustee demands of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from wellbeing.ballot.ballot import Ballot, standing
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.founding import day
from wellbeing.ballot.notes import KEY, VERSION, BadNote, canonical, digest, hexed, parsed
from wellbeing.ballot.trustees import LEAST_SHARE, Trustees
from wellbeing.domain.team.bands import LEAST_BALLOTS
from wellbeing.domain.team.periods import CLOSE_FROM, SURE, Period, midnight

HASH = 32
CLOCK_OFF = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing list: its hash, the day it was written, and the hash of each ballot by its sender."""

    hash: bytes
    trustees: bytes
    closed: date
    ballots: Mapping[bytes, bytes]


def close(
    team: bytes, period: Period, trustees: Trustees, ballots: Iterable[Ballot], today: date
) -> tuple[Name, bytes] | None:
    """Return the closing list of these ballots; None for fewer than 8."""
    rows = sorted([ballot.header.sender.hex(), ballot.hash.hex()] for ballot in ballots)
    if len(rows) < LEAST_BALLOTS:
        return None
    body = {
        "v": VERSION,
        "team": team.hex(),
        "period": period.name,
        "list": trustees.hash.hex(),
        "closed": today.isoformat(),
        "ballots": rows,
    }
    data = canonical(body)
    return Name(NoteKind.CLOSING, period, digest(b"closing", data).hex()), data


def read_closing(team: bytes, name: Name, data: bytes) -> Closing:
    """Return the closing list under a name; raises BadNote, also for one of fewer than 8 ballots."""
    hash_ = digest(b"closing", data)
    shape = {"v": int, "team": str, "period": str, "list": str, "closed": str, "ballots": list}
    body = parsed(data, shape)
    place = (body["v"], body["team"], body["period"])
    if name.period is None or name.token != hash_.hex() or place != (VERSION, team.hex(), name.period.name):
        raise BadNote("closing")
    rows = body["ballots"]
    if any(type(row) is not list or len(row) != 2 for row in rows) or sorted(rows, key=str) != rows:
        raise BadNote("closing")
    ballots = {hexed(sender, KEY): hexed(ballot, HASH) for sender, ballot in rows}
    if len(set(ballots.values())) != len(rows) or len(rows) < LEAST_BALLOTS:
        raise BadNote("closing")
    return Closing(hash_, hexed(body["list"], HASH), day(body["closed"]), ballots)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a trustee knows of a period's ballots: all that are here, since when, and who took theirs back."""

    ballots: Sequence[Ballot]
    first: Mapping[bytes, datetime]
    withdrawn: Collection[bytes]

    def standing(self, closed: date) -> dict[bytes, Ballot]:
        """Return the ballots, by hash, that a list closed on a day may count."""
        left = [ballot for ballot in self.ballots if ballot.header.sender not in self.withdrawn]
        return standing(left, self.first, due_for(closed))

    def due(self, closed: date) -> set[bytes]:
        """Return the ballots that such a list must count: seen 48 hours before the close."""
        return {
            hash_
            for hash_ in self.standing(closed)
            if hash_ in self.first and self.first[hash_] <= due_for(closed)
        }


def due_for(closed: date) -> datetime:
    """Return until when a ballot seen belongs on a list closed on that day."""
    return midnight(closed) - SURE


def answerable(closing: Closing, period: Period, trustees: Trustees, seen: Seen, now: datetime) -> bool:
    """Tell whether a trustee may answer a closing list.

    It is for the chosen trustees, closed in its time, names only ballots that are here, count and were not
    taken back, leaves out none that was seen 48 hours before the close, and at most a quarter of all.
    """
    if closing.trustees != trustees.hash or not closed_in_time(closing, period, now):
        return False
    listed, good = set(closing.ballots.values()), seen.standing(closing.closed)
    right = all(
        hash_ in good and good[hash_].header.sender == sender for sender, hash_ in closing.ballots.items()
    )
    top, bottom = LEAST_SHARE
    return right and seen.due(closing.closed) <= listed and bottom * len(listed) >= top * len(good)


def closed_in_time(closing: Closing, period: Period, now: datetime) -> bool:
    """Tell whether a list was closed from day 7 on and not in the future; a clock may be off by a day."""
    earliest = period.moment(CLOSE_FROM).astimezone(UTC)
    moment = midnight(closing.closed)
    return earliest <= moment <= now + CLOCK_OFF
