"""Takes a file as the command line does: looked at, read to its end, written."""

from __future__ import annotations

from pathlib import Path

from wellbeing.services.app_services import Services
from wellbeing.services.imports.answers import ImportAnswers
from wellbeing.services.imports.report import ImportReport

EXPORTS = Path(__file__).with_name("exports")


def take(services: Services, file: Path, dry: bool = False, **said: object) -> ImportReport:
    job = services.imports.look(file, ImportAnswers(**said))  # type: ignore[arg-type]
    list(job.read())
    if not dry:
        list(services.imports.write(job))
    return job.report
