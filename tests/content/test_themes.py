"""Theme files: ours are whole and readable, a broken one is named with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from wellbeing.content.themes import BrokenTheme, load_theme
from wellbeing.domain.themes import CHART_ROLES, COLOUR_ROLES, Theme, stress_band
from wellbeing.resources import resource

THEMES = resource("themes")
OURS = ("light", "dark", "contrast")

# (words or mark, ground): a role of [colours], chart.role or stress.role (each band)
WORDS = (
    *(("ink", ground) for ground in ("ground", "rail", "card", "sunken", "hover", "pressed")),
    ("ink", "stress.key"), ("ink", "stress.soft"),
    *(("ink_soft", ground) for ground in ("ground", "rail", "card", "sunken", "hover", "pressed")),
    *(("accent_ink", ground) for ground in ("accent_soft", "card", "ground", "rail")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *(("notice_ink", ground) for ground in ("notice_soft", "card")),
    ("on_selection", "selection"), ("on_toast", "toast"), ("toast_action", "toast"),
    ("stress.on_fill", "stress.fill"), ("chart.label", "card"), ("chart.label", "chart.usual"),
    ("chart.label", "chart.shift"),
)  # fmt: skip
MARKS = (
    *(("line", ground) for ground in ("card", "ground", "sunken")),
    *(("accent", ground) for ground in ("card", "ground", "track")),
    *(("notice", ground) for ground in ("card", "ground", "notice_soft")),
    *(("focus", ground) for ground in ("card", "ground", "rail", "sunken", "accent_soft")),
    ("stress.fill", "card"), ("chart.stress_line", "card"),
    *((f"chart.{role}", "card") for role in CHART_ROLES if role.startswith("load_")),
)  # fmt: skip

# Disabled words are exempt; the others only divide, or are the soft ground of a mark that is measured.
ONLY_DIVIDES = ("ink_disabled", "hairline", "chart.grid", "chart.stress_band")


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize(("least", "pairs"), [(4.5, WORDS), (3.0, MARKS)], ids=["words", "marks"])
def test_contrast_is_enough_for_everybody(
    name: str, least: float, pairs: tuple[tuple[str, str], ...]
) -> None:
    theme = load_theme(name, THEMES)
    faint = [
        f"{front} on {back}: {ratio:.2f}"
        for front, back in pairs
        for ratio in ratios(theme, front, back)
        if round(ratio, 1) < least
    ]
    assert faint == []


def test_an_interval_is_seen_in_the_dark() -> None:
    """It only divides where it lies behind a line; a team's bars are intervals alone, and thin."""
    dark = load_theme("dark", THEMES)
    band = dark.chart("stress_band")
    assert contrast(band, dark.colour("card")) > 1.5
    assert contrast(band, dark.chart("usual")) > 1.4
    assert contrast(dark.chart("stress_line"), band) > 4.5


def test_no_role_is_without_a_pair() -> None:
    paired = {role for pairs in (WORDS, MARKS) for pair in pairs for role in pair}
    wanted = {*COLOUR_ROLES, *(f"chart.{role}" for role in CHART_ROLES)}
    assert wanted - paired == set(ONLY_DIVIDES)


@pytest.mark.parametrize("name", OURS)
def test_stress_keeps_its_order_in_grey_print(name: str) -> None:
    theme = load_theme(name, THEMES)
    for shades in (theme.stress.fill, theme.stress.soft, theme.stress.key):
        light = [luminance(shade) for shade in shades]
        assert light == sorted(light, reverse=not theme.dark)


def test_a_look_is_of_the_usual_size_and_moves_until_somebody_asks_otherwise() -> None:
    theme = load_theme("light", THEMES)
    assert (theme.text_scale, theme.reduced_motion) == (1.0, False)
    assert (theme.at(2.0).text_scale, theme.at(2.0).reduced_motion) == (2.0, False)
    assert theme.at(1.0, True).reduced_motion


def test_a_look_answers_by_role() -> None:
    theme = load_theme("light", THEMES)
    assert not theme.dark
    assert theme.stress_fill(6) == theme.stress.fill[1]
    assert theme.pt("title_pt") == 16.5
    assert theme.at(2.0).pt("title_pt") == 33
    assert theme.px("card_pad") == 20
    assert theme.radius("card") == 10
    assert theme.families("zh_TW")[0].endswith("TC")
    assert theme.families("fr") == theme.families("en")
    assert "tnum" in theme.features("zh_CN")
    assert "pwid" in theme.features("fr")
    assert theme.at(1.0, reduced_motion=True).ms("fade_phase_word") == 0
    assert theme.at(1.0, reduced_motion=True).ms("toast_stay") == 8000
    with pytest.raises(KeyError, match="puce"):
        theme.colour("puce")


@pytest.mark.parametrize(
    ("value", "band"), [(0, 0), (4, 0), (4.4, 0), (4.5, 1), (5, 1), (6, 1), (7, 2), (8, 2), (9, 3), (10, 3)]
)
def test_bands(value: float, band: int) -> None:
    assert stress_band(value) == band


