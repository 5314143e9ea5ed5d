from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from app.audio.block import BLOCK
from app.audio.mixer import Mixer
from app.audio.orders import Desk
from app.audio.signals import BELL_DBFS, load_signals, read_voice, strokes
from app.domain.speaking_cues import Cue
from app.settings.paths import find_resources
from app.shm.ring import SAMPLE_RATE

SOUNDS = find_resources() / "sounds"


def render(mixer: Mixer, seconds: float) -> np.ndarray:
    blocks = []
    for _ in range(round(seconds * SAMPLE_RATE / BLOCK)):
        out = np.full(BLOCK, 5.0, np.float32)
        mixer.render(out)
        blocks.append(out)
    return np.concatenate(blocks)


def onsets(samples: np.ndarray) -> int:
    """Count strokes: after one the level of 20 ms is half as much again as in the 20 ms before it."""
    samples = np.concatenate((np.zeros(2400, np.float32), samples))
    levels = np.sqrt(np.mean(np.square(samples[: len(samples) // 240 * 240].reshape(-1, 240)), axis=1))
    wide = np.convolve(levels, np.ones(4) / 4, "valid")
    rises = (wide[4:] > 1.5 * wide[:-4] + 1e-6) & (wide[4:] > 0.01)
    return int(np.sum(np.diff(rises.astype(int), prepend=0) == 1))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_so_many_strokes_are_heard(count: int) -> None:
    made = strokes(count)
    assert onsets(made) == count
    assert 20 * np.log10(np.abs(made).max()) == pytest.approx(BELL_DBFS, abs=0.1)
    assert np.abs(made[-480:]).max() < 0.01, "it has rung out"


@pytest.mark.parametrize("cue", list(Cue))
def test_every_cue_has_a_bell_and_a_voice(cue: Cue) -> None:
    signals = load_signals(SOUNDS)
    bell, spoken = signals[cue, False], signals[cue, True]
    assert bell.dtype == spoken.dtype == np.float32
    assert len(spoken) > len(bell) + SAMPLE_RATE
    assert np.array_equal(spoken[: len(bell)], bell)
    voice = spoken[len(bell) :]
    assert -24 < 20 * np.log10(np.sqrt(np.mean(np.square(voice)))) < -18


@pytest.mark.expected_log("cannot be spoken")
def test_a_voice_that_is_missing_or_broken_leaves_the_bell(tmp_path: Path) -> None:
    (tmp_path / f"{Cue.TIME_UP.value}.wav").write_bytes(b"RIFF....")
    with wave.open(str(tmp_path / f"{Cue.OVERRUN.value}.wav"), "wb") as stereo:
        stereo.setnchannels(2)
        stereo.setsampwidth(2)
        stereo.setframerate(8000)
        stereo.writeframes(b"\0" * 400)
    signals = load_signals(tmp_path)
    for cue in Cue:
        assert np.array_equal(signals[cue, True], signals[cue, False])


def test_a_voice_of_another_rate_lasts_as_long(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes((np.sin(np.arange(4000) / 5) * 9000).astype("<i2").tobytes())
    voice = read_voice(tmp_path / "x.wav")
    assert voice is not None
    assert len(voice) == SAMPLE_RATE // 2


def test_the_room_hears_a_signal_once_and_then_nothing() -> None:
    signals = load_signals(SOUNDS)
    mixer = Mixer([], None, signals)
    mixer.set_desk(Desk(signal_number=7))
    assert not render(mixer, 0.5).any(), "what was said before the mixer came is not said again"
    mixer.set_desk(Desk(signal=Cue.TIME_UP, signal_number=8))
    heard = render(mixer, 2.0)
    assert onsets(heard) == 2
    mixer.set_desk(Desk(signal=Cue.TIME_UP, signal_number=8, room_db=-3.0))
    assert not render(mixer, 0.5).any(), "another order is no other signal"
    mixer.set_desk(Desk(signal=Cue.OVERRUN, signal_number=9))
    assert onsets(render(mixer, 2.5)) == 3


def test_a_room_that_is_muted_hears_no_bell() -> None:
    mixer = Mixer([], None, load_signals(SOUNDS))
    mixer.set_desk(Desk(panic=True))
    render(mixer, 0.2)
    mixer.set_desk(Desk(panic=True, signal=Cue.TIME_UP, signal_number=1))
    assert np.abs(render(mixer, 2.0)).max() < 1e-3


def test_a_signal_is_not_heard_in_the_headphones() -> None:
    mixer = Mixer([], None, load_signals(SOUNDS))
    mixer.set_desk(Desk())
    mixer.set_desk(Desk(signal=Cue.TIME_UP, signal_number=1))
    render(mixer, 0.3)
    assert not mixer._cue_block.any()
