"""Clips that several tests share, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.streams.clip import ClipSpec, make_units, write_container

SMALL = ClipSpec(width=640, height=360, seconds=2.0)
OTHER_SIZE = ClipSpec(width=480, height=270, seconds=2.0, colour=(160, 60, 40), tone_hz=880)


@pytest.fixture(scope="session")
def clip_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="session")
def small_clip(clip_folder: Path) -> Path:
    """A container file: 640×360, 25 fps, H.264 and AAC."""
    return write_container(SMALL, clip_folder / "small.mp4")


@pytest.fixture(scope="session")
def small_units(clip_folder: Path) -> Path:
    """The same for the RTSP server."""
    return make_units(SMALL, clip_folder, "small-units")


@pytest.fixture(scope="session")
def other_size_units(clip_folder: Path) -> Path:
    """Another size and colour for the RTSP server."""
    return make_units(OTHER_SIZE, clip_folder, "other-size")
