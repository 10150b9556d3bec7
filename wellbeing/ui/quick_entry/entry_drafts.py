"""The drafts of both forms: a new entry that was begun, or the change of one; the one never turns up as the other."""

from __future__ import annotations

from typing import TypeVar

from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.drafts import Fields, of_fields, to_fields

Entered = TypeVar("Entered", CheckInDraft, ContactDraft)
EDITED = "id"


def entry_fields(draft: CheckInDraft | ContactDraft, editing: int | None) -> Fields | None:
    """Return what is to be kept of a form, None where nothing was entered; `editing` is the entry that is changed."""
    fields = to_fields(draft)
    if editing is None:
        return fields if fields != to_fields(type(draft)()) else None
    return {**fields, EDITED: editing}


def waiting_draft(kind: type[Entered], found: Fields | None, editing: int | None) -> Entered | None:
    """Return the draft that waits for a new entry (`editing` None) or for the change of one; None for any other."""
    if found is None or found.get(EDITED) != editing:
        return None
    return of_fields(kind, {name: value for name, value in found.items() if name != EDITED})
