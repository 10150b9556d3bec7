"""Rota files as calendar, spreadsheet and staff programs write them: read rightly, or refused in one true sentence."""

# ruff: noqa: E501 - a line a case

from __future__ import annotations

import logging
import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fakes import SHANGHAI
from wellbeing.domain.days import Span
from wellbeing.domain.problems import Refused
from wellbeing.domain.shifts.reading import RotaReading
from wellbeing.domain.shifts.table_rows import TableAnswers
from wellbeing.domain.tables.cells import DAY_FIRST, MONTH_FIRST
from wellbeing.services.environment import Environment
from wellbeing.services.rota import RotaBook
from wellbeing.system.file_worker import WORKS

HEAD = "date,start,end\n"
DAY = ["01 09:00-18:00"]
EARLY = "SUMMARY:Early\nDTSTART:20261201T090000\nDTEND:20261201T180000"
CASES = Path(__file__).parents[3] / "shared" / "data" / "cases"
MATRIX = "排班表  2026-12-01 至 2026-12-03\n生成时间：2026-11-28 12:00\n员工姓名,12-01 周二,12-02 周三,12-03 周四\n客服甲,早班,休息,晚班\n客服乙,晚班,早班,休息\n"
LEGEND = {"早班": "08:00-16:00", "晚班": "16:00-00:00"}


