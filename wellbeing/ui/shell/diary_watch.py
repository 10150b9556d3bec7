"""Notices within two seconds what another process wrote into the diary, without polling."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wellbeing.services.app_services import Services

SETTLE_MS = 150


class DiaryWatch(QObject):
    """Watches the write-ahead log; when it changes, SQLite's data version tells whether another process wrote."""

    changed = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._diary = services.diary
        path = services.environment.folders.diary
        self._log = f"{path}-wal"
        self._version = self._diary.version_seen()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._files = QFileSystemWatcher([self._log, str(path.parent)], self)
        self._files.fileChanged.connect(self._stir)
        self._files.directoryChanged.connect(self._stir)

    def stop(self) -> None:
        """Look no more: the diary is about to be closed."""
        self._settle.stop()
        self._files.blockSignals(True)

    def _stir(self, _path: str) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def _look(self) -> None:
        # The log is made anew after it was folded into the diary; then it must be watched again.
        if self._log not in self._files.files() and Path(self._log).exists():
            self._files.addPath(self._log)
        version = self._diary.version_seen()
        if version != self._version:
            self._version = version
            self.changed.emit()
