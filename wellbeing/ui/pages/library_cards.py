"""The cards of the library: one idea each with its sources, a star to keep it and a button to copy it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wellbeing.domain.tips import Tip
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ReadingText
from wellbeing.ui.widgets.painted import label


class Item(Protocol):
    """Whatever stands in the library; each kind has a card of its own in CARDS."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def sources(self) -> Sequence[str]: ...  # noqa: D102


class BodyText(ReadingText):
    """Reading text that remembers its heights: a page asks for each a dozen times before it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._heights: dict[int, int] = {}

    def say(self, words: str) -> None:
        """Show other words."""
        self._heights.clear()
        self.setText(words)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in px."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return any width: the grid gives each column its own."""
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew after a switch of look or text size."""
        self._heights.clear()
        super().changeEvent(event)


class ItemCard(Card):
    """A card that can be given another item of its kind, so that typing makes no new widgets."""

    starred = Signal(str, bool)
    copied = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, compact=True)
        self.ctx = ctx
        self.item_id = ""
        self._text = ""
        self.title = label("", "heading", wrap=True)
        self.star = IconButton("star", ctx.t("Keep this"), "star_filled", parent=self)
        self.body = BodyText()
        self.source = label("", "caption", wrap=True)
        self.copy = IconButton("copy", ctx.t("Copy"), "check", parent=self)
        self.star.clicked.connect(self._star)
        self.copy.clicked.connect(self._copy)
        self._lay_out()

    def show_item(self, item: Item, kept: bool) -> None:
        """Show an item and whether it is kept."""
        self.item_id, self._text = item.id, f"{item.title}\n{item.body}"
        self.title.setText(item.title)
        self.body.say(item.body)
        self.set_kept(kept)
        self.show_copied(False)
        self._show_sources(item)
        self.setAccessibleName(item.title)

    def set_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        self.star.setChecked(kept)
        self.star.set_name(self.ctx.t("Let it go") if kept else self.ctx.t("Keep this"))

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this card is the one in the clipboard."""
        self.copy.setChecked(copied)
        self.copy.set_name(self.ctx.t("Copied") if copied else self.ctx.t("Copy"))

    def text(self) -> str:
        """Return what goes to the clipboard."""
        return self._text

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.title, 1)
        top.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.setContentsMargins(18, 12, 12, 14)
        self.rows.setSpacing(6)
        self.rows.addLayout(top)
        self.rows.addWidget(self.body)
        self.rows.addStretch(1)
        self.rows.addWidget(self.source)

    def _show_sources(self, item: Item) -> None:
        known = self.ctx.desk.library.sources(self.ctx.language)
        found = [known[source] for source in item.sources if source in known]
        names = list(dict.fromkeys(source.cite for source in found))
        between = "；" if self.ctx.language.startswith("zh") else "; "
        said = self.ctx.t("From: {names}").format(names=between.join(names))
        self.source.setText(said if names else "")
        self.source.setToolTip("\n".join(dict.fromkeys(source.standing_words for source in found)))

    def _star(self) -> None:
        self.starred.emit(self.item_id, self.star.isChecked())

    def _copy(self) -> None:
        self.copied.emit(self)


class TipCard(ItemCard):
    """A tip: one idea to read."""


CARDS: dict[type, type[ItemCard]] = {Tip: TipCard}
