"""What a person can set: defaults, bounds and choices as field metadata, from which the settings page draws itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from wellbeing.domain.clock_times import written_hours, written_time
from wellbeing.domain.headset import names_in_line, program_name
from wellbeing.domain.hotkeys import written_hotkey
from wellbeing.domain.own_line import own_line
from wellbeing.domain.problems import Problem

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Value = bool | int | float | str | tuple[str, ...]
RANGE, CLOCK_TIME = written_hours, written_time


@dataclass(frozen=True, slots=True)
class Setting:
    """How one preference is kept, shown and used: its section, bounds or choices, unit, and the reader of its texts.

    `plan` is the field of the reminders' Plan that it makes, under whose name a written plan has it too;
    `weighs` is the kind of contact whose weight it is, `half_life` the one of the load's that it sets.
    """

    section: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str | int, ...] = ()
    unit: str = ""
    each: Callable[[str], str | None] | None = None
    shown: bool = True
    plan: str = ""
    weighs: str = ""
    half_life: str = ""


def keep(default: Any, section: str, **form: Any) -> Any:
    """Return a dataclass field with its setting as metadata."""
    return field(default=default, metadata={"setting": Setting(section, **form)})


@dataclass(frozen=True, slots=True)
class Preferences:
    """All settings of one person; every field has a default that is safe to work with."""

    language: str = keep("auto", "look", choices=("auto", "zh_CN", "zh_TW", "en"))
    theme: str = keep("system", "look", choices=("system", "light", "dark", "contrast"))
    own_theme: str = keep("", "look", shown=False)
    text_scale: int = keep(100, "look", choices=(100, 125, 150, 175, 200), unit="%")
    reduced_motion: bool = keep(False, "look")
    breath_tone: bool = keep(False, "look")

    mon: tuple[str, ...] = keep((), "work", each=RANGE)
    tue: tuple[str, ...] = keep((), "work", each=RANGE)
    wed: tuple[str, ...] = keep((), "work", each=RANGE)
    thu: tuple[str, ...] = keep((), "work", each=RANGE)
    fri: tuple[str, ...] = keep((), "work", each=RANGE)
    sat: tuple[str, ...] = keep((), "work", each=RANGE)
    sun: tuple[str, ...] = keep((), "work", each=RANGE)
    several_at_once: bool = keep(False, "work", plan="several_at_once")
    headset: bool = keep(False, "work")
    work_programs: str = keep("", "work", each=names_in_line)
    headset_without: tuple[str, ...] = keep((), "work", each=program_name, shown=False)

    breaks: bool = keep(True, "reminders", plan="breaks")
    break_every: int = keep(60, "reminders", low=20, high=180, unit="min", plan="break_every_min")
    break_length: int = keep(5, "reminders", low=1, high=30, unit="min", plan="break_min")
    heads_up: int = keep(30, "reminders", low=0, high=60, unit="s", plan="heads_up_s")
    begin_themselves: bool = keep(False, "reminders", plan="begin_themselves")
    break_full: bool = keep(False, "reminders")
    copy_away: bool = keep(False, "reminders")
    break_tone: bool = keep(False, "reminders")
    planned_only: bool = keep(False, "reminders", plan="planned_only")
    breathing_times: tuple[str, ...] = keep((), "reminders", each=CLOCK_TIME, plan="pinned")
    checkin_prompts: bool = keep(True, "reminders", plan="checkins")
    cooldown_offers: bool = keep(True, "reminders", plan="cooldowns")
    shift_cards: bool = keep(True, "reminders", plan="shift_cards")
    wind_down: bool = keep(True, "reminders", plan="wind_down")
    eyes: bool = keep(False, "reminders", plan="eyes")
    full_screen: bool = keep(False, "reminders", plan="full_screen")
    notices: str = keep("system", "reminders", choices=("system", "cards"))

    key_checkin: str = keep("", "keys", each=written_hotkey)
    key_contact: str = keep("", "keys", each=written_hotkey)
    key_start_end: str = keep("", "keys", each=written_hotkey)
    key_break: str = keep("", "keys", each=written_hotkey)

    weight_demanding: float = keep(1.0, "load", low=0, high=20, weighs="demanding")
    weight_rude: float = keep(2.0, "load", low=0, high=20, weighs="rude")
    weight_abuse: float = keep(4.0, "load", low=0, high=20, weighs="abuse")
    weight_threat: float = keep(8.0, "load", low=0, high=20, weighs="threat")
    weight_crisis: float = keep(8.0, "load", low=0, high=20, weighs="crisis")
    acute_half_life: int = keep(60, "load", low=5, high=480, unit="min", half_life="acute")
    carry_over_half_life: int = keep(24, "load", low=1, high=168, unit="h", half_life="carry_over")

    own_line: str = keep("", "help", each=own_line)

    discreet: bool = keep(False, "data")
    discreet_sharing: bool = keep(True, "data")
    lock_after: int = keep(10, "data", choices=(0, 5, 10, 15, 30, 60), unit="min")
    lock_with_session: bool = keep(True, "data")
    backup_place: str = keep("", "data", shown=False)
    import_folder: str = keep("", "data", shown=False)
    rota_file: str = keep("", "data", shown=False)

    welcomed: bool = keep(False, "seen", shown=False)
    told_of_tray: bool = keep(False, "seen", shown=False)
    recovery_offered: bool = keep(False, "seen", shown=False)
    breath_safety: bool = keep(False, "seen", shown=False)
    no_holds: bool = keep(False, "seen", shown=False)
    coin: bool = keep(False, "seen", shown=False)

    def value(self, name: str) -> Value:
        """Return a setting by its name; KeyError for a name that is no setting."""
        if name not in SETTINGS:
            raise KeyError(name)
        found: Value = getattr(self, name)
        return found

    def number(self, name: str) -> float:
        """Return a setting that is a figure; TypeError for one that is none."""
        found = self.value(name)
        if isinstance(found, str | tuple):
            raise TypeError(name)
        return found

    def is_default(self, name: str) -> bool:
        """Tell whether a setting is as it was before anybody chose."""
        return self.value(name) == DEFAULTS.value(name)

    def ranges_of(self, weekday: int) -> tuple[str, ...]:
        """Return the working hours of a weekday (0 = Monday) as 'HH:MM-HH:MM'."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)[weekday]

    @property
    def has_hours(self) -> bool:
        """Tell whether any working hours are set; without them every hour counts as working time."""
        return any(self.ranges_of(day) for day in range(7))


