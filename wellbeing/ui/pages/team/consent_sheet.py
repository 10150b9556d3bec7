"""The consent sheet: what leaves, what nobody can read, what it cannot protect from; two answers of equal weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wellbeing.content.i18n import N_
from wellbeing.content.strings import Words
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.edge_fade import EdgeFade
from wellbeing.ui.widgets.icon_row import IconRow
from wellbeing.ui.widgets.labels import label

WIDTH, HEIGHT = 560, 740

# The figures are those of the die (2 of its 16 sides) and of the shares (two thirds open, at least 8 answers).
SHEET = (
    (
        "book",
        N_("Your diary stays here"),
        N_(
            "The diary never leaves this computer. Every period one word can be sent: low, moderate or high,"
            " from your own stress entries."
        ),
    ),
    (
        "undo",
        N_("The word is rolled first"),
        N_(
            "A 16-sided die is rolled before it leaves: in 2 of 16 cases a wrong word goes on purpose."
            " Even an answer that somebody opened would not be certain."
        ),
    ),
    (
        "lock",
        N_("Nobody opens it alone"),
        N_(
            "It is locked so that only two thirds of the team's computers together can open it, and only as the"
            " total of at least 8 people. Your leader, IT and the makers of this app cannot."
        ),
    ),
    (
        "eye",
        N_("What they can see"),
        N_(
            "Your leader sees the team's total; the page does not show who takes part. Whoever opens the team's"
            " folder or database can see that this computer took part, and when."
        ),
    ),
    (
        "shield",
        N_("What it cannot protect you from"),
        N_(
            "From two thirds of these colleagues joining forces, or about half of them together with whoever runs"
            " the folder or database: {names}. Even then the die leaves doubt about one answer, though over many"
            " months doubts shrink."
        ),
    ),
    (
        "pause",
        N_("Stop at any time"),
        N_(
            "Answers that are not closed yet are taken back. Before each sending you can look at exactly what"
            " leaves, byte for byte, and afterwards at a log of all that ever left."
        ),
    ),
)


class ConsentSheet(QDialog):
    """Accepted means: share. Closing it, or Esc, means: not now."""

    def __init__(self, words: Words, colleagues: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        t = words.t
        self.setWindowTitle(t("Before you share"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._column.addWidget(label(t("Before you share"), "title", wrap=True))
        for sign, title, text in paragraphs(words, colleagues):
            self._column.addWidget(IconRow(sign, title, text, role="heading", reads=("body_pt", "ink")))
        self._column.addStretch(1)
        self.leave, self.share = button(t("Not now")), button(t("Share"))
        self.leave.clicked.connect(self.reject)
        self.share.clicked.connect(self.accept)
        self.share.setAutoDefault(False)
        self.leave.setDefault(True)
        self._frame()

    def _frame(self) -> None:
        sheet = QWidget()
        sheet.setProperty("role", "ground")
        sheet.setLayout(self._column)
        self._column.setContentsMargins(28, 24, 28, 12)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        EdgeFade(scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 8, 28, 20)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.share)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        scale, room = min(current_theme().text_scale, 1.6), self.screen().availableSize()
        self.resize(
            min(round(WIDTH * scale), room.width() - 40), min(round(HEIGHT * scale), room.height() - 60)
        )


def paragraphs(words: Words, colleagues: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the sheet's paragraphs as (icon, title, text); one of them names the colleagues."""
    names = QLocale(words.language).createSeparatedList(list(colleagues))
    return [(sign, words.t(title), words.t(text).replace("{names}", names)) for sign, title, text in SHEET]
