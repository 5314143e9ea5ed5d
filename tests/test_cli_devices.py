"""Which sound devices and which session file the command line hands over."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.bootstrap import RoomOptions
from app.domain.sound import ChosenDevices
from app.settings.devices import save_devices
from app.settings.paths import DATA_VARIABLE, find_paths
from tests.settings.session_texts import SITE, TOP, write


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[RoomOptions]:
    """What rooms would be opened with; none is."""
    options: list[RoomOptions] = []

    def note(wanted: RoomOptions, *_: object) -> int:
        options.append(wanted)
        return 0

    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr(cli, "run_room", note)
    save_devices(find_paths().devices, ChosenDevices("HDMI", "USB Headset"))
    return options


def start(*arguments: str) -> None:
    assert CliRunner().invoke(cli.commands, list(arguments)).exit_code == 0


def test_devices_of_last_time_are_used_where_none_is_named(opened: list[RoomOptions], tmp_path: Path) -> None:
    session = write(tmp_path, TOP + SITE)
    start("--session", str(session))
    assert (opened[0].audio_device, opened[0].cue_device) == ("HDMI", "USB Headset")
    start("--session", str(session), "--audio-device", "Lain")
    assert (opened[1].audio_device, opened[1].cue_device) == ("Lain", "USB Headset")


def test_a_session_is_written_back_and_a_demonstration_is_not(opened: list[RoomOptions], tmp_path: Path) -> None:
    session = write(tmp_path, TOP + SITE)
    start("--session", str(session))
    start("--demo")
    start("--demo", "--session", str(session))
    assert [options.session_file for options in opened] == [session, None, None]
