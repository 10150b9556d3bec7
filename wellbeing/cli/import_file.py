"""wellbeing import: contacts, totals of days and moods out of what other systems export."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wellbeing.cli.dates import local_text
from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of, refuse, services_of
from wellbeing.cli.output import done, json_text
from wellbeing.cli.rota import as_table as rota_lines
from wellbeing.cli.rota import hours_by_name, legend_option, private_option
from wellbeing.domain.imports.report import ImportReport
from wellbeing.domain.problems import Problem
from wellbeing.domain.shifts.reading import RotaReading
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.domain.shifts.table_rows import OTHERS, TableAnswers
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST
from wellbeing.services.exports import is_diary
from wellbeing.services.imports.answers import CONTACTS, DIARY, TOTALS, ImportAnswers, name_of_zone, zone_of
from wellbeing.services.rota_files import is_calendar_file

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services

LAST, ROTA = "LAST", "rota"
BAR_FROM = 5_000


@click.command("import")
@click.argument("file", type=GivenPath(exists=True, dir_okay=False), required=False)
@click.option("--as", "kind", type=click.Choice((ROTA, CONTACTS, TOTALS, DIARY)), help="What the file holds.")
@click.option(
    "--map", "columns", multiple=True, metavar="PART=COLUMN", help='Which column is what: when="Created at".'
)
@click.option("--me", metavar="NAME", help="Your name in the file; it is kept as a digest.")
@click.option("--zone", metavar="NAME", help="Whose clock the times are by, such as Asia/Shanghai.")
@click.option("--day-first", "order", flag_value=DAY_FIRST, help="01/12/2026 is the first of December.")
@click.option("--month-first", "order", flag_value=MONTH_FIRST, help="12/01/2026 is the first of December.")
@click.option(
    "--rule",
    "rules",
    multiple=True,
    metavar="RULE",
    help="Kind by a column: 'Priority=Urgent -> demanding'.",
)
@click.option(
    "--mood", "moods", multiple=True, metavar="NAME=STEP", help="Where a mood of your own stands, -2 to 2."
)
@click.option("--scale", type=click.Choice(("5", "10")), help="How far the file's moods go, from 1.")
@click.option(
    "--also-logged", is_flag=True, help="Take contacts too that look like ones you logged yourself."
)
@legend_option
@private_option
@click.option("--dry-run", is_flag=True, help="Tell what would be taken; nothing is changed.")
@click.option("--undo", metavar="LAST", help="Take the last import back, or the one of that number.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: figures, what was left out and why.")
@data_dir_option
@click.pass_context
def import_(
    ctx: click.Context, /, file: Path | None, undo: str | None, dry_run: bool, as_json: bool, **said: Any
) -> None:
    """Take what another system exports into the diary: a helpdesk's contacts, totals of days, a mood diary.

    Customers' names, numbers, subjects and texts never come in, and no rows of others. The same file twice adds
    nothing. What a file leaves open is asked; until then nothing is changed.
    """
    if undo is not None:
        take_back(ctx, undo, as_json)
        return
    if file is None:
        refuse(Problem("file", "problem.import_file"))
    if said["kind"] == ROTA or (said["kind"] is None and is_calendar_file(file)):
        take_rota(ctx, file, rota_answers(said), said["keep_private"], dry_run, as_json)
        return
    services = services_of(ctx)
    if is_diary(file):
        rows = services.exports.take(file)
        done(
            json_text({"as": "whole", "added": rows})
            if as_json
            else services.words().t("Taken in: {rows} rows.").format(rows=rows)
        )
        return
    job = services.imports.look(file, answers_of(said))
    drive(services.imports.read(job), None)
    if not dry_run:
        drive(services.imports.write(job), job.report.read)
    report, zone = job.report, services.clock.zone()
    if as_json:
        done(json_text(as_table(report, zone)))
        return
    from wellbeing.content.import_words import told

    done("\n".join(told(report, zone, dry_run, services.words())))


def answers_of(said: dict[str, Any]) -> ImportAnswers:
    """Return what was said on the line; raises Refused for what can't be understood."""
    from wellbeing.domain.imports.contact_rows import rule_of

    columns = dict(pair(text, "map", "problem.import_map") for text in said["columns"])
    moods = dict(pair(text, "mood", "problem.import_mood") for text in said["moods"])
    if any(step not in ("-2", "-1", "0", "1", "2") for step in moods.values()):
        refuse(Problem("mood", "problem.import_mood"))
    return ImportAnswers(
        said["kind"],
        columns,
        said["me"],
        said["zone"],
        said["order"],
        tuple(rule_of(text) for text in said["rules"]),
        {name: int(step) for name, step in moods.items()},
        int(said["scale"]) if said["scale"] else None,
        said["also_logged"],
    )


