"""Who is in a team: names that can be shown, pinned keys, and the roster number that is compared aloud."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wellbeing.domain.team.bands import Band

MOST_NAME = 40
MOST_MARKS = 3  # upon one letter
# Letters and marks that Unicode draws as nothing: joiners, fillers, vowels without a shape, variation selectors.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Twelve bits a word, 72 in all: syllables that read alike in every language of the app.
CONSONANTS = "bdghjklmnprstvwy"
VOWELS = "aiou"
WORDS = 6


class Standing(StrEnum):
    """How this person's app stands to a key."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    REFUSED = "refused"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as this app knows them: name, identity key, since when they count, and the standing of the key."""

    name: str
    key: bytes
    joined: date
    effective: date
    first_seen: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class Sent:
    """A period's roll: true band and sent face (0 low, 1 moderate, 2 high); `at` is when it was rolled."""

    period: str
    band: int
    face: int
    at: datetime

    @property
    def true_word(self) -> str:
        """The band that was true: low, moderate, high."""
        return Band(self.band).word

    @property
    def sent_word(self) -> str:
        """The band that was sent."""
        return Band(self.face).word


def clean_name(name: str) -> str | None:
    """Return a name fit to be shown: 1-40 letters, marks, figures, spaces and .'-()·; None for any other.

    Letters and marks that draw nothing are refused: two names must not look alike and be different; so are
    marks piled upon one another, which run into the line above.
    """
    text = " ".join(unicodedata.normalize("NFC", name).split())
    kinds = [unicodedata.category(sign) for sign in text]
    fine = all(kind[0] in "LMN" or sign in " .'’-()·" for sign, kind in zip(text, kinds, strict=True))
    seen = "Me" not in kinds and not UNSEEN.search(text)
    piled = any(
        {*kinds[place : place + MOST_MARKS + 1]} == {"Mn"} for place in range(len(kinds) - MOST_MARKS)
    )
    starts = bool(text) and kinds[0][0] in "LN"
    return text if fine and seen and not piled and starts and len(text) <= MOST_NAME else None


def same_name(name: str, other: str) -> bool:
    """Tell whether two names would be taken for the same person."""
    return folded(name) == folded(other)


def folded(name: str) -> str:
    """Return a name without case, width and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def roster_number(members: Iterable[tuple[str, bytes]]) -> str:
    """Return the hash of the sorted names and keys as six words."""
    digest = hashlib.sha256(b"wellbeing roster 1")
    for name, key in sorted((name.encode(), key) for name, key in members):
        digest.update(len(name).to_bytes(2, "big") + name + key)
    bits = int.from_bytes(digest.digest()[:9], "big")
    return " ".join(word_of(bits >> 12 * place & 0xFFF) for place in reversed(range(WORDS)))


def word_of(bits: int) -> str:
    """Return twelve bits as a word of two syllables."""
    return "".join(CONSONANTS[bits >> shift + 2 & 15] + VOWELS[bits >> shift & 3] for shift in (6, 0))
