"""From sentences to one track: espeak-ng, a small room, a level, and the envelope that moves the mouth."""

from __future__ import annotations

import io
import subprocess
import wave

import av
import numpy as np
import numpy.typing as npt

from scripts.demo.cast import DemoSite, Voice
from scripts.demo.track import FPS, SAMPLE_RATE_HZ, SAMPLES_PER_FRAME, SpokenTrack

Samples = npt.NDArray[np.float32]

LEAD_S = 0.44
TAIL_MIN_S = 0.36
PAUSE_S = 0.52
GREETING_PAUSE_S = 0.68
# The least length that is whole video frames (1920 samples) and whole AAC frames (1024 samples) at once.
QUANTUM_SAMPLES = 15360
ROOM_TONE_DBFS = -62.0
# AAC overshoots by up to 2.5 dB at this rate; what it decodes to stays under full scale.
PEAK_DBFS = -4.0
# Frames this far under the loudest one count as pauses when the level is measured.
ACTIVE_RANGE_DB = 25.0


def speak(voice: Voice, sentence: str) -> Samples:
    """Return one sentence at 48 kHz, without the silence around it."""
    command = ["espeak-ng", "-v", f"id+{voice.variant}", "-p", str(voice.pitch), "-s", str(voice.words_per_minute)]
    wav = subprocess.run([*command, "--stdout", sentence], check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(wav)) as reader:
        rate_hz = reader.getframerate()
        # espeak-ng cannot know the length when it writes to a pipe: take what is there.
        pcm = np.frombuffer(wav[44:], dtype="<i2")
    source = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
    source.sample_rate = rate_hz
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE_HZ)
    frames = [*resampler.resample(source), *resampler.resample(None)]
    samples = np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(np.float32)
    loud = np.flatnonzero(np.abs(samples) > 0.003)
    return samples[loud[0] : loud[-1] + 1]


def lay_out(sentences: list[Samples]) -> Samples:
    """Set the sentences on a track that loops: lead, pauses, and a tail that ends on the quantum.

    The pause over the loop's seam (tail and lead) stays under 1.3 s, the tail under 0.7 s.
    """
    parts: list[Samples] = [np.zeros(round(LEAD_S * SAMPLE_RATE_HZ), np.float32)]
    for index, sentence in enumerate(sentences):
        if index:
            pause_s = GREETING_PAUSE_S if index == 1 else PAUSE_S
            parts.append(np.zeros(round(pause_s * SAMPLE_RATE_HZ), np.float32))
        parts.append(sentence)
    track = np.concatenate(parts)
    wanted = len(track) + round(TAIL_MIN_S * SAMPLE_RATE_HZ)
    total = -(-wanted // QUANTUM_SAMPLES) * QUANTUM_SAMPLES
    return np.pad(track, (0, total - len(track)))


def in_a_room(dry: Samples, rng: np.random.Generator) -> Samples:
    """Add a short reverberation and take the rumble off; the tail wraps around, so that the loop has no seam."""
    length = round(0.28 * SAMPLE_RATE_HZ)
    time_s = np.arange(length) / SAMPLE_RATE_HZ
    impulse = rng.standard_normal(length) * np.exp(-time_s / 0.055) * 0.012
    impulse[: round(0.006 * SAMPLE_RATE_HZ)] = 0.0
    impulse[0] = 1.0
    spectrum = np.fft.rfft(dry) * np.fft.rfft(impulse, len(dry))
    hertz = np.fft.rfftfreq(len(dry), 1 / SAMPLE_RATE_HZ)
    high_pass = hertz**2 / (hertz**2 + 110.0**2)
    low_pass = 1 / (1 + (hertz / 7500.0) ** 4)
    return np.fft.irfft(spectrum * high_pass * low_pass, len(dry)).astype(np.float32)


def room_tone(count: int, rng: np.random.Generator) -> Samples:
    """Return `count` samples of soft pink noise that repeat without a seam."""
    hertz = np.fft.rfftfreq(count, 1 / SAMPLE_RATE_HZ)
    shape = np.zeros_like(hertz)
    shape[1:] = 1 / np.sqrt(hertz[1:]) * (hertz[1:] > 60) * (hertz[1:] < 6000)
    noise = np.fft.irfft(shape * np.exp(2j * np.pi * rng.random(len(hertz))), count)
    level = 10 ** (ROOM_TONE_DBFS / 20)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)) * level, dtype=np.float32)


def frame_rms(samples: Samples) -> npt.NDArray[np.float64]:
    """Return the RMS of each video frame's samples."""
    blocks = samples[: len(samples) // SAMPLES_PER_FRAME * SAMPLES_PER_FRAME].reshape(-1, SAMPLES_PER_FRAME)
    return np.asarray(np.sqrt(np.mean(blocks.astype(np.float64) ** 2, axis=1)), dtype=np.float64)


def active_level_dbfs(samples: Samples) -> float:
    """Measure the RMS of the frames that are speech."""
    rms = frame_rms(samples)
    active = rms[rms > rms.max() * 10 ** (-ACTIVE_RANGE_DB / 20)]
    return float(10 * np.log10(np.mean(active**2)))


def limit(samples: Samples) -> Samples:
    """Bend what is above the knee, so that no sample passes `PEAK_DBFS`."""
    peak = 10 ** (PEAK_DBFS / 20)
    knee = peak * 0.6
    over = np.maximum(np.abs(samples) - knee, 0.0) / (peak - knee)
    bent = knee + (peak - knee) * np.tanh(over)
    return np.where(np.abs(samples) > knee, np.sign(samples) * bent, samples).astype(np.float32)


def speak_site(site: DemoSite) -> SpokenTrack:
    """Make a site's whole track; the same site gives the same samples every time."""
    rng = np.random.default_rng(int(site.code.replace(".", "")))
    dry = lay_out([speak(site.voice, sentence) for sentence in site.sentences])
    wet = in_a_room(dry, rng)
    wet *= 10 ** ((site.voice.level_dbfs - active_level_dbfs(wet)) / 20)
    samples = limit(wet + room_tone(len(wet), rng))
    loudness = frame_rms(dry)
    mouth = np.clip(loudness / (np.percentile(loudness[loudness > 0], 90) + 1e-9), 0.0, 1.0) ** 0.7
    mouth[mouth < 0.12] = 0.0
    # Effort follows the phrases, not the syllables: hands and head move by it.
    width = 2 * FPS
    kernel = np.hanning(width + 2)[1:-1]
    smoothed = np.convolve(np.pad(mouth, width, mode="wrap"), kernel / kernel.sum(), mode="same")[width:-width]
    effort = np.asarray(smoothed, dtype=np.float64)
    return SpokenTrack(samples, mouth, np.clip(effort * 1.6, 0.0, 1.0))
