from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import ExternalError
from app.settings.look import load_look, save_look
from app.settings.paths import find_paths
from app.ui.theme.tokens import Look, look_named


@pytest.mark.parametrize("look", list(Look))
def test_the_choice_of_last_time_is_found_again(look: Look, tmp_path: Path) -> None:
    path = tmp_path / "data" / "tampilan.toml"
    assert load_look(path) == ""
    save_look(path, look.value)
    assert look_named(load_look(path)) is look


@pytest.mark.parametrize("content", [b"tampilan = ", b"\xff\xfe"])
@pytest.mark.expected_log("cannot be read")
def test_a_damaged_file_never_keeps_the_room_from_opening(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tampilan.toml"
    path.write_bytes(content)
    assert load_look(path) == ""


@pytest.mark.parametrize("content", ["tampilan = 3", 'tampilan = "ungu"', "lain = 1"])
def test_a_name_nobody_knows_means_the_usual_look(content: str, tmp_path: Path) -> None:
    path = tmp_path / "tampilan.toml"
    path.write_text(content)
    assert look_named(load_look(path)) is Look.DARK


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(ExternalError, match="tidak dapat disimpan"):
        save_look(tmp_path / "data" / "tampilan.toml", Look.LIGHT.value)


def test_it_lies_with_the_data_of_this_computer() -> None:
    paths = find_paths({})
    assert paths.look.parent == paths.data
