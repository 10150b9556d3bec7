"""One's own line to turn to, a supervisor or the company's counselling: one line of plain text.

It names a person to call, not a feeling, so it stands in the settings and can be read while the diary is closed.
"""

from __future__ import annotations

OWN_LINE_MOST = 80


def own_line(text: str) -> str | None:
    """Return a text as one plain line without signs that are not seen; None for one that is too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= OWN_LINE_MOST else None
