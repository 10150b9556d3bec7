"""Who is shown the screen, as PipeWire's graph tells it: a real server with streams named as desktops name theirs."""

from __future__ import annotations

import json
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.needs import needs
from tests.sound_servers import PipeWireServer
from wellbeing.system.screen_casts import CastGraph, ScreenCasts, casts_source, is_cast, watch_casts

PATIENCE = 10.0
PARTS = ("pipewire", "plugins-base")
PICTURES = "videotestsrc is-live=true ! video/x-raw,format=RGBA,width=64,height=48,framerate=5/1"
AS_GNOME = (
    "pipewiresink mode=provide stream-properties=props,node.name=gnome-shell,media.class=Stream/Output/Video"
)


@contextmanager
def pipeline(server: PipeWireServer, words: str) -> Iterator[None]:
    """Let pictures flow while this lasts."""
    made = subprocess.Popen(
        ["gst-launch-1.0", "-q", *words.split()], env=server.environ, stdin=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        made.kill()
        made.wait()


def stream_of_the_screen(server: PipeWireServer) -> int:
    """Return the number of the stream, as a portal hands it to the program that may see the screen."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        graph = json.loads(subprocess.run(["pw-dump"], env=server.environ, capture_output=True).stdout)
        for thing in graph:
            if ((thing.get("info") or {}).get("props") or {}).get("node.name") == "gnome-shell":
                return int(thing["id"])
        time.sleep(0.05)
    raise AssertionError("the stream did not come")


def told(casts: ScreenCasts, wanted: bool) -> bool:
    """Listen until it tells what is wanted; tells what holds at last."""
    limit, found = time.monotonic() + PATIENCE, not wanted
    while found is not wanted and (left := limit - time.monotonic()) > 0:
        number = casts.fileno()
        if number is None:
            return False
        if select.select([number], [], [], left)[0]:
            found = casts.receive()
    return found


def test_a_stream_that_a_program_receives_is_a_shared_screen():
    needs("pw-dump", "gst-launch-1.0", *(f"/usr/share/doc/gstreamer1.0-{part}" for part in PARTS))
    with PipeWireServer() as server:
        casts = watch_casts(server.environ)
        assert casts is not None
        with pipeline(server, f"{PICTURES} ! {AS_GNOME}"):
            number = stream_of_the_screen(server)
            assert not casts.receive(), "nobody is shown it yet"
            with pipeline(server, f"pipewiresrc path={number} ! videoconvert ! fakesink"):
                assert told(casts, wanted=True)
            assert not told(casts, wanted=False)
        server.kill()
        assert not told(casts, wanted=True)
        assert casts.fileno() is None
        casts.close()


def graph_of(*things: object) -> CastGraph:
    graph = CastGraph()
    graph.take(json.dumps(things).encode())
    return graph


def a_node(number: int, name: str, media_class: str) -> dict[str, object]:
    props = {"node.name": name, "media.class": media_class}
    return {"id": number, "type": "PipeWire:Interface:Node", "info": {"props": props}}


def a_link(start: int, end: int) -> dict[str, object]:
    info = {"output-node-id": start, "input-node-id": end}
    return {"id": 99, "type": "PipeWire:Interface:Link", "info": info}


@pytest.mark.parametrize(
    ("cast", "receiver", "shown"),
    [
        (("gnome-shell", "Stream/Output/Video"), "firefox", True),
        (("kwin-screencast-DP-1", "Video/Source"), "chrome", True),
        (("xdg-desktop-portal-wlr", "Video/Source"), "obs", True),
        (("kwin-screencast-DP-1", "Stream/Output/Video"), "plasmashell", False),
        (("v4l2_input.pci-0000_00_14.0", "Video/Source"), "firefox", False),
    ],
)
def test_whose_stream_it_is(cast: tuple[str, str], receiver: str, shown: bool):
    nodes = a_node(1, *cast), a_node(2, receiver, "Stream/Input/Video")
    assert not graph_of(*nodes).is_shown, "nobody looks yet"
    graph = graph_of(*nodes, a_link(1, 2))
    assert graph.is_shown is shown
    graph.take(b'[{"id": 99, "info": null}]')
    assert not graph.is_shown


def test_what_cannot_be_read_changes_nothing():
    graph = graph_of(a_node(1, "gnome-shell", "Stream/Output/Video"), a_node(2, "firefox", ""), a_link(1, 2))
    graph.take(b"no json at all")
    assert graph.is_shown


def test_where_nobody_tells_it_is_said(tmp_path: Path):
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "PATH": str(tmp_path)}
    assert casts_source(environ) == "none: no PipeWire"
    assert watch_casts(environ) is None
    (tmp_path / "pipewire-0").touch()
    assert casts_source(environ) == "none: the program pw-dump is missing"
    assert not is_cast("Audio/Sink", "speaker")
