"""A real device on a real sound server that is told to refuse 48 kHz."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import sounddevice

from app.audio.device import OutputDevice, refresh_devices
from app.shm.ring import SAMPLE_RATE
from tests.sound.pulse import PulseServer, tone_dbfs
from tests.streams.feeds import wait_until


class Tone:
    """500 Hz at 48 kHz, and how much of it was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def render(self, out: np.ndarray) -> None:
        times = np.arange(self.asked, self.asked + len(out)) / SAMPLE_RATE
        out[:] = 0.14 * np.sin(2 * np.pi * 500 * times)
        self.asked += len(out)


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    server = PulseServer("lama", options={"lama": "rate=44100 channels=1"})
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.start()
    yield server
    server.close()


def test_a_device_that_refuses_48_khz_is_opened_at_its_own_rate(
    pulse: PulseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_device: int, _channels: int, _kind: str, *, samplerate: int) -> None:
        if samplerate == SAMPLE_RATE:
            raise sounddevice.PortAudioError("Invalid sample rate")

    monkeypatch.setattr(sounddevice, "check_output_settings", check)
    refresh_devices()
    tone = Tone()
    device = OutputDevice("lama", tone.render)
    try:
        assert device.rate_hz == 44_100
        wait_until(lambda: tone_dbfs(pulse.record("lama", 0.5), 500.0) == pytest.approx(-20, abs=1), 10, "the tone")
        assert tone_dbfs(pulse.record("lama", 0.5), 500.0 * 44.1 / 48) < -50, "played at a wrong pitch"
    finally:
        device.close()
