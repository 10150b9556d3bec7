"""Hooks as a person would write them, and a helpdesk with availability that they talk to over real HTTP."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PUT = """#!{python}
import os
from urllib.request import Request, urlopen
body = b'{{"availability": "{state}"}}'
urlopen(Request("http://127.0.0.1:{port}/agent", body, method="PUT"), timeout=5).read()
"""


class Helpdesk(ThreadingHTTPServer):
    """Knows whether the agent is away, and every change in order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Availability)
        self.changes: list[str] = []

    @property
    def state(self) -> str:
        """What the agent is now."""
        return self.changes[-1] if self.changes else "online"


class Availability(BaseHTTPRequestHandler):
    """Takes PUT /agent."""

    server: Helpdesk

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.changes.append("busy" if b"busy" in body else "online")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def helpdesk() -> Iterator[Helpdesk]:
    """Run the helpdesk until the block is left."""
    server = Helpdesk()
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def write_hook(folder: Path, word: str, text: str, mode: int = 0o700) -> Path:
    """Put a program into the folder of hooks."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / word
    path.write_text(text)
    path.chmod(mode)
    return path


def write_availability(folder: Path, port: int) -> None:
    """Put the agent away at a break's start and back at its end."""
    for word, state in (("break-start", "busy"), ("break-end", "online")):
        write_hook(folder, word, PUT.format(python=sys.executable, state=state, port=port))
