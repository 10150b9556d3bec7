"""This process as the one that has the diary's folder: it holds the lock and hears what later starts ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from pathlib import Path

    from wellbeing.ui.shell.single_instance.server import InstanceServer


class HeldInstance(QObject):
    """Without a lock, as where the folder could not be claimed, it hears nothing."""

    asked = Signal(str, str)  # a word, and the desktop's leave to come to the front

    def __init__(self, runtime: Path, lock: QLockFile | None, parent: QObject) -> None:
        super().__init__(parent)
        self._runtime = runtime
        self.lock = lock
        self._server: InstanceServer | None = None

    def hear(self) -> None:
        """Hear from now on what a later start asks for."""
        if self.lock is None or self._server is not None:
            return
        from wellbeing.ui.shell.single_instance.server import InstanceServer

        self._server = InstanceServer(self._runtime, self)
        self._server.asked.connect(self.asked)

    def end(self) -> None:
        """Let another process have the folder."""
        if self._server is not None:
            self._server.close()  # before the lock goes, so that a successor's socket is never removed
            self._server = None
        if self.lock is not None:
            self.lock.unlock()
            self.lock = None
