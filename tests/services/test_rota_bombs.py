"""Files made to cost time or memory: read in little of both, or refused in one sentence."""

# ruff: noqa: E501 - a line a case

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.sheets import packed
from tests.services.test_rota_shapes import EARLY, calendar, event
from wellbeing.services.environment import Environment

ZONE = (
    "BEGIN:VTIMEZONE\nTZID:B\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0800\n"
    "RRULE:FREQ={rule}\nEND:STANDARD\nEND:VTIMEZONE\n"
)
IN_ZONE = "SUMMARY:S\nDTSTART;TZID=B:20261201T090000\nDTEND;TZID=B:20261201T180000"
HOURS = ",".join(str(hour) for hour in range(24))
SERIES = f"SUMMARY:S\nDTSTART:19700101T000000\nDURATION:PT30M\nRRULE:FREQ=DAILY;BYHOUR={HOURS}"
FAR_CELL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
# Made when it is their turn: together they are many megabytes.
BOMBS: dict[str, Callable[[], str | bytes]] = {
    "zone.ics": lambda: calendar(IN_ZONE, head=ZONE.format(rule="SECONDLY")),
    "zone-days.ics": lambda: calendar(IN_ZONE, head=ZONE.format(rule=f"DAILY;BYHOUR={HOURS}")),
    "series.ics": lambda: calendar(*[SERIES] * 500),
    "dates.ics": lambda: calendar(EARLY, event(2, "09:00-18:00", "S", "\nRDATE:" + ",".join(["20261203T090000"] * 300_000))),
    "slow-series.ics": lambda: calendar(*["SUMMARY:S\nDTSTART:00010101T000000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=13"] * 500),
    "rows.xlsx": lambda: packed("<sheetData>" + "<row><c><v>1</v></c></row>" * 4_000_000 + "</sheetData>"),
    "far.xlsx": lambda: packed(FAR_CELL),
    "line.csv": lambda: "date,start,end\n" + "x" * 9_000_000,
    "commas.csv": lambda: "date,start,end\n" + "," * 9_000_000,
    "lines.csv": lambda: "date,start,end\n" + "\n" * 9_000_000,
    "quotes.csv": lambda: 'date,start,end\n"' * 500_000,
    "folds.ics": lambda: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x" + "\r\n y" * 2_000_000,
}  # fmt: skip


# A process of its own measures, so that what this test holds in memory is not counted.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "wellbeing", *sys.argv[1:]], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, done.stderr.count(chr(10)), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""


def measured(*line: object) -> tuple[int, int, float, int]:
    """Return exit code, lines on stderr, seconds of work and the megabytes of the largest process of a command."""
    command = [sys.executable, "-c", MEASURE, *map(str, line)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    code, lines, seconds, megabytes = done.stdout.split()
    return int(code), int(lines), float(seconds), int(megabytes)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon_and_within_bounds(tmp_path: Path, name: str):
    content = BOMBS[name]()
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    idle = measured("--data-dir", tmp_path / "home", "rota", "show")[2]
    code, lines, seconds, megabytes = measured("--data-dir", tmp_path / "home", "rota", "import", file)
    assert (code, lines) == (2, 1)
    assert megabytes < 200
    assert seconds - idle < 3.0, "2 s of work, and the start of a process"


def test_years_of_shifts_are_no_bomb(environment: Environment, tmp_path: Path):
    days = [f"SUMMARY:S\nDTSTART:{year}{month:02}{day:02}T090000\nDURATION:PT8H"
            for year in range(2010, 2028) for month in range(1, 13) for day in range(1, 29)]  # fmt: skip
    file = tmp_path / "rota.ics"
    file.write_text(calendar(*days), "utf-8", newline="")
    assert 300 < len(environment.rota.read(file).rota.shifts) < 400
