"""Learns what words and marks weigh for a complaint and writes resources/content/facts/complaint_weights.tsv.

python resources/make_complaint_weights.py    learns, says what it finds in parts it did not learn from, writes

It learns from the messages in tests/domain/cues/messages alone, which were all written for it. The halves that
report (tests/domain/cues/messages.py), strangers_held_*.txt and desk_held_*.txt are left out. What it finds of a
hand's messages is said by what was learned without that hand: the next customer is a stranger too. Figures are
hundredths.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logistic import CHINESE, LATIN, Floats, Found, Table, learned, names_in, script_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.domain.cues.messages import LANGUAGES, STRANGERS, Message, halves, messages_in  # noqa: E402
from wellbeing.content.complaint_weights import FILE  # noqa: E402
from wellbeing.content.cues import load_lexicon  # noqa: E402
from wellbeing.domain.cues.complaint_weights import (  # noqa: E402
    TRAIT,
    ComplaintWeights,
    Marked,
    share_of,
    weighed_words,
)
from wellbeing.domain.cues.feelings import ASKS  # noqa: E402
from wellbeing.domain.cues.lexicon import Lexicon, plain  # noqa: E402
from wellbeing.domain.cues.marks import REPORT  # noqa: E402
from wellbeing.domain.cues.reader import read  # noqa: E402

RIDGE, TRAIT_RIDGE = {CHINESE: 4.0, LATIN: 2.0}, {CHINESE: 0.3, LATIN: 2.0}
LEAST, COMMON, WORTH_TELLING = 0.05, 6, 20
LEAN = {CHINESE: 0.3, LATIN: 0.3}
"""How much more than even must speak for a complaint, in log odds: a calm message taken for one hurts more."""
OWN = (
    "everyday_zh",
    "everyday_en",
    "plain_facts",
    "everyday_anger",
    "moods_wider",
    *(f"{kind}_{of}" for kind in ("later", "fresh") for of in LANGUAGES),
)
TIMES = 2
"""Each message of theirs counts twice: they are fewer, and more like the next customer's."""


class Learned(NamedTuple):
    """A message to learn from: its script and hand, what stands in it, whether it complains."""

    script: str
    hand: str
    found: Found
    complains: bool


def messages() -> Iterator[tuple[str, Message]]:
    """Yield all that is learned from, with whose it is."""
    for file in (*OWN, *STRANGERS):
        for message in messages_in(f"{file}.txt"):
            yield file if file in STRANGERS else "own", message
    for language in LANGUAGES:
        for message in (*halves(language)[0], *messages_in(f"kinds_{language}.txt")[::2]):
            yield "own", message


def learned_from() -> list[Learned]:
    """Return the messages as they are learned from, the marks found without what was learned before."""
    lexicon = replace(load_lexicon(ROOT / "resources" / "content"), complaints=ComplaintWeights())
    every = []
    for hand, message in messages():
        small = plain(message.text)
        if message.danger is None and (words := weighed_words(small)):
            found = Found(
                frozenset(words), share_of(words), frozenset(marked_in(message.text, lexicon).traits())
            )
            every.append(Learned(script_of(small), hand, found, message.negative))
    return every


def marked_in(text: str, lexicon: Lexicon) -> Marked:
    """Return what the marks of a message come to."""
    reading = read(text, lexicon)
    reports = any(mark.kind == REPORT for mark in reading.cues)
    asks = ASKS.search(plain(text)) is not None
    return Marked(reading.complaint.score, reading.complaint.likely, reading.thanks, reports, asks)


def tell(script: str, every: Sequence[Learned]) -> None:
    """Say what is found of each hand's messages by what was learned without them."""
    for hand in sorted({one.hand for one in every}):
        of_it = [one for one in every if one.hand == hand]
        if len(of_it) < WORTH_TELLING:
            continue
        names, weights, bias = weighed(script, [one for one in every if one.hand != hand])
        said = Table([one.found for one in of_it], names).times(weights) + bias > LEAN[script]
        true = np.array([one.complains for one in of_it])
        hits = (said & true).sum()
        print(f"{script}, {hand}: P {hits / said.sum():.3f} R {hits / true.sum():.3f} of {len(true)}")


def weighed(script: str, every: Sequence[Learned]) -> tuple[list[str], Floats, float]:
    """Return what is learned: names, weights and bias."""
    names = names_in((one.found for one in every), COMMON)
    counted = [one for one in every for _ in range(TIMES if one.hand in STRANGERS else 1)]
    labels = np.array([one.complains for one in counted], dtype=float)
    ridge = np.array([(TRAIT_RIDGE if name.startswith(TRAIT) else RIDGE)[script] for name in names])
    return names, *learned(Table([one.found for one in counted], names), labels, ridge)


def main() -> None:
    """Learn, and write the table."""
    every = learned_from()
    table: dict[str, dict[str, int]] = {}
    limits = []
    for script in (CHINESE, LATIN):
        of_it = [one for one in every if one.script == script]
        tell(script, of_it)
        names, weights, bias = weighed(script, of_it)
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
