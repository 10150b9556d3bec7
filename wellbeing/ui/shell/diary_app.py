"""What the parts of the application may ask it about the diary; the answer may be another at the next call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wellbeing.services.app_services import Services
    from wellbeing.services.environment import Environment


class DiaryApp(Protocol):
    """The application, as one sees it who has to know whether the diary is open; each adds what it needs besides."""

    @property
    def environment(self) -> Environment: ...  # noqa: D102
    @property
    def services(self) -> Services | None:
        """The open diary; None while it is closed."""
