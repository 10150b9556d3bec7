"""The library: a search that answers as one types, subjects beside it, and one card for each idea."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wellbeing.domain.problems import Refused
from wellbeing.domain.tips import Tip
from wellbeing.services.changes import Topic
from wellbeing.ui.context import Context
from wellbeing.ui.pages.library_grid import ItemGrid
from wellbeing.ui.pages.page import Page
from wellbeing.ui.widgets.chips import ChipRow
from wellbeing.ui.widgets.fields import SearchField
from wellbeing.ui.widgets.messages import EmptyState
from wellbeing.ui.widgets.painted import label
from wellbeing.ui.widgets.sections import Sections

EVERYTHING = "*"
KEPT = "kept"
FEW_CHIPS = 4
"""How many subjects stand above the cards where the window is too narrow for a list."""
_NEAR_END = 300  # px above the end of the page at which the next cards are built


class LibraryPage(Page):
    """Tips to search, keep and copy. Keeping one only fills its star: nothing moves under the pointer."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRACTICE})

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, ctx.t("Library"), parent)
        self._searched = False
        self.search = CountedSearch(ctx.t("Search the library"))
        self.filter = ChipRow(
            [(EVERYTHING, ctx.t("All")), (KEPT, ctx.t("Kept"))], ctx.t("Show"), several=False
        )
        self.filter.set_chosen([EVERYTHING])
        self.grid = ItemGrid(ctx)
        self.nothing = EmptyState("", "search", ctx.t("Show everything"))
        self.sections = Sections(self._content(), ctx.t("Subjects"), FEW_CHIPS, ctx.t("More subjects"))
        for widget in (self.search, self.filter, self.sections):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._connect()

    def refresh(self) -> None:
        """Search when nothing was searched yet, else look only at the stars."""
        if not self._searched:
            self._find()
        self.grid.show_kept(self.ctx.desk.library.favourites())

    def showEvent(self, event: QShowEvent) -> None:
        """Open with the search ready for the first key."""
        super().showEvent(event)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many cards as the window can show."""
        super().resizeEvent(event)
        self.grid.fill(event.size().height())

    def _content(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.grid)
        rows.addWidget(self.nothing)
        rows.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.filter.changed.connect(self._filtered)
        self.sections.picked.connect(self._find)
        self.grid.starred.connect(self._keep)
        self.grid.copied.connect(self._tell_copied)
        self.nothing.asked.connect(self._show_everything)
        self.verticalScrollBar().valueChanged.connect(self._bring_more)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._to_search)

    def _find(self) -> None:
        """Show what answers the words, the filter and the subject."""
        self._searched = True
        try:
            found = self._found()
            self._show_subjects()
        except Refused as refused:
            self._show((), self.ctx.sentence(refused.problem))
            return
        subject = self.sections.current()
        chosen = found if subject == EVERYTHING else [tip for tip in found if tip.subject == subject]
        self._show(chosen, self._why_nothing(len(found)))

    def _found(self) -> Sequence[Tip]:
        words, library = self.search.text().strip(), self.ctx.desk.library
        found, kept = library.search(words, self.ctx.language), library.favourites()
        if self.filter.chosen() == (KEPT,):
            return [tip for tip in found if tip.id in kept]
        return found if words else sorted(found, key=lambda tip: tip.id not in kept)

    def _show(self, tips: Sequence[Tip], why_nothing: str) -> None:
        ctx = self.ctx
        self.grid.show_items(tips, ctx.desk.library.favourites())
        self.grid.setVisible(bool(tips))
        self.nothing.words.setText(why_nothing)
        self.nothing.setVisible(not tips)
        self.search.set_count(ctx.tn("{n} card", "{n} cards", len(tips)).format(n=len(tips)))
        self.verticalScrollBar().setValue(0)

    def _show_subjects(self) -> None:
        """Show the subjects that have cards, with how many: figures that stand still while one types."""
        language, library = self.ctx.language, self.ctx.desk.library
        count = Counter(tip.subject for tip in library.tips(language))
        subjects = [item for item in library.labels("subjects", language).items() if count[item[0]]]
        lines = [(EVERYTHING, self.ctx.t("All subjects"), str(count.total()))]
        self.sections.set_lines(lines + [(key, word, str(count[key])) for key, word in subjects])

    def _why_nothing(self, elsewhere: int) -> str:
        t = self.ctx.t
        if elsewhere:
            return t("Nothing under this subject, but {n} under others.").format(n=elsewhere)
        if self.filter.chosen() == (KEPT,) and not self.search.text().strip():
            return t("What you keep with the star will be here.")
        return t("Nothing found. A shorter word, or just a part of it, often helps.")

    def _keep(self, item: str, kept: bool) -> None:
        self.ctx.desk.library.keep(item, kept)
        self.refresh()

    def _filtered(self, keys: tuple[str, ...]) -> None:
        if not keys:  # pressing the chosen chip leaves it chosen
            self.filter.set_chosen([EVERYTHING])
        self._find()

    def _show_everything(self) -> None:
        self.filter.set_chosen([EVERYTHING])
        self.sections.set_current(EVERYTHING)
        self.search.clear()
        self._find()
        self._to_search()

    def _bring_more(self) -> None:
        """Build the next cards when the end of the page comes near."""
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - _NEAR_END:
            self.grid.more()

    def _tell_copied(self) -> None:
        self.ctx.say(self.ctx.t("Copied."), None)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


class CountedSearch(SearchField):
    """The search field with how much was found at its right end."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(hint, large=True, parent=parent)
        self._count: QLabel = label("", "caption", parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_count(self, words: str) -> None:
        """Show how much was found; long words never run under it."""
        self._count.setText(words)
        self._count.adjustSize()
        self.setTextMargins(24, 0, self._count.width() + 8, 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the count at the right end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._count.move(self.width() - self._count.width() - 12, (self.height() - self._count.height()) // 2)
