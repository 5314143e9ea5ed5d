"""A real stream by RTSP through a network that delays and stalls, read at the pace of a sound card."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

from app.audio.jitter import JitterBuffer
from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.shm.ring import SAMPLE_RATE, AudioRing
from tests.bench.figures import Figures
from tests.sound.sender import BLOCK, TONE_HZ, Samples, outside_the_tone
from tests.streams.clip import write_units
from tests.streams.feeds import running, wait_for_state
from tests.streams.proxy import FaultProxy, Shaking
from tests.streams.servers import RtspServer

WATCH_S = 120.0
SETTLE_S = 10.0
_SPEECH = Path("resources") / "demo" / "32.75.01.1004-aren-jaya.mp4"
_CLIP_S = 180
"""Longer than it is listened to: AAC clicks where a clip begins anew."""

_SHAKING = Shaking(random_s=0.1, stall_share=0.01, stall_s=0.2)


class _Listener:
    """A card of its own for one feed: it asks every 20 ms, whatever there is. Runs on: its own thread."""

    def __init__(self, ring: AudioRing) -> None:
        self.buffer = JitterBuffer(ring)
        self.heard: list[Samples] = []
        self.is_whole: list[bool] = []
        """For each block whether nothing in it was concealed or silent."""
        self.delays_ms: list[float] = []
        self.busy_s = 0.0
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener")

    def __enter__(self) -> _Listener:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        due_s = time.monotonic()
        while not self._ends.wait(max(0.0, due_s - time.monotonic())):
            due_s += BLOCK / SAMPLE_RATE
            out = np.zeros(BLOCK, dtype=np.float32)
            started_s = time.thread_time()
            is_sound = self.buffer.read(out)
            self.busy_s += time.thread_time() - started_s
            self.heard.append(out)
            self.delays_ms.append(self.buffer.delay_ms)
            self.is_whole.append(is_sound and not self.buffer.is_concealing)


def bench_jitter() -> Figures:
    """Speech and a tone beside each other, each with its own bad connection.

    A cut is a block of the tone, with no concealment in or beside it, in which more than 3 % of its
    amplitude is left when the tone is filtered out: a step of that height would be a click.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        units = {
            "speech": _units(folder, "speech", "-stream_loop", "-1", "-i", str(_SPEECH)),
            "tone": _units(folder, "tone", "-f", "lavfi", "-i", f"sine=frequency={TONE_HZ}:sample_rate={SAMPLE_RATE}"),
        }
        server = stack.enter_context(RtspServer({f"/{mount}": path for mount, path in units.items()}))
        proxy = stack.enter_context(FaultProxy(server.port))
        feeds = stack.enter_context(running({mount: proxy.url(f"/{mount}") for mount in units}))
        for mount in units:
            wait_for_state(feeds, mount, FeedState.LIVE, 30)
        proxy.shake(_SHAKING)
        speech, tone = (stack.enter_context(_Listener(feeds.ring(SiteId(mount)))) for mount in units)
        time.sleep(SETTLE_S)
        begun, from_block = (speech.buffer.concealed, tone.buffer.concealed), len(tone.heard)
        settled, ring = speech.buffer.underruns, feeds.ring(SiteId("speech"))
        written = ring.written
        time.sleep(WATCH_S)
        samples = WATCH_S * SAMPLE_RATE
        figures: dict[str, float | int | str] = {
            "concealed_pct": round(100 * (speech.buffer.concealed - begun[0]) / samples, 3),
            "tone_concealed_pct": round(100 * (tone.buffer.concealed - begun[1]) / samples, 3),
            "never_written_pct": round(100 * (1 - (ring.written - written) / samples), 2),
            "gaps": speech.buffer.underruns - settled,
            "cuts": _cuts(tone, from_block),
            "target_ms": round(speech.buffer.target_ms, 1),
            "delay_median_ms": round(float(np.median(speech.delays_ms[from_block:])), 1),
            "load_of_machine": round(os.getloadavg()[0], 1),
            "us_per_block": round(speech.busy_s * 1e6 / len(speech.heard), 1),
        }
    return Figures("jitter", figures, {}, {"concealed_pct": "< 0.5", "cuts": "0"})


def _units(folder: Path, name: str, *sound: str) -> Path:
    """Make a clip of a still picture and the given input of ffmpeg."""
    container = folder / f"{name}.nut"
    picture = ("-f", "lavfi", "-i", f"testsrc=size=320x180:rate=10:duration={_CLIP_S}")
    video = ("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "10")
    shape = ("-map", "0:v", "-map", "1:a", "-t", str(_CLIP_S), "-c:a", "aac", "-ac", "1", "-ar", str(SAMPLE_RATE))
    command = ["ffmpeg", "-v", "error", *picture, *sound, *video, *shape, str(container)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return write_units(container, folder / f"{name}.aus")


def _cuts(listener: _Listener, first: int) -> int:
    whole = np.array(listener.is_whole[first:])
    # The listener goes on meanwhile.
    heard = np.concatenate(listener.heard[first : first + len(whole)])
    left = outside_the_tone(heard)
    loudest = float(np.percentile(np.abs(heard), 99))
    blocks = np.pad(left, (1, 1)).reshape(-1, BLOCK).max(axis=1)
    quiet = whole.copy()
    quiet[1:] &= whole[:-1]
    quiet[:-1] &= whole[1:]
    return int(np.count_nonzero(blocks[quiet] > 0.03 * loudest))
