"""The help card: numbers to call, one key away on every screen, before the diary opens and without it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from wellbeing.content.sentences import sentence
from wellbeing.domain.library.help_lines import HelpLine, HelpWords, nearest_first, stale
from wellbeing.domain.problems import Refused
from wellbeing.services.environment import Environment
from wellbeing.ui.help.help_lines import ANYWHERE, HelpLineRow, region_for, system_territory
from wellbeing.ui.help.own_line import OwnLine
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.sheet_dialog import ReadingSheet

WIDTH, HEIGHT = 520, 680


class HelpCard(QDialog):
    """Calm, no red, not modal; needs the environment alone. Esc closes it, and so does F1."""

    def __init__(
        self, environment: Environment, parent: QWidget | None = None, territory: str | None = None
    ) -> None:
        """`territory` is an ISO 3166 code; without it the system's own decides which lines come first."""
        super().__init__(parent)
        self._environment = environment
        self._words = environment.words()
        self._territory = system_territory() if territory is None else territory
        self.rows: list[HelpLineRow] = []
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet = ReadingSheet()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(24, 22, 24, 22)
        self._column.setSpacing(14)
        self._fill()
        self._frame()

    def _fill(self) -> None:
        library, language = self._environment.library, self._words.language
        try:
            card, lines = library.help_card(language), library.help_lines(language)
        except Refused as refused:  # its file is damaged: the one address that needs no file
            self._title(self._words.t("Someone to talk to"))
            self._read(sentence(refused.problem, self._words.t))
            self._read("findahelpline.com")
            return
        self._title(card.title)
        self._read(card.opening)
        self._read(card.emergency)
        self._warn(lines)
        self._show_own()
        self._show_lines(card, lines)
        for words in (card.seek_help, card.nobody_is_told):
            self._read(words)
        self._read(card.not_a_diagnosis, "ink_soft")
        self._column.addStretch(1)

    def _show_own(self) -> None:
        """Show one's own line first: it is the nearest of all."""
        sheet = Card()
        sheet.rows.setContentsMargins(1, 4, 1, 4)
        self.own = OwnLine(self._environment.preferences, self._words)
        sheet.rows.addWidget(self.own)
        self._column.addWidget(sheet)

    def _show_lines(self, card: HelpWords, lines: Sequence[HelpLine]) -> None:
        """Show the nearest region's lines large, then the others."""
        region = region_for(self._words.language, self._territory)
        if all(line.region != region for line in lines):
            region = ANYWHERE
        ordered = nearest_first(lines, region)
        near = [line for line in ordered if line.region == region]
        self._add_card(card, near, near=True)
        self._column.addWidget(label(self._words.t("Elsewhere"), "heading"))
        self._add_card(card, [line for line in ordered if line.region != region], near=False)

    def _add_card(self, card: HelpWords, lines: Sequence[HelpLine], near: bool) -> None:
        sheet = Card()
        sheet.rows.setContentsMargins(1, 4, 1, 4)
        sheet.rows.setSpacing(0)
        for number, line in enumerate(lines):
            if number:
                sheet.rows.addWidget(HairLine())
            row = HelpLineRow(line, self._words, card, near)
            row.copied.connect(self._mark_copied)
            self.rows.append(row)
            sheet.rows.addWidget(row)
        self._column.addWidget(sheet)

    def _warn(self, lines: Sequence[HelpLine]) -> None:
        """Say so when numbers were last checked long ago."""
        if stale(lines, self._environment.library.today()):
            notice = Card(compact=True, role="notice")
            words = self._words.t("Some numbers were last checked over half a year ago and may have changed.")
            notice.rows.addWidget(label(words, wrap=True))
            self._column.addWidget(notice)

    def _title(self, words: str) -> None:
        self._column.addWidget(label(words, "title", wrap=True))
        self.setWindowTitle(words)

    def _read(self, words: str, ink: str = "ink") -> None:
        self._column.addWidget(ReadingText(words, ink=ink))

    def _mark_copied(self) -> None:
        for row in self.rows:
            row.show_copied(row is self.sender())

    def _frame(self) -> None:
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.setProperty("role", "ground")
        scroll.setWidget(self._sheet)
        EdgeFade(scroll)
        self.close_button = button(self._words.t("Close"), "secondary")
        self.close_button.clicked.connect(self.close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        scale = min(current_theme().text_scale, 1.5)
        room = self.screen().availableSize()
        self.resize(
            min(round(WIDTH * scale), room.width() - 40), min(round(HEIGHT * scale), room.height() - 60)
        )
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.close)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
