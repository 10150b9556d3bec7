"""wellbeing checkin: record how stressed you feel."""

from __future__ import annotations

import click

from wellbeing.cli.dates import moment_of_text
from wellbeing.cli.main import data_dir_option, refuse, say_kept, services_or_inbox
from wellbeing.cli.notes import note_of_text, note_option
from wellbeing.cli.output import done
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.problems import Problem
from wellbeing.domain.vocabulary import CAUSES, FEELINGS
from wellbeing.services.app_services import Services


@click.command()
@click.option("--stress", type=int, required=True, help="0 not at all ... 10 as stressed as I can be.")
@click.option("--pleasant", type=int, help="-2 unpleasant ... 2 pleasant.")
@click.option("--energy", type=int, help="-2 low ... 2 high.")
@click.option("--feeling", "feelings", multiple=True, metavar="WORD", help=", ".join(FEELINGS))
@click.option("--cause", "causes", multiple=True, metavar="WORD", help=", ".join(CAUSES))
@note_option
@click.option("--at", metavar="WHEN", help="ISO 8601; now if left out.")
@data_dir_option
@click.pass_context
def checkin(
    ctx: click.Context,
    stress: int,
    pleasant: int | None,
    energy: int | None,
    feelings: tuple[str, ...],
    causes: tuple[str, ...],
    note: str | None,
    at: str | None,
) -> None:
    """Record a check-in: your stress, and as much more as you like."""
    text = note_of_text(note)
    services = services_or_inbox(ctx)
    moment = moment_of_text(at, services.clock.zone(), services.clock.now())
    draft = CheckInDraft(stress, pleasant, energy, feelings, causes, text, moment)
    if not isinstance(services, Services):
        say_kept(services, services.checkin(draft))
        return
    change = services.checkins.record(draft)
    if isinstance(change, Problem):
        refuse(change)
    if change.after:
        saved = change.after.at.astimezone(services.clock.zone())
        done(services.words().t("Saved {time}.").format(time=f"{saved:%Y-%m-%d %H:%M}"))
