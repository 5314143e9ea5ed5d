from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import ExternalError
from app.settings.panels import load_panels, save_panels
from app.settings.paths import find_paths


def test_the_places_of_last_time_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "panel.toml"
    assert load_panels(path) == {}
    places = {"catat": (1920, 40, 700, 500), "papan": (-300, 0, 960, 540)}
    save_panels(path, places)
    assert load_panels(path) == places
    save_panels(path, {})
    assert load_panels(path) == {}


@pytest.mark.parametrize("content", [b"catat = [", b"\xff\xfe"])
@pytest.mark.expected_log("cannot be read")
def test_a_damaged_file_never_keeps_the_room_from_opening(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "panel.toml"
    path.write_bytes(content)
    assert load_panels(path) == {}


def test_what_is_no_place_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "panel.toml"
    path.write_text('a = 3\nb = [1, 2, 3]\nc = [1, 2, 3, "x"]\nd = [true, 2, 3, 4]\ncatat = [1, 2, 3, 4]\n')
    assert load_panels(path) == {"catat": (1, 2, 3, 4)}


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(ExternalError, match="tidak dapat disimpan"):
        save_panels(tmp_path / "data" / "panel.toml", {})


def test_they_lie_with_the_data_of_this_computer() -> None:
    paths = find_paths({})
    assert paths.panels.parent == paths.data
