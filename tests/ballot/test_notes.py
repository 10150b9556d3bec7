"""The one way to write a body, and a digest of parts: two apps that differ in a byte never form one team."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from wellbeing.ballot.founding import FOLDER, OPENING, Address, Team, invitation, read_invitation
from wellbeing.ballot.notes import BadNote, canonical, digest

TEAM = Team("Blue", date(2026, 1, 20), "00" * 16)


def test_a_body_is_written_in_one_way_whatever_its_order():
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == b'{"a":"\\u00e9","b":1}'


def test_a_digest_tells_where_a_part_ends():
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    # Fixed: an app of another version must come to the same.
    assert digest(b"ab").hex() == "9caccc24b5d7e06c21c0277b6530d66664273e11f326515c58eaa3691afccfff"


def test_an_invitation_reads_the_same_wherever_it_is_made():
    address = Address(FOLDER, "/srv/team")
    line = invitation(TEAM, address)
    assert read_invitation(line) == (TEAM, address)
    body = line.removeprefix(OPENING)
    data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    assert data.startswith(b'{"board":"folder","team":"{')


def line_of(data: bytes, check: bytes | None = None) -> str:
    """An invitation that holds these bytes, with the checksum that belongs to them or another one."""
    return OPENING + base64.urlsafe_b64encode(data + (check or digest(data)[:6])).decode().rstrip("=")


BODY = {"board": FOLDER, "where": "/srv/team", "team": TEAM.note.decode()}


@pytest.mark.parametrize(
    "body",
    [{**BODY, "more": 1}, {"board": FOLDER, "where": "/srv/team"}, {**BODY, "team": 7}, {**BODY, "team": {}},
     {**BODY, "board": "http"}, {**BODY, "board": 7}, {**BODY, "where": 7}, {**BODY, "where": ""},
     {**BODY, "where": None}, {**BODY, "where": "a\nb"}, {**BODY, "where": "x" * 1_025}, {**BODY, "where": ["x"]},
     ["board", "where", "team"], "team", 7, None],
)  # fmt: skip
def test_an_invitation_with_one_thing_wrong_is_refused_though_its_checksum_holds(body: object):
    assert read_invitation(line_of(json.dumps(BODY).encode())) == (TEAM, Address(FOLDER, "/srv/team"))
    with pytest.raises(BadNote):
        read_invitation(line_of(json.dumps(body).encode()))


def test_an_invitation_with_another_letter_in_its_address_is_refused():
    right, typed = json.dumps(BODY).encode(), json.dumps({**BODY, "where": "/srv/tean"}).encode()
    with pytest.raises(BadNote):
        read_invitation(line_of(typed, digest(right)[:6]))


def test_an_invitation_with_signs_that_belong_to_none_is_refused():
    line = line_of(json.dumps(BODY).encode())
    for sign in ("!", "*", "\u00e9"):
        with pytest.raises(BadNote):
            read_invitation(line[:30] + sign + line[30:])
