"""A real desk in a folder of its own, with a clock that the tests of the player set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta, tzinfo
from gettext import NullTranslations
from pathlib import Path

from wellbeing.content.strings import Words
from wellbeing.domain.practice import Session
from wellbeing.paths import under
from wellbeing.services.app_services import Desk, open_desk
from wellbeing.services.environment import open_shelf
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

    desk: Desk
    clock: SetClock
    ctx: Context
    said: list[str] = field(default_factory=list)

    def sessions(self) -> list[Session]:
        """Return everything written down as practice."""
        return self.desk.practice.between(START, START + timedelta(days=30))


@contextmanager
def stand(folder: Path, language: str = "en") -> Iterator[Stand]:
    """Open a desk; safety words count as read."""
    clock, said = SetClock(), []
    desk = open_desk(open_shelf(under(folder), clock))
    desk.preferences.set("breath_safety", True)
    known: dict[str, object] = {
        "desk": desk,
        "words": Words(language, NullTranslations()),
        "say": lambda words, undo=None: said.append(words),
    }
    quiet: Callable[..., None] = lambda *_: None  # noqa: E731
    ctx = Context(**{one.name: known.get(one.name, quiet) for one in fields(Context)})
    yield Stand(desk, clock, ctx, said)
    desk.close()
