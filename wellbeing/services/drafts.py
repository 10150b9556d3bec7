"""Keeps in the diary what somebody has begun to write, so that no crash, logout or change of language takes it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime

from wellbeing.clock import Clock
from wellbeing.domain.drafts import Fields, is_over
from wellbeing.domain.problems import Refused
from wellbeing.storage.drafts import DraftStore

log = logging.getLogger(__name__)


class Drafts:
    """The verbs of drafts. A diary that can't take one now is tried again with the next key: nobody is bothered."""

    def __init__(self, store: DraftStore, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._forms: dict[str, Callable[[], object]] = {}

    def now(self) -> datetime:
        """Return the moment at which a form was touched."""
        return self._clock.now()

    def find(self, kind: str) -> Fields | None:
        """Return the fields of a draft that waits; None when there is none, or it has waited too long."""
        found = self._store.find(kind)
        if found is None or is_over(kind, found[0], self._clock.now()):
            return None
        fields = json.loads(found[1])
        return fields if isinstance(fields, dict) else None

    def keep(self, kind: str, fields: Fields) -> bool:
        """Keep what stands in a form now; False where the diary can't take it."""
        body = json.dumps(fields, ensure_ascii=False)
        return self._done(lambda: self._store.keep(kind, self._clock.now(), body))

    def drop(self, kind: str) -> bool:
        """Let go of a draft; False where the diary can't."""
        return self._done(lambda: self._store.drop(kind))

    def is_over(self, kind: str, since: datetime) -> bool:
        """Tell whether what stands in a form since a moment has waited too long."""
        return is_over(kind, since, self._clock.now())

    def drop_old(self) -> None:
        """Let go of the drafts that have waited too long."""
        for kind, since in self._store.kept().items():
            if is_over(kind, since, self._clock.now()):
                self.drop(kind)

    def watch(self, kind: str, keep_now: Callable[[], object]) -> None:
        """Have a form asked for what was typed last before it goes; it takes the place of an earlier one."""
        self._forms[kind] = keep_now

    def settle(self) -> None:
        """Keep what was typed last in every open form; from here on these forms are not asked again."""
        forms, self._forms = self._forms, {}
        for keep_now in forms.values():
            keep_now()

    def _done(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except Refused as refused:
            log.warning("a draft was not kept (%s)", refused.problem.key)
            return False
        return True
