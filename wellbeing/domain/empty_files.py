"""Tells an empty file from one with something in it, so that nobody reads of a column that is missing there."""

from __future__ import annotations

from wellbeing.domain.problems import Problem, Refused

_NOTHING = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # the marks of encodings, and blanks in any of them


def refuse_empty(raw: bytes, field: str) -> bytes:
    """Return what was read; raises Refused where nothing, or blanks alone, stands there."""
    if not raw.strip(_NOTHING):
        raise Refused(Problem(field, "problem.import_empty"))
    return raw
