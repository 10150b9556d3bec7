"""The theme on the app: palette, style sheet, fonts, switches; no colour outside the theme files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

import wellbeing.ui
from wellbeing.resources import resource
from wellbeing.ui.look.fonts import words_font
from wellbeing.ui.look.icons import icon, icon_pixmap
from wellbeing.ui.look.theme import current_theme, restyle, row_height, style_sheet
from wellbeing.ui.widgets.buttons import button
from wellbeing.ui.widgets.draw import Painted

ICONS = sorted(file.stem for file in resource("icons").glob("*.svg"))


def test_the_palette_speaks_in_roles(wear, qapp: QApplication) -> None:
    light_theme = wear("dark")
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window).name().upper() == light_theme.colour("ground")
    assert palette.color(QPalette.ColorRole.ToolTipBase).name().upper() == light_theme.colour("card")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name().upper() == light_theme.colour("ink_disabled")
    assert current_theme() is light_theme


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_style_sheet_is_filled_whole(wear, name: str) -> None:
    sheet = style_sheet(wear(name))
    assert "$" not in sheet
    assert "font-size: 16.5pt" in sheet
    assert not re.search(r"font-size:[^;]*px", sheet)
    assert sheet.count("{") == sheet.count("}")


def test_a_switch_reaches_widgets_that_are_there(wear, qtbot) -> None:
    wear("light")
    seen: list[QEvent.Type] = []

    class Watcher(Painted):
        def changeEvent(self, event: QEvent) -> None:
            seen.append(event.type())
            super().changeEvent(event)

    watcher, words, act = Watcher(), QLabel("x"), button("x", "primary", "plus")
    words.setProperty("role", "title")
    for widget in (watcher, words, act):
        qtbot.addWidget(widget)
        widget.show()
    before = act.icon().pixmap(16, 16).toImage()
    seen.clear()
    light_theme = wear("dark", text_scale=2.0)
    assert QEvent.Type.StyleChange in seen
    assert watcher.theme is light_theme
    assert words.font().pointSizeF() == 33
    assert act.icon().pixmap(16, 16).toImage() != before


def test_the_text_scale_is_held_between_one_and_two(wear) -> None:
    assert wear(text_scale=0.2).text_scale == 1.0
    assert wear(text_scale=9).text_scale == 2.0


@pytest.mark.parametrize(("language", "end"), [("zh_CN", "SC"), ("zh_TW", "TC")])
def test_each_script_gets_its_own_glyphs(wear, language: str, end: str) -> None:
    wear(language=language)
    family = QFontInfo(words_font(current_theme())).family()
    if not family.startswith("Noto Sans CJK"):
        pytest.skip("this machine has other Chinese fonts")
    assert family.endswith(end)


def test_english_quotes_are_narrow(wear) -> None:
    wear(language="zh_CN")
    wide = QFontMetricsF(words_font(current_theme())).horizontalAdvance("“don’t”")
    wear(language="en")
    assert QFontMetricsF(words_font(current_theme())).horizontalAdvance("“don’t”") < wide
    wear(language="zh_CN")
    assert QFontMetricsF(words_font(current_theme())).horizontalAdvance("“don’t”") == wide


def test_figures_are_all_of_one_width(light_theme) -> None:
    metrics = QFontMetricsF(words_font(light_theme))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("0000"))


def test_strong_words_are_heavier(light_theme) -> None:
    assert (
        words_font(light_theme, strong=True).weight()
        > words_font(light_theme).weight()
        == QFont.Weight.Normal
    )


def test_rows_grow_with_their_words(light_theme) -> None:
    small, large = words_font(light_theme), words_font(light_theme.at(2.0))
    assert row_height(32, QFontMetricsF(small)) == 32
    assert row_height(32, QFontMetricsF(large)) > 45


def test_restyle_follows_a_changed_kind(light_theme, qtbot) -> None:
    act = QPushButton("x")
    qtbot.addWidget(act)
    act.ensurePolished()
    plain = act.palette().color(QPalette.ColorRole.ButtonText)
    act.setProperty("kind", "primary")
    restyle(act)
    assert act.palette().color(QPalette.ColorRole.ButtonText) != plain


def test_no_look_is_a_clear_error(qapp: QApplication, wear) -> None:
    wear()
    worn = qapp.property("wellbeing_look")
    qapp.setProperty("wellbeing_look", None)
    with pytest.raises(LookupError):
        current_theme()
    qapp.setProperty("wellbeing_look", worn)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_ink_of_its_place(light_theme, name: str) -> None:
    image = icon_pixmap(light_theme, name, "accent", 20, 2.0).toImage()
    assert image.width() == 40
    solid = {
        image.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert solid == {light_theme.colour("accent").lower()}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_one_line_family(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert 'stroke-width="1.5"' in text
    assert set(re.findall(r"#[0-9A-Fa-f]+", text)) == {"#000"}


def test_icons_have_a_chosen_and_a_faint_state(light_theme) -> None:
    made = icon(light_theme, "star", "ink_soft", chosen="accent")
    rest = made.pixmap(20, 20).toImage()
    assert made.pixmap(20, 20, QIcon.Mode.Normal, QIcon.State.On).toImage() != rest
    assert made.pixmap(20, 20, QIcon.Mode.Disabled).toImage() != rest


def test_an_unknown_icon_is_named(light_theme) -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icon_pixmap(light_theme, "unicorn")


def test_no_colour_stands_outside_the_theme_files() -> None:
    folder = Path(wellbeing.ui.__file__).parent
    hexes = re.compile(r"[\"']#[0-9A-Fa-f]{3,8}[\"']|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)")
    found = [
        f"{file.name}: {m[0]}"
        for file in folder.rglob("*.py")
        for m in hexes.finditer(file.read_text("utf-8"))
    ]
    assert found == []
    assert not re.search(r"#[0-9A-Fa-f]{3}", resource("themes", "app.qss").read_text("utf-8"))
