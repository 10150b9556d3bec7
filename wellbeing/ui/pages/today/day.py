"""Turns today's entries into the picture that the day's curve paints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import DAY_CUT
from wellbeing.domain.load import percentile, weight_of
from wellbeing.ui.context import Context
from wellbeing.ui.quick_entry.form_words import kinds
from wellbeing.ui.widgets.day_picture import DayContact, DayPicture, DayPoint, DayWords

LIGHTEST = 0.18  # a contact that weighs nothing is still seen
HEAVIEST = 6.0  # weight of a full bar; more is drawn no taller
PLAIN_DAY = (9.0, 18.0)
DAY_SHIFT = timedelta(hours=DAY_CUT.hour)


def day_picture(
    ctx: Context, checkins: Sequence[CheckIn], contacts: Sequence[Contact], usual: tuple[float, float] | None
) -> DayPicture:
    """Return today as hours and values, with finished words for eye and ear; `usual` is the own stress range."""
    now = ctx.services.clock.now()
    midnight = ctx.local(now - DAY_SHIFT).replace(hour=0, minute=0, second=0, microsecond=0)

    def hour_of(moment: datetime) -> float:
        return (ctx.local(moment).replace(tzinfo=None) - midnight.replace(tzinfo=None)) / timedelta(hours=1)

    rule, words = ctx.services.preferences.load_rule(), kinds(ctx.t)
    points = [
        DayPoint(
            hour_of(min(ctx.seen(checkin), now)),
            checkin.stress,
            f"{ctx.time(ctx.seen(checkin))} · {ctx.t('stress')} {checkin.stress}",
        )
        for checkin in checkins
        if checkin.stress is not None
    ]
    bars = [
        DayContact(
            hour_of(min(ctx.seen(contact), now)),
            contact.kind,
            max(LIGHTEST, min(1.0, weight_of(contact, rule) / HEAVIEST)),
            f"{ctx.time(ctx.seen(contact))} · {words[contact.kind]}",
        )
        for contact in contacts
    ]
    hours = [hour_of(now), *(point.hour for point in points), *(bar.hour for bar in bars)]
    start, end = shown_hours(ctx, hours)
    said = DayWords(
        now=ctx.t("now"),
        usual=ctx.t("your usual range"),
        empty=ctx.t("Your first check-in today will appear here."),
        summary=summary(ctx, checkins, contacts),
    )
    return DayPicture(start, end, points, bars, usual, hour_of(now), said)


def shown_hours(ctx: Context, hours: Sequence[float]) -> tuple[float, float]:
    """Return from when to when the axis runs: the working hours of the day, wider where entries lie outside."""
    ranges = ctx.services.preferences.current.ranges_of(
        (ctx.local(ctx.services.clock.now()) - DAY_SHIFT).weekday()
    )
    start, end = PLAIN_DAY
    if ranges:
        start = min(float(text[:2]) + float(text[3:5]) / 60 for text in ranges)
        ends = [float(text[6:8]) + float(text[9:11]) / 60 for text in ranges]
        end = max(finish if finish > start else finish + 24 for finish in ends)
    return min([start, *(float(int(hour)) for hour in hours)]), max(
        [end, *(float(int(hour) + 1) for hour in hours)]
    )


def summary(ctx: Context, checkins: Sequence[CheckIn], contacts: Sequence[Contact]) -> str:
    """Return the day in one sentence for screen readers."""
    if not checkins and not contacts:
        return ctx.t("Nothing recorded today yet.")
    words = ctx.tn("{n} check-in today", "{n} check-ins today", len(checkins)).format(n=len(checkins))
    if rated := [checkin.stress for checkin in checkins if checkin.stress is not None]:
        words += ctx.t(", stress median {median:g}, last {last}").format(
            median=percentile(sorted(rated), 0.5), last=rated[-1]
        )
    return (
        words + ctx.t("; ") + ctx.tn("{n} contact.", "{n} contacts.", len(contacts)).format(n=len(contacts))
    )
