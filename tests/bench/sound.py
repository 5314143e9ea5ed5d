"""The bars of the sound: how fast the room switches, and whether it ever has a gap."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping

import numpy as np

from app.audio.supervisor import AudioSupervisor
from app.domain.identity import SiteId
from app.domain.sound import Bus, DeviceState
from app.shm.ring import SAMPLE_RATE, AudioRing
from tests.bench.figures import Figures
from tests.bench.processes import cpu_s, family
from tests.sound.pulse import RATE, PulseServer
from tests.streams.feeds import wait_until

SITES = 12
UNDERRUN_SECONDS = "RUANG_KENDALI_BENCH_UNDERRUNS_S"
_SETTLED_S = 4.0
_HOLD_S = 0.6
_TONE_AMPLITUDE = 0.14


def _blackman_harris(count: int) -> np.ndarray:
    """Return Harris's four-term window (1978): side lobes at -92 dB."""
    turns = 2 * np.pi * np.arange(count) / count
    return np.asarray(0.35875 - 0.48829 * np.cos(turns) + 0.14128 * np.cos(2 * turns) - 0.01168 * np.cos(3 * turns))


_WINDOW = RATE // 50
_HOP = RATE // 200
_SHAPE = _blackman_harris(_WINDOW)
"""20 ms: tones 200 Hz apart are four bins apart, where this window has fallen by 92 dB. A window without
a shape finds neighbours that are not there as soon as a resampler plays a tone 0.02 % faster, as ours does."""


def _tone_hz(number: int) -> float:
    return 400.0 + 200.0 * number


