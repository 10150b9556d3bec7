"""wellbeing report: a week, a month or a year on one page, as a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of, refuse, unlock_at_terminal
from wellbeing.cli.output import done
from wellbeing.domain.days import day_of
from wellbeing.domain.problems import Problem
from wellbeing.domain.ranges import DayRange
from wellbeing.domain.report import MONTH, WEEK, YEAR, period_of, period_of_text


@click.command()
@click.option("--week", metavar="2026-W46", help="This week, Monday to Sunday.")
@click.option("--month", metavar="2026-11", help="This month.")
@click.option("--year", metavar="2026", help="This year. Without any of the three: the week of today.")
@click.option("--out", type=GivenPath(), required=True, help="A file ending in .pdf.")
@click.option(
    "--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True, help="Size of the page."
)
@click.option("--notes", is_flag=True, help="Add your notes; without it none is on the page.")
@click.option("--lang", help="zh_CN, zh_TW or en.")
@data_dir_option
@click.pass_context
def report(
    ctx: click.Context,
    week: str | None,
    month: str | None,
    year: str | None,
    out: Path,
    paper: str,
    notes: bool,
    lang: str | None,
) -> None:
    """Write a week, a month or a year on one page: how it was, what was done, what to try next."""
    if out.suffix.lower() != ".pdf":
        refuse(Problem("out", "problem.out_pdf"))
    environment = environment_of(ctx)
    asked = {kind: text for kind, text in ((WEEK, week), (MONTH, month), (YEAR, year)) if text is not None}
    clock = environment.clock
    days = _one_of(asked) if asked else period_of(WEEK, day_of(clock.now(), clock.zone()))
    unlock_at_terminal(environment)
    ctx.obj.report(environment, days, out, environment.language(lang), paper, notes)
    done(str(out))


def _one_of(asked: dict[str, str]) -> DayRange:
    """Return the one period that was asked for."""
    if len(asked) > 1:
        refuse(Problem(next(iter(asked)), "problem.report_one"))
    ((kind, text),) = asked.items()
    days = period_of_text(kind, text)
    return days if isinstance(days, DayRange) else refuse(days)
