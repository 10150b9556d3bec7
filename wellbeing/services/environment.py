"""What needs no diary: settings, words, content and looks, in the person's language."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from wellbeing.clock import Clock
from wellbeing.domain.preferences import changed
from wellbeing.domain.problems import Problem, Refused
from wellbeing.paths import Folders
from wellbeing.resources import resource
from wellbeing.services.event_bus import EventBus
from wellbeing.services.preferences import PreferenceBook

if TYPE_CHECKING:
    from wellbeing.charts.chart_style import ChartStyle
    from wellbeing.content.strings import Words
    from wellbeing.domain.themes import Theme
    from wellbeing.services.library.library import Library
    from wellbeing.services.profile_turns import ProfileTurns
    from wellbeing.services.profiles import Profiles
    from wellbeing.services.rota import RotaBook
    from wellbeing.system.hooks.runner import HookRunner

SAFE_LOOK = "light"
CHART_FONTS = {"zh_TW": "WellbeingSansTC.ttc"}
CHART_FONT = "WellbeingSansSC.ttc"


@dataclass(frozen=True)
class Environment:
    """Settings, content and words; help and tips work from here even when the diary cannot be opened.

    Only the settings are read at once: the first painted window needs no words and no content.
    """

    folders: Folders
    clock: Clock
    event_bus: EventBus
    preferences: PreferenceBook
    _words: dict[str, Words] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        """The content, without a place to keep favourites."""
        from wellbeing.services.library.library import Library

        return Library(resource("content"), None, self.event_bus, self.clock)

    @cached_property
    def rota(self) -> RotaBook:
        """The planned shifts, and the weekly hours where there are none."""
        from wellbeing.services.rota import RotaBook

        return RotaBook(self.folders.rota, self.preferences, self.profiles, self.event_bus, self.clock)

    @cached_property
    def profiles(self) -> Profiles:
        """Named sets of reminder settings."""
        from wellbeing.services.profiles import Profiles

        return Profiles(self.folders.config, self.preferences)

    @cached_property
    def profile_turns(self) -> ProfileTurns:
        """The profiles that the rota asks for by its words."""
        from wellbeing.services.profile_turns import ProfileTurns

        return ProfileTurns(self.folders.config, self.rota, self.profiles, self.preferences, self.clock)

    @cached_property
    def programs(self) -> HookRunner:
        """What runs the person's own programs."""
        from wellbeing.services.hooks import AWAY, FOLDER
        from wellbeing.system.hooks.runner import HookRunner

        return HookRunner(self.folders.config / FOLDER, self.folders.data / AWAY, os.environ)

    def close(self) -> None:
        """Wait until the person's own programs have ended: two seconds at most."""
        if "programs" in self.__dict__:
            self.programs.close()

    def speaking(self, language: str, **look: object) -> Environment:
        """Return this environment as a person of another language would have it; nothing is written.

        `look` holds other settings by name, as that person would have set them; what can't be set is left out.
        """
        book = PreferenceBook(self.folders.settings, self.event_bus)
        for name, value in {"language": language, **look}.items():
            after = changed(book.current, name, value)
            book.current = book.current if isinstance(after, Problem) else after
        return replace(self, preferences=book)

    def language(self, asked: str | None = None) -> str:
        """Return the language asked for, else the one set, else the system's; Refused when we don't speak it."""
        from wellbeing.content.strings import LANGUAGES, system_language

        wanted = asked or self.preferences.current.language
        if wanted == "auto":
            return system_language()
        if wanted not in LANGUAGES:
            raise Refused(Problem("lang", "problem.language", {"known": ", ".join(LANGUAGES)}))
        return wanted

    def words(self, asked: str | None = None) -> Words:
        """Return the interface words of a language."""
        from wellbeing.content.strings import load_words

        language = self.language(asked)
        if language not in self._words:
            self._words[language] = load_words(language, resource("locale"))
        return self._words[language]

    def theme(self, name: str) -> tuple[Theme, Problem | None]:
        """Return a look by name; a broken theme file gives the light look and the problem to tell."""
        from wellbeing.content.themes import BrokenTheme, load_theme

        try:
            return load_theme(name, resource("themes"), self.folders.own_themes), None
        except BrokenTheme as broken:
            problem = Problem("theme", "problem.theme", {"file": broken.file, "about": broken.key})
            return load_theme(SAFE_LOOK, resource("themes")), problem

    def chart_style(
        self, language: str, theme: str, width: int, height: int, titled: bool = True
    ) -> ChartStyle:
        """Return what a chart needs beside its data; Refused when the theme is broken or unknown."""
        found, problem = self.theme(theme)
        if problem:
            raise Refused(problem)
        return self.chart_style_for(found, language, width, height, titled)

    def chart_style_for(
        self, theme: Theme, language: str, width: int, height: int, titled: bool
    ) -> ChartStyle:
        """Return what a chart needs beside its data, for a look at hand."""
        from wellbeing.charts.chart_style import ChartStyle

        font = resource("fonts", CHART_FONTS.get(language, CHART_FONT))
        words = self.words(language)
        return ChartStyle(
            theme, words.t, self.clock.zone(), font if font.exists() else None, width, height, titled
        )


def open_environment(folders: Folders, clock: Clock) -> Environment:
    """Return the environment of these folders."""
    event_bus = EventBus()
    return Environment(folders, clock, event_bus, PreferenceBook(folders.settings, event_bus))
