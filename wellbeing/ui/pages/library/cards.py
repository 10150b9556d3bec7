"""The cards of the library: one idea each with its sources, a star to keep it, and what can be done with it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.library.scenes import Scene
from wellbeing.domain.library.styles import LeaderStep, Occasion, Style
from wellbeing.domain.library.tips import Tip
from wellbeing.ui.context import Context
from wellbeing.ui.help.help_lines import where_to_turn
from wellbeing.ui.pages.library.marks import BodyText, CopyIcon, Star, source_words
from wellbeing.ui.pages.library.subjects import SubjectItem, item_as
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.plain_text import set_tip

_SIDE, _BESIDE_ICON = (
    20,
    12,
)  # px beside words, as on the other cards, and beside a button with air around its icon


class ItemCard(Card):
    """A card that can be given another item of its kind, so that typing makes no new widgets.

    `starred` brings the id and whether to keep it, `copied` the card, `opened` and `related` the item.
    """

    starred = Signal(str, bool)
    copied = Signal(object)
    opened = Signal(object)
    related = Signal(object)
    can_copy = True

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, compact=True)
        self.ctx = ctx
        self.item: SubjectItem | None = None
        self.title = BodyText(strong=True)
        self.star = Star(ctx, self)
        self.copy = CopyIcon(ctx, self)
        self.body = BodyText()
        self.source = label("", "caption", wrap=True)
        self.more = button(ctx.t("Goes with"), "link")
        self.open = button(self.open_word(), "quiet", small=True)
        self.star.kept.connect(self._star)
        self.copy.clicked.connect(self._copy)
        self.more.clicked.connect(self._relate)
        self.open.clicked.connect(self._open)
        self._lay_out()
        self.copy.setVisible(self.can_copy)
        self.open.setVisible(bool(self.open_word()))

    @property
    def item_id(self) -> str:
        """The id of what is shown."""
        return self.item.id if self.item is not None else ""

    def show_item(self, item: SubjectItem, kept: bool) -> None:
        """Show an item and whether it is kept."""
        self.item = item
        self.title.say(item.title)
        self.body.say(self.words())
        self.star.show_kept(kept)
        self.copy.show_copied(False)
        said, standing = source_words(self.ctx, item)
        self.source.setText(said)
        set_tip(self.source, standing)
        set_tip(self.more, self.ctx.t("What goes with this"))
        self.setAccessibleName(item.title)

    def mark(self, marker: re.Pattern[str] | None) -> None:
        """Mark what a search was asked for."""
        self.title.mark(marker)
        self.body.mark(marker)

    def set_kept(self, kept: bool) -> None:
        """Fill or empty the star."""
        self.star.show_kept(kept)

    def show_copied(self, copied: bool) -> None:
        """Say on the button that this card is the one in the clipboard."""
        self.copy.show_copied(copied)

    def words(self) -> str:
        """Return what stands on the card under its title."""
        return self.item.body if self.item is not None else ""

    def text(self) -> str:
        """Return what goes to the clipboard."""
        return f"{self.item.title}\n{self.item.body}" if self.item is not None else ""

    def has_goal(self) -> bool:
        """Tell whether there is something to do with it: to copy it or to open it."""
        return self.can_copy or bool(self.open_word())

    def open_word(self) -> str:
        """Return the word of the button that opens it elsewhere, '' for none."""
        return ""

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.title, 1)
        top.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, _SIDE - _BESIDE_ICON, 0)
        words.setSpacing(6)
        foot.setSpacing(12)
        foot.addWidget(self.source, 1)
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        words.addWidget(self.body)
        words.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        words.addLayout(foot)
        self.rows.setContentsMargins(_SIDE, 12, _BESIDE_ICON, 12)
        self.rows.setSpacing(6)
        self.rows.addLayout(top)
        self.rows.addLayout(words, 1)

    def _star(self, kept: bool) -> None:
        self.starred.emit(self.item_id, kept)

    def _copy(self) -> None:
        self.copied.emit(self)

    def _open(self) -> None:
        self.opened.emit(self.item)

    def _relate(self) -> None:
        self.related.emit(self.item)


class LibraryTipCard(ItemCard):
    """A tip: one idea to read."""


class StyleCard(ItemCard):
    """A style of customer: how it shows, what it needs, how to talk, what drains you and how to guard."""

    can_copy = False

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.body.soften_leads()

    def words(self) -> str:
        """Return the card line by line."""
        t, style = self.ctx.t, item_as(self.item, Style)
        between = "；" if self.ctx.language.startswith("zh") else "; "
        lines = (
            t("How it shows: {words}").format(words=between.join(style.cues)),
            t("What it needs: {words}").format(words=style.need),
            t("How to talk: {words}").format(words=style.talk),
            t("Better not: {words}").format(words=style.avoid),
            t("What drains you: {words}").format(words=style.drains),
            t("How to guard yourself: {words}").format(words=style.guard),
        )
        return "\n".join(lines)


class OccasionCard(ItemCard):
    """A kind of visit, its one rule, and a line that follows it; the line is copied."""

    def words(self) -> str:
        """Return the rule and the line."""
        occasion = item_as(self.item, Occasion)
        said = self.ctx.t("“{line}”").format(line=occasion.line)
        return f"{occasion.rule}\n{said}"

    def text(self) -> str:
        """Return the line alone."""
        return item_as(self.item, Occasion).line


class LibraryExerciseCard(ItemCard):
    """An exercise and what is known of it; opens in Cool down."""

    can_copy = False

    def words(self) -> str:
        """Return what to do and what is known of it."""
        exercise = item_as(self.item, Exercise)
        return f"{exercise.body}\n{exercise.claim}"

    def open_word(self) -> str:
        """Return the word that opens it."""
        return self.ctx.t("Open in Cool down")


class SceneCard(ItemCard):
    """A practice scene; opens in Practice."""

    can_copy = False

    def words(self) -> str:
        """Return where it plays and how it begins."""
        scene = item_as(self.item, Scene)
        said = self.ctx.t("“{line}”").format(line=scene.customer[0])
        return f"{scene.setting}\n{said}"

    def open_word(self) -> str:
        """Return the word that opens it."""
        return self.ctx.t("Practise this")


class LeaderCard(ItemCard):
    """A thing a leader can do, and why."""

    def words(self) -> str:
        """Return what to do and why."""
        step = item_as(self.item, LeaderStep)
        return f"{step.body}\n{step.why}"


class ProtocolCard(ItemCard):
    """What to do in one of the hardest contacts, and below whom to turn to."""

    def words(self) -> str:
        """Return the lines, then whom to turn to."""
        return f"{item_as(self.item, ContactProtocol).body}\n{where_to_turn(self.ctx)}"


CARDS: dict[type, type[ItemCard]] = {
    Tip: LibraryTipCard,
    Style: StyleCard,
    Occasion: OccasionCard,
    Exercise: LibraryExerciseCard,
    Scene: SceneCard,
    LeaderStep: LeaderCard,
    ContactProtocol: ProtocolCard,
}
