"""Profiles: kept, switched as one change, and what a damaged file means."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fakes import Heard
from wellbeing.content.sentences import sentence
from wellbeing.domain.problems import Problem
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.services.environment import Environment
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.services.profiles import Profiles
from wellbeing.services.rota_answers import RotaAnswers

SETTINGS_OF_EACH: tuple[tuple[str, object], ...] = (
    ("theme", "dark"), ("headset", True), ("break_every", 45), ("several_at_once", True), ("discreet", True),
)  # fmt: skip


def key(problem: Problem | None) -> str:
    """Return which sentence is said, beside the one field there is."""
    assert problem is not None
    assert problem.field == "name"
    return problem.key


def test_two_programs_that_change_a_file_at_once_lose_nothing(environment: Environment):
    """Each reads it, changes its own part and writes it whole."""
    folder = environment.folders.config
    profiles = [Profiles(folder, environment.preferences) for _ in range(8)]
    books = [PreferenceBook(environment.folders.settings, EventBus()) for _ in SETTINGS_OF_EACH]

    answers = RotaAnswers(folder / "rota-answers.json")

    def answer(number: int) -> None:
        answers.keep(TableAnswers(me=f"Kim {number}", legend={f"shift {number}": "08:00-16:00"}))

    def save(number: int) -> None:
        assert profiles[number].save(f"p{number}") is None

    def choose(number: int) -> None:
        assert books[number].set(*SETTINGS_OF_EACH[number]) is None

    with ThreadPoolExecutor(8) as programs:
        list(programs.map(save, range(8)))
        list(programs.map(choose, range(len(books))))
        list(programs.map(answer, range(8)))
    is_me = answers.with_remembered(None).is_me
    assert is_me is not None
    assert all(is_me(f"Kim {number}") for number in range(8))
    assert len(answers.with_remembered(None).legend) == 8
    assert sorted(profiles[0].names()) == [f"p{number}" for number in range(8)]
    now = PreferenceBook(environment.folders.settings, EventBus()).current
    assert [now.value(name) for name, _ in SETTINGS_OF_EACH] == [value for _, value in SETTINGS_OF_EACH]


def test_a_day_on_the_phone_and_a_day_of_chats(environment: Environment, heard: Heard):
    book, profiles = environment.preferences, environment.profiles
    assert (profiles.names(), profiles.in_force()) == ((), None)
    book.set("headset", True)
    book.set("break_every", 45)
    book.set("breathing_times", ("15:00", "10:30"))
    assert profiles.save("phone day") is None
    for name in ("headset", "break_every", "breathing_times"):
        book.reset(name)
    book.set("several_at_once", True)
    book.set("theme", "dark")
    assert profiles.save("聊天日") is None
    assert (profiles.names(), profiles.in_force()) == (("phone day", "聊天日"), "聊天日")
    assert profiles.switch("phone day") is None
    current = book.current
    assert (current.headset, current.break_every, current.several_at_once) == (True, 45, False)
    assert current.breathing_times == ("10:30", "15:00")
    assert current.theme == "dark"  # no profile holds the look
    assert profiles.in_force() == "phone day"
    assert profiles.remove("phone day") is None
    assert (profiles.names(), book.current) == (("聊天日",), current)


def test_a_switch_is_told_once(environment: Environment):
    told: list[Topic] = []
    book, profiles = environment.preferences, environment.profiles
    book.set("break_every", 45)
    book.set("eyes", True)
    profiles.save("a")
    book.reset("break_every")
    book.reset("eyes")
    environment.event_bus.subscribe(told.append)
    profiles.switch("a")
    assert told == [Topic.PREFERENCES]
    profiles.switch("a")
    assert told == [Topic.PREFERENCES]


def test_what_is_refused(environment: Environment):
    profiles = environment.profiles
    assert key(profiles.switch("none")) == "problem.profile_unknown"
    assert key(profiles.remove("none")) == "problem.profile_unknown"
    for problem in (profiles.switch("none"), profiles.remove("none")):
        assert problem is not None
        assert "no profile none." in sentence(problem, str)
    assert [key(profiles.save(name)) for name in ("", " ", "x" * 41, "a\nb")] == ["problem.profile_name"] * 4
    for number in range(20):
        assert profiles.save(str(number)) is None
    assert key(profiles.save("one more")) == "problem.profiles_many"
    assert profiles.save("7") is None


def test_a_damaged_file_is_left_alone_and_a_bad_value_is_not_said(environment: Environment):
    file = environment.folders.config / "profiles.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[a\n")
    assert environment.profiles.names() == ()
    for problem in (environment.profiles.save("b"), environment.profiles.switch("b")):
        assert key(problem) == "problem.profiles_damaged"
    assert file.read_text() == "[a\n"
    file.write_text('[a]\nbreak_every = 2000\neyes = true\ntheme = "dark"\n')
    assert environment.profiles.switch("a") is None
    current = environment.preferences.current
    assert (current.break_every, current.eyes, current.theme) == (60, True, "system")


def test_a_profile_that_can_not_be_kept_is_told_beside_its_name(environment: Environment, tmp_path: Path):
    (tmp_path / "in the way").touch()
    profiles = Profiles(tmp_path / "in the way", environment.preferences)
    assert key(profiles.save("a")) == "problem.read_only"
