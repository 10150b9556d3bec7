"""The settings file: forgiving to read, written whole, and never the reason that something is lost."""

from __future__ import annotations

import errno
import os
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import Heard
from wellbeing.content.sentences import SENTENCES
from wellbeing.domain.preferences import DEFAULTS, SETTINGS
from wellbeing.domain.problems import Problem
from wellbeing.domain.shifts.shifts import Hours
from wellbeing.paths import Folders
from wellbeing.services import settings_file
from wellbeing.services.event_bus import EventBus, Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.system.files import DiskFull


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


DAMAGED = {
    "open bracket": b"[look\n",
    "no UTF-8": b'a = "\xff\xfd"',
    "odd UTF-16": b"\xff\xfe\x00",
    "twice": b"a = 1\na = 2\n",
    "nothing": b"\x00" * 100,
    "curly quotes": "theme = “dark”".encode(),
    "a number of 5,000 digits": b"[look]\ntext_scale = " + b"1" * 5_000,
    "100,000 brackets": b"a = " + b"[" * 100_000,
    "a film": b"#" * 2_000_000,
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=list(DAMAGED))
def test_a_file_that_is_no_toml_is_left_as_it_is_until_it_was_read_twice(path: Path, damage: bytes):
    path.write_bytes(damage)
    own = book(path)
    assert own.current == DEFAULTS
    assert [problem.field for problem in own.problems] == ["settings"]
    assert [problem.key in SENTENCES for problem in own.problems] == [True]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert own.set("theme", "dark") is None
    assert path.with_name("settings.damaged-1.toml").read_bytes() == damage
    assert book(path).current.theme == "dark"
    assert [(problem.key, problem.values) for problem in own.take_edits()] == [
        ("problem.settings_aside", {"kept": "settings.damaged-1.toml"})
    ]
    assert own.take_edits() == []


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path):
    damaged = list(DAMAGED.values())[:3]
    for damage in damaged:
        path.write_bytes(damage)
        assert book(path).set("theme", "dark") is None
    assert [path.with_name(f"settings.damaged-{n}.toml").read_bytes() for n in (1, 2, 3)] == damaged


def test_a_damaged_file_stays_in_its_place_where_no_new_one_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    path.write_bytes(b"[look\n")
    own = book(path)

    def full(*_: object) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as disk:
        disk.setattr(settings_file, "write_atomically", full)
        assert own.set("theme", "dark") == Problem("theme", "problem.disk_full")
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, b"[look\n")]


def test_the_line_that_is_no_toml_is_named(path: Path):
    path.write_text('[look]\ntheme = "dark"\n\ntext_scale = big\n')
    assert [(problem.key, problem.values) for problem in book(path).problems] == [
        ("problem.settings_line", {"line": 4})
    ]


def test_a_file_that_cannot_be_opened_is_neither_renamed_nor_written_over(path: Path):
    path.mkdir()
    own = book(path)
    assert (own.current, [problem.key for problem in own.problems]) == (DEFAULTS, ["problem.settings_closed"])
    for _ in range(3):
        assert own.set("theme", "dark") is not None
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_input_error_is_told_and_leaves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch):
    path.write_text('[look]\ntheme = "dark"\n')
    own, opened = book(path), Path.open
    assert own.current.theme == "dark"

    def fails(self: Path, *args: Any, **named: Any) -> Any:
        if self == path:
            raise OSError(errno.EIO, "input/output error")
        return opened(self, *args, **named)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", fails)
        assert [problem.key for problem in book(path).problems] == ["problem.settings_closed"]
        assert [problem.key for problem in own.take_edits()] == ["problem.settings_kept"]
        assert own.set("text_scale", 125) is not None
        assert own.set("text_scale", 125) is not None
    assert own.current.theme == "dark"
    assert path.read_bytes() == b'[look]\ntheme = "dark"\n'


