"""Invented working days for the property tests, and an onlooker who knows only the trace, not the engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

HOURS_12 = 12 * 3600
MINUTE = 60.0

Trace = list[dict[str, object]]


@dataclass(frozen=True)
class Stretch:
    """Some minutes of one kind of life, told apart by a seed."""

    kind: str
    minutes: float
    seed: int


KINDS = (
    "typing",
    "typing",
    "contact",
    "contact",
    "chats",
    "still",
    "locked",
    "asleep",
    "dnd",
    "entry",
    "step",
    "chaos",
)


def stretches(kinds: Sequence[str] = KINDS, most: int = 14) -> st.SearchStrategy[list[Stretch]]:
    stretch = st.builds(Stretch, st.sampled_from(kinds), st.floats(0.2, 75), st.integers(0, 10_000))
    return st.lists(stretch, min_size=1, max_size=most)


def written(
    parts: Iterable[Stretch], several: bool = False, hour: int = 8, zone: str = "Asia/Shanghai"
) -> Trace:
    """Write a day of twelve hours as a trace."""
    lines: Trace = []
    at = 0.0
    for part in parts:
        end = min(at + part.minutes * MINUTE, HOURS_12)
        lines += sorted(WRITERS[part.kind](at, end, Random(part.seed)), key=lambda line: line["at"])  # type: ignore[arg-type,return-value]
        at = end
        if at >= HOURS_12:
            break
    head = {
        "start": f"2026-03-04T{hour:02}:00:00",
        "zone": zone,
        "until": HOURS_12,
        "several_at_once": several,
    }
    return [head, *lines]


def _typing(at: float, end: float, chance: Random, pace: float = 40.0) -> Trace:
    lines: Trace = []
    while at < end:
        lines.append({"at": at, "event": "input"})
        at += chance.expovariate(1 / pace) if chance.random() < 0.97 else chance.uniform(20, 200)
    return lines


def _contact(at: float, end: float, chance: Random) -> Trace:
    close: Trace = [{"at": end - 0.01, "event": "contact_end"}] if chance.random() < 0.9 else []
    talk = _typing(at, end, chance, chance.choice((20.0, 90.0, 600.0)))
    return [{"at": at, "event": "contact_start"}, *talk, *close]


def _chats(at: float, end: float, chance: Random) -> Trace:
    lines = _typing(at, end, chance, 45)
    for number in range(chance.randint(1, 8)):
        begin = chance.uniform(at, end)
        name = f"{number}-{chance.randint(0, 99)}"
        lines.append({"at": begin, "event": "contact_start", "id": name})
        if chance.random() < 0.95:
            lines.append({"at": chance.uniform(begin, end), "event": "contact_end", "id": name})
    return lines


def _entry(at: float, end: float, chance: Random) -> Trace:
    kind = chance.choice(("ordinary", "rude", "abuse", "threat", "threat"))
    to = chance.choice(("start", "later", "not_today"))
    return chance.choice(
        (
            [{"at": at, "event": "checkin", "stress": chance.randint(0, 10)}],
            [{"at": at, "event": "contact", "kind": kind, "felt": chance.randint(0, 10)}],
            [{"at": at, "event": "answer", "to": to}],
        )
    )


def _between(first: str, last: str) -> object:
    def write(at: float, end: float, chance: Random) -> Trace:
        amid = _typing(at, end, chance, 30) if chance.random() < 0.3 else []
        if first == "sleep":
            amid = []
        return [{"at": at, "event": first}, *amid, {"at": end, "event": last}]

    return write


def _step(at: float, end: float, chance: Random) -> Trace:
    return [{"at": at, "event": "clock_step", "by": chance.choice((-3600, 3600, -90_000, 7, 45_000))}]


def _chaos(at: float, end: float, chance: Random) -> Trace:
    names = ("contact_start", "contact_end", "input", "lock", "unlock", "sleep", "wake", "dnd_on", "dnd_off")
    times = sorted(float(round(chance.uniform(at, end))) for _ in range(chance.randint(1, 40)))
    return [{"at": max(at, min(moment, end)), "event": chance.choice(names)} for moment in times]


WRITERS = {
    "typing": _typing,
    "contact": _contact,
    "chats": _chats,
    "still": lambda at, end, chance: [],
    "locked": _between("lock", "unlock"),
    "asleep": _between("sleep", "wake"),
    "dnd": _between("dnd_on", "dnd_off"),
    "entry": _entry,
    "step": _step,
    "chaos": _chaos,
}


@dataclass
class Onlooker:
    """Follows a trace by itself and can say at any moment what was going on."""

    several: bool = False
    open: list[tuple[str | None, float]] = field(default_factory=list)
    dnd: bool = False
    asleep: bool = False
    last_input: float = 0.0
    last_end: float = -1e9
    last_start: float = -1e9
    ends: list[float] = field(default_factory=list)
    inputs: list[float] = field(default_factory=lambda: [0.0])
    threats: list[float] = field(default_factory=list)
    checkins: list[float] = field(default_factory=list)
    over: float = -1.0

    def see(self, line: dict[str, object]) -> None:
        at = float(line["at"])  # type: ignore[arg-type]
        self.forget(at)
        event, name = line["event"], line.get("id")
        if event in ("input", "checkin", "contact", "unlock"):
            self.last_input = at
            self.inputs.append(at)
        if event == "contact_start" and (name is None or all(contact != name for contact, _ in self.open)):
            self.open.append((name, at))  # type: ignore[arg-type]
            self.last_start = at
        if event == "contact_end":
            found = next((contact for contact in self.open if name in (None, contact[0])), None)
            if found:
                self.open.remove(found)
                self.ends.append(at)
                self.last_end = at
        if event == "sleep":
            self.open.clear()
        if event in ("dnd_on", "dnd_off"):
            self.dnd = event == "dnd_on"
        if event == "checkin":
            self.checkins.append(at)
        if event == "answer" and line["to"] == "start":
            self.over = at
        if event == "contact" and line["kind"] == "threat":
            self.threats.append(at)

    def hear_of(self, at: float) -> None:
        """The card about a silent contact went: with the answer that it is over, the oldest one has ended."""
        if self.over == at and self.open:
            self.open.pop(0)
            self.ends.append(at)
            self.last_end = at

    def forget(self, at: float) -> None:
        """Contacts silent for ninety minutes are no longer thought to be open."""
        self.open = [contact for contact in self.open if max(contact[1], self.last_input) + 5400 > at + 1e-5]


def worked_seconds(trace: Trace) -> float:
    """Count work by hand: all of a contact; between contacts what is not locked, asleep or five minutes still."""
    total = before = still = maybe = 0.0
    open_contacts = 0
    locked = asleep = False
    for line in [*trace[1:], {"at": trace[0]["until"], "event": "end"}]:
        at, event = float(line["at"]), line["event"]  # type: ignore[arg-type]
        gone, before = at - before, at
        if open_contacts:
            total += gone
        else:
            still += gone
            maybe += 0.0 if locked or asleep else gone
        if event == "input" and locked and not open_contacts:
            continue
        if event in ("input", "unlock", "contact_start", "contact_end", "end") or open_contacts:
            total += maybe if still < 300 else 0.0
            still = maybe = 0.0
        open_contacts += {"contact_start": 1, "contact_end": -1 if open_contacts else 0}.get(str(event), 0)
        locked = event == "lock" or (locked and event != "unlock")
        asleep = event == "sleep" or (asleep and event not in ("wake", "input", "unlock", "contact_start"))
        open_contacts = 0 if event == "sleep" else open_contacts
    return total
