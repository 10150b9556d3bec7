"""One period as one app lives it: hello, the frozen list, the ballot, and then the count.

Nobody runs the count: every member's app visits the board now and then and does what is due. Days count from the
period's end. In the week before it each app says hello with a key made for this period alone. From day 1 any app
may write the frozen list of these hellos: they are the trustees. Each app waits a day after it first saw a fitting
list (a synced folder can bring two), takes the lowest and stays with it. Until day 5 each then casts one ballot: its
band is split into shares, and each share is sealed to one trustee. From day 7 on comes the closing list, and each
trustee answers with one sum of the shares sealed to it (period_count.py). After day 28 all keys are forgotten.

More than two thirds of the trustees are needed to open the total. Fewer would let a small group put their shares
together and open a single ballot; all of them would let one laptop that stays shut keep the period closed.

The die: before a band is sent, a die of 16 is rolled, once a period. On 14 of the sides the true band goes out, on
one side each of the other two. So even a ballot that everybody had opened would prove nothing about its sender, and
the trend takes the dice out again by arithmetic. A second roll would let the two faces be compared and give the true
band away: the roll is kept in the diary, the finished bytes in the memory, and what is sent again is those bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from wellbeing.ballot.ballot import ballot_note
from wellbeing.ballot.board import Name, NoteKind
from wellbeing.ballot.identity import PeriodKey, make_period_key, period_key
from wellbeing.ballot.period_count import PeriodCount
from wellbeing.ballot.period_notes import PeriodNotes
from wellbeing.ballot.roster import Roster
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
from wellbeing.ballot.visit_memory import REVIEW_FIRST
from wellbeing.domain.team.bands import DIE_SIDES, Band, TrendRow, band_sent
from wellbeing.domain.team.periods import BALLOTS_UNTIL, FREEZE_FROM, HELLO_FROM
from wellbeing.domain.team.roster import Sent


@dataclass(frozen=True, slots=True)
class PeriodRun:
    """What is due now, from the notes that are on the board."""

    notes: PeriodNotes
    roster: Roster

    def play(self) -> TrendRow | None:
        """Do what is due and return the row when this visit opened the period, or found it void."""
        self._say_hello()
        trustees = self._chosen_trustees()
        if trustees is None:
            return None
        count = PeriodCount(self.notes, trustees)
        self._cast(count)
        closing = count.chosen_closing()
        if closing is None:
            return None
        count.answer(closing)
        return count.open(closing)

    def _say_hello(self) -> None:
        notes, local = self.notes, self.notes.local
        in_time = HELLO_FROM <= notes.day < FREEZE_FROM
        takes_part = local.ledger.consents() and local.key in self.roster.part_of(notes.period)
        if not in_time or not takes_part or notes.period.name in notes.memory.answer:
            return
        key = period_key(local.key_files, notes.period)
        key = key or make_period_key(local.key_files, notes.period, local.random_source.octets)
        notes.put(hello_note(local.identity, key, local.team.id, notes.period))

    def _chosen_trustees(self) -> Trustees | None:
        """Return the frozen list this app stays with, chosen now if it can be; writes one where none fits."""
        notes = self.notes
        lists = notes.of_kind(NoteKind.FROZEN, lambda name: partial(read_trustees, notes.local.team.id, name))
        chosen = notes.memory.frozen.get(notes.period.name)
        if chosen:
            return next((trustees for name, trustees in lists.items() if name.token == chosen), None)
        if notes.day < FREEZE_FROM:
            return None
        hellos = self._hellos()
        fit = [name for name, trustees in lists.items() if self._trusts(trustees, hellos)]
        if not fit and notes.day < BALLOTS_UNTIL:
            notes.put(freeze(notes.local.team.id, notes.period, hellos.values()))
        name = notes.settled(fit)
        if name is None:
            return None
        notes.memory.frozen[notes.period.name] = name.token
        return lists[name]

    def _hellos(self) -> dict[bytes, Hello]:
        """Return the hellos of the accepted members who belong to the period, by signer."""
        how = partial(read_hello, self.notes.local.team.id, self.notes.period)
        part = self.roster.part_of(self.notes.period)
        every = one_each(self.notes.of_kind(NoteKind.HELLO, lambda _: how).values())
        return {signer: hello for signer, hello in every.items() if signer in part}

    def _trusts(self, trustees: Trustees, hellos: dict[bytes, Hello]) -> bool:
        notes = self.notes
        in_time = {
            signer
            for signer, hello in hellos.items()
            if notes.first_seen(NoteKind.HELLO, hello.data) <= notes.period.end
        }
        good = self.roster.ever_part_of(notes.period)
        return trusts(trustees, good, hellos.get(notes.local.key), in_time, hellos)

    def _cast(self, count: PeriodCount) -> None:
        """Roll once and send the face; or send the same bytes again when they have not arrived."""
        notes, key = self.notes, period_key(self.notes.local.key_files, self.notes.period)
        if key is None or not self._may_cast(count, key):
            return
        ballot = notes.memory.ballot.get(notes.period.name) or self._first_ballot(count.trustees, key)
        if ballot is None:
            return
        if notes.period.name not in notes.memory.shown:
            if notes.local.key_files.read(REVIEW_FIRST) is not None:
                return
            notes.memory.shown.append(notes.period.name)
        token = key.token(notes.local.team.id, notes.period)
        notes.put((Name(NoteKind.BALLOT, notes.period, token), bytes.fromhex(ballot)))

    def _may_cast(self, count: PeriodCount, key: PeriodKey) -> bool:
        """Tell whether a ballot may go out: in time, agreed to, to a list of known people that this app is on."""
        notes, ledger = self.notes, self.notes.local.ledger
        if not ledger.consents() or not ledger.compared() or self.roster.changed():
            return False
        if not FREEZE_FROM <= notes.day <= BALLOTS_UNTIL:
            return False
        return count.is_trustee(key) and notes.local.key not in notes.withdrawn()

    def _first_ballot(self, trustees: Trustees, key: PeriodKey) -> str | None:
        """Make the ballot and write it down, as hexadecimal figures; None when there are too few entries."""
        notes, local, sent = self.notes, self.notes.local, self._rolled()
        if sent is None:
            return None
        below = local.random_source.below
        _, data = ballot_note(
            local.identity, key, local.team.id, notes.period, trustees, Band(sent.face), below
        )
        ballot = notes.memory.ballot[notes.period.name] = data.hex()
        notes.memory.save(local.key_files)  # before it leaves: what is sent again is this and nothing else
        return ballot

    def _rolled(self) -> Sent | None:
        """Return the period's one roll, made now if there was none; None when there are too few entries."""
        notes, ledger = self.notes, self.notes.local.ledger
        if ledger.sent(notes.period) is None:
            band = ledger.band(notes.period)
            if band is None:
                return None
            face = band_sent(band, notes.local.random_source.below(DIE_SIDES))
            ledger.keep_sent(Sent(notes.period.name, int(band), int(face), notes.now))
        return ledger.sent(notes.period)
