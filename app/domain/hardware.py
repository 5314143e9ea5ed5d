"""Decoding by a graphics processor: the words of the setting, and in which order devices are tried. Pure."""

from __future__ import annotations

from collections.abc import Collection

OFF = "off"
AUTO = "auto"
SOFTWARE = "software"
"""What decodes while no device does; the name in the status file."""

DEVICE_TYPES = ("cuda", "d3d11va", "d3d12va", "dxva2", "qsv", "amf", "vaapi", "vdpau", "videotoolbox", "vulkan")
"""FFmpeg's names of the devices that can decode. Which of them this computer has is asked elsewhere."""

_NAMED_DECODERS = frozenset({"qsv", "amf"})
"""Devices with decoders of their own name (`h264_qsv`); the others help FFmpeg's own decoder."""

# What a system's own interface offers comes before what belongs to one maker's driver.
_PREFERRED = {
    "win32": ("d3d11va", "cuda", "qsv", "amf", "dxva2"),
    "darwin": ("videotoolbox",),
    "linux": ("vaapi", "cuda", "qsv", "vdpau"),
}


def is_setting(text: str) -> bool:
    """Tell whether `text` may stand for the setting on some computer, though perhaps not on this one."""
    return text in (OFF, AUTO) or text in DEVICE_TYPES


def devices_to_try(setting: str, offered: Collection[str], platform: str) -> tuple[str, ...]:
    """Return the devices to try in turn. `offered` is what libav was built with, `platform` is `sys.platform`.

    - A device that was named is the only one, and is tried only if libav knows it.
    - AUTO tries what is usual on the system; OFF nothing.
    """
    if setting == AUTO:
        return tuple(device for device in _PREFERRED.get(platform, ()) if device in offered)
    return (setting,) if setting in DEVICE_TYPES and setting in offered else ()


def decoder_name(codec: str, device: str) -> str:
    """Return the name of the decoder that uses `device` for a codec of this name."""
    return f"{codec}_{device}" if device in _NAMED_DECODERS else codec
