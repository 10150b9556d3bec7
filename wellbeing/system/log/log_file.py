"""The log's file: small, private, and opened only when there is something to write."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from wellbeing.system.files import FileTrouble, private_folder
from wellbeing.system.log.trail import PACKAGE, trail

NAME = PACKAGE.name
FORM = "%(asctime)s %(name)s %(levelname)s %(message)s"
LOG_BYTES, LOG_FILES = 200_000, 2


class TrailFormatter(logging.Formatter):
    """Writes the way to an error where a log would print its text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line; what another formatter made of the error, its text, is not taken over."""
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(  # noqa: N802 - the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the way to the error in hand."""
        return trail(ei[1]) if ei[1] is not None else ""


class LogFile(logging.Handler):
    """Opens its file at the first line, so that a start without trouble pays for nothing.

    A log that can't be written is no trouble of the person's: the line is dropped. So it is where all around the
    folder is away: made anew it would stand in the way of its return.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._was_there = folder.parent.exists()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        with suppress(OSError, FileTrouble):
            self._file = self._file or self._opened()
            self._file.emit(record)

    def close(self) -> None:
        """Close the file, if it was ever opened."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # sockets and pickles come along

        logging.raiseExceptions = False  # a disk that fills up prints no trace
        if self._was_there and not self.folder.parent.exists():
            raise FileNotFoundError
        file = private_folder(self.folder) / f"{NAME}.log"
        opened = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
        opened.setFormatter(TrailFormatter(FORM))
        return opened


def keep_log(folder: Path) -> None:
    """Write the package's log into this folder from now on, and into no other."""
    end_log()
    logging.getLogger(NAME).addHandler(LogFile(folder))


def end_log() -> None:
    """Write into no file from now on."""
    logger = logging.getLogger(NAME)
    for handler in [handler for handler in logger.handlers if isinstance(handler, LogFile)]:
        logger.removeHandler(handler)
        handler.close()


def log_trouble(about: str, trouble: BaseException) -> None:
    """Write what failed and the way there; `about` is a word of ours and holds no value."""
    logging.getLogger(NAME).error(about, exc_info=trouble)
