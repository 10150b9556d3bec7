from __future__ import annotations

from wellbeing.domain.reminders.parts.clocks import FOREVER, NEVER
from wellbeing.domain.reminders.parts.contacts import (
    SILENT,
    ContactClock,
    OngoingContact,
    card_due,
    close_due,
    dropped,
    emptied,
    ended,
    most_silent,
    silent_since,
    started,
)


def begun(*names: str | None) -> ContactClock:
    clock = ContactClock()
    for place, name in enumerate(names):
        clock = started(clock, name, place * 100.0)
    return clock


def open_names(clock: ContactClock) -> list[str | None]:
    return [contact.name for contact in clock.open]


def test_contacts_are_counted() -> None:
    clock = begun(None, None, "a")
    assert open_names(clock) == [None, None, "a"]
    assert (clock.last_start, clock.last_end, clock.seen) == (200.0, NEVER, True)


def test_a_name_that_is_open_is_not_opened_twice() -> None:
    clock = begun("a")
    assert started(clock, "a", 50.0) is clock


def test_an_end_without_a_name_closes_the_oldest() -> None:
    assert open_names(ended(begun("a", "b", None), None, 300.0)) == ["b", None]


def test_an_end_with_a_name_closes_that_one() -> None:
    assert open_names(ended(begun("a", "b", None), "b", 300.0)) == ["a", None]


def test_an_end_of_a_stranger_changes_nothing() -> None:
    clock = begun("a", None)
    assert ended(clock, "x", 300.0) is clock
    assert ended(ContactClock(), None, 300.0) == ContactClock()


def test_sleep_empties_it() -> None:
    clock = emptied(begun("a", "b"), 500.0)
    assert (clock.open, clock.last_end) == ((), 500.0)
    assert emptied(ContactClock(), 500.0).last_end == NEVER


def test_silence_counts_from_the_start_the_last_input_or_the_persons_word() -> None:
    clock = begun("a", "b")
    assert card_due(clock, NEVER) == SILENT
    assert card_due(clock, 1000.0) == 1000.0 + SILENT
    assert card_due(clock._replace(vouched=3000.0), 1000.0) == 3000.0 + SILENT
    assert silent_since(clock, clock.open[1], NEVER) == 100.0
    assert most_silent(clock, NEVER) == OngoingContact("a", 0.0)


def test_it_closes_only_after_having_asked() -> None:
    clock = begun("a")
    assert close_due(clock, NEVER) == FOREVER
    asked = clock._replace(asked=SILENT)
    assert card_due(asked, NEVER) == FOREVER
    assert close_due(asked, NEVER) == 2 * SILENT
    assert close_due(clock._replace(asked=SILENT + 900), NEVER) == 2 * SILENT + 900
    assert close_due(asked, 4000.0) == 4000.0 + 2 * SILENT


def test_an_unknown_end_is_no_boundary() -> None:
    clock = begun("a", "b")
    left = dropped(clock, clock.open[0], NEVER)
    assert (open_names(left), left.last_end) == (["b"], NEVER)


def test_one_card_stands_for_all_that_were_silent_when_it_was_shown() -> None:
    together = begun("a", "b")._replace(asked=SILENT + 100)
    assert dropped(together, together.open[0], NEVER).asked == SILENT + 100
    one_later = started(begun("a")._replace(asked=SILENT), "b", 100.0)
    assert dropped(one_later, one_later.open[0], NEVER).asked == FOREVER


def test_nothing_open_nothing_silent() -> None:
    assert card_due(ContactClock(), 0.0) == FOREVER
    assert close_due(ContactClock(asked=0.0), 0.0) == FOREVER
