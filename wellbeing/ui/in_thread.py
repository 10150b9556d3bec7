"""Work beside the window: done in a thread, told in the window's own, dropped when nobody waits for it any more."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

log = logging.getLogger(__name__)


def in_thread(
    work: Callable[[], object], tell: Callable[[Any], object], otherwise: object, about: str
) -> threading.Thread:
    """Do `work` in a thread that holds up no exit; its answer goes to `tell`, the emit of a signal.

    Outer door of that thread: where the work fails, `about` and the way to the trouble stand in the log, never its
    text, and `otherwise` is told instead.
    """

    def run() -> None:
        try:
            answer = work()
        except Exception as trouble:
            log.error(about, exc_info=trouble)
            answer = otherwise
        with suppress(RuntimeError):  # whoever asked was closed meanwhile
            tell(answer)

    thread = threading.Thread(target=run, daemon=True, name=about)
    thread.start()
    return thread
