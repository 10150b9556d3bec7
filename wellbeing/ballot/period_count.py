"""The second half of a period: choose the closing list, answer once, open what can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from wellbeing.ballot.answer import TrusteeSums, Void, answer_note, combine, read_answer
from wellbeing.ballot.ballot import FalseSeal, read_ballot, read_withdrawal
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.close import Closing, Seen, answerable, close, read_closing
from wellbeing.ballot.identity import forget_period, period_key
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.trustees import Trustees
from wellbeing.domain.team.bands import TrendRow
from wellbeing.domain.team.periods import CLOSE_FROM


@dataclass(slots=True)
class PeriodCount(PeriodNotes):
    """What a trustee does once the ballots are in."""

    def _is_mine(self, trustees: Trustees) -> bool:
        """Tell whether this app's own present key stands on the list."""
        own = period_key(self.own.keep, self.period)
        box = own.box.public_key.encode() if own else None
        return any((hello.signer, hello.box) == (self.own.key, box) for hello in trustees.hellos)

    def _withdrawn(self) -> set[bytes]:
        how = partial(read_withdrawal, self.own.team.id, self.period)
        return set(self._all(NoteKind.WITHDRAWAL, lambda _: how).values())

    def _seen(self, trustees: Trustees) -> Seen:
        how = partial(read_ballot, self.own.team.id, self.period, trustees)
        ballots = self._all(NoteKind.BALLOT, lambda _: how, trustees.hash)
        first: dict[bytes, datetime] = {}
        for name, one in ballots.items():
            at = self.memory.first_seen(name.text)
            first[one.hash] = min(at, first.get(one.hash, at))
        return Seen(list(ballots.values()), first, self._withdrawn())

    def _chosen_closing(self, trustees: Trustees) -> Closing | None:
        lists = self._all(NoteKind.CLOSING, lambda name: partial(read_closing, self.own.team.id, name))
        chosen = self.memory.closing.get(self.period.name)
        if chosen:
            return next((one for name, one in lists.items() if name.token == chosen), None)
        if self.day < CLOSE_FROM:
            return None
        seen = self._seen(trustees)
        fit = [name for name, one in lists.items() if answerable(one, self.period, trustees, seen, self.now)]
        if not fit:
            today = self.now.astimezone(UTC).date()
            counted = seen.standing(today).values()
            self._put(close(self.own.team.id, self.period, trustees, counted, today))
        name = self._settled(fit)
        if name is None:
            return None
        self.memory.closing[self.period.name] = name.token
        return lists[name]

    def _answer(self, trustees: Trustees, closing: Closing) -> None:
        """Post this app's one answer and delete the key that made it; or post the same bytes again."""
        made, own = self.memory.answer.get(self.period.name), period_key(self.own.keep, self.period)
        if made is None:
            if own is None or not self._is_mine(trustees):
                return
            by_hash = {ballot.hash: ballot for ballot in self._seen(trustees).ballots}
            if not set(closing.ballots.values()) <= set(by_hash):
                return
            counted = [by_hash[ballot] for ballot in closing.ballots.values()]
            try:
                name, data = answer_note(
                    self.own.identity, own, self.own.team.id, self.period, trustees, closing, counted
                )
            except FalseSeal:
                return
            made = self.memory.answer[self.period.name] = f"{name.token} {data.hex()}"
            self.memory.save(self.own.keep)  # first: there is one answer, whatever happens to the board
        forget_period(self.own.keep, self.period)
        token, _, data_text = made.partition(" ")
        self._put((Name(NoteKind.ANSWER, self.period, token), bytes.fromhex(data_text)))

    def _open(self, trustees: Trustees, closing: Closing) -> TrendRow | None:
        how = partial(read_answer, self.own.team.id, self.period, trustees)
        answers: list[TrusteeSums] = list(self._all(NoteKind.ANSWER, lambda _: how, trustees.hash).values())
        try:
            tally = combine(trustees, closing, answers)
            if tally is None:
                return None
        except Void:
            tally = None
        row = TrendRow(self.period.start, self.period.days, tally)
        self.board.publish(row)
        return row
