"""Which of the person's own programs are to run when something began or ended; pure, from one look to the next."""

from __future__ import annotations

from dataclasses import dataclass

BREAK_START, BREAK_END = "break-start", "break-end"
CONTACT_START, CONTACT_END = "contact-start", "contact-end"
SHIFT_START, SHIFT_END, PAUSE = "shift-start", "shift-end", "pause"
WORDS = (BREAK_START, BREAK_END, CONTACT_START, CONTACT_END, SHIFT_START, SHIFT_END, PAUSE)


@dataclass(frozen=True, slots=True)
class HookCall:
    """A program to run: its word, a whole number of seconds, and the id that joins a start to its end.

    Seconds: the planned ones of a break or a pause (0 when it ended), those gone by at an end, else 0.
    """

    word: str
    seconds: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """What is going on at a moment: seconds left of a break and of a pause (0 without), shift, open contacts.

    `contacts` are (id, when it began); `at` is now, on the same clock.
    """

    break_left: float = 0.0
    pause_left: float = 0.0
    on_shift: bool = True
    contacts: tuple[tuple[str, float], ...] = ()
    at: float = 0.0


def calls_between(before: Going, after: Going, break_id: str, gone: float) -> tuple[HookCall, ...]:
    """Return what is to run, ends first: whoever was in a break is back before a contact is told of.

    `break_id` names the break that begins or has ended, `gone` is the seconds since it began.
    """
    calls: list[HookCall] = []
    if before.break_left and not after.break_left:
        calls.append(HookCall(BREAK_END, round(gone), break_id))
    still, was = {name for name, _ in after.contacts}, {name for name, _ in before.contacts}
    calls += [
        HookCall(CONTACT_END, max(0, round(after.at - began)), name)
        for name, began in before.contacts
        if name not in still
    ]
    if before.on_shift and not after.on_shift:
        calls.append(HookCall(SHIFT_END))
    if after.on_shift and not before.on_shift:
        calls.append(HookCall(SHIFT_START))
    if bool(after.pause_left) != bool(before.pause_left):
        calls.append(HookCall(PAUSE, round(after.pause_left)))
    calls += [HookCall(CONTACT_START, 0, name) for name, _ in after.contacts if name not in was]
    if after.break_left and not before.break_left:
        calls.append(HookCall(BREAK_START, round(after.break_left), break_id))
    return tuple(calls)
