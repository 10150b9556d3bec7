"""What the diary says of this moment: the state that tips are chosen for, and whether help is worth naming."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wellbeing.domain.days import day_of
from wellbeing.domain.help_signs import SHIFTS, Signs, offers_help
from wellbeing.domain.library.tip_rules import CONTACT_FRESH, Now, State, state_of
from wellbeing.domain.reviews import HARD_KINDS

if TYPE_CHECKING:
    from wellbeing.domain.days import Span
    from wellbeing.services.app_services import Desk

LATELY = timedelta(days=14)
THREAT_FRESH = timedelta(days=2)
NOTES_FRESH = timedelta(days=7)


def state(desk: Desk) -> State:
    """Return the state of this moment, read anew."""
    now = desk.clock.now()
    hard = [one for one in desk.contacts.between(now - CONTACT_FRESH, None) if one.kind in HARD_KINDS]
    last, felt = (hard[-1] if hard else None), desk.checkins.latest()
    usual, shift = desk.contacts.usual(), _shift(desk, now)
    return state_of(
        Now(
            hard=last.kind if last else "",
            since_hard=now - last.at if last else None,
            stress=felt.stress if felt else None,
            since_stress=now - felt.at if felt else None,
            over_usual=usual is not None and desk.contacts.load().acute > usual.high,
            since_start=now - shift.start if shift else None,
            until_end=shift.end - now if shift else None,
        )
    )


def names_help(desk: Desk) -> bool:
    """Tell whether the line about help should stand there now (E51); nothing is kept of the answer."""
    return offers_help(_signs(desk), desk.library.distress())


def _signs(desk: Desk) -> Signs:
    now, zone = desk.clock.now(), desk.clock.zone()
    checkins = desk.checkins.between(now - LATELY, None)
    contacts = desk.contacts.between(now - NOTES_FRESH, None)
    peaks: dict[object, int] = {}
    for one in checkins:
        day = day_of(one.at, zone)
        peaks[day] = max(peaks.get(day, 0), one.stress)
    notes = [one.note for one in checkins if one.note and one.at >= now - NOTES_FRESH]
    notes += [one.note for one in contacts if one.note]
    return Signs(
        peaks=tuple(peaks.values())[-SHIFTS:],
        strained=desk.practice.strained(),
        threatened=any(one.kind == "threat" and one.at >= now - THREAT_FRESH for one in contacts),
        notes=notes,
    )


def _shift(desk: Desk, now: datetime) -> Span | None:
    from wellbeing.domain.shifts.shifts import span_at, spans_around

    plan = desk.shelf.rota.shifts(now)
    return span_at(spans_around(plan, now, desk.clock.zone()), now) if plan else None
