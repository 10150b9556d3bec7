"""Notices within seconds that a watched folder or rota has something newer, and has it offered; it never polls."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.services.watched import NewerFile, newer_files
from wellbeing.ui.in_thread import in_thread

SETTLE_MS = 3_000  # an export is written in many steps


class ExportWatch(QObject):
    """Looks at the names in a thread: a share that is away may take its time."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._stir)
        self._files.fileChanged.connect(self._stir)
        self._followed: list[str] = []
        services.event_bus.subscribe(self._hear)
        self._follow()

    def stop(self) -> None:
        """Look no more."""
        self._settle.stop()
        self._files.blockSignals(True)
        self._services.event_bus.unsubscribe(self._hear)

    def look(self) -> None:
        """Look now."""
        nothing: tuple[NewerFile, ...] = ()
        work = partial(newer_files, self._services.watched.places(), self._services.clock.now())
        in_thread(work, self._tell, nothing, "a watched folder could not be looked at")

    def _tell(self, found: tuple[NewerFile, ...]) -> None:
        self._services.watched.show(found)

    def _hear(self, topic: Topic) -> None:
        if topic is Topic.PREFERENCES:
            self._follow()

    def _follow(self) -> None:
        current = self._services.preferences.current
        rota = current.rota_file
        wanted = [
            place for place in (current.import_folder, rota, str(Path(rota).parent) if rota else "") if place
        ]
        if wanted == self._followed:
            return
        if self._files.files() or self._files.directories():
            self._files.removePaths([*self._files.files(), *self._files.directories()])
        self._followed = wanted
        if wanted:
            self._files.addPaths(wanted)
            self._settle.start()

    def _stir(self, _path: str) -> None:
        gone = [
            place
            for place in self._followed
            if place not in (*self._files.files(), *self._files.directories())
        ]
        if gone:  # a program that saves puts another file in its place
            self._files.addPaths(gone)
        self._settle.start()
