"""When a calm line about help stands on the screen (E51): never a score, never a question, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellbeing.domain.plain_words import plain, plain_word

PEAK = 9
SHIFTS = 5
SHIFTS_AT_PEAK = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """What the diary holds at this moment, gathered anew each time and let go again.

    `peaks` are the highest stress figures of the last shifts, the latest last; `strained` tells of a week at 5 or
    three weeks at 4 and more, `threatened` of a threat or a life in danger logged lately; `notes` are the latest notes.
    """

    peaks: Sequence[int] = ()
    strained: bool = False
    threatened: bool = False
    notes: Sequence[str] = ()


def offers_help(signs: Signs, distress: Iterable[str]) -> bool:
    """Tell whether the line about help should stand there; `distress` are the words to look for in a note.

    The answer says only that help is worth naming. It does not say why, so nothing can be read from it.
    """
    high = sum(peak >= PEAK for peak in signs.peaks[-SHIFTS:])
    if high >= SHIFTS_AT_PEAK or signs.strained or signs.threatened:
        return True
    notes = [plain(note) for note in signs.notes]
    return any(plain_word(word) in note for word in distress for note in notes)
