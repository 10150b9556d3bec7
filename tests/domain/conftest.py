"""How many invented examples the property tests try: 100 on every run, 300 for a mutant, 20,000 at night."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# The guards around every test are set up once a test, not once an example; that is what they are for.
COMMON = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}

settings.register_profile("ci", max_examples=100, derandomize=True, database=None, **COMMON)
settings.register_profile("mutants", max_examples=300, derandomize=True, database=None, **COMMON)
settings.register_profile("nightly", max_examples=20_000, database=None, **COMMON)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the nights as long as they take: 20,000 examples last longer than any test of the day may."""
    if PROFILE == "nightly":
        for item in items:
            item.add_marker(pytest.mark.timeout(0))
