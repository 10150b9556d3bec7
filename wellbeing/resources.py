"""Finds resources/ in the wheel or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources_dir() -> Path:
    """Return the folder that holds themes, icons, locale, content and fonts.

    Raises FileNotFoundError with the two places looked at when neither exists.
    """
    package = Path(__file__).resolve().parent
    places = (package / "_resources", package.parent / "resources")
    for place in places:
        if (place / "content").is_dir():
            return place
    raise FileNotFoundError(f"The app's own files are missing: looked in {places[0]} and {places[1]}.")


def resource(*parts: str) -> Path:
    """Return the path of one resource, such as resource('themes', 'light.toml')."""
    return resources_dir().joinpath(*parts)
