"""Learns what words weigh in messages of danger and writes resources/content/facts/danger_weights.tsv.

python resources/make_danger_weights.py    learns, says what it finds in parts it did not learn from, writes

It learns from the messages in tests/domain/cues alone, which were all written for it, and not from held_wider.txt,
which tunes, nor mixed_unseen.txt, strangers_held_*.txt and desk_held_*.txt, which report. What it finds of a hand's
messages is said by what was learned without that hand: the next customer is a stranger too. A logistic regression over
words, two words, ideas and two ideas; figures are hundredths.
"""

from __future__ import annotations

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
from tests.domain.cues.messages import LANGUAGES, STRANGERS, messages_in  # noqa: E402
from wellbeing.content.dangers import WEIGHTS, load_ideas  # noqa: E402
from wellbeing.domain.cues.dangers import DANGERS  # noqa: E402
from wellbeing.domain.cues.lexicon import plain  # noqa: E402
from wellbeing.domain.cues.weighed import IDEA, chance_of, share_of, stretches, words_of  # noqa: E402

RIDGE, KIND_RIDGE, LEAST, COMMON = 6.5, 3.0, 0.04, 5
FALSE_ALARMS = {CHINESE: 0.016, LATIN: 0.022}
"""The share of strangers' everyday messages that may be taken for a danger; a third of theirs were written to look like
one, so of ordinary ones far fewer are."""
HANDS = {
    "later": (
        "dangers_later",
        "everyday_later",
        *LANGUAGES,
        *(f"later_{language}" for language in LANGUAGES),
    ),
    "oblique": ("dangers_oblique", "everyday_oblique"),
    "wider": tuple(f"{kind}_wider_{language}" for kind in ("dangers", "everyday") for language in LANGUAGES),
    "ordinary": (
        "everyday_short",
        "everyday_zh",
        "everyday_en",
        "plain_facts",
        "everyday_anger",
        "moods_wider",
    ),
    **{name: (name,) for name in STRANGERS},
}
"""The files of messages, by who wrote them when."""
EACH = dict.fromkeys(STRANGERS, 2)
"""So many times each message of a hand counts: thousands of one hand's would drown another's."""


class Labelled(NamedTuple):
    """A message, the danger it speaks of, and whose it is."""

    text: str
    danger: str | None
    hand: str


def messages() -> list[Labelled]:
    """Return all that is learned from, each message of a danger once."""
    given = [
        Labelled(text, kind, "examples")
        for dangers in (DANGER, danger_messages.DANGER)
        for kind, texts in dangers.items()
        for text in lines(texts)
    ]
    given += [
        Labelled(text, None, "examples")
        for texts in (EVERYDAY, danger_messages.EVERYDAY)
        for text in lines(texts)
    ]
    given += [
        Labelled(message.text, message.danger, hand)
        for hand, files in HANDS.items()
        for file in files
        for message in messages_in(f"{file}.txt")
    ]
    once = {(small := plain(one.text), one.danger): one._replace(text=small) for one in reversed(given)}
    return list(reversed(once.values()))


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


def unseen_scores(
    every: Sequence[Labelled], found: Sequence[Found], ideas: Mapping[str, Iterable[str]]
) -> Floats:
    """Return how grave each message's gravest stretch looks to what was learned without its hand."""
    scores = np.full(len(every), -np.inf)
    for hand in sorted({one.hand for one in every}):
        rest = [at for at, one in enumerate(every) if one.hand != hand]
        names, weights, bias = learned_of([every[at] for at in rest], [found[at] for at in rest])
        known = dict(zip(names, weights, strict=True))
        for at, one in enumerate(every):
            if one.hand == hand:
                parts = [found_in(stretch, ideas) for stretch in stretches(one.text)]
                scores[at] = max(weighed(parts, known)) + bias - chance_of(len(parts))
    return scores


def learned_of(every: Sequence[Labelled], found: Sequence[Found]) -> tuple[list[str], Floats, float]:
    """Return what is learned of danger at all: names, weights and bias."""
    names, times = names_in(found, COMMON), counted(every)
    labels = np.array([every[at].danger is not None for at in times], dtype=float)
    return names, *learned(Table([found[at] for at in times], names), labels, RIDGE)


def counted(every: Sequence[Labelled]) -> list[int]:
    """Return the numbers of the messages, each as often as it counts."""
    return [at for at, one in enumerate(every) for _ in range(EACH.get(one.hand, 1))]


def weighed(parts: Iterable[Found], weights: Mapping[str, float]) -> list[float]:
    """Return what each of a few stretches weighs."""
    return [part.share * sum(weights.get(one, 0.0) for one in part.names) for part in parts]


def limits_of(every: Sequence[Labelled], scores: Floats) -> dict[str, float]:
    """Return the score that few of strangers' everyday messages reach, in each script; say what is found above it."""
    limits = {}
    for script, few in FALSE_ALARMS.items():
        of_it = [at for at, one in enumerate(every) if script_of(one.text) == script]
        calm = [scores[at] for at in of_it if every[at].danger is None and every[at].hand in STRANGERS]
        limits[script] = limit = float(np.quantile(calm, 1 - few))
        print(f"{script}, from {limit:.2f}; found and taken without having learned of that hand:")
        for hand in sorted({every[at].hand for at in of_it}):
            grave, taken = (
                [
                    scores[at] > limit
                    for at in of_it
                    if every[at].hand == hand and bool(every[at].danger) is is_grave
                ]
                for is_grave in (True, False)
            )
            print(
                f"  {hand}: {sum(grave)} of {len(grave)} dangers, {sum(taken)} of {len(taken)} everyday ones"
            )
    return limits


def main() -> None:
    """Learn, and write the table."""
    ideas = load_ideas(ROOT / "resources" / "content")
    every = messages()
    found = [found_in(message.text, ideas) for message in every]
    limits = limits_of(every, unseen_scores(every, found, ideas))
    names, weights, bias = learned_of(every, found)
    grave = [at for at in counted(every) if every[at].danger]
    table = Table([found[at] for at in grave], names)
    kinds = [
        learned(table, np.array([every[at].danger == kind for at in grave], dtype=float), KIND_RIDGE)[0]
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
