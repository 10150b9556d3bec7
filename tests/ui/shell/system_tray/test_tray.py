"""The tray: one glyph for its states on any panel, what tooltip and menu say, and what the clicks ask for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from tests.fakes import FakeClock
from tests.ui.recording import Told
from wellbeing.domain.contacts import KINDS
from wellbeing.domain.themes import Theme
from wellbeing.services.app_services import Services
from wellbeing.ui.context import Context
from wellbeing.ui.shell.system_tray.icon import TrayState, tray_icon
from wellbeing.ui.shell.system_tray.tray import Tray, next_words

STATES = (TrayState(0.3), TrayState(1.0), TrayState(contact=True), TrayState(paused=True))


@pytest.fixture
def ctx(services: Services, light_theme: object) -> Context:
    return Told().context(services)


@pytest.fixture
def tray(ctx: Context, qapp: QApplication) -> Tray:
    made = Tray(qapp)
    made.fill_menu(ctx)
    return made


def seen(theme: Theme, state: TrayState, side: int, panel: str) -> QImage:
    """Return the glyph as it stands on a panel."""
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(QColor(panel))
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, tray_icon(theme, state).pixmap(side, side))
    painter.end()
    return picture


@pytest.mark.parametrize("panel", ["#ffffff", "#101010"])
@pytest.mark.parametrize("side", [16, 24])
def test_each_state_is_another_picture_on_any_panel(light_theme: Theme, panel: str, side: int) -> None:
    pictures = [seen(light_theme, state, side, panel) for state in STATES]
    for place, picture in enumerate(pictures):
        lights = [QColor(picture.pixel(x, y)).lightness() for x in range(side) for y in range(side)]
        assert max(lights) - min(lights) > 150  # it stands out
        for other in pictures[place + 1 :]:
            differing = sum(
                picture.pixel(x, y) != other.pixel(x, y) for x in range(side) for y in range(side)
            )
            assert differing > side


def test_a_contact_is_told_with_what_waits_for_it(ctx: Context, services: Services, clock: FakeClock) -> None:
    services.reminders.begin()
    services.contacts.start()
    clock.pass_by(minutes=4)
    assert next_words(ctx) == "In a contact for 4 min"


def test_the_menu_begins_with_the_window_and_says_the_next_break(tray: Tray) -> None:
    words = [action.text() for action in tray._menu.actions() if not action.isSeparator()]
    assert words[0] == "Open wellbeing"
    assert tray._menu.actions()[0].font().bold()
    assert words[1] == next_words(tray._ctx)  # type: ignore[arg-type]
    assert (
        words.index("Settings")
        < words.index("Someone to talk to · F1")
        < words.index("Quit")
        == len(words) - 1
    )


def test_the_last_exercise_stands_in_the_menu(ctx: Context, services: Services, tray: Tray) -> None:
    session = services.practice.begin("gentle_breath", None)
    services.practice.done(session, 60.0, True, None)
    tray.fill_menu(ctx)
    action = next(action for action in tray._menu.actions() if "Cool down" in action.text())
    assert action.text() == "Cool down: Long breath out"
    asked: list[str] = []
    tray.cooldown_asked.connect(asked.append)
    action.trigger()
    assert asked == ["gentle_breath"]


def test_each_kind_of_contact_is_one_press_in_the_menu(tray: Tray) -> None:
    (log,) = [action for action in tray._menu.actions() if action.text() == "Log a contact"]
    inside = log.menu()
    assert isinstance(inside, QMenu)
    asked: list[str] = []
    tray.kind_picked.connect(asked.append)
    tray.check_in_asked.connect(asked.append)
    for action in inside.actions():
        action.trigger()
    assert asked == [*KINDS, "contact"]


def test_clicks(tray: Tray) -> None:
    asked: list[str] = []
    tray.check_in_asked.connect(lambda _tab: asked.append("card"))
    tray.window_asked.connect(lambda: asked.append("window"))
    tray.contact_turned.connect(lambda: asked.append("contact"))
    kinds = QSystemTrayIcon.ActivationReason
    for kind in (kinds.Trigger, kinds.DoubleClick, kinds.MiddleClick, kinds.Context):
        tray._activated(kind)
    assert asked == ["card", "window", "contact"]


def test_a_pause_says_by_the_clock_when_it_ends(tray: Tray, ctx: Context, clock: FakeClock) -> None:
    words = [action.text() for action in tray._pauses.actions() if not action.isSeparator()]
    local = ctx.local(clock.now())
    half, hour = (ctx.time(clock.now() + timedelta(minutes=minutes)) for minutes in (30, 60))
    assert words[:2] == [f"30 minutes · until {half}", f"1 hour · until {hour}"]
    assert words[2] == f"until {(local.hour + 2) % 24:02}:00"
    assert words[-1] == "until tomorrow"
    asked: list[str] = []
    tray.pause_asked.connect(asked.append)
    for action in tray._pauses.actions():
        action.trigger()
    assert asked[:2] == ["30m", "1h"]
    assert ctx.time(datetime.fromisoformat(asked[2])) == words[2].removeprefix("until ")
    assert asked[-1] == "tomorrow"


def test_the_profile_in_force_is_marked_whoever_switched_it_on(tray: Tray, ctx: Context) -> None:
    def marked() -> list[tuple[str, bool]]:
        (menu,) = [action for action in tray.icon.contextMenu().actions() if action.text() == "Profile"]
        inside = menu.menu()
        assert isinstance(inside, QMenu)
        return [(action.text(), action.isChecked()) for action in inside.actions() if menu.isVisible()]

    environment = ctx.services.environment
    assert marked() == []
    environment.profiles.save("plain")
    environment.preferences.set("break_every", 45)
    environment.profiles.save("R&D")
    tray.refresh()
    assert marked() == [("plain", False), ("R&&D", True)]
    environment.profiles.switch("plain")
    tray.refresh()
    assert marked() == [("plain", True), ("R&&D", False)]
