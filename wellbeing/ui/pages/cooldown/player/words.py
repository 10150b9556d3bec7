"""The words of the cool-down player: phases, seconds and lengths."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wellbeing.domain.library.breathing import Kind

if TYPE_CHECKING:
    from wellbeing.domain.library.exercises import Variant
    from wellbeing.ui.context import Context

BEGINNER = "beginner"


def phase_words(ctx: Context) -> Mapping[Kind, str]:
    """Return the word in the middle of the circle for each phase."""
    return {
        Kind.IN: ctx.t("Breathe in"),
        Kind.SIP: ctx.t("A sip more"),
        Kind.HOLD: ctx.t("Hold"),
        Kind.OUT: ctx.t("Breathe out"),
        Kind.REST: ctx.t("Rest a moment"),
    }


def short_phase_words(ctx: Context) -> Mapping[Kind, str]:
    """Return one short word for each phase, for narrow places."""
    return {
        Kind.IN: ctx.t("In"),
        Kind.SIP: ctx.t("Sip"),
        Kind.HOLD: ctx.t("Hold"),
        Kind.OUT: ctx.t("Out"),
        Kind.REST: ctx.t("Rest"),
    }


def seconds_left(ctx: Context, seconds: float) -> str:
    """Return how many whole seconds are left, never 'none' while the phase lasts."""
    left = max(1, math.ceil(seconds - 1e-6))
    return ctx.tn("{n} second left", "{n} seconds left", left).format(n=left)


def length(ctx: Context, seconds: float) -> str:
    """Return a length as a person says it: 20 s, 1 min, 5 min."""
    if seconds < 45:
        return ctx.t("{n} s").format(n=round(seconds))
    return ctx.t("{n} min").format(n=max(1, round(seconds / 60)))


def variant_word(ctx: Context, variant: Variant) -> str:
    """Return the word for one length of an exercise."""
    words = length(ctx, variant.seconds)
    return ctx.t("{length}, beginners").format(length=words) if variant.id.startswith(BEGINNER) else words


def clock_words(seconds: float) -> str:
    """Return minutes and seconds as 1:12."""
    whole = int(seconds + 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"
