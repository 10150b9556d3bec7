"""How it stays private: every fact with its figure, in each language, also what it does not protect from."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wear
from tests.ui.recording import Told
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.team.privacy import TeamPrivacy

FIGURES = ("14", "16", "2", "8", "28", "12", "751", "750", "4", "6", "25%", "82%")
ADMITTED = {
    "en": ("If two thirds", "about half", "each answer, never your year", "no review from outside"),
    "zh_CN": ("三分之二", "一半", "不是你的一整年", "还没有经过外部审查"),
    "zh_TW": ("三分之二", "一半", "不是你的一整年", "還沒有經過外部審查"),
}


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 640), (1.0, 1_000), (2.0, 560)])
def test_every_fact_is_told(
    qtbot: QtBot, wear: Wear, services: Services, language: str, scale: float, width: int
):
    wear("light", language, scale)
    page = TeamPrivacy(Told().context(services, language))
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    words = "\n".join(widget.text() for widget in page.findChildren(QLabel))
    assert [figure for figure in (*FIGURES, *ADMITTED[language]) if figure not in words] == []
    assert page.minimumSizeHint().width() <= width
