"""wellbeing backup and restore: the diary into one encrypted file, and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.key import typed_code
from wellbeing.cli.main import data_dir_option, environment_of, unlock_at_terminal
from wellbeing.cli.output import done

if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.services.backups import Restored


@click.command()
@click.option(
    "--to",
    "place",
    type=GivenPath(),
    help="A folder or a new file; else the app's own backups.",
)
@data_dir_option
@click.pass_context
def backup(ctx: click.Context, place: Path | None) -> None:
    """Write a backup of the diary, encrypted with the diary's key, and print its file."""
    from wellbeing.services.backups import Backups
    from wellbeing.services.recovery import has_code

    environment = environment_of(ctx)
    unlock_at_terminal(environment)
    done(str(Backups(environment.folders, environment.clock).make(place)))
    if place is not None and not has_code(environment.folders):
        t = environment.words().t
        done(
            t(
                "It opens on another computer with a recovery code only, and there is none yet: wellbeing key export"
            ),
            aside=True,
        )


@click.command()
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option(
    "--code", is_flag=True, help="Ask for the recovery code: on a new computer, or for another key."
)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def restore(ctx: click.Context, /, file: Path, dry_run: bool, code: bool, as_json: bool) -> None:
    """Put the backup FILE in place of the diary; what is there now is backed up first.

    On a new computer it becomes the diary: --code asks for the recovery code, or reads it from standard input.
    """
    from wellbeing.services.backups import Backups

    environment = environment_of(ctx)
    backups = Backups(environment.folders, environment.clock)
    given = typed_code(environment.words().t) if code else ""
    unlock_at_terminal(environment)
    found = backups.preview(file, given) if dry_run else backups.restore(file, given)
    if as_json:
        tables = {table.table: {"goes": table.goes, "comes": table.comes} for table in found.tables}
        done(json.dumps({"tables": tables, "undo": str(found.undo) if found.undo else None}))
    else:
        done(restored_words(found, environment.words()))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def salvage(ctx: click.Context, as_json: bool) -> None:
    """Bring a damaged diary back: what can still be read, and the newest good backup where there are gaps."""
    from wellbeing.services.salvage import bring_back_diary

    environment = environment_of(ctx)
    unlock_at_terminal(environment)
    found, t = bring_back_diary(environment.folders, environment.clock), environment.words().t
    if as_json:
        tables = {
            table.table: {"read": table.read, "from_backup": table.from_backup, "whole": table.whole}
            for table in found.tables
        }
        done(json.dumps({"tables": tables, "aside": str(found.aside)}))
        return
    row = t("{table}: {read} read, {backup} from the backup")
    for table in found.tables:
        if table.read or table.from_backup:
            done(row.format(table=table.table, read=table.read, backup=table.from_backup))
    done(t("The damaged diary was set aside: {place}").format(place=found.aside))


@click.command("begin-anew")
@data_dir_option
@click.pass_context
def begin_anew(ctx: click.Context) -> None:
    """Begin a new diary where the old one can't be opened; what is left of the old is set aside as it is."""
    from wellbeing.services import set_aside

    environment = environment_of(ctx)
    aside = set_aside.begin_anew(environment.folders)
    t = environment.words().t
    done(t("A new diary has begun. What was left of the old one: {place}").format(place=aside))


def restored_words(found: Restored, words: Words) -> str:
    """Return what changes, or changed, as lines to read."""
    if not found.changes:
        return words.t("The diary and this backup hold the same.")
    row = words.t("{table}: {comes} come back, {goes} go")
    lines = [
        row.format(table=table.table, comes=table.comes, goes=table.goes)
        for table in found.tables
        if table.comes or table.goes
    ]
    if found.undo is not None:
        lines += [words.t("Restored. To take it back:"), f'wellbeing restore "{found.undo}"']
    return "\n".join(lines)
