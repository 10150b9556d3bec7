"""What the diary says of this moment: the state that tips are chosen for, and whether help is worth naming."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wellbeing.domain.contacts import GRAVE
from wellbeing.domain.days import as_seen, day_of
from wellbeing.domain.help_signs import SHIFTS, Signs, offers_help
from wellbeing.domain.library.tip_rules import CONTACT_FRESH, MomentState, Situation, state_of
from wellbeing.domain.reviews import HARD_KINDS

if TYPE_CHECKING:
    from wellbeing.domain.days import Span
    from wellbeing.services.app_services import Services

LATELY = timedelta(days=14)
THREAT_FRESH = timedelta(days=2)
NOTES_FRESH = timedelta(days=7)


def state(services: Services) -> Situation:
    """Return the state of this moment, read anew."""
    now = services.clock.now()
    hard = [
        contact
        for contact in services.contacts.between(now - CONTACT_FRESH, None)
        if contact.kind in HARD_KINDS
    ]
    last, felt = (hard[-1] if hard else None), services.checkins.latest()
    usual, shift = services.contacts.usual(), _shift(services, now)
    return state_of(
        MomentState(
            hard=last.kind if last else "",
            since_hard=now - last.at if last else None,
            stress=felt.stress if felt else None,
            since_stress=now - felt.at if felt else None,
            over_usual=usual is not None and services.contacts.load().acute > usual.high,
            since_start=now - shift.start if shift else None,
            until_end=shift.end - now if shift else None,
        )
    )


def names_help(services: Services) -> bool:
    """Tell whether the line about help should stand there now (E51); nothing is kept of the answer."""
    return offers_help(_signs(services), services.library.distress())


def _signs(services: Services) -> Signs:
    now, zone = services.clock.now(), services.clock.zone()
    checkins = services.checkins.between(now - LATELY, None)
    contacts = services.contacts.between(now - NOTES_FRESH, None)
    peaks: dict[object, int] = {}
    for checkin in checkins:
        if checkin.stress is None:
            continue
        day = day_of(as_seen(checkin.at, checkin.offset, zone), zone)
        peaks[day] = max(peaks.get(day, 0), checkin.stress)
    notes = [checkin.note for checkin in checkins if checkin.note and checkin.at >= now - NOTES_FRESH]
    notes += [contact.note for contact in contacts if contact.note]
    return Signs(
        peaks=tuple(peaks.values())[-SHIFTS:],
        strained=services.practice.strained(),
        threatened=any(contact.kind in GRAVE and contact.at >= now - THREAT_FRESH for contact in contacts),
        notes=notes,
    )


def _shift(services: Services, now: datetime) -> Span | None:
    from wellbeing.domain.shifts.shifts import span_at, spans_around

    plan = services.environment.rota.shifts(now)
    return span_at(spans_around(plan, now, services.clock.zone()), now) if plan else None
