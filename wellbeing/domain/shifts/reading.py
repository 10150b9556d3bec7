"""From the entries of a file to a rota: which are shifts, which belong together, and what was left out and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.entry_words import (
    ACTIVITY,
    BREAK,
    LEAVE,
    PRIVATE,
    is_own_leave,
    is_paid,
    kind_of,
    names_work,
)
from wellbeing.domain.shifts.profile_turns import named_in, with_turns
from wellbeing.domain.shifts.rota import checked_rota, rota_from_spans
from wellbeing.domain.shifts.shifts import Rota, merged

LONGEST = timedelta(hours=24)
LONGEST_BREAK = timedelta(hours=3)
# Work on both sides of a meal or a break of this length is one shift.
GAP = timedelta(minutes=60)
# A stretch that stands alone and is no longer is no shift: a call, a delivery, a talk.
LONGEST_AGO = datetime.min.replace(tzinfo=UTC)
ALONE, ALONE_MEETING = timedelta(minutes=60), timedelta(hours=3)
SHORT, WHOLE_DAY = "short", "whole_day"
MAY_BE_WORK = ("", ACTIVITY, PRIVATE, LEAVE)


@dataclass(frozen=True, slots=True)
class RotaEntry:
    """One occurrence: when, its summary and categories, and the kind that the file itself gives it, if any."""

    span: Span
    words: str
    mark: str = ""

    @property
    def kind(self) -> str:
        """What it is: a word of entry_words, or none for a stretch of work."""
        if self.mark != WHOLE_DAY:
            return self.mark or kind_of(self.words)
        said = kind_of(self.words)
        return said if said and said != ACTIVITY else WHOLE_DAY


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing in a file that is no shift: why, on which day, in which line where there are lines, and its hours."""

    reason: str
    day: date | None = None
    line: int | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RotaReading:
    """What a file says: the rota, how many entries it has around now, and which were left out.

    `said` is what its work is called; once the profiles are known only their names are left of that.
    """

    rota: Rota
    entries: int
    left_out: tuple[LeftOut, ...] = ()
    said: tuple[tuple[Span, str], ...] = ()

    def reasons(self) -> Counter[str]:
        """Return how many were left out for each reason."""
        return Counter(left.reason for left in self.left_out)


def reading_of(
    entries: Iterable[RotaEntry], zone: tzinfo, keep_private: bool = False, left: Iterable[LeftOut] = ()
) -> RotaReading:
    """Return the rota of a calendar's entries; `left` is what was left out before, and is counted with them."""
    all_entries, left = list(entries), list(left)
    out: list[tuple[RotaEntry, str]] = []
    work: list[RotaEntry] = []
    breaks: list[RotaEntry] = []
    for entry in all_entries:
        kind = WHOLE_DAY if entry.span.length >= LONGEST and not entry.kind else entry.kind
        if kind == BREAK and entry.span.length <= LONGEST_BREAK:
            breaks.append(entry)
        elif kind in ("", ACTIVITY) or (kind == PRIVATE and keep_private):
            work.append(entry)
        else:
            out.append((entry, LEAVE if kind == BREAK else kind))
    work = _without(work, _on_leave(work, all_entries), LEAVE, out)
    pauses = merged(entry.span for entry in breaks)
    if not keep_private:
        work = _without(work, _alone(work, pauses), SHORT, out)
    shifts = joined([entry.span for entry in work], pauses)
    rota = rota_from_spans(shifts, (entry.span for entry in breaks if is_paid(entry.words)))
    out += [(entry, BREAK) for entry in breaks if not _held(rota.paid_breaks, entry.span)]
    told = [
        LeftOut(reason, entry.span.start.astimezone(zone).date(), span=entry.span) for entry, reason in out
    ]
    said = tuple((entry.span, entry.words) for entry in all_entries if entry.kind in MAY_BE_WORK)
    return RotaReading(rota, len(all_entries) + len(left), (*told, *left), said)


