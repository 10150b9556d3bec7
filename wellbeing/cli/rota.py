"""wellbeing rota: the planned shifts, taken from a calendar file or a table."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

import click

from wellbeing.cli.dates import local_text
from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.cli.output import done, json_text
from wellbeing.domain.clock_times import read_hours
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem
from wellbeing.domain.shifts.reading import RotaReading
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST

legend_option = click.option(
    "--shift",
    "legend",
    multiple=True,
    metavar="NAME=HOURS",
    help="A shift's hours: Early=08:00-16:00.",
)
private_option = click.option(
    "--keep-private", is_flag=True, help="Take entries that look private or too short as shifts as well."
)


@click.group()
def rota() -> None:
    """Take the planned shifts from a file, so that reminders know them."""


@rota.command("import")
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@click.option("--day-first", "order", flag_value=DAY_FIRST, help="01/12/2026 is the first of December.")
@click.option("--month-first", "order", flag_value=MONTH_FIRST, help="12/01/2026 is the first of December.")
@click.option("--me", metavar="NAME", help="Your name, in a table of several people.")
@legend_option
@private_option
@click.option(
    "--json", "as_json", is_flag=True, help="For scripts: what was taken, what was left out and why."
)
@data_dir_option
@click.pass_context
def import_file(
    ctx: click.Context,
    file: Path,
    order: str | None,
    me: str | None,
    legend: tuple[str, ...],
    keep_private: bool,
    as_json: bool,
) -> None:
    """Take the rota of FILE in place of the old one: a calendar (.ics) or a table (.csv, .xlsx, .xls, .ods).

    A table has columns such as date, start, end, and perhaps paid_break_start and paid_break_end; or a line for each
    person and a column for each day. Leave, breaks and private entries are left out and told. What is not in order
    changes nothing.
    """
    environment = environment_of(ctx)
    reading = environment.rota.take(file, TableAnswers(order, me, hours_by_name(legend)), keep_private)
    if as_json:
        done(json_text(as_table(reading, environment.clock.zone())))
        return
    from wellbeing.content.rota_words import told

    done("\n".join(told(reading, environment.words().t)))


def hours_by_name(legend: tuple[str, ...]) -> dict[str, str]:
    """Return the hours of each shift's name; raises Refused for what is none."""
    pairs = {name.strip(): hours.strip() for name, _, hours in (each.partition("=") for each in legend)}
    if not all(name and read_hours(hours) for name, hours in pairs.items()):
        refuse(Problem("shift", "problem.shift_form"))
    return pairs


def as_table(reading: RotaReading, zone: tzinfo) -> dict[str, object]:
    """Return what was read as JSON can hold it."""
    return {
        "entries": reading.entries,
        "shifts": [row(shift, zone) for shift in reading.rota.shifts],
        "paid_breaks": [row(pause, zone) for pause in reading.rota.paid_breaks],
        **turns(reading.rota, zone),
        "left_out": [
            {"reason": left.reason, "day": left.day.isoformat() if left.day else None, "line": left.line}
            for left in reading.left_out
        ],
    }


@rota.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def show(ctx: click.Context, as_json: bool) -> None:
    """Show the rota, in local time."""
    environment = environment_of(ctx)
    found, zone = environment.rota.current(), environment.clock.zone()
    if environment.rota.is_damaged:
        refuse(Problem("rota", "problem.rota_damaged"))
    shifts, breaks = (found.shifts, found.paid_breaks) if found else ((), ())
    if as_json:
        table = {
            "shifts": [row(shift, zone) for shift in shifts],
            "paid_breaks": [row(pause, zone) for pause in breaks],
            **(turns(found, zone) if found else {}),
        }
        click.echo(json_text(table))
    elif not found:
        click.echo(environment.words().t("No rota is set: the weekly hours hold."))
    else:
        click.echo(
            "\n".join(
                f"{shift.start.astimezone(zone):%Y-%m-%d %H:%M}-{shift.end.astimezone(zone):%H:%M}"
                for shift in shifts
            )
        )


@rota.command()
@data_dir_option
@click.pass_context
def clear(ctx: click.Context) -> None:
    """Forget the rota; the weekly hours hold again."""
    environment = environment_of(ctx)
    environment.rota.clear()
    done(environment.words().t("No rota is set: the weekly hours hold."))


def row(span: Span, zone: tzinfo) -> dict[str, str]:
    """Return a span as JSON can hold it, in local time with the offset."""
    return {"start": local_text(span.start, zone), "end": local_text(span.end, zone)}


def turns(rota: Rota, zone: tzinfo) -> dict[str, object]:
    """Return from when on which profile is asked for, as JSON can hold it, if any; '' for what was in force before."""
    found = [{"from": local_text(moment, zone), "profile": profile} for moment, profile in rota.profiles]
    return {"profiles": found} if found else {}
