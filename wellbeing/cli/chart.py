"""wellbeing chart: draw stress or load into a file."""

from __future__ import annotations

from datetime import datetime, timedelta
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
from wellbeing.services.charts import check_form

SMALLEST, LARGEST = 200, 8_000


@click.command()
@click.argument("what", type=click.Choice(("stress", "load")))
@click.option("--out", type=GivenPath(), required=True, help="A file ending in .png, .svg or .pdf.")
@click.option("--from", "start", metavar="WHEN", help="From this day on.")
@click.option("--to", "end", metavar="WHEN", help="Up to this day, included.")
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
    lang: str | None,
    theme: str | None,
    width: int,
    height: int,
) -> None:
    """Draw STRESS or LOAD over time into a file; without a range, all of it."""
    check_form(out)
    for field, size in (("width", width), ("height", height)):
        if not SMALLEST <= size <= LARGEST:
            refuse(Problem(field, "problem.size", {"low": SMALLEST, "high": LARGEST}))
    services = services_of(ctx)
    days = days_of(services, *range_of_texts(start, end, services.clock.zone()))
    language = services.environment.language(lang)
    services.charts.draw(what, services.trends.picture(days), out, language, theme or "light", width, height)
    done(str(out))


def days_of(services: Services, first: datetime | None, last: datetime | None) -> DayRange:
    """Return the days to draw: those asked for, else all that hold an entry."""
    zone, today = services.clock.zone(), services.trends.today()
    start = day_of(first, zone) if first else None
    end = day_of(last - timedelta(microseconds=1), zone) if last else today
    whole = services.trends.named("all", end)
    return DayRange("own", min(start or whole.first, end), end)
