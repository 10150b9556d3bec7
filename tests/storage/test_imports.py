"""What imports remember, where two programs write into one diary."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from wellbeing.storage.database import open_diary
from wellbeing.storage.imports import ImportStore

KEY = b"k" * 32


def test_two_programs_that_meet_at_the_first_import_have_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """With a key each, both would take every row of the same file."""
    with closing(open_diary(tmp_path / "diary.db", KEY)) as diary, closing(diary.another()) as beside:
        first, second, remembered = ImportStore(diary), ImportStore(beside), ImportStore.remembered
        keys: list[bytes] = []

        def look(store: ImportStore, name: str) -> Any:
            found = remembered(store, name)
            if store is second and not keys:  # the other one comes in between
                keys.append(first.digest_key())
            return found

        monkeypatch.setattr(ImportStore, "remembered", look)
        assert second.digest_key() == keys[0] == first.digest_key()
