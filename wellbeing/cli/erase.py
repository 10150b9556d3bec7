"""wellbeing erase: all that the app keeps of a person, for good."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.content.i18n import N_
from wellbeing.domain.problems import Problem

if TYPE_CHECKING:
    from wellbeing.services.erase import ErasePlan

DISKS_STORE = N_(
    "An SSD may keep old copies for a while, and nobody can write over them; without the key they can't be read."
)
DISKS_FILE = N_(
    "An SSD may keep old copies for a while, one of the key file too, and nobody can write over them."
)


@click.command()
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option(
    "--anyway", is_flag=True, help="Also when a team's board can't be told: a ballot there stays counted."
)
@data_dir_option
@click.pass_context
def erase(ctx: click.Context, dry_run: bool, yes: bool, anyway: bool) -> None:
    """Erase the diary, its key, its backups here, settings, teams and log, for good. There is no way back."""
    from wellbeing.services import erase as service

    environment = environment_of(ctx)
    t = environment.words().t
    found = service.plan(environment)
    if found.is_empty:
        click.echo(t("There is nothing of wellbeing here."))
        return
    if dry_run or not yes:
        click.echo("\n".join(plan_lines(found, t)), err=not dry_run)
    if dry_run:
        return
    if not yes and typed_word(t).casefold() != t("erase").casefold():
        refuse(Problem("erase", "problem.erase_word"))
    done = service.erase(environment, ctx.obj.services, anyway)
    ctx.meta.pop("settings", None)  # what was wrong with them is gone too
    if done.left or done.at_login:
        for path in done.left:
            click.echo(path)
        refuse(Problem("erase", "problem.erase_left"))
    click.echo(t("Erased: {number} files. Nothing of wellbeing is left here.").format(number=done.gone))
    click.echo(t(DISKS_STORE if found.key_store else DISKS_FILE))


def plan_lines(found: ErasePlan, t: Callable[[str], str]) -> list[str]:
    """Return what would go, and what is out of reach, as lines to read."""
    lines = [t("This goes, for good:"), *(str(path) for path in found.files)]
    if found.key_store:
        lines.append(t("The diary's key in the system's key store"))
    if found.at_login:
        lines.append(t("The start at login"))
    if found.teams:
        lines.append(t("Your place in your teams: what is not closed yet is taken back first"))
    if found.copies is not None:
        lines.append(t("Not touched, the copies of your backups: {place}").format(place=found.copies))
    return [
        *lines,
        t("Out of reach: backups that you wrote elsewhere."),
        t("To keep the diary, write a backup elsewhere first: wellbeing backup --to FILE"),
    ]


def typed_word(t: Callable[[str], str]) -> str:
    """Return what was typed when asked for the word."""
    ask = t('To erase all of this, please type the word "{word}"').format(word=t("erase"))
    if sys.stdin.isatty():
        return str(click.prompt(ask, err=True)).strip()
    return sys.stdin.readline().strip()
