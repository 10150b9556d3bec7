"""The load of a day in words: when it was highest, and the sum that anyone can add up."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime, timedelta

from wellbeing.content.i18n import N_
from wellbeing.domain.patterns.day_load import DayLoad
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.pages.trends.subject import CardSubject, FigureRows, Named, Said
from wellbeing.ui.quick_entry.form_words import kinds


def read(services: Services, days: DayRange, step: int) -> DayLoad:
    """Return the load of the last day of a range with a contact, or of one some days from it."""
    day = services.patterns.last_loaded_day(days) + timedelta(days=step)
    return services.patterns.day_load(min(day, services.trends.today()))


def say(ctx: Context, load: DayLoad, _named: Named) -> Said:
    """Return the answer: when the acute load was highest."""
    t, peak = ctx.t, load.peak
    is_of_this_year = load.day.year == ctx.services.trends.today().year
    day = ctx.day(load.day) if is_of_this_year else ctx.dated_day(load.day)
    if peak is None:
        return Said(t("No load on this day"), day)
    title = t("Load was highest at {time}").format(time=ctx.time(peak[0]))
    figures = t("{day} · acute {acute:.1f} · added up {total:g}")
    legend = [("box", "load_demanding", t("acute")), ("dash", "load_abuse", t("carried over"))]
    note = t("Acute and carried over fade as Settings say; added up is every weight, nothing faded.")
    return Said(title, figures.format(day=day, acute=peak[1], total=load.total), note, legend)


def here(ctx: Context, load: DayLoad, _named: Named, key: Hashable) -> str:
    """Return what a contact weighed."""
    if not isinstance(key, int):
        return ""
    contact = load.contacts[key]
    weight = ctx.t("weight {weight:g}").format(weight=contact.weight)
    return f"{ctx.time(contact.at)} {kinds(ctx.t)[contact.kind]}\n{weight}"


def day_of_contact(load: DayLoad, _key: Hashable) -> date | None:
    """Return the day."""
    return load.day


def moment_of_contact(load: DayLoad, key: Hashable) -> datetime | None:
    """Return when a contact was."""
    return load.contacts[key].at if isinstance(key, int) else None


def table(ctx: Context, load: DayLoad, _named: Named) -> FigureRows:
    """Return a row for each contact that weighs, and the sum so far beside it."""
    t, rows, total = ctx.t, [], 0.0
    for contact in load.contacts:
        total += contact.weight
        rows.append([ctx.time(contact.at), kinds(t)[contact.kind], f"{contact.weight:g}", f"{total:g}"])
    header = [t("When"), t("Kind"), t("Weight"), t("Added up")]
    return FigureRows(header, rows, [load.day] * len(rows))


def steps(load: DayLoad) -> tuple[bool, bool]:
    """Tell whether there is a day before and a day after."""
    return True, load.span.end <= load.until


def closer(load: DayLoad, first: Hashable, last: Hashable) -> DayLoad:
    """Return the hours from one contact to another."""
    places = [place for place in (first, last) if isinstance(place, int)]
    return load.closer(min(places), max(places))


DAY_LOAD = CardSubject(
    "day", N_("Load of the day"), read, say, table, here, day_of_contact, steps,
    (N_("The day before"), N_("The day after")), height=230, closer=closer,
    moment=moment_of_contact,
)  # fmt: skip
