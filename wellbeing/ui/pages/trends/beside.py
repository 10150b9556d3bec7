"""Reading the diary in a thread beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from wellbeing.services.app_services import Services

Answer = TypeVar("Answer")


def read_beside(services: Services, work: Callable[[Services], Answer]) -> Answer:
    """Read over a connection of its own."""
    with services.beside() as own:
        return work(own)