@contextlib.contextmanager
def _tones() -> Iterator[Mapping[SiteId, str]]:
    """Write a tone of its own into twelve rings, as feed workers would: 20 ms at a time."""
    rings = {SiteId(f"situs-{number}"): AudioRing.create() for number in range(SITES)}
    stop = threading.Event()

    def run() -> None:
        started_s, written = time.monotonic(), 0
        while not stop.wait(0.01):
            due = int((time.monotonic() - started_s) * SAMPLE_RATE)
            times = np.arange(written, due) / SAMPLE_RATE
            for number, ring in enumerate(rings.values()):
                sound = _TONE_AMPLITUDE * np.sin(2 * np.pi * _tone_hz(number) * times)
                ring.write(sound.astype(np.float32), written * 1_000_000 // SAMPLE_RATE, time.monotonic_ns())
            written = due

    thread = threading.Thread(target=run, name="tones")
    thread.start()
    try:
        yield {site_id: ring.name for site_id, ring in rings.items()}
    finally:
        stop.set()
        thread.join()
        for ring in rings.values():
            ring.close()


class _Ear:
    """Records a sink and knows when each sample was heard.

    A sample's time is the earliest that any block suggests: a block can arrive late, never early.
    What the recording itself takes counts against us.
    """

    def __init__(self, pulse: PulseServer, sink: str) -> None:
        command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=1"]
        self._recorder = subprocess.Popen(
            [*command, "--latency-msec=10"], env={**os.environ, **pulse.environment}, stdout=subprocess.PIPE
        )
        self._blocks: list[bytes] = []
        self._started_s = float("inf")
        self._thread = threading.Thread(target=self._run, name="ear")
        self._thread.start()

    def _run(self) -> None:
        assert self._recorder.stdout
        count = 0
        while block := os.read(self._recorder.stdout.fileno(), 4096 * 4):
            self._blocks.append(block)
            count += len(block) // 4
            self._started_s = min(self._started_s, time.monotonic() - count / RATE)

    def stop(self) -> tuple[np.ndarray, float]:
        """Return what was heard and the monotonic time of its first sample."""
        self._recorder.terminate()
        self._recorder.wait(5)
        self._thread.join()
        assert self._recorder.stdout
        self._recorder.stdout.close()
        data = b"".join(self._blocks)
        return np.frombuffer(data[: len(data) // 4 * 4], dtype=np.float32), self._started_s


def _levels_db(sound: np.ndarray, tone_hz: float) -> np.ndarray:
    """Return the level of one tone every 5 ms, relative to its level at the source."""
    windows = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP]
    wave = _SHAPE * np.exp(-2j * np.pi * tone_hz * np.arange(_WINDOW) / RATE) * 2 / _SHAPE.sum()
    return np.asarray(20 * np.log10(np.maximum(np.abs(windows @ wave) / _TONE_AMPLITUDE, 1e-9)))


@contextlib.contextmanager
def _sound() -> Iterator[tuple[AudioSupervisor, PulseServer]]:
    pulse = PulseServer("ruang")
    environment = dict(os.environ)
    os.environ.update(pulse.environment)
    pulse.start()
    try:
        with _tones() as names, contextlib.closing(AudioSupervisor(names)) as sound:
            sound.start()
            wait_until(lambda: sound.status().state is DeviceState.PLAYING, 30, "the device")
            time.sleep(_SETTLED_S)
            yield sound, pulse
    finally:
        pulse.close()
        os.environ.clear()
        os.environ.update(environment)


def bench_switch() -> Figures:
    """Give the floor to every site twice, and find on the room's device when each tone begins and ends."""
    grants: list[tuple[float, int]] = []
    with _sound() as (sound, pulse):
        sites = [SiteId(f"situs-{number}") for number in range(SITES)]
        ear = _Ear(pulse, "ruang")
        time.sleep(0.5)
        for number in [*range(SITES), *reversed(range(SITES - 1))]:
            grants.append((time.monotonic(), number))
            sound.open_sites([sites[number]])
            # No multiple of the block: a grant comes at any point of it.
            time.sleep(_HOLD_S + 0.0007 * number)
        heard, started_s = ear.stop()
    levels = {number: _levels_db(heard, _tone_hz(number)) for number in range(SITES)}
    # The middle of a window: there a tone that begins has half its level, and one that ended is still seen.
    at_s = started_s + (np.arange(len(levels[0])) * _HOP + _WINDOW / 2) / RATE
    audible: list[float] = []
    silent: list[float] = []
    strays = 0
    for (granted_s, number), (next_s, _next) in itertools.pairwise(grants):
        span = (at_s > granted_s) & (at_s <= next_s)
        opened = at_s[span & (levels[number] > -6)]
        audible.append((opened[0] - granted_s) * 1000 if len(opened) else float("inf"))
        end = (at_s > next_s) & (at_s <= next_s + _HOLD_S)
        still = at_s[end & (levels[number] > -60)]
        silent.append((still[-1] - next_s) * 1000 if len(still) else 0.0)
        settled = span & (at_s > granted_s + 0.3)
        strays += sum(int((levels[other][settled] > -60).sum()) for other in levels if other != number)
    figures = {
        "audible_ms": round(max(audible), 1),
        "audible_ms_median": round(float(np.median(audible)), 1),
        "silent_ms": round(max(silent), 1),
        "silent_ms_median": round(float(np.median(silent)), 1),
        "windows_with_a_stray_tone": strays,
        "grants": len(audible),
    }
    bars = {"audible_ms": "≤ 100", "silent_ms": "≤ 100", "windows_with_a_stray_tone": "0"}
    return Figures("switch", figures, bars=bars)


def _burn() -> None:
    while True:
        pass


def bench_underruns() -> Figures:
    """Play twelve feeds on two buses while every core is kept busy. Ten minutes, or as the environment says."""
    seconds = float(os.environ.get(UNDERRUN_SECONDS, "600"))
    with _sound() as (sound, _pulse):
        sound.open_sites([SiteId(f"situs-{number}") for number in range(SITES)])
        sound.test_tone(Bus.CUE, 0)
        busy = [multiprocessing.get_context("spawn").Process(target=_burn) for _ in range(os.cpu_count() or 2)]
        for process in busy:
            process.start()
        try:
            time.sleep(2.0)
            before, before_feeds = sound.status().underruns, sum(level.underruns for level in sound.levels())
            mixer = family(sound.pids()["audio"])
            cpu, start_s = cpu_s(mixer), time.monotonic()
            playing = 0
            rounds = 0
            while time.monotonic() - start_s < seconds:
                rounds += 1
                playing += sound.status().state is DeviceState.PLAYING
                time.sleep(0.2)
            status = sound.status()
            lasted_s = time.monotonic() - start_s
            figures = {
                "underruns": status.underruns - before,
                "feed_underruns": sum(level.underruns for level in sound.levels()) - before_feeds,
                "longest_render_ms": status.longest_render_ms,
                "longest_wait_ms": status.longest_wait_ms,
                "mixer_core_percent": round((cpu_s(mixer) - cpu) / lasted_s * 100, 2),
                "playing_percent": round(playing / rounds * 100, 1),
                "seconds": round(lasted_s),
            }
        finally:
            for process in busy:
                process.kill()
                process.join()
    bars = {"underruns": "0 in 600 s", "mixer_core_percent": "≤ 4"}
    return Figures("underruns", figures, bars=bars)
