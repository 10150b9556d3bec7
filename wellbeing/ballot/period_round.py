"""One period as one app plays it: hello, the frozen list, the ballot, and then the count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from wellbeing.ballot.ballot import ballot_note
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import make_period_key, period_key
from wellbeing.ballot.period_count import PeriodCount
from wellbeing.ballot.trustees import (
    Hello,
    Trustees,
    freeze,
    hello_note,
    one_each,
    read_hello,
    read_trustees,
    trusts,
)
from wellbeing.ballot.visit_memory import LOOK_FIRST
from wellbeing.domain.team.bands import DIE_SIDES, Band, TrendRow, band_sent
from wellbeing.domain.team.periods import BALLOTS_UNTIL, FREEZE_FROM, HELLO_FROM
from wellbeing.domain.team.roster import Sent


@dataclass(slots=True)
class PeriodRun(PeriodCount):
    """What is due now, from the notes that are on the board."""

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
        lists = self._all(NoteKind.FROZEN, lambda name: partial(read_trustees, self.own.team.id, name))
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
        every = one_each(self._all(NoteKind.HELLO, lambda _: how).values())
        return {signer: one for signer, one in every.items() if signer in part}

    def _trusts(self, trustees: Trustees, hellos: dict[bytes, Hello]) -> bool:
        in_time = {
            signer
            for signer, one in hellos.items()
            if self._first_seen(NoteKind.HELLO, one.data) <= self.period.end
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
            (
                Name(NoteKind.BALLOT, self.period, own.token(self.own.team.id, self.period)),
                bytes.fromhex(made),
            )
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