@pytest.fixture
def book(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> RotaBook:
    """Read in this process, as a bundle does: here the forms are tried; test_rota.py and test_rota_bombs.py try the other."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return environment.rota


def said(spans: Sequence[Span]) -> list[str]:
    """Return spans as '01 09:00-18:00', in local time."""
    local = [(span.start.astimezone(SHANGHAI), span.end.astimezone(SHANGHAI)) for span in spans]
    return [f"{start:%d %H:%M}-{end:%H:%M}" for start, end in local]


def read(
    book: RotaBook, folder: Path, content: str | bytes, name: str = "rota.csv", **asked: object
) -> RotaReading:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return book.read(file, TableAnswers(**asked))  # type: ignore[arg-type]


def calendar(*events: str, head: str = "") -> str:
    blocks = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{head}{blocks}END:VCALENDAR\n".replace("\n", "\r\n")


def event(day: int, hours: str, words: str, more: str = "") -> str:
    start, end = hours.replace(":", "").split("-")
    return f"SUMMARY:{words}\nDTSTART:202612{day:02}T{start}00\nDTEND:202612{day:02}T{end}00{more}"


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "2026年12月1日,09:00,18:00", HEAD + "2026.12.1,9:00,18:00", HEAD + "12/01/2026,9:00 AM,6:00 PM",
        "date，start，end\n２０２６-１２-０１，０９:００，１８:００", HEAD + "2026-12-01 周二,09:00,18:00",
        HEAD + "2026年12月1日（星期二）,09:00,18:00", HEAD + "2026-12-01 [Tue],09:00,18:00",
        HEAD + "2026-12-01 Tue,09:00,18:00", HEAD + "1 Dec 2026,09:00,18:00", HEAD + "46357,0.375,0.75",
        "date,start,end,,\n2026-12-01,09:00,18:00,,", HEAD.replace(",", "\t").encode("utf-16") + "2026-12-01\t09:00\t18:00".encode("utf-16-le"),
        "日期,开始,结束\n2026-12-01,09:00,18:00".encode("gbk"), "日期,上班時間,下班時間\n2026-12-01,09:00,18:00".encode("cp950"),
        "\n\ndate,start,end\n2026-12-01,09:00,18:00", "date,start,end\r2026-12-01,09:00,18:00\r",
        HEAD + "2026-12-01,09:00,18:00\nTotal,,9", HEAD + "2026-12-01,09:00,18:00\n合计,,9\nCopyright (c) staff", HEAD + "2026-12-01,09:00,18:00\n2026-12-02,off,off",
        "name,date,start,end,notes\nA. Agent,2026-12-01,09:00,18:00,x", "name,date,start,end,notes\nA. Agent,2026-12-01,09:00,18:00,\"two\nlines\"",
        HEAD + "2026-12-01T00:00:00,09:00,18:00", HEAD + "20261201,0900,1800", HEAD + "2026-12-01,09:00:00,18:00:00",
        HEAD + "2026-12-01,2026-12-01T09:00:00+08:00,2026-12-01T18:00:00+08:00", HEAD + "2026-12-01,09：00,18：00",
        "sep=;\ndate;start;end\n2026-12-01;09:00;18:00", "\ufeffdate;start;end\n2026-12-01;09:00;18:00", "排班表\n生成时间：2026-11-28 12:00\n" + HEAD + "2026-12-01,09:00,18:00",
        "班次,日期,时间\n早班,2026-12-01,09:00-18:00\n年假,2026-12-02,09:00-18:00", HEAD + "2026-12-01,09:00,18:00\n" + HEAD,
        "Shift,Date,Start,End\nSchicht früh,2026-12-01,09:00,18:00".encode("cp1252"), HEAD + "2026-12-01,9:00,下午6:00",
    ],
)  # fmt: skip
def test_a_table_in_the_forms_that_offices_write(book: RotaBook, tmp_path: Path, content: str | bytes):
    assert said(read(book, tmp_path, content).rota.shifts) == DAY


@pytest.mark.parametrize(
    ("content", "order", "days"),
    [
        ("01.12.2026,09:00,18:00", DAY_FIRST, "01"), ("12/01/2026,09:00,18:00", MONTH_FIRST, "01"),
        ("01/12/2026,09:00,18:00\n13/12/2026,09:00,18:00", None, "01 13"),
        ("12/01/2026,09:00,18:00\n12/13/2026,09:00,18:00", None, "01 13"),
        ("01/12/2026,09:00,18:00\n02/12/2026,09:00,18:00\n04/12/2026,09:00,18:00", None, "01 02 04"),
    ],
)  # fmt: skip
def test_the_whole_column_decides_what_is_the_month(
    book: RotaBook, tmp_path: Path, content: str, order: str | None, days: str
):
    shifts = said(read(book, tmp_path, HEAD + content, order=order).rota.shifts)
    assert " ".join(shift[:2] for shift in shifts) == days


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (HEAD + "01.12.2026,09:00,18:00", "rota_order"), (HEAD + "01/12/2026,09:00,18:00\n02/12/2026,09:00,18:00", "rota_order"),
        (HEAD + "2026-12-01,09:00,18:00\n2026-12-02,09:00", "rota_row"), (HEAD + "2026-12-01,00:00,00:00", "rota_row"),
        (HEAD + "2026-12-01,09:00,18:00\0", "rota_row"), (b"PK\x03\x04" + bytes(200), "rota_sheet"),
        ("<html><table><tr><td>date</td></tr></table>", "rota_text"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "rota_sheet"),
        ("name,date,start,end\nA,2026-12-01,09:00,18:00\nB,2026-12-01,09:00,18:00", "rota_person"), (MATRIX, "rota_person"),
    ],
)  # fmt: skip
def test_what_a_table_leaves_open_is_asked(book: RotaBook, tmp_path: Path, content: str | bytes, key: str):
    with pytest.raises(Refused, match=f"problem.{key}$"):
        read(book, tmp_path, content)


def test_a_matrix_of_people_and_days(book: RotaBook, tmp_path: Path):
    raw = MATRIX.encode("gb18030")
    with pytest.raises(Refused, match="rota_legend"):
        read(book, tmp_path, raw, me="客服甲")
    reading = read(book, tmp_path, raw, me="客服甲", legend=LEGEND)
    assert said(reading.rota.shifts) == ["01 08:00-16:00", "03 16:00-00:00"]
    assert reading.reasons() == Counter(day_off=1, other_person=1)


def test_a_spreadsheet_is_known_by_its_content(book: RotaBook, tmp_path: Path):
    pytest.importorskip("python_calamine")
    from tests.services.sheets import workbook

    raw = workbook([["Rota"], ["date", "start", "end"], ["2026-12-01", "09:00", "18:00"]])
    assert said(read(book, tmp_path, raw, "rota.csv").rota.shifts) == DAY


@pytest.mark.parametrize(
    ("events", "shifts"),
    [
        ([f"UID:{uid}\n{event(day, '09:00-18:00', 'Shift')}" for uid in ("a",) for day in (1, 2, 3)], ["01 09:00-18:00", "02 09:00-18:00", "03 09:00-18:00"]),
        ([f"UID:\n{event(day, '09:00-18:00', 'Shift')}" for day in (1, 2)], ["01 09:00-18:00", "02 09:00-18:00"]),
        ([EARLY, event(2, "12:00-12:00", "Pay rent")], DAY), ([EARLY, event(2, "09:00-18:00", "S", "\nRRULE:FREQ=WEEKLY;BYDAY=XX")], DAY),
        (["SUMMARY:Late\nDTSTART:20261201T160000\nDTEND:20261201T240000"], ["01 16:00-00:00"]),
        ([event(1, "09:00-12:00", "客服"), event(1, "12:00-13:30", "午休"), event(1, "13:30-18:00", "客服")], ["01 09:00-12:00", "01 13:30-18:00"]),
        ([event(1, "09:00-12:00", "On queue"), event(1, "12:00-12:30", "Meal"), event(1, "12:30-18:00", "On queue")], DAY),
        ([event(1, "09:00-11:00", "Queue"), event(1, "11:00-12:00", "Meeting"), event(1, "12:00-18:00", "Queue")], DAY),
        ([event(1, "09:00-12:00", "Shift"), event(1, "12:30-18:00", "Shift")], ["01 09:00-12:00", "01 12:30-18:00"]),
        ([EARLY, event(2, "09:00-18:00", "Shift"), "SUMMARY:年假\nDTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261203"], DAY),
        (['SUMMARY:S\nDTSTART;TZID="(UTC+08:00) Beijing, Hong Kong":20261201T090000\nDURATION:PT9H'], DAY),
        (['SUMMARY:S\nDTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20261130T200000\nDURATION:PT9H'], DAY),
        (["SUMMARY:S\nDTSTART;TZID=/freeassociation.sourceforge.net/Asia/Shanghai:20261201T090000\nDURATION:PT9H"], DAY),
        (["SUMMARY:S\nDTSTART;TZID=中国标准时间:20261201T090000\nDURATION:PT9H"], DAY),
        (["SUMMARY:S\nDTSTART;TZID=GMT+0800:20261201T090000\nDURATION:PT9H"], DAY),
        (["SUMMARY:S\nDTSTART;TZID=Eastern Standard Time 1:20261130T200000\nDURATION:PT9H"], DAY),
    ],
)  # fmt: skip
def test_a_calendar_in_the_forms_that_programs_write(
    book: RotaBook, tmp_path: Path, events: list[str], shifts: list[str]
):
    assert said(read(book, tmp_path, calendar(*events), "rota.ics").rota.shifts) == shifts


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Annual leave", "leave"), ("Sick", "leave"), ("Time Off", "leave"), ("PTO", "leave"), ("Day off", "leave"), ("Holiday", "leave"),
        ("年假", "leave"), ("病假", "leave"), ("请假", "leave"), ("休假", "leave"), ("調休", "leave"), ("特休", "leave"), ("补休", "leave"),
        ("公休", "leave"), ("轮休", "leave"), ("請假", "leave"), ("補休", "leave"), ("休息日", "leave"), ("午休", "leave"), ("Canceled: Shift", "cancelled"),
        ("[Cancelled] Agent", "cancelled"), ("Dentist", "private"), ("牙医", "private"), ("Birthday of a friend", "private"),
        ("Out of office\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "leave"), ("Choir\nTRANSP:TRANSPARENT", "free"), ("S\nCLASS:PRIVATE", "private"),
        ("S\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", "free"), ("S\nSTATUS:CANCELLED", "cancelled"),
        ("(Declined) Shift", "cancelled"), ("已谢绝：早班", "cancelled"),
        ("Early\nRRULE:FREQ=DAILY;COUNT=5\nEXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2", "unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_shift_is_left_out_and_told(book: RotaBook, tmp_path: Path, words: str, reason: str):
    reading = read(book, tmp_path, calendar(EARLY, event(3, "09:00-18:00", words)), "rota.ics")
    assert said(reading.rota.shifts) == DAY
    assert (reading.entries, [(left.reason, f"{left.day}") for left in reading.left_out]) == (
        2,
        [(reason, "2026-12-03")],
    )


@pytest.mark.parametrize(
    "words",
    [
        "Lunch shift",
        "Holiday cover",
        "假日班",
        "调休上班",
        "Doctors' hotline shift",
        "Cancellation queue",
        "Training day",
    ],
)
def test_words_of_work_are_work(book: RotaBook, tmp_path: Path, words: str):
    reading = read(book, tmp_path, calendar(event(1, "09:00-18:00", words)), "rota.ics")
    assert said(reading.rota.shifts) == DAY


def test_a_private_entry_is_kept_where_asked(book: RotaBook, tmp_path: Path):
    file = tmp_path / "rota.ics"
    file.write_text(calendar(EARLY, event(3, "19:30-20:30", "Dentist")), "utf-8", newline="")
    assert len(book.read(file, keep_private=True).rota.shifts) == 2


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "cp950"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_paid_break_in_any_charset_stays_one(book: RotaBook, tmp_path: Path, charset: str, end: str):
    text = calendar(EARLY.replace("Early", "早班"), event(1, "12:00-12:30", "帶薪休息"))
    reading = read(book, tmp_path, text.replace("\r\n", end).encode(charset), "rota.ics")
    assert (len(reading.rota.shifts), len(reading.rota.paid_breaks)) == (1, 1)


def test_a_letter_that_was_folded_in_its_middle_is_whole(book: RotaBook, tmp_path: Path):
    raw = calendar(EARLY, event(3, "09:00-18:00", "年假")).encode()
    cut = raw.index("假".encode()) + 1
    reading = read(book, tmp_path, raw[:cut] + b"\r\n " + raw[cut:], "rota.ics")
    assert reading.reasons() == Counter(leave=1)


def test_a_file_that_was_cut_off_gives_what_is_whole(book: RotaBook, tmp_path: Path):
    text = calendar(EARLY, event(2, "09:00-18:00", "Late"))
    reading = read(book, tmp_path, text[: text.index("Late") + 40], "rota.ics")
    assert said(reading.rota.shifts) == DAY
    assert reading.reasons() == Counter(cut_off=1)


def test_two_calendars_in_one_file(book: RotaBook, tmp_path: Path):
    text = calendar(EARLY) + calendar(event(2, "09:00-18:00", "S"))
    assert len(read(book, tmp_path, text, "rota.ics").rota.shifts) == 2


RIGHT = {
    "I02a": 4, "I02b": 4, "I02c": 4, "I02d": 4, "I05c": 2, "I05d": 1, "I05n": 1, "I05o": 1, "I05a": 1, "I05h": 2, "I05k": 2,
    "I04q": 1, "I01": 1, "I03": 1, "C01": 1, "C02r": 2, "C02k": 2, "C02f": 2, "C02": 1,
}  # fmt: skip
REFUSED = {"C01d": "rota_order", "C02o": "rota_sheet", "C02p": "rota_row", "C02q": "rota_row", "C02s": "rota_row",
           "I05f": "rota_empty", "I05m": "rota_calendar"}  # fmt: skip


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not here")
@pytest.mark.parametrize(
    "file", sorted([*CASES.glob("C*.csv"), *CASES.glob("I*.ics")]), ids=lambda file: file.name
)
def test_the_collected_files(book: RotaBook, file: Path):
    key = REFUSED.get(file.name[:4])
    if key:
        with pytest.raises(Refused, match=f"problem.{key}$"):
            book.read(file)
        return
    expected = RIGHT.get(file.name[:4], RIGHT.get(file.name[:3]))
    reading = book.read(file)
    assert expected is None or len(reading.rota.shifts) == expected


def test_a_file_read_in_this_process_leaves_log_and_warnings_as_they_were(book: RotaBook, tmp_path: Path):
    before = list(warnings.filters)
    read(book, tmp_path, calendar(event(1, "09:00-18:00", "Early")))
    assert logging.getLogger("wellbeing").isEnabledFor(logging.WARNING)
    assert warnings.filters == before


def test_what_a_library_breaks_with_in_this_process_is_a_sentence(
    book: RotaBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(WORKS, "calendar", breaks)
    with pytest.raises(Refused) as caught:
        read(book, tmp_path, calendar(event(1, "09:00-18:00", "Early")))
    assert caught.value.problem.key == "problem.rota_calendar"


def test_who_i_am_and_what_a_shift_is_called_are_asked_once(book: RotaBook, tmp_path: Path):
    file = tmp_path / "matrix.csv"
    file.write_bytes(MATRIX.encode("gb18030"))
    with pytest.raises(Refused, match="rota_person"):
        book.take(file)
    first = book.take(file, TableAnswers(me="客服甲", legend=LEGEND))
    assert book.take(file).rota == first.rota
    assert book.take(file, TableAnswers(me="客服乙")).rota != first.rota
    with pytest.raises(Refused, match="rota_person"):  # two were named by now: it is asked once more
        book.take(file)
    kept = (tmp_path / "home" / "rota-answers.json").read_text("utf-8")
    assert "客服" not in kept


ACTIVITIES = """Agent,Date,Activity,Start,End
Agent A,2026-11-23,On Queue,09:00,12:00
Agent A,2026-11-23,Meal,12:00,12:30
Agent A,2026-11-23,On Queue,12:30,15:00
Agent A,2026-11-23,Break (Paid),15:00,15:15
Agent A,2026-11-23,On Queue,15:15,17:30
Agent A,2026-11-24,Time Off,09:00,17:30
"""


def test_activities_of_a_table_are_one_shift_with_its_breaks(book: RotaBook, tmp_path: Path):
    reading = read(book, tmp_path, ACTIVITIES, "rota.csv")
    assert said(reading.rota.shifts) == ["23 09:00-17:30"]
    assert said(reading.rota.paid_breaks) == ["23 15:00-15:15"]
    assert reading.reasons() == {"break": 1, "leave": 1}


def test_a_name_that_stands_for_the_rows_below_it(book: RotaBook, tmp_path: Path):
    rows = "Name,Date,Start,End\nA,2026-11-23,09:00,17:00\n,2026-11-24,09:00,17:00\n"
    rows += "B,2026-11-23,10:00,18:00\n,2026-11-24,10:00,18:00\n"
    reading = read(book, tmp_path, rows, "rota.csv", me="A")
    assert said(reading.rota.shifts) == ["23 09:00-17:00", "24 09:00-17:00"]


PERSONS = "日期,客服甲,客服乙\n2026-12-01,09:00-18:00,休\n2026-12-02,休,09:00-18:00\n2026-12-03,09:00-12:00/13:00-18:00,休\n"
BY_NAME = "日期,班次\n2026-12-01,早班\n2026-12-02,休息\n2026-12-03,年假\n2026-12-04,8-16\n"
DINGTALK = (
    '{"errcode":0,"result":{"schedules":[{"workDate":1796054400000,"isRest":"N","className":"早班"},'
    '{"workDate":1796140800000,"isRest":"Y","className":""}]}}'
)
AGENT_EVENTS = (
    '[{"startTime":"2026-12-01T01:00:00Z","endTime":"2026-12-01T03:00:00Z","activityCode":"Open"},'
    '{"startTime":"2026-12-01T03:00:00Z","endTime":"2026-12-01T03:30:00Z","activityCode":"Lunch"},'
    '{"startTime":1796096400000,"endTime":1796115600000,"activityCode":"Open"}]'
)
NEXT_DAY = "date,start,end\n2026-12-01,22:00,次日06:00\n2026-12-02,22:00,06:00(+1)\n"
OWN_LEGEND = {"早班": "08:00-16:00"}


@pytest.mark.parametrize(
    ("text", "asked", "shifts", "left"),
    [
        (PERSONS, TableAnswers(me="客服甲"), ["12-01 09:00-18:00", "12-03 09:00-12:00", "12-03 13:00-18:00"], ["day_off"]),
        (BY_NAME, TableAnswers(legend=OWN_LEGEND), ["12-01 08:00-16:00", "12-04 08:00-16:00"], ["day_off", "leave"]),
        (DINGTALK, TableAnswers(legend=OWN_LEGEND), ["12-01 08:00-16:00"], ["day_off"]),
        (AGENT_EVENTS, TableAnswers(), ["12-01 09:00-17:00"], ["break"]),
        (NEXT_DAY, TableAnswers(), ["12-01 22:00-06:00", "12-02 22:00-06:00"], []),
        ("姓名,12-01\n周二,12-02\n周三\n".replace("\n周", " 周") + "客服甲,8-16,休\n", TableAnswers(), ["12-01 08:00-16:00"],
         ["leave"]),
    ],
)  # fmt: skip
def test_tables_with_a_cell_for_a_day(
    book: RotaBook, tmp_path: Path, text: str, asked: TableAnswers, shifts: list[str], left: list[str]
):
    (tmp_path / "rota.txt").write_text(text, "utf-8")
    reading = book.read(tmp_path / "rota.txt", asked)
    zoned = [(span.start.astimezone(SHANGHAI), span.end.astimezone(SHANGHAI)) for span in reading.rota.shifts]
    assert [f"{start:%m-%d %H:%M}-{end:%H:%M}" for start, end in zoned] == shifts
    assert [one.reason for one in reading.left_out] == left


@pytest.mark.parametrize(
    ("text", "asked", "key"),
    [
        (PERSONS, TableAnswers(), "rota_person"),
        (PERSONS, TableAnswers(me="客服丙"), "rota_me"),
        (BY_NAME, TableAnswers(), "rota_legend"),
        (
            'date,start,end,note\n2026-12-01,09:00,18:00,"x\n2026-12-02,09:00,18:00,\n',
            TableAnswers(),
            "rota_row",
        ),
        ("\ufeff\n<!DOCTYPE html><html></html>", TableAnswers(), "rota_text"),
        ('[{"date":"2026-12-01","start":', TableAnswers(), "import_json"),
    ],
)
def test_what_such_tables_leave_open(
    book: RotaBook, tmp_path: Path, text: str, asked: TableAnswers, key: str
):
    (tmp_path / "rota.txt").write_text(text, "utf-8")
    with pytest.raises(Refused, match=key):
        book.read(tmp_path / "rota.txt", asked)
