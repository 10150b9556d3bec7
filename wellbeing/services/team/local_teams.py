"""What every verb of a team needs: the memberships, the person's own keys, the diary's ledger, the period's band."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from wellbeing.ballot.board import Board
from wellbeing.ballot.founding import Team
from wellbeing.ballot.identity import identity
from wellbeing.ballot.local_member import LocalMember, RandomSource
from wellbeing.clock import Clock
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import Band, band_of
from wellbeing.domain.team.periods import Period
from wellbeing.services.disk_problems import problem_of
from wellbeing.services.extras import require
from wellbeing.services.team.boards import OpenBoard, open_board, opened
from wellbeing.services.team.membership import FolderKeyFiles, Membership, key_files_of, memberships, only
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.storage.team import TeamStore
from wellbeing.system.file_lock import Busy, file_lock
from wellbeing.system.files import FileTrouble

LOCK = "team.lock"
RANDOM_SOURCE = RandomSource(secrets.token_bytes, secrets.randbelow)


class LocalTeams:
    """The teams of one computer and what belongs to them."""

    def __init__(
        self,
        data: Path,
        diary: Diary,
        clock: Clock,
        board: OpenBoard = open_board,
        random_source: RandomSource = RANDOM_SOURCE,
    ) -> None:
        self.data, self._diary, self.clock = data, diary, clock
        self.open_board, self.random_source = board, random_source

    def all(self) -> list[Membership]:
        """Return the teams of this computer."""
        return memberships(self.data)

    def joined(self, name: str | None) -> Membership:
        """Return the team of a name that this computer belongs to and has the keys of; raises Refused."""
        require("team")
        membership = only([membership for membership in self.all() if not membership.leads], name)
        if identity(self.key_files(membership)) is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return membership

    def key_files(self, membership: Membership) -> FolderKeyFiles:
        """Return the private files of a team."""
        return key_files_of(self.data, membership.team)

    def local_member(self, membership: Membership) -> LocalMember:
        """Return what this app brings to a team's board; raises Refused when its keys are gone."""
        key_files = self.key_files(membership)
        key = identity(key_files)
        if key is None:
            raise Refused(Problem("team", "problem.team_keys"))
        return LocalMember(membership.team, key, key_files, self.store(membership.team), self.random_source)

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Do one thing at a time: the running app and a scheduler may both be at work. Raises Refused."""
        try:
            with file_lock(self.data / LOCK):
                yield
        except Busy:
            raise Refused(Problem("team", "problem.team_busy")) from None
        except FileTrouble as trouble:
            raise Refused(problem_of(trouble, "team")) from None

    def board(self, membership: Membership) -> AbstractContextManager[Board]:
        """Hand out a team's board for a while; what it can't do is raised as Refused."""
        return opened(self.open_board, membership.address, membership.team)

    def store(self, team: Team) -> TeamStore:
        """Return what the diary keeps of a team."""
        return TeamStore(self._diary, team.id, self.band)

    def band(self, period: Period) -> Band | None:
        """Return a period's band from the stress entries alone: notes, moods and kinds of contact play no part."""
        ratings = CheckInStore(self._diary).ratings_between(period.span.start, period.span.end)
        return band_of(ratings, self.clock.zone())
