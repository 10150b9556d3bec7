"""wellbeing tips and exercises: the content for scripts and for reading in a terminal."""

from __future__ import annotations

import json
from typing import Any

import click

from wellbeing.cli.main import data_dir_option, shelf_of


def as_object(item: Any, **more: object) -> dict[str, object]:
    """Return an item of content as JSON can hold it."""
    return {"id": item.id, "title": item.title, "body": item.body, "sources": list(item.sources), **more}


def tell(rows: list[dict[str, object]], as_json: bool) -> None:
    """Write items as one JSON list, or as short paragraphs."""
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
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
    """Find tips by WORDS, best first; without words, all of them."""
    shelf = shelf_of(ctx)
    tell([as_object(tip) for tip in shelf.library.search(" ".join(words), shelf.language(lang))], as_json)


@click.command()
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def exercises(ctx: click.Context, lang: str | None, as_json: bool) -> None:
    """List the cool-down exercises; "on" tells which are offered unasked."""
    shelf = shelf_of(ctx)
    rows = [
        as_object(one, on=one.on, seconds=[variant.seconds for variant in one.variants])
        for one in shelf.library.exercises(shelf.language(lang))
    ]
    tell(rows, as_json)
