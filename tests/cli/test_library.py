"""The library in a terminal: which points it uses, and the search of its page."""

from __future__ import annotations

from tests.cli.conftest import Line


def test_coverage(wellbeing: Line):
    found = wellbeing("library", "coverage", "--json").json()
    assert found["uncovered"] == []
    assert len(found["covered"]) >= 100
    assert all(items and point.startswith("M") for point, items in found["covered"].items())
    assert "105 covered, 0 uncovered" in wellbeing("library", "coverage").out
    assert not wellbeing.home.exists()


def test_words_search_every_kind(wellbeing: Line):
    found = wellbeing("tips", "退款", "--json", "--lang", "zh_CN").json()
    assert {row["kind"] for row in found} >= {"tip", "phrase", "reply"}
    assert all({"id", "title", "body", "sources"} <= set(row) for row in found)
    initials = wellbeing("tips", "tk", "--json", "--lang", "zh_CN").json()
    assert {row["id"] for row in found if "退款" in row["title"]} <= {row["id"] for row in initials}
    every = wellbeing("tips", "--json", "--lang", "zh_CN").json()
    assert {row["kind"] for row in every} == {"tip"}
