"""Keeps a form's draft in the diary while somebody types, and brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from wellbeing.domain.drafts import Fields
from wellbeing.ui.context import Context

AFTER_MS = 700  # behind the first key: at most this much of what was typed is lost to a crash


class DraftKeeper(QObject):
    """One form's. `read` returns what stands in the form, None for nothing worth keeping."""

    def __init__(self, ctx: Context, kind: str, read: Callable[[], Fields | None], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._kind, self._read = ctx.services.drafts, kind, read
        self._kept: Fields | None = None
        self._since: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self._drafts.watch(kind, self._settle)

    def found(self) -> Fields | None:
        """Return what waits from before; a form that shows it is touched."""
        self._kept = self._drafts.find(self._kind)
        return self._kept

    def touch(self) -> None:
        """Keep the form soon: something in it has changed."""
        self._since = self._drafts.now()
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep what stands in the form, if that is not kept yet."""
        fields = self._read()
        self._timer.stop()
        if fields != self._kept:
            self._write(fields)

    def put_away(self) -> None:
        """Count the time that a draft waits from now."""
        if self._since is not None:
            self._since = self._drafts.now()
            self._timer.stop()
            self._write(self._read())

    def is_over(self) -> bool:
        """Tell whether what stands in the form has waited too long."""
        return self._since is not None and self._drafts.is_over(self._kind, self._since)

    def drop(self) -> None:
        """Let go of the draft: it was saved, or left on purpose."""
        self._timer.stop()
        self._since = None
        if self._kept is not None:
            self._write(None)

    def _settle(self) -> None:
        if isValid(self) and self._timer.isActive():  # a form that is gone has nothing more to say
            self.keep_now()

    def _write(self, fields: Fields | None) -> None:
        done = self._drafts.drop(self._kind) if fields is None else self._drafts.keep(self._kind, fields)
        if done:
            self._kept = fields