SETTINGS: Mapping[str, Setting] = {
    preference.name: preference.metadata["setting"] for preference in fields(Preferences)
}
DEFAULTS = Preferences()


def parse(tables: Mapping[str, Any]) -> tuple[Preferences, list[Problem]]:
    """Return preferences from a parsed settings file, and a problem for each value that could not be used.

    A value that cannot be used keeps its default, and so does all of a section that is no section; unknown names are
    left alone.
    """
    found: dict[str, Any] = {}
    problems = [
        Problem(section, "problem.setting", {"name": section})
        for section in dict.fromkeys(setting.section for setting in SETTINGS.values())
        if not isinstance(tables.get(section, {}), Mapping)
    ]
    for name, setting in SETTINGS.items():
        section = tables.get(setting.section, {})
        if not isinstance(section, Mapping) or name not in section:
            continue
        value = cleaned(name, section[name])
        if isinstance(value, Problem):
            problems.append(value)
        else:
            found[name] = value
    return Preferences(**found), problems


def changed(preferences: Preferences, name: str, value: object) -> Preferences | Problem:
    """Return the preferences with one value changed, or what is wrong with the value."""
    kept: Any = cleaned(name, value)
    return kept if isinstance(kept, Problem) else replace(preferences, **{name: kept})


def cleaned(name: str, value: object) -> object | Problem:
    """Return a value in its field's type and bounds, or the problem with it."""
    setting, default = SETTINGS[name], DEFAULTS.value(name)
    wrong = Problem(name, "problem.setting", {"name": name})
    if isinstance(default, bool):
        return value if isinstance(value, bool) else wrong
    if isinstance(default, tuple):
        return texts_of(name, value, setting) if isinstance(value, (list, tuple)) else wrong
    if isinstance(default, str):
        text = text_of(value, setting)
        wrong = Problem(name, "problem.hotkey_form") if setting.section == "keys" else wrong
        return wrong if text is None else text
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return wrong
    if setting.choices:
        return value if value in setting.choices else wrong
    return number_of(name, value, setting)


def text_of(value: object, setting: Setting) -> str | None:
    """Return a text that is one of the choices, in the form in which it is kept; None for any other value."""
    if not isinstance(value, str) or (setting.choices and value not in setting.choices):
        return None
    return setting.each(value) if setting.each else value


def number_of(name: str, value: float, setting: Setting) -> object | Problem:
    """Return a number within its bounds, whole where the default is whole."""
    low, high = setting.low or 0, setting.high if setting.high is not None else float("inf")
    whole = isinstance(DEFAULTS.value(name), int)
    if not low <= value <= high or (whole and value != int(value)):
        return Problem(name, "problem.range", {"low": setting.low, "high": setting.high})
    return int(value) if whole else float(value)


def texts_of(name: str, value: list[Any] | tuple[Any, ...], setting: Setting) -> tuple[str, ...] | Problem:
    """Return a row of texts in the form in which each is kept, in order and once each."""
    kept = [setting.each(text) if setting.each else text for text in value if isinstance(text, str)]
    texts = [text for text in kept if text is not None]
    if len(texts) != len(value):
        timed = setting.each in (RANGE, CLOCK_TIME)
        return (
            Problem(name, "problem.time_form") if timed else Problem(name, "problem.setting", {"name": name})
        )
    return tuple(sorted(dict.fromkeys(texts)))


def as_tables(preferences: Preferences) -> dict[str, dict[str, Any]]:
    """Return what differs from the defaults, by section: a settings file says only what a person chose."""
    tables: dict[str, dict[str, Any]] = {}
    for name, setting in SETTINGS.items():
        value = preferences.value(name)
        if not preferences.is_default(name):
            tables.setdefault(setting.section, {})[name] = list(value) if isinstance(value, tuple) else value
    return tables
