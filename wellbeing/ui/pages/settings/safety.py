"""The way back in the settings: backups, and a recovery code that is shown once and proved by typing two groups."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wellbeing.domain.problems import Problem, answer_of
from wellbeing.domain.recovery_code import GROUPS, shows_groups
from wellbeing.services.backups import Backups
from wellbeing.services.recovery import fresh_code, has_code, keep_code
from wellbeing.ui.context import Context
from wellbeing.ui.in_thread import in_thread
from wellbeing.ui.save_beside import save_beside
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.choose_file import ask_for_folder
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_column, in_a_row
from wellbeing.ui.widgets.side_by_side import SideBySide

FAILED: Path | Problem = Problem("backup", "problem.disk_error")
ASKED = 2


class SafetyRow(QWidget):
    """A name, words about it, how it stands, and what went wrong; a button at the right, more below."""

    def __init__(self, ctx: Context, name: str, about: str, action: str) -> None:
        super().__init__()
        self.ctx = ctx
        self.words = f"{name} {about}".casefold()
        self.button = button(action, "secondary", small=True)
        self.says, self.wrong = label("", "small_soft", wrap=True), label("", "notice", wrap=True)
        self.wrong.hide()
        words = (label(name, wrap=True), label(about, "caption", wrap=True), self.says, self.wrong)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(20, 9, 20, 9)
        self.outer.addWidget(SideBySide(in_a_column(*words, gap=2), self.button))

    def refuse(self, words: str) -> None:
        """Say what went wrong; '' takes it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))


class BackupRow(SafetyRow):
    """When the newest backup was made, and a way to save one elsewhere; the work is done in a thread."""

    saved = Signal()  # one elsewhere

    def __init__(self, ctx: Context) -> None:
        t = ctx.t
        about = t("Made every day by itself, encrypted. A copy on a stick or a share survives this computer.")
        super().__init__(ctx, t("Backups"), about, t("Save one elsewhere …"))
        self._backups = Backups(ctx.services.environment.folders, ctx.services.clock)
        self.button.clicked.connect(self._ask)
        self.copies, self.choose = label("", "small_soft", wrap=True), button("", "quiet", small=True)
        self.choose.clicked.connect(self._ask_or_stop)
        self.outer.addWidget(SideBySide(self.copies, self.choose))

    def refresh(self) -> None:
        """Say of which day the newest is, and where copies go."""
        t, newest, place = (
            self.ctx.t,
            self._backups.newest(),
            self.ctx.services.preferences.current.backup_place,
        )
        nowhere = t(
            "Each one can be copied to a folder as well; while that is away, it is tried again every hour."
        )
        self.copies.setText(t("Each one is copied to {folder}").format(folder=place) if place else nowhere)
        self.choose.setText(t("Stop copying") if place else t("Choose a folder …"))
        if newest is None:
            self.says.setText(t("The first one comes today."))
        else:
            self.says.setText(t("The newest: {day}").format(day=self.ctx.day(newest[0].day)))

    def save_in(self, folder: Path) -> None:
        """Write a backup into a folder."""
        self.button.setEnabled(False)
        work = partial(answer_of, partial(self._backups.make, folder))
        in_thread(work, self._told, FAILED, "a backup could not be saved elsewhere")

    def copy_to(self, folder: str) -> None:
        """Have each backup copied into a folder from now on; '' for no longer."""
        problem = self.ctx.services.preferences.set("backup_place", folder)
        self.refuse(self.ctx.sentence(problem) if problem is not None else "")
        self.refresh()

    def _ask_or_stop(self) -> None:
        if self.ctx.services.preferences.current.backup_place:
            self.copy_to("")
            return
        name = ask_for_folder(self, self.choose.text())
        if name:
            self.copy_to(name)

    def _ask(self) -> None:
        name = ask_for_folder(self, self.ctx.t("Save one elsewhere …"))
        if name:
            self.save_in(Path(name))

    def _told(self, answer: Path | Problem) -> None:
        self.button.setEnabled(True)
        if isinstance(answer, Problem):
            self.refuse(self.ctx.sentence(answer))
            return
        self.refuse("")
        self.ctx.say(self.ctx.t("The backup is saved there."), None)
        self.saved.emit()


