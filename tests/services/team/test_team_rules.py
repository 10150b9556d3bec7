"""The rules of joining, comparing, sharing and leaving, each by itself: what is asked, what is kept, whose turn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from wellbeing.ballot.board import BoardTrouble
from wellbeing.ballot.board_folder import FolderBoard
from wellbeing.ballot.founding import FOLDER, SERVICE, Address
from wellbeing.ballot.identity import make_period_key
from wellbeing.ballot.visit_memory import recall
from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.team.bands import Band, Tally, TrendRow
from wellbeing.domain.team.periods import Period, period_at
from wellbeing.domain.team.roster import Sent
from wellbeing.paths import under
from wellbeing.services.diary_access import open_own_diary
from wellbeing.services.team.local_teams import LOCK, LocalTeams
from wellbeing.services.team.log import write_log
from wellbeing.services.team.membership import memberships
from wellbeing.services.team.teams import Teams
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.database import Diary
from wellbeing.system.file_lock import file_lock


class Person:
    """Somebody with a home of their own; the board can be taken away."""

    def __init__(self, home: Path, clock: FakeClock) -> None:
        self.folders, self.clock, self.away = under(home), clock, False
        self.diary: Diary = open_own_diary(self.folders)
        self.local = LocalTeams(self.folders.data, self.diary, clock, self._board)
        self.teams = Teams(self.local)

    def _board(self, address: Address, team: bytes) -> FolderBoard:
        if self.away:
            raise BoardTrouble("away")
        return FolderBoard(Path(address.where), team, durable=False)

    @property
    def files(self) -> dict[str, bytes]:
        """What lies in the folder of the one team."""
        (folder,) = (self.folders.data / "team").iterdir()
        return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture
def person(tmp_path: Path, clock: FakeClock) -> Iterator[Callable[[str], Person]]:
    people: list[Person] = []

    def born(name: str) -> Person:
        people.append(Person(tmp_path / name, clock))
        return people[-1]

    yield born
    for each in people:
        each.diary.close()


@pytest.fixture
def invitation(person: Callable[[str], Person], share: Path) -> str:
    return person("lead").teams.found("Blue", Address(FOLDER, str(share)))


@pytest.fixture
def ann(person: Callable[[str], Person], invitation: str) -> Person:
    made = person("Ann")
    made.teams.join(invitation, "Ann")
    return made


FIELDS = {
    "problem.team_own_name": "name",
    "problem.team_two": "name",
    "problem.team_nobody": "name",
    "problem.team_invitation": "invitation",
    "problem.team_not_here": "board",
}


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    problem = refused.value.problem
    assert problem.field == FIELDS.get(problem.key, "team"), "the field that a screen marks"
    return problem.key


def test_a_team_whose_note_is_another_one_is_not_joined(
    person: Callable[[str], Person], invitation: str, share: Path
):
    """Whoever can write in the folder can put anything under the team's name."""
    (file,) = share.rglob("team.*")
    stranger = FolderBoard(share, bytes(32), durable=False)
    name = memberships(person("lead").folders.data)[0].team.place
    file.unlink()
    stranger._folder = file.parent
    stranger.put(name, b"another note")
    assert refusal(partial(person("Ann").teams.join, invitation, "Ann")) == "problem.team_not_there"


def test_who_joins_anew_begins_without_consent_comparison_or_colleagues(
    person: Callable[[str], Person], ann: Person, invitation: str
):
    bo = person("Bo")
    bo.teams.join(invitation, "Bo")
    ann.teams.compare(ann.teams.roster_view().number)
    ann.teams.share(True)
    (folder,) = (ann.folders.data / "team").iterdir()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    ann.teams.join(invitation, "Ann again")
    view = ann.teams.known_roster_view()
    assert (view.shares, view.compared, view.waiting) == (False, False, [])


def test_who_has_joined_is_inside_before_the_board_is_asked_again(ann: Person):
    ann.away = True
    assert [member.name for member in ann.teams.known_roster_view().inside] == ["Ann"]
    assert ann.teams.known_roster_view().counts_from is not None


def test_comparing_the_number_turns_no_sharing_on_or_off(ann: Person):
    number = ann.teams.roster_view().number
    ann.teams.compare(number)
    assert (ann.teams.shares(), ann.teams.known_roster_view().compared) == (False, True)
    ann.teams.share(True)
    assert ann.teams.known_roster_view().compared, "sharing forgets no comparison"
    ann.teams.compare(number)
    assert ann.teams.shares()


