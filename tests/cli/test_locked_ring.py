"""A hook while a real key store is locked: its words wait sealed, and are taken in once that opens."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.cli.conftest import Line
from tests.desktop import PrivateBus
from tests.services.test_key_ring import lock, ring, unlock  # noqa: F401
from wellbeing.paths import under
from wellbeing.services.app_services import open_services
from wellbeing.services.diary_access import key_path, known_diary_id, open_own_diary
from wellbeing.services.environment import open_environment
from wellbeing.services.inbox import make_inbox, open_count, sealed_files


@pytest.fixture
def locked(wellbeing: Line, ring: PrivateBus) -> Line:  # noqa: F811
    """A diary whose key a key store keeps, which is locked by now, as after a login without a password."""
    ring.start_keyring()
    folders = under(wellbeing.home)
    with closing(open_own_diary(folders)) as diary:
        make_inbox(folders, diary)
    assert not key_path(folders, known_diary_id(folders)).exists()
    lock(ring)
    return wellbeing


def test_a_hook_is_taken_at_its_word_and_told_later(locked: Line, ring: PrivateBus):  # noqa: F811
    folders = under(locked.home)
    assert locked("contact", "start", "--id", "a").code == 0
    assert locked("contact", "start", "--id", "b").code == 0
    assert locked("contact", "end", "rude", "--id", "a").code == 0
    assert locked("checkin", "--stress", 6).code == 0
    assert len(sealed_files(folders)) == 4
    assert open_count(folders) == 1
    assert "locked" in locked("show").refused()
    unlock(ring)
    with closing(open_services(open_environment(folders, locked.clock))) as services:
        assert [contact.kind for contact in services.contacts.between(None, None)] == ["rude"]
        assert [entry.stress for entry in services.checkins.between(None, None)] == [6]
        assert [contact.name for contact in services.contacts.open_ones()] == ["b"]
    assert sealed_files(folders) == []
