from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import ExternalError
from app.domain.sound import Bus, ChosenDevices
from app.settings.devices import load_devices, save_devices
from app.settings.paths import find_paths


def test_the_choice_of_last_time_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "perangkat.toml"
    assert load_devices(path) == ChosenDevices()
    chosen = ChosenDevices('HDMI "kiri" \\ 1', "USB: headphone (hw:1,0)")
    save_devices(path, chosen)
    assert load_devices(path) == chosen
    save_devices(path, chosen.with_device(Bus.CUE, ""))
    assert load_devices(path) == ChosenDevices(room='HDMI "kiri" \\ 1')


@pytest.mark.parametrize("content", [b"ruang = ", b"\xff\xfe"])
@pytest.mark.expected_log("cannot be read")
def test_a_damaged_file_never_keeps_the_room_from_opening(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "perangkat.toml"
    path.write_bytes(content)
    assert load_devices(path) == ChosenDevices()


def test_only_names_are_names(tmp_path: Path) -> None:
    path = tmp_path / "perangkat.toml"
    path.write_text('ruang = 3\nheadphone = "USB"\n')
    assert load_devices(path) == ChosenDevices("", "USB")


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(ExternalError, match="tidak dapat disimpan"):
        save_devices(tmp_path / "data" / "perangkat.toml", ChosenDevices("x", ""))


def test_it_lies_with_the_data_of_this_computer() -> None:
    paths = find_paths({})
    assert paths.devices.parent == paths.data
