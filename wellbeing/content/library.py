"""The whole library of one language at once, and which source points it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from wellbeing.content import cards, catalog
from wellbeing.domain.library.exercises import Exercise
from wellbeing.domain.library.phrases import Phrase, Reply
from wellbeing.domain.library.protocols import ContactProtocol
from wellbeing.domain.library.scenes import Scene
from wellbeing.domain.library.sources import Source
from wellbeing.domain.library.styles import LeaderStep, Occasion, Style
from wellbeing.domain.library.tips import Tip


class CatalogItem(Protocol):
    """Whatever stands in the library: it has an id, can be searched, and says where it comes from."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def sources(self) -> tuple[str, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that can be read, practised or copied, in one language."""

    tips: tuple[Tip, ...]
    exercises: tuple[Exercise, ...]
    phrases: tuple[Phrase, ...]
    replies: tuple[Reply, ...]
    styles: tuple[Style, ...]
    occasions: tuple[Occasion, ...]
    scenes: tuple[Scene, ...]
    leader: tuple[LeaderStep, ...]
    protocols: tuple[ContactProtocol, ...]
    sources: Mapping[str, Source]

    def items(self) -> tuple[CatalogItem, ...]:
        """Return all items of all kinds, in the order of the kinds."""
        kinds: tuple[Iterable[CatalogItem], ...] = (
            self.tips,
            self.exercises,
            self.phrases,
            self.replies,
            self.styles,
            self.occasions,
            self.scenes,
            self.leader,
            self.protocols,
        )
        return tuple(item for kind in kinds for item in kind)


PARTS: Mapping[str, Callable[[str, Path], Any]] = {
    "tips": catalog.load_tips,
    "exercises": catalog.load_exercises,
    "phrases": cards.load_phrases,
    "replies": cards.load_replies,
    "styles": cards.load_styles,
    "occasions": cards.load_occasions,
    "scenes": cards.load_scenes,
    "leader": cards.load_leader,
    "protocols": cards.load_protocols,
    "sources": catalog.load_sources,
}
"""How each part of a catalog is read, from the language and the folder of the content; all raise BrokenContent."""


def read_part(name: str, lang: str, content_dir: Path) -> Any:
    """Return one part of a catalog; raises BrokenContent."""
    return PARTS[name](lang, content_dir)


def load_catalog(lang: str, content_dir: Path, read: Callable[[str, str, Path], Any] = read_part) -> Catalog:
    """Return the whole library of one language, its parts by `read`; raises BrokenContent."""
    return Catalog(**{name: read(name, lang, content_dir) for name in PARTS})


def coverage(library: Catalog) -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Return (covered, uncovered): each used M point with its items' ids, and the points nobody uses."""
    points = [source for source in library.sources if source.startswith("M")]
    used = {
        point: tuple(item.id for item in library.items() if point in item.sources) for point in sorted(points)
    }
    covered = {point: items for point, items in used.items() if items}
    return covered, tuple(point for point, items in used.items() if not items)
