"""What every card and row of the library carries: its source line, its star, its copy button, its way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.ui.context import Context
from wellbeing.ui.pages.library.subjects import SubjectItem
from wellbeing.ui.widgets.buttons import WordButton
from wellbeing.ui.widgets.icon_button import IconButton
from wellbeing.ui.widgets.labels import ReadingText

_MOST_HEIGHTS = 200


class BodyText(ReadingText):
    """Reading text that remembers its heights: a page asks for each a dozen times before it stands."""

    def __init__(
        self, ink: str = "ink", size: str = "body_pt", strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", size, ink, strong, parent)
        self._heights: dict[tuple[str, int], int] = {}

    def say(self, words: str) -> None:
        """Show other words."""
        if words != self.text():
            self.setText(words)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in px."""
        asked = (self.text(), width)
        if asked not in self._heights:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        """Return any width: the grid gives each column its own."""
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew after a switch of look or text size."""
        self._heights.clear()
        super().changeEvent(event)


class Star(IconButton):
    """Keeps an item; its name says what a press would do."""

    kept = Signal(bool)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__("star", ctx.t("Keep this"), "star_filled", parent=parent)
        self._names = {False: ctx.t("Keep this"), True: ctx.t("No longer keep")}
        self.clicked.connect(self._tell)

    def show_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        self.setChecked(kept)
        self.set_name(self._names[kept])

    def _tell(self) -> None:
        self.kept.emit(self.isChecked())


class CopyIcon(IconButton):
    """Copies; afterwards it shows a check mark until something else is copied."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__("copy", ctx.t("Copy"), "check", parent=parent)
        self._names = {False: ctx.t("Copy"), True: ctx.t("Copied")}

    def show_copied(self, copied: bool) -> None:
        """Say whether this is what lies in the clipboard."""
        self.setChecked(copied)
        self.set_name(self._names[copied])


class CopyButton(WordButton):
    """The copy button of a row; as wide for 'copied' as for 'copy', so that nothing moves."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        self._names = {False: ctx.t("Copy"), True: ctx.t("Copied")}
        super().__init__(self._names[False], "quiet", "copy", parent)
        self.setProperty("small", "true")

    def show_copied(self, copied: bool) -> None:
        """Say whether this is what lies in the clipboard."""
        if self.text() != self._names[copied]:
            self.show_as(self._names[copied], "check" if copied else "copy")

    def sizeHint(self) -> QSize:
        """Return the room of the longer word."""
        metrics = self.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._names.values()))
        return super().sizeHint() + QSize(longest - metrics.horizontalAdvance(self.text()), 0)

    def minimumSizeHint(self) -> QSize:
        """Return sizeHint: its words are never cut."""
        return self.sizeHint()


def source_words(ctx: Context, item: SubjectItem) -> tuple[str, str]:
    """Return (where an item comes from, each source once; for the hover how sure that is, and each paper's address)."""
    known = ctx.services.library.sources(ctx.language)
    found = [known[source] for source in item.sources if source in known]
    names = list(dict.fromkeys(source.cite for source in found))
    between = "；" if ctx.language.startswith("zh") else "; "
    said = ctx.t("From: {names}").format(names=between.join(names)) if names else ""
    standings = [source.standing_words for source in found]
    links = [source.link for source in found if source.link]
    return said, "\n".join(dict.fromkeys((*standings, *links)))
