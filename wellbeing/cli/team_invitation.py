"""Hands out a team's invitation: as a text file, and as a QR code."""

from __future__ import annotations

import os
from pathlib import Path

from wellbeing.cli.main import refuse
from wellbeing.domain.problems import Problem


def may_write(file: Path) -> bool:
    """Tell whether a file can be written, before anything is done that would have to be undone."""
    folder = file.absolute().parent
    return folder.is_dir() and os.access(file if file.exists() else folder, os.W_OK)


def hand_out(invitation: str, out: Path | None, qr: Path | None) -> None:
    """Write an invitation to a file and as a QR code; raises Refused."""
    try:
        if out:
            out.write_text(invitation + "\n", "ascii")
        if qr:
            import segno

            segno.make(invitation, error="m").save(str(qr), scale=5)
    except (OSError, ValueError):
        refuse(Problem("file", "problem.team_file"))
