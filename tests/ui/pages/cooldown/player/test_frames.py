"""A measured run of the player on the real clock: what stands on the screen is never far from the breath."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent

from tests.ui.pages.cooldown.cooldown_services import Stand, stand
from wellbeing.clock import SystemClock
from wellbeing.domain.library.breathing import BreathMoment, Pattern, Phase, PhaseKind
from wellbeing.domain.library.exercises import Exercise, Variant
from wellbeing.ui.pages.cooldown.player.player import Player
from wellbeing.ui.pages.cooldown.player.time import BreathRun
from wellbeing.ui.widgets.breath_circle import BreathCircle

QUICK = Pattern(
    (
        Phase(PhaseKind.IN, 0.5),
        Phase(PhaseKind.SIP, 0.25),
        Phase(PhaseKind.OUT, 0.5),
        Phase(PhaseKind.REST, 0.25),
    ),
    2,
)
EXERCISE = Exercise("quick", "Quick", "In, out.", "A pause.", (), ("everyday",), True, ("E11",))
MOST = 0.050
TRIES = 3


def place_of(moment: BreathMoment) -> float:
    before = sum(phase.seconds for phase in QUICK.phases[: moment.phase_index])
    inside = QUICK.phases[moment.phase_index].seconds * moment.progress
    return moment.cycle * QUICK.cycle_seconds + before + inside


def errors(at: Stand, qtbot, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how old each picture was when the next one took its place, in seconds."""
    player, shown, ages = Player(at.ctx), [], []
    paint = BreathCircle.paintEvent

    def painted(circle: BreathCircle, event: QPaintEvent) -> None:
        run = player.lead.run
        if isinstance(run, BreathRun) and len(shown) > 1:
            ages.append(run.place() - shown[-2])
        paint(circle, event)

    monkeypatch.setattr(BreathCircle, "paintEvent", painted)
    show = player.screens.breath.show_moment

    def told(moment: BreathMoment, lead_in: bool, gone: float) -> None:
        if not lead_in:
            shown.append(place_of(moment))
        show(moment, lead_in, gone)

    monkeypatch.setattr(player.screens.breath, "show_moment", told)
    qtbot.addWidget(player)
    player.resize(900, 600)
    player.show()
    with qtbot.waitSignal(player.lead.finished, timeout=20_000):
        player.open(EXERCISE, Variant("pause", QUICK))
    player.stop()
    monkeypatch.undo()
    return sorted(ages)


def test_the_picture_is_never_50_ms_behind_the_breath(
    light_theme, tmp_path: Path, qtbot, monkeypatch
) -> None:
    """On a busy machine a frame may be late through no fault of ours, so the best of a few runs counts."""
    best = float("inf")
    for number in range(TRIES):
        with stand(tmp_path / str(number)) as at:
            ctx = replace(
                at.ctx,
                services=replace(
                    at.services, environment=replace(at.services.environment, clock=SystemClock())
                ),
            )
            ages = errors(replace(at, ctx=ctx), qtbot, monkeypatch)
        assert len(ages) > 10
        best = min(best, ages[len(ages) * 95 // 100])
        if best <= MOST:
            return
    raise AssertionError(f"the picture was {best * 1e3:.0f} ms behind")
