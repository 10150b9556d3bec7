"""wellbeing pause and resume: quiet for a while; wellbeing reminders: a look at what would come."""

from __future__ import annotations

import click

from wellbeing.cli.dates import length_of_text
from wellbeing.cli.main import data_dir_option, services_of
from wellbeing.cli.output import done
from wellbeing.cli.reminders_simulate import simulate


@click.command()
@click.argument("length", metavar="LENGTH")
@data_dir_option
@click.pass_context
def pause(ctx: click.Context, length: str) -> None:
    """Hold reminders back for a LENGTH such as 30m, 1h or 1h30m."""
    span = length_of_text(length)
    services = services_of(ctx)
    until = services.reminders.pause(span).astimezone(services.clock.zone())
    done(services.words().t("Reminders pause until {time}.").format(time=f"{until:%Y-%m-%d %H:%M}"))


@click.command()
@data_dir_option
@click.pass_context
def resume(ctx: click.Context) -> None:
    """Let reminders come again."""
    services = services_of(ctx)
    services.reminders.resume()
    done(services.words().t("Reminders are on again."))


@click.group()
def reminders() -> None:
    """Look at what reminders would come when."""


reminders.add_command(simulate)
