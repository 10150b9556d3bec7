"""Chooses tips: the one of the day, the one beside a chart, the ones that answer a search."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from wellbeing.domain.library import situations as at
from wellbeing.domain.plain_words import plain, plain_word


@dataclass(frozen=True, slots=True)
class Tip:
    """One idea on one card; `when` names the situations it is made for, `words` are found but not shown."""

    id: str
    title: str
    body: str
    subject: str
    when: tuple[str, ...]
    sources: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeFacts:
    """What a range of the diary shows, in plain figures; the last day turns the page from day to day.

    `median` is None without ratings, `share_high` the share of ratings of 7 and more (0 to 1), `contacts`
    counts contacts by kind, `days_without` the days with no rating, `direction` is 'up', 'down' or ''.
    """

    last_day: date
    median: float | None
    share_high: float
    contacts: Mapping[str, int]
    days: int
    days_without: int
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen tip and the key of the reason, which the person may ask for ('reason.abuse')."""

    tip: Tip
    reason: str


class Searchable(Protocol):
    """Whatever can be searched has a title, a body and hidden words."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102


Found = TypeVar("Found", bound=Searchable)

# What a question adds to its matter in Chinese: "customer angry what-to-do" asks for "customer angry".
ASKING = re.compile("怎么办|怎麼辦|怎么|怎麼|如何|的时候|的時候|[吗嗎?]")


WHO = re.compile("顾客|客人|客户|买家|用户|顧客|客戶|買家|用戶")
LEAST_PAIRS = 2
WEIGHTS = (18, 6, 2)
"""What a word counts for in a title, among the hidden words, and in a body."""


def tip_of_the_day(tips: Sequence[Tip], day: date, shown_lately: Mapping[str, date] | None = None) -> Tip:
    """Return the same tip all day, and every tip once before any returns.

    `shown_lately` maps the id of a tip to the last day it was shown; what was shown on `day` itself does not
    count, or the tip would change while it is being read. Raises ValueError when there are no tips.
    """
    if not tips:
        raise ValueError("There are no tips to choose from.")
    lately = shown_lately or {}
    before = {tip_id for tip_id, last in lately.items() if last < day}
    turn = _in_turn(tips, day)
    oldest = min(turn, key=lambda tip: lately.get(tip.id, date.min))
    return next((tip for tip in turn if tip.id not in before), oldest)


def tip_for_range(tips: Sequence[Tip], facts: RangeFacts) -> Choice:
    """Return the one tip beside a chart and why it was chosen; the first rule that holds decides.

    Raises ValueError when there are no tips.
    """
    for reason, situation in _readings(facts):
        fitting = [tip for tip in tips if situation in tip.when]
        if fitting:
            return Choice(_in_turn(fitting, facts.last_day)[0], reason)
    return Choice(tip_of_the_day(tips, facts.last_day), "reason.everyday")


def for_situation(tips: Iterable[Tip], situation: str) -> tuple[Tip, ...]:
    """Return the tips made for one situation, in their own order."""
    return tuple(tip for tip in tips if situation in tip.when)


@dataclass(frozen=True, slots=True)
class Index(Generic[Found]):
    """Items with their title, hidden words and body made plain once, so that each key press is quick."""

    entries: tuple[tuple[Found, str, str, str], ...]


def indexed(items: Iterable[Found]) -> Index[Found]:
    """Return the items ready for many searches; keep it while somebody types."""
    return Index(tuple((i, plain(i.title), plain(" ".join(i.words)), plain(i.body)) for i in items))


def find(index: Index[Found], words: str) -> tuple[Found, ...]:
    """Return the items that hold every word asked for, best first: title before hidden words before body.

    Upper and lower case, full and half width count as the same. A Chinese question needs no spaces: when the
    whole is nowhere, its parts of two and more characters may stand apart. Nothing asked returns all.
    """
    asked = [ASKING.sub("", word) or word for word in plain(words).split()]
    parted = frozenset(word for word in asked if _may_stand_apart(word))
    scored = [
        (_score(texts, asked, parted), number, item) for number, (item, *texts) in enumerate(index.entries)
    ]
    found = sorted((entry for entry in scored if entry[0] > 0 or not asked), key=lambda e: (-e[0], e[1]))
    return tuple(item for _, _, item in found)


def saying(index: Index[Found], words: str) -> tuple[Found, ...]:
    """Return the items that say exactly these words in their title or body: for a sentence that was pasted."""
    asked = plain(words).strip()
    return tuple(
        item for item, title, _, body in index.entries if asked and (asked in title or asked in body)
    )


def nearest(index: Index[Found], words: str) -> tuple[Found, ...]:
    """Return what holds most pairs of signs of a Chinese question that nothing answers as a whole.

    Who it is about is left out: in one language a customer is always called the same. One pair of a longer
    question is chance, so two are wanted; nothing is near to a word in Latin letters.
    """
    asked = WHO.sub("", ASKING.sub("", "".join(plain(words).split())))
    pairs = {
        first + second
        for first, second in pairwise(asked)
        if "\u3400" <= first <= "\u9fff" and "\u3400" <= second <= "\u9fff"
    }
    held = [(sum(pair in "\n".join(texts) for pair in pairs), item) for item, *texts in index.entries]
    most = max((count for count, _ in held), default=0)
    return (
        tuple(item for count, item in held if count == most)
        if most >= max(1, min(LEAST_PAIRS, len(pairs)))
        else ()
    )


def search(items: Iterable[Found], words: str) -> tuple[Found, ...]:
    """Return the items that answer one search, as `find` does."""
    return find(indexed(items), words)


def _in_turn(tips: Sequence[Tip], day: date) -> list[Tip]:
    # A fixed order that mixes the subjects, entered one step further each day.
    mixed = sorted(tips, key=lambda tip: (crc32(tip.id.encode()), tip.id))
    start = day.toordinal() % len(mixed)
    return mixed[start:] + mixed[:start]


def _readings(facts: RangeFacts) -> list[tuple[str, str]]:
    """Return (reason, situation) for all that holds in the range, the most pressing first."""
    seen = {kind for kind, count in facts.contacts.items() if count > 0}
    hard = sum(facts.contacts.get(kind, 0) for kind in ("demanding", "rude"))
    rules = (
        ("crisis" in seen, "reason.crisis", at.AFTER_CRISIS),
        ("threat" in seen, "reason.threat", at.AFTER_THREAT),
        ("abuse" in seen, "reason.abuse", at.AFTER_ABUSE),
        (facts.median is not None and facts.share_high >= 0.25, "reason.high", at.HIGH_STRESS),
        (facts.direction == "up", "reason.rising", at.RISING),
        ("rude" in seen, "reason.rude", at.AFTER_RUDE),
        (hard >= 5 * max(1, facts.days - facts.days_without), "reason.load", at.HIGH_LOAD),
        (facts.direction == "down", "reason.easing", at.EASING),
        ("kind" in seen, "reason.kind", at.KIND_MOMENT),
    )
    return [(reason, situation) for holds, reason, situation in rules if holds]


def _score(texts: Sequence[str], asked: Sequence[str], parted: Collection[str]) -> int:
    """Return how well texts hold all words asked for, 0 where one is missing; `parted` words may stand apart."""
    total = 0
    for word in asked:
        for weight, text in zip(WEIGHTS, texts, strict=True):
            if word in text and _begins(word, text):
                total += weight
                break
        else:
            if word not in parted or not _apart(word, " ".join(texts)):
                return 0
            total += 1
    return total


def _begins(word: str, text: str) -> bool:
    """Tell whether a word of a text is one; a Latin one where a word begins, or "ai" would be in every "again"."""
    if not word[0].isascii() or not word[0].isalnum():
        return True
    at = text.find(word)
    while at > 0 and text[at - 1].isascii() and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


def alike(words: str, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return what means the same as what is asked, in the order of its groups."""
    asked = plain(words).strip()
    return tuple(
        dict.fromkeys(
            other
            for group in groups
            if asked in map(plain_word, group)
            for other in group
            if plain_word(other) != asked
        )
    )


def parts(words: str, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the words of a search; those of a Chinese one without spaces are the known ones in it."""
    asked = plain(words).split()
    if len(asked) != 1 or asked[0].isascii():
        return tuple(asked)
    known = {plain_word(word) for group in groups for word in group if not word.isascii()}
    held = [word for word in known if word in asked[0]]
    held.sort(key=lambda word: (-len(word), asked[0].find(word)))  # a set has another order each time
    return tuple(
        word for number, word in enumerate(held) if not any(word in longer for longer in held[:number])
    )


def _may_stand_apart(word: str) -> bool:
    """Tell whether a word is a Chinese question, long enough to be of two parts."""
    return len(word) >= 4 and all("\u3400" <= sign <= "\u9fff" for sign in word)


def _apart(word: str, text: str) -> bool:
    """Tell whether a Chinese question is made of parts, two signs and longer, that all stand in the text."""
    reachable = {0}
    for end in range(2, len(word) + 1):
        if any(start in reachable and word[start:end] in text for start in range(end - 1)):
            reachable.add(end)
    return len(word) in reachable
