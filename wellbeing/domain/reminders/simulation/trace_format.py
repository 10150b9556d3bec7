"""Reads a written trace into events of the reminder engine; one clear Problem for a bad line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wellbeing.domain.contacts import KINDS, check_name
from wellbeing.domain.preferences import cleaned
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.profiles import HELD
from wellbeing.domain.reminders import events as values
from wellbeing.domain.reminders.simulation.sources import StreamClosed, StreamOpened

Line = Mapping[str, object]
LONGEST = 400 * 86_400.0
NUMBERS = (float, int)
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class ClockStep:
    """The wall clock was set by so many seconds."""

    by: float


@dataclass(frozen=True, slots=True)
class AnswerLatest:
    """The person answered what was shown last."""

    to: str


@dataclass(frozen=True, slots=True)
class ProfileSwitched:
    """A profile came in force, by hand or by the rota: what it holds, all else of a profile as by default."""

    settings: Mapping[str, Any]


Happening = values.Event | ClockStep | AnswerLatest | StreamOpened | StreamClosed | ProfileSwitched


@dataclass(frozen=True, slots=True)
class Script:
    """A trace that makes sense: happenings in order of time, in seconds from the start."""

    start: datetime
    zone: ZoneInfo
    until: float
    several_at_once: bool | None
    happenings: tuple[tuple[float, Happening], ...]

    @property
    def tells_input(self) -> bool:
        """Whether inputs are told at all; if not, there is no source of input times."""
        return any(isinstance(what, values.Input) for _, what in self.happenings)

    @property
    def tells_microphone(self) -> bool:
        """Whether a microphone is told of: then headset, hooks and hand are agreed on one count."""
        return any(isinstance(what, StreamOpened) for _, what in self.happenings)


def read_script(lines: Iterable[str | Line]) -> Script:
    """Return the trace; Refused names the number of the first line that makes no sense."""
    numbered = [(number, _parsed(line, number)) for number, line in enumerate(lines, 1) if _full(line)]
    if not numbered:
        raise Refused(Problem("trace", "problem.trace_header", {"line": 1}))
    number, header = numbered[0]
    start, zone = _header(header, number)
    happenings: list[tuple[float, Happening]] = []
    before = 0.0
    for number, line in numbered[1:]:
        at = _figure(line, "at", number, 0, LONGEST)
        if at < before:
            raise Refused(Problem("trace", "problem.trace_backwards", {"line": number}))
        before = at
        happenings.append((at, _happening(line, number)))
    until = _figure(header, "until", numbered[0][0], 0, LONGEST) if "until" in header else before
    several = header.get("several_at_once")
    return Script(start, zone, until, bool(several) if several is not None else None, tuple(happenings))


def _full(line: str | Line) -> bool:
    return not isinstance(line, str) or bool(line.strip())


def _parsed(line: str | Line, number: int) -> Line:
    if not isinstance(line, str):
        return line
    text = line.strip()
    try:
        found, end = DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        found, end = None, 0
    if not isinstance(found, dict) or end != len(text):
        raise Refused(Problem("trace", "problem.trace_json", {"line": number}))
    return found


def _header(line: Line, number: int) -> tuple[datetime, ZoneInfo]:
    try:
        zone = ZoneInfo(str(line.get("zone", "UTC")))
        start = datetime.fromisoformat(str(line["start"]))
        start = (start if start.tzinfo else start.replace(tzinfo=zone)).astimezone(UTC)
    except (KeyError, ValueError, OSError, OverflowError):
        raise Refused(Problem("trace", "problem.trace_header", {"line": number})) from None
    if not 2000 <= start.year <= 9000:
        raise Refused(Problem("trace", "problem.trace_header", {"line": number}))
    return start, zone


def _figure(line: Line, name: str, number: int, low: float, high: float) -> float:
    found = line.get(name)
    # What is no number of JSON has another type, and NaN lies nowhere.
    if type(found) not in NUMBERS or not low <= found <= high:  # type: ignore[operator]
        raise _bad_value(number, name)
    return float(found)  # type: ignore[arg-type]


def _bad_value(number: int, name: str) -> Refused:
    return Refused(Problem("trace", "problem.trace_value", {"line": number, "name": name}))


def _happening(line: Line, number: int) -> Happening:
    name = str(line.get("event"))
    plain = PLAIN.get(name)
    if plain is not None:
        return plain
    make = READERS.get(name)
    if make is None:
        raise Refused(Problem("trace", "problem.trace_event", {"line": number}))
    return make(line, number)


def _name(line: Line, number: int) -> str | None:
    found = line.get("id")
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, (str, int)) or check_name(str(found)):
        raise _bad_value(number, "id")
    return str(found)


def _hook(line: Line, number: int) -> Happening:
    name = _name(line, number)
    if name is None:
        raise _bad_value(number, "id")
    if line.get("to") not in ("start", "end"):
        raise _bad_value(number, "to")
    return values.ContactStarted(name) if line["to"] == "start" else values.ContactEnded(name)


def _contact(line: Line, number: int) -> Happening:
    kind = line.get("kind", "ordinary")
    if kind not in KINDS:
        raise _bad_value(number, "kind")
    felt = None if line.get("felt") is None else round(_figure(line, "felt", number, 0, 10))
    return values.Logged(str(kind), felt)


def _profile(line: Line, number: int) -> Happening:
    held = line.get("settings")
    if not isinstance(held, dict):
        raise _bad_value(number, "settings")
    settings = {name: cleaned(name, value) if name in HELD else None for name, value in held.items()}
    for name, value in settings.items():
        if value is None or isinstance(value, Problem):
            raise _bad_value(number, name)
    return ProfileSwitched(settings)


def _answer(line: Line, number: int) -> Happening:
    if line.get("to") not in values.ANSWERS:
        raise _bad_value(number, "to")
    return AnswerLatest(str(line["to"]))


# Events without anything to read.
PLAIN: dict[str, Happening] = {
    "input": values.Input(),
    "lock": values.Locked(),
    "unlock": values.Unlocked(),
    "sleep": values.Slept(),
    "wake": values.Woke(),
    "dnd_on": values.DoNotDisturb(True),
    "dnd_off": values.DoNotDisturb(False),
    "fullscreen_on": values.FullScreen(True),
    "fullscreen_off": values.FullScreen(False),
    "sharing_on": values.Sharing(True),
    "sharing_off": values.Sharing(False),
}
READERS: dict[str, Callable[[Line, int], Happening]] = {
    "contact_start": lambda line, number: values.ContactStarted(_name(line, number)),
    "contact_end": lambda line, number: values.ContactEnded(_name(line, number)),
    "hook": _hook,
    "mic_on": lambda line, number: StreamOpened(_name(line, number) or ""),
    "mic_off": lambda line, number: StreamClosed(_name(line, number) or ""),
    "clock_step": lambda line, number: ClockStep(_figure(line, "by", number, -LONGEST, LONGEST)),
    "checkin": lambda line, number: values.CheckedIn(round(_figure(line, "stress", number, 0, 10))),
    "contact": _contact,
    "answer": _answer,
    "profile": _profile,
}
