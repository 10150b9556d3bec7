"""Takes a file as the command line does: looked at, read to its end, written."""

from __future__ import annotations

from pathlib import Path

from wellbeing.domain.imports.report import ImportReport
from wellbeing.services.app_services import Services
from wellbeing.services.imports.answers import ImportAnswers

EXPORTS = Path(__file__).with_name("exports")


def take(services: Services, file: Path, dry: bool = False, **said: object) -> ImportReport:
    job = services.imports.look(file, ImportAnswers(**said))  # type: ignore[arg-type]
    list(services.imports.read(job))
    if not dry:
        list(services.imports.write(job))
    return job.report
