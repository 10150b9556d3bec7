"""Every step of every exercise stands whole in the player, also with large text in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.recording import context_of
from wellbeing.content.strings import load_words
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.ui.look.breakpoints import LEAST
from wellbeing.ui.pages.cooldown.player.player import Player

SETTLES = 3  # rounds of the loop until the layout has come to rest


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize(("scale", "size"), [(2.0, (900, 600)), (2.0, LEAST), (1.0, LEAST)])
def test_no_step_is_cut(
    wear: Wear, services: Services, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    wear("light", language, scale)
    player = Player(context_of(services, load_words(language, resource("locale")), lambda *_: None))
    qtbot.addWidget(player)
    player.resize(*size)
    player.show()
    cut, view = [], player.screens.steps
    for exercise in services.library.exercises(language):
        variant = exercise.variants[0]
        if variant.pattern is not None:
            continue
        player.open(exercise, variant)
        for at in range(len(variant.steps)):
            for _ in range(SETTLES):
                QApplication.processEvents()
            text = view.text
            lacks = text.heightForWidth(text.width()) - text.height()
            outside = (
                view.geometry().bottom() < view.mapFromGlobal(text.mapToGlobal(text.rect().bottomLeft())).y()
            )
            if lacks > 1 or outside:
                cut.append(f"{exercise.id} {at + 1} lacks {lacks} px")
            player.lead.turn(1)
        player.stop()
    assert cut == []


def test_the_drawing_grows_with_the_window(wear: Wear, services: Services, qtbot: QtBot) -> None:
    wear("light", "en")
    player = Player(context_of(services, load_words("en", resource("locale")), lambda *_: None))
    qtbot.addWidget(player)
    drawn = next(one for one in services.library.exercises("en") if one.id == "muscle_relaxation")
    sides = []
    for size in (LEAST, (1100, 720), (1920, 1080), (2560, 1440)):
        player.resize(*size)
        player.show()
        player.open(drawn, drawn.variants[0])
        for _ in range(SETTLES):
            QApplication.processEvents()
        sides.append(player.screens.steps.drawing.height())
        player.stop()
    assert sides == sorted(sides)
    assert sides[0] < sides[1] < sides[2]
    assert sides[3] <= 320
