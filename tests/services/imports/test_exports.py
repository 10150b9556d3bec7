"""Exports of helpdesks, call centres and mood diaries in their real shapes: what a right reader gets out of each."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import SHANGHAI, FakeClock
from tests.services.imports.taking import EXPORTS, take
from wellbeing.cli.import_file import as_table
from wellbeing.content.import_words import told
from wellbeing.content.sentences import sentence
from wellbeing.content.strings import load_words
from wellbeing.domain.contacts import Contact
from wellbeing.domain.problems import Problem, Refused
from wellbeing.resources import resource
from wellbeing.services.app_services import Services
from wellbeing.services.support_bundle import bundle
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.imports import ImportStore
from wellbeing.storage.timestamps import to_row
from wellbeing.system.log.log_file import keep_log, log_trouble

A, CHINESE, TAOBAO = "Agent A", "客服甲", "taobao_kefu_2026-11-27至2026-11-27_gbk.csv"
# file, name, rows that are mine, left out, of others, the first moment in Shanghai
CONTACTS = [
    ("zendesk.csv", A, 7, 1, 1, "2026-11-23 09:15:00"),
    ("zendesk_ndjson.json", A, 5, 1, 0, "2026-11-24 09:15:00"),
    ("freshdesk.csv", A, 6, 0, 1, "2026-11-23 09:16:00"),
    ("intercom.csv", A, 6, 1, 0, "2026-11-23 09:14:05"),
    ("jira.csv", A, 6, 1, 0, "2026-11-23 09:14:00"),
    ("zoho_desk.csv", A, 6, 0, 0, "2026-11-23 09:14:00"),
    ("zammad.xlsx", A, 5, 0, 0, "2026-11-23 09:14:00"),
    ("otrs.csv", A, 6, 0, 0, "2026-11-23 09:14:00"),
    ("genesys_ms.csv", A, 6, 1, 0, "2026-11-23 09:14:00"),
    ("five9_calllog.csv", A, 6, 1, 0, "2026-11-23 09:14:34"),
    ("ringcentral.csv", A, 6, 2, 0, "2026-11-23 09:14:00"),
    ("3cx_calllog.csv", A, 6, 2, 1, "2026-11-23 09:14:00"),
    ("asterisk_master.csv", A, 5, 1, 0, "2026-11-24 10:14:00"),
    ("asterisk_queue_log.log", A, 3, 0, 0, "2026-11-27 09:14:00"),
    ("freeswitch_cdr.csv", A, 5, 1, 0, "2026-11-23 10:14:00"),
    ("qiyu_sessions.json", CHINESE, 5, 1, 0, "2026-11-27 08:11:00"),
]
TOTALS = [
    ("chatwoot_agents_zh.csv", CHINESE, 183, 5, "2026-11-23"),
    ("connect_historical.csv", "agent.a", 17, 5, "2026-11-23"),
    ("douyin_feige.csv", CHINESE, 275, 3, "2026-11-25"),
    (TAOBAO, "甲", 82, 1, "2026-11-27"),
]
MOODS = {
    "daylio.csv": [1, None, 2, -2, 0],
    "daylio_backup_2026_11_27.daylio": [2, 2, 2, -1, 0],
    "bearable.csv": [-1, 0],
    "state_of_mind.csv": [0, -2, 2, 0, -1],
    "moodpath_happiness_scores.csv": [2, -2, 0, 1, -1],
}
NEVER = ("Customer", "555", "example.invalid", "customer words", "Agent B", "客服乙")


@pytest.fixture(autouse=True)
def afterwards(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sunday after the week of the exports; spreadsheets are read in this process."""
    clock.set(datetime(2026, 11, 29, 4, tzinfo=UTC))
    monkeypatch.setattr(sys, "frozen", True, raising=False)


def local(moment: Any) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(("name", "me", "mine", "left", "others", "first"), CONTACTS)
def test_contacts(services: Services, name: str, me: str, mine: int, left: int, others: int, first: str):
    report = take(services, EXPORTS / name, me=me)
    assert (report.kind, report.mine, report.added, report.known) == ("contacts", mine, mine, 0)
    assert (report.passed_over, report.of_others, report.rejected) == (left, others, 0)
    assert report.read == mine + left + others
    contacts = services.contacts.between(None, None)
    assert len(contacts) == mine
    assert local(contacts[0].at) == first == local(report.first)
    assert {contact.kind for contact in contacts} == {"ordinary"}
    assert services.contacts.load().acute == 0


