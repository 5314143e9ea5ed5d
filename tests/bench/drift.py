"""Four hours of a sender whose clock is off, in virtual time, through the buffer that the mixer uses."""

from __future__ import annotations

import time

import numpy as np

from app.shm.ring import SAMPLE_RATE
from tests.bench.figures import Figures
from tests.sound.sender import BLOCK, TONE_PEAK, Network, VirtualFeed, outside_the_tone

HOURS = 4.0
_SETTLE_S = 120.0
_LOOK_S = 10.0
_CLICK = 0.03 * TONE_PEAK


def bench_drift() -> Figures:
    """Play ±500 ppm with 20 ms of jitter. The delay is the mean of ten seconds, after the first two minutes."""
    figures: dict[str, float | int | str] = {"hours": HOURS}
    dropouts, clicks, changes, took_s = 0, 0, [], 0.0
    for ppm in (500, -500):
        feed = VirtualFeed(Network(ppm=ppm, random_s=0.02))
        started_s = time.perf_counter()
        try:
            for _ in feed.play(_SETTLE_S):
                pass
            before = feed.buffer.underruns
            found = _delays(feed)
        finally:
            feed.close()
        took_s += time.perf_counter() - started_s
        dropouts += feed.buffer.underruns - before + found.silent
        clicks += found.clicks
        changes.append(max(found.delays_ms) - min(found.delays_ms))
        name = "fast" if ppm > 0 else "slow"
        figures[f"{name}_delay_ms"] = round(float(np.mean(found.delays_ms)), 1)
        figures[f"{name}_estimate_ppm"] = round(feed.buffer.drift_ppm, 1)
        figures[f"{name}_dropouts_while_settling"] = before
    figures |= {
        "dropouts": dropouts,
        "clicks": clicks,
        "delay_change_ms": round(max(changes), 2),
        "us_per_block_with_writer": round(took_s * 1e6 / (2 * HOURS * 3600 * SAMPLE_RATE / BLOCK), 1),
    }
    return Figures("drift", figures, {}, {"dropouts": "0", "clicks": "0", "delay_change_ms": "≤ 10"})


class _Found:
    def __init__(self) -> None:
        self.silent = 0
        self.clicks = 0
        self.delays_ms: list[float] = []


def _delays(feed: VirtualFeed) -> _Found:
    found = _Found()
    in_a_look = round(_LOOK_S * SAMPLE_RATE / BLOCK)
    total, count = 0.0, 0
    heard = np.zeros(BLOCK + 2, dtype=np.float32)
    for is_sound in feed.play(HOURS * 3600 - _SETTLE_S):
        heard[:2] = heard[-2:]
        heard[2:] = feed.out
        found.silent += not is_sound
        # The very first block of the look has no sound before it.
        found.clicks += bool(found.delays_ms) and bool(outside_the_tone(heard).max() > _CLICK)
        total, count = total + feed.buffer.delay_ms, count + 1
        if count == in_a_look:
            found.delays_ms.append(total / count)
            total, count = 0.0, 0
    return found
