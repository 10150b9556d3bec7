"""Has all that stands in the diary shown anew, in turns so short that the window is never held up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from wellbeing.services.event_bus import EventBus, Topic


class TellAll(QObject):
    """Tells each subject in a turn of its own; whoever shows much waits for `told` and reads once.

    A page that is read anew for each subject would hold the window up.
    """

    told = Signal()

    def __init__(self, bus: EventBus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._untold: list[Topic] = []
        self.is_busy = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._tell_next)

    def begin(self) -> None:
        """Tell everything from the beginning; what was under way goes on with it."""
        self._untold = [topic for topic in Topic if topic is not Topic.PREFERENCES]
        self.is_busy = True
        self._turn.start()

    def stop(self) -> None:
        """Tell no more: nobody is to ask a diary that is closed."""
        self._turn.stop()
        self._untold, self.is_busy = [], False

    def _tell_next(self) -> None:
        if not self._untold:
            self.is_busy = False
            self.told.emit()
            return
        topic = self._untold.pop(0)
        try:
            self._bus.publish(topic)
        finally:
            self._turn.start()
