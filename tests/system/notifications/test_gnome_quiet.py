"""Do-not-disturb on GNOME: the real program gsettings over a schema and a settings file of the tests' own."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.needs import needs
from wellbeing.system.notifications.gnome_quiet import GnomeQuiet

SCHEMA = """<schemalist>
  <schema id="org.gnome.desktop.notifications" path="/org/gnome/desktop/notifications/">
    <key name="show-banners" type="b"><default>true</default></key>
  </schema>
</schemalist>
"""


@pytest.fixture
def gnome(tmp_path: Path) -> dict[str, str]:
    """A GNOME session whose settings lie in a file."""
    needs("gsettings", "glib-compile-schemas")
    (tmp_path / "own.gschema.xml").write_text(SCHEMA, "utf-8")
    subprocess.run(["glib-compile-schemas", str(tmp_path)], check=True)
    return {
        "PATH": os.environ["PATH"],
        "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "GSETTINGS_BACKEND": "keyfile",
        "GSETTINGS_SCHEMA_DIR": str(tmp_path),
    }


def shows_banners(environ: dict[str, str], on: str) -> None:
    words = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", on]
    subprocess.run(words, env=environ, check=True)


def until_told(quiet: GnomeQuiet, expected: bool) -> None:
    deadline = time.monotonic() + 10
    while quiet.asked() is not expected:
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)


def test_it_follows_the_switch(gnome: dict[str, str]):
    quiet = GnomeQuiet(gnome)
    until_told(quiet, False)
    shows_banners(gnome, "false")
    until_told(quiet, True)
    shows_banners(gnome, "true")
    until_told(quiet, False)


def test_without_the_setting_nobody_knows(gnome: dict[str, str], tmp_path: Path):
    (tmp_path / "gschemas.compiled").unlink()
    quiet = GnomeQuiet(gnome | {"XDG_DATA_DIRS": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)})
    quiet.asked()
    assert quiet.answer.asking is not None
    quiet.answer.asking.join(10)
    assert quiet.asked() is None


@pytest.mark.parametrize(
    "environ",
    [{}, {"XDG_CURRENT_DESKTOP": "KDE", "PATH": "/usr/bin"}, {"XDG_CURRENT_DESKTOP": "GNOME", "PATH": ""}],
)
def test_elsewhere_nobody_is_asked(environ: dict[str, str]):
    quiet = GnomeQuiet(environ)
    assert quiet.asked() is None
    assert quiet.answer.asking is None
