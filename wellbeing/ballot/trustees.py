"""Hello and the frozen list: whose apps keep a period's shares, written once before any ballot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import PeriodKey
from wellbeing.ballot.notes import KEY, VERSION, BadNote, canonical, digest, hexed, opened, parsed, signed
from wellbeing.ballot.shamir import threshold
from wellbeing.domain.team.bands import LEAST_BALLOTS
from wellbeing.domain.team.periods import Period

if TYPE_CHECKING:
    from nacl.signing import SigningKey

# Every ballot holds a seal for each of them, so a period that all must read grows with the square: three periods of 300
# fill what a board may hold, and a ballot for 1,000 would be more than twice as large as a note may be.
MOST_TRUSTEES = 300
# A list that leaves out more than a quarter of the hellos on the board is somebody's choice of trustees.
LEAST_SHARE = (3, 4)


@dataclass(frozen=True, slots=True)
class Hello:
    """A member's one-period key, signed; `data` is the note itself."""

    signer: bytes
    box: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Trustees:
    """A frozen list: its hash, and the hellos in order of their identities; the first has index 1."""

    hash: bytes
    hellos: tuple[Hello, ...]

    @property
    def needed(self) -> int:
        """How many sums open the period."""
        return threshold(len(self.hellos))

    @property
    def keys(self) -> set[bytes]:
        """The identities on the list."""
        return {hello.signer for hello in self.hellos}

    def index(self, signer: bytes) -> int | None:
        """Return a trustee's index, from 1; None for whoever is not on the list."""
        return next((place for place, hello in enumerate(self.hellos, 1) if hello.signer == signer), None)


def hello_note(identity: SigningKey, key: PeriodKey, team: bytes, period: Period) -> tuple[Name, bytes]:
    """Return the signed note that brings this app's one-period key."""
    body = {"team": team.hex(), "period": period.name, "box": key.box.public_key.encode().hex()}
    return Name(NoteKind.HELLO, period, key.token(team, period)), signed(identity, NoteKind.HELLO, body)


def read_hello(team: bytes, period: Period, data: bytes) -> Hello:
    """Return a hello of this team and period; raises BadNote."""
    note = opened(NoteKind.HELLO, data, {"team": str, "period": str, "box": str})
    if (note.body["team"], note.body["period"]) != (team.hex(), period.name):
        raise BadNote("hello")
    return Hello(note.signer, sealable(hexed(note.body["box"], KEY)), data)


def sealable(box: bytes) -> bytes:
    """Return a one-period key to which something can be sealed; raises BadNote for a point of small order."""
    from nacl.exceptions import CryptoError
    from nacl.public import PublicKey, SealedBox

    try:
        SealedBox(PublicKey(box)).encrypt(b"")
    except CryptoError:
        raise BadNote("box") from None
    return box


def one_each(hellos: Iterable[Hello]) -> dict[bytes, Hello]:
    """Return the hellos by signer; who brought two different keys is left out."""
    found: dict[bytes, set[Hello]] = {}
    for hello in hellos:
        found.setdefault(hello.signer, set()).add(hello)
    return {signer: next(iter(key)) for signer, key in found.items() if len(key) == 1}


def freeze(team: bytes, period: Period, hellos: Iterable[Hello]) -> tuple[Name, bytes] | None:
    """Return the list of these hellos; None for fewer than 8, which would leave somebody exposed."""
    notes = [hello.data.hex() for hello in sorted(hellos, key=lambda hello: hello.signer)]
    if not LEAST_BALLOTS <= len(notes) <= MOST_TRUSTEES:
        return None
    data = canonical({"v": VERSION, "team": team.hex(), "period": period.name, "hellos": notes})
    return Name(NoteKind.FROZEN, period, digest(b"frozen", data).hex()), data


def read_trustees(team: bytes, name: Name, data: bytes) -> Trustees:
    """Return the list under a name, each hello on it checked; raises BadNote."""
    hash_ = digest(b"frozen", data)
    body = parsed(data, {"v": int, "team": str, "period": str, "hellos": list})
    if name.period is None or name.token != hash_.hex() or body["v"] != VERSION:
        raise BadNote("frozen")
    if (body["team"], body["period"]) != (team.hex(), name.period.name):
        raise BadNote("frozen")
    if not LEAST_BALLOTS <= len(body["hellos"]) <= MOST_TRUSTEES:
        raise BadNote("frozen")
    hellos = tuple(read_hello(team, name.period, unhexed(hello)) for hello in body["hellos"])
    order = [hello.signer for hello in hellos]
    if sorted(set(order)) != order or len({hello.box for hello in hellos}) != len(hellos):
        raise BadNote("frozen")
    return Trustees(hash_, hellos)


def unhexed(text: object) -> bytes:
    """Return the bytes of a hexadecimal text of any length; raises BadNote."""
    return hexed(text, len(text) // 2 if type(text) is str else 0)


def trusts(
    trustees: Trustees,
    good: Collection[bytes],
    key: Hello | None,
    seen_in_time: Collection[bytes],
    here: Collection[bytes],
) -> bool:
    """Tell whether an app may use a list.

    Every key on it is accepted and belongs to the period, this app's own hello stands on it unchanged if
    it stands at all, nobody is missing whose hello was seen a day before the freeze, and at most a quarter
    of the hellos that are here now is left out.
    """
    keys = trustees.keys
    mine = key is None or key.signer not in keys or key in trustees.hellos
    top, bottom = LEAST_SHARE
    most = bottom * len(keys & set(here)) >= top * len(set(here))
    return mine and most and keys <= set(good) and set(seen_in_time) <= keys
