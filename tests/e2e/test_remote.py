"""The remote control of a room that really runs: by `ctl`, by HTTP, and with its port taken."""

from __future__ import annotations

import json
import signal
import socket
from pathlib import Path

import pytest
import requests

from tests.e2e.room import RunningRoom, VirtualScreen, running_room, write_session
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import wait_until
from tests.streams.servers import RtspServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


def session_file(folder: Path, server: RtspServer, port: int) -> Path:
    file = write_session(folder / "uji.toml", [server.url("/0"), server.url("/0")])
    remote = f"[remote]\nenabled = true\nport = {port}\n"
    file.write_text(file.read_text(encoding="utf-8").replace("[speaking]", f"{remote}[speaking]"), encoding="utf-8")
    return file


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def holder(room: RunningRoom) -> str | None:
    return room.status().get("floor", {}).get("holder")


def test_a_room_is_controlled_from_afar(tmp_path: Path) -> None:
    units = make_units(ClipSpec(width=320, height=180, seconds=2.0), tmp_path, "site")
    port = free_port()
    with VirtualScreen() as screen, RtspServer({"/0": units}) as server:
        file = session_file(tmp_path, server, port)
        with running_room(screen, ["--session", str(file)], photographed=False) as room:
            room.wait_live(2)
            granted = room.run("ctl", "grant", "F2")
            assert (granted.returncode, granted.stderr) == (0, "")
            assert granted.stdout.startswith("Bicara: Bintara Jaya")
            wait_until(lambda: holder(room) == "32.75.02.1004", 3, "the floor in the status file")

            token = room.run("ctl", "token").stdout.strip()
            link = requests.Session()
            link.headers["Authorization"] = f"Bearer {token}"
            url = f"http://127.0.0.1:{port}"
            sites = link.get(f"{url}/v1/state", timeout=5).json()["sites"]
            assert [(site["short"], site["link"]) for site in sites] == [("PJG", "live"), ("BJY", "live")]
            with link.get(f"{url}/v1/events", timeout=5, stream=True) as events:
                lines = (line for line in events.iter_lines(chunk_size=None) if line.startswith(b"data: "))
                assert json.loads(next(lines)[6:])["floor"]["holder"]["short"] == "BJY"
                assert link.post(f"{url}/v1/commands", json={"command": "floor.release"}, timeout=5).ok
                while json.loads(next(lines)[6:])["floor"]["holder"] is not None:
                    pass
            refused = room.run("ctl", "next")
            assert (refused.returncode, refused.stderr) == (1, "Antrean kosong.\n")
            assert room.stop() == 0
            assert room.run("ctl", "state").returncode == 3
            assert token not in room.log.read_text(encoding="utf-8")
            assert not (room.data / "kendali.json").exists()


def test_a_port_in_use_and_a_room_that_was_killed(tmp_path: Path) -> None:
    units = make_units(ClipSpec(width=320, height=180, seconds=2.0), tmp_path, "site")
    with VirtualScreen() as screen, RtspServer({"/0": units}) as server, socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        file = session_file(tmp_path, server, other.getsockname()[1])
        with running_room(screen, ["--session", str(file)], photographed=False) as room:
            room.wait_live(2)
            assert room.run("ctl", "state").returncode == 3
            assert "sedang dipakai program lain" in room.log.read_text(encoding="utf-8")
            screen.focus("^Ruang Kendali")
            screen.keys("F1", "Return")
            wait_until(lambda: holder(room) == "32.75.06.1003", 3, "the session goes on")
            other.close()
            wait_until((room.data / "kendali.json").exists, 30, "it listens once the port is free")
            assert room.run("ctl", "state").returncode == 0
            assert room.process is not None
            room.process.send_signal(signal.SIGKILL)
            room.process.wait(10)
            assert (room.data / "kendali.json").exists()
            assert room.run("ctl", "state").returncode == 3
