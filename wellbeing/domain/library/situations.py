"""The moments of a working day that tips and exercises are made for, as keys."""

from __future__ import annotations

AFTER_CRISIS = "after_crisis"
AFTER_THREAT = "after_threat"
AFTER_HARASSMENT = "after_harassment"
AFTER_ABUSE = "after_abuse"
AFTER_RUDE = "after_rude"
HIGH_STRESS = "high_stress"
HIGH_LOAD = "high_load"
RISING = "rising"
EASING = "easing"
KIND_MOMENT = "kind_moment"
SHIFT_START = "shift_start"
SHIFT_END = "shift_end"
TIRED_EYES = "tired_eyes"
TIGHT_CHEST = "tight_chest"
CANT_LET_GO = "cant_let_go"
EVERYDAY = "everyday"

PROTECTED = (AFTER_CRISIS, AFTER_THREAT, AFTER_HARASSMENT, AFTER_ABUSE, AFTER_RUDE)
"""After these whom to turn to stands beside the tip."""
SITUATIONS = (
    AFTER_CRISIS,
    AFTER_THREAT,
    AFTER_HARASSMENT,
    AFTER_ABUSE,
    AFTER_RUDE,
    HIGH_STRESS,
    HIGH_LOAD,
    RISING,
    EASING,
    KIND_MOMENT,
    SHIFT_START,
    SHIFT_END,
    TIRED_EYES,
    TIGHT_CHEST,
    CANT_LET_GO,
    EVERYDAY,
)
