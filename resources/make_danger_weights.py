"""Learns what words weigh in messages of danger and writes resources/content/facts/danger_weights.tsv.

python resources/make_danger_weights.py    learns, says what it finds in parts it did not learn from, writes

It learns from the messages in tests/domain/cues alone, which were all written for it, and not from mixed_unseen.txt,
which reports. A logistic regression over words, two words and ideas; figures are hundredths.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.domain.cues import danger_messages  # noqa: E402
from tests.domain.cues.danger_examples import DANGER, EVERYDAY, lines  # noqa: E402
from tests.domain.cues.messages import LANGUAGES, messages_in  # noqa: E402
from wellbeing.content.dangers import WEIGHTS, load_ideas  # noqa: E402
from wellbeing.domain.cues.dangers import DANGERS  # noqa: E402
from wellbeing.domain.cues.lexicon import plain  # noqa: E402
from wellbeing.domain.cues.weighed import IDEA, features  # noqa: E402

STEPS, RIDGE, LEAST, FALSE_ALARMS = 500, 1.0, 0.1, 0.015
FILES = (
    "dangers_later", "everyday_later", "dangers_oblique", "everyday_oblique", "everyday_zh", "everyday_en",
    *LANGUAGES, *(f"later_{language}" for language in LANGUAGES),
)  # fmt: skip
Floats = NDArray[np.float64]


class Labelled(NamedTuple):
    """A message and the danger it speaks of."""

    text: str
    danger: str | None


class Table:
    """Which features stand in which message, as two columns of numbers."""

    def __init__(self, found: Sequence[frozenset[str]], names: Sequence[str]) -> None:
        number = {name: at for at, name in enumerate(names)}
        pairs = [(row, number[one]) for row, all_ in enumerate(found) for one in all_ if one in number]
        self.rows, self.columns = np.array(pairs, dtype=np.int64).T
        self.shape = (len(found), len(names))

    def times(self, weights: Floats) -> Floats:
        """Return each message's sum of weights."""
        return np.bincount(self.rows, weights[self.columns], self.shape[0]).astype(np.float64)

    def back(self, errors: Floats) -> Floats:
        """Return each feature's sum of errors."""
        return np.bincount(self.columns, errors[self.rows], self.shape[1]).astype(np.float64)


def learned(table: Table, labels: Floats) -> tuple[Floats, float]:
    """Return weights and bias of a logistic regression, by accelerated descent."""
    vector = np.ones(table.shape[1])
    for _ in range(20):
        vector = table.back(table.times(vector))
        vector /= (size := float(np.linalg.norm(vector)))
    step = 1 / (0.25 * (size + table.shape[0]) + RIDGE)
    weights, ahead, bias, bias_ahead = np.zeros(table.shape[1]), np.zeros(table.shape[1]), 0.0, 0.0
    for turn in range(STEPS):
        errors = 1 / (1 + np.exp(-(table.times(ahead) + bias_ahead))) - labels
        new = ahead - step * (table.back(errors) + RIDGE * ahead)
        new_bias = bias_ahead - step * float(errors.sum())
        pace = turn / (turn + 3)
        ahead, bias_ahead = new + pace * (new - weights), new_bias + pace * (new_bias - bias)
        weights, bias = new, new_bias
    return weights, bias


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


def names_in(found: Iterable[frozenset[str]]) -> list[str]:
    """Return the features that stand in two messages or more."""
    counted = Counter(one for features_ in found for one in features_)
    return sorted(one for one, times in counted.items() if times > 1)


def limit_of(every: Sequence[Labelled], found: Sequence[frozenset[str]]) -> float:
    """Return the score that few everyday messages reach when learned without them; say what is found above it."""
    order = list(range(len(every)))
    random.Random(7).shuffle(order)
    scores = np.zeros(len(every))
    for part in range(4):
        held = set(order[part::4])
        rest = [at for at in order if at not in held]
        names = names_in(found[at] for at in rest)
        labels = np.array([every[at].danger is not None for at in rest], dtype=float)
        weights, bias = learned(Table([found[at] for at in rest], names), labels)
        scores[sorted(held)] = Table([found[at] for at in sorted(held)], names).times(weights) + bias
    calm = [scores[at] for at in range(len(every)) if every[at].danger is None]
    limit = float(np.quantile(calm, 1 - FALSE_ALARMS))
    grave = [scores[at] > limit for at in range(len(every)) if every[at].danger]
    print(
        f"unseen: {np.mean(grave):.3f} of {len(grave)} dangers at {FALSE_ALARMS} false alarms; limit {limit:.2f}"
    )
    return limit


def main() -> None:
    """Learn, and write the table."""
    ideas = load_ideas(ROOT / "resources" / "content")
    every = messages()
    found = [features(message.text, ideas) for message in every]
    limit = limit_of(every, found)
    names = names_in(found)
    weights, bias = learned(
        Table(found, names), np.array([one.danger is not None for one in every], dtype=float)
    )
    grave = [at for at, one in enumerate(every) if one.danger]
    table = Table([found[at] for at in grave], names)
    kinds = [
        learned(table, np.array([every[at].danger == kind for at in grave], dtype=float))[0]
        for kind in DANGERS
    ]
    rows = [f"# limit\t{round((limit - bias) * 100)}"]
    for name, *figures in zip(names, weights, *kinds, strict=True):
        if abs(figures[0]) >= LEAST or name.startswith(IDEA):
            rows.append("\t".join([name, *(str(round(figure * 100)) for figure in figures)]))
    (ROOT / "resources" / "content" / WEIGHTS).write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} words weighed")


if __name__ == "__main__":
    main()
