"""A computer on which only `wellbeing` itself is installed."""

from __future__ import annotations

import sys

import pytest

from wellbeing.services.extras import EXTRAS


def hide_extras(monkeypatch: pytest.MonkeyPatch, *extras: str) -> None:
    """Hide every package that only these extras bring; without one named, those of all."""
    for module in [module for extra in extras or EXTRAS for module in EXTRAS[extra]]:
        for known in [name for name in sys.modules if name.split(".")[0] == module]:
            monkeypatch.delitem(sys.modules, known)
        monkeypatch.setitem(sys.modules, module, None)
