"""A picture of the settings says of itself what it shows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from wellbeing.services.app_services import Services
from wellbeing.ui.pictures.snapshot import SnapshotStudio


@pytest.mark.parametrize(
    ("scale", "said"), [(100, {"English", "Dark", "100%"}), (200, {"English", "Dark", "200%"})]
)
def test_the_settings_say_what_the_picture_shows(
    qapp: QApplication, services: Services, wear: object, scale: int, said: set[str]
) -> None:
    kept = services.preferences.current
    studio = SnapshotStudio(qapp, services, "en", "dark", scale, (1100, 720))
    studio._view.go("settings")
    page: QWidget = studio._view.page("settings")
    assert said <= {box.currentText() for box in page.findChildren(QComboBox)}
    assert services.preferences.current == kept
    studio._window.deleteLater()
