"""Reads a note from the line or from standard input."""

from __future__ import annotations

import sys

import click

from wellbeing.cli.main import refuse
from wellbeing.domain.entries import NOTE_MOST
from wellbeing.domain.problems import Problem

# Four bytes hold any character in UTF-8: one more than that is too long for certain, however long the rest is.
BYTES_MOST = 4 * NOTE_MOST + 1


note_option = click.option(
    "--note",
    metavar="TEXT",
    help="Up to 4,000 characters. Other users of this computer can read TEXT in the list of programs that run;"
    " - reads the note from standard input, where nobody else can.",
)


def note_of_text(text: str | None) -> str:
    """Return the note; '-' reads standard input, never more of it than a note can hold."""
    if text != "-":
        return text or ""
    raw = sys.stdin.buffer.read(BYTES_MOST + 2)
    if len(raw) > BYTES_MOST + 1:
        refuse(Problem("note", "problem.note_long", {"most": NOTE_MOST}))
    try:
        return raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        refuse(Problem("note", "problem.stdin_text"))
