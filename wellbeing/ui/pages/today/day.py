"""Turns today's entries into the picture that the day's curve paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import day_of, span_of
from wellbeing.domain.load import LoadRule, percentile, weight_of
from wellbeing.domain.practice import Session
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import channels, kinds, states
from wellbeing.ui.widgets.day_picture import (
    DayBreath,
    DayComing,
    DayContact,
    DayMark,
    DayPicture,
    DayPoint,
    DayRest,
    DayWords,
)

LIGHTEST = 0.18  # a contact that weighs nothing is still seen
HEAVIEST = 6.0  # weight of a full bar; more is drawn no taller
PLAIN_DAY = (9.0, 18.0)
FEWEST = 3  # check-ins before a day says anything of itself
EVEN = 2  # of 10: closer than this is the same


@dataclass(frozen=True, slots=True)
class DayEntries:
    """A person's day as the diary has it."""

    day: date
    checkins: Sequence[CheckIn]
    contacts: Sequence[Contact]
    sessions: Sequence[Session]


def entries_of(ctx: Context, day: date) -> DayEntries:
    """Return what was recorded on a day."""
    services = ctx.services
    span = span_of(day, services.clock.zone())
    sessions = services.practice.between(span.start, span.end)
    return DayEntries(day, services.checkins.of_day(day), services.contacts.of_day(day), sessions)


def day_picture(
    ctx: Context, entries: DayEntries, usual: tuple[float, float] | None, sessions: bool = True
) -> DayPicture:
    """Return a day as hours and values, with finished words for eye and ear; `usual` is the own stress range."""
    now, zone = ctx.services.clock.now(), ctx.services.clock.zone()
    is_today = entries.day == day_of(now, zone)
    midnight = datetime.combine(entries.day, time())

    def hour_of(moment: datetime) -> float:
        return (ctx.local(min(moment, now)).replace(tzinfo=None) - midnight) / timedelta(hours=1)

    points = [
        DayPoint(hour_of(ctx.seen(checkin)), checkin.stress, key=checkin)
        for checkin in entries.checkins
        if checkin.stress is not None
    ]
    rule = ctx.services.preferences.load_rule()
    bars = [_bar(rule, contact, hour_of(_began(ctx, contact))) for contact in entries.contacts]
    shown = entries.sessions if sessions else ()
    breaths = [_breath(ctx, session, hour_of(session.at)) for session in shown if not session.is_break]
    rests = [_rest(ctx, session, hour_of(session.at)) for session in shown if session.is_break]
    coming = _coming(ctx, midnight) if is_today and sessions else []
    marks: list[DayMark] = [*points, *bars, *breaths, *rests, *coming]
    # What ends with the hour needs no hour after it.
    hours = [mark.hour - 0.001 * isinstance(mark, DayComing) for mark in marks]
    hours += [hour_of(now)] if is_today else []
    start, end = shown_hours(ctx, entries.day, hours)
    said = DayWords(
        now=ctx.t("now"),
        usual=ctx.t("your usual range"),
        empty=ctx.t("Your first check-in today will appear here.")
        if is_today
        else ctx.t("Nothing recorded on this day."),
        summary=summary(ctx, entries),
    )
    return DayPicture(start, end, points, bars, usual, hour_of(now) if is_today else None, said, breaths,
                      rests, coming, partial(_told, ctx))  # fmt: skip


def moved_on(ctx: Context, day: date, picture: DayPicture) -> DayPicture | None:
    """Return a day's picture with the present where it is by now; None where that wants another axis."""
    if picture.now is None:
        return picture
    midnight = datetime.combine(day, time())
    hour = (ctx.local(ctx.services.clock.now()).replace(tzinfo=None) - midnight) / timedelta(hours=1)
    coming = _coming(ctx, midnight)
    if max([hour, *(mark.hour for mark in coming)]) > picture.end:
        return None
    return replace(picture, now=hour, coming=coming)


def _bar(rule: LoadRule, contact: Contact, hour: float) -> DayContact:
    share = max(LIGHTEST, min(1.0, weight_of(contact, rule) / HEAVIEST))
    return DayContact(hour, contact.kind, share, key=contact, hours=(contact.seconds or 0) / 3600)


def _told(ctx: Context, entry: object) -> tuple[str, tuple[str, ...]]:
    """Return what is said of a check-in or a contact that is looked at."""
    if isinstance(entry, Contact):
        return f"{ctx.time(ctx.seen(entry))} {kinds(ctx.t)[entry.kind]}", more_of(ctx, entry)
    if isinstance(entry, CheckIn):
        words = f"{ctx.time(ctx.seen(entry))} {ctx.t('stress')} {entry.stress}"
        return words, more_of(ctx, entry)
    return "", ()


def _began(ctx: Context, contact: Contact) -> datetime:
    """Return when the clock here showed the beginning of a contact."""
    return ctx.seen(contact) - (contact.at - contact.began)


def _rest(ctx: Context, session: Session, hour: float) -> DayRest:
    minutes = max(1, round(session.seconds / 60))
    length = ctx.tn("{n} minute", "{n} minutes", minutes).format(n=minutes)
    short = ctx.t("{n} min").format(n=minutes)
    return DayRest(
        hour, session.seconds / 3600, short, f"{ctx.time(session.at)} {break_words(ctx, session)}",
        ("", length, before_and_after(session)), session,
    )  # fmt: skip


