"""Opens the diary: its key is looked for, an older shape gets the present one beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wellbeing.content.i18n import N_
from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.system.log.log_file import log_trouble
from wellbeing.ui.in_thread import in_thread

# Whatever the first painted window does not need is imported by the method that does.
if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.ui.shell.closed.key_finder import KeyFinder
    from wellbeing.ui.shell.diary_app import DiaryApp
    from wellbeing.ui.shell.renewal import Handover

UNREADY: Problem | None = Problem("diary", "problem.disk_error")
WAITING = N_("Waiting for the key store …")
RESHAPING = N_("Getting your diary ready for this version …")


class DiaryOpening(QObject):
    """Each `begin` ends with one of its signals, at once or after a while."""

    opened = Signal(object, str)  # the services of the open diary, and the word that it was opened for
    locked = Signal(str)  # a passphrase is wanted; the word that it is to be opened for
    key_refused = Signal(object)  # the key store gave no key: a problem
    refused = Signal(object)  # the diary did not open: a problem
    waits = Signal(str)  # it takes a while: words, not yet translated

    def __init__(
        self,
        app: DiaryApp,
        open_services: Callable[..., Services],
        handed: Handover | None,
        parent: QObject,
    ) -> None:
        """`handed` is what the process told that this one goes on for, see `renewal`."""
        super().__init__(parent)
        self._app, self._open_services = app, open_services
        self._handed = handed
        self._word = "raise"

    def begin(self, word: str, prompt_patience: float = 0.0) -> None:
        """Open the diary; a key store asks the person only when given seconds."""
        self._word = word
        if self._handed is None:
            self.key_finder.find(prompt_patience)
            return
        from wellbeing.services.locked_key import has_passphrase, keep_open

        folders = self._app.environment.folders
        if has_passphrase(folders):
            keep_open(folders, self._handed.key)
        self._open_now(self._handed.key)

    def take_seen(self) -> tuple[int, int] | None:
        """Return, once, the newest entries that the reminders of the process before knew of."""
        handed, self._handed = self._handed, None
        return handed.seen if handed is not None else None

    def stop(self) -> None:
        """Look for a key no more."""
        if "key_finder" in self.__dict__:
            self.key_finder.stop()

    @cached_property
    def key_finder(self) -> KeyFinder:
        """What finds the diary's key."""
        from wellbeing.ui.shell.closed.key_finder import KeyFinder

        finder = KeyFinder(self._app.environment.folders, self)
        finder.found.connect(self._open_with)
        finder.beside.connect(self._open_now)
        finder.locked.connect(self._ask_for_passphrase)
        finder.refused.connect(self.key_refused)
        finder.waiting.connect(self._wait_for_key)
        return finder

    def _ask_for_passphrase(self) -> None:
        self.locked.emit(self._word)

    def _wait_for_key(self) -> None:
        self.waits.emit(WAITING)

    def _open_with(self, key: bytes) -> None:
        if self._app.services is None:
            self._open_now(key)

    def _open_now(self, key: bytes | None = None) -> None:
        """Open the diary; one that an older version wrote gets its new shape beside the window first."""
        from wellbeing.services.diary_access import is_of_older_shape

        if not is_of_older_shape(self._app.environment.folders, key):
            self._open_ready(self._word, key)
            return
        from wellbeing.services.app_services import bring_up_to_date

        self.waits.emit(RESHAPING)
        work = partial(answer_of, partial(bring_up_to_date, self._app.environment, key))
        told = partial(self._reshaped, self._word, key)
        in_thread(work, told, UNREADY, "the diary was not brought up to date")

    def _reshaped(self, word: str, key: bytes | None, answer: Problem | None) -> None:
        if answer is None:
            self._open_ready(word, key)
        else:
            self.refused.emit(answer)

    def _open_ready(self, word: str, key: bytes | None) -> None:
        """Open a diary whose shape is the present one, at once: the first page reads it in this turn."""
        known = {} if key is None else {"key": key}
        try:
            services = self._open_services(self._app.environment, **known)
        except Refused as refused:
            log_trouble("the diary was not opened", refused)
            self.refused.emit(refused.problem)
            return
        self.opened.emit(services, word)
