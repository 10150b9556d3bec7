"""The way to an error: its type and file:line:function of each step, and the same of all that led to it.

An error's text may quote a note, a name or a figure, so it is left out everywhere; the way is enough to find the
fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType, TracebackType

PACKAGE = Path(__file__).resolve().parents[2]
FIRST, LAST = 6, 24
"""Steps of a way that are kept: an endless recursion has a thousand."""
MOST_ERRORS = 12
"""Errors of one chain that are kept."""


def trail(trouble: BaseException) -> str:
    """Return types and ways of an error and of all that led to it, the last one first."""
    return "; after ".join(f"{type_of(error)} at {way_to(error.__traceback__)}" for error in chain(trouble))


def chain(trouble: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, then what it came of; `from None` hides only a text, and no text is shown here."""
    seen: set[int] = set()
    while trouble is not None and id(trouble) not in seen and len(seen) < MOST_ERRORS:
        seen.add(id(trouble))
        yield trouble
        trouble = trouble.__cause__ or trouble.__context__


def type_of(trouble: BaseException) -> str:
    """Return an error's type with the module it comes from."""
    kind = type(trouble)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def way_to(trace: TracebackType | None) -> str:
    """Return each step of a trace, from the outermost to where it broke."""
    steps = []
    while trace is not None:
        steps.append(place(trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    return one_line(steps)


def way_here(frame: FrameType | None) -> str:
    """Return each step down to a running function."""
    steps: list[str] = []
    while frame is not None:
        steps.insert(0, place(frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return one_line(steps)


def one_line(steps: list[str]) -> str:
    """Return steps as one line, a long way without its middle."""
    if len(steps) > FIRST + LAST:
        steps = [*steps[:FIRST], f"({len(steps) - FIRST - LAST} more)", *steps[-LAST:]]
    return " > ".join(steps) or "nowhere"


def place(code: CodeType, line: int) -> str:
    """Return file:line:function; of a path only the end, since a home folder bears a person's name."""
    file = Path(code.co_filename)
    shown = file.relative_to(PACKAGE.parent) if file.is_relative_to(PACKAGE) else Path(*file.parts[-2:])
    return f"{shown.as_posix()}:{line}:{code.co_qualname}"
