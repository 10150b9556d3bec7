"""What a call of the database may take and how it may fail: it ends in time, and raises BoardTrouble alone."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

from wellbeing.ballot.board import BoardTrouble

if TYPE_CHECKING:
    from psycopg import Connection

LIMIT_S = 18.0  # whatever the server does: whoever calls holds a lock for which others wait 30 seconds


@contextmanager
def time_limit(connection: Connection[tuple[Any, ...]], limit_s: float = LIMIT_S) -> Iterator[None]:
    """Let calls take so many seconds in all, then hang up. Raises BoardTrouble.

    A server that falls silent while the network still answers for it is noticed by no setting of libpq.
    """
    timer = Timer(limit_s, hang_up, (connection,))
    timer.daemon = True
    timer.start()
    try:
        with database_trouble():
            yield
    finally:
        timer.cancel()
        timer.join()  # one that has begun is let finish: the number of a closed socket may be another's soon


def hang_up(connection: Connection[tuple[Any, ...]]) -> None:
    """End a connection's traffic both ways, so that whoever waits for it is told."""
    from psycopg import Error

    with suppress(OSError, Error):  # it is closed already
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()  # the connection closes it


@contextmanager
def database_trouble() -> Iterator[None]:
    """Turn what the database said into BoardTrouble; its words may quote what was sent and are dropped."""
    import psycopg
    from psycopg import errors

    try:
        yield
    except (errors.InsufficientPrivilege, errors.InvalidPassword, errors.InvalidAuthorizationSpecification):
        raise BoardTrouble("denied") from None
    except errors.DiskFull:
        raise BoardTrouble("full") from None
    except psycopg.OperationalError:
        raise BoardTrouble("away") from None
    except psycopg.Error:
        raise BoardTrouble("wrong") from None
