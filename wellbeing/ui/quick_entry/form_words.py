"""The words of the forms: anchors of the stress scale, the mood grid's axes, kinds and details of a contact."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.checkins import CheckIn
from wellbeing.domain.contacts import Contact
from wellbeing.ui.context import Context
from wellbeing.ui.widgets.mood_grid import MoodWords

Translate = Callable[[str], str]


def saved_checkin(ctx: Context, checkin: CheckIn) -> str:
    """Return what is said when a check-in is saved, or waits to be."""
    waits = bool(ctx.services.waiting)
    if checkin.stress is None:
        said = ctx.t("Waiting {time} · {mood}") if waits else ctx.t("Saved {time} · {mood}")
        return said.format(time=ctx.time(ctx.seen(checkin)), mood=said_of_state(ctx, checkin))
    said = ctx.t("Waiting {time} · stress {stress}") if waits else ctx.t("Saved {time} · stress {stress}")
    return said.format(time=ctx.time(ctx.seen(checkin)), stress=checkin.stress)


def said_of_state(ctx: Context, checkin: CheckIn) -> str:
    """Return the stress of a check-in in words, the mood of one that has no stress."""
    if checkin.stress is not None:
        return ctx.t("stress {stress}").format(stress=checkin.stress)
    words = mood_words(ctx.t)
    figures = ((words.pleasant, checkin.pleasant), (words.energy, checkin.energy))
    return words.joint.join(names[figure + 2] for names, figure in figures if figure is not None)


def saved_contact(ctx: Context, contact: Contact) -> str:
    """Return what is said when a contact is saved, or waits to be."""
    waits = bool(ctx.services.waiting)
    said = ctx.t("Waiting {time} · {kind}") if waits else ctx.t("Saved {time} · {kind}")
    return said.format(time=ctx.time(ctx.seen(contact)), kind=kinds(ctx.t)[contact.kind])


def anchors(t: Translate) -> dict[int, str]:
    """Return the words under the keys where the four bands begin (E01)."""
    return {0: t("quite calm"), 5: t("a bit tense"), 7: t("wound up"), 9: t("near the limit")}


def mood_words(t: Translate) -> MoodWords:
    """Return the words of the mood grid, from -2 to 2 on both axes (E02)."""
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
    return {
        "ordinary": t("ordinary"),
        "demanding": t("demanding"),
        "rude": t("rude"),
        "abuse": t("abusive"),
        "threat": t("a threat"),
        "kind": t("a kind one"),
        "crisis": t("a life in danger"),
    }


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
    return {"open": t("open"), "resolved": t("resolved"), "escalated": t("passed up")}
