"""The settings: sections at the left, rows drawn from the preferences' metadata, a search over all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wellbeing.domain.preferences import DEFAULTS, SETTINGS, Preferences
from wellbeing.services.event_bus import Topic
from wellbeing.services.preferences import PreferenceBook
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.page import Page
from wellbeing.ui.pages.settings.computer import ComputerSection
from wellbeing.ui.pages.settings.own_words import OwnWordsSection
from wellbeing.ui.pages.settings.preview import RemindersSection
from wellbeing.ui.pages.settings.rows import Section, preference_section
from wellbeing.ui.pages.settings.sections import AboutSection, DataSection, LoadSection, WorkSection
from wellbeing.ui.pages.settings.words import SECTIONS
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.focus_turn import FocusTurn
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.messages import EmptyState
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.rows import in_a_row
from wellbeing.ui.widgets.search_field import SearchField
from wellbeing.ui.widgets.sections import Sections
from wellbeing.ui.widgets.side_by_side import SideBySide

OWN: dict[str, Callable[[Context, str], Section]] = {
    "work": WorkSection,
    "load": LoadSection,
    "words": OwnWordsSection,
    "about": AboutSection,
    "reminders": RemindersSection,
}
WITH_DEFAULTS = ("look", "work", "reminders", "load", "keys")


class SettingsPage(Page):
    """Each change takes effect at once.

    `test_notice_asked`, `erase_asked`, `passphrase_asked` and `restore_asked` are for the window, which holds the
    open diary.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PREFERENCES, Topic.REMINDERS})
    test_notice_asked = Signal()
    erase_asked = Signal()
    passphrase_asked = Signal(object, str)
    restore_asked = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Settings"), parent)
        t = ctx.t
        self._built: dict[str, Section] = {}
        self.search = SearchField(t("Find a setting"))
        self.search.setFixedWidth(round(220 * min(current_theme().text_scale, 1.4)))
        self.title_row.addWidget(self.search)
        self.sheets = QVBoxLayout()
        self.nothing = EmptyState(t("No setting of that name."), "search")
        self.nothing.hide()
        content = self._content()
        self.sections = Sections(content, t("Sections of the settings"))
        FocusTurn(self, self.sections, content)
        self.sections.set_lines([(key, t(word), "") for key, word in SECTIONS.items()])
        self.column.addWidget(self.sections)
        self.column.addStretch(1)
        self.sections.picked.connect(self.open_section)
        self.search.textChanged.connect(self._search)

    def start_search(self) -> bool:
        """Put the focus into the search."""
        self._to_search()
        return True

    def refresh(self) -> None:
        """Show what holds in every row that was built; the first time, the first section."""
        if not self._built:
            self.open_section("look")
            return
        for section in self._built.values():
            section.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Open with the list of sections ready for the arrow keys."""
        super().showEvent(event)
        self.sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_section(self, key: str) -> None:
        """Show one section, whole ('reminders'); a search in progress ends."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self.sections.set_current(key)
        shown = self._section(key)
        for section in self._built.values():
            section.setVisible(section is shown)
        shown.show_all()
        shown.refresh()
        self.nothing.hide()
        self.foot.setVisible(key in WITH_DEFAULTS)
        self.section_back.show()
        if isinstance(shown, ComputerSection):
            shown.start()

    def take_file(self, file: Path, is_rota: bool) -> None:
        """Show what an export, or a rota, would bring, where such files are taken."""
        self.open_section("work" if is_rota else "data")
        section = self._section("work" if is_rota else "data")
        if isinstance(section, WorkSection):
            section.rota.take(file)
        elif isinstance(section, DataSection):
            section.imports.take(file)

    def _search(self, text: str) -> None:
        """Show the rows of all sections that hold the words."""
        words = text.casefold().split()
        if not words:
            self.open_section(self.sections.current())
            return
        found = False
        for key in SECTIONS:
            section = self._section(key)
            holds = section.show_found(words)
            section.setVisible(holds)
            section.refresh()
            found = found or holds
        self.nothing.setVisible(not found)
        self.foot.setVisible(found)
        self.section_back.hide()

    def _section(self, key: str) -> Section:
        """Return a section, built when it is first asked for."""
        if key not in self._built:
            section = self._built[key] = self._build(key)
            after = [self._built[other] for other in SECTIONS if other in self._built]
            self.sheets.insertWidget(after.index(section), section)
            self._keep_foot_last(section)
        return self._built[key]

    def _keep_foot_last(self, section: Section) -> None:
        """Have Tab come to the foot after the rows that stand above it."""
        window = section.window()  # the list of a combo box is a window of its own, and no stop of this one
        stops = [
            each
            for each in section.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window
        ]
        if stops:
            self.setTabOrder(stops[-1], self.section_back)
            self.setTabOrder(self.section_back, self.all_back)

    def _build(self, key: str) -> Section:
        title = self.ctx.t(SECTIONS[key])
        if key == "computer":
            computer = ComputerSection(self.ctx, title)
            computer.refresh()
            computer.test_notice_asked.connect(self.test_notice_asked)
            return computer
        if key == "data":
            data = DataSection(self.ctx, title)
            data.erase_asked.connect(self.erase_asked)
            data.passphrase_asked.connect(self.passphrase_asked)
            data.restore_asked.connect(self.restore_asked)
            return data
        if key in OWN:
            return OWN[key](self.ctx, title)
        return preference_section(self.ctx, key, title)

    def _content(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        self.sheets.setSpacing(20)
        rows.addLayout(self.sheets)
        rows.addWidget(self.nothing)
        self.section_back = button(self.ctx.t("Reset this section"), "quiet", small=True)
        self.section_back.clicked.connect(self._reset_section)
        self.all_back = button(self.ctx.t("Reset every section"), "quiet", small=True)
        set_tip(
            self.all_back,
            self.ctx.t(
                "Look, hours, reminders, weights, keys and your own line; your diary and your rota stay."
            ),
        )
        self.all_back.clicked.connect(self._reset_all)
        for back in (self.section_back, self.all_back):
            back.setProperty("flush", "true")  # ends where the card above it ends
        told = self.ctx.t("Changes take effect at once. A dot marks what differs from the default.")
        self.foot = SideBySide(
            label(told, "caption", wrap=True), in_a_row(self.section_back, self.all_back, gap=22)
        )
        rows.addWidget(self.foot)
        rows.addStretch(1)
        return holder

    def _reset_all(self) -> None:
        words = self.ctx.t("Every section is back to its defaults; Undo brings all of yours back.")
        self._reset(words, frozenset(SECTIONS))

    def _reset_section(self) -> None:
        key = self.sections.current()
        words = self.ctx.t("Back to the defaults: {section}. Undo brings yours back.")
        self._reset(words.format(section=self.ctx.t(SECTIONS[key])), frozenset({key}))

    def _reset(self, words: str, sections: frozenset[str]) -> None:
        book = self.ctx.services.preferences
        before = book.current
        put(book, DEFAULTS, sections)
        self.ctx.say(words, partial(put, book, before, sections))
        self.refresh()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def put(book: PreferenceBook, wanted: Preferences, sections: frozenset[str]) -> None:
    """Make every shown setting of some sections what it is in `wanted`.

    The language comes last, because it makes the pages anew.
    """
    names = [name for name, setting in SETTINGS.items() if setting.shown and setting.section in sections]
    for name in sorted(names, key="language".__eq__):
        book.set(name, wanted.value(name))
