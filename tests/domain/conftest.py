"""How many invented examples the property tests try: 300 on every run, 20,000 at night."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The guards around every test are set up once a test, not once an example; that is what they are for.
COMMON = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}

settings.register_profile("ci", max_examples=300, derandomize=True, database=None, **COMMON)
settings.register_profile("nightly", max_examples=20_000, database=None, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
