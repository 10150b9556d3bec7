"""Own phrases, looks back, kept scenes, strain, and what was shown or used: they come back as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlcipher3 import dbapi2

from tests.fakes import NOON_ISH
from wellbeing.domain.library.own_phrases import OwnPhrase
from wellbeing.domain.library.scene_play import SceneRun
from wellbeing.domain.reviews import Review
from wellbeing.storage.database import Diary
from wellbeing.storage.phrases import PhraseStore
from wellbeing.storage.practice import PracticeStore
from wellbeing.storage.reviews import ReviewStore
from wellbeing.storage.strain import StrainStore

MONDAY = date(2026, 11, 16)


def test_phrases(diary: Diary):
    store = PhraseStore(diary)
    first = store.save(OwnPhrase(0, "b", "a", "w"))
    second = store.save(OwnPhrase(0, "只有这一句"))
    assert store.all() == [second, first]
    changed = replace(first, better="c")
    assert store.save(changed) == changed
    assert store.find(first.number) == changed
    store.remove(second.number)
    assert store.all() == [changed]
    store.save(second)
    assert store.find(second.number) == second
    assert store.find(99) is None


def test_reviews(diary: Diary):
    store = ReviewStore(diary)
    later = NOON_ISH + timedelta(hours=1)
    first = store.save(Review(0, NOON_ISH, 4, "h", "m", "n", "if", "then"))
    second = store.save(Review(0, later, None, "h", "", "", "", ""))
    assert store.all() == [second, first]
    assert store.reviewed() == {4}
    store.save(replace(first, mine="more"))
    assert store.find(first.id).mine == "more"
    store.remove(first.id)
    assert store.find(first.id) is None
    assert store.reviewed() == set()


def test_scenes_that_were_kept(diary: Diary):
    store = ReviewStore(diary)
    number = store.add_run(SceneRun(NOON_ISH, "a", 2, 3, True))
    store.add_run(SceneRun(NOON_ISH - timedelta(days=1), "a", 1, 3, False))
    assert store.last_runs() == {"a": NOON_ISH}
    store.remove_run(number)
    assert store.last_runs() == {"a": NOON_ISH - timedelta(days=1)}


def test_strain(diary: Diary):
    store = StrainStore(diary)
    store.answer(MONDAY, 4, NOON_ISH)
    store.answer(MONDAY - timedelta(weeks=1), None, NOON_ISH)
    store.answer(MONDAY, 2, NOON_ISH)
    assert store.answers() == {MONDAY - timedelta(weeks=1): None, MONDAY: 2}
    store.forget(MONDAY)
    assert MONDAY not in store.answers()
    with pytest.raises(dbapi2.IntegrityError):
        store.answer(MONDAY, 6, NOON_ISH)


def test_shown_and_used(diary: Diary):
    store = PracticeStore(diary)
    store.show("day/a", NOON_ISH)
    store.show("day/a", NOON_ISH + timedelta(days=1))
    store.use("a", NOON_ISH)
    store.use("a", NOON_ISH)
    assert store.shown("day/") == {"a": NOON_ISH + timedelta(days=1)}
    assert store.used() == {"a": 2}
