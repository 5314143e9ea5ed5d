"""Ask which devices of this computer can decode, in a process of its own: libav and drivers stay out of ours."""

from __future__ import annotations

import time
from dataclasses import dataclass

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP
from app.process.child import Child

ENTRY = "app.video.hardware_list_worker:run"
_LIMIT_S = 20.0


@dataclass(frozen=True, slots=True)
class DecodingDevice:
    """A device that libav was built for; `problem` says why it cannot be used here, "" if it can."""

    name: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DecodingDevices:
    """The worker's answer."""

    found: tuple[DecodingDevice, ...]


def list_devices() -> tuple[DecodingDevice, ...]:
    """Return the devices that libav could decode with. Raises ExternalError if a driver takes the answer along."""
    child = Child("hardware-list", ENTRY, None)
    until_s = time.monotonic() + _LIMIT_S
    try:
        while time.monotonic() < until_s:
            is_alive = child.is_alive
            for message in child.received():
                if isinstance(message, DecodingDevices):
                    return message.found
            if not is_alive:
                break
            time.sleep(0.02)
    finally:
        child.ask_to_stop()
        child.kill()
    raise ExternalError(
        QT_TRANSLATE_NOOP("doctor", "Penggerak kartu grafis tidak menjawab atau berhenti mendadak."),
        QT_TRANSLATE_NOOP("doctor", 'Biarkan hardware_decoding = "off", atau perbarui penggerak kartu grafis.'),
    )
