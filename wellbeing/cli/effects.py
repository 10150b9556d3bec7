"""wellbeing effects: whether exercises helped, at three levels of certainty."""

from __future__ import annotations

from dataclasses import asdict

import click

from wellbeing.cli.main import data_dir_option, services_of
from wellbeing.cli.output import json_text
from wellbeing.content.effect_words import EffectWords
from wellbeing.domain.insights.links import SEED


@click.command()
@click.option(
    "--seed", type=click.IntRange(0, 2**63), default=SEED, show_default=True, help="Another draw of chance."
)
@click.option("--lang", help="zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; figures are not rounded.")
@data_dir_option
@click.pass_context
def effects(ctx: click.Context, seed: int, lang: str | None, as_json: bool) -> None:
    """Tell whether exercises helped: before and after, against like moments without one, and by the coin."""
    services = services_of(ctx)
    language = services.environment.language(lang)
    titles = {exercise.id: exercise.title for exercise in services.library.exercises(language)}
    words = EffectWords(services.environment.words(language), titles)
    each, matched, coin = (
        services.effects.before_and_after(), services.effects.matched(seed), services.effects.coin(seed),
    )  # fmt: skip
    if as_json:
        rows = [asdict(effect) | {"sentence": words.before_after(effect)} for effect in each]
        answer = {
            "before_after": rows,
            "matched": asdict(matched) | {"sentence": words.matched(matched)},
            "coin": asdict(coin) | {"missing": coin.missing, "sentence": words.coin(coin)},
        }
        click.echo(json_text(answer))
        return
    for line in (*map(words.before_after, each), words.matched(matched), words.coin(coin)):
        click.echo(line)
