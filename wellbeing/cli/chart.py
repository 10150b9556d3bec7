"""wellbeing chart: draw any chart of Trends into a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from wellbeing.cli.dates import range_of_texts
from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, refuse, services_of
from wellbeing.cli.output import done
from wellbeing.domain.days import day_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.ranges import DayRange
from wellbeing.services.app_services import Services
from wellbeing.services.charts import SavedSheet, check_form

SMALLEST, LARGEST = 200, 8_000
KINDS = (
    "trend", "stress", "load", "day", "rhythm", "year", "mix", "breaks", "mornings", "exercises",
    "together",
)  # fmt: skip


@click.command()
@click.argument("what", type=click.Choice(KINDS))
@click.option("--out", type=GivenPath(), required=True, help="A file ending in .png, .svg or .pdf.")
@click.option("--from", "start", metavar="WHEN", help="From this day on.")
@click.option("--to", "end", metavar="WHEN", help="Up to this day, included.")
@click.option("--compare", is_flag=True, help="trend: beside the time of the same length before it.")
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--theme", help="light, dark or contrast.")
@click.option("--width", type=int, default=900, show_default=True, help="Pixels.")
@click.option("--height", type=int, default=420, show_default=True, help="Pixels.")
@data_dir_option
@click.pass_context
def chart(
    ctx: click.Context,
    what: str,
    out: Path,
    start: str | None,
    end: str | None,
    compare: bool,
    lang: str | None,
    theme: str | None,
    width: int,
    height: int,
) -> None:
    """Draw a chart into a file: stress over load (trend), each alone, the load of a day, the week's rhythm, a year,
    what the days are made of (mix), breaks, mornings after evenings, before and after exercises, what went together.

    Without a range, all of it; a day and a year are those in which the range ends. What went together is told of the
    last three years, whatever the range.
    """
    check_form(out)
    for field, size in (("width", width), ("height", height)):
        if not SMALLEST <= size <= LARGEST:
            refuse(Problem(field, "problem.size", {"low": SMALLEST, "high": LARGEST}))
    if compare and what != "trend":
        refuse(Problem("compare", "problem.compare_trend"))
    services = services_of(ctx)
    days = days_of(services, *range_of_texts(start, end, services.clock.zone(), services.clock.now()))
    language = services.environment.language(lang)
    sheet = SavedSheet(language, theme or "light", named=services.labels(language))
    what = "pair" if compare else what
    services.charts.save_pattern(what, pattern_of(services, what, days), out, sheet, (width, height))
    done(str(out))


def pattern_of(services: Services, what: str, days: DayRange) -> object:
    """Return what a chart of a kind shows of a range."""
    patterns = services.patterns
    reads: dict[str, Callable[[], object]] = {
        "day": partial(patterns.day_load, days.last), "rhythm": partial(patterns.rhythm, days),
        "year": partial(patterns.year, days.last.year), "mix": partial(patterns.mix, days),
        "breaks": partial(patterns.breaks, days), "mornings": partial(patterns.mornings, days),
        "exercises": partial(patterns.exercises, days), "pair": partial(services.trends.pair, days),
        "together": services.insights.picture,
    }  # fmt: skip
    return reads.get(what, partial(services.trends.picture, days))()


def days_of(services: Services, first: datetime | None, last: datetime | None) -> DayRange:
    """Return the days to draw: those asked for, else all that hold an entry."""
    zone, today = services.clock.zone(), services.trends.today()
    start = day_of(first, zone) if first else None
    end = day_of(last - timedelta(microseconds=1), zone) if last else today
    whole = services.trends.named("all", end)
    return DayRange("own", min(start or whole.first, end), end)
