"""A leader's invitation: to copy, to save, to show as a QR code; and the way out."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.extras import has_extra, missing
from wellbeing.services.team.membership import Membership
from wellbeing.ui.context import Context
from wellbeing.ui.look.theme import current_theme
from wellbeing.ui.pages.team.part import TeamPart
from wellbeing.ui.save_beside import save_beside, say_saved
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card
from wellbeing.ui.widgets.choose_file import ask_where_to_save
from wellbeing.ui.widgets.columns import Columns
from wellbeing.ui.widgets.labels import ReadingText, label

if TYPE_CHECKING:
    from wellbeing.services.team.teams import Teams

CODE = 240  # px of the QR code at 100 %


class InvitePart(TeamPart):
    """The invitation holds no secret, but it tells where the board is: it goes to the members alone."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        t = ctx.t
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(t("Invitation"))
        self.text.setFixedHeight(round(120 * current_theme().text_scale))
        self.copy, self.save = button(t("Copy"), "primary", "copy"), button(t("Save as a file …"))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)
        self.leave = button(t("Stop leading this team on this computer"), "leave")
        self.leave.clicked.connect(self._leave)
        self.code = label("", wrap=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(t("The invitation as a QR code"))
        self._lay_out()

    def show_membership(self, membership: Membership | None) -> None:
        """Show a team's invitation."""
        self.membership = membership
        if membership is not None:
            text = self.ctx.services.team.invitation(membership.id)
            if text != self.text.toPlainText():
                self.text.setPlainText(text)
                if has_extra("team"):
                    self.code.setPixmap(qr_code(text, current_theme().grown(CODE)))
                else:
                    self.code.setText(self.ctx.sentence(missing("team")))

    def write(self, name: str) -> None:
        """Write the invitation into a file and say so."""
        save_beside(
            self.ctx,
            partial(write_invitation, Path(name), self.text.toPlainText()),
            partial(say_saved, self.ctx, self.ctx.t("Saved.")),
        )

    def _lay_out(self) -> None:
        t, main, side = self.ctx.t, Card(), Card()
        main.head(t("Invitation"))
        about = t(
            "Give it to the members alone, by hand or over a channel you all trust. It holds no secret, but it"
            " tells where the team's board is. Each of them then compares six words aloud with the others."
        )
        main.rows.addWidget(ReadingText(about, ink="ink_soft"))
        main.rows.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.copy)
        main.rows.addLayout(foot)
        under = t(
            "With 8 to 11 members there is a figure every four weeks, from 12 every two; under 8 never."
        )
        main.rows.addWidget(label(under, "caption", wrap=True))
        main.rows.addStretch(1)
        side.head(t("To scan"))
        side.rows.addWidget(self.code)
        side.rows.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(Columns(main, side))
        rows.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.ctx.say(self.ctx.t("Copied."), None)

    def _ask_where(self) -> None:
        name = ask_where_to_save(self, self.ctx.t("Save as a file …"), "team-invitation.txt")
        if name:
            self.write(name)

    def _leave(self) -> None:
        self.board_asked.emit(partial(stop_leading, self.team), self._left)

    def _left(self, _nothing: None) -> None:
        self.ctx.say(self.ctx.t("Done. The team goes on without this computer."), None)


def write_invitation(path: Path, text: str) -> None:
    """Write an invitation, which holds no secret, into a file; raises Refused."""
    try:
        path.write_text(f"{text}\n", "ascii")
    except OSError:
        raise Refused(Problem("out", "problem.out")) from None


def stop_leading(team: str, teams: Teams) -> None:
    """Forget a team on this computer; its board and its members stay."""
    teams.leave(team)


def qr_code(text: str, side: int) -> QPixmap:
    """Return a text as a QR code of about `side` px, black on white in every theme: scanners want that."""
    import segno

    code, buffer = segno.make(text, error="m"), io.BytesIO()
    modules = code.symbol_size(border=4)[0]
    code.save(buffer, kind="png", scale=max(1, side // modules), border=4)
    picture = QPixmap()
    picture.loadFromData(buffer.getvalue(), "PNG")
    return picture
