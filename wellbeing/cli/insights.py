"""wellbeing insights: what went together with stress, with every figure behind it."""

from __future__ import annotations

import click

from wellbeing.cli.main import data_dir_option, services_of
from wellbeing.cli.output import json_text
from wellbeing.content.insight_words import InsightWords
from wellbeing.domain.insights.links import SEED, TOGETHER, Link


@click.command()
@click.option(
    "--seed", type=click.IntRange(0, 2**63), default=SEED, show_default=True, help="Another draw of chance."
)
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; figures are not rounded.")
@data_dir_option
@click.pass_context
def insights(ctx: click.Context, seed: int, lang: str | None, as_json: bool) -> None:
    """Tell what went together with stress, of at most 8 factors that were chosen before looking."""
    services = services_of(ctx)
    language = services.environment.language(lang)
    words = InsightWords(services.environment.words(language), services.entry_words(language))
    found = services.insights.together(seed)
    if as_json:
        click.echo(json_text([as_row(link, words) for link in found]))
        return
    shown = [link for link in found if link.verdict == TOGETHER]
    for link in (*shown, *(link for link in found if link not in shown)):
        said = words.standing(link)
        click.echo(said if link in shown else f"{words.name(link.factor)}: {said}")


def as_row(link: Link, words: InsightWords) -> dict[str, object]:
    """Return a link as JSON can hold it."""
    figures = {name: getattr(link, name) for name in ("rho", "low", "high", "p", "q", "n", "gate", "verdict")}
    return {
        "factor": link.factor,
        "name": words.name(link.factor),
        **figures,
        "sentence": words.standing(link),
    }