BREAKS = [
    ('ink = "#1E2624"', 'ink = "black"', "colours.ink"),
    ('ink = "#1E2624"', "ink = 3", "colours.ink"),
    ('ink = "#1E2624"', "", "colours.ink"),
    ('grid = "#ECEAE5"', "", "chart.grid"),
    ('key = ["#EBF5F2",', "key = [", "stress.key"),
    ('key = ["#EBF5F2",', 'key = ["#EBF5",', "stress.key"),
    ("[stress]", "[strain]", "[stress]"),
    ("dark = false", "", "dark"),
    ("dark = false", "dark =", ""),
]


@pytest.mark.parametrize(("before", "after", "key"), BREAKS)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, before: str, after: str, key: str) -> None:
    text = (THEMES / "light.toml").read_text(encoding="utf-8")
    assert before in text
    own = tmp_path / "mine.toml"
    own.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenTheme) as broken:
        load_theme("mine", THEMES, tmp_path)
    assert broken.value.file == own
    assert broken.value.key == key
    assert str(own) in str(broken.value)


@pytest.mark.parametrize("name", ["none-such", "../light", "tokens", "", "a" * 41])
def test_no_such_theme(name: str) -> None:
    with pytest.raises(BrokenTheme):
        load_theme(name, THEMES)


def test_bytes_that_are_no_text_are_a_broken_look(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenTheme):
        load_theme("mine", THEMES, tmp_path)


def test_an_own_theme_may_stand_on_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "warm.toml").write_text(
        'based_on = "dark"\n[colours]\naccent = "#FFAA00"\n', encoding="utf-8"
    )
    theme = load_theme("warm", THEMES, tmp_path)
    assert theme.dark
    assert theme.colour("accent") == "#FFAA00"
    assert theme.colour("ink") == load_theme("dark", THEMES).colour("ink")


def test_an_own_theme_wins_over_ours_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "dark.toml").write_text('based_on = "light"\ndark = true\n', encoding="utf-8")
    assert load_theme("dark", THEMES, tmp_path).colour("ink") == load_theme("light", THEMES).colour("ink")


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("card_pad = 20", 'card_pad = "wide"', "space.card_pad"),
        ("[motion]", "[movement]", "[motion]"),
        ("en = [", "eo = [", "families.en"),
        ('all = ["tnum"]', "all = 3", "features.all"),
    ],
)
def test_broken_tokens_are_named_too(tmp_path: Path, before: str, after: str, key: str) -> None:
    for file in THEMES.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenTheme) as broken:
        load_theme("light", tmp_path)
    assert broken.value.key == key


def test_every_role_is_there() -> None:
    for name in OURS:
        theme = load_theme(name, THEMES)
        assert set(theme.colours) == set(COLOUR_ROLES)
        assert set(theme.charts) == set(CHART_ROLES)


def ratios(theme: Theme, front: str, back: str) -> list[float]:
    """WCAG 2 contrast of each band, or of the one pair."""
    fronts, backs = shades(theme, front), shades(theme, back)
    count = max(len(fronts), len(backs))
    fronts, backs = fronts * (count // len(fronts)), backs * (count // len(backs))
    return [contrast(front, back) for front, back in zip(fronts, backs, strict=True)]


def shades(theme: Theme, role: str) -> tuple[str, ...]:
    table, _, name = role.rpartition(".")
    if table == "stress":
        return getattr(theme.stress, name)
    return (theme.chart(name) if table == "chart" else theme.colour(name),)


def contrast(front: str, back: str) -> float:
    high, low = sorted((luminance(front), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(shade: str) -> float:
    parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_sizes_grow_with_the_words_in_full_in_half_or_not_at_all() -> None:
    usual = load_theme("light", THEMES)
    large = usual.at(1.5)
    assert large.px("control") == usual.px("control")
    assert (usual.wide("control"), large.wide("control")) == (
        usual.px("control"),
        round(1.5 * usual.px("control")),
    )
    assert (usual.grown(20), large.grown(20)) == (20, 25)


def test_another_weight_for_what_is_strong_leaves_all_else() -> None:
    theme = load_theme("light", THEMES)
    other = theme.with_strong(theme.weight("strong") + 100)
    assert (other.weight("strong"), other.weight("regular")) == (
        theme.weight("strong") + 100,
        theme.weight("regular"),
    )
    assert other.colours == theme.colours
    assert theme.with_strong(theme.weight("strong")) is theme


@pytest.mark.parametrize(("value", "band"), [(0, 0), (10, -1)])
def test_a_stress_has_its_colours_by_band(value: float, band: int) -> None:
    theme = load_theme("light", THEMES)
    assert (theme.on_stress(value), theme.stress_key(value), theme.stress_soft(value)) == (
        theme.stress.on_fill[band], theme.stress.key[band], theme.stress.soft[band]
    )  # fmt: skip
