"""For somebody in no team: join one by its invitation, or found one and lead it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.domain.problems import Refused
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.team.part import TeamPart
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.choose_file import ask_for_file, ask_for_folder
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import ReadingText, label

if TYPE_CHECKING:
    from wellbeing.ballot.founding import Address
    from wellbeing.services.team.teams import Teams

LONGEST = 65_536  # bytes of a file that may be an invitation
_FIELD = 76  # px of the invitation's field at 100 %


class StartPart(TeamPart):
    """Two cards; nothing is shared by either of them."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.join, self.found = JoinCard(ctx), FoundCard(ctx)
        for card in (self.join, self.found):
            card.asked.connect(self.board_asked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(Columns(self.join, self.found))
        rows.addStretch(1)

    def show_membership(self, membership: Membership | None) -> None:
        """Keep what was typed."""
        self.membership = membership


class FormCard(Card):
    """Fields one below the other, what is wrong with them, and one button. `asked` as in Part."""

    asked = Signal(object, object)

    def __init__(self, ctx: Context, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.head(title)
        self.rows.addWidget(ReadingText(about, ink="ink_soft"))

    def add_field(self, word: str, field: QWidget) -> None:
        """Put a field under its name."""
        name = label(word, "caption", wrap=True)
        name.setBuddy(field)
        field.setAccessibleName(word)
        self.rows.addWidget(name)
        self.rows.addWidget(field)

    def add_foot(self, word: str, kind: str) -> None:
        """End the card with the place for a problem and its button."""
        self.wrong = label("", "notice", wrap=True)
        self.wrong.hide()
        self.act = button(word, kind)
        self.act.setEnabled(False)
        self.act.clicked.connect(self.send)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.act)
        self.rows.addWidget(self.wrong)
        self.rows.addStretch(1)
        self.rows.addLayout(foot)

    def send(self) -> None:
        """Ask for what the button says."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say what is wrong; '' for nothing."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))


class JoinCard(FormCard):
    """The invitation as text or file, and the name that colleagues know."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        t = ctx.t
        about = t(
            "With the invitation from your team's leader. Joining shares nothing; you decide that afterwards."
        )
        super().__init__(ctx, t("Join a team"), about, parent)
        self.invitation = QPlainTextEdit()
        self.invitation.setTabChangesFocus(True)
        self.invitation.setPlaceholderText("wellbeing-team:…")
        self.invitation.setFixedHeight(round(_FIELD * current_theme().text_scale))
        self.add_field(t("Invitation"), self.invitation)
        from_file = button(t("Take it from a file …"), "link")
        from_file.clicked.connect(self._choose)
        self.elsewhere = button(t("The folder has another path here …"), "link")
        self.elsewhere.clicked.connect(self._choose_folder)
        links = FlowLayout(gap=22, line_gap=0)
        for link in (from_file, self.elsewhere):
            links.addWidget(link)
        self.rows.addLayout(links)
        self.here = ""
        self.name = QLineEdit()
        self.add_field(t("The name by which your colleagues know you"), self.name)
        self.add_foot(t("Join"), "primary")
        self.invitation.textChanged.connect(self._allow)
        self.name.textChanged.connect(self._allow)

    def send(self) -> None:
        """Ask to join."""
        self.say("")
        self.asked.emit(
            partial(join, self.invitation.toPlainText(), self.name.text(), self.here), self._joined
        )

    def read_file(self, name: str) -> None:
        """Take the invitation from a file."""
        try:
            with Path(name).open("rb") as file:
                text = file.read(LONGEST).decode("ascii")
        except (OSError, UnicodeDecodeError):
            self.say(self.ctx.t("This file holds no invitation. Nothing was changed."))
            return
        self.say("")
        self.invitation.setPlainText(text.strip())

    def _choose(self) -> None:
        name = ask_for_file(self, self.ctx.t("Take it from a file …"))
        if name:
            self.read_file(name)

    def take_folder(self, name: str) -> None:
        """Look for the board in this folder, whatever the invitation calls it."""
        self.here = name
        self.elsewhere.setText(name)

    def _choose_folder(self) -> None:
        name = ask_for_folder(self, self.ctx.t("The folder has another path here …"))
        if name:
            self.take_folder(name)

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.invitation.toPlainText().strip() and self.name.text().strip()))

    def _joined(self, _membership: Membership) -> None:
        self.invitation.clear()
        self.ctx.say(self.ctx.t("You are in. Nothing is shared yet."), None)


class FoundCard(FormCard):
    """A name, and where the board is: a shared folder, or a database that somebody has set up."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        t = ctx.t
        about = t("Whoever founds a team leads it: you see the trend, and you are never counted in it.")
        super().__init__(ctx, t("Lead a team"), about, parent)
        self.name, self.where = QLineEdit(), QLineEdit()
        self.add_field(t("The team's name"), self.name)
        self.add_field(t("A folder that everyone in the team can write to"), self.where)
        self.where.setPlaceholderText(t("or service:NAME for a database"))
        choose = button(t("Choose a folder …"), "link")
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(choose)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.rows.addWidget(
            label(t("Under 8 members there is no figure, for anybody."), "caption", wrap=True)
        )
        self.add_foot(t("Found the team"), "secondary")
        for field in (self.name, self.where):
            field.textChanged.connect(self._allow)

    def send(self) -> None:
        """Ask to found the team."""
        from wellbeing.services.team.boards import address_in

        self.say("")
        try:
            address = address_in(self.where.text().strip())
        except Refused as refused:
            self.say(self.ctx.sentence(refused.problem))
            return
        self.asked.emit(partial(found, self.name.text(), address), self._founded)

    def _choose(self) -> None:
        name = ask_for_folder(self, self.ctx.t("Choose a folder …"))
        if name:
            self.where.setText(name)

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.name.text().strip() and self.where.text().strip()))

    def _founded(self, _invitation: str) -> None:
        self.name.clear()
        self.ctx.say(self.ctx.t("The team is founded. Its invitation is ready."), None)


def join(invitation: str, name: str, here: str, teams: Teams) -> Membership:
    """Join by an invitation; `here` is the board's folder on this computer, '' where the invitation's holds."""
    from wellbeing.services.team.boards import address_in

    return teams.join(invitation, name, address_in(here) if here else None)


def found(name: str, address: Address, teams: Teams) -> str:
    """Found a team."""
    return teams.found(name, address)
