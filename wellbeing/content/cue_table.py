"""The lexicon laid out beforehand: a third of a second of work that the build does once for everybody.

The table is made from the content files (resources/make_cues.py) and bears their digest. Where it is missing, damaged
or made from others, the files themselves are read: then a fault in them is named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields
from itertools import chain, repeat
from pathlib import Path
from typing import Any, TypeVar

from wellbeing.content.complaint_weights import FILE as COMPLAINTS
from wellbeing.content.cues import FILE, PHRASES, load_lexicon
from wellbeing.content.dangers import FILE as DANGERS
from wellbeing.content.dangers import IDEAS, WEIGHTS
from wellbeing.content.entries import FACTS, BrokenContent
from wellbeing.domain.cues.complaint_weights import ComplaintWeights, ScriptWeights
from wellbeing.domain.cues.families import FamilyIndex
from wellbeing.domain.cues.family_tables import FamilyTable
from wellbeing.domain.cues.lexicon import DangerPart, Lexicon, SignRules, Term, TurnsOfPhrase
from wellbeing.domain.cues.pairs import PairTable
from wellbeing.domain.cues.weighed import Weight, WordWeights

Value = TypeVar("Value")
TABLE = f"{FACTS}/cue_table.jsonl"
MADE_FROM = (FILE, PHRASES, DANGERS, IDEAS, WEIGHTS, COMPLAINTS)
RECIPE = b"4"
"""Raised when the table's form or its making changes."""


def read_lexicon(content_dir: Path) -> Lexicon:
    """Return the lexicon from its table, else from the content files; raises BrokenContent."""
    try:
        with (content_dir / TABLE).open(encoding="utf-8") as lines:
            if next(lines, "").strip() == digest_of(content_dir):
                return unpacked(lines)
    except (OSError, ValueError, TypeError, LookupError):
        pass  # the files say it all
    return load_lexicon(content_dir)


def write_table(content_dir: Path) -> Path:
    """Write the table of the content files; raises BrokenContent."""
    lines = [digest_of(content_dir), *packed(load_lexicon(content_dir))]
    (content_dir / TABLE).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return content_dir / TABLE


def digest_of(content_dir: Path) -> str:
    """Return what tells the content files from others; raises BrokenContent."""
    found = hashlib.sha256(RECIPE)
    for file in MADE_FROM:
        try:
            found.update(hashlib.sha256((content_dir / file).read_bytes()).digest())
        except OSError as error:
            raise BrokenContent(file, "-", "-", "the file cannot be read") from error
    return found.hexdigest()


def packed(lexicon: Lexicon) -> list[str]:
    """Return a lexicon as lines, each a part of it: one at a time, they hold up no other thread for long."""
    said, weighed, signs = lexicon.phrases, lexicon.phrases.weighed, lexicon.signs
    parts: list[object] = [
        _shared({word: _row(term) for word, term in lexicon.words.items()}),
        _shared(lexicon.lengths.known),
        _shared(lexicon.latin),
        [sorted(lexicon.open_ended), [getattr(signs, figure.name) for figure in fields(signs)]],
        [list(map(_row, said.terms)), said.disguised, said.dangers, said.parts],
    ]
    for table in (said.index.table, said.danger_index.table, said.everyday.table):
        parts += [[table.families, table.ways, table.owners], _shared(table.pairs), _shared(table.words)]
    parts += [
        [weighed.kinds, weighed.chinese, weighed.latin],
        _shared(weighed.weights),
        _shared(weighed.ideas),
    ]
    for script in (lexicon.complaints.chinese, lexicon.complaints.latin):
        parts += [[script.limit], _shared(script.weights)]
    return [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts]


def unpacked(lines: Iterable[str]) -> Lexicon:
    """Return the lexicon that was packed; raises ValueError, TypeError or LookupError for lines of anything else."""
    line = chain(lines, repeat(""))  # what is missing is no JSON
    words, lengths, latin = _spread(next(line), _term), _spread(next(line), tuple), _spread(next(line), tuple)
    (open_ended, signs), said = json.loads(next(line)), json.loads(next(line))
    indexes = [FamilyIndex(_table(next(line), next(line), next(line))) for _ in range(3)]
    kinds, from_chinese, from_latin = json.loads(next(line))
    weights, ideas = _spread(next(line), _weight), _spread(next(line), tuple)
    complaints = ComplaintWeights(_script(next(line), next(line)), _script(next(line), next(line)))
    phrases = TurnsOfPhrase(
        terms=tuple(map(_term, said[0])),
        disguised=tuple(said[1]),
        index=indexes[0],
        dangers=tuple(said[2]),
        parts=tuple(DangerPart(danger, tuple(scenes), name) for danger, scenes, name in said[3]),
        danger_index=indexes[1],
        everyday=indexes[2],
        weighed=WordWeights(tuple(kinds), from_chinese, from_latin, weights, ideas),
    )
    known = PairTable(lengths)
    return Lexicon(words, known, latin, frozenset(open_ended), SignRules(*signs), phrases, complaints)


def _shared(values: Mapping[str, Hashable]) -> list[object]:
    """Return the different values, and of each key the number of its value: most keys share theirs."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values.values()))}
    return [list(numbers), {key: numbers[value] for key, value in values.items()}]


def _spread(line: str, made: Callable[[Any], Value]) -> dict[str, Value]:
    values, of = json.loads(line)
    values = list(map(made, values))
    return {key: values[number] for key, number in of.items()}


def _table(head: str, pairs: str, words: str) -> FamilyTable:
    families, ways, owners = json.loads(head)
    return FamilyTable(families, tuple(ways), tuple(owners), _spread(pairs, tuple), _spread(words, tuple))


def _script(head: str, weights: str) -> ScriptWeights:
    (limit,) = json.loads(head)
    return ScriptWeights(limit, _spread(weights, float))


def _row(term: Term) -> tuple[Hashable, ...]:
    return tuple(getattr(term, part.name) for part in fields(term))


def _term(row: list[Any]) -> Term:
    group, role, weight, emotions, sources, kind, tells = row
    return Term(group, role, weight, tuple(emotions), tuple(sources), kind, tells)


def _weight(row: list[Any]) -> Weight:
    danger, kinds = row
    return Weight(danger, tuple(kinds))
