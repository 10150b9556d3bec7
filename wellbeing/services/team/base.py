"""What every verb of a team needs: the places, the person's own keys, the diary's ledger, the period's band."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import identity
from wellbeing.ballot.local_member import LocalMember, RandomSource
from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import Band, band_of
from wellbeing.domain.team.periods import Period
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.team.boards import OpenBoard, open_board
from wellbeing.services.team.files import Membership, keep_of, only, places
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.storage.team import TeamStore
from wellbeing.system.file_lock import Busy, file_lock
from wellbeing.system.files import FileTrouble

LOCK = "team.lock"
CHANCE = RandomSource(secrets.token_bytes, secrets.randbelow)


class TeamBase:
    """The teams of one computer and what belongs to them."""

    def __init__(
        self,
        data: Path,
        diary: Diary,
        clock: Clock,
        board: OpenBoard = open_board,
        chance: RandomSource = CHANCE,
    ) -> None:
        self._data, self._diary, self._clock = data, diary, clock
        self._open_board, self._chance = board, chance

    def all(self) -> list[Membership]:
        """Return the teams of this computer."""
        return places(self._data)

    def _member(self, name: str | None) -> Membership:
        place = only([one for one in self.all() if not one.leads], name)
        if identity(keep_of(self._data, place.team)) is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return place

    def _own(self, place: Membership) -> LocalMember:
        keep = keep_of(self._data, place.team)
        key = identity(keep)
        if key is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return LocalMember(place.team, key, keep, self._store(place.team), self._chance)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Do one thing at a time: the running app and a scheduler may both be at work. Raises Refused."""
        try:
            with file_lock(self._data / LOCK):
                yield
        except Busy:
            raise Refused(Problem("team", "problem.team_busy")) from None
        except FileTrouble as trouble:
            raise Refused(problem_of(trouble, "team")) from None

    def _store(self, team: Team) -> TeamStore:
        return TeamStore(self._diary, team.id, self._band)

    def _band(self, period: Period) -> Band | None:
        """Return a period's band from the stress entries alone: notes, moods and kinds of contact play no part."""
        ratings = CheckInStore(self._diary).ratings_between(period.span.start, period.span.end)
        return band_of(ratings, self._clock.zone())
