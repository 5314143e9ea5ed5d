"""Make the spoken words of the speaking clock: `resources/sounds/*.wav`. Needs espeak-ng; run by developers only."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import numpy as np

SOUNDS = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE_HZ = 22_050
"""What espeak-ng makes."""

LEVEL_DBFS = -20.0
"""RMS while it speaks: as loud as the sites are levelled to."""

SENTENCES = {
    "last_minute": "Waktu bicara tinggal satu menit.",
    "time_up": "Waktu bicara habis.",
    "overrun": "Waktu bicara sudah lewat.",
}
"""By the names of `app.domain.speaking_cues.Cue`."""


def main() -> None:
    """Write every sentence."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for name, sentence in SENTENCES.items():
        command = ["espeak-ng", "-v", "id+f2", "-p", "45", "-s", "140", "--stdout", sentence]
        made = subprocess.run(command, check=True, capture_output=True).stdout
        # espeak-ng cannot know the length when it writes to a pipe: take what is there.
        samples = np.frombuffer(made[44:], dtype="<i2").astype(np.float64) / 32768
        loud = np.flatnonzero(np.abs(samples) > 0.003)
        samples = samples[loud[0] : loud[-1] + 1]
        samples *= 10 ** (LEVEL_DBFS / 20) / np.sqrt(np.mean(np.square(samples)))
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE_HZ)
            out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
