"""Ask for the sound outputs of this computer, in a process of its own: PortAudio stays out of ours."""

from __future__ import annotations

import time
from dataclasses import dataclass

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP
from app.process.child import Child

ENTRY = "app.audio.outputs_worker:run"
_LIMIT_S = 15.0


@dataclass(frozen=True, slots=True)
class Output:
    """A device that can play."""

    name: str
    channels: int
    is_default: bool


@dataclass(frozen=True, slots=True)
class Outputs:
    """The worker's answer; `problem` is empty if the list could be read."""

    found: tuple[Output, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Probe:
    """The question whether the device of this name is there."""

    name: str


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """The answer: it is there and lets itself be opened, or not."""

    is_there: bool


def list_outputs() -> tuple[Output, ...]:
    """Return the devices that can play. Raises ExternalError if the sound system does not answer."""
    child = Child("audio-list", ENTRY, None)
    until_s = time.monotonic() + _LIMIT_S
    try:
        while time.monotonic() < until_s:
            for message in child.received():
                if isinstance(message, Outputs):
                    if message.problem:
                        raise ExternalError(message.problem)
                    return message.found
            if not child.is_alive and not child.received():
                break
            time.sleep(0.05)
    finally:
        child.ask_to_stop()
        child.kill()
    raise ExternalError(
        QT_TRANSLATE_NOOP("doctor", "Sistem suara tidak menjawab."),
        QT_TRANSLATE_NOOP("doctor", "Periksa apakah pustaka PortAudio (libportaudio2) terpasang."),
    )
