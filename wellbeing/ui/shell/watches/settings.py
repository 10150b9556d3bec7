"""Notices within a second what a person changed in the settings file by hand, without polling."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wellbeing.services.environment import Environment

SETTLE_MS = 200  # an editor writes in several steps


class SettingsWatch(QObject):
    """Watches the file and its folder; `wrong` brings the problems with what was edited by hand."""

    wrong = Signal(object)

    def __init__(self, environment: Environment, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = environment.preferences
        self._file = environment.folders.settings
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self._files = QFileSystemWatcher(self)
        self._files.fileChanged.connect(self._note_change)
        self._files.directoryChanged.connect(self._note_change)
        self._watch()

    def stop(self) -> None:
        """Look no more."""
        self._settle.stop()
        self._files.blockSignals(True)

    def _note_change(self, _path: str) -> None:
        self._settle.start()

    def _read(self) -> None:
        self._watch()
        problems = self._preferences.take_edits()
        if problems:
            self.wrong.emit(problems)

    def _watch(self) -> None:
        """Watch the file anew: an editor puts another in its place; the folder tells of one that appears."""
        for place in (self._file.parent, self._file):
            if place.exists():
                self._files.addPath(str(place))
