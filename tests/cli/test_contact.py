"""wellbeing contact: logging and counting."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Line
from tests.fakes import FakeClock
from wellbeing.domain.contacts import KINDS
from wellbeing.paths import folders
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment


def open_names(line: Line) -> list[str | None]:
    services = open_services(open_environment(folders(line.home), line.clock))
    found = [contact.name for contact in services.contacts.open_ones()]
    services.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind(wellbeing: Line, kind: str):
    assert wellbeing("contact", kind).code == 0
    assert wellbeing.show()["contacts"][0]["kind"] == kind


def test_all_of_it(wellbeing: Line):
    said = wellbeing(
        "contact", "rude", "--felt", 6, "--emotion", "anger", "--style", "result", "--channel", "chat",
        "--state", "resolved", "--note", "🙁 ‮قال‬", "--at", "2026-11-20T13:00+08:00",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert wellbeing.show()["contacts"] == [
        {
            "id": 1, "at": "2026-11-20T13:00:00+08:00", "kind": "rude", "felt": 6, "emotion": "anger",
            "style": "result", "channel": "chat", "state": "resolved", "note": "🙁 ‮قال‬",
        }
    ]  # fmt: skip


def test_counting_without_ids(wellbeing: Line, clock: FakeClock):
    for _ in range(3):
        assert wellbeing("contact", "start").code == 0
        clock.pass_by(minutes=1)
    assert open_names(wellbeing) == [None] * 3
    assert wellbeing("contact", "end").code == 0
    assert wellbeing("contact", "rude").code == 0  # logging closes one
    assert wellbeing("contact", "end", "kind").code == 0
    assert open_names(wellbeing) == []
    assert wellbeing("contact", "end").code == 0  # a hook may end what was logged already
    assert [contact["kind"] for contact in wellbeing.show()["contacts"]] == ["rude", "kind"]


def test_counting_with_ids(wellbeing: Line, clock: FakeClock):
    for name in ("a", "b", "b", "c"):
        assert wellbeing("contact", "start", "--id", name).code == 0
        clock.pass_by(minutes=1)
    assert open_names(wellbeing) == ["a", "b", "c"]
    assert wellbeing("contact", "end", "--id", "b").code == 0
    assert wellbeing("contact", "end", "--id", "b").code == 0
    assert open_names(wellbeing) == ["a", "c"]
    assert wellbeing("contact", "end", "abuse", "--id", "c").code == 0
    assert wellbeing("contact", "end").code == 0
    assert open_names(wellbeing) == []


def test_an_end_with_details_logs_them(wellbeing: Line):
    wellbeing("contact", "start")
    assert wellbeing("contact", "end", "threat", "--felt", 9, "--note", "-", stdin="字".encode()).code == 0
    (found,) = wellbeing.show()["contacts"]
    assert (found["kind"], found["felt"], found["note"]) == ("threat", 9, "字")
    assert open_names(wellbeing) == []


BAD = {
    "nothing": [],
    "unknown kind": ["nasty"],
    "two kinds": ["rude", "abuse"],
    "start with a kind": ["start", "rude"],
    "start with details": ["start", "--note", "x"],
    "start with felt": ["start", "--felt", "0"],
    "end with details and no kind": ["end", "--felt", "3"],
    "end with an unknown kind": ["end", "nasty"],
    "an empty id": ["start", "--id", ""],
    "a long id": ["start", "--id", "x" * 101],
    "an id of two lines": ["end", "--id", "a\nb"],
    "felt 11": ["rude", "--felt", "11"],
    "unknown emotion": ["rude", "--emotion", "joy"],
    "unknown style": ["rude", "--style", "x"],
    "unknown channel": ["rude", "--channel", "fax"],
    "unknown state": ["rude", "--state", "gone"],
    "the year 3000": ["rude", "--at", "3000-01-01"],
    "a long note": ["rude", "--note", "字" * 4_001],
}


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_line_and_nothing_changes(wellbeing: Line, arguments: list[str]):
    wellbeing("contact", "start", "--id", "mine")
    wellbeing("contact", *arguments).refused()
    assert wellbeing.show()["contacts"] == []
    assert open_names(wellbeing) == ["mine"]
