"""The page of a week: one leaf of paper in every language, its words plain, its PDF whole, what was added kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui.conftest import Wear
from tests.ui.recording import Told
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.practice import Session
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.domain.report import OwnLines
from wellbeing.domain.reviews import ReviewDraft
from wellbeing.services.app_services import Services
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.practice import PracticeStore
from wellbeing.storage.reminders import ReminderStore
from wellbeing.ui.pages.trends.report.dialog import ReportDialog
from wellbeing.ui.pages.trends.report.pdf import paper_look, pdf_of, write_report
from wellbeing.ui.pages.trends.report.sheet import CHART_RATIO, PAPERS, ReportSheet, chart_size, sheet_of
from wellbeing.ui.pages.trends.report.words import words_of

HOSTILE = "<img src='file:///etc/passwd'><b>loud</b> & more"
UNWRITTEN = OwnLines("", "")


def a_week(services: Services, clock: FakeClock, note: str = "") -> None:
    """Write down a week in which everything happened."""
    for day in range(4):
        for hour in range(3):
            at = clock.now() - timedelta(days=day, hours=hour)
            services.checkins.record(CheckInDraft(stress=2 + 2 * day, at=at, note=note))
            services.contacts.record(ContactDraft("threat" if hour else "kind", at=at, note=note))
        day_of = (clock.now() - timedelta(days=day)).date()
        ReminderStore(services.diary).save_day(
            day_of, BreakLedger(worked_min=450, due=4, taken=2, natural=1, skipped=1, owed=0)
        )
    PracticeStore(services.diary).add(Session(clock.now(), "gentle_breath", 90, True, 7, 4))
    services.practice.reviews.save(ReviewDraft(cue="somebody swears", action="I breathe out once"))


def page_of(
    services: Services, told: Told, language: str, paper: str, own: OwnLines, notes: bool
) -> ReportSheet:
    ctx = told.context(services, language)
    report = services.reports.of(services.reports.present("week"), notes)
    blank = QImage(*(round(CHART_RATIO * side) for side in chart_size(paper)), QImage.Format.Format_RGBA8888)
    return sheet_of(words_of(ctx, report, own), blank, paper, paper_look(services))


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
@pytest.mark.parametrize("paper", list(PAPERS))
def test_a_full_week_is_one_leaf(
    wear: Wear, services: Services, clock: FakeClock, language: str, paper: str
) -> None:
    wear(language=language, text_scale=2.0)  # the window's size of words is not the paper's
    a_week(services, clock)
    long = OwnLines("W" * 200, "我" * 200)
    sheet = page_of(services, Told(), language, paper, long, notes=False)
    assert sheet.leaves == 1, sheet.document.size()
    words = sheet.document.toPlainText()
    assert "7 → 4" in words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def lines_of(document: QTextDocument, words: str) -> list[str]:
    """Return the first paragraph that holds words and takes more than one line, as its lines."""
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        lines = [layout.lineAt(place) for place in range(layout.lineCount())]
        if words in block.text() and len(lines) > 1:
            return [block.text()[line.textStart() :][: line.textLength()] for line in lines]
        block = block.next()
    return []


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_no_kind_of_contact_is_broken_over_two_lines(
    wear: Wear, services: Services, clock: FakeClock, language: str
) -> None:
    wear(language=language)
    counts = {"demanding": 171, "rude": 62, "abuse": 18, "threat": 2}
    contacts = [Contact(0, clock.now(), kind) for kind, n in counts.items() for _ in range(n)]
    ContactStore(services.diary).add_many(contacts)
    document = page_of(services, Told(), language, "a4", UNWRITTEN, notes=False).document
    assert document.pageCount() == 1  # laid out
    lines = lines_of(document, "171")
    assert len(lines) > 1
    assert [line for line in lines[:-1] if not line.rstrip().endswith("·")] == []


def test_it_says_what_was_written_down(wear: Wear, services: Services, clock: FakeClock) -> None:
    wear(language="en")
    a_week(services, clock)
    words = page_of(services, Told(), "en", "a4", UNWRITTEN, notes=False).document.toPlainText()
    for said in ("Week 47, 2026", "12 contacts", "30 h 00 min at work", "12 of 16 breaks taken",
                 "4 kind contacts were written down.", "If somebody swears, then I breathe out once.",
                 "was the calmest day"):  # fmt: skip
        assert said in words


def test_notes_are_left_out_unless_asked_for_and_stay_plain(
    wear: Wear, services: Services, clock: FakeClock
) -> None:
    wear(language="en")
    a_week(services, clock, HOSTILE)
    told = Told()
    assert "loud" not in page_of(services, told, "en", "a4", UNWRITTEN, notes=False).document.toPlainText()
    sheet = page_of(services, told, "en", "a4", UNWRITTEN, notes=True)
    assert sheet.document.toPlainText().count(HOSTILE) == 24
    assert sheet.leaves > 1
    assert pdf_of(sheet).count(b"/Type /Page\n") == sheet.leaves


def test_an_empty_week_says_so_kindly(wear: Wear, services: Services) -> None:
    wear(language="en")
    words = page_of(services, Told(), "en", "a4", UNWRITTEN, notes=False).document.toPlainText()
    assert "Nothing was written down in this time" in words


def test_a_command_writes_a_private_pdf(
    wear: Wear, services: Services, clock: FakeClock, tmp_path: Path
) -> None:
    wear()
    a_week(services, clock)
    days, out = services.reports.present("week"), tmp_path / "week.pdf"
    environment = services.environment
    services.close()
    from wellbeing.services.app_services import open_services

    write_report(environment, lambda own: open_services(own), days, out, "en", "a4", False)
    assert out.read_bytes().startswith(b"%PDF-")
    assert out.stat().st_mode & 0o077 == 0


def test_what_is_written_onto_a_page_stays_with_it(
    wear: Wear, qtbot: QtBot, services: Services, clock: FakeClock
) -> None:
    wear(language="en")
    a_week(services, clock)
    told = Told()
    home = QWidget()
    dialog = opened(qtbot, home, services, told)
    qtbot.keyClicks(dialog.good, "tea with Li")
    dialog.earlier.click()
    assert dialog.good.text() == ""
    dialog.later.click()
    assert dialog.good.text() == "tea with Li"
    dialog.close()
    assert opened(qtbot, home, services, told).good.text() == "tea with Li"
    assert services.reports.own_lines(services.reports.present("week")).good == "tea with Li"


def test_a_page_that_cannot_be_saved_says_so(
    wear: Wear, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    wear(language="en")
    told = Told()
    home = QWidget()
    dialog = opened(qtbot, home, services, told)
    dialog.save_to(tmp_path / "gone" / "week.pdf")
    dialog.save_to(tmp_path / "week.pdf")
    assert [words for words, _ in told.said][1:] == ["Page saved."]
    assert "gone" not in told.said[0][0]


def opened(qtbot: QtBot, home: QWidget, services: Services, told: Told) -> ReportDialog:
    qtbot.addWidget(home)
    dialog = ReportDialog(told.context(services), home)
    dialog.show()
    return dialog
