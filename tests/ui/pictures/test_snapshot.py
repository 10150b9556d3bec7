"""A picture of the settings says of itself what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from wellbeing.services.app_services import Services
from wellbeing.services.environment import open_environment
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


def test_the_first_run_is_drawn_and_nobody_was_welcomed_by_that(
    qapp: QApplication, services: Services, wear: object, tmp_path: Path
) -> None:
    studio = SnapshotStudio(qapp, services, "en", "light", 100, (900, 600))
    listeners = list(services.event_bus._listeners)
    pictures = studio._first_run(tmp_path)
    assert [picture.name[:11] for picture in pictures] == ["first-run-1", "first-run-2", "first-run-3"]
    assert len({picture.read_bytes() for picture in pictures}) == 3
    assert services.event_bus._listeners == listeners
    assert not open_environment(services.environment.folders, services.clock).preferences.current.welcomed
    studio._window.deleteLater()
