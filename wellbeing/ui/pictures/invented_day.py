"""Lives one invented day through the real services and the real reminder engine, and takes its pictures."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from wellbeing.clock import Clock, SetClock
from wellbeing.content.strings import LANGUAGES
from wellbeing.domain.checkins import CheckIn, CheckInDraft
from wellbeing.domain.contacts import Contact, ContactDraft
from wellbeing.domain.days import day_of
from wellbeing.domain.invented import invent
from wellbeing.domain.reminders.events import Notify, Tick
from wellbeing.paths import Folders
from wellbeing.services.app_services import Services, open_services
from wellbeing.services.charts import SavedSheet
from wellbeing.services.demo import fill_demo
from wellbeing.services.environment import open_environment
from wellbeing.services.reminders.reasons import action_words, notice_words
from wellbeing.services.team.demo import fill_demo_team
from wellbeing.system.notifications.notices import Notice, Notifier
from wellbeing.system.notifications.notifier import choose_notifier
from wellbeing.ui.pictures.snapshot import take

DAYS, SEED = 60, 7
DAY_SEED = 53  # a day with a hard hour before lunch
START, STOP = time(8, 50), time(16, 42)
TALK = timedelta(minutes=6)
TICK = timedelta(minutes=1)
SIZE = (1100, 720)
HOURS = ("09:00-12:00", "13:00-18:00")


@dataclass(frozen=True, slots=True)
class Lived:
    """What the day came to."""

    checkins: int
    contacts: int
    reminder: str


def live(folders: Folders, clock: Clock, place: Path, tell: Callable[[str], None]) -> Path:
    """Live the day in the demo diary, write every page and the stress chart into `place`, and return it."""
    zone = clock.zone()
    day = day_of(clock.now(), zone)
    begin = datetime.combine(day, START, zone).astimezone(UTC)
    own = SetClock(begin, zone)
    demo = fill_demo(folders, own, DAYS, SEED, until=begin)
    environment = open_environment(demo, own)
    for weekday in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        environment.preferences.set(weekday, HOURS)
    environment.preferences.set("welcomed", True)
    fill_demo_team(demo, own, SEED, environment.words().t("Invented team"))
    services = open_services(environment)
    # Without a message bus nobody could show a notice, and what stands in for one would only complain.
    notifier = choose_notifier(os.environ) if os.environ.get("DBUS_SESSION_BUS_ADDRESS") else None
    try:
        lived = live_through(services, own, datetime.combine(day, STOP, zone).astimezone(UTC), notifier)
    finally:
        if notifier is not None:
            notifier.close()
        services.close()
    tell(f"{lived.checkins} check-ins, {lived.contacts} contacts; {lived.reminder}")
    take(environment, open_services, place, LANGUAGES, ("light", "dark"), (100,), SIZE)
    draw_stress(environment.folders, own, place)
    return place


def live_through(services: Services, clock: SetClock, stop: datetime, notifier: Notifier | None) -> Lived:
    """Feed the day's contacts and check-ins to the services as they happen, a tick a minute, up to a moment."""
    day = day_of(stop, clock.zone())
    story = invent(1, DAY_SEED, day, stop, clock.zone())
    happenings: list[CheckIn | Contact] = sorted(
        [*story.checkins, *story.contacts], key=lambda checkin: checkin.at
    )
    said: list[str] = []
    services.reminders.begin()
    for entry in happenings:
        wait_until(services, clock, entry.at - TALK, notifier, said)
        if isinstance(entry, Contact):
            services.contacts.start()
            services.reminders.catch_up()
        wait_until(services, clock, entry.at, notifier, said)
        record(services, entry)
        services.reminders.catch_up()
    wait_until(services, clock, stop, notifier, said)
    return Lived(len(story.checkins), len(story.contacts), said[0] if said else "no reminder came due")


def wait_until(
    services: Services, clock: SetClock, moment: datetime, notifier: Notifier | None, said: list[str]
) -> None:
    """Let the minutes pass; the first notice that the engine asks for is really shown, and `said` tells how."""
    while clock.now() < moment:
        clock.move_to(min(moment, clock.now() + TICK))
        # Hands off the keyboard for half a minute: the lull in which a notice may come.
        for effect in services.reminders.feed(Tick(30.0)):
            if isinstance(effect, Notify) and not said:
                said.append(show(services, effect, notifier))


def show(services: Services, effect: Notify, notifier: Notifier | None) -> str:
    """Hand a notice to the desktop; without one its card on Today is all there is, and that is said."""
    t = services.words().t
    title, body = notice_words(effect.kind, effect.wording, t, effect.values)
    notice = Notice(effect.key, title, body, tuple(action_words(effect.kind, t)))
    at = services.clock.now().astimezone(services.clock.zone())
    if notifier is not None and notifier.show(notice):
        return f"reminder at {at:%H:%M}: {title} ({notifier.source})"
    return f"reminder at {at:%H:%M}: {title} (no notification service here: it waits as a card on Today)"


def record(services: Services, entry: CheckIn | Contact) -> None:
    """Record an entry as a person would, now."""
    if isinstance(entry, Contact):
        services.contacts.record(
            ContactDraft(entry.kind, entry.felt, entry.emotion, entry.style, entry.channel, entry.state)
        )
    else:
        services.checkins.record(
            CheckInDraft(entry.stress, entry.pleasant, entry.energy, entry.feelings, entry.causes)
        )


def draw_stress(folders: Folders, clock: Clock, place: Path) -> None:
    """Write the stress chart of the last four weeks."""
    services = open_services(open_environment(folders, clock))
    try:
        picture = services.trends.picture(services.trends.named("month"))
        sheet = SavedSheet(services.words().language)
        services.charts.save_pattern("stress", picture, place / "chart-stress.png", sheet, (1000, 420))
    finally:
        services.close()
