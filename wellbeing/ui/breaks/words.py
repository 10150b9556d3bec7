"""The words of a break: ideas and why they fit, times, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wellbeing.ui.context import Context


@dataclass(frozen=True, slots=True)
class IdeaWords:
    """One idea as the card shows it."""

    icon: str
    title: str
    reason: str
    short: str


def idea_words(ctx: Context) -> Mapping[str, IdeaWords]:
    """Return what to do in a break, and what in the last hour speaks for it."""
    t = ctx.t
    return {
        "body": IdeaWords(
            "wind",
            t("Stand up, let the shoulders drop, breathe out slowly."),
            t("A rough hour. Let the body settle first; thinking can wait."),
            t("let the body settle"),
        ),
        "people": IdeaWords(
            "leaf",
            t("Go where it is quiet. Nobody wants anything from you there."),
            t("Many contacts in the last hour."),
            t("somewhere quiet"),
        ),
        "walk": IdeaWords(
            "arrow_right",
            t("Walk to the stairs and back, as far as you like."),
            t("You have been sitting for a long time."),
            t("walk a little"),
        ),
        "eyes": IdeaWords(
            "eye",
            t("Go to a window and look at the farthest thing you see."),
            t("Your eyes have been on the screen all hour."),
            t("look far away"),
        ),
        "water": IdeaWords(
            "cup",
            t("Get a glass of water, and leave the phone where it is."),
            t("Nothing special, and good all the same."),
            t("drink some water"),
        ),
    }


def clock(seconds: float) -> str:
    """Return minutes and seconds, rounded up while they count down: 4:32."""
    whole = int(seconds + 0.999)
    return f"{whole // 60}:{whole % 60:02d}"


def counted_up(seconds: float) -> str:
    """Return minutes and seconds that have gone: 0:41."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def receipt(ctx: Context, seconds: float, counts: bool, before: int | None, after: int | None) -> str:
    """Return the one line that stands of it: how long, stress before and after, when the next comes."""
    form = ctx.t("{length} off") if counts else ctx.t("A short pause of {length}")
    parts = [form.format(length=ctx.lasting(seconds))]
    if after is not None:
        parts.append(str(after) if before is None else f"{before} → {after}")
    coming = ctx.services.reminders.next_break()
    if coming is not None and coming.minutes_left > 0:
        parts.append(ctx.t("next {time}").format(time=ctx.time(coming.due)))
    return " · ".join(parts)
