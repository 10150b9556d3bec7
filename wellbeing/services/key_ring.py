"""Asks the system's key store for a diary's key, and puts what it answered into a key or a problem."""

from __future__ import annotations

from wellbeing.domain.problems import Problem, Refused, answer_of
from wellbeing.system.keys.keychain import PATIENCE, PERSON

__all__ = ["PERSON"]

LOCKED, DISMISSED = "problem.key_locked", "problem.key_not_unlocked"
RESET, NO_STORE, SLOW = "problem.key_reset", "problem.key_no_store", "problem.key_slow"
WAITED_FOR = frozenset({LOCKED, DISMISSED, NO_STORE, SLOW})
"""What may pass by itself: the store is unlocked, started or answers after all."""
FACTS = {
    LOCKED: "store_locked",
    DISMISSED: "store_locked",
    RESET: "store_reset",
    NO_STORE: "store_none",
    SLOW: "store_slow",
}


def key_from_ring(diary_id: str, patience: float = PATIENCE, prompt_patience: float = 0.0) -> bytes:
    """Return the key that the store holds; each step may take `patience` seconds.

    The person is asked to unlock the store only with a `prompt_patience` (seconds). Raises Refused with what the
    store answered: locked, not unlocked when asked, open without this key, slow, or not there at all.
    """
    from wellbeing.system.keys import keychain

    try:
        key = keychain.read_key(diary_id, patience=patience, prompt_patience=prompt_patience)
    except keychain.KeychainDismissed:
        raise Refused(Problem("diary", DISMISSED)) from None
    except keychain.KeychainLocked:
        raise Refused(Problem("diary", LOCKED)) from None
    except keychain.KeychainSlow:
        raise Refused(Problem("diary", SLOW)) from None
    except keychain.KeychainUnavailable:
        raise Refused(Problem("diary", NO_STORE)) from None
    except keychain.KeyDamaged:
        raise Refused(Problem("diary", "problem.key_missing")) from None
    if key is None:
        raise Refused(Problem("diary", RESET))
    return key


def ring_fact(diary_id: str) -> str:
    """Return the word for what the store answers when it is asked for this diary's key; never the key."""
    problem = answer_of(lambda: key_from_ring(diary_id))
    if not isinstance(problem, Problem):
        return "store"
    return FACTS.get(problem.key, "store_damaged")
