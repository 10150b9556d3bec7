"""Hands out a team's invitation: as a text file, and as a QR code."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from wellbeing.cli.main import refuse
from wellbeing.domain.problems import Problem
from wellbeing.system.files import FileTrouble, write_new


def may_write(file: Path) -> bool:
    """Tell whether a new file can be written, before anything is done that would have to be undone.

    One that is there is never written over: it may be the invitation of another team.
    """
    folder = file.absolute().parent
    return folder.is_dir() and os.access(folder, os.W_OK) and not os.path.lexists(file)


def refuse_unwritable(out: Path | None, qr: Path | None) -> None:
    """Refuse files that could not be written, or no picture; raises Refused."""
    if (qr and qr.suffix not in (".png", ".svg")) or not all(may_write(file) for file in (out, qr) if file):
        refuse(Problem("file", "problem.team_out"))


def hand_out(invitation: str, out: Path | None, qr: Path | None) -> None:
    """Write an invitation to a file and as a QR code; raises Refused."""
    try:
        if out:
            write_new(out, f"{invitation}\n".encode("ascii"))
        if qr:
            import segno

            picture = BytesIO()
            segno.make(invitation, error="m").save(picture, kind=qr.suffix[1:], scale=5)
            write_new(qr, picture.getvalue())
    except (FileTrouble, OSError, ValueError):
        refuse(Problem("file", "problem.team_handed_out"))
