"""What the engine's events hand out by name is there."""

from __future__ import annotations

from wellbeing.domain.reminders import events


def test_every_name_that_is_handed_out_is_there() -> None:
    assert [name for name in events.__all__ if not hasattr(events, name)] == []
