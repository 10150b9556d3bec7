"""One period as one app plays it: what is due now, from the notes that are on the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from wellbeing.domain.team import DIE_SIDES, Band, TrendRow, band_sent
from wellbeing.domain.team_periods import (
    BALLOTS_UNTIL,
    CLOSE_FROM,
    FREEZE_FROM,
    HELLO_FROM,
    SETTLE,
    Period,
)
from wellbeing.domain.team_roster import Sent
from wellbeing.team.answer import Answer, Void, answer_note, combine, read_answer
from wellbeing.team.ballot import FalseSeal, ballot_note, read_ballot, read_withdrawal
from wellbeing.team.board import Board, Kind, Name
from wellbeing.team.close import Closing, Seen, answerable, close, read_closing
from wellbeing.team.identity import forget_period, make_period_key, period_key
from wellbeing.team.memory import LOOK_FIRST, Memory
from wellbeing.team.own import Own
from wellbeing.team.reader import Reader
from wellbeing.team.roster import Roster
from wellbeing.team.trustees import (
    Hello,
    Trustees,
    freeze,
    hello_note,
    one_each,
    read_hello,
    read_trustees,
    trusts,
)

Read = TypeVar("Read")
Made = tuple[Name, bytes]


@dataclass(slots=True)
class Round:
    """One app, one period, one visit. `notes` grows by what is put during the visit."""

    own: Own
    board: Board
    reader: Reader
    memory: Memory
    roster: Roster
    period: Period
    notes: dict[Name, bytes]
    now: datetime

    @property
    def day(self) -> float:
        """How many days behind the period's end it is."""
        return self.period.day(self.now)

    def play(self) -> TrendRow | None:
        """Do what is due and return the row when this visit opened the period, or found it void."""
        self._say_hello()
        trustees = self._chosen_trustees()
        if trustees is None:
            return None
        self._cast(trustees)
        closing = self._chosen_closing(trustees)
        if closing is None:
            return None
        self._answer(trustees, closing)
        return self._open(trustees, closing)

    def _say_hello(self) -> None:
        in_time = HELLO_FROM <= self.day < FREEZE_FROM
        if (
            not in_time
            or not self.own.ledger.consents()
            or self.own.key not in self.roster.part_of(self.period)
        ):
            return
        if self.period.name in self.memory.answer:
            return
        own = period_key(self.own.keep, self.period)
        own = own or make_period_key(self.own.keep, self.period, self.own.chance.octets)
        self._put(hello_note(self.own.identity, own, self.own.team.id, self.period))

    def _chosen_trustees(self) -> Trustees | None:
        lists = self._all(Kind.FROZEN, lambda name: partial(read_trustees, self.own.team.id, name))
        chosen = self.memory.frozen.get(self.period.name)
        if chosen:
            return next((one for name, one in lists.items() if name.token == chosen), None)
        if self.day < FREEZE_FROM:
            return None
        hellos = self._hellos()
        fit = [name for name, one in lists.items() if self._trusts(one, hellos)]
        if not fit and self.day < BALLOTS_UNTIL:
            self._put(freeze(self.own.team.id, self.period, hellos.values()))
        name = self._settled(fit)
        if name is None:
            return None
        self.memory.frozen[self.period.name] = name.token
        return lists[name]

    def _hellos(self) -> dict[bytes, Hello]:
        """Return the hellos of the accepted members who belong to the period, by signer."""
        how = partial(read_hello, self.own.team.id, self.period)
        part = self.roster.part_of(self.period)
        every = one_each(self._all(Kind.HELLO, lambda _: how).values())
        return {signer: one for signer, one in every.items() if signer in part}

    def _trusts(self, trustees: Trustees, hellos: dict[bytes, Hello]) -> bool:
        in_time = {
            signer
            for signer, one in hellos.items()
            if self._first_seen(Kind.HELLO, one.data) <= self.period.end
        }
        good = self.roster.ever_part_of(self.period)
        return trusts(trustees, good, hellos.get(self.own.key), in_time, hellos)

    def _cast(self, trustees: Trustees) -> None:
        """Roll once and send the face; or send the same bytes again when they have not arrived."""
        ledger, own = self.own.ledger, period_key(self.own.keep, self.period)
        paused = not ledger.consents() or not ledger.compared() or self.roster.changed()
        if own is None or paused or not FREEZE_FROM <= self.day <= BALLOTS_UNTIL:
            return
        if not self._is_mine(trustees) or self.own.key in self._withdrawn():
            return
        made = self.memory.ballot.get(self.period.name)
        if made is None:
            sent = self._rolled()
            if sent is None:
                return
            chance, team = self.own.chance, self.own.team.id
            _, data = ballot_note(
                self.own.identity, own, team, self.period, trustees, Band(sent.face), chance.below
            )
            made = self.memory.ballot[self.period.name] = data.hex()
            self.memory.save(self.own.keep)  # before it leaves: what is sent again is this and nothing else
        if self.period.name not in self.memory.shown:
            if self.own.keep.read(LOOK_FIRST) is not None:
                return
            self.memory.shown.append(self.period.name)
        self._put(
            (Name(Kind.BALLOT, self.period, own.token(self.own.team.id, self.period)), bytes.fromhex(made))
        )

    def _rolled(self) -> Sent | None:
        """Return the period's one roll, made now if there was none; None when there are too few entries."""
        ledger = self.own.ledger
        if ledger.sent(self.period) is None:
            band = ledger.band(self.period)
            if band is None:
                return None
            face = band_sent(band, self.own.chance.below(DIE_SIDES))
            ledger.keep_sent(Sent(self.period.name, int(band), int(face), self.now))
        return ledger.sent(self.period)

    def _is_mine(self, trustees: Trustees) -> bool:
        """Tell whether this app's own present key stands on the list."""
        own = period_key(self.own.keep, self.period)
        box = own.box.public_key.encode() if own else None
        return any((one.signer, one.box) == (self.own.key, box) for one in trustees.hellos)

    def _withdrawn(self) -> set[bytes]:
        how = partial(read_withdrawal, self.own.team.id, self.period)
        return set(self._all(Kind.WITHDRAWAL, lambda _: how).values())

    def _seen(self, trustees: Trustees) -> Seen:
        how = partial(read_ballot, self.own.team.id, self.period, trustees)
        ballots = self._all(Kind.BALLOT, lambda _: how, trustees.hash)
        first: dict[bytes, datetime] = {}
        for name, one in ballots.items():
            at = self.memory.first_seen(name.text)
            first[one.hash] = min(at, first.get(one.hash, at))
        return Seen(list(ballots.values()), first, self._withdrawn())

    def _chosen_closing(self, trustees: Trustees) -> Closing | None:
        lists = self._all(Kind.CLOSING, lambda name: partial(read_closing, self.own.team.id, name))
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
            by_hash = {one.hash: one for one in self._seen(trustees).ballots}
            if not set(closing.ballots.values()) <= set(by_hash):
                return
            counted = [by_hash[one] for one in closing.ballots.values()]
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
        self._put((Name(Kind.ANSWER, self.period, token), bytes.fromhex(data_text)))

    def _open(self, trustees: Trustees, closing: Closing) -> TrendRow | None:
        how = partial(read_answer, self.own.team.id, self.period, trustees)
        answers: list[Answer] = list(self._all(Kind.ANSWER, lambda _: how, trustees.hash).values())
        try:
            tally = combine(trustees, closing, answers)
            if tally is None:
                return None
        except Void:
            tally = None
        row = TrendRow(self.period.start, self.period.days, tally)
        self.board.publish(row)
        return row

    def _settled(self, fit: list[Name]) -> Name | None:
        """Return the lowest of the lists that fit, once a day has passed since the first was seen."""
        if not fit or self.now - min(self.memory.first_seen(one.text) for one in fit) < SETTLE:
            return None
        return min(fit, key=lambda one: one.token)

    def _all(
        self, kind: Kind, how: Callable[[Name], Callable[[bytes], Read]], context: bytes = b""
    ) -> dict[Name, Read]:
        """Return what can be read of a kind of notes."""
        found = {}
        for name, data in self.notes.items():
            if name.kind is kind:
                one = self.reader.read(data, context + name.text.encode(), how(name))
                if one is not None:
                    found[name] = one
        return found

    def _first_seen(self, kind: Kind, data: bytes) -> datetime:
        moments = [
            self.memory.first_seen(name.text)
            for name, held in self.notes.items()
            if name.kind is kind and held == data
        ]
        return min(moments)

    def _put(self, made: Made | None) -> None:
        """Log and put a note, unless there is none or it is there."""
        if made is None or made[0] in self.notes:
            return
        name, data = made
        self.own.ledger.log(self.now, name, data)
        if self.board.put(name, data):
            self.notes[name] = data
            self.memory.see([name.text], self.now)
