"""The phrasebook: what slips out, what to say instead, when and why; one press copies; own phrases can be added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.library.own_phrases import OwnPhrase
from wellbeing.domain.library.phrases import Phrase, filled
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.library.gap_edit import GapEdit
from wellbeing.ui.pages.library.marks import BodyText, CopyButton, Star, source_words
from wellbeing.ui.pages.library.rows import Row, TableCard
from wellbeing.ui.pages.library.subjects import SubjectItem, item_as
from wellbeing.ui.pages.library.words import open_gaps
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Icon
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ElidedLabel, label
from wellbeing.ui.widgets.plain_text import set_tip

_BESIDE = 520  # px of row at 100 % under which the better sentence goes below
_SHARES = (4, 7)  # of the width: what slips out, what to say instead


class PhraseRow(Row):
    """Avoid -> better, with when and why small below; its own phrases can be edited and deleted."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self._phrase: Phrase | OwnPhrase | None = None
        self.avoid, self.better = BodyText("ink_soft"), BodyText()
        self.when, self.why = BodyText("ink_soft", "caption_pt"), BodyText("ink_soft", "caption_pt")
        self.edited_text = GapEdit(ctx.t("The sentence to fill in"))
        self.edited_text.hide()
        self.arrow = Icon("arrow_right", size=16)
        self.copy = CopyButton(ctx)
        self.star = Star(ctx)
        self.more = IconButton("more", ctx.t("What goes with this"))
        self.edit = IconButton("edit", ctx.t("Change this phrase"))
        self.delete = IconButton("trash", ctx.t("Delete this phrase"))
        self.copy.clicked.connect(self._copy)
        self.edited_text.done.connect(self._finish)
        self.edited_text.left.connect(self._leave)
        self.star.kept.connect(self._star)
        self.more.clicked.connect(self._relate)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)
        self._lay_out()

    def show_item(self, item: SubjectItem, kept: bool) -> None:
        """Show a phrase."""
        own = isinstance(item, OwnPhrase)
        if self._phrase is None or self._phrase.id != item.id:
            self._show_editor(False)
        phrase = self._phrase = item if isinstance(item, OwnPhrase) else item_as(item, Phrase)
        self.item = phrase
        self.avoid.say(phrase.avoid)
        self.better.say(self._sentence())
        self.when.say(phrase.when)
        self.why.say(phrase.why)
        set_tip(self.why, "\n".join(filter(None, source_words(self.ctx, item))))
        self.when.setVisible(bool(phrase.when))
        self.why.setVisible(bool(phrase.why))
        self.avoid.setVisible(bool(phrase.avoid))
        self.arrow.setVisible(bool(phrase.avoid) and not self._is_stacked())
        for mark in (self.edit, self.delete):
            mark.setVisible(own)
        self.more.setVisible(not own)
        self.set_kept(kept)
        self.show_copied(False)
        self.setAccessibleName(self._sentence())

    def set_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        self.star.show_kept(kept)

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this is the one in the clipboard."""
        self.copy.show_copied(copied)

    def text(self) -> str:
        """Return the better sentence as it stands there: a gap stays visible, so that nobody sends one unseen."""
        return self.edited_text.toPlainText() if self.is_edited() else self._sentence()

    def has_gap(self) -> bool:
        """Tell whether something is still to be filled in before it is sent."""
        if self.is_edited():
            return bool(self.edited_text.open_gaps())
        return bool(self._gaps())

    def is_edited(self) -> bool:
        """Tell whether its gaps are being filled in."""
        return not self.edited_text.isHidden()

    def _sentence(self) -> str:
        return filled(self._phrase.better, self._gaps()) if self._phrase else ""

    def _gaps(self) -> dict[str, str]:
        """Return each place to fill in as a word in brackets; what one wrote oneself has none."""
        return open_gaps(self.ctx.t, self._phrase.better) if isinstance(self._phrase, Phrase) else {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand one below the other where the row is narrow."""
        stacked = event.size().width() < _BESIDE * current_theme().text_scale
        if stacked != self._is_stacked():
            way = QBoxLayout.Direction
            self._pair.setDirection(way.TopToBottom if stacked else way.LeftToRight)
            self._pair.setSpacing(6 if stacked else 12)
            self.arrow.setVisible(bool(self._phrase and self._phrase.avoid) and not stacked)
        super().resizeEvent(event)

    def _is_stacked(self) -> bool:
        return self._pair.direction() == QBoxLayout.Direction.TopToBottom

    def _lay_out(self) -> None:
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(12)
        self._pair.addLayout(_column(self.avoid, self.when), _SHARES[0])
        self._pair.addWidget(self.arrow, 0, Qt.AlignmentFlag.AlignTop)
        self._pair.addLayout(_column(self.better, self.edited_text, self.why), _SHARES[1])
        marks = QHBoxLayout()
        marks.setSpacing(2)
        for mark in (self.copy, self.more, self.edit, self.delete, self.star):
            marks.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(12)
        row.addLayout(self._pair, 1)
        row.addLayout(marks)

    def _copy(self) -> None:
        """Copy; where there are gaps, the first press opens the sentence to fill them in."""
        if self._gaps() and not self.is_edited():
            self._show_editor(True)
            self.edited_text.open_on(self._sentence(), self._gaps().values())
            self.ctx.say(self.ctx.t("Fill in the gaps: Tab goes to the next, Enter copies."), None)
        else:
            self.copied.emit(self)

    def _finish(self) -> None:
        """Copy what was filled in; an open gap is said and gone to instead."""
        still = self.edited_text.open_gaps()
        if still:
            self.edited_text.select_first()
            self.ctx.say(self.ctx.t("Still to fill in: {gaps}").format(gaps=" ".join(still)), None)
        else:
            self.copied.emit(self)

    def _leave(self) -> None:
        self._show_editor(False)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_editor(self, shown: bool) -> None:
        self.edited_text.setVisible(shown)
        self.better.setVisible(not shown)

    def _star(self, kept: bool) -> None:
        self.starred.emit(self.item_id, kept)

    def _relate(self) -> None:
        self.related.emit(self.item)

    def _edit(self) -> None:
        self.edited.emit(self.item)

    def _delete(self) -> None:
        self.deleted.emit(self.item)


class PhraseTable(TableCard[PhraseRow]):
    """The card of phrases, with a way to add one's own in its head."""

    add_asked = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.title = label(ctx.t("Phrases"), "heading")
        self.add = button(ctx.t("Add your own"), "quiet", "plus", small=True)
        self.add.clicked.connect(self.add_asked)
        top = QHBoxLayout()
        top.setContentsMargins(20, 8, 10, 6)
        top.setSpacing(16)
        top.addWidget(self.title)
        top.addWidget(ElidedLabel(ctx.t("what slips out → what helps"), "caption"), 1)
        top.addWidget(self.add)
        self.rows.addLayout(top)

    def made_row(self) -> PhraseRow:
        """Return a new row."""
        return PhraseRow(self.ctx)

    def _lined(self) -> bool:
        return True


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
