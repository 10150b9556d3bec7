"""What is on a board, how large it is, and who can read what: for anybody who wants to check."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from wellbeing.ballot.board import Finding, Name, NoteKind
from wellbeing.ballot.trend import is_row
from wellbeing.domain.team.bands import TrendRow

ENDING = ".wb"
READERS = {
    NoteKind.TEAM: "everybody: the team's name and first day",
    NoteKind.JOIN: "everybody: a member's name and identity",
    NoteKind.LEAVE: "everybody: that a member left",
    NoteKind.HELLO: "everybody: that a computer takes part, and its one-period key",
    NoteKind.FROZEN: "everybody: which computers take part",
    NoteKind.BALLOT: "nobody: each share opens for one computer alone, and two thirds of them make a total",
    NoteKind.WITHDRAWAL: "everybody: that a ballot was taken back",
    NoteKind.CLOSING: "everybody: whose ballots are counted",
    NoteKind.ANSWER: "everybody: one computer's share of the total",
}


def note_findings(notes: Mapping[Name, bytes], rows: Sequence[TrendRow]) -> list[Finding]:
    """Return how many notes of each kind there are, their sizes, and who can read them."""
    number = Counter(name.kind for name in notes)
    found = []
    for kind in NoteKind:
        sizes = [len(data) for name, data in notes.items() if name.kind is kind]
        size = f", {min(sizes)} to {max(sizes)} bytes" if sizes else ""
        found.append(Finding(str(kind), f"{number[kind]}{size}; readable by {READERS[kind]}"))
    opened = sum(row.tally is not None for row in rows)
    text = f"{opened} opened, {len(rows) - opened} void; readable by everybody: totals of at least 8 after the die"
    return [*found, Finding("trend", text)]


def folder_findings(folder: Path, notes: Mapping[Name, bytes], rows: Sequence[TrendRow]) -> list[Finding]:
    """Return the findings of a folder: its notes, what else lies there, and its permissions."""
    files = list(os.scandir(folder)) if folder.exists() else []
    good = {name.text + ENDING for name in notes}
    other = [file for file in files if file.name not in good and not is_row(file.name)]
    about = [Finding("foreign or unfinished files", f"{len(other)}; ignored")]
    if folder.exists():
        about.append(Finding("folder", f"mode {stat.S_IMODE(folder.stat().st_mode):o}"))
    about.append(
        Finding(
            "who can delete", "whoever may write in the folder: that voids a period, it discloses nothing"
        )
    )
    return [*note_findings(notes, rows), *about]
