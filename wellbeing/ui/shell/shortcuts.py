"""The map of keys: which keys there are, what they are called and what they do; the sheet and the window read it."""

from __future__ import annotations

from typing import NamedTuple

from wellbeing.content.i18n import N_


class Shortcut(NamedTuple):
    """Keys as Qt writes them, the word for what they do, and the name of that deed; '' where a page does it."""

    keys: str
    word: str
    deed: str = ""


EVERYWHERE = (
    Shortcut("Ctrl+N", N_("Check in"), "check_in"),
    Shortcut("Ctrl+Shift+N", N_("Log a contact"), "log_contact"),
    Shortcut("Ctrl+J", N_("A contact starts, or is over"), "turn_contact"),
    Shortcut("Ctrl+B", N_("Break now"), "take_break"),
    Shortcut("Ctrl+.", N_("Cool down"), "cool_down"),
    Shortcut("Ctrl+Shift+P", N_("Reminders pause for 1 hour, or come again"), "turn_pause"),
    Shortcut("Ctrl+F", N_("Search"), "search"),
    Shortcut("Ctrl+K", N_("Go to …"), "go_to"),
    Shortcut("Ctrl+Z", N_("Undo"), "undo"),
    Shortcut("Ctrl+Shift+Z", N_("Do it again"), "redo"),
    Shortcut("Ctrl+,", N_("Settings"), "settings"),
    Shortcut("Ctrl+/", N_("Keys at a glance"), "keys"),
    Shortcut("Ctrl+Shift+H", N_("Discreet mode: hide figures and notes"), "discreet"),
    Shortcut("Ctrl+Shift+L", N_("Lock the diary"), "lock"),
    Shortcut("F1", N_("Someone to talk to"), "help"),
    Shortcut("Ctrl+W", N_("Close the window; the app stays in the tray"), "to_tray"),
    Shortcut("Ctrl+Q", N_("Quit"), "quit"),
)
TODAY = (
    Shortcut("0–9", N_("Stress now; 10 is Shift+0")),
    Shortcut("Alt+←  Alt+→", N_("The day before, the day after")),
    Shortcut("Alt+Home", N_("Back to today")),
    Shortcut("Alt+↓", N_("Choose a day")),
    Shortcut("Ctrl+L", N_("The day as a list")),
    Shortcut("← → ↑ ↓", N_("On the day line: entry by entry, lane by lane")),
    Shortcut("Enter  Del", N_("On the day line: change, delete")),
)
TRENDS = (
    Shortcut("D W M Q Y A", N_("Day, week, month, quarter, year, all")),
    Shortcut("[  ]", N_("Earlier, later")),
    Shortcut("T", N_("The chart as a table")),
    Shortcut("B", N_("The time before beside it")),
    Shortcut("← ↑ → ↓  Enter", N_("In a chart: from mark to mark, open the day")),
)
QUICK_CARD = (
    Shortcut("7  Enter", N_("Stress 7, saved")),
    Shortcut("C  3  6  Enter", N_("A contact: its kind, how hard it hit")),
    Shortcut("M", N_("Back to me")),
    Shortcut("K", N_("Another kind of contact")),
    Shortcut("T", N_("At another time")),
    Shortcut("Tab  ↓", N_("Mood, feeling, because, note")),
    Shortcut("↑", N_("Change the last entry")),
    Shortcut("Ctrl+Enter", N_("Save from within a note")),
    Shortcut("Esc", N_("Put away; the draft waits 10 minutes")),
)
COOL_DOWN = (
    Shortcut("1–4", N_("What just happened")),
    Shortcut("→", N_("Another exercise")),
    Shortcut("Enter", N_("Start the one that is offered")),
    Shortcut("?", N_("How well tested it is")),
    Shortcut("Space  Esc", N_("In an exercise: pause, end")),
    Shortcut("+  -  S", N_("In an exercise: faster, slower, seconds")),
)
LIBRARY = (
    Shortcut("A–Z", N_("Just type: it searches")),
    Shortcut("↓  ↑", N_("From answer to answer")),
    Shortcut("Enter", N_("Copy it, or open it")),
)
PRACTICE = (Shortcut("1–3", N_("Choose an answer")),)
LISTS = (Shortcut("F6", N_("From the list to what it shows, and back")),)
GROUPS = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("Today"), TODAY),
    (N_("Trends"), TRENDS),
    (N_("The card for a check-in"), QUICK_CARD),
    (N_("Cool down"), COOL_DOWN),
    (N_("Library"), LIBRARY),
    (N_("Practice"), PRACTICE),
    (N_("Library, Practice, Team, Settings"), LISTS),
)
PAGES_KEYS = "Ctrl+1 … 7"
FIXED = {"Ctrl+Shift+Z": ("Ctrl+Y",)}
"""Other keys for the same, which a person may know from elsewhere."""


def keys_of(deed: str) -> str:
    """Return the keys of a deed, '' for one that has none."""
    return next((shortcut.keys for shortcut in EVERYWHERE if shortcut.deed == deed), "")
