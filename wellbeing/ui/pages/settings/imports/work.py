"""Reads, writes and takes back an import in a thread, over a connection of its own; the window only looks on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wellbeing.domain.problems import Problem, Refused
from wellbeing.services.app_services import Services
from wellbeing.services.exports import is_diary
from wellbeing.services.imports.answers import ImportAnswers
from wellbeing.services.imports.imports import Imports
from wellbeing.services.imports.job import ImportJob, Progress
from wellbeing.services.imports.questions import QuestionOfFile
from wellbeing.ui.in_thread import in_thread

FAILED = Problem("file", "problem.import_failed")


@dataclass(slots=True)
class Pulse:
    """How far the thread is, and whether it is to stop: each side writes its own part."""

    done: int = 0
    total: int | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class WholeDiary:
    """The file is a diary that this app wrote: it can be taken into an empty one as it is."""


ReadFile = ImportJob | QuestionOfFile | Problem | WholeDiary | None


class ImportWork(QObject):
    """`looked` brings a ReadFile, `written` the job or a Problem, `gone` how many rows; None means stopped."""

    looked = Signal(object)
    written = Signal(object)
    gone = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self.pulse = Pulse()

    def look(self, file: Path, answers: ImportAnswers) -> None:
        """Read a file to its end and keep nothing."""
        self.pulse = Pulse()
        nothing: ReadFile = FAILED
        work = partial(_look, self._services.imports, file, answers, self.pulse)
        in_thread(work, self.looked.emit, nothing, "a file could not be read")

    def write(self, job: ImportJob) -> None:
        """Write what was read; stopped, nothing of it stays."""
        self.pulse = Pulse(total=job.report.read)
        nothing: ImportJob | Problem | None = FAILED
        in_thread(
            partial(_write, self._services.imports, job, self.pulse),
            self._tell_written,
            nothing,
            "an import was not written",
        )

    def take_back(self, run: int) -> None:
        """Take an import back as a whole."""
        self.pulse = Pulse()
        nothing: int | Problem = FAILED
        work = partial(_take_back, self._services.imports, run, self.pulse)
        in_thread(work, self._tell_gone, nothing, "an import was not taken back")

    def stop(self) -> None:
        """Have the thread stop at its next step."""
        self.pulse.stopped = True

    def _tell_written(self, found: ImportJob | Problem | None) -> None:
        self._services.imports.publish()
        self.written.emit(found)

    def _tell_gone(self, found: int | Problem) -> None:
        self._services.imports.publish()
        self.gone.emit(found)


def _look(imports: Imports, file: Path, answers: ImportAnswers, pulse: Pulse) -> ReadFile:
    try:
        if is_diary(file):
            return WholeDiary()
        with imports.beside() as beside:
            job = beside.look(file, answers)
            return job if _follow(beside.read(job), pulse) else None
    except QuestionOfFile as question:
        return question
    except Refused as refused:
        return refused.problem


def _write(imports: Imports, job: ImportJob, pulse: Pulse) -> ImportJob | Problem | None:
    try:
        with imports.beside() as beside:
            return job if _follow(beside.write(job), pulse) else None
    except Refused as refused:
        return refused.problem


def _take_back(imports: Imports, run: int, pulse: Pulse) -> int | Problem:
    try:
        with imports.beside() as beside:
            for pulse.done in beside.take_back(run):
                pass
            return pulse.done
    except Refused as refused:
        return refused.problem


def _follow(steps: Iterator[Progress], pulse: Pulse) -> bool:
    """Go through the steps; tell whether they came to their end."""
    for step in steps:
        pulse.done = step.done
        if pulse.stopped and step.done != step.total:
            steps.close()  # type: ignore[attr-defined]  # what was written is taken back
            return False
    return True
