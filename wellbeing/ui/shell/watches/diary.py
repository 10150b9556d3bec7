"""Notices within two seconds what another process wrote into the diary, without polling.

One look after the file's event is not enough: on a slow disk the event comes before the commit can be seen, and
no other follows. So it looks a few times more, and once before every tick of the reminders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wellbeing.paths import LOG, beside
from wellbeing.services.app_services import Services
from wellbeing.ui.soon import soon_read

LOOKS_MS = (150, 450, 600, 1_000, 2_800)
"""Pauses between the looks after an event: SQLite publishes a commit only once the disk has it, twice over."""
OWN_LOOKS_MS = (1_700,)
"""After a write of our own, whose event may hide another's: within two seconds, and it wakes for it but once."""
MORE_OWN_LOOKS_MS = (LOOKS_MS[0], *OWN_LOOKS_MS)
"""After one more before that look: what keeps on writing must not put it off."""


class DiaryWatch(QObject):
    """Watches the write-ahead log; when it changes, SQLite's data version tells whether another process wrote."""

    changed = Signal()
    moved = Signal()  # the open file is no longer the one under its name
    back = Signal()  # it is again

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._diary = services.diary
        path = services.environment.folders.diary
        self._log = str(beside(path, LOG))
        self._version = self._diary.first_version  # pages were read before this watch begins
        self._in_place = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._look_again)
        self._looks = 0
        self._pauses: tuple[int, ...] = LOOKS_MS
        self._made = self._diary.changes_made()
        self._files = QFileSystemWatcher(self._places(path), self)
        self._files.fileChanged.connect(self._stir)
        self._files.directoryChanged.connect(self._stir)
        soon_read(self, self._diary, self.look, LOOKS_MS[0])

    def _places(self, path: Path) -> list[str]:
        return [*dict.fromkeys((self._log, str(path.parent), str(Path(self._log).parent)))]

    def stop(self) -> None:
        """Look no more: the diary is about to be closed."""
        self._settle.stop()
        self._files.blockSignals(True)
        self.blockSignals(True)

    def _stir(self, _path: str) -> None:
        made, self._made = self._made, self._diary.changes_made()
        pauses = LOOKS_MS if made == self._made else self._after_our_own()
        is_soon = self._settle.isActive() and self._looks == 0 and self._pauses is not OWN_LOOKS_MS
        self._pauses = pauses
        if not is_soon:  # what keeps on writing must not put off the first look
            self._looks = 0
            self._settle.start(pauses[0])

    def _after_our_own(self) -> tuple[int, ...]:
        """Return the pauses after a write of our own; another's write before it goes on being looked for."""
        if not self._settle.isActive():
            return OWN_LOOKS_MS
        return LOOKS_MS if self._pauses is LOOKS_MS else MORE_OWN_LOOKS_MS

    def _look_again(self) -> None:
        self._looks += 1
        if self._looks < len(self._pauses):
            self._settle.start(self._pauses[self._looks])
        self.look()

    def look(self) -> None:
        """Tell at once when another process has written since the last look, or has taken the file away."""
        in_place = self._diary.in_place()
        if in_place != self._in_place:
            self._in_place = in_place
            (self.back if in_place else self.moved).emit()
        if not in_place:
            return
        # The log is made anew after it was folded into the diary; then it must be watched again.
        if self._log not in self._files.files() and Path(self._log).exists():
            self._files.addPath(self._log)
        version = self._diary.version_seen()
        if version != self._version:
            self._version = version
            self.changed.emit()
