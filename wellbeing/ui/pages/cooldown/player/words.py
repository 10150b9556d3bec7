"""The words of the cool-down player: phases, seconds and lengths."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wellbeing.domain.library.breathing import PhaseKind

if TYPE_CHECKING:
    from wellbeing.domain.library.exercises import Variant
    from wellbeing.ui.context import Context

BEGINNER = "beginner"


def phase_words(ctx: Context) -> Mapping[PhaseKind, str]:
    """Return the word in the middle of the circle for each phase."""
    return {
        PhaseKind.IN: ctx.t("Breathe in"),
        PhaseKind.SIP: ctx.t("A sip more"),
        PhaseKind.HOLD: ctx.t("Hold"),
        PhaseKind.OUT: ctx.t("Breathe out"),
        PhaseKind.REST: ctx.t("Rest a moment"),
    }


def short_phase_words(ctx: Context) -> Mapping[PhaseKind, str]:
    """Return one short word for each phase, for narrow places."""
    return {
        PhaseKind.IN: ctx.t("In"),
        PhaseKind.SIP: ctx.t("Sip"),
        PhaseKind.HOLD: ctx.t("Hold"),
        PhaseKind.OUT: ctx.t("Out"),
        PhaseKind.REST: ctx.t("Rest"),
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
