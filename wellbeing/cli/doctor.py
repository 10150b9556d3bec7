"""wellbeing doctor: what works on this machine."""

from __future__ import annotations

import click

from wellbeing.cli.main import data_dir_option, environment_of
from wellbeing.cli.output import json_text

MARKS = {True: "+", False: "-", None: "?"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Tell what works on this machine: + works, - does not, ? can't be known from here."""
    from wellbeing.services.diagnostics import checks

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
