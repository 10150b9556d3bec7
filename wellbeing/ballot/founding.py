"""A team's founding note and the invitation to it: a line of text that carries the board's address and a checksum."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.notes import VERSION, BadNote, canonical, digest, hexed, parsed
from wellbeing.domain.team.roster import clean_name

SALT = 16
OPENING = "wellbeing-team:"
MOST_ADDRESS = 1_024
FOLDER, SERVICE = "folder", "service"


@dataclass(frozen=True, slots=True)
class Team:
    """A team: its name and first day; the id is the hash of both and a salt, so nobody can found it again."""

    name: str
    founded: date
    salt: str

    @property
    def note(self) -> bytes:
        """The founding note as it stands on the board."""
        body = {"v": VERSION, "name": self.name, "founded": self.founded.isoformat(), "salt": self.salt}
        return canonical(body)

    @property
    def id(self) -> bytes:
        """Which team: 32 bytes."""
        return id_of(self)

    @property
    def place(self) -> Name:
        """The founding note's name on the board."""
        return Name(NoteKind.TEAM, None, self.id.hex())


@lru_cache(maxsize=64)
def id_of(team: Team) -> bytes:
    """Return the hash of a founding note."""
    return digest(b"team", team.note)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a board is: a folder, or a libpq service; no password, ever."""

    kind: str
    where: str


def read_team(data: bytes) -> Team:
    """Return the team of a founding note; raises BadNote."""
    body = parsed(data, {"v": int, "name": str, "founded": str, "salt": str})
    if body["v"] != VERSION:
        raise BadNote("version")
    hexed(body["salt"], SALT)
    return Team(team_name(body["name"]), day(body["founded"]), body["salt"])


def invitation(team: Team, address: Address) -> str:
    """Return the line by which a member joins: it holds no secret, but it tells where the board is."""
    body = {"board": address.kind, "where": address.where, "team": team.note.decode("ascii")}
    data = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return OPENING + base64.urlsafe_b64encode(data + digest(data)[:6]).decode().rstrip("=")


def read_invitation(text: str) -> tuple[Team, Address]:
    """Return team and board of an invitation; raises BadNote for one that is cut, mistyped or not ours."""
    body = "".join(text.split()).removeprefix(OPENING)
    if len(body) > 4 * MOST_ADDRESS:
        raise BadNote("invitation")
    try:
        data = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        found = json.loads(data[:-6])
    except (ValueError, RecursionError):
        raise BadNote("invitation") from None
    if (
        digest(data[:-6])[:6] != data[-6:]
        or type(found) is not dict
        or set(found) != {"board", "where", "team"}
    ):
        raise BadNote("invitation")
    address = Address(found["board"], found["where"])
    if not is_address(address) or type(found["team"]) is not str:
        raise BadNote("invitation")
    return read_team(found["team"].encode("ascii", "replace")), address


def is_address(address: Address) -> bool:
    """Tell whether an address can be one: a known kind, printable, of sensible length."""
    text = address.where
    known = address.kind in (FOLDER, SERVICE) and type(text) is str
    return known and 0 < len(text) <= MOST_ADDRESS and text.isprintable()


def team_name(name: str) -> str:
    """Return a team's name; raises BadNote for one that can't be shown."""
    if clean_name(name) != name:
        raise BadNote("name")
    return name


def day(text: str) -> date:
    """Return a day written as 2026-01-12; raises BadNote."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadNote("day") from None
    if found.isoformat() != text or not 2024 <= found.year < 9000:
        raise BadNote("day")
    return found
