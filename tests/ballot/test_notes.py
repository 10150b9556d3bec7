"""The one way to write a body, and a digest of parts: two apps that differ in a byte never form one team."""

from __future__ import annotations

import base64
from datetime import date

from wellbeing.ballot.founding import FOLDER, OPENING, Address, Team, invitation, read_invitation
from wellbeing.ballot.notes import canonical, digest

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
