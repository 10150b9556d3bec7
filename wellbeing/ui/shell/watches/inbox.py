"""Notices what comes into the inbox: while the diary is open it is taken in, while it is closed it is counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from wellbeing.paths import Folders

SOON_MS = 150


class InboxWatch(QObject):
    """Calls `look` soon after something in the folder has changed, and once it is there."""

    def __init__(self, folders: Folders, look: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._inbox = folders.inbox
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(look)
        self._files = QFileSystemWatcher([str(folders.data)], self)
        self._files.directoryChanged.connect(self._stir)
        self._follow()

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._files.blockSignals(True)

    def _stir(self, path: str) -> None:
        if path == str(self._inbox) or self._follow():
            self._soon.start()

    def _follow(self) -> bool:
        """Watch the inbox as soon as it is there; tell whether it is new."""
        if str(self._inbox) in self._files.directories() or not self._inbox.is_dir():
            return False
        return self._files.addPath(str(self._inbox))
