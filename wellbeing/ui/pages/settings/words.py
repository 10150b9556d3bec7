"""The words of every setting: its section, its name, one line of help, its choices and units."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.content.i18n import N_
from wellbeing.domain.preferences import WEEK, Setting

Say = Callable[[str], str]


SECTIONS = {
    "look": N_("Language and look"),
    "work": N_("Working hours"),
    "reminders": N_("Reminders"),
    "load": N_("Load weights"),
    "words": N_("Words of your own"),
    "keys": N_("Keys in every window"),
    "help": N_("Someone to talk to"),
    "data": N_("Data"),
    "computer": N_("This computer"),
    "about": N_("About"),
}
NAMES = {
    "language": (N_("Language"), N_("All text changes at once.")),
    "theme": (N_("Appearance"), N_("Like the system, or the one that is easy on your eyes.")),
    "text_scale": (N_("Text size"), N_("The layout adjusts.")),
    "reduced_motion": (N_("Less motion"), N_("The breath circle becomes a bar with words.")),
    "breath_tone": (
        N_("Soft tone while breathing"),
        N_("A quiet sound where in, hold and out begin; the same switch stands in the exercise."),
    ),
    "several_at_once": (N_("Several contacts at once"), N_("For chats that run side by side.")),
    "key_checkin": (N_("Check in"), N_("For example Ctrl+Alt+W; empty means none.")),
    "key_contact": (N_("Log a contact"), ""),
    "key_start_end": (N_("A contact starts, or ends"), ""),
    "key_break": (N_("Break now"), ""),
    "headset": (
        N_("An open microphone is a contact"),
        N_(
            "Seen is only which program records, and when it starts and stops; no sound is ever heard or kept."
        ),
    ),
    "discreet": (
        N_("Discreet mode"),
        N_(
            "Hides notes and figures on Today, Trends and Practice, in pictures of them, and in what is said after"
            " saving; Ctrl+Shift+H."
        ),
    ),
    "discreet_sharing": (
        N_("Discreet while I share my screen"),
        N_(
            "From when you say so in the tray until you say that it is over, and by itself where the desktop tells."
        ),
    ),
    "lock_after": (
        N_("Lock after"),
        N_("When nobody has touched keyboard or mouse for so long; needs a passphrase."),
    ),
    "lock_with_session": (
        N_("Lock with the screen"),
        N_("When you lock the screen or the computer sleeps; needs a passphrase."),
    ),
    "work_programs": (
        N_("Programs you serve customers in"),
        N_(
            "For example Softphone, Firefox: while one is in front and hands move, a lull is no end of a contact (X11)."
        ),
    ),
    "breaks": (N_("Remind me of breaks"), N_("A short word when you have been at it for a while.")),
    "break_every": (N_("A break after"), N_("Working time since the last break.")),
    "break_length": (N_("Length of a break"), N_("Even a few minutes away from the screen help.")),
    "heads_up": (N_("Notice before it begins"), N_("How long you can still put a break off.")),
    "begin_themselves": (
        N_("Breaks begin by themselves"),
        N_("Once a break was announced and your hands have rested for ten seconds."),
    ),
    "break_full": (
        N_("Breaks cover the screen"),
        N_("The card stands alone on it; Esc makes it small at any time."),
    ),
    "copy_away": (
        N_("Copy the away message"),
        N_("When a break begins; what was on the clipboard comes back at its end."),
    ),
    "break_tone": (
        N_("A soft tone when a break is over"),
        N_("Once, quietly, and never while you share your screen."),
    ),
    "planned_only": (
        N_("Only my planned breaks"),
        N_("Those of the rota, or between two stretches of a day; else a breath of 20 s between contacts."),
    ),
    "breathing_times": (
        N_("Times to breathe"),
        N_("For example 10:30 15:00. Empty means at no fixed time."),
    ),
    "checkin_prompts": (N_("Ask after a contact"), N_("How was it? One key answers; it can be left alone.")),
    "cooldown_offers": (
        N_("Offer a cool-down"),
        N_("After abuse, a threat or a life in danger, and when load piles up; “not now” ends it."),
    ),
    "shift_cards": (
        N_("Cards for start and end of shift"),
        N_("What you bring along; one good thing before you leave."),
    ),
    "wind_down": (N_("Wind down after work"), N_("A word at the end of the shift that helps to let go.")),
    "eyes": (N_("Rest the eyes"), N_("Look into the distance for 20 seconds now and then.")),
    "full_screen": (
        N_("Also in full screen"),
        N_("For those whose work fills the screen all day; films and talks then aren't spared."),
    ),
    "notices": (
        N_("How reminders come"),
        N_("Never takes the focus; is also a card on Today."),
    ),
    "weight_demanding": (N_("A demanding contact"), N_("Points that one such contact adds.")),
    "weight_rude": (N_("A rude contact"), N_("Points that one such contact adds.")),
    "weight_abuse": (N_("A contact with abuse"), N_("Points that one such contact adds.")),
    "weight_threat": (N_("A contact with a threat"), N_("Points that one such contact adds.")),
    "weight_crisis": (N_("A contact with a life in danger"), N_("Points that one such contact adds.")),
    "acute_half_life": (N_("The load now halves in"), N_("How fast the load of this hour fades.")),
    "carry_over_half_life": (N_("What stays halves in"), N_("How fast what you carry along fades.")),
    "own_line": (
        N_("Your own line"),
        N_(
            "A supervisor, counselling at work, a friend: who and what number. It stands in the settings file, so that"
            " it can be read while the diary is closed."
        ),
    ),
    "start_at_login": (N_("Start at login"), N_("The app then waits in the tray.")),
}
WEEKDAYS = {
    "mon": N_("Monday"),
    "tue": N_("Tuesday"),
    "wed": N_("Wednesday"),
    "thu": N_("Thursday"),
    "fri": N_("Friday"),
    "sat": N_("Saturday"),
    "sun": N_("Sunday"),
}
CHOICES = {
    ("lock_after", "0"): N_("never"),
    ("language", "auto"): N_("Like the system"),
    ("theme", "system"): N_("Like the system"),
    ("theme", "light"): N_("Light"),
    ("theme", "dark"): N_("Dark"),
    ("theme", "contrast"): N_("High contrast"),
    ("notices", "system"): N_("System notification"),
    ("notices", "cards"): N_("Only cards on Today"),
}
OWN_NAMES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}
"""A language is called by its own name: who can't read the present one finds theirs."""
UNITS = {"min": N_("min"), "h": N_("h"), "s": N_("s")}
STEPS = {"break_every": 5, "acute_half_life": 5}


def words_of(name: str, t: Say) -> tuple[str, str]:
    """Return a setting's name and its line of help; a setting without words is called by its key."""
    if name in WEEK:
        return t(WEEKDAYS[name]), ""
    title, help_line = NAMES.get(name, (name.replace("_", " "), ""))
    return t(title), t(help_line)


def choice_word(name: str, value: object, setting: Setting, t: Say) -> str:
    """Return the word for one choice of a setting."""
    if (name, str(value)) in CHOICES:
        return t(CHOICES[name, str(value)])
    figure = f"{value}{setting.unit}" if setting.unit == "%" else f"{value}{unit_word(setting, t)}"
    return OWN_NAMES.get(str(value), figure)


def example_of(times: str, t: Say) -> str:
    """Return what an empty field for times shows: never what could be taken for a time that is set."""
    return t("for example {times}").format(times=times)


def unit_word(setting: Setting, t: Say) -> str:
    """Return the unit with the space before it, as it follows a figure."""
    return f" {t(UNITS.get(setting.unit, setting.unit))}" if setting.unit else ""
