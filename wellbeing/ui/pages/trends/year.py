"""A year in words: the month that was heavier than the others, if one was."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QLocale

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.year import Year
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said, bands


def read(services: Services, days: DayRange, step: int) -> Year:
    """Return the year in which a range ends, or one some steps from it."""
    return services.patterns.year(min(services.trends.today().year, days.last.year + step))


def say(ctx: Context, year: Year, _named: Named) -> Said:
    """Return the answer: the heaviest month, or that none stands out."""
    t, n = ctx.t, len(year.days)
    figures = ctx.tn("{n} day rated", "{n} days rated", n).format(n=n)
    note = t("A cell is a day, its colour the day's median; hollow: not rated.")
    if not n:
        return Said(
            t("{year}, day by day").format(year=year.year),
            t("Each day whose stress you rate takes its colour."),
        )
    if not year.can_be_told:
        return Said(t("{year}, day by day").format(year=year.year), figures, note, bands(ctx))
    if year.heaviest_month is None:
        return Said(t("{year}: no month stands out").format(year=year.year), figures, note, bands(ctx))
    month = QLocale(ctx.language).standaloneMonthName(year.heaviest_month)
    title = heaviest_words(ctx, year).format(month=month, year=year.year, n=len(year.months))
    return Said(title, figures, note, bands(ctx))


def heaviest_words(ctx: Context, year: Year) -> str:
    """Return what a month is the heaviest of: a year that is over, one that is not, or the months that were rated."""
    t, is_over = ctx.t, year.year < year.today.year
    if len(year.months) < (12 if is_over else year.today.month):
        return t("Of {n} months rated in {year}, {month} was the heaviest")
    if is_over:
        return t("{month} was the heaviest month of {year}")
    return t("{month} was the heaviest month of {year} so far")


def here(ctx: Context, year: Year, _named: Named, key: Hashable) -> str:
    """Return what a day says."""
    if not isinstance(key, date):
        return ""
    found = year.days.get(key)
    if found is None:
        return ctx.day(key) + "\n" + ctx.t("not rated")
    counts = ctx.tn("{n} check-in", "{n} check-ins", found.n).format(n=found.n)
    return f"{ctx.day(key)}\n" + ctx.t("median {median:g} · {counts}").format(
        median=found.median, counts=counts
    )


def day_of_cell(year: Year, key: Hashable) -> date | None:
    """Return the day, unless it has not come yet."""
    return key if isinstance(key, date) and key <= year.today else None


def table(ctx: Context, year: Year, _named: Named) -> FigureRows:
    """Return a row for each recorded day, the latest first."""
    t, days = ctx.t, sorted(year.days.values(), key=lambda found: found.day, reverse=True)
    rows = [[ctx.day(found.day), f"{found.median:g}", str(found.n)] for found in days]
    return FigureRows([t("Day"), t("Stress, median"), t("Check-ins")], rows, [found.day for found in days])


def steps(year: Year) -> tuple[bool, bool]:
    """Tell whether there is an earlier and a later year."""
    return year.year > year.first, year.year < year.today.year


YEAR = CardSubject(
    "year", N_("The year day by day"), read, say, table, here, day_of_cell, steps,
    (N_("The year before"), N_("The year after")), height=288,
)  # fmt: skip