@pytest.mark.parametrize(("name", "me", "contacts", "days", "first"), TOTALS)
def test_totals_stay_totals(services: Services, name: str, me: str, contacts: int, days: int, first: str):
    report = take(services, EXPORTS / name, me=me)
    assert (report.kind, report.contacts, f"{report.first}") == ("totals", contacts, first)
    assert services.contacts.between(None, None) == []
    totals = ImportStore(services.diary).totals(report.first, report.last)  # type: ignore[arg-type]
    assert sum(total.contacts for total in totals) == contacts
    assert len({total.day for total in totals} or ()) * max(total.days for total in totals) == days


def test_what_totals_carry(services: Services):
    take(services, EXPORTS / "douyin_feige.csv", me=CHINESE)
    take(services, EXPORTS / TAOBAO, me="甲")
    take(services, EXPORTS / "connect_historical.csv", me="agent.a")
    day = date(2026, 11, 27)
    totals = ImportStore(services.diary).totals(day, day)
    assert [
        (total.contacts, total.warned, total.rest, total.bad) for total in totals if total.minute is None
    ] == [
        (101, 3, 36.0, None),
        (82, None, None, 1),
    ]
    assert [
        (total.minute, total.minutes, total.contacts) for total in totals if total.minute is not None
    ] == [
        (540, 30, 3),
        (570, 30, 2),
    ]


@pytest.mark.parametrize("name", MOODS)
def test_moods_come_without_a_stress(services: Services, name: str):
    report = take(services, EXPORTS / name)
    checkins = services.checkins.between(None, None)
    assert [checkin.pleasant for checkin in checkins] == MOODS[name]
    assert {checkin.offset for checkin in checkins} == {8 * 3_600}, "by the clock where they were made"
    assert {checkin.stress for checkin in checkins} == {None}
    assert report.added == len(checkins)
    assert services.checkins.latest() is None


def test_own_words_and_whole_days_of_a_mood_diary(services: Services):
    take(services, EXPORTS / "daylio.csv", moods={"müde": -1})
    checkins = services.checkins.between(None, None)
    causes, feelings = services.own_words.labels("cause"), services.own_words.labels("feeling")
    tired = next(checkin for checkin in checkins if checkin.feelings)
    assert [feelings[word] for word in tired.feelings] == ["müde"]
    assert tired.pleasant == -1
    assert {causes[cause] for checkin in checkins for cause in checkin.causes} >= {"work", "bad sleep", "😉"}
    take(services, EXPORTS / "bearable.csv")
    assert [checkin.whole_day for checkin in services.checkins.between(None, None)].count(True) == 2


def test_how_long_and_how_heavy(services: Services):
    report = take(services, EXPORTS / "genesys_ms.csv", me=A)
    last = services.contacts.between(None, None)[-1]
    assert (last.seconds, last.hold, last.after) == (1_500, 180, 120)
    assert [why for _, _, why in report.heavy] == [("label",)]
    assert take(services, EXPORTS / "qiyu_sessions.json", me=CHINESE).at_once == 3
    # Opened to closed is the life of a ticket, never a time in contact.
    for name in ("zendesk.csv", "freshdesk.csv", "jira.csv", "zoho_desk.csv", "otrs.csv"):
        take(services, EXPORTS / name, me=A)
    told = {contact.seconds for contact in services.contacts.between(None, None) if contact.channel == "mail"}
    assert told <= {None}
    heavy = take(services, EXPORTS / "zendesk.csv", me=A, dry=True).heavy
    assert [why for _, _, why in heavy] == [("bad_rating", "reopened", "label")]


@pytest.mark.parametrize(
    "case", [*CONTACTS, *TOTALS, *((name, None) for name in MOODS)], ids=lambda case: case[0][:12]
)
def test_the_same_file_twice_adds_nothing_and_one_step_takes_all_back(services: Services, case: Any):
    first = take(services, EXPORTS / case[0], me=case[1])
    again = take(services, EXPORTS / case[0], me=case[1])
    assert (again.added, again.known) == (0, first.added)
    assert [run for run, _, _, added in services.imports.runs() if added] == [first.run]
    list(services.imports.take_back(first.run))
    assert services.contacts.between(None, None) == []
    assert services.checkins.between(None, None) == []
    assert take(services, EXPORTS / case[0], me=case[1], dry=True).known == 0


