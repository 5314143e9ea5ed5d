"""The mixer process on a real sound server: it plays, it is replaced, it falls back and comes back."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.bus import TONE_HZ
from app.audio.outputs import list_outputs
from app.audio.supervisor import AudioSupervisor
from app.domain.identity import SiteId
from app.domain.sound import Bus, DeviceState
from app.shm.ring import SAMPLE_RATE, AudioRing
from tests.sound.pulse import PulseServer, tone_dbfs
from tests.streams.feeds import wait_until
from tests.waiting import wait_for

TONES_HZ = {SiteId("a"): 500.0, SiteId("b"): 900.0}


class ToneFeeds:
    """Writes a tone into a ring for each site, as feed workers would."""

    def __init__(self) -> None:
        self.rings = {site_id: AudioRing.create() for site_id in TONES_HZ}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tones")
        self._thread.start()

    def names(self) -> dict[SiteId, str]:
        return {site_id: ring.name for site_id, ring in self.rings.items()}

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        for ring in self.rings.values():
            ring.close()

    def _run(self) -> None:
        started_s, written = time.monotonic(), 0
        while not self._stop.wait(0.01):
            due = int((time.monotonic() - started_s) * SAMPLE_RATE)
            times = np.arange(written, due) / SAMPLE_RATE
            for site_id, tone in TONES_HZ.items():
                samples = (0.14 * np.sin(2 * np.pi * tone * times)).astype(np.float32)
                self.rings[site_id].write(samples, pts_us=0, arrived_ns=0)
            written = due


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    server = PulseServer("ruang", "kepala", "lama", options={"lama": "rate=44100 channels=1"})
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    yield server
    server.close()


@pytest.fixture
def tones() -> Iterator[ToneFeeds]:
    feeds = ToneFeeds()
    yield feeds
    feeds.close()


@pytest.fixture
def mixer(tones: ToneFeeds) -> Iterator[AudioSupervisor]:
    supervisor = AudioSupervisor(tones.names())
    yield supervisor
    supervisor.close()


def wait_for_device(mixer: AudioSupervisor, state: DeviceState, timeout_s: float = 15) -> None:
    wait_until(lambda: mixer.status().state is state, timeout_s, f"{state}; now {mixer.status()}")


def heard(pulse: PulseServer, sink: str = "ruang") -> list[float]:
    recording = pulse.record(sink, 1.0)
    return [tone_dbfs(recording, tone) for tone in TONES_HZ.values()]


def test_the_room_hears_the_open_site_and_no_other(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.open_sites([SiteId("a")])
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse)[0] > -22, 10, "the tone of a")
    assert heard(pulse)[1] < -60
    mixer.open_sites([SiteId("b")])
    wait_until(lambda: heard(pulse)[0] < -60, 10, "a is silent")
    assert heard(pulse)[1] == pytest.approx(-20, abs=2)
    levels = mixer.levels()
    assert [level.rms_dbfs for level in levels] == pytest.approx([-20, -20], abs=1.5)


def test_without_a_sound_card_it_meters_and_plays_when_one_appears(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    mixer.open_sites([SiteId("a")])
    mixer.start()
    wait_for_device(mixer, DeviceState.MISSING)
    wait_until(lambda: mixer.levels()[0].rms_dbfs > -22, 5, "levels without a card")
    pulse.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse)[0] > -22, 10, "the tone")
    # What happens in a device's first seconds is judged more mildly; after them its waits are measured.
    wait_until(lambda: mixer.status().longest_wait_ms > 0, 20, "a settled device")
    pulse.stop()
    wait_for_device(mixer, DeviceState.MISSING, 1.0)
    assert mixer.levels()[0].rms_dbfs > -23
    pulse.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse)[0] > -22, 10, "the tone after the card came back")


def test_a_killed_mixer_is_replaced_with_its_gates_as_they_were(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    mixer.open_sites([SiteId("b")])
    wait_until(lambda: heard(pulse)[1] > -22, 10, "the tone of b")
    pid = mixer.pids()["audio"]
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: mixer.pids().get("audio") not in (None, pid), 10, "a new mixer")
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse)[1] > -22, 10, "the tone of b again")
    assert heard(pulse)[0] < -60


def test_a_hanging_mixer_is_replaced(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    mixer.start()
    wait_for_device(mixer, DeviceState.MISSING)
    pid = mixer.pids()["audio"]
    os.kill(pid, signal.SIGSTOP)
    wait_until(lambda: mixer.pids().get("audio") not in (None, pid), 15, "a new mixer")
    wait_for_device(mixer, DeviceState.MISSING)


def test_a_chosen_device_that_is_not_there_falls_back_and_says_so(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.use_device("Perangkat Khayalan")
    mixer.start()
    wait_for_device(mixer, DeviceState.FALLBACK)
    mixer.use_device("")
    wait_for_device(mixer, DeviceState.PLAYING)


def test_the_operator_listens_on_another_device_to_what_the_room_does_not_hear(
    pulse: PulseServer, mixer: AudioSupervisor
) -> None:
    pulse.start()
    mixer.open_sites([SiteId("a")])
    mixer.cue_sites([SiteId("b")])
    mixer.use_device("ruang")
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    assert mixer.cue_status() is None
    assert set(mixer.pids()) == {"audio"}
    mixer.use_device("kepala", Bus.CUE)
    wait_until(lambda: heard(pulse, "kepala")[1] > -22, 15, "the tone of b in the headphones")
    assert heard(pulse, "kepala")[0] < -60
    wait_until(lambda: heard(pulse)[0] > -22, 10, "the tone of a in the room")
    assert heard(pulse)[1] < -60
    status = mixer.cue_status()
    assert status is not None
    assert status.device == "kepala"
    assert status.rms_dbfs == pytest.approx(-20, abs=1.5)
    mixer.panic(muted=True)
    wait_until(lambda: heard(pulse)[0] < -60, 5, "the room is silent")
    wait_until(lambda: heard(pulse, "kepala")[1] > -22, 10, "the tone of b still in the headphones")
    os.kill(mixer.pids()["audio-cue"], signal.SIGKILL)
    wait_until(lambda: heard(pulse, "kepala")[1] > -22, 15, "the tone after the player was replaced")
    mixer.use_device("", Bus.CUE)
    wait_until(lambda: set(mixer.pids()) == {"audio"}, 5, "no player without a device")


def test_priority_and_panic_last_as_long_as_they_are_held(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.open_sites([SiteId("a")])
    mixer.chair_sites([SiteId("b")])
    mixer.bus_level(Bus.ROOM, -6.0)
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse)[1] > -28, 10, "the chair")
    # Equally loud, so the chair's ten decibels of priority tell: a has −10.4, b −0.4, and the bus −6.
    wait_until(lambda: heard(pulse) == pytest.approx([-36.4, -26.4], abs=1.5), 10, "the shares")
    mixer.chair_priority(held=True)
    wait_until(lambda: heard(pulse)[0] < -60, 5, "only the chair")
    assert heard(pulse)[1] == pytest.approx(-26, abs=1)
    mixer.chair_priority(held=False)
    wait_until(lambda: heard(pulse)[0] > -38, 5, "the holder again")
    mixer.panic(muted=True)
    wait_until(lambda: max(heard(pulse)) < -60, 5, "silence")
    mixer.panic(muted=False)
    wait_until(lambda: heard(pulse)[1] > -28, 5, "the chair again")


def test_a_test_tone_sounds_for_its_seconds_and_then_ends(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    mixer.test_tone(Bus.ROOM, 4.0)
    wait_until(lambda: tone_dbfs(pulse.record("ruang", 0.5), TONE_HZ) == pytest.approx(-20, abs=1), 4, "the test tone")
    wait_until(lambda: tone_dbfs(pulse.record("ruang", 0.5), TONE_HZ) < -60, 6, "its end")


def test_a_mono_device_at_another_rate_is_played_on(pulse: PulseServer, mixer: AudioSupervisor) -> None:
    pulse.start()
    mixer.open_sites([SiteId("a")])
    mixer.use_device("lama")
    mixer.start()
    wait_for_device(mixer, DeviceState.PLAYING)
    wait_until(lambda: heard(pulse, "lama")[0] == pytest.approx(-20, abs=1), 10, "the tone of a")


def test_a_chosen_device_that_comes_back_is_played_on_again(mixer: AudioSupervisor, pulse: PulseServer) -> None:
    pulse.start()
    pulse.pactl("unload-module", pulse.module_of("kepala"))
    mixer.open_sites([SiteId("a")])
    mixer.use_device("kepala")
    mixer.start()
    wait_for_device(mixer, DeviceState.FALLBACK)
    wait_until(lambda: heard(pulse)[0] > -22, 10, "the tone on the default device")
    pid = mixer.pids()["audio"]
    pulse.pactl("load-module", "module-null-sink", "sink_name=kepala", "rate=48000")
    wait_for_device(mixer, DeviceState.PLAYING, 20)
    wait_until(lambda: heard(pulse, "kepala")[0] > -22, 10, "the tone on the chosen device")
    assert mixer.pids()["audio"] == pid


def test_a_device_that_never_asks_for_sound_restarts_the_process_at_the_pace_of_restarts(
    tones: ToneFeeds,
) -> None:
    supervisor = AudioSupervisor(tones.names(), entry="tests.audio.mute_device:run")
    begun_s: dict[int, float] = {}

    def four_lives() -> bool:
        pid = supervisor.pids().get("audio")
        if pid:
            begun_s.setdefault(pid, time.monotonic())
        return len(begun_s) == 4

    try:
        supervisor.start()
        wait_for(four_lives, "four processes, one after the other")
    finally:
        supervisor.close()
    first_s, *_, last_s = begun_s.values()
    # Each life lasts a second at least (two openings a second apart), and the pauses are 0, 0.5 and 1 s.
    assert last_s - first_s > 3 * 1.0 + 0.5 + 1.0


def test_outputs_are_listed_in_a_process_of_their_own(pulse: PulseServer) -> None:
    pulse.start()
    assert any(output.is_default for output in list_outputs())
