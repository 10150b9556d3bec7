"""What works on this computer: start at login, and each source with a plain word and what to do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wellbeing.services.autostart import StartAtLogin, own_command
from wellbeing.services.diagnostics import Check, checks, contacts_fact
from wellbeing.ui.context import Context
from wellbeing.ui.diagnostics import DiagnosticsFinder, check_words, with_qt_answer
from wellbeing.ui.pages.settings.controls import SwitchControl
from wellbeing.ui.pages.settings.rows import RowsCard, Section
from wellbeing.ui.pages.settings.words import words_of
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Icon
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.plain_text import set_tip
from wellbeing.ui.widgets.settings_row import SettingsRow

SIGNS = {True: ("check", "accent_ink"), False: ("info", "notice"), None: ("help", "ink_soft")}


class ComputerSection(Section):
    """`test_notice_asked` is for the window, which owns the notifier."""

    test_notice_asked = Signal()

    def __init__(self, ctx: Context, title: str) -> None:
        super().__init__(ctx, title)
        self._start = StartAtLogin(own_command())
        self.login = LoginRow(ctx)
        self.login.control.edited.connect(self._switch)
        self.add_card([self.login])
        self.test = button(ctx.t("Show a test notification"), "secondary")
        self.again = button(ctx.t("Look again"), "quiet")
        self.test.clicked.connect(self.test_notice_asked)
        self.again.clicked.connect(self.start)
        self.add_aside(_buttons(self.test, self.again))
        self.checks = self.add_card([])
        self._heard = ctx.services.headset.programs
        self._finder = DiagnosticsFinder(partial(checks, ctx.services.environment), self)
        self._finder.found.connect(self.show_checks)

    def start(self) -> None:
        """Ask every source anew; the answers come a moment later."""
        self.again.setEnabled(False)
        self._finder.start()

    def refresh(self) -> None:
        """Show the switch as the system has it; ask anew once a program records, or no longer."""
        super().refresh()
        self.login.control.show_value(self._start.is_on())
        if (heard := self.ctx.services.headset.programs) != self._heard:
            self._heard = heard
            self.start()

    def show_checks(self, found: tuple[Check, ...]) -> None:
        """Show what was found, in words."""
        self.again.setEnabled(True)
        heard = contacts_fact(self.ctx.services.reminders.hears_contacts())
        whole = [heard if check.key == "contacts" else with_qt_answer(check) for check in found]
        fresh = RowsCard([CheckRow(self.ctx, check) for check in whole])
        self.column.replaceWidget(self.checks, fresh)
        self.cards[self.cards.index(self.checks)] = fresh
        fresh.setVisible(bool(found))
        self.checks.hide()
        self.checks.deleteLater()
        self.checks = fresh

    def _switch(self, on: bool) -> None:
        problem = self._start.set(on)
        self.login.show_refused(problem is not None)
        self.refresh()


class LoginRow(SettingsRow):
    """Start at login; the system keeps it, so there is no default to go back to but off."""

    def __init__(self, ctx: Context) -> None:
        self.control = SwitchControl()
        title, help_line = words_of("start_at_login", ctx.t)
        super().__init__(title, help_line, self.control, ctx.t("Back to the default"))
        self.ctx = ctx
        self.words = f"{title} {help_line}".casefold()

    def show_refused(self, refused: bool) -> None:
        """Say that the system's own list could not be written."""
        words = self.ctx.t("The system's list of programs to start can't be written to. Nothing was changed.")
        self.set_wrong(words if refused else "")


class CheckRow(QWidget):
    """One check: a sign with a shape of its own, its name, how it stands, what to do, and who said so."""

    def __init__(self, ctx: Context, check: Check) -> None:
        super().__init__()
        said = check_words(check, ctx.t)
        self.check = check
        self.words = f"{said.name} {said.says} {said.advice}".casefold()
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 9, 20, 9)
        line.setSpacing(12)
        sign, role = SIGNS[check.works]
        line.addWidget(Icon(sign, role, size=18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        for words, role in ((said.name, ""), (said.says, "small_soft"), (said.advice, "small")):
            if words:
                column.addWidget(label(words, role, wrap=True))
        line.addLayout(column, 1)
        set_tip(self, check.source)
        self.setAccessibleName(f"{said.name}: {said.says} {said.advice}")


def _buttons(*buttons: QPushButton) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for each in buttons:
        line.addWidget(each)
    line.addStretch(1)
    return holder