class RecoveryRow(SafetyRow):
    """Shows a new code once; it holds only after two of its groups were typed, so that it really was written down."""

    def __init__(self, ctx: Context) -> None:
        t = ctx.t
        about = t(
            "A recovery code opens your backups on a new computer, and the diary when its key is lost."
            " It is kept nowhere: write it down, and not on this computer."
        )
        super().__init__(ctx, t("Recovery code"), about, t("Make a recovery code"))
        self._code = ""
        self._places: tuple[int, ...] = ()
        self.code = label("", "heading", wrap=True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.question = label("", wrap=True)
        self.field = QLineEdit()
        self.check = button(t("Check"), "primary", small=True)
        self.leave = button(t("Cancel"), "quiet", small=True)
        self.paper = button(t("Print …"), "secondary", small=True)
        self.proof = QWidget()
        below = QVBoxLayout(self.proof)
        below.setContentsMargins(0, 8, 0, 0)
        for part in (
            SideBySide(self.code, self.paper),
            self.question,
            in_a_row(self.field, self.check, self.leave, gap=8),
        ):
            below.addWidget(part)
        self.outer.addWidget(self.proof)
        self.proof.hide()
        self.button.clicked.connect(self._show_code)
        self.paper.clicked.connect(self._print)
        self.check.clicked.connect(self._check)
        self.field.returnPressed.connect(self._check)
        self.leave.clicked.connect(self._put_away)

    def refresh(self) -> None:
        """Say whether there is a code."""
        t, made = self.ctx.t, has_code(self.ctx.services.environment.folders)
        self.says.setText(
            t("A code was made. A new one takes its place.")
            if made
            else t("There is none yet: a lost key or computer would take the diary with it.")
        )

    def offer(self) -> None:
        """Say what a backup elsewhere is worth, with the way to a code in reach where there is none."""
        t = self.ctx.t
        if has_code(self.ctx.services.environment.folders):
            self.says.setText(t("The recovery code you wrote down opens that backup on any computer."))
            return
        self.says.setText(
            t("That backup opens on another computer with a recovery code only: there is none yet.")
        )
        self.button.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """A code is not left standing on a page that was left."""
        self._put_away()
        super().hideEvent(event)

    def _show_code(self) -> None:
        t = self.ctx.t
        self._code = fresh_code()
        self._places = tuple(sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), ASKED)))
        groups = self._code.split("-")
        half = GROUPS // 2
        self.code.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        asked = t("Once it is written down, please type groups {first} and {second} of it:")
        self.question.setText(asked.format(first=self._places[0], second=self._places[1]))
        self.field.setAccessibleName(self.question.text())
        self.field.clear()
        self.refuse("")
        self.button.setEnabled(False)
        self.proof.show()
        self.field.setFocus()

    def _print(self) -> None:
        from wellbeing.ui.pages.settings.recovery_slip import print_slip

        code = self._code
        if code and print_slip(self.ctx, code, self.window()):
            self.refuse("")
            self.ctx.say(
                self.ctx.t("Sent to the printer. Whoever can read its queue could read the code."), None
            )

    def _check(self) -> None:
        if not self._code:
            return
        if not shows_groups(self._code, self._places, self.field.text()):
            wrong = self.ctx.t("These are not groups {first} and {second}. Please look at the code again.")
            self.refuse(wrong.format(first=self._places[0], second=self._places[1]))
            return
        self.check.setEnabled(False)
        save_beside(
            self.ctx, partial(keep_code, self.ctx.services.environment.folders, self._code), self._kept
        )

    def _kept(self, problem: Problem | None) -> None:
        self.check.setEnabled(True)
        if problem is not None:
            self.refuse(self.ctx.sentence(problem))
            return
        self._put_away()
        self.refresh()
        self.ctx.say(self.ctx.t("The recovery code holds from now on; any earlier one no longer does."), None)

    def _put_away(self) -> None:
        self._code = ""
        self.code.clear()
        self.field.clear()
        self.refuse("")
        self.proof.hide()
        self.button.setEnabled(True)
