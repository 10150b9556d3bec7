"""Going somewhere: the ways out of a page that the page itself cannot know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from wellbeing.domain.checkins import CheckIn
    from wellbeing.domain.contacts import Contact


class Navigator(Protocol):
    """What a page may ask of the window around it; the application goes there."""

    def open_help(self) -> None:
        """Open the help card, as F1 does."""

    def start_exercise(self, exercise: str) -> None:
        """Open an exercise in the player."""

    def start_scene(self, scene: str) -> None:
        """Open a practice scene."""

    def check_in(self, tab: str) -> None:
        """Open the quick card at a tab: 'me' or 'contact'."""

    def log_contact(self, emotion: str) -> None:
        """Open the contact form with the customer's emotion filled in."""

    def open_entry(self, entry: CheckIn | Contact) -> None:
        """Open an entry in the quick card, to be changed."""

    def open_day(self, day: date, at: datetime | None = None) -> None:
        """Open a day on Today, at an entry whose moment is given, with a way back to Trends."""

    def open_trends(self) -> None:
        """Open Trends as it was left."""

    def answer(self, key: str, word: str) -> None:
        """Pass a word on a waiting reminder on."""

    def take_break(self) -> None:
        """Begin a break of one's own accord."""

    def take_file(self, file: Path, is_rota: bool) -> None:
        """Show what an export, or a rota, would bring; nothing is taken by that."""

    def turn_contact(self) -> None:
        """A contact starts; while one is open, it is over."""


class NoNavigator:
    """Goes nowhere: a picture is taken of pages that lead to no other."""

    def open_help(self) -> None:
        """Stay here."""

    def start_exercise(self, exercise: str) -> None:
        """Stay here."""

    def start_scene(self, scene: str) -> None:
        """Stay here."""

    def check_in(self, tab: str) -> None:
        """Stay here."""

    def log_contact(self, emotion: str) -> None:
        """Stay here."""

    def open_entry(self, entry: CheckIn | Contact) -> None:
        """Stay here."""

    def open_day(self, day: date, at: datetime | None = None) -> None:
        """Stay here."""

    def open_trends(self) -> None:
        """Stay here."""

    def answer(self, key: str, word: str) -> None:
        """Stay here."""

    def take_break(self) -> None:
        """Stay here."""

    def take_file(self, file: Path, is_rota: bool) -> None:
        """Stay here."""

    def turn_contact(self) -> None:
        """Stay here."""
