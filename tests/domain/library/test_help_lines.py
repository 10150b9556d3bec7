"""Help lines: which are old, which come first."""

from __future__ import annotations

from datetime import date, timedelta

from wellbeing.domain.library.help_lines import HelpLine, nearest_first, stale

SEEN = date(2026, 11, 20)


def line(name: str, region: str, seen: date | None = SEEN) -> HelpLine:
    return HelpLine(name, region, name, "1", "24", "zh", seen, "source")


LINES = (line("a", "CN"), line("b", "TW"), line("c", "ZZ"), line("d", "MO", None))


def test_stale_after_180_days() -> None:
    assert stale(LINES, SEEN + timedelta(days=180)) == ()
    assert [ln.id for ln in stale(LINES, SEEN + timedelta(days=181))] == ["a", "b", "c"]


def test_own_region_first_then_anywhere() -> None:
    assert [ln.id for ln in nearest_first(LINES, "TW")] == ["b", "c", "a", "d"]


def test_a_line_is_no_emergency_unless_it_is_called_one() -> None:
    assert not LINES[0].role
