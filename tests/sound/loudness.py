"""Speech for the tests of levelling, and an opinion about its loudness that is not ours: FFmpeg's ebur128."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
DEMO = Path(__file__).parents[2] / "resources" / "demo"
Sound = NDArray[np.float32]


def demo_speech() -> list[Sound]:
    """Return the voices of the demo clips, 48 kHz mono."""
    return [_decode(path) for path in sorted(DEMO.glob("*.mp4"))]


@cache
def _decode(path: Path) -> Sound:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-vn", "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.float32)


def loudness(sound: Sound) -> tuple[float, float]:
    """Return integrated loudness in LUFS and true peak in dBTP, as FFmpeg measures them."""
    command = ["ffmpeg", "-hide_banner", "-nostats", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    command += ["-af", "ebur128=peak=true", "-f", "null", "-"]
    data = sound.astype(np.float32).tobytes()
    said = subprocess.run(command, input=data, capture_output=True, check=True).stderr.decode()
    summary = said[said.rindex("Summary:") :]
    found = [re.search(rf"{name}:\s+(-?[\d.]+|-inf|nan) ", summary) for name in ("I", "Peak")]
    assert found[0], summary
    assert found[1], summary
    return float(found[0][1]), float(found[1][1])


def at_level(speech: Sound, lufs: float, snr_db: float, seed: int = 0) -> Sound:
    """Return the speech with white noise, `snr_db` below it, at this loudness; what is above full scale is cut."""
    now, _ = loudness(speech)
    gain = 10 ** ((lufs - now) / 20)
    noise = np.random.default_rng(seed).normal(0, 1, len(speech)).astype(np.float32)
    noise *= 10 ** ((lufs - snr_db - loudness(noise * 0.1)[0] - 20) / 20)
    return np.clip(speech * gain + noise, -1, 1).astype(np.float32)


def speech_to_noise_db(sound: Sound, clean: Sound) -> float:
    """Return how far speech stands above the pauses of `sound`; where they are, `clean` (as long) tells.

    The two need not begin at the same place: `sound` is `clean` in a loop, and the place is looked for.
    """
    step = RATE // 100
    mine, loop = _levels(sound, step), _levels(clean, step)
    tiled = np.resize(loop, len(loop) + len(mine))
    scores = [np.corrcoef(mine, tiled[at : at + len(mine)])[0, 1] for at in range(len(loop))]
    there = tiled[int(np.argmax(scores)) :][: len(mine)]
    top = np.percentile(loop, 95)
    powers = 10 ** (mine / 10)
    # Not next to each other: what lies between is an end of a word, or an echo of the encoder.
    quiet = np.convolve(there < top - 35, np.ones(7), "same") == 7
    assert quiet.sum() > 20, "no pauses in the clip"
    return float(10 * np.log10(powers[there > top - 15].mean() / powers[quiet].mean()))


def _levels(sound: Sound, step: int) -> NDArray[np.float64]:
    whole = sound[: len(sound) // step * step].reshape(-1, step).astype(np.float64)
    return np.asarray(10 * np.log10(np.square(whole).mean(axis=1) + 1e-12))
