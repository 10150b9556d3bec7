"""Reads theme files into a checked Look; a person's own files in the config folder win over ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wellbeing.domain.themes import (
    BAND_COUNT,
    CHART_ROLES,
    COLOUR_ROLES,
    STRESS_ROLES,
    Measures,
    StressColours,
    Theme,
)

TOKENS = "tokens"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")

Table = Mapping[str, Any]


class BrokenTheme(Exception):  # noqa: N818 - reads as what happened
    """A theme file cannot be used; names the file and the key, for the person who wrote it."""

    def __init__(self, file: Path, key: str, why: str) -> None:
        super().__init__(f"{file}: {key}: {why}" if key else f"{file}: {why}")
        self.file, self.key, self.why = file, key, why


def load_theme(name: str, themes_dir: Path, own_dir: Path | None = None) -> Theme:
    """Return the named theme, checked whole. Raises BrokenLook naming the file and the key.

    An own file may say `based_on = "dark"` (one of ours): what it leaves out is taken from there.
    """
    file = _find(name, themes_dir, own_dir)
    theme = _read(file)
    based_on = theme.get("based_on")
    if based_on is not None:
        theme = _over(_read(_find(str(based_on), themes_dir, None)), theme)
    if not isinstance(theme.get("dark"), bool):
        raise BrokenTheme(file, "dark", "true or false is missing")
    return Theme(
        name=name,
        dark=theme["dark"],
        colours=_colours(file, theme, "colours", COLOUR_ROLES),
        stress=_stress(file, theme),
        charts=_colours(file, theme, "chart", CHART_ROLES),
        measures=_measures(themes_dir / f"{TOKENS}.toml"),
    )


def _find(name: str, themes_dir: Path, own_dir: Path | None) -> Path:
    places = [folder / f"{name}.toml" for folder in (own_dir, themes_dir) if folder is not None]
    if not _NAME.fullmatch(name) or name == TOKENS:
        raise BrokenTheme(places[-1], "", "no theme can have this name")
    for place in places:
        if place.is_file():
            return place
    raise BrokenTheme(places[0], "", "there is no such theme file")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise BrokenTheme(file, "", trouble.strerror or "cannot be read") from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise BrokenTheme(file, "", f"is not valid TOML: {trouble}") from trouble


def _over(base: Table, own: Table) -> dict[str, Any]:
    """Return base with own's values laid over it, table by table."""
    both = {**base, **own}
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(base.get(key), dict):
            both[key] = {**base[key], **value}
    return both


def _table(file: Path, tree: Table, name: str) -> Table:
    table = tree.get(name)
    if not isinstance(table, dict):
        raise BrokenTheme(file, f"[{name}]", "this table is missing")
    return table


def _hex(file: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise BrokenTheme(file, key, 'a colour is written "#RRGGBB"')
    return value


def _colours(file: Path, theme: Table, name: str, roles: Iterable[str]) -> Mapping[str, str]:
    table = _table(file, theme, name)
    for role in roles:
        if role not in table:
            raise BrokenTheme(file, f"{name}.{role}", "this colour is missing")
    return MappingProxyType({role: _hex(file, f"{name}.{role}", table[role]) for role in roles})


def _stress(file: Path, theme: Table) -> StressColours:
    table = _table(file, theme, "stress")
    bands: dict[str, tuple[str, ...]] = {}
    for role in STRESS_ROLES:
        colours = table.get(role)
        if not isinstance(colours, list) or len(colours) != BAND_COUNT:
            raise BrokenTheme(file, f"stress.{role}", f"a list of {BAND_COUNT} colours is missing")
        bands[role] = tuple(_hex(file, f"stress.{role}", colour) for colour in colours)
    return StressColours(**bands)


def _measures(file: Path) -> Measures:
    tokens = _read(file)

    def figures(name: str) -> Mapping[str, Any]:
        table = _table(file, tokens, name)
        for key, value in table.items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise BrokenTheme(file, f"{name}.{key}", "a figure is expected")
        return MappingProxyType(dict(table))

    def lists(name: str) -> Mapping[str, tuple[str, ...]]:
        table = _table(file, tokens, name)
        for key, value in table.items():
            if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
                raise BrokenTheme(file, f"{name}.{key}", "a list of words is expected")
        return MappingProxyType({key: tuple(value) for key, value in table.items()})

    families = lists("families")
    if "en" not in families:
        raise BrokenTheme(file, "families.en", "this list is missing")
    return Measures(
        space=figures("space"), radius=figures("radius"), stroke=figures("stroke"), size=figures("size"),
        points=figures("points"), weights=figures("weights"), motion=figures("motion"),
        families=families, features=lists("features"), line_body=figures("type")["line_body"],
    )  # fmt: skip
