"""The main job, end to end: twelve cameras, one floor, sound of the one that has it, a proposal, the minutes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import docx
import numpy as np
import psutil
import pytest
from PySide6.QtGui import QImage

from tests.e2e.room import SITES, RunningRoom, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer, tone_dbfs
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import wait_until
from tests.streams.servers import RtspServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

TONES_HZ = [300 + 110 * index for index in range(12)]
COLOURS = [
    (200, 60, 60), (60, 200, 60), (60, 60, 200), (200, 200, 60), (200, 60, 200), (60, 200, 200),
    (230, 130, 40), (130, 60, 200), (40, 130, 80), (150, 150, 150), (230, 180, 180), (90, 40, 40),
]  # fmt: skip


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("twelve")
    return [
        make_units(ClipSpec(width=640, height=360, seconds=2.0, colour=colour, tone_hz=tone), folder, f"site-{index}")
        for index, (colour, tone) in enumerate(zip(COLOURS, TONES_HZ, strict=True))
    ]


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as made:
        yield made


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseServer]:
    server = PulseServer("ruang")
    server.start()
    yield server
    server.close()


@pytest.fixture(scope="module")
def server(units: list[Path]) -> Iterator[RtspServer]:
    with RtspServer({f"/{index}": path for index, path in enumerate(units)}) as made:
        yield made


@pytest.fixture
def session_file(server: RtspServer, tmp_path: Path) -> Path:
    return write_session(tmp_path / "uji.toml", [server.url(f"/{index}") for index in range(12)])


@pytest.fixture
def room(screen: VirtualScreen, pulse: PulseServer, session_file: Path) -> Iterator[RunningRoom]:
    with running_room(screen, ["--session", str(session_file)], pulse.environment) as made:
        made.wait_live(12)
        yield made


def grant(screen: VirtualScreen, room: RunningRoom, key: str, code: str) -> None:
    screen.focus("^Ruang Kendali")
    screen.keys(key, "Return")
    wait_until(lambda: room.status()["floor"]["holder"] == code, 5, f"{code} on the floor")


def newest_shot(room: RunningRoom, name: str) -> QImage:
    """Return a photograph of a window that was taken after now."""
    path = room.shots / f"{name}.png"
    before = path.stat().st_mtime_ns if path.exists() else 0
    wait_until(lambda: path.exists() and path.stat().st_mtime_ns > before, 15, f"{name}.png")
    image = QImage(str(path))
    assert not image.isNull()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)[..., 2::-1]


def share_of(image: QImage, colour: tuple[int, int, int], tolerance: int = 16) -> float:
    """Return the share of the window that has about this colour."""
    distance = np.abs(pixels(image).astype(int) - np.array(colour)).max(axis=2)
    return float((distance <= tolerance).mean())


def heard(pulse: PulseServer, seconds: float = 1.5) -> dict[int, float]:
    """Return the level of every site's tone in the room's sound card."""
    recording = pulse.record("ruang", seconds)
    return {index: tone_dbfs(recording, tone) for index, tone in enumerate(TONES_HZ)}


def test_the_main_job(room: RunningRoom, screen: VirtualScreen, pulse: PulseServer, tmp_path: Path) -> None:
    # Twelve pictures on both windows: every site's own colour is there.
    wall, console = newest_shot(room, "wall"), newest_shot(room, "console")
    for colour in COLOURS:
        assert share_of(wall, colour) > 0.02, f"{colour} is missing on the wall"
        assert share_of(console, colour) > 0.008, f"{colour} is missing on the console"

    # Nobody has the floor: the room is silent, the meters are not.
    # A sound card may take its time to begin; the pictures do not wait for it.
    wait_until(lambda: all(-16 < feed["level_dbfs"] < -8 for feed in room.feeds().values()), 10, "all meters")
    assert max(heard(pulse).values()) < -55

    # F5, Enter: Kaliabang Tengah speaks, alone.
    grant(screen, room, "F5", "32.75.03.1001")
    tones = heard(pulse)
    assert tones[4] == pytest.approx(-12, abs=3)
    assert max(level for index, level in tones.items() if index != 4) < -50, tones
    wall = newest_shot(room, "wall")
    assert share_of(wall, COLOURS[4]) > 0.25, "the speaker is not large"
    assert share_of(wall, (255, 59, 59), 2) > 0.003, "no red frame"

    # Two others queue; Space is next.
    screen.keys("F1", "a", "F12", "a")
    wait_until(lambda: room.status()["floor"]["queue"] == ["32.75.06.1003", "32.75.09.1002"], 5, "the queue")
    screen.keys("space")
    wait_until(lambda: room.status()["floor"]["holder"] == "32.75.06.1003", 5, "the next speaker")
    tones = heard(pulse)
    assert tones[0] == pytest.approx(-12, abs=3)
    assert max(level for index, level in tones.items() if index != 0) < -50, tones

    # A proposal, typed while somebody speaks; a space in it must not move the floor.
    screen.keys("ctrl+n")
    screen.type("Ketua RW 12")
    screen.keys("Tab", "Tab", "Tab", "Tab")
    screen.type("Saluran tersumbat setiap hujan")
    screen.keys("Tab")
    screen.type("Normalisasi drainase")
    screen.keys("ctrl+Return")
    assert room.status()["floor"]["holder"] == "32.75.06.1003"

    # Esc leaves the form, the next Esc asks, Enter takes the floor back.
    screen.keys("Escape")
    screen.keys("Escape")
    assert room.status()["floor"]["holder"] == "32.75.06.1003"
    screen.keys("Return")
    wait_until(lambda: room.status()["floor"]["holder"] is None, 5, "the floor taken back")

    # The minutes, while the room runs.
    done = room.run("export", "uji", "--out", str(tmp_path / "notulen"))
    assert done.returncode == 0, done.stderr
    text = _text_of(tmp_path / "notulen" / "Notulen-uji.docx")
    for words in (
        "PJG-001",
        "Normalisasi drainase",
        "Saluran tersumbat setiap hujan",
        "Ketua RW 12",
        "Kaliabang Tengah",
    ):
        assert words in text, words
    assert (tmp_path / "notulen" / "Rekap-uji.xlsx").stat().st_size > 5000

    assert room.stop() == 0


def _text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_status_file_says_all_that_is_promised(room: RunningRoom) -> None:
    wait_until(lambda: len(room.status().get("processes", [])) >= 14, 10, "all processes")
    # A computer that is short of CPU leaves pictures out on purpose, and says so.
    wait_until(lambda: all(f["fps"] > 20 or f["thrift"] != "full" for f in room.feeds().values()), 20, "25 fps")
    status = room.status()
    feed = room.feeds()["PJG"]
    assert feed["site"] == "32.75.06.1003"
    assert (feed["stream"], feed["codec"], feed["width"], feed["height"]) == ("main", "h264", 640, 360)
    assert feed["audio_codec"] == "aac"
    assert 0 <= feed["frame_age_s"] < (1 if feed["thrift"] == "full" else 5)
    for key in ("fps", "bitrate_bps", "drops", "reconnects", "level_dbfs", "underruns", "diagnosis", "state"):
        assert key in feed
    assert status["floor"] == {
        "state": "idle", "holder": None, "speaker": None, "elapsed_s": None, "remaining_s": None, "phase": None,
        "queue": [], "turns": 0, "between": None, "closed": False, "mode": "operator",
    }  # fmt: skip
    wait_until(lambda: room.status()["audio"]["state"] == "playing", 10, room.log.read_text(errors="replace"))
    names = {process["name"] for process in status["processes"]}
    assert {"console", "audio", *(f"feed-{short}" for _, _, _, short in SITES)} <= names
    assert all(process["rss_mb"] > 5 for process in status["processes"])
    wait_until(
        lambda: room.status()["ui"]["paint_fps"] > 20 or all(f["thrift"] != "full" for f in room.feeds().values()),
        30,
        "the windows being painted",
    )


def test_the_room_survives_without_a_sound_card_and_plays_when_one_appears(
    screen: VirtualScreen, session_file: Path
) -> None:
    card = PulseServer("ruang")
    try:
        with running_room(screen, ["--session", str(session_file)], card.environment) as room:
            room.wait_live(12)
            wait_until(lambda: room.status()["audio"]["state"] == "missing", 10, "no device")
            assert room.feeds()["PJG"]["level_dbfs"] > -20, "meters need no sound card"
            card.start()
            wait_until(lambda: room.status()["audio"]["state"] == "playing", 10, "sound")
            grant(screen, room, "F2", "32.75.02.1004")
            wait_until(lambda: heard(card)[1] > -16, 10, "the tone of Bintara Jaya")
            card.stop()
            wait_until(lambda: room.status()["audio"]["state"] == "missing", 10, "the loss")
            assert room.states()["PJG"] == "live"
    finally:
        card.close()


def test_a_killed_program_leaves_nothing_behind_and_comes_back_as_it_was(
    room: RunningRoom, screen: VirtualScreen, pulse: PulseServer, session_file: Path
) -> None:
    grant(screen, room, "F3", "32.75.01.1004")
    assert room.process is not None
    children = psutil.Process(room.process.pid).children(recursive=True)
    assert len(children) >= 13
    room.stop(how=signal.SIGKILL)
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not alive, alive
    room.start()
    room.wait_live(12)
    wait_until(lambda: room.status()["floor"]["holder"] == "32.75.01.1004", 5, "the floor as it was")
    assert "berhenti mendadak" not in room.log.read_text(errors="replace")
    # A worker killed by hand is replaced; the other eleven do not notice.
    before = {short: feed["reconnects"] for short, feed in room.feeds().items()}
    victim = next(p for p in room.status()["processes"] if p["name"] == "feed-JTW")
    os.kill(victim["pid"], signal.SIGKILL)
    wait_until(lambda: room.feeds()["JTW"]["reconnects"] > before["JTW"], 10, "a new worker")
    room.wait_live(12)
    after = {short: feed["reconnects"] for short, feed in room.feeds().items()}
    assert {s: n for s, n in after.items() if s != "JTW"} == {s: n for s, n in before.items() if s != "JTW"}
    assert room.stop() == 0


def test_check_feeds_tells_good_from_bad(screen: VirtualScreen, server: RtspServer, tmp_path: Path) -> None:
    # It is run before a session, when nothing else decodes.
    room = RunningRoom(screen, [], {})
    good = write_session(tmp_path / "baik.toml", [server.url("/0"), server.url("/1")])
    done = room.run("check-feeds", str(good))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "h264 640x360" in done.stdout
    assert "aac 48 kHz" in done.stdout
    bad = write_session(tmp_path / "buruk.toml", [server.url("/0"), server.url("/tidak-ada")])
    done = room.run("check-feeds", str(bad), "--timeout", "6")
    assert done.returncode == 1
    assert "GAGAL" in done.stdout
    assert "alamat siaran tidak ada" in done.stdout
