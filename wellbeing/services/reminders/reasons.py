"""Turns a reminder's keys into English source words: what it says, why it comes, what can be answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wellbeing.services.reminders.wordings import NOTICES, Translate

Values = Mapping[str, int | str]


def notice_words(kind: str, wording: int, t: Translate, values: Values) -> tuple[str, str]:
    """Return title and body of a notice or card; any wording number picks one of the eight."""
    words = NOTICES[kind](t)
    title, body = words[wording % len(words)]
    return title.format(**values), body.format(**values)


def why_words(why: str, t: Translate, values: Values) -> str:
    """Return the one sentence that answers "why am I seeing this?"; for the app's own window only."""
    sentence = WHY.get(why)
    return (sentence or _unknown)(t).format(**values)


def action_words(kind: str, t: Translate) -> tuple[tuple[str, str], ...]:
    """Return the answers to a reminder with their labels, the main one first."""
    if kind == "contact":
        return (("later", t("Still going on")), ("start", t("It has ended")))
    if kind in ("shift_start", "shift_end"):
        return (("start", t("Open")), ("dismissed", t("Put away")))
    held = (("after_contact", t("After my next contact")),) if kind == "break" else ()
    return (("start", start_words(kind, t)), ("later", t("Later")), *held, ("not_today", t("Not today")))


def start_words(kind: str, t: Translate) -> str:
    """Return the label of the answer that begins what a reminder is about."""
    if kind == "break":
        return t("Start break")
    if kind == "checkin":
        return t("Check in")
    if kind in ("eyes", "breath"):
        return t("All right")
    return t("Start")


def _unknown(t: Translate) -> str:
    return t("Your plan of reminders says so.")


def _break_worked(t: Translate) -> str:
    return t("About {minutes} minutes of work have passed since your last break.")


def _break_rota(t: Translate) -> str:
    return t("Your rota has a paid break here, so the app moved its break to it.")


def _break_waiting(t: Translate) -> str:
    return t("A break is due; it waits quietly until the contact has ended.")


def _break_set_away(t: Translate) -> str:
    return t("A break is due: set yourself away and finish these {open}.")


def _set_away(t: Translate) -> str:
    return t("This was due at a moment with {open} contacts open, so it stays quiet.")


def _breathing_pinned(t: Translate) -> str:
    return t("You pinned a breathing time to {time}.")


def _eyes_time(t: Translate) -> str:
    return t("You asked for a rest for the eyes every {minutes} minutes.")


def _checkin_contact(t: Translate) -> str:
    return t("A contact has ended, and your last check-in was a while ago.")


def _checkin_quiet(t: Translate) -> str:
    return t("There was a lull, and your last check-in was a while ago.")


def _checkin_coin(t: Translate) -> str:
    return t("Ten minutes ago you threw the coin; your answer now is what it counts.")


def _checkin_stopped(t: Translate) -> str:
    return t(
        "Prompts and offers went unanswered for seven days, so they have stopped. Shall they come again?"
    )


def _cooldown_stress(t: Translate) -> str:
    return t("In your last check-in you noted high stress.")


def _cooldown_load(t: Translate) -> str:
    return t("The last hour brought more than is usual for you.")


def _cooldown_abuse(t: Translate) -> str:
    return t("You noted an abusive contact.")


def _cooldown_threat(t: Translate) -> str:
    return t("You noted a threat.")


def _cooldown_crisis(t: Translate) -> str:
    return t("You noted a contact with a life in danger.")


def _breath_between(t: Translate) -> str:
    return t("You asked for planned breaks only, and a breath of 20 seconds between two contacts.")


def _contact_silent(t: Translate) -> str:
    return t("A contact has been open for {minutes} minutes without a sign; unanswered, it closes by itself.")


def _shift_start(t: Translate) -> str:
    return t("Your shift begins.")


def _shift_end(t: Translate) -> str:
    return t("Your shift has ended.")


def _wind_down(t: Translate) -> str:
    return t("Your shift has ended; this comes once, within an hour after it.")


def _later(t: Translate) -> str:
    return t("You asked to be reminded again after {minutes} minutes.")


def _after_contact(t: Translate) -> str:
    return t("You asked to be reminded again after the next contact.")


WHY: Mapping[str, Callable[[Translate], str]] = {
    "why.break.worked": _break_worked,
    "why.break.rota": _break_rota,
    "why.break.waiting": _break_waiting,
    "why.break.set_away": _break_set_away,
    "why.breathing.set_away": _set_away,
    "why.checkin.set_away": _set_away,
    "why.cooldown.set_away": _set_away,
    "why.breathing.pinned": _breathing_pinned,
    "why.eyes.time": _eyes_time,
    "why.checkin.contact_ended": _checkin_contact,
    "why.checkin.quiet": _checkin_quiet,
    "why.checkin.coin": _checkin_coin,
    "why.checkin.stopped": _checkin_stopped,
    "why.cooldown.stress": _cooldown_stress,
    "why.cooldown.load": _cooldown_load,
    "why.cooldown.abuse": _cooldown_abuse,
    "why.cooldown.threat": _cooldown_threat,
    "why.cooldown.crisis": _cooldown_crisis,
    "why.breath.between": _breath_between,
    "why.contact.silent": _contact_silent,
    "why.shift_start.begins": _shift_start,
    "why.shift_end.over": _shift_end,
    "why.wind_down.after": _wind_down,
    "why.later": _later,
    "why.soon": _later,
    "why.after_contact": _after_contact,
}
