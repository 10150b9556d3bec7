"""What went together, out of a diary: days as the person had them, and whatever else a diary may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

import pytest

from tests.fakes import NEW_YORK, NOON_ISH, SHANGHAI, FakeClock
from tests.services.conftest import TenYears
from wellbeing.content.insight_words import NAMES
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.insights.factors import word_id
from wellbeing.domain.insights.links import SEED, DayPair, Link, links
from wellbeing.domain.insights.together import Together
from wellbeing.domain.reminders.break_ledger import BreakLedger
from wellbeing.services import insights
from wellbeing.services.app_services import Services
from wellbeing.storage.checkins import CheckInStore
from wellbeing.storage.contacts import ContactStore
from wellbeing.storage.reminders import ReminderStore

DAY = timedelta(days=1)


def told(services: Services) -> dict[str, Link]:
    return {link.factor: link for link in services.insights.together()}


def put(services: Services, checkins: list[CheckIn], contacts: list[Contact] | None = None) -> None:
    CheckInStore(services.diary).add_many(checkins)
    ContactStore(services.diary).add_many(contacts or [])


def hard_days(days: int, offset: int | None = None) -> tuple[list[CheckIn], list[Contact]]:
    """Return days on which each rude contact is a point of stress, and a cause is named every other day."""
    random, checkins, contacts = Random(1), list[CheckIn](), list[Contact]()
    for back in range(days):
        at, rude = NOON_ISH - DAY * back, random.randint(0, 8)
        contacts += [
            Contact(0, at - timedelta(minutes=minute), "rude", offset=offset) for minute in range(rude)
        ]
        causes = ("noise",) if back % 2 else ()
        checkins.append(CheckIn(0, at, rude, causes=causes, offset=offset))
    return checkins, contacts


def test_a_link_out_of_a_diary(services: Services):
    put(services, *hard_days(45))
    found = told(services)
    assert list(found) == ["load", "load_before", "contacts", "kind", "worked", "breaks", "cause:noise"]
    assert found["load"].rho == pytest.approx(1)
    assert (found["load"].verdict, found["contacts"].verdict) == ("together", "together")
    assert found["kind"].verdict == "even"
    assert {load for load, _ in found["load"].days} <= {2.0 * rude for rude in range(9)}
    assert sum(named for named, _ in found["cause:noise"].days) == 22
    assert found["worked"].verdict == "wait"


def test_a_day_is_the_one_on_the_clock_of_where_it_was_lived(services: Services, clock: FakeClock):
    """Evenings in New York are the next morning in Shanghai: counted there, each would stand on two days."""
    random, checkins, contacts = Random(2), list[CheckIn](), list[Contact]()
    offset = -5 * 3600
    for back in range(30):
        evening = datetime(2026, 11, 18, 22, 0, tzinfo=NEW_YORK) - DAY * back
        rude = random.randint(1, 6)
        contacts += [Contact(0, evening, "rude", offset=offset)] * rude
        checkins.append(CheckIn(0, evening, rude, causes=("noise",) if rude > 3 else (), offset=offset))
        checkins.append(
            CheckIn(0, evening + timedelta(hours=5), rude, offset=offset)
        )  # 03:00, still that day
    put(services, checkins, contacts)
    for zone in (SHANGHAI, NEW_YORK):
        clock.travel(zone)
        found = told(services)
        assert found["load"].n == 30, zone
        assert found["load"].rho == pytest.approx(1), zone
        assert all((load > 6) == (stress > 3) for load, stress in found["load"].days), zone
        assert all(bool(named) == (stress > 3) for named, stress in found["cause:noise"].days), zone


def test_worked_time_and_breaks_come_from_the_ledger(services: Services):
    store = ReminderStore(services.diary)
    checkins = [CheckIn(0, NOON_ISH - DAY * back, back % 10) for back in range(40)]
    put(services, checkins)
    for back in range(40):
        ledger = BreakLedger(300.0 + back % 10, due=4, taken=back % 5, skipped=4 - back % 5)
        store.save_day((NOON_ISH - DAY * back).date(), ledger)
    found = told(services)
    assert found["worked"].rho == pytest.approx(1)
    assert found["breaks"].n == 40
    assert found["breaks"].days[-1] == (0.0, 0.0)


def every_day(days: int, stress: int | None, **words: object) -> list[CheckIn]:
    return [CheckIn(0, NOON_ISH - DAY * back, stress, **words) for back in range(days)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "checkins",
    [
        [],
        every_day(1, 5),
        [CheckIn(0, NOON_ISH - DAY * 3650, 5), CheckIn(0, NOON_ISH, 6)],
        every_day(60, 5),
        every_day(60, None, pleasant=1),
        [CheckIn(0, NOON_ISH - timedelta(minutes=minute), minute % 11) for minute in range(500)],
        [CheckIn(0, NOON_ISH + DAY * (place * 7 % 30 - 31), place % 11) for place in range(30)],
        every_day(60, 5, causes=("x" * 40, "own1")),
    ],
    ids=[
        "empty",
        "one",
        "ten years apart",
        "all equal",
        "mood only",
        "500 a day",
        "backwards",
        "long causes",
    ],
)
def test_whatever_a_diary_holds_nothing_false_is_said(services: Services, checkins: list[CheckIn]):
    put(services, checkins)
    assert {link.verdict for link in told(services).values()} <= {"wait", "even", "unclear"}


def test_a_mood_without_stress_is_no_day(services: Services):
    put(services, every_day(60, None, pleasant=1), hard_days(60)[1])
    assert {link.n for link in told(services).values()} == {0}


@pytest.mark.parametrize(
    ("language", "load", "noise"),
    [("en", "load of the day", "Noise"), ("zh_CN", "当天的负荷", "太吵"), ("zh_TW", "當天的負荷", "太吵")],
)
def test_what_a_chart_names_is_named_in_its_language(
    services: Services, language: str, load: str, noise: str
):
    labels = services.labels(language)
    assert (labels["factor:load"], labels["noise"]) == (load, noise)
    assert all(labels[word_id(factor)] for factor in NAMES)
    assert len({labels[word_id(factor)] for factor in NAMES}) == len(NAMES)


def test_ten_years_cost_what_three_do(ten_years: TenYears):
    ten_years.clock.travel(SHANGHAI)
    found = told(ten_years.services)
    assert 1000 < found["contacts"].n <= 3 * 365 + 1


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows each time links are worked out."""
    calls = list[int]()

    def noted(pairs: Mapping[str, Sequence[DayPair]], seed: int) -> tuple[Link, ...]:
        calls.append(seed)
        return links(pairs, seed)

    monkeypatch.setattr(insights, "links", noted)
    return calls


