"""Cards of settings rows: each changes its setting at once, says what is wrong, knows the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wellbeing.domain.preferences import SETTINGS
from wellbeing.domain.problems import Problem
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.controls import control_for
from wellbeing.ui.pages.settings.times import TimesField
from wellbeing.ui.pages.settings.words import words_of
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.settings_row import SettingsRow


class PreferenceRow(SettingsRow):
    """One preference: the control writes it, `refresh` shows what holds."""

    def __init__(self, ctx: Context, name: str, parent: QWidget | None = None) -> None:
        self.control = control_for(name, ctx.t)
        title, help_line = words_of(name, ctx.t)
        super().__init__(title, help_line, self.control, ctx.t("Back to the default"), parent)
        self.ctx, self.name = ctx, name
        self.words = f"{title} {help_line}".casefold()
        self.control.edited.connect(self._change)
        self.reset_asked.connect(self._reset)

    def refresh(self) -> None:
        """Show the value in force and whether it is the default."""
        current = self.ctx.services.preferences.current
        self.control.show_value(current.value(self.name))
        self.set_changed(not current.is_default(self.name))

    def _change(self, value: object) -> None:
        self._show(self.ctx.services.preferences.set(self.name, value))

    def _reset(self) -> None:
        self._mark(False)
        self._show(self.ctx.services.preferences.reset(self.name))

    def _show(self, problem: Problem | None) -> None:
        self.set_wrong(self.ctx.sentence(problem) if problem else "")
        self._mark(problem is not None)
        self.refresh()

    def _mark(self, wrong: bool) -> None:
        if isinstance(self.control, TimesField):
            self.control.show_wrong(wrong)


class RowsCard(Card):
    """Rows one below the other with hairlines between those that are shown; a search hides the others."""

    def __init__(self, rows: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget, QFrame]] = []
        self.rows.setContentsMargins(1, 4, 1, 4)
        self.rows.setSpacing(0)
        for row in rows:
            self.add(row)

    def add(self, row: QWidget) -> None:
        """Put a row at the end."""
        line = HairLine()
        self.rows.addWidget(line)
        self.rows.addWidget(row)
        line.setVisible(bool(self._rows))
        self._rows.append((row, line))

    def all_rows(self) -> list[QWidget]:
        """Return all rows in order."""
        return [row for row, _ in self._rows]

    def show_only(self, wanted: Iterable[QWidget]) -> bool:
        """Show these rows alone; return whether any is left."""
        shown, first = set(wanted), True
        for row, line in self._rows:
            row.setVisible(row in shown)
            line.setVisible(row in shown and not first)
            first = first and row not in shown
        self.setVisible(not first)
        return not first


class Section(QWidget):
    """One section: a heading that only a search shows, cards, and quiet words below them."""

    def __init__(self, ctx: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.heading: QLabel = label(title, "heading")
        self.heading.hide()
        self.cards: list[RowsCard] = []
        self.asides: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(self.heading)

    def add_card(self, rows: Sequence[QWidget]) -> RowsCard:
        """Put a card of rows at the end."""
        card = RowsCard(rows)
        self.cards.append(card)
        self.column.addWidget(card)
        return card

    def add_aside(self, widget: QWidget) -> None:
        """Put something at the end that a search leaves out."""
        self.asides.append(widget)
        self.column.addWidget(widget)

    def refresh(self) -> None:
        """Show what holds in every row."""
        for row in self.preference_rows():
            row.refresh()

    def preference_rows(self) -> list[PreferenceRow]:
        """Return the rows that are preferences."""
        return [row for card in self.cards for row in card.all_rows() if isinstance(row, PreferenceRow)]

    def show_all(self) -> None:
        """Show everything, without the heading."""
        self.heading.hide()
        for card in self.cards:
            card.show_only(card.all_rows())
        for aside in self.asides:
            aside.show()

    def show_found(self, words: Sequence[str]) -> bool:
        """Show only the rows that hold every word, under the heading; return whether there are any."""
        found = False
        for card in self.cards:
            rows = [row for row in card.all_rows() if _holds(f"{self.heading.text()} {_words(row)}", words)]
            found = card.show_only(rows) or found
        self.heading.setVisible(found)
        for aside in self.asides:
            aside.hide()
        return found


def preference_section(ctx: Context, section: str, title: str) -> Section:
    """Return a section drawn from the preferences' metadata."""
    made = Section(ctx, title)
    made.add_card(preference_rows(ctx, section))
    return made


def preference_rows(ctx: Context, section: str) -> list[PreferenceRow]:
    """Return a row for each preference of a section that is shown."""
    return [
        PreferenceRow(ctx, name)
        for name, setting in SETTINGS.items()
        if setting.section == section and setting.shown
    ]


def _words(row: QWidget) -> str:
    return str(getattr(row, "words", ""))


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in words)
