"""Real services in a folder of its own, with a clock that the tests of the player set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from gettext import NullTranslations
from pathlib import Path

from tests.ui.recording import context_of
from wellbeing.content.strings import Words
from wellbeing.domain.practice import Session
from wellbeing.paths import under
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.environment import open_environment
from wellbeing.ui.context import Context

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that stands still until a test moves it."""

    at: float = 1_000.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.at)

    def monotonic(self) -> float:
        return self.at

    def elapsed(self) -> float:
        return self.at

    def zone(self) -> tzinfo:
        return UTC


@dataclass
class Stand:
    """What a test of the player needs: context, clock, and the soft lines that were said."""

    services: Services
    clock: SetClock
    ctx: Context
    said: list[str] = field(default_factory=list)

    def sessions(self) -> list[Session]:
        """Return everything written down as practice."""
        return self.services.practice.between(START, START + timedelta(days=30))


@contextmanager
def stand(folder: Path, language: str = "en") -> Iterator[Stand]:
    """Open services; safety words count as read."""
    clock, said = SetClock(), []
    services = open_services(open_environment(under(folder), clock))
    services.preferences.set("breath_safety", True)
    ctx = context_of(
        services, Words(language, NullTranslations()), lambda words, undo=None: said.append(words)
    )
    yield Stand(services, clock, ctx, said)
    services.close()
