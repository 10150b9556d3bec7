"""Which of a desktop's numbers belongs to which notice, whatever the order of events."""

from __future__ import annotations

from wellbeing.system.notifications.notices import DISMISSED, EXPIRED, UNSHOWN, NoticeAnswer
from wellbeing.system.notifications.notification_ids import REMEMBERED, NotificationIds


def shown(*keys: str) -> NotificationIds:
    ledger = NotificationIds()
    for serial, key in enumerate(keys, 1):
        ledger.asked(serial, key)
        ledger.numbered(serial, 7)
    return ledger


def test_a_click_belongs_to_the_notice_with_that_number():
    assert shown("a").clicked(7, "start") == NoticeAnswer("a", "start")


def test_another_programs_number_is_not_ours():
    ledger = shown("a")
    assert ledger.clicked(8, "start") is None
    assert ledger.closed(8, 2) is None


def test_reasons_of_closing():
    assert [shown("a").closed(7, reason) for reason in (1, 2, 3, 4)] == [
        NoticeAnswer("a", EXPIRED),
        NoticeAnswer("a", DISMISSED),
        None,
        NoticeAnswer("a", EXPIRED),
    ]


def test_the_closing_after_a_click_is_no_second_answer():
    ledger = shown("a")
    ledger.clicked(7, "later")
    assert ledger.closed(7, 2) is None


def test_a_double_click_is_one_answer():
    ledger = shown("a")
    assert ledger.clicked(7, "later") == NoticeAnswer("a", "later")
    assert ledger.clicked(7, "later") is None


def test_a_click_told_after_the_closing_still_counts():
    ledger = shown("a")
    assert ledger.closed(7, 2) == NoticeAnswer("a", DISMISSED)
    assert ledger.clicked(7, "start") == NoticeAnswer("a", "start")


def test_the_next_notice_takes_the_place_of_the_last():
    ledger = shown("a")
    assert ledger.current_number == 7
    ledger.asked(2, "b")
    assert ledger.numbered(2, 7) == 0
    assert ledger.clicked(7, "start") == NoticeAnswer("b", "start")
    assert ledger.current_number == 0


def test_a_click_before_the_replacement_is_confirmed_belongs_to_the_old_notice():
    ledger = shown("a")
    ledger.asked(2, "b")
    assert ledger.clicked(7, "start") == NoticeAnswer("a", "start")
    assert ledger.numbered(2, 8) == 0, "b is still wanted"
    assert ledger.clicked(8, "start") == NoticeAnswer("b", "start")


def test_two_on_their_way_leave_only_the_second():
    ledger = NotificationIds()
    ledger.asked(1, "a")
    ledger.asked(2, "b")
    assert ledger.numbered(1, 7) == 7, "a has to be closed"
    assert ledger.numbered(2, 8) == 0
    assert ledger.current_number == 8


def test_withdrawn_before_its_number_is_known():
    ledger = NotificationIds()
    ledger.asked(1, "a")
    assert ledger.withdrawn("a") == 0
    assert ledger.numbered(1, 7) == 7


def test_withdrawn_while_it_replaces_another():
    ledger = shown("a")
    ledger.asked(2, "b")
    assert ledger.withdrawn("b") == 0
    assert ledger.numbered(2, 7) == 7


def test_only_the_current_notice_can_be_withdrawn():
    ledger = shown("a", "b")
    assert ledger.withdrawn("a") == 0
    assert ledger.withdrawn("b") == 7
    assert ledger.withdrawn("b") == 0


def test_refused():
    ledger = NotificationIds()
    ledger.asked(1, "a")
    assert ledger.refused(1) == NoticeAnswer("a", UNSHOWN)
    assert ledger.refused(1) is None


def test_an_overtaken_notice_that_is_refused_needs_no_other_way():
    ledger = NotificationIds()
    ledger.asked(1, "a")
    ledger.asked(2, "b")
    assert ledger.refused(1) is None


def test_forgotten_when_the_desktop_goes():
    ledger = shown("a")
    ledger.forget()
    assert ledger.clicked(7, "start") is None
    assert ledger.current_number == 0


def test_old_numbers_are_dropped():
    ledger = NotificationIds()
    for serial in range(1, REMEMBERED + 3):
        ledger.asked(serial, f"k{serial}")
        ledger.numbered(serial, serial)
    assert ledger.clicked(1, "start") is None
    assert ledger.clicked(REMEMBERED + 2, "start") is not None
