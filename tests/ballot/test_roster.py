"""Who counts as a member: keys pinned on first use, late comers who wait, and names that are somebody's already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from nacl.signing import SigningKey

from wellbeing.ballot.board import Name
from wellbeing.ballot.founding import Team
from wellbeing.ballot.roster import Roster, join_note, leave_note
from wellbeing.ballot.team_ledger import MemoryTeamLedger
from wellbeing.domain.team.periods import Period
from wellbeing.domain.team.roster import Standing

TEAM = Team("Blue", date(2024, 1, 22), "0" * 32)
PERIOD = Period(date(2024, 1, 29), 28)
NOW = datetime(2024, 1, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
MUCH_LATER = NOW + timedelta(days=40)


def signing(number: int) -> SigningKey:
    return SigningKey(bytes([number]) * 32)


def key(number: int) -> bytes:
    return signing(number).verify_key.encode()


@dataclass
class App:
    """The first member's view of a board."""

    notes: dict[Name, bytes] = field(default_factory=dict)
    ledger: MemoryTeamLedger = field(default_factory=lambda: MemoryTeamLedger(lambda _: None))

    def joins(self, number: int, name: str, day: date = TODAY) -> None:
        note, data = join_note(signing(number), TEAM, name, day)
        self.notes[Name(note.kind, None, f"{len(self.notes):064x}")] = data

    def leaves(self, number: int, day: date) -> None:
        note, data = leave_note(signing(number), TEAM, day)
        self.notes[Name(note.kind, None, f"{len(self.notes):064x}")] = data

    def roster(self, now: datetime = NOW) -> Roster:
        found = Roster(TEAM, key(1), self.ledger)
        found.meet(self.notes, now)
        return found

    def standings(self, now: datetime = NOW) -> dict[bytes, Standing]:
        return {member.key: member.standing for member in self.roster(now).members}


def app_of(number: int) -> App:
    app = App()
    for each in range(1, number + 1):
        app.joins(each, f"Member {each}")
    app.roster()
    return app


def test_who_comes_after_the_number_was_compared_waits_and_oneself_never_does():
    app = App()
    app.ledger.number = "compared"
    app.joins(1, "Member 1")
    app.joins(2, "Member 2")
    assert app.standings() == {key(1): Standing.ACCEPTED, key(2): Standing.WAITING}
    app = app_of(2)
    app.joins(3, "Member 3")
    assert app.standings()[key(3)] is Standing.ACCEPTED, "nothing was compared yet"
    app.ledger.number = "compared"
    app.joins(4, "Member 4")
    roster = app.roster()
    assert [member.name for member in roster.waiting()] == ["Member 4"]
    assert roster.changed() == []
    assert key(4) not in roster.part_of(PERIOD) | roster.ever_part_of(PERIOD)
    assert {key(1), key(2)} <= roster.part_of(PERIOD)
    assert roster.counted_at(PERIOD.start) == 3


def test_a_second_key_under_a_name_waits_though_nothing_was_compared():
    app = app_of(3)
    app.joins(9, "member 2")
    roster = app.roster()
    assert [member.key for member in roster.changed()] == [key(9)]
    roster.accept_or_refuse(key(9), welcome=True)
    assert app.standings() == {
        key(1): Standing.ACCEPTED, key(2): Standing.LEFT, key(3): Standing.ACCEPTED, key(9): Standing.ACCEPTED
    }  # fmt: skip
    assert key(2) in roster.ever_part_of(PERIOD)
    assert key(2) not in roster.part_of(PERIOD)


def test_nobody_takes_this_apps_own_place():
    app = app_of(3)
    app.joins(9, "Member 1")
    roster = app.roster()
    roster.accept_or_refuse(key(9), welcome=True)
    assert app.standings()[key(1)] is Standing.ACCEPTED


def test_a_refused_key_is_nobody_whatever_it_says_again():
    app = app_of(3)
    app.joins(9, "Member 2")
    app.roster().accept_or_refuse(key(9), welcome=False)
    app.joins(9, "Somebody else")
    roster = app.roster()
    assert app.standings()[key(9)] is Standing.REFUSED
    assert key(9) not in roster.part_of(PERIOD) | roster.ever_part_of(PERIOD)
    assert roster.counted_at(PERIOD.start) == 3


def test_a_pinned_name_and_day_stay():
    app = app_of(3)
    before = app.roster().members
    app.joins(2, "Another name", TEAM.founded)
    assert app.roster(MUCH_LATER).members == before


def test_a_day_of_joining_long_past_is_believed_of_those_met_first_alone():
    app = App()
    app.joins(1, "Member 1", TEAM.founded)
    app.joins(2, "Member 2", TEAM.founded)
    first = {member.key: member.effective for member in app.roster(MUCH_LATER).members}
    assert set(first.values()) == {TEAM.founded}
    app.joins(3, "Member 3", TEAM.founded)
    roster = app.roster(MUCH_LATER)
    (late,) = [member for member in roster.members if member.key == key(3)]
    assert late.joined == MUCH_LATER.date()
    assert key(3) not in roster.part_of(PERIOD) | roster.ever_part_of(PERIOD)
    assert roster.counted_at(PERIOD.start) == 2


def test_who_left_before_a_block_is_not_counted_in_it_and_the_first_goodbye_stands():
    for days, counted in (((PERIOD.start,), 2), ((PERIOD.end.date(),), 3), ((PERIOD.end.date(), PERIOD.start), 2),
                          ((PERIOD.start, PERIOD.end.date()), 2)):  # fmt: skip
        app = app_of(3)
        for day in days:
            app.leaves(3, day)
        roster = app.roster()
        assert app.standings()[key(3)] is Standing.LEFT
        assert key(3) not in roster.part_of(PERIOD)
        assert roster.counted_at(PERIOD.start) == counted, days


def test_a_goodbye_of_somebody_never_met_is_nothing_and_one_heard_before_is_not_written_again():
    app = app_of(3)
    app.leaves(9, TODAY)
    app.leaves(3, TODAY)
    assert app.standings() == {
        key(1): Standing.ACCEPTED, key(2): Standing.ACCEPTED, key(3): Standing.LEFT
    }  # fmt: skip
    before = app.ledger.pinned[key(3)]
    app.roster()
    assert app.ledger.pinned[key(3)] is before
