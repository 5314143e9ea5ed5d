"""The mixer process with a device that opens and never asks for sound, and shows it at once."""

from __future__ import annotations

from app.audio.device import Render
from app.audio.orders import AudioSetup
from app.audio.worker import run_with
from app.process.child import ParentLink


class MuteDevice:
    """As a real one, but nobody has to wait two seconds to find it silent."""

    rate_hz = 48_000
    channels = 2
    callback_ns = 0
    underruns = 0
    longest_render_ns = 0
    longest_wait_ns = 0
    latency_ns = 0
    was_asked = False
    silent_for_s = 5.0

    def __init__(self, name: str, render: Render) -> None:
        del render
        self.name = name or "default"

    def close(self) -> None:
        """Nothing is open."""


def run(link: ParentLink, setup: AudioSetup) -> None:
    """Entry point of the process."""
    run_with(link, setup, MuteDevice)
