"""The ledger of breaks in words: how many of those that came due were had."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.breaks import BreakBook
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.reminders.break_ledger import BreakLedger
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
    title = t("Took {had} of {due} breaks").format(had=whole.taken + whole.natural, due=whole.due)
    note = t("From the bottom: taken, come by themselves, left out, still owed at the day's end.")
    return Said(title, said_of(ctx, whole), note)


def said_of(ctx: Context, ledger: BreakLedger) -> str:
    """Return the parts of a ledger that are there."""
    t = ctx.t
    parts = (
        (t("taken {n}"), ledger.taken), (t("by themselves {n}"), ledger.natural), (t("left out {n}"), ledger.skipped),
        (t("owed {n}"), ledger.owed),
    )  # fmt: skip
    return " · ".join(words.format(n=n) for words, n in parts if n)


def here(ctx: Context, book: BreakBook, _named: Named, key: Hashable) -> str:
    """Return what a day's or week's bar says."""
    day, ledger = next((day, ledger) for day, ledger in book.ledgers.items() if day == key)
    when = ctx.t("Week from {day}").format(day=ctx.dated_day(day)) if book.by_week else ctx.day(day)
    return f"{when}\n{said_of(ctx, ledger)}"


def day_of_bar(book: BreakBook, key: Hashable) -> date | None:
    """Return the day of a bar; a week leads to none."""
    return key if isinstance(key, date) and not book.by_week else None


def table(ctx: Context, book: BreakBook, _named: Named) -> FigureRows:
    """Return a row for each day or week, the latest first."""
    t, newest_first = ctx.t, list(book.ledgers.items())[::-1]
    rows = []
    for day, ledger in newest_first:
        parts = (str(n) for n in (ledger.taken, ledger.natural, ledger.skipped, ledger.owed))
        when = ctx.dated_day(day) if book.by_week else ctx.day(day)
        rows.append([when, *parts, f"{ledger.worked_min / 60:.1f}"])
    header = [
        t("Week from") if book.by_week else t("Day"),
        t("Taken"),
        t("By themselves"),
        t("Left out"),
        t("Owed"),
    ]
    days = [day_of_bar(book, day) for day, _ in newest_first]
    return FigureRows([*header, t("Hours worked")], rows, days)


def stretch(book: BreakBook, first: Hashable, last: Hashable) -> DayRange:
    """Return the days or weeks between two bars, both included."""
    ends = [key for key in (first, last) if isinstance(key, date)]
    end = ends[-1] + timedelta(days=6 if book.by_week else 0)
    return DayRange("own", max(ends[0], book.days.first), min(end, book.days.last))


BREAKS = CardSubject("breaks", N_("Breaks"), read, say, table, here, day_of_bar, height=230, stretch=stretch)
