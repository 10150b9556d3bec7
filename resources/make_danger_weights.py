"""Learns what words weigh in messages of danger and writes resources/content/facts/danger_weights.tsv.

python resources/make_danger_weights.py    learns, says what it finds in parts it did not learn from, writes

It learns from the messages in tests/domain/cues alone, which were all written for it, and not from held_wider.txt,
which tunes, nor mixed_unseen.txt, which reports. A logistic regression over words, two words, ideas and two ideas;
figures are hundredths.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logistic import CHINESE, LATIN, Floats, Found, Table, learned, names_in, script_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.domain.cues import danger_messages  # noqa: E402
from tests.domain.cues.danger_examples import DANGER, EVERYDAY, lines  # noqa: E402
from tests.domain.cues.messages import LANGUAGES, messages_in  # noqa: E402
from wellbeing.content.dangers import WEIGHTS, load_ideas  # noqa: E402
from wellbeing.domain.cues.dangers import DANGERS  # noqa: E402
from wellbeing.domain.cues.lexicon import plain  # noqa: E402
from wellbeing.domain.cues.weighed import IDEA, chance_of, share_of, stretches, words_of  # noqa: E402

RIDGE, LEAST, COMMON = 6.5, 0.08, 3
FALSE_ALARMS = {CHINESE: 0.022, LATIN: 0.027}
"""The share of everyday messages that may be taken for a danger; real ones share fewer words, so far fewer are."""
FILES = (
    "dangers_later", "everyday_later", "dangers_oblique", "everyday_oblique",
    "everyday_short", "everyday_zh", "everyday_en",
    *LANGUAGES,
    *(f"{kind}_{language}" for kind in ("later", "dangers_wider", "everyday_wider") for language in LANGUAGES),
)  # fmt: skip


class Labelled(NamedTuple):
    """A message and the danger it speaks of."""

    text: str
    danger: str | None


def messages() -> list[Labelled]:
    """Return all that is learned from, each message once."""
    given = [
        Labelled(text, kind)
        for dangers in (DANGER, danger_messages.DANGER)
        for kind, texts in dangers.items()
        for text in lines(texts)
    ]
    given += [Labelled(text, None) for texts in (EVERYDAY, danger_messages.EVERYDAY) for text in lines(texts)]
    given += [
        Labelled(message.text, message.danger) for file in FILES for message in messages_in(f"{file}.txt")
    ]
    return list(dict.fromkeys(Labelled(plain(text), danger) for text, danger in given))


def found_in(text: str, ideas: Mapping[str, Iterable[str]]) -> Found:
    """Return what may be learned from a text: its words, the ideas they stand for, and each two of those."""
    words = set(words_of(text))
    return Found(frozenset(words.union(ideas_in(words, ideas))), share_of(words))


def ideas_in(words: Collection[str], ideas: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield the ideas that words stand for, and each two of them."""
    named = sorted(
        {IDEA + idea for idea in chain.from_iterable(map(ideas.__getitem__, ideas.keys() & words))}
    )
    yield from named
    yield from map("".join, combinations(named, 2))


def unseen_scores(every: Sequence[Labelled], ideas: Mapping[str, Iterable[str]]) -> Floats:
    """Return how grave each message's gravest stretch looks to what was learned without the message."""
    whole = [found_in(message.text, ideas) for message in every]
    order = list(range(len(every)))
    random.Random(7).shuffle(order)
    scores = np.full(len(every), -np.inf)
    for part in range(4):
        held = set(order[part::4])
        rest = [at for at in order if at not in held]
        names = names_in((whole[at] for at in rest), COMMON)
        labels = np.array([every[at].danger is not None for at in rest], dtype=float)
        weights, bias = learned(Table([whole[at] for at in rest], names), labels, RIDGE)
        for at in held:
            parts = [found_in(stretch, ideas) for stretch in stretches(every[at].text)]
            best = max(weighed(parts, dict(zip(names, weights, strict=True))))
            scores[at] = best + bias - chance_of(len(parts))
    return scores


def weighed(parts: Iterable[Found], weights: Mapping[str, float]) -> list[float]:
    """Return what each of a few stretches weighs."""
    return [part.share * sum(weights.get(one, 0.0) for one in part.names) for part in parts]


def limits_of(every: Sequence[Labelled], scores: Floats) -> dict[str, float]:
    """Return the score that few everyday messages reach, in each script; say what is found above it."""
    limits = {}
    for script, few in FALSE_ALARMS.items():
        of_it = [at for at, one in enumerate(every) if script_of(one.text) == script]
        limit = float(np.quantile([scores[at] for at in of_it if every[at].danger is None], 1 - few))
        grave = [scores[at] > limit for at in of_it if every[at].danger]
        print(
            f"{script}, unseen: {np.mean(grave):.3f} of {len(grave)} at {few} false alarms, from {limit:.2f}"
        )
        limits[script] = limit
    return limits


def main() -> None:
    """Learn, and write the table."""
    ideas = load_ideas(ROOT / "resources" / "content")
    every = messages()
    limits = limits_of(every, unseen_scores(every, ideas))
    found = [found_in(message.text, ideas) for message in every]
    names = names_in(found, COMMON)
    weights, bias = learned(
        Table(found, names), np.array([one.danger is not None for one in every], dtype=float), RIDGE
    )
    grave = [at for at, one in enumerate(every) if one.danger]
    table = Table([found[at] for at in grave], names)
    kinds = [
        learned(table, np.array([every[at].danger == kind for at in grave], dtype=float), RIDGE)[0]
        for kind in DANGERS
    ]
    kept = {IDEA + idea for all_ in ideas.values() for idea in all_}
    rows = [
        "\t".join(["# limit", *(str(round((limits[script] - bias) * 100)) for script in (CHINESE, LATIN))])
    ]
    for name, *figures in zip(names, weights, *kinds, strict=True):
        if abs(figures[0]) >= LEAST or name in kept:
            rows.append("\t".join([name, *(str(round(figure * 100)) for figure in figures)]))
    (ROOT / "resources" / "content" / WEIGHTS).write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} words weighed")


if __name__ == "__main__":
    main()