def checked_reading(reading: RotaReading, around: Span) -> RotaReading:
    """Return a reading whose rota may be kept; Refused says what there was instead of a shift."""
    if reading.rota.shifts or not reading.left_out:
        checked_rota(reading.rota, around)
        return reading
    reasons = reading.reasons()
    if reasons.keys() == {"no_end"}:
        raise Refused(Problem("rota", "problem.rota_no_end", {"day": reading.left_out[0].day}))
    if reasons.keys() <= {"unreadable", "cut_off"}:
        raise Refused(Problem("rota", "problem.rota_calendar"))
    if reasons.keys() <= {WHOLE_DAY}:
        checked_rota(reading.rota, around)
    raise Refused(Problem("rota", "problem.rota_no_shift", {"entries": reading.entries}))


def doubtful(reading: RotaReading) -> list[LeftOut]:
    """Return what was left out by its words alone, in order of time: a person may know better."""
    found = [left for left in reading.left_out if left.reason in (LEAVE, PRIVATE, SHORT)]
    timed = [left for left in found if left.span is not None and left.span.length < LONGEST]
    return sorted(timed, key=lambda left: left.span.start if left.span else LONGEST_AGO)


def with_kept(reading: RotaReading, kept: Iterable[LeftOut]) -> RotaReading:
    """Return a reading in which some of what was left out is a shift after all."""
    gone = {id(left) for left in kept}
    spans = [left.span for left in reading.left_out if id(left) in gone and left.span is not None]
    rota = rota_from_spans((*reading.rota.shifts, *spans), reading.rota.paid_breaks)
    left = tuple(left for left in reading.left_out if id(left) not in gone)
    return replace(reading, rota=with_turns(rota, reading.said), left_out=left)


def with_profiles(reading: RotaReading, profiles: Sequence[str]) -> RotaReading:
    """Return a reading whose rota knows the profiles that it names; the other words are forgotten."""
    said = tuple((span, named_in(words, profiles)) for span, words in reading.said)
    return replace(reading, rota=with_turns(reading.rota, said), said=said)


def _without(
    work: list[RotaEntry], gone: set[RotaEntry], reason: str, out: list[tuple[RotaEntry, str]]
) -> list[RotaEntry]:
    out += [(entry, reason) for entry in work if entry in gone]
    return [entry for entry in work if entry not in gone]


def _on_leave(work: list[RotaEntry], entries: list[RotaEntry]) -> set[RotaEntry]:
    """Return the work that lies wholly within leave: who is on leave has no shift, whatever the series says."""
    leave = merged(
        entry.span
        for entry in entries
        if entry.kind == LEAVE and (entry.mark == LEAVE or is_own_leave(entry.words))
    )
    return {entry for entry in work if _held(leave, entry.span)}


def _alone(work: list[RotaEntry], breaks: Sequence[Span]) -> set[RotaEntry]:
    """Return what is too short to be a shift of its own and touches no other work."""
    whole = set(joined([entry.span for entry in work], breaks))
    return {entry for entry in work if entry.span in whole and entry.span.length <= _shortest(entry)}


def _shortest(entry: RotaEntry) -> timedelta:
    if entry.kind == ACTIVITY:
        return ALONE_MEETING
    return timedelta(0) if names_work(entry.words) else ALONE


def joined(work: Iterable[Span], breaks: Sequence[Span]) -> list[Span]:
    """Return stretches of work as shifts: those that touch, or that only a meal or a break of <= GAP parts."""
    result: list[Span] = []
    for span in sorted(work, key=_start):
        if result and _is_one(result[-1], span, breaks):
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _is_one(before: Span, after: Span, breaks: Sequence[Span]) -> bool:
    gap = Span(before.end, after.start)
    if gap.length <= timedelta(0):
        return True
    last = _last_before(breaks, gap.end)
    return gap.length <= GAP and last is not None and last.end > gap.start


def _held(outer: Sequence[Span], inner: Span) -> bool:
    last = _last_before(outer, inner.start + timedelta.resolution)
    return last is not None and inner.end <= last.end


def _last_before(ordered: Sequence[Span], moment: datetime) -> Span | None:
    """Return the last of merged spans that begins before a moment."""
    place = bisect_left(ordered, moment, key=_start)
    return ordered[place - 1] if place else None


def _start(span: Span) -> datetime:
    return span.start
