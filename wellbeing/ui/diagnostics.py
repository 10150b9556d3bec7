"""The checks of this computer: asked in a thread, completed with what only Qt knows, put into words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QSystemTrayIcon

from wellbeing.content.i18n import N_
from wellbeing.services.diagnostics import Check
from wellbeing.ui.in_thread import in_thread

Find = Callable[[], tuple[Check, ...]]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """A check as a person reads it: what it is, how it stands, and what to do where something is missing."""

    name: str
    says: str
    advice: str = ""


NAMES = {
    "notifications": N_("Notifications"),
    "quiet": N_("Do not disturb"),
    "idle": N_("Hands off the keyboard"),
    "session": N_("Sleep and screen lock"),
    "fullscreen": N_("Full screen"),
    "sharing": N_("Sharing your screen"),
    "contacts": N_("Start and end of contacts"),
    "headset": N_("Headset"),
    "hooks": N_("Your own programs (hooks)"),
    "front": N_("The program in front"),
    "hotkeys": N_("Keys in every window"),
    "profiles": N_("Profiles by the rota"),
    "tray": N_("Tray icon"),
    "key": N_("The diary's key"),
    "fonts": N_("Chinese characters"),
    "sound": N_("Soft tones"),
}
SAYS = {
    ("notifications", "buttons"): N_("Shown by the system, with buttons."),
    ("notifications", "no_buttons"): N_("Shown by the system, without buttons; the answers are on Today."),
    ("notifications", "unknown"): N_(
        "No notification service has answered so far; reminders are cards on Today."
    ),
    ("notifications", "none"): N_("The system shows none; each reminder is a card on Today."),
    ("quiet", "on"): N_("Switched on now, and respected: what was missed waits on Today."),
    ("quiet", "off"): N_("Switched off now; when you switch it on, it is respected."),
    ("quiet", "none"): N_("The system doesn't say whether you want quiet."),
    ("idle", "known"): N_("Known: a pause away from the desk counts as a break."),
    ("idle", "none"): N_("Not known: a pause away from the desk can't be counted by itself."),
    ("session", "whole"): N_("Both are noticed: reminders wait while you are away."),
    ("session", "sleep_only"): N_("Sleep is noticed, the screen lock is not."),
    ("session", "none"): N_("Not told by the system; sleep is still noticed by the clock."),
    ("fullscreen", "known"): N_("Seen: no notice covers a film or a presentation."),
    ("fullscreen", "none"): N_("Not seen on this desktop."),
    ("sharing", "known"): N_(
        "Seen on this desktop: notes and figures are hidden while a program is shown your screen."
    ),
    ("sharing", "some"): N_(
        "Seen for programs that ask the desktop; under X11 others can copy the screen without anybody hearing of it."
    ),
    ("sharing", "none"): N_("Not seen on this computer."),
    ("contacts", "heard"): N_("Told today: reminders wait for the end of a contact."),
    ("contacts", "none"): N_("Not told today: reminders wait for a lull in your typing alone."),
    ("contacts", "unknown"): N_("Not known yet."),
    ("headset", "records"): N_("Listened to; a program records right now."),
    ("headset", "rests"): N_("Listened to; no program records right now."),
    ("headset", "off"): N_("Switched off. It could tell when a contact starts and ends."),
    ("headset", "none"): N_("No sound server tells which programs record."),
    ("hooks", "ready"): N_("They can run when a break, a contact, a shift or a pause begins or ends."),
    ("hooks", "off"): N_("There are none; nothing is run."),
    ("hooks", "writable"): N_("One is not run: other users can write to it or to its folder."),
    ("hooks", "foreign"): N_("One is not run: it, or its folder, belongs to another user."),
    ("hooks", "not_executable"): N_("One is not run: it is not executable."),
    ("front", "known"): N_(
        "Known by its name, never by its title: while one of yours is in front, a lull ends nothing."
    ),
    ("front", "off"): N_("Not asked for: you have named no program that you serve customers in."),
    ("front", "none"): N_("This desktop doesn't tell which program is in front."),
    ("hotkeys", "known"): N_("Yours can be chosen in the settings."),
    ("hotkeys", "none"): N_("This desktop lets no program take keys for itself."),
    ("profiles", "asked"): N_("Shifts of your rota switch profiles on."),
    ("profiles", "off"): N_("Nothing to follow: there is no rota, or no profile."),
    ("profiles", "none"): N_("No shift of your rota is called like one of your profiles."),
    ("tray", "known"): N_("There is a tray; the app waits in it."),
    ("tray", "none"): N_("This desktop has no tray; the window stays in the task bar instead."),
    ("tray", "unknown"): N_("Not known yet."),
    ("key", "store"): N_("Kept in the system's key store."),
    ("key", "store_locked"): N_("The system's key store was asked for it: it is locked."),
    ("key", "store_reset"): N_(
        "The system's key store was asked for it: it is open, and the key is not in it."
    ),
    ("key", "store_none"): N_("The system's key store was asked for it: none is there."),
    ("key", "passphrase"): N_("Your passphrase locks it; it is kept nowhere."),
    ("key", "store_slow"): N_("The system's key store was asked for it: no answer within two seconds."),
    ("key", "store_damaged"): N_(
        "The system's key store was asked for it: something else lies in its place."
    ),
    ("key", "unknown"): N_("Not known yet."),
    ("key", "file"): N_("Kept in a file beside the diary."),
    ("key", "file_open"): N_("Kept in a file beside the diary, on a drive where other users may read it."),
    ("fonts", "system"): N_("The system has Chinese fonts."),
    ("fonts", "own"): N_("Shown with the app's own font."),
    ("fonts", "unknown"): N_("No Chinese font was found; characters may show as boxes."),
    ("sound", "known"): N_("There is a program that can play them."),
    ("sound", "none"): N_("There is no program that plays sounds; breathing works without them."),
}
ADVICE = {
    ("notifications", "unknown"): N_(
        "Show a test notification. If nothing comes, start a notification service."
    ),
    ("notifications", "none"): N_("On Linux a notification service such as dunst brings them back."),
    ("quiet", "none"): N_("Pause the reminders from the tray when you want quiet."),
    ("idle", "none"): N_("Press “Break now” on Today when you take a break."),
    ("session", "sleep_only"): N_("Pause the reminders from the tray before you leave."),
    ("session", "none"): N_("Pause the reminders from the tray before you leave."),
    ("fullscreen", "none"): N_("Choose “I am sharing my screen” in the tray before you present."),
    ("sharing", "some"): N_("Choose “I am sharing my screen” in the tray before you present."),
    ("sharing", "none"): N_("Choose “I am sharing my screen” in the tray before you present."),
    ("contacts", "none"): N_(
        "Choose “A contact starts” in the tray, or let your helpdesk tell: wellbeing contact start."
    ),
    ("headset", "off"): N_("Whoever answers by phone can switch it on under Working hours."),
    ("headset", "none"): N_(
        "Tell of contacts by hand or let your helpdesk; on Linux this needs PulseAudio or PipeWire, and libpulse0."
    ),
    ("hooks", "writable"): N_("Run chmod go-w on both."),
    ("hooks", "not_executable"): N_("Run chmod u+x on it."),
    ("hotkeys", "none"): N_(
        "In its own keyboard settings, add a shortcut for the command wellbeing --check-in or wellbeing --log-contact."
    ),
    ("profiles", "none"): N_("After naming a profile like a shift, take the rota from its file again."),
    ("tray", "none"): N_("On GNOME the extension “AppIndicator” adds a tray."),
    ("key", "store_locked"): N_("Unlock it with the password of your login."),
    ("key", "store_reset"): N_("Your recovery code brings the key back: wellbeing key import."),
    ("key", "store_none"): N_("Start the key store, or bring back the key file."),
    ("key", "store_damaged"): N_("Your recovery code brings the key back: wellbeing key import."),
    ("key", "file"): N_("Keep backups of the diary and of this file in two different places."),
    ("key", "file_open"): N_("Keep the diary on this computer's own disk: this drive keeps no permissions."),
    ("sound", "none"): N_("On Linux the package pulseaudio-utils or alsa-utils brings one."),
    ("fonts", "unknown"): N_("Please install a Chinese font, for example Noto Sans CJK."),
}


def check_words(check: Check, t: Callable[[str], str]) -> CheckWords:
    """Return a check in the language of `t`."""
    about = (check.key, check.detail)
    return CheckWords(t(NAMES[check.key]), t(SAYS[about]), t(ADVICE.get(about, "")))


def with_qt_answer(check: Check) -> Check:
    """Return a check whose answer only Qt knows, any other as it is; for the GUI thread."""
    if check.key == "tray" and check.works is None:
        there = QSystemTrayIcon.isSystemTrayAvailable()
        return replace(check, works=there, source="Qt", detail="known" if there else "none")
    if check.key == "fonts":
        script = QFontDatabase.WritingSystem.SimplifiedChinese
        families = [family for family in QFontDatabase.families(script) if not family.startswith("Wellbeing")]
        if families:
            return replace(check, works=True, source=families[0], detail="system")
    return check


class DiagnosticsFinder(QObject):
    """Asks in a thread, because a desktop may take its time; `found` brings a tuple of facts."""

    found = Signal(object)

    def __init__(self, find: Find, parent: QObject) -> None:
        super().__init__(parent)
        self._find = find
        self._thread: Thread | None = None

    def start(self) -> None:
        """Ask anew, unless the last question is still open."""
        if self._thread is None or not self._thread.is_alive():
            nothing: tuple[Check, ...] = ()
            self._thread = in_thread(self._find, self._tell, nothing, "this computer could not be asked")

    def _tell(self, checks: tuple[Check, ...]) -> None:
        self.found.emit(checks)
