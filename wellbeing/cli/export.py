"""wellbeing export: the whole diary, or a part of it, for the person to take elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from wellbeing.cli.dates import range_of_texts
from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, services_of
from wellbeing.cli.output import done, json_text, tell


@click.command()
@click.argument("target", metavar="FILE.json|FOLDER|FILE.sqlite", type=GivenPath())
@click.option("--from", "start", metavar="WHEN", help="From this day or moment on.")
@click.option("--to", "end", metavar="WHEN", help="Up to this day or moment, included.")
@click.option("--without-notes", is_flag=True, help="Leave out notes and whatever else was written freely.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def export(
    ctx: click.Context, target: Path, start: str | None, end: str | None, without_notes: bool, as_json: bool
) -> None:
    """Hand the diary out: as JSON that import takes again, as CSV in a new folder, or as a plain SQLite file."""
    from wellbeing.services.exports import ExportChoice

    services = services_of(ctx)
    first, last = range_of_texts(start, end, services.clock.zone(), services.clock.now())
    t = services.words().t
    tell(t("What is written here is not encrypted: whoever can open it can read it."))
    rows = services.exports.write(target, ExportChoice(first, last, not without_notes))
    done(json_text({"rows": rows}) if as_json else t("Written: {rows} rows.").format(rows=rows))
