"""wellbeing team tick, trend, audit, move, board, simulate: one visit, the figures, and a look at the board."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of, refuse, services_of
from wellbeing.cli.output import done, json_text
from wellbeing.content.team_words import SENTENCES
from wellbeing.domain.problems import Problem

if TYPE_CHECKING:
    from wellbeing.domain.team.trends import TrendLine

ARROWS = {1: "up", 0: "none", -1: "down"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def tick(ctx: click.Context, as_json: bool) -> None:
    """Visit each team's board once and do what is due: for schedulers."""

    services = services_of(ctx)
    visits, t = services.team.visits.tick(), services.words().t
    if as_json:
        done(json_text([asdict(visit) for visit in visits]))
        return
    for visit in visits:
        if visit.trouble:
            said = t(SENTENCES[visit.trouble]) if visit.trouble in SENTENCES else visit.trouble
        else:
            said = t("visited; {opened} opened").format(opened=visit.opened)
        done(f"{visit.team}: {said}")
    if not visits:
        done(t("This computer is in no team."))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts; never counts.")
@click.option("--site", is_flag=True, help="All teams of this computer pooled, four weeks at a time.")
@click.option("--team", "of", metavar="NAME", help="Which team, if there is more than one.")
@data_dir_option
@click.pass_context
def trend(ctx: click.Context, as_json: bool, site: bool, of: str | None) -> None:
    """Show the share of high stress per period with its 95% interval; a gap stays a gap."""
    from wellbeing.domain.team.outlook import until_now
    from wellbeing.domain.team.trends import trend_lines

    services = services_of(ctx)
    teams, t = services.team, services.words().t
    lines = trend_lines(
        until_now(teams.trends.site() if site else teams.trends.trend(of), services.clock.now())
    )
    if as_json:
        click.echo(json_text({"periods": [as_object(line) for line in lines]}))
        return
    for line in lines:
        click.echo(period_words(line, t))
    if not lines:
        click.echo(t("Nothing was opened yet. With fewer than 8 answers nothing ever is."))


def as_object(line: TrendLine) -> dict[str, object]:
    """Return a period as JSON can hold it: shares to three places, the number as a class."""
    found: dict[str, object] = {"start": line.first.isoformat(), "end": line.last.isoformat()}
    if line.estimate is None:
        return {**found, "gap": True, **dict.fromkeys(("n", "share", "low", "high", "mean", "arrow"))}
    figures = {name: round(value, 3) for name, value in asdict(line.estimate).items()}
    return {**found, "gap": False, "n": line.number, **figures, "arrow": ARROWS[line.arrow]}


def period_words(line: TrendLine, t: Any) -> str:
    """Return a period as a line to read."""
    span = f"{line.first} - {line.last}"
    if line.estimate is None:
        missing = t("no figure")
        return f"{span}  {missing}"
    estimate = line.estimate
    text = t("high {share:.0%} ({low:.0%} to {high:.0%}), mean band {mean:.2f}")
    arrow = {1: t("more than before"), -1: t("less than before"), 0: ""}[line.arrow]
    figures = text.format(share=estimate.share, low=estimate.low, high=estimate.high, mean=estimate.mean)
    return f"{span}  {figures}  {arrow}".rstrip()


@click.command()
@click.option(
    "--board", "where", metavar="BOARD", help="A folder, or service:NAME; your own team's if left out."
)
@click.option("--team", "of", metavar="NAME", help="Which team, if there is more than one.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def audit(ctx: click.Context, where: str | None, of: str | None, as_json: bool) -> None:
    """Check a board: what is on it, how large, and who can read what."""
    from wellbeing.services.team.audit import audit_board, audit_own

    environment = environment_of(ctx)
    found = audit_board(where, of) if where is not None else audit_own(environment.folders.data, of)
    if as_json:
        click.echo(json_text([{"team": name, **asdict(finding)} for name, finding in found]))
        return
    for name, finding in found:
        click.echo(f"{name}  {finding.what}: {finding.found}")


@click.command()
@click.option("--folder", type=GivenPath(), help="The folder in which this computer finds it now.")
@click.option("--service", metavar="NAME", help="The libpq service by which this computer finds it now.")
@click.option("--team", "of", metavar="NAME", help="Which team, if there is more than one.")
@data_dir_option
@click.pass_context
def move(ctx: click.Context, folder: Path | None, service: str | None, of: str | None) -> None:
    """Tell where a team's board is now, when its folder has moved."""
    from wellbeing.services.team.boards import address_of

    address, services = address_of(folder, service), services_of(ctx)
    services.team.move(address, of)
    done(services.words().t("The board was found there."))


@click.group()
@data_dir_option
def board() -> None:
    """Prepare a site's PostgreSQL board."""


@board.command("init")
@click.option("--service", required=True, metavar="NAME", help="The libpq service of the board's owner.")
@data_dir_option
@click.pass_context
def init(ctx: click.Context, service: str) -> None:
    """Make the board's tables, roles and functions; passwords stay in libpq's own pass file."""
    from wellbeing.ballot.board_postgres import init_board
    from wellbeing.services.extras import require
    from wellbeing.services.team.boards import address_of, plain_trouble

    require("postgres")

    address, t = address_of(None, service), environment_of(ctx).words().t
    with plain_trouble():
        init_board(address.where)
    done(t("The board is ready. Grant wellbeing_member or wellbeing_leader to each login."))


@click.command()
@click.option(
    "--members",
    type=click.IntRange(1),
    default=12,
    show_default=True,
    help="How many; at most 300, as in any team.",
)
@click.option("--periods", type=click.IntRange(1, 130), default=26, show_default=True)
@click.option(
    "--absent", type=click.FloatRange(0, 1), default=0.2, show_default=True, help="Chance of a day off."
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def simulate(ctx: click.Context, members: int, periods: int, absent: float, seed: int, as_json: bool) -> None:
    """Run invented members over a real folder board and compare each estimate with the truth."""
    from tempfile import TemporaryDirectory

    from wellbeing.ballot.simulate import MOST_MEMBERS, coverage, rmse

    if members > MOST_MEMBERS:
        refuse(Problem("members", "problem.team_large", {"most": MOST_MEMBERS}))
    if absent != absent:  # not a number passes every range
        refuse(Problem("absent", "problem.range", {"low": 0, "high": 1}))
    with TemporaryDirectory(prefix="wellbeing-simulated-") as place:
        outcomes = run_simulation(place, members, periods, absent, seed)
    error, held = rmse(outcomes), coverage(outcomes)
    if as_json:
        answer = {"periods": [asdict(outcome) for outcome in outcomes], "rmse": error, "coverage": held}
        click.echo(json_text(answer))
        return
    t = environment_of(ctx).words().t
    opened = sum(outcome.opened for outcome in outcomes)
    click.echo(t("{opened} of {periods} periods opened").format(opened=opened, periods=len(outcomes)))
    if error is not None and held is not None:
        click.echo(
            t("error of the share {error:.3f}, intervals that held {held:.0%}").format(error=error, held=held)
        )


def run_simulation(place: str, members: int, periods: int, absent: float, seed: int) -> list[Any]:
    """Return the outcomes of a simulated site."""
    from wellbeing.ballot.simulate import simulate as live
    from wellbeing.services.extras import require

    require("team")

    return list(live(Path(place), members, periods, absent, seed))