def test_a_fifo_in_its_place_stops_nothing(path: Path):
    os.mkfifo(path)
    assert [problem.key for problem in book(path).problems] == ["problem.settings_closed"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_the_mark_of_an_editor_is_read_over(path: Path, charset: str):
    path.write_bytes('[work]\nmon=["09:00-18:00"]\n'.encode(charset))
    own = book(path)
    assert (own.current.mon, own.problems) == (("09:00-18:00",), [])
    assert own.set("theme", "dark") is None
    assert (book(path).current.mon, book(path).current.theme) == (("09:00-18:00",), "dark")


@pytest.mark.parametrize(
    "hours", ["09:00-1８:00", "９：００－１８：００", "۰۹:۰۰-۱۸:۰۰", "٠٩:٠٠-١٨:٠٠", "9-18"]
)
def test_hours_in_the_digits_of_any_script_are_hours(path: Path, hours: str):
    path.write_text(f'[work]\nmon=["{hours}"]\n', "utf-8")
    own = book(path)
    assert (own.current.mon, own.problems) == (("09:00-18:00",), [])
    plan = own.weekly_plan()
    assert plan is not None
    assert plan.week[0] == (Hours(time(9), time(18)),)


EDITED = '# mine\n[look]\ntheme = "dark"  # at night\n\n[work]\nmon = ["08:00-12:00"]\n'


def test_an_edit_by_hand_is_not_undone_by_the_next_click(path: Path):
    own = book(path)
    assert own.set("text_scale", 125) is None
    path.write_text(EDITED, "utf-8")
    assert own.set("break_every", 45) is None
    assert own.current == book(path).current
    assert (own.current.theme, own.current.mon, own.current.text_scale) == ("dark", ("08:00-12:00",), 100)
    assert path.read_text("utf-8").startswith(EDITED)


def test_a_value_that_could_not_be_used_is_not_taken_out_by_another_click(path: Path):
    path.write_text("[reminders]\nbreak_every = 7  # minutes\n")
    own = book(path)
    assert own.set("theme", "dark") is None
    assert "break_every = 7  # minutes" in path.read_text()


def test_an_edit_by_hand_is_taken_and_told(path: Path):
    event_bus, heard = EventBus(), Heard()
    event_bus.subscribe(heard)
    own = PreferenceBook(path, event_bus)
    path.write_text(EDITED + "\n[reminders]\nbreak_every = 7\n", "utf-8")
    assert [(problem.key, problem.values) for problem in own.take_edits()] == [
        ("problem.setting_line", {"name": "break_every", "line": 9})
    ]
    assert (heard.take(), own.current.theme) == ([Topic.PREFERENCES], "dark")
    assert (own.take_edits(), heard.take()) == ([], [])
    path.write_text("[look\n")
    assert [problem.key for problem in own.take_edits()] == ["problem.settings_kept"]
    assert (heard.take(), own.current.theme) == ([], "dark")
    path.write_text(EDITED)
    assert own.take_edits() == []


def test_a_file_that_broke_while_the_app_runs_costs_no_click(path: Path):
    own = book(path)
    assert own.set("theme", "dark") is None
    path.write_text("[look\n")
    problem = own.set("text_scale", 125)
    assert problem is not None
    assert (problem.key, own.current.text_scale, path.read_text()) == (
        "problem.settings_kept",
        100,
        "[look\n",
    )
    assert own.set("text_scale", 125) is None
    assert path.with_name("settings.damaged-1.toml").read_text() == "[look\n"
    assert (book(path).current.theme, book(path).current.text_scale) == ("dark", 125)


LINES = [
    ('[look]\ntheme = "pink"\n', 2),
    ('look.theme = "pink"\n', 1),
    ('[other]\ntheme = "pink"\n[ look ]  # here\n"theme" = "pink"\n', 4),
    ('look = { theme = "pink" }\n', 0),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_a_bad_value_is_named_with_its_line(path: Path, text: str, line: int):
    path.write_text(text)
    (problem,) = book(path).problems
    assert (problem.field, problem.values) == ("theme", {"name": "theme", "line": line})
    assert problem.key == ("problem.setting_line" if line else "problem.setting")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# hours\nlook = "dark"\n', 2),
        ('\n[[look]]\ntheme = "dark"\n', 2),
        ("look = []\n", 1),
        ('"look" = 1\n', 0),
    ],
)
def test_a_section_that_is_none_is_named_with_its_line(path: Path, text: str, line: int):
    path.write_text(text + "[reminders]\nbreak_length = 7\n")
    own = book(path)
    (problem,) = own.problems
    assert (problem.field, problem.values) == ("look", {"name": "look", "line": line})
    assert (own.current.theme, own.current.break_length) == (DEFAULTS.theme, 7)


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


def test_the_rule_of_the_load_is_made_once_until_a_setting_changes(path: Path):
    preferences = book(path)
    before = preferences.load_rule()
    assert preferences.load_rule() is before
    name = next(name for name, setting in SETTINGS.items() if setting.weighs)
    preferences.set(name, preferences.current.number(name) + 1)
    assert preferences.load_rule() != before
