"""What a file leaves open, as the person answered it; what she answered before is remembered for files of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wellbeing.domain.digests import digest_of
from wellbeing.domain.imports.columns import NAMES, Head, roles_of
from wellbeing.domain.imports.contact_rows import KindRule
from wellbeing.domain.imports.people import plain_name
from wellbeing.domain.problems import Problem, Refused
from wellbeing.domain.tables.rows import name_of
from wellbeing.storage.imports import ImportStore

CONTACTS, TOTALS, DIARY = "contacts", "totals", "diary"


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """What the person said of a file: its kind, which column is what, who she is, whose clock, what comes first."""

    kind: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    me: str | None = None
    zone: str | None = None
    order: str | None = None
    rules: tuple[KindRule, ...] = ()
    moods: Mapping[str, int] = field(default_factory=dict)
    scale: int | None = None
    also_logged: bool = False  # contacts too that look like ones she logged herself
    day: str = ""  # 2026-11-27, where totals say it nowhere


class ImportMemory:
    """Digests, and the answers given once; names are kept as digests alone."""

    def __init__(self, store: ImportStore) -> None:
        self._store = store
        self._key = store.digest_key()

    def name_digest(self, name: str) -> str:
        """Return the digest of a person's name."""
        return digest_of(name, self._key).hex()

    def outside_digest(self, text: str) -> int:
        """Return the digest of a foreign id, a whole number that a row can hold."""
        return int.from_bytes(digest_of(text, self._key, 8), "big", signed=True)

    def own_names(self, me: str | None) -> frozenset[str]:
        """Return the digests of the name that was given, else of those remembered."""
        if me is not None:
            return frozenset((self.name_digest(plain_name(me)),))
        return frozenset(self._store.remembered("me") or ())

    def answers_for(self, head: Head, answers: ImportAnswers) -> ImportAnswers:
        """Return the answers with those that were given for this head before, where nothing new is said."""
        before = self._store.remembered(f"head:{head.fingerprint}") or {}
        return replace(
            answers,
            columns={**before.get("columns", {}), **answers.columns},
            zone=answers.zone or before.get("zone"),
            order=answers.order or before.get("order"),
            moods={**before.get("moods", {}), **answers.moods},
            scale=answers.scale or before.get("scale"),
        )

    def keep(self, store: ImportStore, head: Head, answers: ImportAnswers) -> None:
        """Remember what was answered for files with this head, and who the person is."""
        given = {
            "columns": dict(answers.columns), "zone": answers.zone, "order": answers.order,
            "moods": dict(answers.moods), "scale": answers.scale,
        }  # fmt: skip
        said = {name: value for name, value in given.items() if value}
        if said:
            store.remember(f"head:{head.fingerprint}", said)
        if answers.me is not None:
            known = set(store.remembered("me") or ())
            store.remember("me", sorted(known | self.own_names(answers.me)))


def checked_columns(head: Head, columns: Mapping[str, str]) -> None:
    """Raise Refused for a part that no import knows, or a column that does not stand in the head."""
    names = {name_of(cell) for cell in head.row.cells}
    for role, column in columns.items():
        if role not in NAMES:
            raise Refused(Problem("map", "problem.import_role", {"known": ", ".join(NAMES)}))
        if name_of(column) not in names:
            raise Refused(Problem("map", "problem.import_column", {"part": role}))


def zone_of(name: str) -> ZoneInfo:
    """Return the zone of a name; raises Refused."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(Problem("zone", "problem.import_zone")) from None


def name_of_zone(zone: tzinfo) -> str:
    """Return the name by which a zone is told; an offset where it has none."""
    return str(getattr(zone, "key", zone))


def with_columns(head: Head, columns: Mapping[str, str]) -> Head:
    """Return a head whose parts are played by the columns that were named."""
    checked_columns(head, columns)
    return replace(head, roles=roles_of(head.row.cells, columns)) if columns else head
