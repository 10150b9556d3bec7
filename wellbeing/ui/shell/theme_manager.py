"""Chooses the theme of the app: what the person set, what the system asks for, what a theme file allows."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from wellbeing.domain.problems import Problem
from wellbeing.domain.themes import Theme
from wellbeing.services.environment import Environment

SETTINGS = ("language", "own_theme", "reduced_motion", "text_scale", "theme")
MIDDLE_GREY = 128


class ThemeManager:
    """Holds the theme in use; `problem` is what kept a person's own theme from being used."""

    def __init__(self, qt: QApplication, environment: Environment) -> None:
        self._qt = qt
        self._environment = environment
        # Asked of the palette, before our own is on: naming Qt's colour schemes would cost the first painting dear.
        ground = QGuiApplication.palette().window().color()
        self._system = "dark" if ground.lightness() < MIDDLE_GREY else "light"
        self._settings = self._wanted()
        self.theme, self.problem = self._choose()
        self.applied = False

    def has_changed(self) -> bool:
        """Tell whether the settings ask for another theme or language than those in use, and choose it."""
        if self._wanted() == self._settings:
            return False
        self._settings = self._wanted()
        self.theme, self.problem = self._choose()
        return True

    def follow(self, scheme: object) -> bool:
        """Take over the system's light or dark; True when the person wants to follow it."""
        self._system = "dark" if "Dark" in str(scheme) else "light"
        if self._environment.preferences.current.theme != "system":
            return False
        self.theme, self.problem = self._choose()
        return True

    def apply(self) -> None:
        """Put the theme, the fonts of the language and the text size on the whole app."""
        from wellbeing.ui.look.theme import apply_theme

        self.applied = True
        apply_theme(self._qt, self.theme, *self._details())

    def choose(self) -> None:
        """Let the app know its theme; it is put on with the first window that is wanted."""
        from wellbeing.ui.look.theme import choose_theme

        choose_theme(self._qt, self.theme, *self._details())

    def _details(self) -> tuple[str, float, bool]:
        now = self._environment.preferences.current
        return self._environment.language(), now.text_scale / 100, now.reduced_motion

    def _wanted(self) -> tuple[object, ...]:
        now = self._environment.preferences.current
        return tuple(now.value(name) for name in SETTINGS)

    def _choose(self) -> tuple[Theme, Problem | None]:
        now = self._environment.preferences.current
        return self._environment.theme(
            now.own_theme or (self._system if now.theme == "system" else now.theme)
        )
