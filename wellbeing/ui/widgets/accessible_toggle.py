"""Lets a screen reader's "toggle" do what a click does: Qt's own toggle changes the state and presses nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton


class AccessibleToggle(QAbstractButton):
    """A checkable button whose state never changes from outside without `clicked`.

    A click goes through nextCheckState and our own code through setChecked; what changes the state by neither
    of them is assistive technology, and whoever uses it has pressed the button like anybody else.

    With `can_be_let_go` the chosen one of an exclusive few is let go by a second press: it is spoken as the radio
    button that it is, although Qt's own can't be left without a choice.
    """

    can_be_let_go = False
    _known = _loose = False

    def hear_toggles(self) -> None:
        """Begin; called once by the button that is made of this."""
        self.toggled.connect(self._was_toggled)
        self.pressed.connect(self._loosen)
        self.released.connect(self._tie_again)

    def nextCheckState(self) -> None:
        """Change the state for a click, which tells of itself."""
        self._known = True
        try:
            if self.isChecked() and self.can_be_let_go:
                self._let_go()
            else:
                super().nextCheckState()
        finally:
            self._known = False

    def setChecked(self, checked: bool) -> None:
        """Change the state for our own code, without a click."""
        before, self._known = self._known, True
        try:
            if not checked and self.can_be_let_go:
                self._let_go()
            else:
                super().setChecked(checked)
        finally:
            self._known = before

    def _let_go(self) -> None:
        exclusive = self.autoExclusive()
        self.setAutoExclusive(False)
        super().setChecked(False)
        self.setAutoExclusive(exclusive)

    def _loosen(self) -> None:
        """Let the press that follows change the state: Qt asks an exclusive button that is chosen no more."""
        if self.can_be_let_go and self.autoExclusive() and self.isChecked():
            self._loose = True
            self.setAutoExclusive(False)

    def _tie_again(self) -> None:
        if self._loose:
            self._loose = False
            self.setAutoExclusive(True)

    def _was_toggled(self, checked: bool) -> None:
        if self._known or (self._one_of_many() and not checked):
            return  # of a group, the one let go is no press: the one taken is
        clicked: Any = self.clicked  # the type stubs know no overloads
        clicked[bool].emit(checked)

    def _one_of_many(self) -> bool:
        group = self.group()
        return self.autoExclusive() or (group is not None and group.exclusive())
