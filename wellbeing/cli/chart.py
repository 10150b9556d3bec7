"""wellbeing chart: draw stress or load into a file."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import click

from wellbeing.cli.main import data_dir_option, desk_of, refuse
from wellbeing.cli.moments import range_of_texts
from wellbeing.domain.days import day_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.ranges import DayRange
from wellbeing.services.desk import Desk

FORMS = (".png", ".svg", ".pdf")
SMALLEST, LARGEST = 200, 8_000


@click.command()
@click.argument("what", type=click.Choice(("stress", "load")))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A file ending in .png, .svg or .pdf.")
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
    if out.suffix.lower() not in FORMS:
        refuse(Problem("out", "problem.out_form"))
    for field, size in (("width", width), ("height", height)):
        if not SMALLEST <= size <= LARGEST:
            refuse(Problem(field, "problem.size", {"low": SMALLEST, "high": LARGEST}))
    desk = desk_of(ctx)
    days = days_of(desk, *range_of_texts(start, end, desk.clock.zone()))
    write_whole(out, drawn(desk, what, out.suffix.lower(), days, lang, theme, width, height))
    click.echo(str(out))


def drawn(
    desk: Desk, what: str, form: str, days: DayRange, lang: str | None, theme: str | None, width: int, height: int
) -> bytes:
    """Return the picture as the bytes of a file."""
    from wellbeing.charts.load import load_chart
    from wellbeing.charts.stress import stress_chart

    sheet = desk.shelf.sheet(desk.shelf.language(lang), theme or "light", width, height)
    figure = (stress_chart if what == "stress" else load_chart)(desk.trends.picture(days), sheet)
    buffer = io.BytesIO()
    figure.savefig(buffer, format=form[1:], facecolor=figure.get_facecolor())
    return buffer.getvalue()


def days_of(desk: Desk, first: datetime | None, last: datetime | None) -> DayRange:
    """Return the days to draw: those asked for, else all that hold an entry."""
    zone, today = desk.clock.zone(), desk.trends.today()
    start = day_of(first, zone) if first else None
    end = day_of(last - timedelta(microseconds=1), zone) if last else today
    whole = desk.trends.named("all", end)
    return DayRange("own", min(start or whole.first, end), end)


def write_whole(out: Path, picture: bytes) -> None:
    """Write the file whole or not at all."""
    from wellbeing.system.files import write_atomically

    try:
        write_atomically(out, picture)
    except OSError:
        refuse(Problem("out", "problem.out"))
