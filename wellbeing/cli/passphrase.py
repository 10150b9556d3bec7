"""wellbeing passphrase: lock the diary with a passphrase, change it, or take it off."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import click

from wellbeing.cli.main import data_dir_option, environment_of, refuse, typed_passphrase
from wellbeing.cli.output import done, tell
from wellbeing.domain.problems import Problem

if TYPE_CHECKING:
    from wellbeing.content.strings import Words
    from wellbeing.services.environment import Environment
    from wellbeing.services.relocking import KeyChanged, OldBackups

Wish = Literal["relock", "remove", "keep"]

old_backups = click.option(
    "--old-backups",
    "wish",
    type=click.Choice(("relock", "remove", "keep")),
    default="relock",
    show_default=True,
    help="The backups made so far open with the key of before: give them the new one, take them away, or keep them so.",
)


def about_diary(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command know whose diary it is, and what is to become of the backups."""
    return old_backups(data_dir_option(click.pass_context(command)))


@click.group()
def passphrase() -> None:
    """Lock the diary with a passphrase. It is asked for at a terminal, or read from standard input, a line each."""


@passphrase.command("on")
@about_diary
def turn_on(ctx: click.Context, wish: Wish) -> None:
    """Lock the diary: it gets a new key, which the passphrase seals."""
    from wellbeing.services import passphrase as service

    environment = environment_of(ctx)
    t = environment.words().t
    warn(environment)
    changed = service.turn_on(environment.folders, environment.clock, new(t), wanted(environment, wish))
    say_done(environment, t("The passphrase is on."), changed)


@passphrase.command()
@about_diary
def change(ctx: click.Context, wish: Wish) -> None:
    """Put another passphrase in place of the present one."""
    from wellbeing.services import passphrase as service

    environment = environment_of(ctx)
    t, folders, clock = environment.words().t, environment.folders, environment.clock
    before = typed_passphrase(t("The present passphrase"))
    service.unlock(folders, before)
    changed = service.change(folders, clock, before, new(t), wanted(environment, wish))
    say_done(environment, t("The passphrase was changed."), changed)


@passphrase.command("off")
@about_diary
def turn_off(ctx: click.Context, wish: Wish) -> None:
    """Take the passphrase off: the diary opens by itself again."""
    from wellbeing.services import passphrase as service

    environment = environment_of(ctx)
    t = environment.words().t
    typed = typed_passphrase(t("The present passphrase"))
    changed = service.turn_off(environment.folders, environment.clock, typed, wanted(environment, wish))
    say_done(environment, t("The passphrase is off."), changed)


def warn(environment: Environment) -> None:
    """Say before anything is done what a forgotten passphrase means."""
    from wellbeing.services.recovery import has_code

    t = environment.words().t
    if has_code(environment.folders):
        tell(t("Should you forget it, only your recovery code opens the diary and its backups."))
    else:
        tell(
            t(
                "Should you forget it, the diary is lost for good, and its backups with it: there is no recovery code"
                " yet. wellbeing key export makes one."
            )
        )


def new(t: Callable[[str], str]) -> str:
    """Return a new passphrase, at a terminal typed twice."""
    typed = typed_passphrase(t("New passphrase"))
    if sys.stdin.isatty() and typed_passphrase(t("The same once more")) != typed:
        refuse(Problem("passphrase", "problem.passphrase_twice"))
    return typed


def wanted(environment: Environment, wish: Wish) -> OldBackups:
    """Return what becomes of the backups, those in the folder of copies as well."""
    from wellbeing.services.relocking import OldBackups

    return OldBackups(wish, environment.preferences.current.backup_place)


def say_done(environment: Environment, words: str, changed: KeyChanged) -> None:
    """Say what was done, and what became of the backups."""
    done("\n".join([words, *told(changed, environment.words())]))


def told(changed: KeyChanged, words: Words) -> list[str]:
    """Return what became of the backups as lines to read."""
    lines = []
    if changed.relocked:
        lines.append(words.t("Backups with the new key: {n}").format(n=changed.relocked))
    if changed.removed:
        lines.append(words.t("Backups taken away: {n}").format(n=changed.removed))
    if changed.left:
        lines.append(words.t("Backups that still open with the key of before: {n}").format(n=changed.left))
    lines.append(words.t("Backups that lie elsewhere still open with the key of before."))
    return lines
