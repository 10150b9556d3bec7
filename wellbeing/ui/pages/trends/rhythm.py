"""The rhythm of the week in words: which hours stand out, if any do."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QLocale

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.rhythm import LEAST_IN_CELL, Rhythm
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said, bands, covered


def read(services: Services, days: DayRange, _step: int) -> Rhythm:
    """Return the rhythm of a range."""
    return services.patterns.rhythm(days)


def say(ctx: Context, rhythm: Rhythm, _named: Named) -> Said:
    """Return the answer: the hours that stand out, or that none do."""
    t = ctx.t
    if not rhythm.n:
        return Said(
            t("The rhythm of your week"), t("From three ratings in the same hour on, it takes its colour.")
        )
    figures = ctx.tn("{n} check-in, {days}", "{n} check-ins, {days}", rhythm.n)
    figures = figures.format(n=rhythm.n, days=covered(ctx, rhythm.days))
    note = t(
        "Colour is stress, drawn to that hour's mean; the figure is how often. Hollow: fewer than {least}."
    )
    note = note.format(least=LEAST_IN_CELL)
    return Said(title_of(ctx, rhythm), figures, note, bands(ctx))


def title_of(ctx: Context, rhythm: Rhythm) -> str:
    """Return what is hardest: hours of a weekday, hours of any, or a weekday; else that nothing stands out."""
    t, hard = ctx.t, rhythm.hardest
    if hard is None:
        return t("No hour of the week stands out") if rhythm.is_even else t("The rhythm of your week")
    if hard.first is None:
        return t("{weekday} is the hardest day").format(weekday=weekday(ctx, hard.day or 0))
    hours = {"first": f"{hard.first}:00", "end": f"{hard.end}:00"}
    if hard.day is None:
        return t("{first} to {end} is the hardest time of day").format(**hours)
    return t("{weekday} from {first} to {end} is the hardest").format(weekday=weekday(ctx, hard.day), **hours)


def weekday(ctx: Context, day: int) -> str:
    """Return the whole name of a weekday, 0 for Monday."""
    return QLocale(ctx.language).dayName(day + 1, QLocale.FormatType.LongFormat)


def here(ctx: Context, rhythm: Rhythm, _named: Named, key: Hashable) -> str:
    """Return what a cell says."""
    if not isinstance(key, tuple):
        return ""
    day, hour = key
    cell = rhythm.cells[day, hour]
    where = f"{weekday(ctx, day)} {hour}:00 – {(hour + 1) % 24}:00"
    counts = ctx.tn("{n} check-in", "{n} check-ins", cell.n).format(n=cell.n)
    if cell.stress is None:
        return f"{where}\n{counts}"
    stress = ctx.t("stress {values}").format(values=f"{cell.stress:.1f}")
    return f"{where}\n{stress} · {counts}"


def day_of_cell(rhythm: Rhythm, key: Hashable) -> date | None:
    """Return the last day on which there was a rating at that hour."""
    return rhythm.last.get(key) if isinstance(key, tuple) else None


def table(ctx: Context, rhythm: Rhythm, _named: Named) -> FigureRows:
    """Return a row for each cell that holds a rating."""
    t = ctx.t
    full = [(place, cell) for place, cell in rhythm.cells.items() if cell.n]
    full.sort(key=lambda item: item[0][0])
    rows = [
        [
            weekday(ctx, day),
            f"{hour}:00",
            f"{cell.stress:.1f}" if cell.stress is not None else "–",
            str(cell.n),
        ]
        for (day, hour), cell in full
    ]
    days = [rhythm.last.get(place) for place, _ in full]
    return FigureRows([t("Weekday"), t("Hour"), t("Stress"), t("Check-ins")], rows, days)


RHYTHM = CardSubject("rhythm", N_("Rhythm of the week"), read, say, table, here, day_of_cell, height=288)
