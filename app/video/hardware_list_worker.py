"""The process that tries each decoding device once and ends."""

from __future__ import annotations

import av.logging

from app.process.child import ParentLink
from app.video.hardware import offered_devices, try_device
from app.video.hardware_list import DecodingDevice, DecodingDevices


def run(link: ParentLink, setup: None) -> None:
    """Entry point of the process."""
    del setup
    av.logging.set_level(None)
    link.send(DecodingDevices(tuple(DecodingDevice(name, try_device(name)) for name in offered_devices())))
