"""What somebody has begun to write and not saved: as plain fields that wait, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any, TypeVar

Draft = TypeVar("Draft", bound=Any)  # a frozen dataclass
Fields = Mapping[str, object]

CARD_WAITS = timedelta(minutes=10)
SCENE_WAITS = timedelta(days=1)
WAITS = {"checkin": CARD_WAITS, "contact": CARD_WAITS, "scene": SCENE_WAITS}
"""How long a draft waits; one that isn't named waits until it is saved or left."""
MOMENT = "at"
"""The field that never waits: ten minutes later "an hour ago" would be another moment."""


def is_over(kind: str, since: datetime, now: datetime) -> bool:
    """Tell whether a draft that was last touched at a moment has waited too long; a clock set back ends it too."""
    return kind in WAITS and not timedelta(0) <= now - since <= WAITS[kind]


def to_fields(draft: Draft) -> dict[str, object]:
    """Return a draft as fields that can wait, without its moment."""
    return {name: value for name, value in asdict(draft).items() if name != MOMENT}


def of_fields(kind: type[Draft], waiting: Fields) -> Draft | None:
    """Return the draft that waits in fields; None for those that another version of the app has written."""
    known = {field.name for field in fields(kind)} - {MOMENT}
    if not known >= waiting.keys():
        return None
    made: Draft = kind(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in waiting.items()}
    )
    return made
