"""One fact, one place: what is decided once has no second home in the sources."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "wellbeing"
# A text or a count of minutes made a time, or a pattern of two numbers with a sign between them.
CLOCKS = r"\btime\.fromisoformat|strptime|\[01\]\\d|\\d\??\[:|24\[:|_DAY, 60\)|// 60 % 24"
# The fact, how a second home of it would look, and the files that may hold it.
FACTS = [
    ("high from 7", r"\bHIGH\w* = 7\b|>= 7\b|< 7\b", ["domain/vocabulary.py"]),
    ("the decay", r"\b2(?:\.0)? \*\* \(?-|0\.5 \*\* ", ["domain/load.py"]),
    ("the weight of a contact", r"felt / 10", ["domain/load.py"]),
    ("the cut of a day", r"time\(4\b|hours=4\)|04:00", ["domain/days.py"]),
    ("the reading of clock times", CLOCKS, ["domain/clock_times.py"]),
    ("the sentence for what was saved", r'"Saved \{time\} · ', ["ui/quick_entry/form_words.py"]),
]
NO_CODE = re.compile(r'"""(?:.|\n)*?"""|(?m:#.*$)')


@pytest.mark.parametrize(("fact", "looks", "homes"), FACTS, ids=[fact for fact, _, _ in FACTS])
def test_a_fact_has_one_home(fact: str, looks: str, homes: list[str]):
    sources = {
        path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")
    }
    found = [name for name, text in sources.items() if re.search(looks, NO_CODE.sub("", text))]
    assert sorted(found) == sorted(homes), fact
