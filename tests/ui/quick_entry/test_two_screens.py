"""The quick card with a large and a small screen side by side: it stays whole on the one it opens on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCREENS = ((0, 0, 1280, 800), (1280, 100, 640, 480))
OPEN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from tests.ui.recording import Told
from wellbeing.clock import SystemClock
from wellbeing.content.themes import load_theme
from wellbeing.paths import under
from wellbeing.resources import resource
from wellbeing.services.app_services import open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.look.theme import apply_theme
from wellbeing.ui.quick_entry.quick_checkin import QuickCheckIn

qt = QApplication([])
services = open_services(open_environment(under(Path(sys.argv[1])), SystemClock()))
found = []
for language in ("en", "zh_CN"):
    for scale in (1.0, 2.0):
        apply_theme(qt, load_theme("light", resource("themes")), language, scale)
        card = QuickCheckIn(Told().context(services, language))
        for place, screen in enumerate(qt.screens()):
            ground = screen.availableGeometry()
            for point in (ground.topLeft(), ground.bottomRight(), ground.center(), ground.bottomLeft()):
                for tab in ("me", "contact"):
                    card.open_tab(tab, QPoint(point))
                    qt.processEvents()
                    card._say_number()
                    qt.processEvents()
                    found.append((place, card.frameGeometry().getRect()))
                    card.hide()
        card.deleteLater()
services.close()
print(json.dumps(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="screens to set are those of Qt's offscreen platform")
def test_the_card_stays_on_the_screen_that_it_opens_on(tmp_path: Path):
    screens = [
        {"name": str(place), "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for place, (x, y, width, height) in enumerate(SCREENS)
    ]  # fmt: skip
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    environ = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(tmp_path / "home")],
        env=environ, cwd=ROOT, capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) == 64
    for place, (x, y, width, height) in found:
        left, top, wide, high = SCREENS[place]
        assert left <= x, (place, x)
        assert top <= y, (place, y)
        assert x + width <= left + wide, (place, x, width)
        assert y + height <= top + high, (place, y, height)
