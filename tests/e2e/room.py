"""Start the program as a person would, look at it, press its keys."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.streams.feeds import wait_until

ROOT = Path(__file__).resolve().parents[2]

SITES = (
    ("32.75.06.1003", "Pejuang", "Medan Satria", "PJG"),
    ("32.75.02.1004", "Bintara Jaya", "Bekasi Barat", "BJY"),
    ("32.75.01.1004", "Aren Jaya", "Bekasi Timur", "ARJ"),
    ("32.75.04.1005", "Kayuringin Jaya", "Bekasi Selatan", "KYJ"),
    ("32.75.03.1001", "Kaliabang Tengah", "Bekasi Utara", "KLT"),
    ("32.75.12.1001", "Jatirahayu", "Pondokmelati", "JRH"),
    ("32.75.08.1001", "Jatiwaringin", "Pondokgede", "JTW"),
    ("32.75.10.1003", "Jatiranggon", "Jatisampurna", "JRG"),
    ("32.75.07.1003", "Bantargebang", "Bantargebang", "BTG"),
    ("32.75.05.1004", "Bojong Menteng", "Rawalumbu", "BJM"),
    ("32.75.11.1003", "Mustikajaya", "Mustikajaya", "MTK"),
    ("32.75.09.1002", "Jatiasih", "Jatiasih", "JTA"),
)


def write_session(path: Path, urls: Sequence[str], *, allow_local: bool = False, subs: Sequence[str] = ()) -> Path:
    """Write a session file with the first sites of the seed and these addresses."""
    lines = [
        'title = "Musrenbang Kelurahan"',
        'city = "Kota Bekasi"',
        'agency = "Badan Perencanaan Pembangunan Daerah"',
        "date = 2018-01-23",
        "rkpd_year = 2019",
        f"allow_local = {str(allow_local).lower()}",
        "[speaking]",
        "turn_s = 180",
        "warning_s = 60",
        "[[agenda]]",
        'title = "Putaran usulan per kelurahan"',
        "planned_min = 90",
    ]
    for index, ((code, name, kecamatan, short), url) in enumerate(zip(SITES, urls, strict=False)):
        lines += [
            "[[site]]",
            'kind = "kelurahan"',
            f'code = "{code}"',
            f'name = "{name}"',
            f'kecamatan = "{kecamatan}"',
            f'short = "{short}"',
            f'main = "{url}"',
            *([f'sub = "{subs[index]}"'] if subs else []),
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class VirtualScreen:
    """An X server without a monitor."""

    def __init__(self, size: str = "3840x1080") -> None:
        self._size = size
        self._server: subprocess.Popen[bytes] | None = None
        self.name = ""

    def __enter__(self) -> VirtualScreen:
        read_end, write_end = os.pipe()
        # The server picks a free number and writes it when it is ready.
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as ready:
            self.name = f":{ready.readline().strip()}"
        assert self.name != ":", "Xvfb did not start"
        return self

    def __exit__(self, *_: object) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(10)

    def keys(self, *keys: str) -> None:
        """Press keys as a keyboard would; the window under the pointer gets them."""
        self._xdotool("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self._xdotool("type", "--delay", "15", text)

    def hold(self, key: str) -> None:
        """Press a key and keep it down."""
        self._xdotool("keydown", key)

    def let_go(self, key: str) -> None:
        """Let a key come up."""
        self._xdotool("keyup", key)

    def focus(self, title: str) -> None:
        """Give the keyboard to the window with this title."""
        self._xdotool("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def place(self, title: str, left: int, top: int, width: int, height: int) -> None:
        """Move the window with this title and give it this size, in pixels."""
        search = ("search", "--sync", "--onlyvisible", "--name", title)
        self._xdotool(*search, "windowmove", str(left), str(top), "windowsize", "--sync", str(width), str(height))

    def geometry(self, title: str) -> tuple[int, int, int, int]:
        """Return left, top, width and height of the window with this title, in pixels."""
        said = self._xdotool("search", "--sync", "--onlyvisible", "--name", title, "getwindowgeometry", "--shell")
        found = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
        return (int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"]))

    def _xdotool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.name},
            check=True,
            timeout=30,
            capture_output=True,
            text=True,
        ).stdout


class RunningRoom:
    """The program as a child process; its status file tells what it does, photographs show it if wanted."""

    def __init__(
        self,
        screen: VirtualScreen,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        photographed: bool = True,
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="room-"))
        self.status_file = self.folder / "status.json"
        self.shots = self.folder / "shots"
        self.data = self.folder / "data"
        self.log = self.folder / "log.txt"
        self._screen = screen
        self._arguments = [*arguments, "--status-json", str(self.status_file)]
        if photographed:
            self._arguments += ["--screenshots", str(self.shots)]
        self._environment = {
            **os.environ,
            **environment,
            "DISPLAY": screen.name,
            "QT_QPA_PLATFORM": "xcb",
            "RUANG_KENDALI_DATA": str(self.data),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> RunningRoom:
        """Start the program; what an earlier run said is forgotten."""
        self.status_file.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "main.py", *self._arguments],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        return self

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the program on the same data."""
        return subprocess.run(
            [sys.executable, "main.py", *arguments],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def status(self) -> dict[str, Any]:
        """Return the newest status; empty before the first."""
        try:
            return json.loads(self.status_file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def feeds(self) -> dict[str, dict[str, Any]]:
        """Return the feeds by their letters."""
        return {feed["short"]: feed for feed in self.status().get("feeds", [])}

    def wait_live(self, count: int, timeout_s: float = 30) -> float:
        """Wait until this many feeds are live."""

        def live() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, self.log.read_text(errors="replace")
            return sum(feed["state"] == "live" for feed in self.feeds().values()) >= count

        return wait_until(live, timeout_s, f"{count} live feeds; {self.states()}")

    def states(self) -> dict[str, str]:
        """Return the state of each feed."""
        return {short: feed["state"] for short, feed in self.feeds().items()}

    def stop(self, *, how: int = signal.SIGTERM, timeout_s: float = 20) -> int:
        """End the program and return its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout_s)


@contextlib.contextmanager
def running_room(
    screen: VirtualScreen,
    arguments: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    photographed: bool = True,
) -> Iterator[RunningRoom]:
    """Run the program and end it, whatever happens."""
    room = RunningRoom(screen, arguments, environment or {}, photographed=photographed).start()
    try:
        yield room
    finally:
        if room.process and room.process.poll() is None:
            try:
                room.stop()
            except subprocess.TimeoutExpired:
                room.process.kill()
                room.process.wait(10)
