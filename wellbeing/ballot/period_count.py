"""The second half of a period: choose the closing list, answer once, open what can be opened.

The closing list says which ballots are counted. It is written from day 7 on and no ballot that comes later is
counted: an answer is the sum over exactly the ballots of one list, so two answers over different lists could be
subtracted, and what is left would be one person's ballot. For the same reason each app answers ONE list, ONCE.
It writes its answer down, deletes the period's key, and from then on can only send the same bytes again.

Any two thirds of the trustees' sums give the totals. A period is void, a gap in the trend and not a guess, when
sums contradict one another or give totals that cannot be (more votes than ballots): somebody has sent false sums,
and nobody can tell who. A trustee that finds a false seal answers nothing at all; too few answers leave it closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from wellbeing.ballot.answer import TrusteeSums, Void, answer_note, combine, read_answer
from wellbeing.ballot.ballot import Ballot, FalseSeal, read_ballot
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.closing import Closing, Seen, answerable, close, read_closing
from wellbeing.ballot.identity import PeriodKey, forget_period, period_key
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import CLOSE_FROM


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """What a trustee of a chosen list does once the ballots are in."""

    notes: PeriodNotes
    trustees: Trustees

    def is_trustee(self, key: PeriodKey | None) -> bool:
        """Tell whether this app's own present key stands on the list."""
        signer, box = self.notes.local.key, key.box.public_key.encode() if key else None
        return any((hello.signer, hello.box) == (signer, box) for hello in self.trustees.hellos)

    def seen(self) -> Seen:
        """Return the ballots that are here, since when, and who took theirs back."""
        notes = self.notes
        how = partial(read_ballot, notes.local.team.id, notes.period, self.trustees)
        ballots = notes.of_kind(NoteKind.BALLOT, lambda _: how, self.trustees.hash)
        first: dict[bytes, datetime] = {}
        for name, ballot in ballots.items():
            at = notes.memory.first_seen(name.text)
            first[ballot.hash] = min(at, first.get(ballot.hash, at))
        return Seen(list(ballots.values()), first, notes.withdrawn())

    def chosen_closing(self) -> Closing | None:
        """Return the closing list this app stays with, chosen now if it can be; writes one where none fits."""
        notes = self.notes
        lists = notes.of_kind(NoteKind.CLOSING, lambda name: partial(read_closing, notes.local.team.id, name))
        chosen = notes.memory.closing.get(notes.period.name)
        if chosen:
            return next((closing for name, closing in lists.items() if name.token == chosen), None)
        if notes.day < CLOSE_FROM:
            return None
        seen = self.seen()
        fit = [
            name
            for name, closing in lists.items()
            if answerable(closing, notes.period, self.trustees, seen, notes.now)
        ]
        if not fit:
            today = notes.now.astimezone(UTC).date()
            counted = seen.standing(today).values()
            notes.put(close(notes.local.team.id, notes.period, self.trustees, counted, today))
        name = notes.settled(fit)
        if name is None:
            return None
        notes.memory.closing[notes.period.name] = name.token
        return lists[name]

    def answer(self, closing: Closing) -> None:
        """Post this app's one answer and delete the key that made it; or post the same bytes again."""
        notes = self.notes
        answered = notes.memory.answer.get(notes.period.name) or self._first_answer(closing)
        if answered is None:
            return
        forget_period(notes.local.key_files, notes.period)
        token, _, data_text = answered.partition(" ")
        notes.put((Name(NoteKind.ANSWER, notes.period, token), bytes.fromhex(data_text)))

    def _first_answer(self, closing: Closing) -> str | None:
        """Make the answer and write it down; None when this app can't answer, or must not."""
        notes, local = self.notes, self.notes.local
        key = period_key(local.key_files, notes.period)
        if key is None or not self.is_trustee(key):
            return None
        counted = self._counted(closing)
        if counted is None:
            return None
        try:
            name, data = answer_note(
                local.identity, key, local.team.id, notes.period, self.trustees, closing, counted
            )
        except FalseSeal:
            return None
        answered = notes.memory.answer[notes.period.name] = f"{name.token} {data.hex()}"
        notes.memory.save(local.key_files)  # first: there is one answer, whatever happens to the board
        return answered

    def _counted(self, closing: Closing) -> list[Ballot] | None:
        """Return the ballots of a list in its order; None when one of them is not here, or can't be read."""
        by_hash = {ballot.hash: ballot for ballot in self.seen().ballots}
        if not set(closing.ballots.values()) <= set(by_hash):
            return None
        return [by_hash[ballot] for ballot in closing.ballots.values()]

    def open(self, closing: Closing) -> TrendRow | None:
        """Publish the totals, or the gap of a void period; None while there are too few answers."""
        notes = self.notes
        how = partial(read_answer, notes.local.team.id, notes.period, self.trustees)
        answers: list[TrusteeSums] = list(
            notes.of_kind(NoteKind.ANSWER, lambda _: how, self.trustees.hash).values()
        )
        try:
            tally = combine(self.trustees, closing, answers)
            if tally is None:
                return None
        except Void:
            tally = None
        row = TrendRow(notes.period.start, notes.period.days, tally)
        notes.board.publish(row)
        return row
