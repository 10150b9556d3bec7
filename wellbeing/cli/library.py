"""wellbeing tips, exercises and library: the content for scripts and for reading in a terminal."""

from __future__ import annotations

from typing import Any

import click

from wellbeing.cli.main import data_dir_option, environment_of, words_of
from wellbeing.cli.output import json_text
from wellbeing.cli.output import tell as tell_line
from wellbeing.domain.library.search import is_latin
from wellbeing.services.extras import has_extra, missing


def as_object(item: Any, **more: object) -> dict[str, object]:
    """Return an item of content as JSON can hold it."""
    return {"id": item.id, "title": item.title, "body": item.body, "sources": list(item.sources), **more}


def tell(rows: list[dict[str, object]], as_json: bool) -> None:
    """Write items as one JSON list, or as short paragraphs."""
    if as_json:
        click.echo(json_text(rows))
        return
    for row in rows:
        click.echo(f"{row['title']}\n  {row['body']}\n")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def tips(ctx: click.Context, words: tuple[str, ...], lang: str | None, as_json: bool) -> None:
    """List all tips; with WORDS, search everything in the library as its page does, best first."""
    environment = environment_of(ctx)
    language, asked = environment.language(lang), " ".join(words).strip()
    if language.startswith("zh") and is_latin(asked) and not has_extra("pinyin"):
        tell_line(words_of(missing("pinyin"), environment))
    found = environment.library.find(asked, language) if asked else environment.library.tips(language)
    tell([as_object(item, kind=type(item).__name__.lower()) for item in found], as_json)


@click.command()
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def exercises(ctx: click.Context, lang: str | None, as_json: bool) -> None:
    """List the cool-down exercises; "on" tells which are offered unasked."""
    environment = environment_of(ctx)
    rows = [
        as_object(exercise, on=exercise.on, seconds=[variant.seconds for variant in exercise.variants])
        for exercise in environment.library.exercises(environment.language(lang))
    ]
    tell(rows, as_json)


@click.group()
def library() -> None:
    """Look into the library itself."""


@library.command()
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def coverage(ctx: click.Context, lang: str | None, as_json: bool) -> None:
    """Tell which source points the library uses, and by which items."""
    environment = environment_of(ctx)
    covered, uncovered = environment.library.coverage(environment.language(lang))
    if as_json:
        click.echo(json_text({"covered": covered, "uncovered": uncovered}))
        return
    for point, items in covered.items():
        click.echo(f"{point}  {', '.join(items)}")
    click.echo(f"{len(covered)} covered, {len(uncovered)} uncovered: {', '.join(uncovered) or '-'}")
