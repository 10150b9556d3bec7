"""wellbeing demo and day: an invented diary to look at, and one invented day with its pictures."""

from __future__ import annotations

from pathlib import Path

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir, data_dir_option, environment_of
from wellbeing.cli.output import done


@click.command()
@click.option(
    "--days", type=click.IntRange(1, 3660), default=60, show_default=True, help="How many days to invent."
)
@click.option("--seed", type=int, default=7, show_default=True, help="The same seed invents the same days.")
@click.option(
    "--team", is_flag=True, help="Invent a team too, so that a leader can look before eight have joined."
)
@data_dir_option
@click.pass_context
def demo(ctx: click.Context, days: int, seed: int, team: bool) -> None:
    """Fill a separate demo diary with invented days; your own diary is not touched."""
    from wellbeing.services.demo import fill_demo

    environment = environment_of(ctx)
    t = environment.words().t
    if team:
        from wellbeing.services.extras import require

        require("team")
    folders = fill_demo(environment.folders, environment.clock, days, seed)
    if team:
        from wellbeing.services.team.demo import fill_demo_team

        fill_demo_team(folders, environment.clock, seed, t("Invented team"))
    done(t("{days} invented days are ready. Look at them with:").format(days=days))
    done(f'wellbeing --data-dir "{folders.data}"')


@click.command()
@click.argument("place", type=GivenPath(file_okay=False))
@data_dir_option
@click.pass_context
def day(ctx: click.Context, place: Path) -> None:
    """Live one invented day and write every page and the stress chart as PNG into PLACE."""
    done(str(ctx.obj.day(data_dir(ctx), place, done)))
