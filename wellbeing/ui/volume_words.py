"""The plain line of how much a day, or a stretch of days, was: measured, and never a part of the load."""

from __future__ import annotations

from wellbeing.domain.load import Usual
from wellbeing.domain.volume import Volume
from wellbeing.ui.context import Context


def count_words(ctx: Context, volume: Volume) -> str:
    """Return how many contacts there were."""
    return ctx.tn("{n} contact", "{n} contacts", volume.contacts).format(n=volume.contacts)


def volume_words(ctx: Context, volume: Volume, usual: Usual | None) -> str:
    """Return a measured volume, beside the own usual number of contacts a day; '' where only a count is known.

    `usual` belongs to one day: for a longer stretch it is None.
    """
    parts = [count_words(ctx, volume)]
    if volume.at_once is not None:
        parts.append(ctx.t("{n} at once at most").format(n=volume.at_once))
    if volume.seconds is not None:
        parts.append(ctx.t("{length} in contact").format(length=ctx.hours(volume.seconds)))
    if usual is not None:
        parts.append(ctx.t("usually {low:.0f} to {high:.0f}").format(low=usual.low, high=usual.high))
    return ctx.t(", ").join(parts) if len(parts) > 1 else ""
