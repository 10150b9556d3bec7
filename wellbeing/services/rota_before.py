"""The rota that a file has replaced, kept until another change, so that an import of a rota can be taken back too."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from wellbeing.domain.shifts.rota import as_table, from_table
from wellbeing.domain.shifts.shifts import Rota
from wellbeing.system.files import write_atomically


class RotaBefore:
    """A small file beside the rota; one that can't be read is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, rota: Rota | None, at: datetime) -> None:
        """Keep what was in force, None for no rota, and when it was replaced. Raises OSError, FileTrouble."""
        write_atomically(
            self._path, json.dumps({"at": at.isoformat(), "rota": as_table(rota) if rota else None})
        )

    def found(self) -> tuple[datetime, Rota | None] | None:
        """Return when a file replaced the rota and what was in force before, None where nothing can be taken back."""
        try:
            table: Any = json.loads(self._path.read_text("utf-8"))
            return datetime.fromisoformat(table["at"]), from_table(table["rota"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def forget(self) -> None:
        """Keep nothing any more. Raises OSError."""
        self._path.unlink(missing_ok=True)