def rota_answers(said: dict[str, Any]) -> TableAnswers:
    """Return what was said on the line of a rota; raises Refused for what can't be understood."""
    zone = zone_of(said["zone"]) if said["zone"] else None
    return TableAnswers(said["order"], said["me"], hours_by_name(said["legend"]), zone=zone)


def take_rota(
    ctx: click.Context, file: Path, asked: TableAnswers, keep_private: bool, dry_run: bool, as_json: bool
) -> None:
    """Take a rota in place of the old one, or tell what would be taken."""
    from wellbeing.content.rota_words import told

    environment = environment_of(ctx)
    before = environment.rota.current()
    reading = (environment.rota.read if dry_run else environment.rota.take)(file, asked, keep_private)
    if as_json:
        zone = asked.zone or environment.clock.zone()
        done(json_text(rota_table(reading, before, zone, dry_run)))
        return
    done("\n".join(told(reading, environment.words().t, dry_run)))


def rota_table(reading: RotaReading, before: Rota | None, zone: tzinfo, dry_run: bool) -> dict[str, Any]:
    """Return what became of a rota's file in the shape that every import has."""
    shifts, of_others = reading.rota.shifts, reading.reasons()[OTHERS]
    known = len(set(shifts) & set(before.shifts)) if before else 0
    return {
        "as": ROTA,
        "read": reading.entries,
        "added": 0 if dry_run else len(shifts) - known,
        "known": known,
        "left_out": len(reading.left_out) - of_others,
        "rejected": 0,
        "mine": reading.entries - of_others,
        "of_others": of_others,
        "first": moment_text(shifts[0].start, zone),
        "last": moment_text(shifts[-1].end, zone),
        "zone": name_of_zone(zone),
        "report": rota_lines(reading, zone),
    }


def pair(text: str, field: str, key: str) -> tuple[str, str]:
    """Return the two sides of 'name=value'; raises Refused."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        refuse(Problem(field, key))
    return name.strip(), value.strip()


def take_back(ctx: click.Context, undo: str, as_json: bool) -> None:
    """Take an import back."""
    if undo.upper() != LAST and not undo.isdigit():
        refuse(Problem("undo", "problem.import_no_run"))
    services = services_of(ctx)
    if undo.upper() == LAST and rota_is_last(services):
        take_rota_back(services, as_json)
        return
    gone = 0
    for gone in services.imports.take_back(None if undo.upper() == LAST else int(undo)):  # noqa: B007 - the last counts
        pass
    if as_json:
        done(json_text({"undone": gone}))
    else:
        done(services.words().t("Taken back: {n} entries.").format(n=gone))


def rota_is_last(services: Services) -> bool:
    """Tell whether a rota was taken in after the newest import into the diary."""
    at, runs = services.environment.rota.taken_at(), services.imports.runs()
    return at is not None and (not runs or at >= runs[0][1])


def take_rota_back(services: Services, as_json: bool) -> None:
    """Put the rota of before in force again."""
    book = services.environment.rota
    taken = book.current()
    before = book.take_back()
    t = services.words().t
    if as_json:
        done(json_text({"undone": len(taken.shifts) if taken else 0}))
    elif before is None:
        done(t("No rota is set: the weekly hours hold."))
    else:
        done(t("The rota of before is in force again."))


def drive(steps: Iterator[Any], total: int | None) -> None:
    """Go through the steps of a long work, with a bar where a person looks on and it takes a while."""
    if total is None or total < BAR_FROM or not sys.stderr.isatty():
        for _ in steps:
            pass
        return
    with click.progressbar(length=total, file=sys.stderr) as bar:
        before = 0
        for step in steps:
            bar.update(step.done - before)
            before = step.done


def as_table(report: ImportReport, zone: tzinfo) -> dict[str, Any]:
    """Return the figures of an import as JSON can hold them."""
    return {
        "as": report.kind,
        "read": report.read,
        "added": report.added,
        "known": report.known,
        "logged": report.logged,
        "left_out": report.passed_over,
        "rejected": report.rejected,
        "mine": report.mine,
        "of_others": report.of_others,
        "first": moment_text(report.first, zone),
        "last": moment_text(report.last, zone),
        "zone": report.zone,
        "contacts": report.contacts if report.kind == TOTALS else None,
        "at_once": report.at_once if report.kind == CONTACTS and report.spans else None,
        "import": report.run,
        "report": {
            "left_out": dict(report.left_out),
            "rejected": [{"line": fault.line, "reason": fault.reason} for fault in report.faults],
            "columns": report.columns,
            "may_have_been_heavy": [
                {"at": local_text(at, zone), "why": list(why)} for at, _, why in report.heavy
            ],
            "outside_shifts": asdict(report.doubt) if report.doubt else None,
            "moods_without_a_step": report.unknown_moods,
        },
    }


def moment_text(moment: datetime | date | None, zone: tzinfo) -> str | None:
    """Return a moment or a day as JSON holds it."""
    if isinstance(moment, datetime):
        return local_text(moment, zone)
    return None if moment is None else moment.isoformat()
