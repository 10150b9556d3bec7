"""The words a reader of messages knows, laid out so that a text can be walked through once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wellbeing.domain.cues.complaint_weights import ComplaintWeights
from wellbeing.domain.cues.families import FamilyIndex
from wellbeing.domain.cues.family_tables import FamilyTable
from wellbeing.domain.cues.marks import KEYWORD
from wellbeing.domain.cues.pairs import PAIR, WORD, PairTable, twos_of, word_hits
from wellbeing.domain.cues.scripts import TWINS
from wellbeing.domain.cues.weighed import WordWeights

COMPLAINT, PRAISE, FEELING = "complaint", "praise", "feeling"
NEGATOR, STRONGER, WEAKER, FILLER, PLAIN = "negator", "stronger", "weaker", "filler", "plain"
ROLES = (COMPLAINT, PRAISE, FEELING, NEGATOR, STRONGER, WEAKER, FILLER, PLAIN)
OPEN_END = "*"
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789'")
"""What a Latin word of a plain text is made of."""
_LATIN_RUN = re.compile("[a-z0-9']+")
TOKENS_MOST = 2_500
"""So many words of ten thousand characters are looked at: more of them known than that is a wall of faces."""


def _nothing() -> FamilyIndex:
    return FamilyIndex(FamilyTable())


@dataclass(frozen=True, slots=True)
class Term:
    """What a group of words does in a sentence.

    `weight` says how much a word speaks for a complaint (praise: against one), or the factor of a stronger or
    weaker word, or what a negator that turns nothing round counts alone. `emotions` are those it may stand
    for; with praise, those of its negation ("not happy"). `tells` says that it names a feeling; what only
    happened ("broken", "late") may leave people calm.
    """

    group: str
    role: str
    weight: float
    emotions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kind: str = KEYWORD
    tells: bool = True


class DangerPart(NamedTuple):
    """Words that say little alone: near another part of a scene of theirs they speak of its danger."""

    danger: str
    scenes: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class TurnsOfPhrase:
    """Turns of phrase ("why does nobody", "please explain in writing") and words of danger.

    A turn of phrase covers the words in it.
    """

    terms: tuple[Term, ...] = ()
    disguised: tuple[str, ...] = ()
    """What each word in disguise ("zi sha") stands for."""
    index: FamilyIndex = field(default_factory=_nothing)
    """Holds the family of each term, then that of each word that people disguise."""
    dangers: tuple[str, ...] = ()
    parts: tuple[DangerPart, ...] = ()
    danger_index: FamilyIndex = field(default_factory=_nothing)
    """Holds the family of each danger, then that of each part of one: looked for once no word is disguised any more."""
    everyday: FamilyIndex = field(default_factory=_nothing)
    """Sayings, blanked out before a danger is believed."""
    weighed: WordWeights = field(default_factory=WordWeights)


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
    hint: float
    """The most that a word of one Chinese sign weighs: below the threshold, for no single sign decides."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, and by the one or two characters they begin with which lengths there are, the longest first.

    Latin words are looked up by themselves, by four, for they begin where a word does.
    Emoji and stickers are words too; those in `open_ended` may go on.
    """

    words: Mapping[str, Term]
    lengths: PairTable[tuple[int, ...]]
    latin: Mapping[str, tuple[int, ...]]
    open_ended: frozenset[str]
    signs: SignRules
    phrases: TurnsOfPhrase = field(default_factory=TurnsOfPhrase)
    complaints: ComplaintWeights = field(default_factory=ComplaintWeights)


class Token(NamedTuple):
    """A known word at its place in the text."""

    start: int
    end: int
    term: Term

    @property
    def single(self) -> bool:
        """Tell whether it is one Chinese sign, which stands in a hundred other words as well."""
        return self.end - self.start == 1 and self.term.kind == KEYWORD


def lexicon_of(
    words: Iterable[tuple[str, Term]],
    signs: SignRules,
    phrases: TurnsOfPhrase | None = None,
    complaints: ComplaintWeights | None = None,
) -> Lexicon:
    """Return the words ready for reading; a word that ends in * may go on ("disappoint*")."""
    known: dict[str, Term] = {}
    lengths: dict[str, set[int]] = {}
    open_ended: set[str] = set()
    for written, term in words:
        word = plain(written.removesuffix(OPEN_END))
        known[word] = term
        start = word[: WORD if word[0] in LATIN else PAIR]
        lengths.setdefault(start, set()).add(len(word))
        if written.endswith(OPEN_END):
            open_ended.add(word)
    for start, found in lengths.items():
        found.update(size for size in range(1, len(start)) if start[:size] in known)
    ordered = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
    latin = {start: found for start, found in ordered.items() if start[0] in LATIN}
    chinese = {start: found for start, found in ordered.items() if start not in latin}
    return Lexicon(
        known,
        PairTable(chinese),
        latin,
        frozenset(open_ended),
        signs,
        phrases or TurnsOfPhrase(),
        complaints or ComplaintWeights(),
    )


def plain(text: str) -> str:
    """Return the text in small letters, half width, straight quotes and one script, each character at its place."""
    lowered = text.translate(_SAME)
    small = lowered.lower()
    if len(small) == len(lowered):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in lowered)


def tokens(text: str, lexicon: Lexicon, twos: Sequence[str] | None = None) -> list[Token]:
    """Return the known words of a plain text in their order, the first TOKENS_MOST; where several fit, the longest."""
    found: list[Token] = []
    free = 0
    starts = lexicon.lengths.hits(text, twos_of(text) if twos is None else twos)
    starts += word_hits(text, _LATIN_RUN.finditer(text), lexicon.latin)  # no word begins inside a Latin one
    for at, fitting in sorted(starts):
        if at < free:
            continue
        token = _longest(text, at, fitting, lexicon)
        if token is not None:
            found.append(token)
            free = token.end
            if len(found) == TOKENS_MOST:
                break
    return found


def _longest(text: str, at: int, lengths: tuple[int, ...], lexicon: Lexicon) -> Token | None:
    for length in lengths:
        word = text[at : at + length]
        term = lexicon.words.get(word)
        if term is None:
            continue
        end = at + len(word)
        if word[-1] in LATIN:
            run = _LATIN_RUN.match(text, end)
            stop = run.end() if run else end
            if stop > end and word not in lexicon.open_ended:
                continue
            end = stop
        return Token(at, end, term)
    return None


# Full-width signs to their half-width twins, the ideographic space, whatever stands for an apostrophe, and one script.
_SAME = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"\u3000": " "}
    | dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
    | TWINS
)
