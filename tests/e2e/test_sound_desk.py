"""The operator's keys for the sound, from the keyboard to two sound cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.room import RunningRoom, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer, tone_dbfs
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import wait_until
from tests.streams.servers import RtspServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

TONES_HZ = (440.0, 620.0, 830.0)
_QUIET_DBFS = -50


def heard(pulse: PulseServer, sink: str) -> list[int]:
    """Return which sites (from 1) are heard on a sound card."""
    recording = pulse.record(sink, 0.5)
    return [number for number, tone in enumerate(TONES_HZ, start=1) if tone_dbfs(recording, tone) > _QUIET_DBFS]


def wait_heard(pulse: PulseServer, sink: str, sites: list[int]) -> None:
    wait_until(lambda: heard(pulse, sink) == sites, 8, f"{sites} on {sink}")


def desk(room: RunningRoom) -> dict[str, object]:
    return room.status()["audio"]["desk"]


def test_keys_reach_the_hall_and_the_headphones(tmp_path: Path) -> None:
    units = [
        make_units(ClipSpec(width=320, height=180, seconds=2.0, tone_hz=tone), tmp_path, f"site-{index}")
        for index, tone in enumerate(TONES_HZ)
    ]
    pulse = PulseServer("ruang", "telinga")
    pulse.start()
    try:
        with VirtualScreen() as screen, RtspServer({f"/{i}": path for i, path in enumerate(units)}) as server:
            file = write_session(tmp_path / "uji.toml", [server.url(f"/{index}") for index in range(3)])
            file.write_text('chair_site = "32.75.06.1003"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
            options = ["--session", str(file), "--audio-device", "ruang", "--cue-device", "telinga"]
            with running_room(screen, options, pulse.environment, photographed=False) as room:
                room.wait_live(3)
                screen.focus("^Ruang Kendali")
                screen.keys("F2", "Return", "F3", "d")
                wait_heard(pulse, "ruang", [1, 2])
                wait_heard(pulse, "telinga", [3])
                screen.hold("k")
                wait_heard(pulse, "ruang", [1])
                screen.let_go("k")
                wait_until(lambda: desk(room)["priority"] is False, 3, "the end of the priority")
                screen.keys("ctrl+shift+m")
                wait_heard(pulse, "ruang", [])
                assert heard(pulse, "telinga") == [3]
                wait_until(lambda: desk(room)["panic"] is True, 3, "the status file")
                assert desk(room)["cue"] == ["32.75.01.1004"]
    finally:
        pulse.close()