def beside(services: Services, seed: int = SEED) -> Together:
    """Ask as a card does: over a connection of its own."""
    with services.beside() as laid_out:
        return laid_out.insights.picture(seed)


def test_the_same_days_are_not_judged_twice(services: Services, judged: list[int]):
    put(services, *hard_days(45))
    found = [beside(services), beside(services), services.insights.picture()]
    assert judged == [SEED]
    assert found[0] == found[1] == found[2]
    assert found[0].told
    services.checkins.record(CheckInDraft(None, pleasant=1, note="a mood alone changes nothing here"))
    assert beside(services) == found[0]
    assert judged == [SEED]


CHANGES: dict[str, Callable[[Services], object]] = {
    "a check-in": lambda services: services.checkins.record(CheckInDraft(9)),
    "a check-in of years ago": lambda services: put(services, [CheckIn(0, NOON_ISH - 700 * DAY, 3)]),
    "another answer": lambda services: CheckInStore(services.diary).replace(CheckIn(3, NOON_ISH - 2 * DAY, 10)),
    "a check-in less": lambda services: CheckInStore(services.diary).remove(1),
    "a contact": lambda services: services.contacts.record(ContactDraft("abuse", 9)),
    "how hard a contact hit": lambda services: ContactStore(services.diary).replace(Contact(1, NOON_ISH, "rude", 9)),
    "a contact less": lambda services: ContactStore(services.diary).remove(1),
    "other weights": lambda services: services.preferences.set("weight_rude", 3.5),
    "breaks": lambda services: ReminderStore(services.diary).save_day(
        NOON_ISH.date() - DAY, BreakLedger(300.0, due=4, taken=4)
    ),
    "a cause": lambda services: CheckInStore(services.diary).replace(
        CheckIn(2, NOON_ISH - DAY, 5, causes=("overload",))
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_judged_anew(
    services: Services, judged: list[int], change: Callable[[Services], object]
):
    put(services, *hard_days(45))
    before = beside(services)
    change(services)
    now = beside(services)
    assert now == Services(services.environment, services.diary).insights.picture()
    assert len(judged) == 3
    assert now != before


def test_a_new_day_moves_the_three_years(services: Services, clock: FakeClock, judged: list[int]):
    put(services, *hard_days(45))
    put(services, [CheckIn(0, NOON_ISH - 3 * 365 * DAY, 9)], [Contact(0, NOON_ISH - 3 * 365 * DAY, "rude")])
    before = beside(services)
    clock.pass_by(days=1)
    now = beside(services)
    assert now == Services(services.environment, services.diary).insights.picture()
    assert [link.n for link in now.links] != [link.n for link in before.links]


def test_another_seed_is_another_story(services: Services, judged: list[int]):
    put(services, *hard_days(45))
    assert beside(services, 1).links != beside(services, 2).links
    assert judged == [1, 2]


def test_another_diary_has_another_memory(services: Services, judged: list[int]):
    put(services, *hard_days(45))
    beside(services)
    assert Services(services.environment, services.diary).link_memory is not services.link_memory
    with services.beside() as laid_out:
        assert laid_out.link_memory is services.link_memory
