"""wellbeing rota: the planned shifts, taken from a calendar file or a table."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

import click

from wellbeing.cli.dates import local_text
from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.cli.output import done, json_text
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Problem


@click.group()
def rota() -> None:
    """Take the planned shifts from a file, so that reminders know them."""


@rota.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_dir_option
@click.pass_context
def import_file(ctx: click.Context, file: Path) -> None:
    """Take the rota of FILE in place of the old one: an .ics, or a CSV with date,start,end.

    A CSV may also have paid_break_start and paid_break_end. What is not in order changes nothing.
    """
    environment = environment_of(ctx)
    found = environment.rota.take(file)
    line = environment.words().t("Shifts taken: {shifts}; paid breaks: {breaks}.")
    done(line.format(shifts=len(found.shifts), breaks=len(found.paid_breaks)))


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
            "paid_breaks": [row(one, zone) for one in breaks],
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
