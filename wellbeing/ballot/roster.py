"""Who is in the team as this app sees it: notes of joining and leaving, keys pinned on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.founding import Team, day
from wellbeing.ballot.note_cache import NoteCache
from wellbeing.ballot.notes import BadNote, digest, opened, signed
from wellbeing.ballot.team_ledger import TeamLedger
from wellbeing.domain.team.periods import Period, takes_effect, takes_part
from wellbeing.domain.team.roster import Member, Standing, clean_name, folded, roster_number, same_name

if TYPE_CHECKING:
    from nacl.signing import SigningKey

Found = TypeVar("Found")
LATE = timedelta(days=7)  # a claimed joining day that much older than the first sight is not believed


def join_note(key: SigningKey, team: Team, name: str, today: date) -> tuple[Name, bytes]:
    """Return the signed note by which an app joins."""
    body = {"team": team.id.hex(), "name": name, "joined": today.isoformat()}
    return Name(NoteKind.JOIN, None, member_token(key.verify_key.encode())), signed(key, NoteKind.JOIN, body)


def leave_note(key: SigningKey, team: Team, today: date) -> tuple[Name, bytes]:
    """Return the signed note by which an app leaves."""
    body = {"team": team.id.hex(), "left": today.isoformat()}
    return Name(NoteKind.LEAVE, None, member_token(key.verify_key.encode())), signed(
        key, NoteKind.LEAVE, body
    )


def member_token(key: bytes) -> str:
    """Return the token of an identity's notes of joining and leaving."""
    return digest(b"member", key).hex()


def read_join(team: Team, data: bytes) -> tuple[bytes, str, date]:
    """Return key, name and day of a note of joining; raises BadNote."""
    note = opened(NoteKind.JOIN, data, {"team": str, "name": str, "joined": str})
    joined = day(note.body["joined"])
    if (
        note.body["team"] != team.id.hex()
        or joined < team.founded
        or clean_name(note.body["name"]) != note.body["name"]
    ):
        raise BadNote("join")
    return note.signer, note.body["name"], joined


def read_leave(team: Team, data: bytes) -> tuple[bytes, date]:
    """Return the key that leaves, and the day; raises BadNote."""
    note = opened(NoteKind.LEAVE, data, {"team": str, "left": str})
    if note.body["team"] != team.id.hex():
        raise BadNote("leave")
    return note.signer, day(note.body["left"])


class Roster:
    """The pinned members, brought up to date with a board."""

    def __init__(
        self, team: Team, own_key: bytes, ledger: TeamLedger, reader: NoteCache | None = None
    ) -> None:
        self._team, self._own_key, self._ledger = team, own_key, ledger
        self._reader = reader or NoteCache()
        self._members = {member.key: member for member in ledger.members()}
        self._left: dict[bytes, date] = {}

    def meet(self, notes: Mapping[Name, bytes], now: datetime) -> None:
        """Pin each key that is met for the first time, and note who has left."""
        first = not any(member.key != self._own_key for member in self._members.values())
        joins = self._all(notes, NoteKind.JOIN, partial(read_join, self._team))
        for key, name, joined in sorted(joins, key=lambda join: (join[2], join[0])):
            if key not in self._members:
                self._pin(self._met(key, name, joined, now, first))
        for key, left in self._all(notes, NoteKind.LEAVE, partial(read_leave, self._team)):
            self._left[key] = min(left, self._left.get(key, left))
            member = self._members.get(key)
            if member and member.standing is not Standing.LEFT:
                self._pin(replace(member, standing=Standing.LEFT))

    def _all(self, notes: Mapping[Name, bytes], kind: NoteKind, how: Callable[[bytes], Found]) -> list[Found]:
        mine = [data for name, data in notes.items() if name.kind is kind]
        found = [self._reader.read(data, self._team.id + kind.encode(), how) for data in mine]
        return [value for value in found if value is not None]

    def _met(self, key: bytes, name: str, joined: date, now: datetime, first: bool) -> Member:
        today = now.astimezone(UTC).date()
        believed = joined if first or today - joined <= LATE else today
        effective = takes_effect(believed, self._team.founded)
        standing = Standing.ACCEPTED
        if key != self._own_key and (self._ledger.compared() or self._named(name)):
            standing = Standing.WAITING  # once the number was compared, nobody comes in unseen
        return Member(name, key, believed, effective, now, standing)

    def _named(self, name: str) -> bool:
        return any(same_name(member.name, name) for member in self._members.values() if belongs(member))

    def _pin(self, member: Member) -> None:
        self._members[member.key] = member
        self._ledger.keep_member(member)

    @property
    def members(self) -> list[Member]:
        """Everybody this app has met, by name."""
        return sorted(self._members.values(), key=lambda member: (member.name, member.key))

    def accepted(self) -> list[Member]:
        """Return the accepted members who have not left, this app among them."""
        return [member for member in self.members if belongs(member)]

    def part_of(self, period: Period) -> set[bytes]:
        """Return the keys of the accepted members who belong to a period."""
        return {member.key for member in self.accepted() if takes_part(member.effective, period)}

    def ever_part_of(self, period: Period) -> set[bytes]:
        """Return those keys with the ones that have left: a list frozen before they left stays good."""
        good = (Standing.ACCEPTED, Standing.LEFT)
        return {
            member.key
            for member in self.members
            if member.standing in good and takes_part(member.effective, period)
        }

    def counted_at(self, start: date) -> int:
        """Return how many people counted on a day: also who has left since, and by either key who has a new one."""
        counted = [member for member in self.members if belongs(member) or self._stayed(member, start)]
        return len({folded(member.name) for member in counted if member.effective <= start})

    def _stayed(self, member: Member, start: date) -> bool:
        if member.standing is not Standing.LEFT:
            return False
        left = self._left.get(member.key)
        return left > start if left else self._named(member.name)

    def changed(self) -> list[Member]:
        """Return the waiting members who bear the name of another one: their key has changed, or it is a cuckoo."""
        waiting = [member for member in self.members if member.standing is Standing.WAITING]
        return [member for member in waiting if self._named(member.name)]

    def waiting(self) -> list[Member]:
        """Return the members who wait to be accepted."""
        return [member for member in self.members if member.standing is Standing.WAITING]

    def accept_or_refuse(self, key: bytes, welcome: bool) -> None:
        """Accept or refuse a waiting key; an accepted one takes the place of an older key of the same name."""
        member = self._members[key]
        if welcome:
            for other in self.accepted():
                if same_name(other.name, member.name) and other.key not in (key, self._own_key):
                    self._pin(replace(other, standing=Standing.LEFT))
        self._pin(replace(member, standing=Standing.ACCEPTED if welcome else Standing.REFUSED))

    def number(self) -> str:
        """Return the roster number: six words."""
        return roster_number((member.name, member.key) for member in self.accepted())


def belongs(member: Member) -> bool:
    """Tell whether a member is accepted and has not left."""
    return member.standing is Standing.ACCEPTED
