"""wellbeing key: a recovery code for the diary's key, and the key brought back by it."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from wellbeing.cli.main import data_dir_option, environment_of, unlock_at_terminal
from wellbeing.cli.output import done


@click.group()
def key() -> None:
    """Make a recovery code, or bring the diary's key back with it."""


@key.command("export")
@data_dir_option
@click.pass_context
def export_code(ctx: click.Context) -> None:
    """Print a new recovery code: it opens this diary's backups on any computer. It is shown this once."""
    from wellbeing.services.recovery import show_new_code

    environment = environment_of(ctx)
    unlock_at_terminal(environment)
    t = environment.words().t
    show_new_code(environment.folders, click.echo)
    done(
        t("Please write it down and keep it away from this computer. It takes the place of any earlier one."),
        aside=True,
    )


@key.command("import")
@data_dir_option
@click.pass_context
def import_code(ctx: click.Context) -> None:
    """Bring the diary's key back with the recovery code, asked for or read from standard input."""
    from wellbeing.services.recovery import bring_back

    environment = environment_of(ctx)
    t = environment.words().t
    bring_back(environment.folders, typed_code(t))
    done(t("The diary's key is back in its place."))


def typed_code(t: Callable[[str], str]) -> str:
    """Return the code: asked for at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt(t("Recovery code"), err=True))
    return sys.stdin.readline()
