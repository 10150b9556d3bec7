"""The ledger of breaks in words: how many of those that came due were had."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.breaks import BreakBook, BreakCount
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said


def read(services: Services, days: DayRange, _step: int) -> BreakBook:
    """Return the breaks of a range."""
    return services.patterns.breaks(days)


def say(ctx: Context, book: BreakBook, _named: Named) -> Said:
    """Return the answer: how many breaks were had of those that came due."""
    t, whole = ctx.t, book.whole
    if not whole.due:
        return Said(t("Your breaks"), t("They are counted from the first working day with reminders on."))
    title = t("{had} of {due} breaks had").format(had=whole.taken + whole.natural, due=whole.due)
    note = t("From the bottom: taken, come by themselves, left out, still owed at the day's end.")
    return Said(title, said_of(ctx, whole), note)


def said_of(ctx: Context, count: BreakCount) -> str:
    """Return the parts of a count that are there."""
    t = ctx.t
    parts = (
        (t("taken {n}"), count.taken), (t("by themselves {n}"), count.natural), (t("left out {n}"), count.skipped),
        (t("owed {n}"), count.owed),
    )  # fmt: skip
    return " · ".join(words.format(n=n) for words, n in parts if n)


def here(ctx: Context, book: BreakBook, _named: Named, key: Hashable) -> str:
    """Return what a day's or week's bar says."""
    count = next(count for count in book.counts if count.day == key)
    when = (
        ctx.t("Week from {day}").format(day=ctx.short_day(count.day)) if book.by_week else ctx.day(count.day)
    )
    return f"{when}\n{said_of(ctx, count)}"


def day_of_bar(book: BreakBook, key: Hashable) -> date | None:
    """Return the day of a bar; a week leads to none."""
    return key if isinstance(key, date) and not book.by_week else None


def table(ctx: Context, book: BreakBook, _named: Named) -> FigureRows:
    """Return a row for each day or week, the latest first."""
    t, counts = ctx.t, book.counts[::-1]
    rows = []
    for count in counts:
        parts = (str(n) for n in (count.taken, count.natural, count.skipped, count.owed))
        rows.append([ctx.day(count.day), *parts, f"{count.worked / 60:.1f}"])
    header = [
        t("Week from") if book.by_week else t("Day"),
        t("Taken"),
        t("By themselves"),
        t("Left out"),
        t("Owed"),
    ]
    days = [day_of_bar(book, count.day) for count in counts]
    return FigureRows([*header, t("Hours worked")], rows, days)


BREAKS = CardSubject("breaks", N_("Breaks"), read, say, table, here, day_of_bar, height=230)
