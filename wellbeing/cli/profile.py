"""wellbeing profile: named sets of reminder settings."""

from __future__ import annotations

import click

from wellbeing.cli.main import data_dir_option, environment_of, refuse
from wellbeing.cli.output import done


@click.command()
@click.argument("name", required=False)
@click.option("--save", is_flag=True, help="Keep the reminder settings in force under this name.")
@click.option("--remove", is_flag=True, help="Forget the profile; the settings stay.")
@data_dir_option
@click.pass_context
def profile(ctx: click.Context, name: str | None, save: bool, remove: bool) -> None:
    """Switch to a profile; without a name list them, * for the one in force.

    A profile whose name stands in a shift's words when a rota is taken from a file is switched on with that shift, and
    what was in force before comes back at its end.
    """
    environment = environment_of(ctx)
    profiles, t = environment.profiles, environment.words().t
    if name is None:
        if save or remove:
            raise click.UsageError("Say which profile: wellbeing profile NAME --save.")
        in_force = profiles.in_force()
        for known in profiles.names():
            click.echo(f"{'*' if known == in_force else ' '} {known}")
        return
    problem = profiles.save(name) if save else profiles.remove(name) if remove else profiles.switch(name)
    if problem is not None:
        refuse(problem)
    words = t("Profile kept.") if save else t("Profile forgotten.") if remove else t("Profile in force.")
    done(words)
