"""What the room hears when speaking time runs out: strokes of a bell, and a voice if it is wanted."""

from __future__ import annotations

import logging
import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.audio.gates import amplitude
from app.domain.speaking_cues import Cue
from app.shm.ring import SAMPLE_RATE

logger = logging.getLogger(__name__)

Samples = NDArray[np.float32]

BELL_DBFS = -18.0
"""The peak of a stroke: it is heard beside a speaker at −20 LUFS and does not cover a word."""

_STROKES = {Cue.LAST_MINUTE: 1, Cue.TIME_UP: 2, Cue.OVERRUN: 3}
_STROKE_EVERY_S = 0.38
_RING_S = 0.9
_DECAY_S = 0.22
_PARTIALS = ((1.0, 1.0), (2.0, 0.45), (3.01, 0.2))
"""Multiples of the pitch and their shares: enough of a bell to be no telephone."""

_PITCH_HZ = 784.0
_ATTACK_S = 0.004
_BEFORE_VOICE_S = 0.15
_LONGEST_VOICE_S = 6.0


def strokes(count: int) -> Samples:
    """Return `count` strokes of a bell, 48 kHz."""
    step = round(_STROKE_EVERY_S * SAMPLE_RATE)
    times = np.arange(round(_RING_S * SAMPLE_RATE)) / SAMPLE_RATE
    stroke = np.zeros(len(times))
    for multiple, share in _PARTIALS:
        stroke += share * np.sin(2 * np.pi * _PITCH_HZ * multiple * times) * np.exp(-times * multiple / _DECAY_S)
    stroke *= np.minimum(1.0, times / _ATTACK_S)
    made = np.zeros(step * (count - 1) + len(stroke))
    for number in range(count):
        made[number * step : number * step + len(stroke)] += stroke
    made *= amplitude(BELL_DBFS) / np.abs(made).max()
    return made.astype(np.float32)


def read_voice(path: Path) -> Samples | None:
    """Return a spoken sentence at 48 kHz, or None if there is none that can be used; the log says why."""
    try:
        with wave.open(str(path), "rb") as file:
            if file.getnchannels() != 1 or file.getsampwidth() != 2:
                raise wave.Error("not mono with 16 bits")
            rate = file.getframerate()
            pcm = np.frombuffer(file.readframes(round(_LONGEST_VOICE_S * rate)), dtype="<i2")
    except FileNotFoundError:
        return None
    except (OSError, EOFError, wave.Error) as error:
        logger.warning("%s cannot be spoken: %s", path.name, error)
        return None
    count = len(pcm) * SAMPLE_RATE // rate
    at = np.arange(count) * rate / SAMPLE_RATE
    return np.interp(at, np.arange(len(pcm)), pcm / 32768.0).astype(np.float32)


def load_signals(folder: Path) -> Mapping[tuple[Cue, bool], Samples]:
    """Return what to play for each cue, without and with the voice. A voice that is missing leaves the strokes."""
    made: dict[tuple[Cue, bool], Samples] = {}
    gap = np.zeros(round(_BEFORE_VOICE_S * SAMPLE_RATE), dtype=np.float32)
    for cue, count in _STROKES.items():
        bell = strokes(count)
        voice = read_voice(folder / f"{cue.value}.wav")
        made[cue, False] = bell
        made[cue, True] = bell if voice is None else np.concatenate((bell, gap, voice))
    return made
