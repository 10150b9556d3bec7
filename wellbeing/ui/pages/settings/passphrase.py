"""The passphrase in the settings: set, changed or taken off, with what a forgotten one means said before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wellbeing.services import passphrase as service
from wellbeing.services.locked_key import has_passphrase
from wellbeing.services.passphrase import check_passphrase
from wellbeing.services.recovery import has_code
from wellbeing.services.relocking import OldBackups
from wellbeing.ui.context import Context
from wellbeing.ui.pages.settings.safety import SafetyRow
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.fields import PickBox
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.rows import in_a_row

WISHES = ("relock", "remove", "keep")


class PassphraseRow(SafetyRow):
    """Asks for what is needed and hands the work on: the diary must be closed for it, which the window does."""

    asked = Signal(object, str)  # what to do beside the window, and the words for when it is done

    def __init__(self, ctx: Context) -> None:
        t = ctx.t
        about = t(
            "For a computer that others can get at: the diary then opens by your passphrase alone. While it is locked"
            " reminders go on, and what you enter is kept sealed."
        )
        super().__init__(ctx, t("Passphrase"), about, "")
        self._takes_off = False
        self.off = button(t("Take it off …"), "quiet", small=True)
        self.before, self.new, self.again = _field(t("The present passphrase")), _field(""), _field("")
        for field, name in ((self.new, t("New passphrase")), (self.again, t("The same once more"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.warning = label("", "notice", wrap=True)
        self.old = PickBox(t("Backups"))
        for wish, words in zip(
            WISHES,
            (
                t("Give the backups made so far the new key"),
                t("Take the backups made so far away"),
                t("Leave the backups made so far as they are"),
            ),
            strict=True,
        ):
            self.old.addItem(words, wish)
        self.go, self.leave = button("", "primary", small=True), button(t("Cancel"), "quiet", small=True)
        self.form = QWidget()
        below = QVBoxLayout(self.form)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        for part in (
            self.warning,
            self.before,
            self.new,
            self.again,
            self.old,
            in_a_row(self.go, self.leave, gap=8),
        ):
            below.addWidget(part)
        self.outer.addWidget(self.form)
        self.outer.insertWidget(1, self.off)
        self.form.hide()
        self.button.clicked.connect(partial(self._open, False))
        self.off.clicked.connect(partial(self._open, True))
        self.go.clicked.connect(self._ask)
        self.again.returnPressed.connect(self._ask)
        self.leave.clicked.connect(self._put_away)

    def refresh(self) -> None:
        """Say whether one is set."""
        t, is_set = self.ctx.t, self._is_set()
        self.button.setText(t("Change it …") if is_set else t("Set a passphrase …"))
        self.off.setVisible(is_set)
        self.says.setText(t("It is set. Ctrl+Shift+L locks the diary.") if is_set else t("There is none."))

    def hideEvent(self, event: QHideEvent) -> None:
        """No half-typed passphrase is left standing on a page that was left."""
        self._put_away()
        super().hideEvent(event)

    def _is_set(self) -> bool:
        return has_passphrase(self.ctx.services.environment.folders)

    def _open(self, takes_off: bool) -> None:
        t, is_set, self._takes_off = self.ctx.t, self._is_set(), takes_off
        self.before.setVisible(is_set)
        self.new.setVisible(not takes_off)
        self.again.setVisible(not takes_off)
        code = has_code(self.ctx.services.environment.folders)
        self.warning.setText(
            t("Should you forget it, only your recovery code opens the diary and its backups.")
            if code
            else t(
                "Should you forget it, the diary is lost for good, and its backups with it. Please make a recovery"
                " code first: it stands right below."
            )
        )
        self.warning.setVisible(not takes_off)
        self.go.setText(t("Take it off") if takes_off else t("Change it") if is_set else t("Set it"))
        self.form.show()
        (self.before if is_set else self.new).setFocus()

    def _ask(self) -> None:
        t = self.ctx.t
        if not self._takes_off:
            problem = check_passphrase(self.new.text())
            if problem is not None:
                self.refuse(self.ctx.sentence(problem))
                return
            if self.new.text() != self.again.text():
                self.refuse(t("The two are not the same. Nothing was changed; please type it again."))
                return
        work, done = self._work(), t("The passphrase is on.")
        if self._takes_off:
            done = t("The passphrase is off.")
        elif self._is_set():
            done = t("The passphrase was changed.")
        self._put_away()
        self.asked.emit(work, done)

    def _work(self) -> Callable[[], object]:
        environment = self.ctx.services.environment
        folders, clock = environment.folders, environment.clock
        old = OldBackups(self.old.currentData(), environment.preferences.current.backup_place)
        before, new = self.before.text(), self.new.text()
        if self._takes_off:
            return partial(service.turn_off, folders, clock, before, old)
        if self._is_set():
            return partial(service.change, folders, clock, before, new, old)
        return partial(service.turn_on, folders, clock, new, old)

    def _put_away(self) -> None:
        for field in (self.before, self.new, self.again):
            field.clear()
        self.refuse("")
        self.form.hide()


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
