"""Away messages and quick replies: what to fill in is asked for once and remembered while the page is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wellbeing.domain.library.phrases import Reply, filled, places
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.library.marks import BodyText, CopyButton, Star, source_words
from wellbeing.ui.pages.library.rows import Row, TableCard
from wellbeing.ui.pages.library.subjects import SubjectItem, item_as
from wellbeing.ui.pages.library.words import open_gaps
from wellbeing.ui.pages.library.words import places as place_words
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.plain_text import set_tip

_FIELD = 128  # px of a field at 100 %


class ReplyRow(Row):
    """A message; where it has places to fill in, the first press of copy opens fields for them."""

    typed = Signal(str, str)

    def __init__(self, ctx: Context, values: dict[str, str], parent: QWidget | None = None) -> None:
        """`values` holds what was filled in so far; all rows of the card share it."""
        super().__init__(parent)
        self.ctx = ctx
        self._values = values
        self._words = place_words(ctx.t)
        self.fields: dict[str, QLineEdit] = {}
        self.name, self.message = BodyText("ink_soft", "caption_pt"), BodyText()
        self.copy = CopyButton(ctx)
        self.star = Star(ctx)
        self.asked = QWidget()
        self._flow = FlowLayout(self.asked, gap=8)
        self.asked.hide()
        self.copy.clicked.connect(self._copy)
        self.star.kept.connect(self._star)
        self._lay_out()

    def show_item(self, item: SubjectItem, kept: bool) -> None:
        """Show a message."""
        self.item = item
        self.name.say(item.title)
        set_tip(self.name, "\n".join(filter(None, source_words(self.ctx, item))))
        self._drop_fields()
        self.show_values()
        self.set_kept(kept)
        self.show_copied(False)
        self.setAccessibleName(item.title)

    def show_values(self) -> None:
        """Show the message with what is filled in so far; what is missing stands there as a word in brackets."""
        if self.item is not None:
            self.message.say(filled(self._reply().text, self._shown_values()))

    def _reply(self) -> Reply:
        return item_as(self.item, Reply)

    def missing(self) -> tuple[str, ...]:
        """Return the places that nothing was filled in for."""
        return tuple(place for place in places(self._reply().text) if not self._values.get(place))

    def set_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        self.star.show_kept(kept)

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this is the one in the clipboard."""
        self.copy.show_copied(copied)

    def text(self) -> str:
        """Return the message as it stands there: a gap stays visible, so that nobody sends one unseen."""
        return filled(self._reply().text, self._shown_values())

    def has_gap(self) -> bool:
        """Tell whether something is still to be filled in."""
        return bool(self.missing())

    def _shown_values(self) -> dict[str, str]:
        gaps = open_gaps(self.ctx.t, self._reply().text)
        return {**gaps, **{place: said for place, said in self._values.items() if said}}

    def _copy(self) -> None:
        if self.missing() and not self.fields:
            self._ask()
            return
        self.copied.emit(self)

    def _ask(self) -> None:
        """Open a field for each place; Enter in the last one copies."""
        for place in places(self._reply().text):
            field = QLineEdit(self._values.get(place, ""))
            field.setPlaceholderText(self._words.get(place, place))
            field.setAccessibleName(self._words.get(place, place))
            field.setFixedWidth(round(_FIELD * current_theme().text_scale))
            field.textChanged.connect(self._type)
            field.returnPressed.connect(self._next_field)
            self.fields[place] = field
            self._flow.addWidget(field)
        self.asked.show()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_fields(self) -> None:
        for field in self.fields.values():
            self._flow.removeWidget(field)
            field.deleteLater()
        self.fields = {}
        self.asked.hide()

    def _type(self, words: str) -> None:
        for place, field in self.fields.items():
            if field is self.sender():
                self.typed.emit(place, words.strip())

    def _next_field(self) -> None:
        fields = list(self.fields.values())
        place = next((n for n, field in enumerate(fields) if field is self.sender()), 0)
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.copied.emit(self)

    def _star(self, kept: bool) -> None:
        self.starred.emit(self.item_id, kept)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.message)
        words.addWidget(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)


class ReplyTable(TableCard[ReplyRow]):
    """The card of messages; a name typed once stands in all of them."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self._values: dict[str, str] = {}

    def made_row(self) -> ReplyRow:
        """Return a new row."""
        row = ReplyRow(self.ctx, self._values)
        row.typed.connect(self._type)
        return row

    def _type(self, place: str, words: str) -> None:
        self._values[place] = words
        for row in self.shown():
            row.show_values()
