"""What a person has answered about rota files once: who she is, as digests, and what the names of shifts mean."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

from wellbeing.domain.digests import digest_of
from wellbeing.domain.shifts.table_rows import TableAnswers, plain_name
from wellbeing.services.settings_file import one_at_a_time
from wellbeing.system.files import write_atomically


class RotaAnswers:
    """A small file beside the rota; one that can't be read is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def with_remembered(self, asked: TableAnswers | None) -> TableAnswers:
        """Return the answers, if any, with those given before, where nothing new is said."""
        kept, asked = self._kept(), asked or TableAnswers()
        mine, key = set(kept["me"]), bytes.fromhex(kept["key"])
        return replace(
            asked,
            legend={**kept["legend"], **asked.legend},
            is_me=(lambda name: _digest(name, key) in mine) if mine and asked.me is None else None,
        )

    def keep(self, asked: TableAnswers) -> None:
        """Remember what was answered. Raises OSError, FileTrouble."""
        if asked.me is None and not asked.legend:
            return
        with one_at_a_time(self._path):
            kept = self._kept()
            kept["legend"].update(asked.legend)
            if asked.me is not None:
                kept["me"] = sorted({*kept["me"], _digest(asked.me, bytes.fromhex(kept["key"]))})
            write_atomically(self._path, json.dumps(kept, ensure_ascii=False))

    def _kept(self) -> dict[str, Any]:
        try:
            found: Any = json.loads(self._path.read_text("utf-8"))
            bytes.fromhex(found["key"])
            return {"key": found["key"], "me": list(found["me"]), "legend": dict(found["legend"])}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {"key": secrets.token_hex(32), "me": [], "legend": {}}


def _digest(name: str, key: bytes) -> str:
    return digest_of(plain_name(name), key).hex()
