"""Exercises: what is offered, what fits, what comes next."""

from __future__ import annotations

from wellbeing.domain.library.breathing import Pattern, Phase, PhaseKind
from wellbeing.domain.library.exercises import Exercise, ExerciseStep, Variant, offered

GENTLE = Pattern((Phase(PhaseKind.IN, 4), Phase(PhaseKind.OUT, 6)), 6)
BOX = Pattern((Phase(PhaseKind.IN, 4), Phase(PhaseKind.HOLD, 4), Phase(PhaseKind.OUT, 4)), 4)


def exercise(
    name: str, *variants: Variant, when: tuple[str, ...] = ("after_abuse",), on: bool = True
) -> Exercise:
    return Exercise(name, name, "", "", variants, when, on, ("E10",))


LONG = exercise("long", Variant("practice", GENTLE))
BREATH = exercise("gentle", Variant("practice", Pattern(GENTLE.phases, 30)), Variant("pause", GENTLE))
HELD = exercise("box", Variant("pause", BOX), when=("high_stress",))
WORDS = exercise("words", Variant("once", steps=(ExerciseStep("a", 30), ExerciseStep("b", 20))))
OFF = exercise("off", Variant("once", GENTLE), on=False)


def test_lengths_and_kinds() -> None:
    assert [v.seconds for v in BREATH.variants] == [300, 60]
    assert WORDS.variants[0].seconds == 50
    assert (BREATH.is_breath, WORDS.is_breath) == (True, False)
    assert (HELD.has_holds, BREATH.has_holds, WORDS.has_holds) == (True, False, False)


def test_what_is_off_or_held_is_not_offered() -> None:
    everything = (BREATH, HELD, OFF)
    assert offered(everything) == (BREATH, HELD)
    assert offered(everything, no_holds=True) == (BREATH,)
