"""A desktop of the tests' own: a bus, a screen, a window manager, a tray, notifications, a key ring.

    with PrivateDesktop(tmp_path) as desktop:
        subprocess.run([...], env=desktop.environ)
        desktop.screenshot(tmp_path / "seen.png")

Every process is a child that dies with this one, and all are gone when the block is left.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from tests.dunst import NAME, Dunst
from tests.needs import needs, packages
from tests.processes import PATIENCE, Processes, read_line
from wellbeing.system.dbus.connection import Bus, open_bus
from wellbeing.system.dbus.messages import DAEMON

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>{kind}</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class PrivateBus:
    """A home, a runtime folder and a session bus of one's own; `services` lets it start what is installed.

    `system=True` adds a machine's bus, named by DBUS_SYSTEM_BUS_ADDRESS (without it that name leads nowhere).
    """

    def __init__(
        self, folder: Path | None = None, *, services: tuple[Path, ...] = (), system: bool = False
    ) -> None:
        self._given = folder
        self._services = services
        self._system = system
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            base = Path(tempfile.mkdtemp(prefix="wb-", dir="/tmp"))  # short: a socket's path is limited
            stack.callback(shutil.rmtree, base, ignore_errors=True)
            self.folder = self._given or base
            self.runtime = base
            self.environ = self._make_home(base)
            self.processes = Processes(self.environ, self.folder / "logs")
            stack.callback(self.processes.end_all)
            self._start()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *trouble: object) -> None:
        self._stack.close()

    def _start(self) -> None:
        self.process = self._bus("session", self.runtime / "bus")
        if self._system:
            self.system_process = self._bus("system", self.runtime / "system_bus")

    def _make_home(self, base: Path) -> dict[str, str]:
        home = self.folder / "home"
        for place in (home, home / ".config", home / ".local" / "share", home / ".cache"):
            place.mkdir(parents=True, exist_ok=True)
        # The folder for what is passing too: a socket whose path would be too long stands there.
        kept = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "TZ", "TMPDIR")
        return {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_RUNTIME_DIR": str(base),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={base / 'bus'}",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={base / 'system_bus'}",
            "NO_AT_BRIDGE": "1",
            "GTK_A11Y": "none",
        }

    def _bus(self, kind: str, socket: Path) -> subprocess.Popen[bytes]:
        services = "".join(f"<servicedir>{place}</servicedir>" for place in self._services)
        config = self.runtime / f"{kind}.conf"
        config.write_text(BUS.format(kind=kind, socket=socket, services=services))
        bus = self.processes.start(
            "dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1", stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        read_line(bus.stdout)
        return bus

    def restart(self) -> None:
        """Start the session bus again after it was ended."""
        (self.runtime / "bus").unlink(missing_ok=True)
        self.process = self._bus("session", self.runtime / "bus")

    def open(self, address: str = "DBUS_SESSION_BUS_ADDRESS") -> Bus:
        """Return a new connection to the bus."""
        return open_bus(self.environ[address], PATIENCE)

    def wait_for_name(
        self, name: str, *, present: bool = True, address: str = "DBUS_SESSION_BUS_ADDRESS"
    ) -> None:
        """Wait until somebody answers under this name, or until nobody does."""
        bus = self.open(address)
        try:
            bus.listen(PATIENCE, sender=DAEMON.owner, member="NameOwnerChanged", arg0=name)
            while bus.has_owner(name, PATIENCE) is not present:
                if not bus.wait(PATIENCE):
                    raise TimeoutError(name)
                bus.receive()
        finally:
            bus.close()

    def run(self, *command: str) -> str:
        """Run a program on this desktop and return what it printed; raises when it fails."""
        if command[0] in packages():
            needs(command[0])
        done = subprocess.run(
            command, env=self.environ, check=True, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout.strip()

    def windows(self, *by: str) -> list[str]:
        """Return the windows that are found by xdotool's own words, such as ("--name", "chat"), the first soon there.

        It ends with an error when another window goes while it looks; then it is asked again.
        """
        needs("xdotool")
        limit = time.monotonic() + PATIENCE
        while True:
            found = subprocess.run(
                ["xdotool", "search", "--sync", *by],
                env=self.environ,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            )
            if not found.returncode:
                return found.stdout.split()
            assert time.monotonic() < limit, found.stderr

    def start_keyring(self, *, unlocked: bool = True) -> subprocess.Popen[bytes]:
        """Start gnome-keyring with an empty password, or locked (after it was unlocked once)."""
        how = ["--unlock"] if unlocked else []
        ring = self.processes.start(
            "gnome-keyring-daemon", "--foreground", "--components=secrets", *how, stdin=subprocess.PIPE
        )
        assert ring.stdin is not None
        ring.stdin.write(b"\n")
        ring.stdin.close()
        self.wait_for_name("org.freedesktop.secrets")
        return ring

    def start_mock(self, template: str, name: str, *, system: bool = False) -> subprocess.Popen[bytes]:
        """Start one of python-dbusmock's templates with Debian's own Python, which alone can run it."""
        needs("/usr/lib/python3/dist-packages/dbusmock")
        bus, address = ("--system", "DBUS_SYSTEM_BUS_ADDRESS") if system else ("", "DBUS_SESSION_BUS_ADDRESS")
        where = [bus] if bus else []
        mock = self.processes.start("/usr/bin/python3", "-m", "dbusmock", *where, "--template", template)
        self.wait_for_name(name, address=address)
        return mock


class PrivateDesktop(PrivateBus):
    """A private bus with a screen, openbox, a tray and dunst; each of the last parts can be left out.

    With `tells_idle=False` the screen tells nobody how long the keyboard has rested.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        size: str = "1280x800x24",
        tells_idle: bool = True,
        tray: bool = True,
        manager: str = "openbox",
        notifications: bool = True,
        keyring: bool = False,
        system: bool = False,
    ) -> None:
        super().__init__(folder, system=system)
        self._size = size
        self._manager = manager
        self._without = () if tells_idle else ("-extension", "MIT-SCREEN-SAVER")
        self._parts = {
            self.start_tray: tray,
            self.start_notifications: notifications,
            self.start_keyring: keyring,
        }

    def _start(self) -> None:
        super()._start()
        self._start_screen()
        for start, wanted in self._parts.items():
            if wanted:
                start()

    def _start_screen(self) -> None:
        command = ("Xvfb", "-displayfd", "1", "-screen", "0", self._size, "-nolisten", "tcp", "-noreset")
        screen = self.processes.start(*command, *self._without, stdout=subprocess.PIPE)
        assert screen.stdout is not None
        self.environ["DISPLAY"] = f":{read_line(screen.stdout)}"
        self.environ["XDG_SESSION_TYPE"] = "x11"
        if self._manager == "metacity":
            self.processes.start("metacity", "--no-composite", "--sm-disable")
            wait = "until xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 0x; do sleep 0.05; done"
            self.run("sh", "-c", wait)
            return
        manager = self.processes.start("openbox", "--startup", "echo ready", stdout=subprocess.PIPE)
        assert manager.stdout is not None
        read_line(manager.stdout)

    def start_tray(self) -> subprocess.Popen[bytes]:
        """Start trayer, a plain tray at the lower right edge."""
        place = ("--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "28")
        tray = self.processes.start("trayer", *place, "--SetDockType", "true", "--expand", "true")
        self.windows("--class", "trayer")
        return tray

    def start_notifications(self) -> subprocess.Popen[bytes]:
        """Start dunst; `dunst` does what a person would do with its notices."""
        self.dunst = Dunst(self.runtime, self.environ["DBUS_SESSION_BUS_ADDRESS"])
        self.notifications = self.processes.start(*self.dunst.command)
        self.wait_for_name(NAME)
        return self.notifications

    def screenshot(self, path: Path) -> Path:
        """Take a picture of the whole screen."""
        self.run("import", "-window", "root", str(path))
        return path

    def type_keys(self, *keys: str) -> None:
        """Press keys by their names, such as 'Tab', 'shift+0', 'Return'."""
        self.run("xdotool", "key", "--clearmodifiers", *keys)

    def type_text(self, text: str) -> None:
        """Type letters."""
        self.run("xdotool", "type", "--clearmodifiers", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click somewhere on the screen."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", str(button))
