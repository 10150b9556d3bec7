"""What a backup holds and what bringing it back changes, in words: check-ins and contacts by name, the rest as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wellbeing.domain.backups import TableDifference

Translate = Callable[[str], str]
Number = Callable[[str, str, int], str]
NAMED = ("checkin", "contact")


def count_words(held: Sequence[TableDifference], t: Translate, tn: Number) -> str:
    """Return how many check-ins and contacts a backup holds."""
    checkins, contacts = (sum(table.comes for table in held if table.table == name) for name in NAMED)
    return t(", ").join((_checkins(tn, checkins), _contacts(tn, contacts)))


def change_lines(tables: Sequence[TableDifference], t: Translate, tn: Number) -> list[str]:
    """Return what comes back and what goes, a line for each that there is; an entry that was changed does both."""
    lines = []
    comes = _what(t, tn, [(table.table, table.comes) for table in tables])
    goes = _what(t, tn, [(table.table, table.goes) for table in tables])
    if comes:
        lines.append(t("Comes back: {what}.").format(what=comes))
    if goes:
        lines.append(t("Goes, newer than the backup or changed since: {what}.").format(what=goes))
    return lines


def _what(t: Translate, tn: Number, rows: Sequence[tuple[str, int]]) -> str:
    checkins, contacts = (sum(n for table, n in rows if table == name) for name in NAMED)
    others = sum(n for table, n in rows if table not in NAMED)
    told = [
        *([_checkins(tn, checkins)] if checkins else []),
        *([_contacts(tn, contacts)] if contacts else []),
        *([tn("{n} other entry", "{n} other entries", others).format(n=others)] if others else []),
    ]
    return t(", ").join(told)


def _checkins(tn: Number, n: int) -> str:
    return tn("{n} check-in", "{n} check-ins", n).format(n=n)


def _contacts(tn: Number, n: int) -> str:
    return tn("{n} contact", "{n} contacts", n).format(n=n)
