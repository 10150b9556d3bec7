"""Settings: defaults, bounds, and what becomes of a value that cannot be used."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import pytest

from wellbeing.content.sentences import SENTENCES
from wellbeing.domain.preferences import DEFAULTS, SETTINGS, WEEK, Preferences, as_tables, changed, parse
from wellbeing.domain.problems import Problem


def test_every_default_would_be_taken():
    for name in SETTINGS:
        assert changed(DEFAULTS, name, DEFAULTS.value(name)) == DEFAULTS


def test_nothing_said_is_the_defaults():
    assert parse({}) == (DEFAULTS, [])
    assert as_tables(DEFAULTS) == {}
    assert {field.name for field in fields(Preferences)} == set(SETTINGS)


GOOD = [
    ("language", "zh_TW"),
    ("text_scale", 150),
    ("reduced_motion", True),
    ("mon", ("09:00-12:00", "22:00-06:00")),
    ("break_every", 20),
    ("break_every", 180),
    ("weight_threat", 0),
    ("weight_rude", 2.5),
    ("breathing_times", ("10:30", "16:00")),
    ("own_theme", "meadow"),
]


@pytest.mark.parametrize(("name", "value"), GOOD)
def test_a_good_value_survives_the_file(name: str, value: Any):
    after = changed(DEFAULTS, name, value)
    assert isinstance(after, Preferences)
    assert after.value(name) == value
    assert parse(as_tables(after)) == (after, [])
    assert type(after.value(name)) is type(DEFAULTS.value(name))


BAD = [
    ("language", "fr"), ("language", 1), ("theme", ""), ("text_scale", 110), ("text_scale", "100"),
    ("reduced_motion", 1), ("reduced_motion", "yes"), ("mon", "09:00-18:00"), ("mon", ["9-5-18"]),
    ("mon", ["24:00-25:00"]), ("mon", [9]), ("break_every", 19), ("break_every", 181), ("break_every", 60.5),
    ("break_every", True), ("break_every", float("nan")), ("break_every", float("inf")),
    ("weight_rude", -0.1),
    ("weight_rude", 20.1), ("weight_rude", float("nan")), ("weight_rude", None),
    ("breathing_times", ["25:00"]),
    ("break_length", 0), ("acute_half_life", 10**400),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BAD)
def test_one_bad_value_keeps_its_default_and_the_rest_counts(name: str, value: Any):
    assert isinstance(changed(DEFAULTS, name, value), Problem)
    section = SETTINGS[name].section
    found, problems = parse(
        {
            section: {name: value},
            "load": {"weight_abuse": 5.0, **({name: value} if section == "load" else {})},
        }
    )
    assert found.value(name) == DEFAULTS.value(name)
    assert found.weight_abuse == 5.0
    assert [problem.key in SENTENCES for problem in problems] == [True]


@pytest.mark.parametrize("look", [3, [], "dark", [{"theme": "dark"}]])
def test_a_section_that_is_none_is_named(look: Any):
    found, (problem,) = parse({"look": look, "load": {"weight_abuse": 5.0}})
    assert (found.theme, found.weight_abuse) == (DEFAULTS.theme, 5.0)
    assert (problem.field, problem.key) == ("look", "problem.setting")


@pytest.mark.parametrize("tables", [{"look": {"unheard_of": 1}}, {"nonsense": {"a": 1}}, {"nonsense": 3}])
def test_what_we_do_not_know_is_left_alone(tables: dict[str, Any]):
    assert parse(tables) == (DEFAULTS, [])


def test_working_hours():
    week = changed(DEFAULTS, "tue", ["13:00-18:00", "09:00-12:00", "09:00-12:00"])
    assert isinstance(week, Preferences)
    assert week.ranges_of(1) == ("09:00-12:00", "13:00-18:00")
    assert week.has_hours
    assert not DEFAULTS.has_hours


# A settings file as people have it: these names, places and bounds may not move beneath it.
BOUNDS = [
    ("reminders", "break_every", 60, 20, 180, "min"),
    ("reminders", "break_length", 5, 1, 30, "min"),
    ("reminders", "heads_up", 30, 0, 60, "s"),
    ("load", "weight_demanding", 1.0, 0, 20, ""),
    ("load", "weight_rude", 2.0, 0, 20, ""),
    ("load", "weight_abuse", 4.0, 0, 20, ""),
    ("load", "weight_threat", 8.0, 0, 20, ""),
    ("load", "weight_crisis", 8.0, 0, 20, ""),
    ("load", "acute_half_life", 60, 5, 480, "min"),
    ("load", "carry_over_half_life", 24, 1, 168, "h"),
]
CHOICES = [
    ("look", "language", "auto", ("auto", "zh_CN", "zh_TW", "en"), ""),
    ("look", "theme", "system", ("system", "light", "dark", "contrast"), ""),
    ("look", "text_scale", 100, (100, 125, 150, 175, 200), "%"),
    ("reminders", "notices", "system", ("system", "cards"), ""),
    ("data", "lock_after", 10, (0, 5, 10, 15, 30, 60), "min"),
]
SWITCHES = {
    ("look", False): ("reduced_motion", "breath_tone"),
    ("work", False): ("several_at_once", "headset"),
    ("reminders", True): ("breaks", "checkin_prompts", "cooldown_offers", "shift_cards", "wind_down"),
    ("reminders", False): (
        "begin_themselves", "break_full", "copy_away", "break_tone", "planned_only", "eyes", "full_screen",
    ),
    ("data", True): ("discreet_sharing", "lock_with_session"),
    ("data", False): ("discreet",),
    ("seen", False): ("welcomed", "told_of_tray", "recovery_offered", "breath_safety", "no_holds", "coin"),
}  # fmt: skip
EACH_SWITCH = [(section, name, default) for (section, default), names in SWITCHES.items() for name in names]
TEXTS = [
    ("look", "own_theme", "meadow", "meadow", False),
    ("work", "work_programs", "softphone, browser", "softphone, browser", True),
    ("keys", "key_checkin", "ctrl+alt+1", "Ctrl+Alt+1", True),
    ("keys", "key_contact", "ctrl+alt+2", "Ctrl+Alt+2", True),
    ("keys", "key_start_end", "ctrl+alt+3", "Ctrl+Alt+3", True),
    ("keys", "key_break", "ctrl+alt+4", "Ctrl+Alt+4", True),
    ("help", "own_line", "400-000-0000", "400-000-0000", True),
    ("data", "backup_place", "/a", "/a", False),
    ("data", "import_folder", "/a", "/a", False),
    ("data", "rota_file", "/a", "/a", False),
]
ROWS = [
    *(("work", day, ["09:00-12:00"], True) for day in WEEK),
    ("work", "headset_without", ["softphone"], False),
    ("reminders", "breathing_times", ["10:30"], True),
]


def read(section: str, name: str, value: Any) -> Any:
    """Return what a file's value becomes, or None where it can't be used."""
    found, problems = parse({section: {name: value}})
    return None if problems else found.value(name)


@pytest.mark.parametrize(("section", "name", "default", "low", "high", "unit"), BOUNDS)
def test_figures_keep_their_place_and_bounds(
    section: str, name: str, default: float, low: float, high: float, unit: str
):
    assert DEFAULTS.value(name) == default
    assert [read(section, name, value) for value in (low, high)] == [low, high]
    assert [read(section, name, value) for value in (low - 1, high + 1)] == [None, None]
    assert read("elsewhere", name, high) == default
    assert (SETTINGS[name].unit, SETTINGS[name].shown) == (unit, True)


@pytest.mark.parametrize(("section", "name", "default", "choices", "unit"), CHOICES)
def test_choices_keep_their_place(section: str, name: str, default: Any, choices: tuple[Any, ...], unit: str):
    assert DEFAULTS.value(name) == default
    assert tuple(read(section, name, value) for value in choices) == choices
    assert SETTINGS[name].choices == choices
    assert (SETTINGS[name].unit, SETTINGS[name].shown) == (unit, True)


@pytest.mark.parametrize(("section", "name", "default"), EACH_SWITCH)
def test_switches_keep_their_place(section: str, name: str, default: bool):
    assert DEFAULTS.value(name) is default
    assert read(section, name, not default) is not default
    assert SETTINGS[name].shown is (section != "seen")


@pytest.mark.parametrize(("section", "name", "typed", "kept", "shown"), TEXTS)
def test_texts_keep_their_place(section: str, name: str, typed: str, kept: str, shown: bool):
    assert (DEFAULTS.value(name), read(section, name, typed)) == ("", kept)
    assert SETTINGS[name].shown is shown


@pytest.mark.parametrize(("section", "name", "texts", "shown"), ROWS)
def test_rows_of_texts_keep_their_place(section: str, name: str, texts: list[str], shown: bool):
    assert (DEFAULTS.value(name), read(section, name, texts)) == ((), tuple(texts))
    assert SETTINGS[name].shown is shown


def test_every_setting_has_a_place_that_is_kept():
    """One that is new is named above, in the table of its kind."""
    told = [name for table in (BOUNDS, CHOICES, EACH_SWITCH, TEXTS, ROWS) for _, name, *_ in table]
    assert sorted(told) == sorted(SETTINGS)


@pytest.mark.parametrize("day", range(7))
def test_each_weekday_has_hours_of_its_own(day: int):
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day]
    found, problems = parse({"work": {name: ["09:00-12:00", "13:00-18:00"]}})
    assert (problems, found.has_hours, DEFAULTS.has_hours) == ([], True, False)
    assert [found.ranges_of(other) for other in range(7)] == [
        ("09:00-12:00", "13:00-18:00") if other == day else () for other in range(7)
    ]
    assert read("work", name, ["9-25"]) is None


def test_a_time_that_is_none_is_not_used():
    assert read("reminders", "breathing_times", ["10:99"]) is None


def test_a_setting_is_asked_for_by_its_name_and_nothing_else_is():
    assert {name: DEFAULTS.value(name) for name in SETTINGS} == asdict(DEFAULTS)
    dark = Preferences(theme="dark")
    assert [name for name in SETTINGS if not dark.is_default(name)] == ["theme"]
    for other in ("ranges_of", "has_hours", "no_setting"):
        with pytest.raises(KeyError):
            DEFAULTS.value(other)


def test_only_figures_are_numbers():
    assert DEFAULTS.number("weight_rude") == 2.0
    for name in ("theme", "breathing_times"):
        with pytest.raises(TypeError):
            DEFAULTS.number(name)
