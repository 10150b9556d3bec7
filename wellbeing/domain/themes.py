"""What a theme is: colours by role and the sizes, type and motion every screen and chart is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

COLOUR_ROLES = (
    "ground", "rail", "card", "sunken", "hover", "pressed", "track",
    "ink", "ink_soft", "ink_disabled", "hairline", "line",
    "accent", "accent_hover", "accent_pressed", "accent_soft", "accent_ink", "on_accent",
    "notice", "notice_soft", "notice_ink", "focus", "selection", "on_selection",
    "toast", "on_toast", "toast_action",
)  # fmt: skip
CHART_ROLES = (
    "stress_line", "stress_band", "usual", "shift", "grid", "label",
    "load_ordinary", "load_demanding", "load_rude", "load_abuse", "load_threat", "load_crisis",
    "load_kind",
)  # fmt: skip
STRESS_ROLES = ("fill", "on_fill", "key", "soft")
BAND_COUNT = 4
BAND_STARTS = (5, 7, 9)
_NOT_MOTION = ("toast_stay", "breath_frame")


@dataclass(frozen=True, slots=True)
class StressColours:
    """Four bands (0-4, 5-6, 7-8, 9-10) in each strength; `on_fill` is for words on a fill."""

    fill: tuple[str, ...]
    on_fill: tuple[str, ...]
    key: tuple[str, ...]
    soft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes shared by all themes: px at 96 dpi, points for type, milliseconds for motion."""

    space: Mapping[str, int]
    radius: Mapping[str, int]
    stroke: Mapping[str, float]
    size: Mapping[str, int]
    points: Mapping[str, float]
    weights: Mapping[str, int]
    motion: Mapping[str, int]
    families: Mapping[str, tuple[str, ...]]
    features: Mapping[str, tuple[str, ...]]
    line_body: float


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme ready to draw with. Asking for a role that is not there raises KeyError with its name."""

    name: str
    dark: bool
    colours: Mapping[str, str]
    stress: StressColours
    charts: Mapping[str, str]
    measures: Measures
    text_scale: float = 1.0
    reduced_motion: bool = False

    def at(self, text_scale: float, reduced_motion: bool = False) -> Theme:
        """Return the same look for larger or smaller words (1.0-2.0) and for people who want things still."""
        return replace(self, text_scale=text_scale, reduced_motion=reduced_motion)

    def with_strong(self, weight: int) -> Theme:
        """Return the same look with another weight for titles and chosen items."""
        if weight == self.weight("strong"):
            return self
        weights = {**self.measures.weights, "strong": weight}
        return replace(self, measures=replace(self.measures, weights=weights))

    @property
    def high_contrast(self) -> bool:
        """Whether card and ground are one colour, so that edges must be drawn to be seen."""
        return self.colours["card"] == self.colours["ground"]

    def colour(self, role: str) -> str:
        """Return '#RRGGBB' for a role of COLOUR_ROLES."""
        return self.colours[role]

    def chart(self, role: str) -> str:
        """Return '#RRGGBB' for a role of CHART_ROLES."""
        return self.charts[role]

    def stress_fill(self, value: float) -> str:
        """Return the strong colour for a stress value 0-10: the chosen key, a chart's point."""
        return self.stress.fill[stress_band(value)]

    def on_stress(self, value: float) -> str:
        """Return the colour of words standing on `stress_fill(value)`."""
        return self.stress.on_fill[stress_band(value)]

    def stress_key(self, value: float) -> str:
        """Return the resting key's colour for a stress value 0-10."""
        return self.stress.key[stress_band(value)]

    def stress_soft(self, value: float) -> str:
        """Return the heat map's cell colour for a stress value 0-10."""
        return self.stress.soft[stress_band(value)]

    def pt(self, role: str) -> float:
        """Return a type size in points, the person's text scale included: 'title_pt'."""
        return self.measures.points[role] * self.text_scale

    def weight(self, role: str) -> int:
        """Return a font weight: 'regular' or 'strong'."""
        return self.measures.weights[role]

    def px(self, role: str) -> int:
        """Return a size or a space in px at 96 dpi: 'control', 'card_pad'. Text scale does not touch it."""
        sizes = self.measures.size
        return sizes[role] if role in sizes else self.measures.space[role]

    def wide(self, role: str) -> int:
        """Return a size counted in text widths, so it grows with the text scale: breakpoints, columns."""
        return round(self.px(role) * self.text_scale)

    @property
    def growth(self) -> float:
        """How much what is drawn beside words grows with them, 1.0-1.5: half as much as they do."""
        return 1 + (self.text_scale - 1) / 2

    def grown(self, px: float) -> int:
        """Return the px of an icon, a ring or a knob: it grows half as much as the words beside it."""
        return round(px * self.growth)

    def radius(self, role: str) -> int:
        """Return a corner radius in px: 'card'."""
        return self.measures.radius[role]

    def stroke(self, role: str) -> float:
        """Return a line width in px: 'focus'. A chart's line grows with the words; high contrast adds a px."""
        width = self.measures.stroke[role]
        return (width + self.high_contrast) * self.growth if role == "chart_line" else width

    def ms(self, role: str) -> int:
        """Return a length of time in milliseconds; 0 with reduced motion, save for waits."""
        span = self.measures.motion[role]
        return 0 if self.reduced_motion and role not in _NOT_MOTION else span

    def families(self, language: str) -> tuple[str, ...]:
        """Return the font families to try, best first, for 'zh_CN', 'zh_TW' or any other language."""
        stacks = self.measures.families
        return stacks.get(language, stacks["en"])

    def features(self, language: str) -> tuple[str, ...]:
        """Return the OpenType features to switch on for a language."""
        known, every = self.measures.features, self.measures.features.get("all", ())
        own = known.get("en", ()) if language not in self.measures.families else known.get(language, ())
        return (*every, *own)


def stress_band(value: float) -> int:
    """Return 0-3 for stress 0-4, 5-6, 7-8, 9-10; a value between two bands goes to the nearer, half up."""
    return sum(value >= start - 0.5 for start in BAND_STARTS)
