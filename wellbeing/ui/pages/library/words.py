"""The words of the library: kinds of items, places to fill in, and why a tip is shown now."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.library.phrases import places as places_in
from wellbeing.domain.library.tip_rules import Situation
from wellbeing.ui.context import Context

Translate = Callable[[str], str]

KINDS = ("phrase", "tip", "style", "message", "exercise", "scene", "leader", "protocol")


def kinds(t: Translate) -> dict[str, str]:
    """Return the kinds of items in the order in which they are offered."""
    return {
        "phrase": t("Phrases"),
        "tip": t("Tips"),
        "style": t("Customer styles"),
        "message": t("Away and quick replies"),
        "exercise": t("Exercises"),
        "scene": t("Practice scenes"),
        "leader": t("For leaders"),
        "protocol": t("The hardest contacts"),
    }


def places(t: Translate) -> dict[str, str]:
    """Return the words of the places to fill in."""
    return {
        "time": t("time"),
        "date": t("date"),
        "minutes": t("minutes"),
        "name": t("name"),
        "colleague": t("colleague"),
        "order": t("order number"),
        "part_of_day": t("this morning, this afternoon"),
        "count": t("how many"),
        "price": t("price"),
        "amount": t("amount"),
        "tracking": t("tracking number"),
        "team": t("team"),
        "case": t("case number"),
        "product": t("product"),
        "status": t("what you see in the system"),
        "offer": t("what you can offer"),
        "other_offer": t("the other way"),
        "reason": t("the reason"),
        "question": t("your question"),
        "steps": t("the steps"),
    }


def open_gaps(t: Translate, text: str) -> dict[str, str]:
    """Return each place of a text as a word in brackets: nobody is to send a gap unseen."""
    words, gap = places(t), t("[{place}]")
    return {place: gap.format(place=words.get(place, place)) for place in places_in(text)}


def why_now(ctx: Context, state: Situation) -> str:
    """Return the plain reason for which a tip is shown."""
    t, n = ctx.t, state.values.get("n", 0)
    if state.reason in ("state.crisis", "state.threat", "state.abuse", "state.rude"):
        return _after(ctx, state.reason, n)
    words = {
        "state.stress": t("Because your last check-in was {stress}."),
        "state.load": t("Because your load is above your usual range."),
        "state.end": t("Because your shift ends soon."),
        "state.start": t("Because your shift has just begun."),
    }
    return words.get(state.reason, t("The tip of the day.")).format(**state.values)


def _after(ctx: Context, reason: str, n: int) -> str:
    t, tn = ctx.t, ctx.tn
    if n < 1:
        just = {
            "state.crisis": t("Because you just logged a contact with a life in danger."),
            "state.threat": t("Because you just logged a threat."),
            "state.abuse": t("Because you just logged abuse."),
            "state.rude": t("Because you just logged a rude contact."),
        }
        return just[reason]
    ago = {
        "state.crisis": tn(
            "Because you logged a life in danger {n} minute ago.",
            "Because you logged a life in danger {n} minutes ago.",
            n,
        ),
        "state.threat": tn(
            "Because you logged a threat {n} minute ago.", "Because you logged a threat {n} minutes ago.", n
        ),
        "state.abuse": tn(
            "Because you logged abuse {n} minute ago.", "Because you logged abuse {n} minutes ago.", n
        ),
        "state.rude": tn(
            "Because you logged a rude contact {n} minute ago.",
            "Because you logged a rude contact {n} minutes ago.",
            n,
        ),
    }
    return ago[reason].format(n=n)
