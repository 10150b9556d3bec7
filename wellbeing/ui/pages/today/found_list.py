"""What the search over all days has found: a day, a time, and the words around those looked for, which are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.today.day import more_of
from wellbeing.ui.quick_entry.form_words import kinds, said_of_state

AROUND = 60
_ENTRY, _MARKS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIDE = 8


FoundAnswer = tuple[str, list[CheckIn | Contact] | Problem]


def found_saying(words: str, labels: Mapping[str, str], language: str, services: Services) -> FoundAnswer:
    """Return what was looked for, and the entries of the whole diary that say it, or why it can't be searched."""
    try:
        return words, services.search.find(words, labels, language)
    except Refused as refused:
        return words, refused.problem


class FoundList(QListWidget):
    """`picked` brings an entry. What it shows while an answer is on its way is what was found before."""

    picked = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._waits = self._take_then = False
        self.setAccessibleName(ctx.t("Found in the diary"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(MarkedLines(self))
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def wait(self) -> None:
        """Hear that another answer is on its way."""
        self._waits, self._take_then = True, False

    def show_nothing(self) -> None:
        """Hear that nothing is looked for any more."""
        self._waits = False
        self.clear()

    def say(self, words: str) -> None:
        """Say why there are no entries."""
        self.show_nothing()
        self.addItem(QListWidgetItem(words))

    def show_found(self, found: Sequence[CheckIn | Contact], words: str) -> None:
        """Show what was found, each with the words around what was looked for, and those marked."""
        self.show_nothing()
        places = partial(self._ctx.services.search.places, words, language=self._ctx.language)
        for entry in found:
            line = self._line(entry, words)
            item = QListWidgetItem(line)
            item.setData(_ENTRY, entry)
            item.setData(_MARKS, places(text=line))
            self.addItem(item)
        if not found:
            self.say(self._ctx.t("No note says that."))
        self.setCurrentRow(0)
        if self._take_then:
            self.take()

    def take(self) -> None:
        """Go to the line that is chosen, or to the first of what is on its way."""
        self._take_then = self._waits
        if not self._waits:
            self._go(self.currentItem())

    def _go(self, item: QListWidgetItem | None) -> None:
        entry = item.data(_ENTRY) if item is not None else None
        if entry is not None:
            self.picked.emit(entry)

    def _line(self, entry: CheckIn | Contact, words: str) -> str:
        ctx, seen = self._ctx, self._ctx.local(self._ctx.seen(entry))
        said = kinds(ctx.t)[entry.kind] if isinstance(entry, Contact) else said_of_state(ctx, entry)
        note = around(entry.note.replace("\n", " "), words)
        parts = (said, *more_of(ctx, entry)[1:], note)
        return f"{ctx.short_day(seen.date())} {seen:%H:%M} · " + " · ".join(filter(None, parts))


class MarkedLines(QStyledItemDelegate):
    """Paints a line of words with a soft ground behind those that were looked for."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row as the style does, then the words."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        widget = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        rect = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        font = option.font
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        layout.setFormats(_formats(index.data(_MARKS) or [], len(shown)))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        painter.setPen(QColor(current_theme().colour("ink")))
        layout.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - line.height()) / 2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one line with some air, as wide as the list is."""
        return QSize(0, super().sizeHint(option, index).height() + 8)


def _formats(places: Sequence[tuple[int, int]], shown: int) -> list[QTextLayout.FormatRange]:
    """Return the marks of a line of which so many signs are shown."""
    theme, formats = current_theme(), []
    for first, last in places:
        if first >= shown:
            continue
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = first, min(last, shown) - first
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colour("accent_soft")))
        look.setForeground(QColor(theme.colour("accent_ink")))
        look.setFontWeight(theme.weight("strong"))
        look.setFontUnderline(theme.high_contrast)
        mark.format = look
        formats.append(mark)
    return formats


def around(note: str, words: str) -> str:
    """Return the part of a note around some words; its beginning where they are not in it."""
    at = note.casefold().find(words.strip().casefold())
    start = max(0, at - AROUND // 3) if at > AROUND else 0
    return (
        ("…" if start else "")
        + note[start : start + 2 * AROUND]
        + ("…" if len(note) > start + 2 * AROUND else "")
    )