def break_words(ctx: Context, session: Session) -> str:
    """Return what a break is called: less than half of one is a short pause."""
    return ctx.t("Break") if session.finished else ctx.t("Short pause")


def before_and_after(session: Session) -> str:
    """Return the stress before and after as '7→5', '' where one of them was not said."""
    said = session.before is not None and session.after is not None
    return f"{session.before}→{session.after}" if said else ""


def _coming(ctx: Context, midnight: datetime) -> list[DayComing]:
    """Return what is still to come today, drawn quietly: nothing of it is promised."""
    from wellbeing.services.reminders.coming import coming_today

    t = ctx.t
    words = {"break": t("break"), "breathing": t("breathe"), "shift_end": t("close the shift")}
    found = []
    for coming in coming_today(ctx.services.reminders, ctx.services.clock.now()):
        said = f"{ctx.time(coming.at)} {words[coming.kind]}"
        hour = (ctx.local(coming.at).replace(tzinfo=None) - midnight) / timedelta(hours=1)
        found.append(DayComing(hour, said, said, ("", t("still to come"))))
    return found


def exercise_title(ctx: Context, session: Session) -> str:
    """Return an exercise's name; one that is no longer offered is an exercise."""
    offered = ctx.services.library.exercises(ctx.language)
    return next((item.title for item in offered if item.id == session.exercise), ctx.t("Exercise"))


def _breath(ctx: Context, session: Session, hour: float) -> DayBreath:
    short = before_and_after(session)
    minutes = max(1, round(session.seconds / 60))
    length = ctx.tn("{n} minute", "{n} minutes", minutes).format(n=minutes)
    words = f"{ctx.time(session.at)} {exercise_title(ctx, session)}"
    return DayBreath(hour, short, session.after, words, ("", length, short), session)


def more_of(ctx: Context, entry: CheckIn | Contact) -> tuple[str, ...]:
    """Return the note of an entry, and what else was said in it."""
    if isinstance(entry, Contact):
        from wellbeing.content.cue_words import emotions  # brings the cue reader's marks, for contacts alone

        felt = ctx.t("felt {felt}").format(felt=entry.felt) if entry.felt is not None else ""
        said = (
            emotions(ctx.t).get(entry.emotion or "", ""), channels(ctx.t).get(entry.channel or "", ""),
            states(ctx.t).get(entry.state or "", ""),
        )  # fmt: skip
        return (entry.note, felt, *said)
    labels = ctx.services.entry_words(ctx.language)
    return (entry.note, *(labels.get(word, word) for word in (*entry.feelings, *entry.causes)))


def day_title(ctx: Context, entries: DayEntries) -> str:
    """Return what the day says of itself: its hardest hour, and how the last hour stands to it."""
    rated = [
        (ctx.seen(checkin), checkin.stress) for checkin in entries.checkins if checkin.stress is not None
    ]
    n = len(rated)
    if n < FEWEST:
        return ctx.tn("{n} entry so far", "{n} entries so far", n).format(n=n) if n else ""
    hardest, level = max(rated, key=lambda rating: rating[1])
    hour = f"{ctx.local(hardest):%H}:00"
    if level - min(stress for _, stress in rated) < EVEN:
        return ctx.t("An even day")
    ease = level - rated[-1][1]
    if ease >= EVEN:
        return ctx.t("Hardest around {hour}, easier since").format(hour=hour)
    return ctx.t("Hardest around {hour}").format(hour=hour)


def shown_hours(ctx: Context, day: date, hours: Sequence[float]) -> tuple[float, float]:
    """Return from when to when the axis runs: the working hours of the day, wider where entries lie outside."""
    ranges = ctx.services.preferences.current.ranges_of(day.weekday())
    start, end = PLAIN_DAY
    if ranges:
        start = min(float(text[:2]) + float(text[3:5]) / 60 for text in ranges)
        ends = [float(text[6:8]) + float(text[9:11]) / 60 for text in ranges]
        end = max(finish if finish > start else finish + 24 for finish in ends)
    return min([start, *(float(int(hour)) for hour in hours)]), max(
        [end, *(float(int(hour) + 1) for hour in hours)]
    )


def summary(ctx: Context, entries: DayEntries) -> str:
    """Return the day in one sentence for screen readers."""
    checkins, contacts = entries.checkins, entries.contacts
    if not (checkins or contacts or entries.sessions):
        return ctx.t("Nothing recorded today yet.")
    words = ctx.tn("{n} check-in today", "{n} check-ins today", len(checkins)).format(n=len(checkins))
    if rated := [checkin.stress for checkin in checkins if checkin.stress is not None]:
        words += ctx.t(", stress median {median:g}, last {last}").format(
            median=percentile(sorted(rated), 0.5), last=rated[-1]
        )
    n, breaks = len(contacts), sum(session.is_break for session in entries.sessions)
    words += ctx.t("; ") + ctx.tn("{n} contact.", "{n} contacts.", n).format(n=n)
    if breaks:
        words += " " + ctx.tn("{n} break.", "{n} breaks.", breaks).format(n=breaks)
    return words