def test_who_i_am_is_asked_once_and_kept_as_a_digest(services: Services):
    for me, problem in (
        (None, Problem("me", "problem.import_person", {"count": 2})),
        ("Somebody", Problem("me", "problem.import_me")),
    ):
        with pytest.raises(Refused) as asked:
            take(services, EXPORTS / "zendesk.csv", me=me)
        assert asked.value.problem == problem
    take(services, EXPORTS / "zendesk.csv", me=A)
    assert take(services, EXPORTS / "freshdesk.csv").mine == 6
    assert A not in str(services.diary.rows("SELECT value FROM import_memory"))
    assert take(services, EXPORTS / "zendesk.csv", me="Agent B").mine == 1
    with pytest.raises(Refused, match="import_person"):  # two were named by now: it is asked once more
        take(services, EXPORTS / "zendesk.csv")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_what_never_comes_in(services: Services, tmp_path: Path, lang: str):
    """Customers' names, numbers, addresses, subjects and words, and other agents: nowhere in what is left behind.

    Neither in the opened diary, nor in what is reported, the log, a text for support, or what is refused.
    """
    folders = services.environment.folders
    keep_log(folders.logs)
    words, said = load_words(lang, resource("locale")), []
    for name, me, *_ in [*CONTACTS, *TOTALS, *((name, None) for name in MOODS)]:
        report = take(services, EXPORTS / name, me=me)
        said += told(report, SHANGHAI, False, words)
        said.append(json.dumps(as_table(report, SHANGHAI), ensure_ascii=False))
        said += refusals(services, EXPORTS / name)
    for handler in logging.getLogger("wellbeing").handlers:
        handler.flush()
    said += [path.read_text("utf-8") for path in folders.logs.iterdir()]
    said.append(bundle(services.environment))
    rows = [
        row
        for (table,) in services.diary.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        for row in services.diary.rows(f"SELECT * FROM {table}")
    ]
    said += [value for row in rows for value in row if isinstance(value, str)]
    # Parts of a second and digests may hold 555 as well.
    said = [re.sub(r"\d\d:\d\d:\d\d[.,]\d+|\b[0-9a-f]{24,}\b", "", text) for text in said]
    assert [(word, text[:60]) for word in (*NEVER, "Agent A") for text in said if word in text] == []


def refusals(services: Services, file: Path) -> list[str]:
    """Return what is said of a file where nothing is answered, and with wrong answers."""
    found = []
    for said in ({"me": "Nobody"}, {"columns": {"when": "Subject"}}, {"zone": "Atlantis"}, {"kind": "diary"}):
        try:
            take(services, file, dry=True, **said)
        except Refused as refused:
            log_trouble("an import was refused", refused)
            found.append(f"{refused} {sentence(refused.problem, str)} {refused.problem}")
    return found


def test_what_the_person_deleted_stays_away(services: Services):
    first = take(services, EXPORTS / "zendesk.csv", me=A)
    gone, kept, *_ = services.contacts.between(None, None)
    change = services.contacts.delete(gone.id)
    services.contacts.delete(kept.id)
    again = take(services, EXPORTS / "zendesk.csv")
    assert (again.added, again.known) == (0, first.added)
    assert len(services.contacts.between(None, None)) == first.added - 2
    services.contacts.undo(change)  # type: ignore[arg-type]
    assert len(services.contacts.between(None, None)) == first.added - 1
    services.contacts.delete(gone.id)
    list(services.imports.take_back(first.run))  # the whole import, and once more: those two still stay away
    assert take(services, EXPORTS / "zendesk.csv").added == first.added - 2
    take(services, EXPORTS / "state_of_mind.csv")
    services.checkins.delete(services.checkins.between(None, None)[0].id)
    assert take(services, EXPORTS / "state_of_mind.csv").added == 0


def test_a_clock_that_is_not_the_persons_is_doubted(services: Services, tmp_path: Path):
    rows = [f"{day:02} 0{hour}:15" for day in range(23, 28) for hour in range(1, 9)]
    file = tmp_path / "calls.csv"
    file.write_text("Call ID,Started At\n" + "".join(f"{n},2026-11-{at}\n" for n, at in enumerate(rows)))
    assert take(services, file, dry=True).doubt is None
    for day in ("mon", "tue", "wed", "thu", "fri"):
        services.preferences.set(day, ("09:00-18:00",))
    doubt = take(services, file, dry=True).doubt
    assert doubt is not None
    assert (doubt.outside, doubt.of, doubt.hours) == (40, 40, 8)
    assert take(services, file, dry=True, zone="UTC").doubt is None


@pytest.mark.parametrize(("hours", "gone"), [(6, False), (6.01, True)])
def test_an_import_that_was_killed_is_taken_back_by_the_next_after_six_hours(
    services: Services, clock: FakeClock, hours: float, gone: bool
):
    with services.diary.atomic():
        services.diary.conn.execute(
            "INSERT INTO import_run (at, kind) VALUES (?, 'contacts')", (to_row(clock.now()),)
        )
    number = services.diary.rows("SELECT max(id) FROM import_run")[0][0]
    ContactStore(services.diary).add(Contact(0, clock.now(), "rude", source=number, outside=1))
    clock.pass_by(hours=hours)
    take(services, EXPORTS / "daylio.csv")
    assert (services.contacts.between(None, None) == []) is gone
    assert (number not in [run[0] for run in services.diary.rows("SELECT id FROM import_run")]) is gone
