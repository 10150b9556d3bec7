"""Shamir's sharing over the order of the ed25519 group: t shares give the secret, t - 1 give nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

ORDER = 2**252 + 27742317777372353535851937790883648493
SCALAR = 32

Coefficients = Sequence[Sequence[int]]


def threshold(trustees: int) -> int:
    """Return how many of the trustees must answer: more than two thirds."""
    return 2 * trustees // 3 + 1


def draw(secrets: int, needed: int, below: Callable[[int], int]) -> Coefficients:
    """Return random coefficients for that many secrets, `needed` - 1 each; `below(n)` draws from 0 to n - 1."""
    return [[below(ORDER) for _ in range(needed - 1)] for _ in range(secrets)]


def share(secret: int, coefficients: Sequence[int], index: int) -> int:
    """Return the share of trustee `index` (from 1): the polynomial's value there."""
    value = 0
    for coefficient in reversed((secret, *coefficients)):
        value = (value * index + coefficient) % ORDER
    return value


def value_at(place: int, shares: Mapping[int, int]) -> int:
    """Return the value at a place of the lowest polynomial through the shares; at 0 that is the secret."""
    total = 0
    for index, value in shares.items():
        top = bottom = 1
        for other in shares:
            if other != index:
                top = top * (place - other) % ORDER
                bottom = bottom * (index - other) % ORDER
        total += value * top * pow(bottom, -1, ORDER)
    return total % ORDER


def encoded(scalar: int) -> bytes:
    """Return a scalar as 32 bytes."""
    return scalar.to_bytes(SCALAR, "big")


def decoded(data: bytes) -> int:
    """Return the scalar of 32 bytes; raises ValueError for one that is not below the order."""
    scalar = int.from_bytes(data, "big")
    if len(data) != SCALAR or scalar >= ORDER:
        raise ValueError("no scalar")
    return scalar
