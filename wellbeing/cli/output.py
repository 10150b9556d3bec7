"""What the command line writes out: no word that a terminal can't take, no failure for what is done already."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def make_safe() -> None:
    """Have what a terminal can't encode written as an escape: a saved entry must not end as a failed command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(
            stream, "reconfigure", None
        )  # there is none where a program has put its own stream
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def json_text(value: object) -> str:
    """Return a value as JSON, in ASCII where standard output does not take every character."""
    import json

    return json.dumps(value, ensure_ascii=not takes_everything(sys.stdout))


def takes_everything(stream: TextIO | None) -> bool:
    """Tell whether a stream is in UTF-8."""
    return str(getattr(stream, "encoding", "")).lower().replace("-", "").replace("_", "") == "utf8"


def done(line: str, *, aside: bool = False) -> None:
    """Tell what was done, or `aside`, on stderr, what to think of after it.

    That it can't be told undoes nothing, so it fails no hook that would do it again.
    """
    import click

    try:
        click.echo(line, err=aside)
    except OSError as trouble:
        silence(sys.stderr if aside else sys.stdout)
        if not aside and not isinstance(trouble, BrokenPipeError):
            tell("It was done; only the answer could not be written out.")


def written_out(line: str) -> bool:
    """Write out what nobody may miss; False where nobody can have read it."""
    import click

    try:
        click.echo(line)
    except OSError:
        silence(sys.stdout)
        return False
    return True


def tell(line: str) -> None:
    """Write one line to stderr; where that is full or closed there is nobody left to tell."""
    import click

    try:
        click.echo(f"wellbeing: {line}", err=True)
    except OSError:
        silence(sys.stderr)


def output_failed() -> bool:
    """Tell whether standard output is what does not take any more: what it holds back fails once again.

    A stream that holds nothing back (PYTHONUNBUFFERED) is asked with the end of a line.
    """
    try:
        if getattr(sys.stdout, "write_through", False):
            sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout)
        return True
    return False


def silence(stream: TextIO) -> None:
    """Send the rest of a stream nowhere: the interpreter's last flush would make another exit code of ours."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
