"""wellbeing show: what the diary holds, for a person or for a script."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any

import click

from wellbeing.cli.dates import moment_of_text, range_of_texts
from wellbeing.cli.main import data_dir_option, services_of
from wellbeing.cli.output import json_text
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.days import as_made, day_of
from wellbeing.domain.trends import stress_figures
from wellbeing.services.app_services import Services

# What only an entry out of a file may have.
OUT_OF_FILES = ("whole_day", "seconds", "hold", "after", "source")


@click.command()
@click.option("--from", "start", metavar="WHEN", help="From this day or moment on.")
@click.option("--to", "end", metavar="WHEN", help="Up to this day or moment, included.")
@click.option("--at", metavar="WHEN", help="The moment for which load is told; now if left out.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; figures are not rounded.")
@data_dir_option
@click.pass_context
def show(ctx: click.Context, start: str | None, end: str | None, at: str | None, as_json: bool) -> None:
    """Show check-ins, contacts, load and stress; without a range, all of them."""
    services = services_of(ctx)
    zone, now = services.clock.zone(), services.clock.now()
    first, last = range_of_texts(start, end, zone, now)
    moment = moment_of_text(at, zone, now) or now
    checkins, contacts = services.checkins.between(first, last), services.contacts.between(first, last)
    answer = {
        "checkins": [row_of(checkin, zone) for checkin in checkins],
        "contacts": [row_of(contact, zone) for contact in contacts],
        "load": asdict(services.contacts.load(moment)),
        "volume": volume_at(services, moment),
        "stress": asdict(stress_figures(checkins, zone)),
    }
    click.echo(json_text(answer) if as_json else day_words(answer, services.words().t))


def volume_at(services: Services, moment: datetime) -> dict[str, Any]:
    """Return the measured volume of a moment's day, beside the own usual one."""
    day, usual = day_of(moment, services.clock.zone()), services.volume.usual()
    measured = asdict(services.volume.of_day(day))
    return {"day": day.isoformat(), **measured, "usual": asdict(usual) if usual else None}


def row_of(entry: CheckIn | Contact, zone: tzinfo) -> dict[str, Any]:
    """Return an entry as JSON can hold it, its moment in the local time of where it was made, with the offset."""
    row = {**asdict(entry), "at": as_made(entry.at, entry.offset, zone).isoformat()}
    del row["offset"], row["outside"]  # the moment says the one, the other is a digest
    for name in OUT_OF_FILES:
        if not row.get(name):  # nothing to say of an entry made here
            row.pop(name, None)
    return row


def day_words(answer: dict[str, Any], t: Any) -> str:
    """Return the answer as a few lines to read."""
    lines = [
        f"{checkin['at'][:16].replace('T', ' ')}  {t('stress')} {checkin['stress']}"
        if checkin["stress"] is not None
        else f"{checkin['at'][:16].replace('T', ' ')}  {t('mood')} {checkin['pleasant']:+d}"
        for checkin in answer["checkins"]
    ]
    lines += [
        f"{contact['at'][:16].replace('T', ' ')}  {t('contact')} {contact['kind']}"
        for contact in answer["contacts"]
    ]
    lines.sort()
    load, stress = answer["load"], answer["stress"]
    lines.append(
        t("Load: {acute:.2f} now, {carry_over:.2f} carried over, {shift_total:.2f} this shift").format(**load)
    )
    if stress["n"]:
        lines.append(t("Stress: median {median:g}; check-ins: {n}; days: {days}").format(**stress))
    else:
        lines.append(t("No check-ins here yet."))
    return "\n".join(lines)
