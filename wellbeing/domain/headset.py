"""What an open microphone says of contacts: which recordings count, and when they begin and end one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

# A voice message or a test of the microphone is no contact; a line that is re-opened is the same one.
SHORTEST, SILENCE = 8.0, 3.0
# A program that keeps the microphone for half a shift tells nothing by it.
LONGEST = 4 * 3600.0
FOREVER = float("inf")
NAME_MOST = 60


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording stream as the sound server lists it: no sound, only that it is there, and whose it is.

    `monitor`: it records what the loudspeakers play, or only draws a level; `corked`: the program has halted it.
    """

    id: str
    program: str = ""
    corked: bool = False
    monitor: bool = False
    own: bool = False


def is_heard(recording: Recording, without: Collection[str]) -> bool:
    """Tell whether a recording can be somebody talking; `without` are the programs that the person struck off."""
    halted = recording.corked or recording.monitor or recording.own
    return not halted and recording.program.casefold() not in without


def struck_off(programs: Collection[str]) -> frozenset[str]:
    """Return names of programs in the form in which they are compared."""
    return frozenset(program.casefold() for program in programs)


def program_name(text: str) -> str | None:
    """Return a program's name as it is kept in the settings, None for a text that is none."""
    name = " ".join(text.split())
    return name if name and len(name) <= NAME_MOST and name.isprintable() else None


def names_in_line(text: str) -> str | None:
    """Return names of programs as they are kept in one line, None where one of them is no name."""
    names = [program_name(part) for part in text.replace("，", ",").split(",") if part.strip()]
    kept = [name for name in names if name is not None]
    return ", ".join(dict.fromkeys(kept)) if len(kept) == len(names) else None


def names_of_line(line: str) -> frozenset[str]:
    """Return the names of such a line in the form in which they are compared."""
    return struck_off([name.strip() for name in line.split(",") if name.strip()])


class Hearing(NamedTuple):
    """What was heard so far, in seconds that never step: which streams run since when, and the call they make.

    `opened` is when the call under way began, FOREVER for none; `closed` since when it has been silent, FOREVER
    while it is not; `told`: it has lasted long enough to be a contact.
    """

    streams: tuple[tuple[str, float], ...] = ()
    opened: float = FOREVER
    closed: float = FOREVER
    told: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody may be talking right now."""
        return self.opened < FOREVER and self.closed == FOREVER


@dataclass(frozen=True, slots=True)
class CallBegan:
    """A call has become a contact; `at` is when its microphone opened."""

    at: float


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The contact of a call is over; `at` is when its microphone closed."""

    at: float


CallNews = CallBegan | CallEnded


def next_due(hearing: Hearing) -> float:
    """Return when something follows by itself: a call becomes a contact, is over, or has lasted too long."""
    if hearing.opened == FOREVER:
        return FOREVER
    if hearing.closed < FOREVER:
        return hearing.closed + SILENCE
    tired = max((began + LONGEST for _, began in hearing.streams), default=FOREVER)
    return tired if hearing.told else min(hearing.opened + SHORTEST, tired)


def listen(
    hearing: Hearing, recordings: Collection[Recording], without: Collection[str], at: float
) -> tuple[Hearing, tuple[CallNews, ...]]:
    """Hear which recordings there are now, after all that followed by itself before."""
    hearing, news = _pass_by(hearing, at, complete=False)
    known = dict(hearing.streams)
    heard = sorted(recording.id for recording in recordings if is_heard(recording, without))
    return _with_streams(hearing, tuple((stream, known.get(stream, at)) for stream in heard), at), news


def pass_by(hearing: Hearing, at: float) -> tuple[Hearing, tuple[CallNews, ...]]:
    """Let time go by to a moment."""
    return _pass_by(hearing, at, complete=True)


def _pass_by(hearing: Hearing, at: float, *, complete: bool) -> tuple[Hearing, tuple[CallNews, ...]]:
    """Do all that is due, in order; at this very moment a silence is over only once nothing breaks it any more."""
    news: tuple[CallNews, ...] = ()
    while (due := next_due(hearing)) < at or (due == at and (complete or hearing.closed == FOREVER)):
        hearing, more = _cross(hearing, due)
        news += more
    return hearing, news


def _cross(hearing: Hearing, due: float) -> tuple[Hearing, tuple[CallNews, ...]]:
    if hearing.closed < FOREVER:
        over = hearing._replace(opened=FOREVER, closed=FOREVER, told=False)
        return over, (CallEnded(hearing.closed),) if hearing.told else ()
    if not hearing.told and hearing.opened + SHORTEST <= due:
        return hearing._replace(told=True), (CallBegan(hearing.opened),)
    return hearing._replace(closed=due), ()  # every stream has run too long


def _with_streams(hearing: Hearing, streams: tuple[tuple[str, float], ...], at: float) -> Hearing:
    talking = any(at < began + LONGEST for _, began in streams)
    hearing = hearing._replace(streams=streams)
    if talking:
        return hearing._replace(opened=min(hearing.opened, at), closed=FOREVER)
    return hearing._replace(closed=min(hearing.closed, at)) if hearing.opened < FOREVER else hearing
