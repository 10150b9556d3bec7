"""What disks and drives answer: which errors say that one is full, and which that it knows no such thing."""

from __future__ import annotations

import errno
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
UNKNOWN_THERE = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK}
)
"""What exFAT, a network drive or a folder of another system answers to a link or a mode that it knows nothing of."""


def set_mode(path: Path, mode: int) -> None:
    """Say who may read a file or folder; a drive that keeps no modes has decided that itself. Raises OSError."""
    try:
        path.chmod(mode)
    except OSError as trouble:
        if trouble.errno not in UNKNOWN_THERE:
            raise
