"""What is said of a rota that was read: how much was taken, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.content.i18n import N_
from wellbeing.domain.shifts.profile_turns import profiles_in
from wellbeing.domain.shifts.reading import RotaReading
from wellbeing.domain.shifts.shifts import Rota

REASONS = {
    "leave": N_("leave: {count}"),
    "break": N_("unpaid breaks: {count}"),
    "private": N_("private: {count}"),
    "cancelled": N_("cancelled: {count}"),
    "free": N_("marked as free: {count}"),
    "short": N_("too short for a shift: {count}"),
    "whole_day": N_("whole days: {count}"),
    "day_off": N_("days off: {count}"),
    "total": N_("totals and notes: {count}"),
    "other_person": N_("of other people: {count}"),
    "no_end": N_("without an end: {count}"),
    "cut_off": N_("cut off: {count}"),
    "unreadable": N_("can't be read: {count}"),
}  # fmt: skip


def told(reading: RotaReading, t: Callable[[str], str], dry_run: bool = False) -> list[str]:
    """Return the lines that tell of a reading; the last one is of what was left out, where there is any."""
    rota, lines = reading.rota, taken_words(reading.rota, t)
    if dry_run:
        lines[0] = t(
            "Shifts that would be taken: {shifts}; paid breaks: {breaks}. Nothing was changed."
        ).format(shifts=len(rota.shifts), breaks=len(rota.paid_breaks))
    if reading.left_out:
        reasons = " · ".join(
            t(REASONS[reason]).format(count=count) for reason, count in reading.reasons().most_common()
        )
        said = t("{entries} entries, {shifts} shifts, {left} left out ({reasons}).")
        lines.append(
            said.format(
                entries=reading.entries, shifts=len(rota.shifts), left=len(reading.left_out), reasons=reasons
            )
        )
    return lines


def taken_words(rota: Rota, t: Callable[[str], str]) -> list[str]:
    """Return how much a rota holds, and in a second line which profiles its shifts switch on, if any."""
    names = " · ".join(profiles_in(rota))
    taken = t("Shifts taken: {shifts}; paid breaks: {breaks}.")
    return [
        taken.format(shifts=len(rota.shifts), breaks=len(rota.paid_breaks)),
        *([t("Shifts switch these profiles on: {names}.").format(names=names)] if names else []),
    ]
