"""Reading the diary in a thread beside the window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from wellbeing.services.app_services import Services

Answer = TypeVar("Answer")
_ONE_AT_A_TIME = Lock()


def read_beside(services: Services, work: Callable[[Services], Answer]) -> Answer:
    """Read over a connection of its own, after those who asked before: side by side all would come late."""
    with _ONE_AT_A_TIME, services.beside() as own:
        return work(own)
