"""Erasing in words: what would go and what is out of reach, and afterwards what was looked for and not found."""

from __future__ import annotations

from collections.abc import Callable

from wellbeing.domain.erasing import Erased, ErasePlan

Translate = Callable[[str], str]


def plan_lines(found: ErasePlan, t: Translate) -> list[str]:
    """Return what would go, and what is out of reach, as lines to read."""
    return [t("This goes, for good:"), *(str(path) for path in found.files), *reach_lines(found, t)]


def reach_lines(found: ErasePlan, t: Translate) -> list[str]:
    """Return what goes beside the files, and what is out of reach."""
    lines = []
    if found.key_store:
        lines.append(t("The diary's key in the system's key store"))
    if found.at_login:
        lines.append(t("The start at login"))
    if found.teams:
        lines.append(t("Your place in your teams: what is not closed yet is taken back first"))
    if found.copies is not None:
        lines.append(t("Not touched, the copies of your backups: {place}").format(place=found.copies))
    return [*lines, t("Out of reach: backups that you wrote elsewhere.")]


def proof_lines(found: ErasePlan, done: Erased, t: Translate) -> list[str]:
    """Return how many files went, what each folder holds after that, and what a disk may keep."""
    return [
        t("Erased: {number} files. Nothing of wellbeing is left here.").format(number=done.gone),
        *(folder_line(str(folder), others, t) for folder, others in done.folders),
        disks(found, t),
    ]


def folder_line(folder: str, others: int | None, t: Translate) -> str:
    """Return what a folder holds after erasing."""
    if others is None:
        return t("{folder}: gone").format(folder=folder)
    if not others:
        return t("{folder}: empty").format(folder=folder)
    return t("{folder}: only files that are not of wellbeing ({number})").format(folder=folder, number=others)


def disks(found: ErasePlan, t: Translate) -> str:
    """Return what no program can promise of a disk."""
    if found.key_store:
        return t(
            "An SSD may keep old copies for a while, and nobody can write over them;"
            " without the key they can't be read."
        )
    return t(
        "An SSD may keep old copies for a while, one of the key file too, and nobody can write over them."
    )
