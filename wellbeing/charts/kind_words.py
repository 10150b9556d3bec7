"""The words for the kinds of contact, for charts and for whoever draws none."""

from __future__ import annotations

from collections.abc import Callable


def kind_words(t: Callable[[str], str]) -> dict[str, str]:
    """Return the kinds of contact in the order in which they are offered."""
    return {
        "ordinary": t("ordinary"),
        "demanding": t("demanding"),
        "rude": t("rude"),
        "abuse": t("abusive"),
        "threat": t("a threat"),
        "kind": t("a kind one"),
        "crisis": t("a life in danger"),
    }
