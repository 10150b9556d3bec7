"""Each journey owns its screen, its bus and its diary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import PrivateDesktop
from tests.journeys.story import Story


@pytest.fixture
def story(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Story]:
    """A desktop with a tray and notifications; parametrize it (indirect) to leave parts out."""
    with PrivateDesktop(tmp_path / "desktop", **getattr(request, "param", {})) as desktop:
        found = Story(desktop, tmp_path)
        yield found
        found.reader.close()
