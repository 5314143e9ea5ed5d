"""The process that looks at the sound outputs, or at one of them, and ends."""

from __future__ import annotations

import sounddevice

from app.audio.device import check_device, quiet_stderr
from app.audio.outputs import Output, Outputs, Probe, ProbeResult
from app.process.child import ParentLink


def run(link: ParentLink, setup: None) -> None:
    """Entry point of the process."""
    del setup
    try:
        with quiet_stderr():
            default = sounddevice.default.device[1]
            found = tuple(
                Output(str(device["name"]), int(device["max_output_channels"]), number == default)
                for number, device in enumerate(sounddevice.query_devices())
                if device["max_output_channels"] > 0
            )
    except sounddevice.PortAudioError as error:
        link.send(Outputs((), str(error)))
    else:
        link.send(Outputs(found))


def probe(link: ParentLink, setup: Probe) -> None:
    """Entry point of the process that finds out whether one device is there and can be opened."""
    try:
        with quiet_stderr():
            check_device(setup.name)
    except (sounddevice.PortAudioError, ValueError):
        link.send(ProbeResult(is_there=False))
    else:
        link.send(ProbeResult(is_there=True))
