from __future__ import annotations

import pytest

from app.domain.hardware import AUTO, DEVICE_TYPES, OFF, decoder_name, devices_to_try, is_setting


@pytest.mark.parametrize(
    ("setting", "offered", "platform", "tried"),
    [
        (OFF, DEVICE_TYPES, "linux", ()),
        ("cuda", ("cuda", "qsv"), "linux", ("cuda",)),
        ("qsv", ("cuda", "qsv"), "win32", ("qsv",)),
        # What another computer has is not tried here, and nothing else in its place.
        ("vaapi", ("cuda", "qsv"), "linux", ()),
        ("nonsense", ("nonsense",), "linux", ()),
        (AUTO, ("cuda", "qsv", "drm", "amf"), "linux", ("cuda", "qsv")),
        (AUTO, ("cuda", "vaapi"), "linux", ("vaapi", "cuda")),
        (AUTO, ("cuda", "dxva2", "d3d11va", "qsv"), "win32", ("d3d11va", "cuda", "qsv", "dxva2")),
        (AUTO, ("videotoolbox",), "darwin", ("videotoolbox",)),
        (AUTO, ("cuda",), "aix", ()),
        (AUTO, (), "linux", ()),
    ],
)
def test_devices_are_tried_in_turn(
    setting: str, offered: tuple[str, ...], platform: str, tried: tuple[str, ...]
) -> None:
    assert devices_to_try(setting, offered, platform) == tried


def test_a_setting_is_a_word_that_some_computer_knows() -> None:
    assert all(is_setting(word) for word in (OFF, AUTO, *DEVICE_TYPES))
    assert not any(is_setting(word) for word in ("", "on", "CUDA", "gpu", "drm", "software"))


def test_some_devices_have_decoders_of_their_own() -> None:
    assert decoder_name("h264", "qsv") == "h264_qsv"
    assert decoder_name("hevc", "amf") == "hevc_amf"
    assert decoder_name("h264", "cuda") == "h264"
    assert decoder_name("h264", "d3d11va") == "h264"
