"""With whom one's answer is mixed: the names, the six words to compare aloud, and who waits to be let in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wellbeing.domain.team.roster import Member
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.pages.page import empty
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, HairLine, Icon
from wellbeing.ui.widgets.labels import ReadingText, label
from wellbeing.ui.widgets.messages import answers

if TYPE_CHECKING:
    from wellbeing.services.team.teams import RosterView, Teams


class RosterCard(Card):
    """`asked` as in Part."""

    asked = Signal(object, object)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, compact=True)
        self._ctx, t = ctx, ctx.t
        self._membership: Membership | None = None
        self._roster_view: RosterView | None = None
        self.head(t("Mixed with these colleagues"))
        self.names = ReadingText()
        self.few = label(t("Under 8 members there is no figure, for anybody."), "caption", wrap=True)
        self._waiting = QVBoxLayout()
        self.words = label("", "lead", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(t("Roster number"))
        self.how = label("", "caption", wrap=True)
        self.compared = button(t("We compared them aloud"))
        self.compared.clicked.connect(self._compare)
        self.rows.addWidget(self.names)
        self.rows.addWidget(self.few)
        self.rows.addLayout(self._waiting)
        self.rows.addWidget(HairLine())
        self.head(t("Roster number"))
        for widget in (self.words, self.how):
            self.rows.addWidget(widget)
        self.rows.addWidget(self.compared, 0, Qt.AlignmentFlag.AlignLeft)

    def show_roster_view(self, membership: Membership, roster_view: RosterView) -> None:
        """Show who is in, who waits, and the six words."""
        self._membership, self._roster_view = membership, roster_view
        t = self._ctx.t
        mine = t("{name} (you)").format(name=membership.name)
        names = [mine if member.name == membership.name else member.name for member in roster_view.inside]
        self.names.setText(QLocale(self._ctx.language).createSeparatedList(names))
        self.few.setVisible(not roster_view.enough)
        empty(self._waiting)
        for member in roster_view.waiting:
            self._waiting.addWidget(self._row(member, member in roster_view.changed))
        self.words.setText(in_threes(roster_view.number))
        ask = t(
            "These six words are the same on every member's screen. Read them aloud to each other once; then"
            " nobody invented can be among you."
        )
        self.how.setText(
            t("Compared. When somebody new comes in, the words change.") if roster_view.compared else ask
        )
        self.compared.setVisible(not roster_view.compared)

    def _row(self, member: Member, changed: bool) -> QWidget:
        t = self._ctx.t
        said = (
            t("{name} has a new key. Ask in person before you accept.")
            if changed
            else t("{name} wants to join.")
        )
        row = QWidget()
        rows = QVBoxLayout(row)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(Icon("people", "notice"))
        line.addWidget(label(said.format(name=member.name), wrap=True), 1)
        rows.addLayout(line)
        yes, no = button(t("Accept"), "quiet"), button(t("Refuse"), "leave")
        for choice in (yes, no):
            choice.setAccessibleDescription(member.name)
        yes.clicked.connect(partial(self._accept_or_refuse, member.key.hex(), True))
        no.clicked.connect(partial(self._accept_or_refuse, member.key.hex(), False))
        rows.addLayout(answers(yes, no))
        return row

    def _accept_or_refuse(self, key: str, welcome: bool) -> None:
        if self._membership is not None:
            self.asked.emit(
                partial(accept_or_refuse, self._membership.id, key, welcome),
                partial(self._say_settled, welcome),
            )

    def _say_settled(self, welcome: bool, member: Member) -> None:
        t = self._ctx.t
        said = t("{name} is in.") if welcome else t("{name} was refused.")
        self._ctx.say(said.format(name=member.name), None)

    def _compare(self) -> None:
        if self._membership is not None and self._roster_view is not None:
            self.asked.emit(
                partial(compare, self._membership.id, self._roster_view.number), self._say_compared
            )

    def _say_compared(self, _nothing: None) -> None:
        self._ctx.say(self._ctx.t("Noted in your diary."), None)


def in_threes(number: str) -> str:
    """Return the six words in two lines of three."""
    words = number.split()
    return "\n".join((" ".join(words[:3]), " ".join(words[3:])))


def accept_or_refuse(team: str, key: str, welcome: bool, teams: Teams) -> Member:
    """Accept or refuse a waiting key."""
    return teams.accept_or_refuse(key, welcome, team)


def compare(team: str, number: str, teams: Teams) -> None:
    """Note that the six words were compared."""
    teams.compare(number, team)
