"""How much a feed is turned up or down, so that whoever speaks is as loud as the others. Pure.

Fed with the loudness of each tenth of a second. Only speech counts, and in pauses the gain stays as it
is, so the room's own noise is never turned up for want of anything louder.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from math import log10

from app.domain.sound_processing import MAX_GAIN_DB

BLOCK_S = 0.1

# What is quieter is a microphone that is switched off, not the noise of a room.
_SILENT_LUFS = -80.0
# The quietest speech that is worth turning up lies near −45; its weaker syllables ten below.
_QUIETEST_SPEECH_LUFS = -60.0
# Tenths of a second of speech differ from one to the next by 4 dB and more, those of fans and hum by less than 1.
_LIVELY_DB = 1.6
_LIVELY_WINDOW = 20
_LIVELY_AFTER = 6
_FLOOR_WINDOW = 50
_STANDS_OUT_DB = 6.0
# BS.1770-4: blocks of 400 ms; of those, the ones not more than 10 LU below the mean.
_MOMENTARY = 4
_RELATIVE_GATE_LU = 10.0
# Six seconds of speech: shorter makes sentences equal that are not meant to be, longer is late for a new voice.
_SPEECH_WINDOW = 60
_SPEECH_ENOUGH = 5
# Another voice: what was learned from the first one is forgotten.
_RECENT = 15
_OTHER_VOICE_LU = 5.0
# Small corrections cannot be heard at one decibel in a second; large ones are made within a second or two.
_SMALL_DB = 3.0
_SLOW_DB = 1.0 * BLOCK_S
_UP_DB = 20.0 * BLOCK_S
_DOWN_DB = 40.0 * BLOCK_S


class Leveller:
    """Not thread-safe. Outlasts the stream: who comes back after a break is known already."""

    def __init__(self) -> None:
        self.gain_db = 0.0
        """How much to turn up now."""
        self._blocks: deque[float] = deque(maxlen=_FLOOR_WINDOW)
        self._speech: deque[float] = deque(maxlen=_SPEECH_WINDOW)

    @property
    def noise_lufs(self) -> float | None:
        """Return how loud the room is when nobody speaks, or None if that is not known."""
        heard = [loudness for loudness in self._blocks if loudness > _SILENT_LUFS]
        return min(heard) if heard else None

    @property
    def speech_lufs(self) -> float | None:
        """Return how loud speech is as the site sends it, or None if there was not enough."""
        return _gated(self._speech) if len(self._speech) >= _SPEECH_ENOUGH else None

    def hear(self, block_lufs: float, target_lufs: float) -> None:
        """Take the loudness of the next tenth of a second."""
        self._blocks.append(block_lufs)
        if not self._is_lively():
            return
        floor = self.noise_lufs
        if floor is not None and block_lufs > max(floor + _STANDS_OUT_DB, _QUIETEST_SPEECH_LUFS):
            latest = list(self._blocks)[-_MOMENTARY:]
            self._speech.append(sum(_power(loudness) for loudness in latest) / len(latest))
            self._forget_another_voice()
        speech = self.speech_lufs
        if speech is None:
            return
        wanted_db = max(-MAX_GAIN_DB, min(MAX_GAIN_DB, target_lufs - speech))
        error_db = wanted_db - self.gain_db
        up_db, down_db = (_SLOW_DB, _SLOW_DB) if abs(error_db) <= _SMALL_DB else (_UP_DB, _DOWN_DB)
        self.gain_db += max(-down_db, min(up_db, error_db))

    def _is_lively(self) -> bool:
        latest = list(self._blocks)[-_LIVELY_WINDOW:]
        heard = [max(loudness, _SILENT_LUFS) for loudness in latest]
        if len(heard) < _LIVELY_AFTER:
            return False
        # One step, a fan that is switched on, is no life: the largest does not count.
        steps = sorted(abs(b - a) for a, b in pairwise(heard))[:-1]
        return sum(steps) / len(steps) >= _LIVELY_DB

    def _forget_another_voice(self) -> None:
        if len(self._speech) < 2 * _RECENT:
            return
        recent = list(self._speech)[-_RECENT:]
        if abs(_gated(recent) - _gated(self._speech)) > _OTHER_VOICE_LU:
            self._speech.clear()
            self._speech.extend(recent)


def _power(lufs: float) -> float:
    return float(10 ** (lufs / 10))


def _gated(powers: deque[float] | list[float]) -> float:
    least = sum(powers) / len(powers) * _power(-_RELATIVE_GATE_LU)
    kept = [power for power in powers if power >= least]
    return 10 * log10(sum(kept) / len(kept))
