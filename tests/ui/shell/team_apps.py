"""The apps of one team: real services over a real folder board, each with a diary of its own, on one clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fakes import FakeClock
from wellbeing.ballot.board import NoteKind
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.team.periods import Period
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.services.team.boards import address_in

FOUNDED = datetime(2026, 1, 20, 9, tzinfo=UTC)
NAMES = ("Ann", "Ben", "Cora", "Dan", "Eve", "Finn", "Gus", "Hana")


@dataclass
class TeamApps:
    """The leader's services, the members' services by name, and the board's folder."""

    root: Path
    clock: FakeClock
    services: dict[str, Services] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clock.set(FOUNDED)
        self.board = self.root / "board"
        self.board.mkdir(parents=True)
        self.lead = self.open("lead")
        self.invitation = self.lead.team.found("Night shift", address_in(str(self.board)))

    def open(self, name: str) -> Services:
        """Open somebody's services."""
        self.services[name] = open_services(open_environment(under(self.root / name), self.clock))
        return self.services[name]

    def join(self, *names: str) -> None:
        """Let people join."""
        for name in names:
            self.open(name).team.join(self.invitation, name)

    @property
    def members(self) -> list[Services]:
        return [services for name, services in self.services.items() if name in NAMES]

    def share(self) -> None:
        """Let all members look who is in, compare aloud and share; and live through a working week."""
        for services in self.members:
            services.team.compare(services.team.roster_view().number)
            services.team.share(True)
        for _ in range(3):
            self.clock.pass_by(days=1)
            for services in self.members:
                services.checkins.record(CheckInDraft(stress=8))

    @property
    def period(self) -> Period:
        return self.members[0].team.known_roster_view().period

    def visit(self, period: Period, *days: float) -> None:
        """Let every app visit the board on these days from a period's end."""
        for day in days:
            for place, services in enumerate(self.members):
                self.clock.set(period.moment(day) + timedelta(minutes=place))
                assert [visit.trouble for visit in services.team.visits.tick()] == [""]

    def ballots(self) -> list[bytes]:
        """Return the ballots that stand on the board."""
        notes = FolderBoard(self.board, self.lead.team.all()[0].team.id).read()
        return [data for name, data in notes.items() if name.kind is NoteKind.BALLOT]

    def close(self) -> None:
        for services in self.services.values():
            services.close()
