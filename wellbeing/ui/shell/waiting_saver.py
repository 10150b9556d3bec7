"""Saves what waits as soon as the diary is free again, and says truly at the end what could not be saved."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wellbeing.services.waiting import WaitingWrites

log = logging.getLogger(__name__)

AGAIN_MS = 200
QUIT_PATIENCE_MS = 3_000
LAST_PATIENCE_MS = 1_000


class WaitingSaver(QObject):
    """Tries again and again while something waits; the window only shows that it does."""

    began = Signal()  # the first thing has to wait
    saved = Signal()  # nothing waits any more

    def __init__(self, writes: WaitingWrites, parent: QObject) -> None:
        super().__init__(parent)
        self._writes = writes
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(writes.save)
        writes.changed = self._look
        writes.begin()

    def stop(self, tn: Callable[[str, str, int], str]) -> None:
        """Try once more, then no longer; what is lost is counted in the log and on stderr, never named."""
        self._timer.stop()
        self.blockSignals(True)
        if self._writes.save_patiently(LAST_PATIENCE_MS):
            return
        lost = len(self._writes)
        log.error("%d entries were not saved: the diary could not take them to the end", lost)
        words = tn(
            "{n} entry was not saved: the diary could not take it to the end.",
            "{n} entries were not saved: the diary could not take them to the end.",
            lost,
        )
        line = f"wellbeing: {words.format(n=lost)}\n"
        sys.stderr.write(line.encode(sys.stderr.encoding, "backslashreplace").decode(sys.stderr.encoding))

    def may_quit(self, window: QWidget, t: Callable[[str], str]) -> bool:
        """Tell whether the app may end: after some more tries the person is told what would be lost, and decides."""
        if self._writes:
            self._wait_a_little()
        return not self._writes or wants_to_quit(self._writes.kinds(), window, t)

    def _wait_a_little(self) -> None:
        loop = QEventLoop(self)
        self.saved.connect(loop.quit)
        QTimer.singleShot(QUIT_PATIENCE_MS, loop, loop.quit)
        loop.exec()

    def _look(self) -> None:
        waits = bool(self._writes)
        if waits == self._waits:
            return
        self._waits = waits
        if waits:
            self._timer.start()
            self.began.emit()
        else:
            self._timer.stop()
            self.saved.emit()


def wants_to_quit(kinds: Mapping[str, int], window: QWidget, t: Callable[[str], str]) -> bool:
    """Say what is not saved and ask whether to quit all the same."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(t("Not saved yet"))
    box.setText(t("The diary can't be written to just now, so this is not saved yet:"))
    words = {
        "checkin": t("Check-ins: {n}"),
        "contact": t("Contacts: {n}"),
        "exercise": t("Exercises: {n}"),
        "other": t("Other changes: {n}"),
    }
    box.setInformativeText("\n".join(words[kind].format(n=kinds[kind]) for kind in words if kinds.get(kind)))
    stay = box.addButton(t("Keep waiting"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(t("Quit without saving it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    left = box.clickedButton() is leave
    box.deleteLater()
    return left
