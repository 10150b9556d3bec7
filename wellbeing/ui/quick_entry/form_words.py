"""The words of the forms: anchors of the stress scale, the mood grid's axes, kinds and details of a contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.services.checkins import CheckInChange
from wellbeing.services.contacts import ContactChange
from wellbeing.ui.context import Context

if TYPE_CHECKING:
    from wellbeing.ui.widgets.mood_grid import MoodWords

Translate = Callable[[str], str]


def saved_checkin(ctx: Context, change: CheckInChange) -> str:
    """Return what is said of a check-in saved, changed or deleted, or of one that waits to be."""
    t, entry = ctx.t, change.after or change.before
    if entry is None:
        return ""
    time, waits = ctx.time(ctx.seen(entry)), bool(ctx.services.waiting)
    if ctx.is_discreet:
        return said_discreetly(ctx, change)
    if change.after is None:
        return t("Deleted: {entry}").format(entry=f"{time} · {said_of_state(ctx, entry)}")
    if entry.stress is None:
        said = t("Waiting {time} · {mood}") if waits else t("Saved {time} · {mood}")
        return said.format(time=time, mood=said_of_state(ctx, entry))
    if change.before is not None and change.before.stress not in (None, entry.stress):
        words = t("{time} · {stress}, was {before}")
        return words.format(time=time, stress=entry.stress, before=change.before.stress)
    said = t("Waiting {time} · stress {stress}") if waits else t("Saved {time} · stress {stress}")
    return said.format(time=time, stress=entry.stress)


def said_discreetly(ctx: Context, change: CheckInChange | ContactChange) -> str:
    """Return what is said of an entry while somebody else may look: that it was saved, never what it holds."""
    if change.after is None:
        return ctx.t("Deleted.")
    return ctx.t("Not saved yet.") if ctx.services.waiting else ctx.t("Saved.")


def said_of_state(ctx: Context, checkin: CheckIn) -> str:
    """Return the stress of a check-in in words, the mood of one that has no stress."""
    if checkin.stress is not None:
        return ctx.t("stress {stress}").format(stress=checkin.stress)
    words = mood_words(ctx.t)
    figures = ((words.pleasant, checkin.pleasant), (words.energy, checkin.energy))
    return words.joint.join(names[figure + 2] for names, figure in figures if figure is not None)


def saved_contact(ctx: Context, change: ContactChange) -> str:
    """Return what is said of a contact saved, changed or deleted, or of one that waits to be."""
    t, entry = ctx.t, change.after or change.before
    if entry is None:
        return ""
    time, kind = ctx.time(ctx.seen(entry)), kinds(t)[entry.kind]
    if ctx.is_discreet:
        return said_discreetly(ctx, change)
    if change.after is None:
        return t("Deleted: {entry}").format(entry=f"{time} · {kind}")
    said = t("Waiting {time} · {kind}") if ctx.services.waiting else t("Saved {time} · {kind}")
    return said.format(time=time, kind=kind)


class Receipt(NamedTuple):
    """What the pill by the tray says: a figure, where one was said, and words."""

    value: int | None
    words: str


def receipt_of(ctx: Context, change: CheckInChange | ContactChange) -> Receipt:
    """Return the receipt of an entry saved or changed: '13:23', '13:23 · was 7', 'rude · 13:31'."""
    entry = change.after
    if entry is None:
        return Receipt(None, ctx.t("Deleted."))
    if ctx.is_discreet:
        return Receipt(None, said_discreetly(ctx, change))
    time = ctx.time(ctx.seen(entry))
    if ctx.services.waiting:
        time = f"{time} · {ctx.t('Not saved yet.')}"
    if isinstance(entry, Contact):
        return Receipt(entry.felt, f"{kinds(ctx.t)[entry.kind]} · {time}")
    before = change.before.stress if isinstance(change.before, CheckIn) else entry.stress
    was = f" · {ctx.t('was {stress}').format(stress=before)}" if before not in (None, entry.stress) else ""
    return Receipt(entry.stress, f"{time}{was}")


def anchors(t: Translate) -> dict[int, str]:
    """Return the words under the keys where the four bands begin (E01)."""
    return {0: t("quite calm"), 5: t("a bit tense"), 7: t("wound up"), 9: t("near the limit")}


def mood_words(t: Translate) -> MoodWords:
    """Return the words of the mood grid, from -2 to 2 on both axes (E02)."""
    from wellbeing.ui.widgets.mood_grid import MoodWords  # the tray wants the other words alone

    return MoodWords(
        pleasant=(
            t("very unpleasant"),
            t("a bit unpleasant"),
            t("neither pleasant nor unpleasant"),
            t("fairly pleasant"),
            t("very pleasant"),
        ),
        energy=(t("drained"), t("low energy"), t("calm"), t("lively"), t("full of energy")),
        left=t("unpleasant"),
        right=t("pleasant"),
        joint=t(", "),
    )


def kinds(t: Translate) -> dict[str, str]:
    """Return the kinds of contact in the order in which they are offered."""
    from wellbeing.charts.kind_words import kind_words

    return kind_words(t)


def styles(t: Translate) -> dict[str, str]:
    """Return the customer's style (M401-M404)."""
    return {
        "result": t("result first"),
        "expressive": t("expressive"),
        "amiable": t("amiable"),
        "analytical": t("analytical"),
    }


def channels(t: Translate) -> dict[str, str]:
    """Return the channels (M503)."""
    return {"chat": t("chat"), "phone": t("phone"), "mail": t("mail"), "other": t("other")}


def states(t: Translate) -> dict[str, str]:
    """Return how it stands with the contact (M501)."""
    return {"open": t("open"), "resolved": t("resolved"), "escalated": t("escalated")}
