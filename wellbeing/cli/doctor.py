"""wellbeing doctor: what works on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.cli.output import json_text
from wellbeing.domain.problems import Problem

MARKS = {True: "+", False: "-", None: "?"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option(
    "--bundle",
    "file",
    type=GivenPath(dir_okay=False),
    help="Show a text for whoever helps, nothing you wrote in it, and save it as this new file.",
)
@data_dir_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, file: Path | None) -> None:
    """Tell what works on this machine: + works, - does not, ? can't be known from here."""
    from wellbeing.services.diagnostics import checks

    if file is not None:
        show_and_save(ctx, file)
        return
    found = checks(environment_of(ctx))
    if as_json:
        rows = [
            {"key": check.key, "works": check.works, "source": check.source, "detail": check.detail}
            for check in found
        ]
        click.echo(json_text(rows))
        return
    for check in found:
        click.echo(f"{MARKS[check.works]} {check.key:<14} {check.source or '-'} ({check.detail})")


def show_and_save(ctx: click.Context, file: Path) -> None:
    """Show the text for whoever helps, ask at a terminal, and save it where no file is yet."""
    from wellbeing.services.support_bundle import bundle
    from wellbeing.system.files import FileTrouble, write_new

    environment = environment_of(ctx)
    text = bundle(environment)
    click.echo(text, nl=False)
    if sys.stdin.isatty() and not click.confirm(environment.words().t("Save this?"), err=True):
        return
    try:
        write_new(file, text.encode())
    except FileTrouble:
        refuse(Problem("file", "problem.out"))
