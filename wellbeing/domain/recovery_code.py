"""The recovery code: eight groups that a person writes down, each with a check of its own, so that a slip is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# No I, L, O or U: what a hand writes is read back as one thing only.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LIKENESS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
GROUPS, SIZE = 8, 4
CODE_BYTES = GROUPS * SIZE * 5 // 8
"""20: 160 bits that nobody can try through, so that no slow derivation is needed."""


@dataclass(frozen=True, slots=True)
class WrongCode:
    """Which groups were not written as they were shown, counted from 1; none where there are not eight."""

    groups: tuple[int, ...] = ()


def code_of(secret: bytes) -> str:
    """Return 20 random bytes as 'ABCD7-...': eight groups of four letters and a check."""
    number = int.from_bytes(secret, "big")
    groups = []
    for place in range(GROUPS):
        part = number >> (5 * SIZE * (GROUPS - 1 - place)) & (1 << 5 * SIZE) - 1
        letters = "".join(LETTERS[part >> 5 * (SIZE - 1 - letter) & 31] for letter in range(SIZE))
        groups.append(letters + _check(letters, place))
    return "-".join(groups)


def secret_of(text: str) -> bytes | WrongCode:
    """Return the bytes of a code as typed: small letters, blanks and any dashes will do."""
    groups = _groups(text)
    if len(groups) != GROUPS:
        return WrongCode()
    wrong = tuple(place + 1 for place, group in enumerate(groups) if not _is_right(group, place))
    if wrong:
        return WrongCode(wrong)
    number = 0
    for group in groups:
        for letter in group[:SIZE]:
            number = number << 5 | LETTERS.index(letter)
    return number.to_bytes(CODE_BYTES, "big")


def shows_groups(code: str, places: Sequence[int], typed: str) -> bool:
    """Tell whether somebody typed these groups of a code, counted from 1, as they stand in it."""
    groups = _groups(code)
    return _groups(typed) == [groups[place - 1] for place in places]


def _groups(text: str) -> list[str]:
    for dash in "‐‑‒–—―－_,;./\\|":
        text = text.replace(dash, "-")
    return [group for part in text.upper().translate(LIKENESS).split() for group in part.split("-") if group]


def _is_right(group: str, place: int) -> bool:
    letters, check = group[:SIZE], group[SIZE:]
    return len(letters) == SIZE and set(letters) <= set(LETTERS) and check == _check(letters, place)


def _check(letters: str, place: int) -> str:
    """Return the check of a group: it tells any one wrong letter, two that changed places, and groups that did.

    Letters are counted in the field of 32 elements, where each place weighs twice the one before.
    """
    total = place + 1
    for letter in letters:
        total = _doubled(total) ^ LETTERS.index(letter)
    return LETTERS[_doubled(total)]


def _doubled(element: int) -> int:
    """Return twice an element of the field of 32 (x^5 + x^2 + 1)."""
    return element << 1 ^ (0b100101 if element & 16 else 0)
