"""The usual mark for a text that stands in a table now and is translated where it is shown."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogues; returns it as it is."""
    return text