def test_two_of_one_name_are_told_apart_by_their_keys(
    person: Callable[[str], Person], ann: Person, invitation: str
):
    ann.teams.compare(ann.teams.roster_view().number)
    for home in ("Bo", "Beau"):
        person(home).teams.join(invitation, "Bo")
    assert refusal(partial(ann.teams.accept_or_refuse, "Bo", True)) == "problem.team_two"
    first, second = ann.teams.known_roster_view().waiting
    assert ann.teams.accept_or_refuse(second.key.hex(), True).key == second.key
    view = ann.teams.known_roster_view()
    assert second.key in {member.key for member in view.inside}
    assert first.key not in {member.key for member in view.inside}


VERBS: dict[str, Callable[[Teams, str, Address], object]] = {
    "join": lambda teams, text, board: teams.join(text, "Zoe"),
    "roster": lambda teams, text, board: teams.roster_view(),
    "accept": lambda teams, text, board: teams.accept_or_refuse("Bo", True),
    "move": lambda teams, text, board: teams.move(board),
    "leave": lambda teams, text, board: teams.leave(),
    "leave anyway": lambda teams, text, board: teams.leave(anyway=True),
    "send": lambda teams, text, board: teams.visits.send_on(),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_waits_its_turn(
    person: Callable[[str], Person],
    ann: Person,
    invitation: str,
    share: Path,
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
):
    who = person("Zoe") if verb == "join" else ann
    before = sorted(path.name for path in (who.folders.data / "team").rglob("*") if path.is_file())
    monkeypatch.setattr("wellbeing.services.team.local_teams.file_lock", partial(file_lock, patience=0))
    who.folders.data.mkdir(exist_ok=True)
    with file_lock(who.folders.data / LOCK):
        act = partial(VERBS[verb], who.teams, invitation, Address(FOLDER, str(share)))
        assert refusal(act) == "problem.team_busy"
    assert sorted(path.name for path in (who.folders.data / "team").rglob("*") if path.is_file()) == before


def test_sharing_ends_at_once_and_its_ballots_later_when_another_visit_is_under_way(
    ann: Person, monkeypatch: pytest.MonkeyPatch
):
    ann.teams.share(True)
    monkeypatch.setattr("wellbeing.services.team.local_teams.file_lock", partial(file_lock, patience=0))
    with file_lock(ann.folders.data / LOCK):
        assert refusal(partial(ann.teams.share, False)) == "problem.team_off_later"
    assert not ann.teams.shares()


def test_a_team_moves_only_to_a_board_that_has_its_own_note_and_answers(
    ann: Person, share: Path, tmp_path: Path
):
    (file,) = share.rglob("team.*")
    other = tmp_path / "other" / file.parent.name
    other.mkdir(parents=True)
    board = FolderBoard(tmp_path / "other", bytes(32), durable=False)
    board._folder = other
    board.put(ann.teams.all()[0].team.place, b"another note")
    before = ann.files
    address = Address(FOLDER, str(tmp_path / "other"))
    assert refusal(partial(ann.teams.move, address)) == "problem.team_not_here"
    assert ann.files == before


class SilentBoard(FolderBoard):
    """A board that gives no totals away."""

    def trend(self) -> list[TrendRow]:
        """Refuse."""
        raise BoardTrouble("denied")


@pytest.mark.parametrize(
    ("who", "kind", "moves"),
    [("Ann", FOLDER, False), ("Ann", SERVICE, False), ("lead", FOLDER, False), ("lead", SERVICE, True)],
)
def test_only_a_leader_needs_no_notes_and_only_in_a_database(
    person: Callable[[str], Person], ann: Person, tmp_path: Path, who: str, kind: str, moves: bool
):
    mover = ann if who == "Ann" else person("lead")
    (tmp_path / "empty").mkdir()
    mover.local.open_board = lambda _, team: FolderBoard(tmp_path / "empty", team, durable=False)
    act = partial(mover.teams.move, Address(kind, "site" if kind == SERVICE else str(tmp_path / "empty")))
    if moves:
        assert act().address.kind == SERVICE
    else:
        assert refusal(act) == "problem.team_not_here"


def test_a_board_that_gives_no_totals_is_no_place_to_move_to(ann: Person, share: Path):
    ann.local.open_board = lambda address, team: SilentBoard(share, team, durable=False)
    before = ann.files
    assert refusal(partial(ann.teams.move, Address(FOLDER, str(share)))) == "problem.team_board_denied"
    assert ann.files == before


def test_leaving_ends_sharing_and_comparison_and_is_in_the_log(ann: Person):
    ann.teams.compare(ann.teams.roster_view().number)
    ann.teams.share(True)
    (membership,) = ann.teams.all()
    ann.teams.leave()
    store = ann.local.store(membership.team)
    assert (store.consents(), store.compared()) == (False, "")
    assert [note.name.split(".")[0] for note in store.left()] == ["join", "leave"]


def test_a_leader_leaves_without_a_word_to_the_board(
    person: Callable[[str], Person], invitation: str, share: Path
):
    before = {path.name for path in share.rglob("*.wb")}
    person("lead").teams.leave()
    assert {path.name for path in share.rglob("*.wb")} == before
    assert memberships(person("lead").folders.data) == []


def test_a_visit_forgets_late_keys_even_when_the_board_is_away(ann: Person):
    (membership,) = ann.teams.all()
    key_files = ann.local.key_files(membership)
    old = period_at(ann.clock.now() - timedelta(days=90), 28)
    make_period_key(key_files, old, ann.local.random_source.octets)
    ann.away = True
    (visit,) = ann.teams.visits.tick()
    assert visit.trouble == "problem.team_board_away"
    assert not [name for name in key_files.names() if name.startswith("period-")]


def test_a_leader_visits_no_board(person: Callable[[str], Person], invitation: str):
    lead = person("lead")
    assert lead.teams.visits.tick() == []
    assert lead.teams.visits.tick_if_due() == []


def test_a_visit_that_waited_its_turn_is_not_made_twice(ann: Person, monkeypatch: pytest.MonkeyPatch):
    """Another process may have been there while this one waited for the lock."""
    assert len(ann.teams.visits.tick_if_due()) == 1
    ann.clock.pass_by(minutes=31)
    twin = Teams(ann.local)
    taken = ann.local.one_at_a_time

    def after_the_other():  # type: ignore[no-untyped-def]
        monkeypatch.setattr(ann.local, "one_at_a_time", taken)
        twin.visits.tick()
        return taken()

    monkeypatch.setattr(ann.local, "one_at_a_time", after_the_other)
    assert ann.teams.visits.tick_if_due() == []


def test_a_last_visit_in_the_future_holds_no_visit_back(ann: Person):
    ann.teams.visits.tick()
    memory = recall(ann.local.key_files(ann.teams.all()[0]))
    assert memory.last_visit() == ann.clock.now()
    ann.clock.set(ann.clock.now() - timedelta(days=400))
    assert len(ann.teams.visits.tick_if_due()) == 1


def test_only_figures_whose_period_can_be_over_are_kept(ann: Person, share: Path):
    (membership,) = ann.teams.all()
    now = ann.clock.now()
    past, running = period_at(now - timedelta(days=60), 28), period_at(now, 28)
    board = FolderBoard(share, membership.team.id, durable=False)
    for period in (past, running):
        board.publish(TrendRow(period.start, period.days, Tally(8, 0, 0)))
    ann.teams.visits.tick()
    assert [row.start for row in ann.local.store(membership.team).rows()] == [past.start]
    ann.away = True
    assert [row.start for row in ann.teams.trends.trend()] == [past.start], "what was seen is shown"


def test_a_trend_never_seen_is_refused_while_the_board_is_away(ann: Person):
    ann.away = True
    assert refusal(ann.teams.trends.trend) == "problem.team_board_away"


class SiteBoard(FolderBoard):
    """A database's board as far as totals go: it knows every team's."""

    def site(self, first: object, last: object) -> list[TrendRow]:
        """Return a site's totals."""
        return [TrendRow(SITE.start, 28, Tally(90, 5, 5))]


SITE = Period(period_at(FakeClock().now() - timedelta(days=84), 28).start, 28)


@pytest.mark.parametrize(
    ("who", "kind", "whole"), [("lead", SERVICE, True), ("lead", FOLDER, False), ("Ann", SERVICE, False)]
)
def test_the_whole_site_is_shown_to_whoever_leads_in_a_database_alone(
    person: Callable[[str], Person], share: Path, invitation: str, who: str, kind: str, whole: bool
):
    someone = person(who)
    if who == "Ann":
        someone.teams.join(invitation, "Ann")
    someone.local.open_board = lambda _, team: SiteBoard(share, team, durable=False)
    if kind == SERVICE:
        someone.teams.move(Address(SERVICE, "site"))
    rows = someone.teams.trends.site()
    assert (
        bool(
            rows
            and rows[0].tally
            and sum((rows[0].tally.low, rows[0].tally.moderate, rows[0].tally.high)) == 100
        )
        is whole
    )


def test_a_board_is_let_go_of_whatever_happens(ann: Person, share: Path):
    closed: list[int] = []

    class Counted(FolderBoard):
        def close(self) -> None:
            closed.append(1)

        def trend(self) -> list[TrendRow]:
            raise BoardTrouble("away")

    ann.local.open_board = lambda _, team: Counted(share, team, durable=False)
    assert refusal(ann.teams.trends.trend) == "problem.team_board_away"
    assert closed == [1]


@pytest.mark.parametrize(
    ("old", "new"),
    [('"member"', '"owner"'), ('"folder"', '"http"'), ('"name": "Ann"', '"name": 5')],
    ids=["role", "board", "name"],
)
def test_a_membership_that_says_what_none_says_is_left_out(ann: Person, old: str, new: str):
    (file,) = (ann.folders.data / "team").glob("*/place.json")
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert ann.teams.all() == []


def test_a_band_is_of_the_entries_of_its_own_period(ann: Person):
    period = period_at(ann.clock.now() - timedelta(days=84), 28)
    store = CheckInStore(ann.diary)
    for day in range(3):
        for edge in (period.span.start - timedelta(days=7), period.span.end):
            store.add(CheckIn(0, edge + timedelta(days=day, hours=5), 9))
    assert ann.local.band(period) is None
    for day in range(3):
        store.add(CheckIn(0, period.span.start + timedelta(days=day, hours=5), 1))
    assert ann.local.band(period) is Band.LOW


def test_what_was_last_seen_is_shown_without_a_word_to_the_board(ann: Person, share: Path):
    (membership,) = ann.teams.all()
    past = period_at(ann.clock.now() - timedelta(days=60), 28)
    row = TrendRow(past.start, past.days, Tally(8, 0, 0))
    FolderBoard(share, membership.team.id, durable=False).publish(row)
    ann.away = True
    assert (ann.teams.trends.known_trend(), ann.teams.trends.known_site()) == ([], [])
    ann.away = False
    ann.teams.visits.tick()
    ann.away = True
    assert ann.teams.trends.known_trend("Blue") == [row]
    assert ann.teams.trends.known_site() == [row]


def test_a_ballot_waits_for_a_look_as_long_as_that_is_asked(ann: Person):
    visits = ann.teams.visits
    assert not visits.reviews_before_send()
    for on in (True, True, False, False, True):
        visits.review_before_send(on)
        assert visits.reviews_before_send("Blue") is on


def test_an_invitation_is_given_again_as_it_was(
    person: Callable[[str], Person], ann: Person, invitation: str
):
    assert person("lead").teams.invitation() == ann.teams.invitation("Blue") == invitation
    assert refusal(partial(ann.teams.invitation, "Red")) == "problem.team_none"


def test_the_log_is_a_file_for_the_person_alone(ann: Person, tmp_path: Path):
    sent = [Sent("2026-01-26.28", 2, 0, ann.clock.now())]
    write_log(tmp_path / "log.json", ann.teams.left(), sent)
    found = json.loads((tmp_path / "log.json").read_text("utf-8"))
    (note,) = ann.teams.left()
    assert found == {
        "left": [{"at": note.at.isoformat(), "name": note.name, "data": note.data.hex()}],
        "rolls": [{"period": "2026-01-26.28", "band": "high", "sent": "low"}],
    }
    assert (tmp_path / "log.json").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused) as refused:
        write_log(tmp_path / "nowhere" / "log.json", [], [])
    assert refused.value.problem == Problem("out", "problem.out")


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (lambda teams, text: teams.found("<b>", Address(FOLDER, "/")), "problem.team_name"),
        (lambda teams, text: teams.join("x", "Zoe"), "problem.team_invitation"),
        (lambda teams, text: teams.join(text, "<b>"), "problem.team_own_name"),
        (lambda teams, text: teams.join(text, "Ann"), "problem.team_twice"),
        (lambda teams, text: teams.compare("six other words"), "problem.team_number"),
        (lambda teams, text: teams.accept_or_refuse("Nobody", True), "problem.team_nobody"),
        (lambda teams, text: teams.leave("Red"), "problem.team_none"),
    ],
)
def test_what_can_not_be_done_is_told_at_its_field(
    ann: Person, invitation: str, act: Callable[[Teams, str], object], key: str
):
    before = ann.files
    assert refusal(partial(act, ann.teams, invitation)) == key
    assert ann.files == before


def test_a_leader_is_no_member_and_a_member_without_keys_does_nothing(
    person: Callable[[str], Person], ann: Person, invitation: str
):
    assert refusal(partial(person("lead").teams.join, invitation, "Lead")) == "problem.team_leader"
    (folder,) = (ann.folders.data / "team").iterdir()
    (folder / "identity.key").unlink()
    for act in (ann.teams.roster_view, partial(ann.teams.share, True), ann.teams.visits.send_on):
        assert refusal(act) == "problem.team_keys"
