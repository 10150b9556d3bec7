"""One private desktop for the tests of this floor, and a bus of its own where a test kills things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desktop import PrivateBus, PrivateDesktop


@pytest.fixture(scope="module")
def desktop() -> Iterator[PrivateDesktop]:
    with PrivateDesktop() as found:
        yield found


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    with PrivateBus(system=True) as found:
        yield found
