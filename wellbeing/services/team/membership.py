"""A team's own files on this machine: its membership, the identity and the one-period keys; 0600, never in a backup."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from wellbeing.ballot.founding import Address, Team, is_address, read_team
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import TEAM
from wellbeing.services.disk_problems import disk_told
from wellbeing.system.files import private_folder, write_atomically

MEMBERSHIP_FILE = "place.json"
LEADER, MEMBER = "leader", "member"


class FolderKeyFiles:
    """The private files of one team."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None when it is not there. Raises Refused when it can't be read."""
        with disk_told("team"), suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file wholly or not at all, for this person alone. Raises Refused."""
        with disk_told("team"):
            private_folder(self.folder)
            write_atomically(self.folder / name, data)

    def delete(self, name: str) -> None:
        """Write over a file and delete it; one that is not there is no trouble."""
        path = self.folder / name
        with disk_told("team"), suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink(missing_ok=True)

    def names(self) -> list[str]:
        """Return the names of the files."""
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []

    def clear(self) -> None:
        """Delete every file and the folder."""
        for name in self.names():
            self.delete(name)
        if self.folder.is_dir():
            self.folder.rmdir()


@contextmanager
def wholly(key_files: FolderKeyFiles) -> Iterator[None]:
    """Leave no file behind when what is done inside fails: a team is founded or joined wholly or not at all."""
    try:
        yield
    except BaseException:
        key_files.clear()
        raise


@dataclass(frozen=True, slots=True)
class Membership:
    """A team that this computer leads or belongs to: where its board is, and the person's name in it."""

    team: Team
    address: Address
    role: str
    name: str = ""

    @property
    def id(self) -> str:
        """The team's id in figures and letters: two teams may bear one name."""
        return self.team.id.hex()

    @property
    def leads(self) -> bool:
        """Tell whether this computer founded the team: then it is never a member."""
        return self.role == LEADER


def key_files_of(data: Path, team: Team) -> FolderKeyFiles:
    """Return the private files of a team below the data folder."""
    return FolderKeyFiles(data / TEAM / team.id.hex()[:16])


def memberships(data: Path) -> list[Membership]:
    """Return the teams of this computer, by name; a damaged membership is left out."""
    root = data / TEAM
    folders = sorted(root.iterdir()) if root.is_dir() else []
    found = [read_membership(FolderKeyFiles(folder)) for folder in folders if folder.is_dir()]
    return sorted((membership for membership in found if membership), key=lambda found: found.team.name)


def write_membership(data: Path, membership: Membership) -> None:
    """Keep a membership. Raises Refused."""
    body = {
        "team": membership.team.note.decode("ascii"),
        "board": membership.address.kind,
        "where": membership.address.where,
        "role": membership.role,
        "name": membership.name,
    }
    key_files_of(data, membership.team).write(MEMBERSHIP_FILE, json.dumps(body, indent=1).encode())


def read_membership(key_files: FolderKeyFiles) -> Membership | None:
    """Return the membership that a team's folder names; None for a damaged one."""
    data = key_files.read(MEMBERSHIP_FILE)
    try:
        body = json.loads(data) if data else {}
        membership = Membership(
            read_team(body["team"].encode("ascii")),
            Address(body["board"], body["where"]),
            body["role"],
            body["name"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # BadNote is a ValueError
        return None
    good = (
        is_address(membership.address)
        and membership.role in (LEADER, MEMBER)
        and type(membership.name) is str
    )
    return membership if good else None


def only(found: list[Membership], name: str | None) -> Membership:
    """Return the team of a name or id, or the only one; raises Refused when none fits, or more than one."""
    fit = [membership for membership in found if name in (None, membership.team.name, membership.id)]
    if not fit:
        raise Refused(Problem("team", "problem.team_none"))
    if len(fit) > 1:
        raise Refused(Problem("team", "problem.team_which"))
    return fit[0]
