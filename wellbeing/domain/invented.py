"""Invented diaries to look at: days in which stress follows load, with rest, gaps and kind moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import CHANNELS, EMOTIONS, KINDS, STYLES, Contact
from wellbeing.domain.load import LoadRule, decayed
from wellbeing.domain.practice import Session

RULE = LoadRule()
KIND_ODDS = (56, 20, 10, 3, 0.4, 5, 0)  # in the order of KINDS; a life in danger is never invented
CALM_FEELINGS = ("calm", "content", "relieved", "grateful", "proud")
TIRED_FEELINGS = ("tired", "numb", "helpless", "sad")
TENSE_FEELINGS = ("irritated", "wronged", "tense", "anxious", "angry")
HARD_CAUSES = ("anger", "unreasonable", "bad_review", "response_time", "peak")
PLAIN_CAUSES = ("repetition", "slow_system", "overload", "rules", "noise", "body", "handling_time")
WORK = (time(9), time(18))
LUNCH = (12, 13)


@dataclass(frozen=True, slots=True)
class InventedDays:
    """What an invented diary holds, in order of time."""

    checkins: tuple[CheckIn, ...]
    contacts: tuple[Contact, ...]
    sessions: tuple[Session, ...]


def invent(days: int, seed: int, last: date, until: datetime, zone: tzinfo) -> InventedDays:
    """Return invented days up to a moment; the same seed, days and zone give the same diary."""
    chance = Random(seed)  # noqa: S311 - invented data should come out the same again
    contacts: list[Contact] = []
    checkins: list[CheckIn] = []
    sessions: list[Session] = []
    for back in range(days - 1, -1, -1):
        day = last - timedelta(days=back)
        if not works(day, back, chance):
            continue
        hard_week = 1.6 if day.isocalendar().week % 4 == 1 else 1.0
        of_day = invent_contacts(day, zone, hard_week, chance)
        base = chance.gauss(2.4, 0.6)
        rated = invent_checkins(day, zone, of_day, base, chance)
        contacts += of_day
        checkins += rated
        sessions += invent_sessions(rated, chance)
    return InventedDays(
        tuple(checkin for checkin in checkins if checkin.at <= until),
        tuple(contact for contact in contacts if contact.at <= until),
        tuple(session for session in sessions if session.at <= until),
    )


def works(day: date, back: int, chance: Random) -> bool:
    """Tell whether the agent works and writes on a day: weekends mostly off, a sick day now and then."""
    off = chance.random()
    if back == 0:
        return True
    return off > (0.85 if day.weekday() >= 5 else 0.07)


def at_time(day: date, hours: float, zone: tzinfo) -> datetime:
    """Return a local time of day in UTC, to the second."""
    local = datetime.combine(day, time(0), zone) + timedelta(seconds=round(hours * 3600))
    return local.astimezone(UTC)


def invent_contacts(day: date, zone: tzinfo, hardness: float, chance: Random) -> list[Contact]:
    """Return a day's contacts: one every ten to twenty-five minutes, none at lunch, worse after three o'clock."""
    found: list[Contact] = []
    hour = WORK[0].hour + chance.uniform(0.1, 0.4)
    while hour < WORK[1].hour:
        if not LUNCH[0] <= hour < LUNCH[1]:
            weight = hardness * (1.5 if 15 <= hour < 17 else 1.0)
            odds = [
                odd if kind in ("ordinary", "kind") else odd * weight
                for kind, odd in zip(KINDS, KIND_ODDS, strict=True)
            ]
            kind = chance.choices(KINDS, odds)[0]
            felt = None if kind == "ordinary" else min(10, max(0, round(chance.gauss(FELT[kind], 1.5))))
            emotion = chance.choice(EMOTIONS) if kind not in ("ordinary", "kind") else None
            state = chance.choices(("resolved", "open", "escalated"), (8, 1, 1))[0]
            found.append(
                Contact(
                    0, at_time(day, hour, zone), kind, felt, emotion, chance.choice(STYLES),
                    chance.choices(CHANNELS, (7, 2, 1, 0))[0], state,
                )
            )  # fmt: skip
        hour += chance.uniform(10, 25) / 60
    return found


FELT = {"demanding": 4, "rude": 5, "abuse": 8, "threat": 9, "kind": 1}


def invent_checkins(
    day: date, zone: tzinfo, contacts: list[Contact], base: float, chance: Random
) -> list[CheckIn]:
    """Return four to seven check-ins of a day, whose stress follows the acute load at that moment."""
    hours = sorted(
        chance.sample((9.1, 10.2, 11.3, 11.8, 13.5, 14.4, 15.3, 16.2, 17.1, 17.8), chance.randint(4, 7))
    )
    return [
        checkin_at(at_time(day, hour + chance.uniform(-0.1, 0.1), zone), contacts, base, chance)
        for hour in hours
    ]


def checkin_at(moment: datetime, contacts: list[Contact], base: float, chance: Random) -> CheckIn:
    """Return one check-in at a moment."""
    acute = decayed(contacts, moment, RULE.acute, RULE)
    stress = min(10, max(0, round(base + 0.75 * acute + chance.gauss(0, 0.8))))
    pool = CALM_FEELINGS if stress < 4 else TIRED_FEELINGS if stress < 6 else TENSE_FEELINGS
    feelings = (chance.choice(pool),) if chance.random() < 0.6 else ()
    causes = (chance.choice(HARD_CAUSES if stress >= 6 else PLAIN_CAUSES),) if chance.random() < 0.5 else ()
    pleasant = max(-2, min(2, round((4 - stress) / 2))) if chance.random() < 0.6 else None
    energy = chance.randint(-2, 1) if pleasant is not None else None
    return CheckIn(0, moment, stress, pleasant, energy, feelings, causes)


def invent_sessions(checkins: list[CheckIn], chance: Random) -> list[Session]:
    """Return the exercises after some of the harder check-ins."""
    return [
        Session(
            checkin.at + timedelta(minutes=3),
            "gentle_breath",
            60.0,
            True,
            stress,
            max(0, stress - chance.randint(0, 2)),
        )
        for checkin in checkins
        if (stress := checkin.stress or 0) >= 6 and chance.random() < 0.4
    ]
