"""Notices within seconds that a watched folder or rota has something newer, and has it offered; it never polls."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from wellbeing.domain.problems import Refused
from wellbeing.services.app_services import Services
from wellbeing.services.event_bus import Topic
from wellbeing.services.watched_files import LookedFor, newer_files
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
        self._written: list[str] = []
        services.event_bus.subscribe(self._hear)
        self._follow()

    def stop(self) -> None:
        """Look no more."""
        self._settle.stop()
        self._files.blockSignals(True)
        self._services.event_bus.unsubscribe(self._hear)

    def look(self) -> None:
        """Look now."""
        work = partial(newer_files, self._services.watched.places(), self._services.clock.now())
        in_thread(work, self._tell, LookedFor(), "a watched folder could not be looked at")

    def _tell(self, looked: LookedFor) -> None:
        with suppress(Refused):  # the next look learns it
            for lay_there in looked.lay_there:
                self._services.watched.learn(lay_there)
        self._services.watched.show(looked.found)
        # A folder tells of names that come and go, not of what is written: so these files are followed themselves.
        self._written = [str(path) for path in looked.unsettled]
        self._written += [str(newer.file) for newer in looked.found if not newer.is_rota]
        self._place()
        if looked.is_fresh:
            self._settle.start()

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
        self._followed, self._written = wanted, []
        self._place()
        if wanted:
            self._settle.start()

    def _stir(self, _path: str) -> None:
        self._place()  # a program that saves puts another file in its place
        self._settle.start()

    def _place(self) -> None:
        """Have the system watch what is followed; of what is away the nearest folder above that is there."""
        watched = {*self._files.files(), *self._files.directories()}
        wanted = {*self._written}
        for place in self._followed:
            above = map(str, (Path(place), *Path(place).parents))
            wanted.add(next((way for way in above if way in watched or self._files.addPath(way)), place))
        if gone := sorted({*self._files.files(), *self._files.directories()} - wanted):
            self._files.removePaths(gone)
        if new := sorted({*self._written} - watched):
            self._files.addPaths(new)
