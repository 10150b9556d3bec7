"""The words a reader of messages knows, laid out so that a text can be walked through once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wellbeing.domain.cues_values import KEYWORD

COMPLAINT, PRAISE, FEELING = "complaint", "praise", "feeling"
NEGATOR, STRONGER, WEAKER, FILLER, PLAIN = "negator", "stronger", "weaker", "filler", "plain"
ROLES = (COMPLAINT, PRAISE, FEELING, NEGATOR, STRONGER, WEAKER, FILLER, PLAIN)
OPEN_END = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """What a group of words does in a sentence.

    `weight` says how much a word speaks for a complaint (praise: against one), or the factor of a stronger or
    weaker word, or what a negator that turns nothing round counts alone. `emotions` are those it may stand
    for; with praise, those of its negation ("not happy").
    """

    group: str
    role: str
    weight: float
    emotions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kind: str = KEYWORD


@dataclass(frozen=True, slots=True)
class SignRules:
    """What each sign beside words counts, and the score from which words often come with a complaint."""

    threshold: float
    roomy: float
    """A text of more characters gathers marks by chance: beyond this many, its score is the share for so many."""
    exclamation: float
    question: float
    repetition: float
    capitals: float
    eased: float
    """The share of its weight by which a complaint turned round ("not bad") speaks against one."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, and by the first character of a word which lengths there are, the longest first.

    Emoji and stickers are words too; those in `open_ended` may go on.
    """

    words: Mapping[str, Term]
    lengths: Mapping[str, tuple[int, ...]]
    open_ended: frozenset[str]
    signs: SignRules


@dataclass(frozen=True, slots=True)
class Token:
    """A known word at its place in the text."""

    start: int
    end: int
    term: Term


def lexicon_of(words: Iterable[tuple[str, Term]], signs: SignRules) -> Lexicon:
    """Return the words ready for reading; a word that ends in * may go on ("disappoint*")."""
    known: dict[str, Term] = {}
    lengths: dict[str, set[int]] = {}
    open_ended: set[str] = set()
    for written, term in words:
        word = plain(written.removesuffix(OPEN_END))
        known[word] = term
        lengths.setdefault(word[0], set()).add(len(word))
        if written.endswith(OPEN_END):
            open_ended.add(word)
    ordered = {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}
    return Lexicon(known, ordered, frozenset(open_ended), signs)


def plain(text: str) -> str:
    """Return the text in small letters, half width and straight quotes, each character at its old place."""
    lowered = text.translate(_SAME)
    small = lowered.lower()
    if len(small) == len(lowered):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in lowered)


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the known words of a plain text in their order; where several fit, the longest."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        sign = text[at]
        token = None
        if sign in lexicon.lengths and not (is_latin(sign) and at and is_latin(text[at - 1])):
            token = _longest(text, at, lexicon)
        if token is None:
            at += 1
        else:
            found.append(token)
            at = token.end
    return found


def is_latin(sign: str) -> bool:
    """Tell whether a character of a plain text is a letter or figure that a Latin word is made of."""
    return "a" <= sign <= "z" or "0" <= sign <= "9" or sign == "'"


def _longest(text: str, at: int, lexicon: Lexicon) -> Token | None:
    for length in lexicon.lengths[text[at]]:
        word = text[at : at + length]
        term = lexicon.words.get(word)
        if term is None:
            continue
        end = at + len(word)
        if is_latin(word[-1]):
            stop = end
            while stop < len(text) and is_latin(text[stop]):
                stop += 1
            if stop > end and word not in lexicon.open_ended:
                continue
            end = stop
        return Token(at, end, term)
    return None


# Full-width signs to their half-width twins, the ideographic space, and the curled apostrophes.
_SAME = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2019: 0x27, 0x2018: 0x27}
