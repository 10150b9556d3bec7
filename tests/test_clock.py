"""The computer's zone: by name, by file and by rule, right in summer and in winter, and asked anew when it changes."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wellbeing import clock
from wellbeing.clock import SystemClock, local_zone, zone_of_text

SYSTEM = Path("/usr/share/zoneinfo")
needs_zones = pytest.mark.skipif(
    not (SYSTEM / "Pacific/Auckland").exists(), reason="tzdata is missing: apt install tzdata"
)


def hours(month: int, text: str) -> float:
    moment = datetime(2045, month, 15, 12, tzinfo=UTC)  # beyond what a file lists: its footer's rules
    offset = moment.astimezone(zone_of_text(text)).utcoffset()
    assert offset is not None
    return offset / timedelta(hours=1)


@needs_zones
@pytest.mark.parametrize(
    ("text", "january", "july"),
    [
        ("Pacific/Auckland", 13, 12),
        ("/usr/share/zoneinfo/Pacific/Auckland", 13, 12),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", 13, 12),
        ("Europe/Berlin", 1, 2),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1, 2),
        ("EST5EDT", -5, -4),
        ("XYZ5XYD", -5, -4),
        ("CST-8", 8, 8),
        ("<+0330>-3:30", 3.5, 3.5),
        ("UTC0", 0, 0),
        ("", 0, 0),
        ("Moon/Base", 0, 0),
        ("/etc/passwd", 0, 0),
        ("../../etc/passwd", 0, 0),
        ("\x00", 0, 0),
        ("nonsense\nlines", 0, 0),
        ("A" * 5_000, 0, 0),
    ],
)
def test_summer_and_winter(text: str, january: float, july: float):
    assert (hours(1, text), hours(7, text)) == (january, july)


@pytest.fixture
def localtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system's file that can be changed, and no TZ."""
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "localtime")
    return tmp_path / "localtime"


def shown(month: int = 7) -> int:
    return datetime(2045, month, 15, tzinfo=UTC).astimezone(SystemClock().zone()).hour


@needs_zones
def test_a_copy_keeps_its_rules_and_a_new_one_is_noticed(localtime: Path):
    shutil.copy(SYSTEM / "Pacific/Auckland", localtime)
    assert (shown(1), shown(7)) == (13, 12)
    other = localtime.with_name("new")
    shutil.copy(SYSTEM / "Europe/Berlin", other)
    other.replace(localtime)
    assert (shown(1), shown(7)) == (1, 2)


@needs_zones
def test_a_link_is_a_name_and_another_link_is_noticed(localtime: Path):
    localtime.symlink_to(SYSTEM / "Asia/Shanghai")
    assert str(local_zone()) == "Asia/Shanghai"
    assert local_zone() is local_zone()
    localtime.unlink()
    localtime.symlink_to(SYSTEM / "America/New_York")
    assert str(local_zone()) == "America/New_York"


def test_a_computer_without_a_zone_is_in_utc(localtime: Path):
    assert shown() == 0


@needs_zones
def test_tz_comes_first_and_its_change_is_noticed(localtime: Path, monkeypatch: pytest.MonkeyPatch):
    localtime.symlink_to(SYSTEM / "Asia/Shanghai")
    for text, hour in ((":Pacific/Auckland", 12), ("CET-1CEST,M3.5.0,M10.5.0/3", 2), ("", 0)):
        monkeypatch.setenv("TZ", text)
        assert shown() == hour
