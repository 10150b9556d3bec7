"""What a person can say about how they feel: stress, the mood grid, feeling words and causes (E01-E03, E70)."""

from __future__ import annotations

STRESS_MOST = 10
HIGH_FROM = 7  # a rating from here on is high: for tips, offers, trends and the team's band alike
GRID_REACH = 2

FEELINGS = (
    "irritated", "wronged", "tense", "tired", "numb", "anxious", "angry",
    "sad", "helpless", "calm", "content", "relieved", "grateful", "proud",
)  # fmt: skip

CAUSES = (
    "anger", "unreasonable", "no_reply", "bad_review",
    "response_time", "satisfaction", "sales", "handling_time",
    "overload", "peak", "repetition", "slow_system", "mistake",
    "no_authority", "passed_on", "rules", "shift", "colleague",
    "noise", "seat",
    "outside", "body",
)  # fmt: skip
