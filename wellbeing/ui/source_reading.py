"""Keeps PySide6 from reading, and keeping for ever, the source text of every module that is imported after it."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from wellbeing.unread import Unread

USUAL = "__orig_import__"


@contextmanager
def no_source_found() -> Iterator[None]:
    """Tell whoever asks for a module's source meanwhile that there is none, where nobody has needed `inspect` before.

    While PySide6 is imported it asks for that of `enum` among others: 2,000 lines, kept for ever.
    """
    asked = sys.modules.get("inspect")
    if not isinstance(asked, Unread):
        yield
        return
    vars(asked)["getsource"] = _no_source
    try:
        yield
    finally:
        vars(asked).pop("getsource")


def _no_source(_asked: object) -> NoReturn:
    raise OSError("not now")


def stop_reading_sources() -> bool:
    """Have Python import as it always does; tell whether PySide6 had put itself in between as we know it.

    At each import it reads the module's whole source to learn whether that speaks of PySide6, so that Qt's names
    could be written in snake_case there. Nobody here writes them so. The text stays in `linecache`: 8 MiB for this
    app, 21 more with matplotlib, and the reading takes 15 ms of a start. A version that asks otherwise is left alone.
    """
    usual = getattr(builtins, USUAL, None)
    if usual is None:
        return False
    builtins.__import__ = usual
    return True
