"""Learns what words and marks weigh for a complaint and writes resources/content/facts/complaint_weights.tsv.

python resources/make_complaint_weights.py    learns, says what it finds in parts it did not learn from, writes

It learns from the messages in tests/domain/cues/messages alone, which were all written for it. The halves that
report (tests/domain/cues/messages.py) are left out. Figures are hundredths.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logistic import CHINESE, LATIN, Floats, Found, Table, learned, names_in, script_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.domain.cues.messages import LANGUAGES, Message, halves, messages_in  # noqa: E402
from wellbeing.content.complaint_weights import FILE  # noqa: E402
from wellbeing.content.cues import load_lexicon  # noqa: E402
from wellbeing.domain.cues.complaint_weights import FEWEST, LONGEST, ComplaintWeights, Marked, share_of  # noqa: E402
from wellbeing.domain.cues.lexicon import Lexicon, plain  # noqa: E402
from wellbeing.domain.cues.marks import REPORT  # noqa: E402
from wellbeing.domain.cues.reader import read  # noqa: E402
from wellbeing.domain.cues.weighed import words_of  # noqa: E402

RIDGE, LEAST, COMMON = 2.0, 0.1, 4
LEAN = {CHINESE: 0.2, LATIN: 0.5}
"""How much more than even must speak for a complaint, in log odds: a calm message taken for one hurts more."""
WHOLE = ("everyday_zh", "everyday_en", *(f"{kind}_{of}" for kind in ("later", "fresh") for of in LANGUAGES))


class Learned(NamedTuple):
    """A message to learn from: its script, what stands in it, whether it complains."""

    script: str
    found: Found
    complains: bool


def messages() -> Iterator[Message]:
    """Yield all that is learned from."""
    for file in WHOLE:
        yield from messages_in(f"{file}.txt")
    for language in LANGUAGES:
        yield from halves(language)[0]
        yield from messages_in(f"kinds_{language}.txt")[::2]


def learned_from() -> list[Learned]:
    """Return the messages as they are learned from, the marks found without what was learned before."""
    lexicon = replace(load_lexicon(ROOT / "resources" / "content"), complaints=ComplaintWeights())
    every = []
    for message in messages():
        small = plain(message.text)
        words = frozenset(words_of(small))
        if message.danger is None and len(small) <= LONGEST and len(words) >= FEWEST:
            found = Found(words, share_of(words), frozenset(marked_in(message.text, lexicon).traits()))
            every.append(Learned(script_of(small), found, message.negative))
    return every


def marked_in(text: str, lexicon: Lexicon) -> Marked:
    """Return what the marks of a message come to."""
    reading = read(text, lexicon)
    reports = any(mark.kind == REPORT for mark in reading.cues)
    return Marked(reading.complaint.score, reading.complaint.likely, reading.thanks, reports)


def unseen_scores(every: Sequence[Learned]) -> Floats:
    """Return how much each message speaks for a complaint to what was learned without it and a quarter of the rest."""
    order = list(range(len(every)))
    random.Random(7).shuffle(order)
    scores = np.zeros(len(every))
    for part in range(4):
        held = order[part::4]
        apart = set(held)
        names, weights, bias = weighed([one for at, one in enumerate(every) if at not in apart])
        scores[held] = Table([every[at].found for at in held], names).times(weights) + bias
    return scores


def weighed(every: Sequence[Learned]) -> tuple[list[str], Floats, float]:
    """Return what is learned: names, weights and bias."""
    names = names_in((one.found for one in every), COMMON)
    labels = np.array([one.complains for one in every], dtype=float)
    return names, *learned(Table([one.found for one in every], names), labels, RIDGE)


def tell(script: str, scores: Floats, labels: Floats) -> None:
    """Say what is found unseen."""
    said = scores > LEAN[script]
    hits = labels[said].sum()
    print(f"{script}, unseen: P {hits / said.sum():.3f} R {hits / labels.sum():.3f} of {len(labels)}")


def main() -> None:
    """Learn, and write the table."""
    every = learned_from()
    table: dict[str, dict[str, int]] = {}
    limits = []
    for script in (CHINESE, LATIN):
        of_it = [one for one in every if one.script == script]
        tell(script, unseen_scores(of_it), np.array([one.complains for one in of_it], dtype=float))
        names, weights, bias = weighed(of_it)
        limits.append(round((LEAN[script] - bias) * 100))
        for name, weight in zip(names, weights, strict=True):
            if abs(weight) >= LEAST:
                table.setdefault(name, {})[script] = round(weight * 100)
    rows = [["limit", *map(str, limits)]]
    rows += [
        [name, *(str(of.get(script, 0)) for script in (CHINESE, LATIN))] for name, of in sorted(table.items())
    ]
    text = "".join("\t".join(row) + "\n" for row in rows)
    (ROOT / "resources" / "content" / FILE).write_text(text, encoding="utf-8")
    print(f"{len(table)} names weighed")


if __name__ == "__main__":
    main()
