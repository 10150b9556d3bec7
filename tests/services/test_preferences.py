"""The settings file: forgiving to read, written whole, and never the reason that something is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import Heard
from wellbeing.domain.preferences import DEFAULTS
from wellbeing.paths import Folders
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook


@pytest.fixture
def path(folders: Folders) -> Path:
    folders.config.mkdir(parents=True)
    return folders.settings


def book(path: Path) -> PreferenceBook:
    return PreferenceBook(path, EventBus())


def test_nothing_is_written_before_something_is_chosen(path: Path):
    first = book(path)
    assert (first.current, first.problems) == (DEFAULTS, [])
    assert first.set("break_every", DEFAULTS.break_every) is None
    assert not path.exists()


def test_a_choice_is_kept_private_and_announced(path: Path):
    event_bus, heard = EventBus(), Heard()
    event_bus.subscribe(heard)
    first = PreferenceBook(path, event_bus)
    assert first.set("break_every", 45) is None
    assert first.set("mon", ["09:00-12:00"]) is None
    assert heard.take() == [Topic.PREFERENCES] * 2
    assert book(path).current == first.current
    assert path.stat().st_mode & 0o777 == 0o600
    assert first.reset("break_every") is None
    assert "break_every" not in path.read_text("utf-8")


def test_what_the_file_holds_beside_ours_stays(path: Path):
    path.write_text(
        '# my own words\n[reminders]\nbreak_every = 90  # long ones\nnew_thing = "x"\n\n[other]\na = 1\n',
        "utf-8",
    )
    own = book(path)
    assert own.current.break_every == 90
    assert own.set("theme", "dark") is None
    text = path.read_text("utf-8")
    for kept in ("# my own words", "# long ones", 'new_thing = "x"', "[other]"):
        assert kept in text
    assert book(path).current.theme == "dark"


DAMAGED = [b"[look\n", b"\xff\xfe\x00nonsense", b"a = 1\na = 2\n", b"\x00" * 100, "theme = “dark”".encode()]


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_kept_aside_and_told(path: Path, damage: bytes):
    path.write_bytes(damage)
    own = book(path)
    assert own.current == DEFAULTS
    assert [(problem.field, problem.key) for problem in own.problems] == [
        ("settings", "problem.settings_damaged")
    ]
    kept = path.with_name(str(own.problems[0].values["kept"]))
    assert kept.read_bytes() == damage
    assert own.set("theme", "dark") is None
    assert kept.read_bytes() == damage
    assert book(path).current.theme == "dark"


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path):
    for damage in DAMAGED[:3]:
        path.write_bytes(damage)
        book(path)
    assert [path.with_name(f"settings.damaged-{n}.toml").read_bytes() for n in (1, 2, 3)] == DAMAGED[:3]


def test_one_bad_value_costs_only_itself(path: Path):
    path.write_text('[look]\ntheme = "pink"\ntext_scale = 150\n[reminders]\nbreak_every = 1\n', "utf-8")
    own = book(path)
    assert own.current.text_scale == 150
    assert (own.current.theme, own.current.break_every) == (DEFAULTS.theme, DEFAULTS.break_every)
    assert [problem.field for problem in own.problems] == ["theme", "break_every"]
    assert 'theme = "pink"' in path.read_text("utf-8")


def test_what_cannot_be_written_changes_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    event_bus, heard = EventBus(), Heard()
    event_bus.subscribe(heard)
    own = PreferenceBook(tmp_path / "file" / "settings.toml", event_bus)
    problem = own.set("theme", "dark")
    assert problem is not None
    assert (problem.field, problem.key) == ("theme", "problem.read_only")
    assert own.current == DEFAULTS
    assert heard.take() == []


def test_a_refused_value_changes_nothing(path: Path):
    own = book(path)
    problem = own.set("break_every", 5_000)
    assert problem is not None
    assert problem.values == {"low": 20, "high": 180}
    assert not path.exists()


def test_hours_and_load_come_out_as_the_domain_wants_them(path: Path):
    own = book(path)
    assert own.weekly_plan() is None
    assert own.set("sun", ["22:00-06:00"]) is None
    assert own.set("carry_over_half_life", 12) is None
    plan = own.weekly_plan()
    assert plan is not None
    assert [len(day) for day in plan.week] == [0, 0, 0, 0, 0, 0, 1]
    assert own.load_rule().carry_over.total_seconds() == 12 * 3_600
