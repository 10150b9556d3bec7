"""The lock screen: the passphrase, a way in by the recovery code, and what can be done all the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.cards import Card, Icon
from wellbeing.ui.widgets.flow_layout import FlowLayout
from wellbeing.ui.widgets.labels import label
from wellbeing.ui.widgets.middle_area import MiddleArea

WIDEST = 460
LONGEST_PAUSE_S = 30
PAUSE_AFTER = 3
"""So many slips cost nothing; from then on each doubles the pause."""


def pause_after(slips: int) -> int:
    """Return how many seconds nothing is asked after so many wrong passphrases in a row."""
    over = slips - PAUSE_AFTER
    return 0 if over < 0 else min(LONGEST_PAUSE_S, 2**over)


class LockScreen(QWidget):
    """Knows no key and no diary: it hands on what was typed and shows what came of it."""

    unlock_asked = Signal(str)
    code_asked = Signal(str)
    check_in_asked = Signal(str)
    help_asked = Signal()
    anew_asked = Signal()

    def __init__(self, t: Callable[[str], str], tn: Callable[[str, str, int], str]) -> None:
        super().__init__()
        self._t, self._tn = t, tn
        self._slips = self._seconds = 0
        self._by_code = False
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self._count_down)
        self.field, self.unlock = QLineEdit(), button(t("Unlock"), "primary")
        self.wrong, self.waiting = label("", "notice", wrap=True), label("", "small_soft", wrap=True)
        self.says = label("", "soft", wrap=True)
        self.other = button("", "link")
        self.anew = button(t("Begin a new diary …"), "link")
        self._lay_out()
        self.field.returnPressed.connect(self._ask)
        self.unlock.clicked.connect(self._ask)
        self.other.clicked.connect(self._turn)
        self.anew.clicked.connect(self.anew_asked)
        self._show_way(by_code=False)

    def set_busy(self, on: bool) -> None:
        """Take no second word while the first is looked at, which takes a moment on purpose."""
        for widget in (self.field, self.unlock, self.other):
            widget.setEnabled(not on)
        if on:
            self.unlock.setText(self._t("One moment …"))
        else:
            self.unlock.setText(self._t("Unlock"))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str, wrong_word: bool) -> None:
        """Say what went wrong; after several wrong words the next is taken after a pause that grows."""
        self.set_busy(False)
        self.field.clear()
        self._say_wrong(words)
        if wrong_word:
            self._slips += 1
            self._seconds = pause_after(self._slips)
            if self._seconds:
                self._told = words
                self._count_down(first=True)
                self._tick.start()

    def show_waiting(self, count: int) -> None:
        """Say how many words wait sealed; never what they are."""
        tn = self._tn
        words = tn(
            "{n} entry waits, sealed, until you unlock.", "{n} entries wait, sealed, until you unlock.", count
        )
        self.waiting.setText(words.format(n=count))
        self.waiting.setVisible(count > 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready to type."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no half-typed word standing."""
        self.field.clear()
        super().hideEvent(event)

    def _ask(self) -> None:
        typed = self.field.text()
        if not typed or self._seconds or not self.field.isEnabled():
            return
        self._say_wrong("")
        self.set_busy(True)
        (self.code_asked if self._by_code else self.unlock_asked).emit(typed)

    def _turn(self) -> None:
        self._show_way(not self._by_code)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way(self, by_code: bool) -> None:
        t, self._by_code = self._t, by_code
        self.field.clear()
        self._say_wrong("")
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if by_code else QLineEdit.EchoMode.Password)
        name = t("Recovery code") if by_code else t("Passphrase")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.other.setText(t("Back to the passphrase") if by_code else t("Forgotten?"))
        self.anew.setVisible(by_code)
        self.says.setText(
            t(
                "The recovery code opens the diary and takes the passphrase off. Without both nobody can open it: then"
                " it can only be set aside, and a new one begun."
            )
            if by_code
            else t("Reminders go on. What you enter now is kept sealed, and is there when you unlock.")
        )

    def _say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _count_down(self, first: bool = False) -> None:
        tn = self._tn
        self._seconds -= 0 if first else 1
        self.field.setEnabled(self._seconds <= 0)
        self.unlock.setEnabled(self._seconds <= 0)
        if self._seconds <= 0:
            self._seconds = 0
            self._tick.stop()
            self._say_wrong(self._told)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = tn("The next try in {n} second.", "The next try in {n} seconds.", self._seconds)
        self._say_wrong(f"{self._told} {words.format(n=self._seconds)}")

    def _lay_out(self) -> None:
        t = self._t
        card = Card()
        card.rows.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon("lock", "accent", 22, 44))
        head.addWidget(label(t("Your diary is locked"), "title", wrap=True), 1)
        card.rows.addLayout(head)
        card.rows.addWidget(self.says)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.unlock)
        card.rows.addLayout(line)
        card.rows.addWidget(self.wrong)
        links = QWidget()
        both = FlowLayout(links, gap=16)
        both.addWidget(self.other)
        both.addWidget(self.anew)
        card.rows.addWidget(links)
        card.rows.addWidget(self.waiting)
        self.waiting.hide()
        ways = QWidget()
        below = FlowLayout(ways, gap=8)
        for words, slot in (
            (t("Check in"), self._check_in),
            (t("Log a contact"), self._log_contact),
            (t("Someone to talk to · F1"), self.help_asked.emit),
        ):
            other = button(words, "quiet")
            other.clicked.connect(slot)
            below.addWidget(other)
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(card)
        rows.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(MiddleArea(sheet, WIDEST))

    def _check_in(self) -> None:
        self.check_in_asked.emit("me")

    def _log_contact(self) -> None:
        self.check_in_asked.emit("contact")
