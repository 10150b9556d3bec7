"""The tray's list of profiles: the one in force is marked, whoever has switched it on."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from wellbeing.ui.context import Context
from wellbeing.ui.widgets.popups import round_popup


class ProfileMenu:
    """A menu inside another one; hidden while there are no profiles."""

    def __init__(self, ctx: Context, inside: QMenu) -> None:
        self._ctx, self._profiles = ctx, ctx.services.environment.profiles
        self.menu = inside.addMenu(ctx.t("Profile"))
        round_popup(self.menu)
        self._group = QActionGroup(self.menu)
        self._group.triggered.connect(self._switch)

    def refresh(self) -> None:
        """Show the profiles that there are, and which one is in force."""
        names, in_force = self._profiles.names(), self._profiles.in_force()
        if [action.data() for action in self._group.actions()] != list(names):
            self._fill(names)
        for action in self._group.actions():
            action.setChecked(action.data() == in_force)
        self.menu.menuAction().setVisible(bool(names))

    def _fill(self, names: tuple[str, ...]) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self.menu.clear()
        for name in names:
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            self._group.addAction(action)

    def _switch(self, action: QAction) -> None:
        if problem := self._profiles.switch(action.data()):
            self._ctx.say(self._ctx.sentence(problem), None)
        self.refresh()
