"""wellbeing snapshot: every page as a picture, without a screen."""

from __future__ import annotations

from pathlib import Path

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of
from wellbeing.cli.output import done, tell
from wellbeing.services.demo import is_demo


@click.command()
@click.argument("place", type=GivenPath(file_okay=False))
@click.option("--lang", help="zh_CN, zh_TW or en; all three if left out.")
@click.option("--theme", multiple=True, help="light, dark or contrast; light and dark if left out.")
@click.option(
    "--scale", type=click.IntRange(100, 200), multiple=True, help="Text size in %; 100 if left out."
)
@click.option("--size", default="1100x720", show_default=True, help="Window size in pixels.")
@data_dir_option
@click.pass_context
def snapshot(
    ctx: click.Context,
    place: Path,
    lang: str | None,
    theme: tuple[str, ...],
    scale: tuple[int, ...],
    size: str,
) -> None:
    """Write every page as a PNG into PLACE, drawn offscreen from the diary of this folder."""
    environment = environment_of(ctx)
    languages = (environment.language(lang),) if lang else ("zh_CN", "zh_TW", "en")
    width, _, height = size.partition("x")
    if not (
        width.isdigit() and height.isdigit() and 300 <= int(width) <= 4000 and 300 <= int(height) <= 4000
    ):
        raise click.UsageError("--size: please write it as 1100x720.")
    own = not is_demo(environment.folders)
    for file in ctx.obj.snapshot(
        environment, place, languages, theme or ("light", "dark"), scale or (100,), (int(width), int(height))
    ):
        done(str(file))
    if own:
        tell(
            environment.words().t(
                "These pictures show your own diary, notes included: look before you share them."
            )
        )
