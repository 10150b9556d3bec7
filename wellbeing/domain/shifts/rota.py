"""A rota as it is kept: its shifts and the paid breaks inside them, the stretch it covers, and when it is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.shifts.shifts import Rota, merged, span_at

BEFORE, AFTER = timedelta(days=30), timedelta(days=365)
MOST = 10_000
# The evening before its first shift a rota already rules, and the wind-down after its last one still comes.
LEAD, TAIL = timedelta(hours=12), timedelta(hours=12)
VERSION = 1


def window(now: datetime) -> Span:
    """Return the stretch of time of which a rota is kept."""
    return Span(now - BEFORE, now + AFTER)


def rota_from_spans(shifts: Iterable[Span], breaks: Iterable[Span]) -> Rota:
    """Return a rota in order of time; a break that no shift holds is left out."""
    ordered = merged(shifts)
    return Rota(ordered, tuple(span for span in merged(breaks) if is_inside(span, ordered)))


def is_inside(span: Span, shifts: Iterable[Span]) -> bool:
    """Tell whether a span lies wholly within one shift."""
    shift = span_at(shifts, span.start)
    return shift is not None and span.end <= shift.end


def checked_rota(rota: Rota, around: Span) -> Rota:
    """Return a rota that may be kept; Refused for one without a shift or with too many."""
    if len(rota.shifts) + len(rota.paid_breaks) > MOST:
        raise Refused(Problem("rota", "problem.rota_many", {"most": MOST}))
    if not rota.shifts:
        first, last = (f"{edge:%Y-%m-%d}" for edge in (around.start, around.end))
        raise Refused(Problem("rota", "problem.rota_empty", {"first": first, "last": last}))
    return rota


def is_in_force(rota: Rota, moment: datetime) -> bool:
    """Tell whether a rota says something about a moment: one that has run out never silences reminders."""
    return rota.shifts[0].start - LEAD <= moment < rota.shifts[-1].end + TAIL


def as_table(rota: Rota) -> dict[str, object]:
    """Return a rota as JSON can hold it, in UTC."""
    return {
        "version": VERSION,
        "shifts": [_texts(shift) for shift in rota.shifts],
        "paid_breaks": [_texts(span) for span in rota.paid_breaks],
        "profiles": [[_text(moment), profile] for moment, profile in rota.profiles],
    }


def from_table(table: object) -> Rota | None:
    """Return a rota that was kept, or None when the table is none of ours."""
    if not isinstance(table, Mapping) or table.get("version") != VERSION:
        return None
    try:
        shifts, breaks = ([_span(span) for span in table[name]] for name in ("shifts", "paid_breaks"))
        profiles = sorted((_moment(text), str(profile)) for text, profile in table.get("profiles", ()))
    except (KeyError, TypeError, ValueError):
        return None
    rota = replace(rota_from_spans(shifts, breaks), profiles=tuple(profiles))
    return rota if rota.shifts else None


def _texts(span: Span) -> list[str]:
    return [_text(span.start), _text(span.end)]


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _span(texts: Iterable[str]) -> Span:
    start, end = map(_moment, texts)
    return Span(start, end)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
