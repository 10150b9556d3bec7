"""Shows notices through plyer, in a thread: plyer may wait over a minute for a hanging desktop."""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

from wellbeing.system.notifications.notices import Notice, NoticeAnswer

APP = "wellbeing"
Send = Callable[[str, str], None]


class PlyerNotifier:
    """Hands notices over and never hears of them again: no buttons, no closing, no proof that it was seen."""

    can_answer = False
    source = "plyer (no buttons)"

    def __init__(self, send: Send, *, markup: bool) -> None:
        self._send = send
        self._markup = markup
        self._thread: threading.Thread | None = None

    def show(self, notice: Notice) -> bool:
        """Show the notice; False while the last one still hangs."""
        if self._thread is not None and self._thread.is_alive():
            return False
        words = _guarded(notice.title, markup=False), _guarded(notice.body, markup=self._markup)
        self._thread = threading.Thread(target=self._deliver, args=words, daemon=True, name="notice")
        self._thread.start()
        return True

    def withdraw(self, key: str) -> None:
        """Do nothing: plyer can't take a notice back."""

    def do_not_disturb(self) -> bool | None:
        """Return None: plyer can't know."""
        return None

    @property
    def quiet_source(self) -> str:
        """Return that nobody is asked."""
        return "none: plyer can't know"

    @property
    def is_open(self) -> bool:
        """Return whether a notice is still being handed over: no answer ever comes."""
        return self._thread is not None and self._thread.is_alive()

    def fileno(self) -> int | None:
        """Return None: no answer ever comes."""
        return None

    def receive(self) -> list[NoticeAnswer]:
        """Return nothing: no answer ever comes."""
        return []

    def close(self) -> None:
        """Do nothing: a thread that hangs is a daemon and keeps nobody from leaving."""

    def _deliver(self, title: str, body: str) -> None:
        """Outer door of the thread: a notice that can't be shown is on Today all the same."""
        try:
            self._send(title, body)
        except Exception as trouble:
            import logging

            logging.getLogger(__name__).warning("plyer could not show a notice", exc_info=trouble)


class LatePlyer(PlyerNotifier):
    """Plyer for a window: it is looked for with the first notice, in a thread, since importing it takes a while."""

    def __init__(self, make: Callable[[], PlyerNotifier | None]) -> None:
        super().__init__(_to_nobody, markup=False)
        self._make = make
        self._looked = False
        self._found: PlyerNotifier | None = None

    def show(self, notice: Notice) -> bool:
        """Hand the notice over; False while the last one hangs, or nobody knows yet whether plyer is of use."""
        if self._looked:
            return self._found is not None and self._found.show(notice)
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, args=(notice,), daemon=True, name="notice")
            self._thread.start()
        return False

    @property
    def is_open(self) -> bool:
        """Return whether a notice is still being handed over: no answer ever comes."""
        return super().is_open or (self._found is not None and self._found.is_open)

    def found(self) -> PlyerNotifier | None:
        """Return plyer, looked for at once where nobody has yet: for a thread; None where it is of no use."""
        if not self._looked:
            self._found = self._make()
            self._looked = True
        return self._found

    def _look(self, first: Notice) -> None:
        way = self.found()
        if way is not None:
            way.show(first)


def open_plyer(platform: str = sys.platform) -> PlyerNotifier | None:
    """Return a notifier over plyer's own choice for this system, None where plyer has nothing to offer."""
    place = {"win32": "win", "darwin": "macosx"}.get(platform, "linux")
    try:
        from plyer.facades import Notification

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of each way it doesn't find
            backend = import_module(f"plyer.platforms.{place}.notification").instance()
    except Exception:  # a missing system library shows itself in any shape
        return None
    if type(backend) is Notification:  # the empty one, which raises when used
        return None
    return PlyerNotifier(_sender(backend), markup=place == "linux")


def _to_nobody(title: str, body: str) -> None:
    """Send nothing: whoever is found sends by itself."""


def _sender(backend: Any) -> Send:
    def send(title: str, body: str) -> None:
        backend.notify(title=title, message=body, app_name=APP, timeout=10)

    return send


def _guarded(words: str, *, markup: bool) -> str:
    """Return words that no command line takes for an option and no desktop for markup."""
    from html import escape

    safe = escape(words, quote=False) if markup else words
    return f" {safe}" if safe.startswith("-") else safe
