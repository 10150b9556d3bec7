"""wellbeing reminders simulate: what the real engine would do with a written trace."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, refuse
from wellbeing.cli.output import json_text
from wellbeing.domain.empty_files import refuse_empty
from wellbeing.domain.problems import Problem

if TYPE_CHECKING:
    from wellbeing.domain.reminders.plan import Plan

FILE = GivenPath(exists=True, dir_okay=False, readable=True)


@click.command()
@click.option("--trace", type=FILE, required=True, metavar="FILE.jsonl", help="What happened, a line each.")
@click.option("--plan", "plan_file", type=FILE, metavar="PLAN.toml", help="In the words of settings.toml.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; moments are seconds from the start.")
@data_dir_option
def simulate(trace: Path, plan_file: Path | None, as_json: bool) -> None:
    """Run the reminders over a trace and tell what would come when. Nothing is kept.

    Without a plan: the default one, on shift for the whole trace.
    """
    from wellbeing.domain.reminders.simulation.simulate import simulate as run

    found = run(lines_of(trace), plan_of(plan_file) if plan_file else None)
    click.echo(json_text(found) if as_json else simulation_words(found))


def lines_of(trace: Path) -> Iterator[str]:
    """Yield the lines of a trace; a line that is no text is refused by its number."""
    raw = refuse_empty(raw_of(trace, Problem("trace", "problem.file_unreadable")), "trace")
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            refuse(Problem("trace", "problem.trace_json", {"line": number}))


def plan_of(file: Path) -> Plan:
    """Return the plan of a file; raises Refused."""
    from wellbeing.domain.reminders.simulation.plan_settings import plan_of_settings

    raw = raw_of(file, Problem("plan", "problem.file_unreadable"))
    try:
        tables = tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        refuse(Problem("plan", "problem.plan_toml"))
    return plan_of_settings(tables)


def raw_of(file: Path, trouble: Problem) -> bytes:
    """Return the bytes of a file; one that cannot be read is refused with `trouble`."""
    try:
        return file.read_bytes()
    except OSError:
        refuse(trouble)


def simulation_words(found: dict[str, Any]) -> str:
    """Return effects and ledger as lines to read."""
    lines = [
        f"{clock(effect['at'])}  {effect['effect']} {effect['kind']}  ({effect['why']})"
        for effect in found["effects"]
    ]
    return "\n".join([*lines, ", ".join(f"{name} {figure}" for name, figure in found["ledger"].items())])


def clock(seconds: float) -> str:
    """Return seconds from the start as hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
