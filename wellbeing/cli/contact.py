"""wellbeing contact: log a contact, or tell that one starts or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wellbeing.cli.dates import moment_of_text
from wellbeing.cli.main import data_dir_option, refuse, say_kept, services_or_inbox
from wellbeing.cli.notes import note_of_text, note_option
from wellbeing.cli.output import done
from wellbeing.domain.contacts import CHANNELS, EMOTIONS, STATES, STYLES, ContactDraft
from wellbeing.domain.problems import Problem
from wellbeing.services.app_services import Services

if TYPE_CHECKING:
    from wellbeing.services.closed_entries import ClosedEntries

DETAILS = ("felt", "emotion", "style", "channel", "state", "note", "at")


@click.command()
@click.argument("what", metavar="[start|end|KIND]")
@click.argument("kind", required=False, metavar="[KIND]")
@click.option("--felt", type=int, help="How hard it hit you, 0-10.")
@click.option("--emotion", metavar="WORD", help=", ".join(EMOTIONS))
@click.option("--style", metavar="WORD", help=", ".join(STYLES))
@click.option("--channel", metavar="WORD", help=", ".join(CHANNELS))
@click.option("--state", metavar="WORD", help=", ".join(STATES))
@note_option
@click.option("--at", metavar="WHEN", help="ISO 8601; now if left out.")
@click.option(
    "--id", "name", metavar="X", help="The helpdesk's id of the contact, to start or end just that one."
)
@data_dir_option
@click.pass_context
def contact(ctx: click.Context, /, what: str, kind: str | None, name: str | None, **details: object) -> None:
    """Log a contact of a KIND (ordinary, demanding, rude, abuse, threat, kind, crisis), or tell of its start or end.

    Contacts are counted: several can be open at once. Without an id, an end closes the oldest, and so does
    logging a contact. An end with a KIND logs it as well.
    """
    if what == "start":
        only(kind is None and all(details[detail] is None for detail in DETAILS))
        start(services_or_inbox(ctx), name)
        return
    if what == "end" and not any(details[detail] is not None for detail in DETAILS):
        end(services_or_inbox(ctx), kind, name)
        return
    only(what == "end" or kind is None)
    log(ctx, kind if what == "end" else what, name, details)


def only(fits: bool) -> None:
    """Refuse words that do not go together."""
    if not fits:
        raise click.UsageError(
            "Say one of: contact start [--id X]; contact end [KIND] [--id X]; contact KIND [details]."
        )


def start(services: Services | ClosedEntries, name: str | None) -> None:
    """Count a contact as open."""
    if not isinstance(services, Services):
        say_kept(services, services.start(name))
        return
    opened = services.contacts.start(name)
    if isinstance(opened, Problem):
        refuse(opened)
    t = services.words().t
    done(t("Contact started.") if opened else t("That contact is open already."))


def end(services: Services | ClosedEntries, kind: str | None, name: str | None) -> None:
    """Close a contact; none being open is no trouble, since helpdesk hooks end what was logged before."""
    if not isinstance(services, Services):
        say_kept(services, services.end(kind, name))
        return
    ended = services.contacts.end(kind, name)
    if isinstance(ended, Problem):
        refuse(ended)
    t = services.words().t
    if ended.logged:
        done(t("Contact saved."))
    else:
        done(t("Contact ended.") if ended.closed else t("No such contact was open."))


def log(ctx: click.Context, kind: str | None, name: str | None, details: dict[str, object]) -> None:
    """Save a contact with its details."""
    note = details.pop("note")
    text = note_of_text(note if isinstance(note, str) else None)
    services = services_or_inbox(ctx)
    at = details.pop("at")
    moment = moment_of_text(at if isinstance(at, str) else None, services.clock.zone(), services.clock.now())
    draft = ContactDraft(kind=kind, note=text, at=moment, **details)  # type: ignore[arg-type]
    if not isinstance(services, Services):
        say_kept(services, services.contact(draft, name))
        return
    change = services.contacts.record(draft, name)
    if isinstance(change, Problem):
        refuse(change)
    done(services.words().t("Contact saved."))
