"""From an empty computer to a running session, with the keyboard alone and without a line of TOML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings.session_file import load_session
from tests.e2e.room import VirtualScreen, running_room
from tests.sound.pulse import PulseServer
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import wait_until
from tests.streams.servers import RtspServer

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

_SITES = 12
_WINDOW = "^Ruang Kendali"


@pytest.fixture
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as made:
        yield made


@pytest.fixture
def pulse() -> Iterator[PulseServer]:
    server = PulseServer("ruang")
    server.start()
    yield server
    server.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RtspServer]:
    units = make_units(ClipSpec(width=640, height=360, seconds=2.0), tmp_path, "site")
    with RtspServer({f"/{number}": units for number in range(1, _SITES + 1)}) as made:
        yield made


def test_a_session_is_made_and_opened(screen: VirtualScreen, pulse: PulseServer, server: RtspServer) -> None:
    with running_room(screen, [], pulse.environment) as room:
        screen.focus(_WINDOW)
        # "Buat sesi baru" has the keyboard, as there is nothing else yet.
        screen.keys("Return", "ctrl+a")
        screen.type("Musrenbang Uji")
        screen.keys("alt+3")
        screen.type(server.url("/{n}"))
        screen.keys("Return")
        kept = room.data / "sesi-belum-selesai.json"
        wait_until(lambda: kept.exists() and "/12" in kept.read_text(encoding="utf-8"), 10, "the draft on the disk")
        screen.keys("ctrl+Return")
        room.wait_live(_SITES)
        (made,) = (room.data / "sesi").glob("*.toml")
        session = load_session(made)
        assert session.title == "Musrenbang Uji"
        assert [site.main.url for site in session.sites] == [server.url(f"/{n}") for n in range(1, _SITES + 1)]
        assert room.status()["session"]["id"] == session.session_id
        assert not kept.exists()
        assert room.stop() == 0


def test_the_list_of_sessions_ends_when_it_is_asked_to(screen: VirtualScreen, pulse: PulseServer) -> None:
    with running_room(screen, [], pulse.environment) as room:
        screen.focus(_WINDOW)
        screen.keys("shift+Tab")
        assert room.stop() == 0
        assert not room.status()
