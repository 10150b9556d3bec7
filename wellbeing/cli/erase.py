"""wellbeing erase: all that the app keeps of a person, for good."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.cli.output import done
from wellbeing.content.erase_words import plan_lines, proof_lines
from wellbeing.domain.problems import Problem


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
        keep = t("To keep the diary, write a backup elsewhere first: wellbeing backup --to FILE")
        click.echo("\n".join((*plan_lines(found, t), keep)), err=not dry_run)
    if dry_run:
        return
    if not yes and typed_word(t).casefold() != t("erase").casefold():
        refuse(Problem("erase", "problem.erase_word"))
    proof = service.erase(environment, ctx.obj.services, anyway)
    ctx.meta.pop("settings", None)  # what was wrong with them is gone too
    if not proof.is_whole:
        for path in proof.left:
            click.echo(path)
        refuse(Problem("erase", "problem.erase_left"))
    done("\n".join(proof_lines(found, proof, t)))


def typed_word(t: Callable[[str], str]) -> str:
    """Return what was typed when asked for the word."""
    ask = t('To erase all of this, please type the word "{word}"').format(word=t("erase"))
    if sys.stdin.isatty():
        return str(click.prompt(ask, err=True)).strip()
    return sys.stdin.readline().strip()
