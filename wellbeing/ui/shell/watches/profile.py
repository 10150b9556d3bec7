"""Has the profiles follow the rota with every tick of the reminders, before these are reckoned."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wellbeing.services.app_services import Services


class ProfileWatch(QObject):
    """`wrong` brings problems to be told."""

    wrong = Signal(list)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = services.environment.profile_turns

    def look(self) -> None:
        """Switch a profile on or back where the rota asks for it now."""
        problem = self._turns.look()
        if problem is not None:
            self.wrong.emit([problem])
