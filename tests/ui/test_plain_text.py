"""No text of a person's is ever rich text: hostile words everywhere, and no file is opened for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.team.roster import clean_name
from wellbeing.services.app_services import Services
from wellbeing.ui.pages.registry import PAGES
from wellbeing.ui.pages.settings.page import SettingsPage
from wellbeing.ui.pages.settings.rota import RotaRow
from wellbeing.ui.shell.page_stack import PageStack
from wellbeing.ui.widgets.labels import ElidedLabel, ReadingText, label
from wellbeing.ui.widgets.plain_text import TIP_WIDE, folded, plain

UI = Path(__file__).resolve().parents[2] / "wellbeing" / "ui"
HOSTILE = '<img src="file:///etc/hostname"> <b>&lt;x</b>'


@pytest.mark.parametrize(
    "text", [HOSTILE, "<b>bold</b>", "a &lt; b", "<?xml?>", "<!-- -->", "<a href=x>y</a>", "\n<p>"]
)
def test_what_looks_like_a_tag_is_no_tag(text: str):
    assert not Qt.mightBeRichText(plain(text))
    assert plain(text).replace("\u2060", "") == text


def test_a_long_tip_is_folded_between_words_and_signs():
    english, chinese = "stress and load " * 12, "压力、负荷。" * 20
    for text in (english, chinese, "x" * 300):
        lines = folded(text).split("\n")
        assert len(lines) > 2
        assert all(sum(2 if sign > "\u2e80" else 1 for sign in line) <= 2 * TIP_WIDE for line in lines)
        assert not any(line[0] in "、。 " for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert folded("two\nlines") == "two\nlines"
    assert folded("") == ""


@pytest.mark.parametrize("text", ["", "7 < 9 & 3", "a\nb", "😀 <3"])
def test_plain_words_stay_as_they_are(text: str):
    assert plain(text) == text


def test_tooltips_are_set_in_one_place_alone():
    pattern = re.compile(r"\.setToolTip\(|setHtml\(|RichText|MarkdownText|showText\((?!.*plain\()")
    found = [
        f"{path.name}: {line.strip()}"
        for path in UI.rglob("*.py")
        for line in path.read_text().splitlines()
        if pattern.search(line) and path.name != "plain_text.py"
    ]
    assert found == []


def test_labels_take_no_tags(qtbot: QtBot, light_theme: object):
    for made in (label(HOSTILE), ElidedLabel(HOSTILE), ReadingText(HOSTILE)):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
    narrow = ElidedLabel(HOSTILE)
    qtbot.addWidget(narrow)
    narrow.resize(40, 20)
    narrow.show()
    assert "etc/hostname" in narrow.toolTip()
    assert not Qt.mightBeRichText(narrow.toolTip())


@pytest.fixture
def view(qtbot: QtBot, light_theme: object, services: Services) -> PageStack:
    """The pages of somebody in whose diary every text is hostile."""
    services.checkins.record(CheckInDraft(stress=9, note=HOSTILE))
    services.contacts.record(ContactDraft("threat", felt=9, note=HOSTILE))
    services.library.own.save(HOSTILE, HOSTILE, HOSTILE)
    services.reminders.begin()
    ctx = Told().context(services)
    made = PageStack(ctx.words)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.fill(ctx)
    made.show()
    return made


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_no_widget_of_a_page_takes_tags(view: PageStack, qtbot: QtBot, key: str):
    view.go(key)
    view.say(HOSTILE, str)
    qtbot.wait(60)
    for widget in view.findChildren(QWidget):
        assert not Qt.mightBeRichText(widget.toolTip()), widget.toolTip()
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()


def test_a_rota_with_tags_in_it_shows_them_as_letters(view: PageStack, qtbot: QtBot, tmp_path: Path):
    """A file's name, a shift's name and a person's name come from outside; so do the questions about them."""
    view.go("settings")
    page = view.page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section("work")
    (row,) = page.findChildren(RotaRow)
    file = tmp_path / "<b>rota<img>.csv"
    file.write_text('name,2026-11-23,2026-11-24\nAnn,"<img src=x>Early","<b>Late"\n')
    row.take(file)
    qtbot.waitUntil(lambda: not row.wrong.isHidden())
    assert "<img src=x>Early" in row.wrong.text().replace("\u2060", "")
    for widget in view.findChildren(QWidget):
        assert not Qt.mightBeRichText(widget.toolTip())
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()


def test_names_of_teams_and_colleagues_hold_no_tags():
    assert clean_name(HOSTILE) is None
    assert clean_name("<b>Ann</b>") is None
