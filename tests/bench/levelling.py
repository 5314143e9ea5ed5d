"""Twelve sites, from a whisper to a shout: how loud each is heard, through real workers and rings."""

from __future__ import annotations

import tempfile
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from app.domain.sound_processing import USUAL, NoiseTreatment, SoundProcessing
from app.shm.ring import AudioRing
from app.video.sound import UNPROCESSED, SoundPath
from tests.bench.figures import Figures
from tests.sound.loudness import RATE, Sound, at_level, demo_speech, loudness, speech_to_noise_db
from tests.streams.clip import write_units
from tests.streams.feeds import running
from tests.streams.servers import RtspServer

_SITES = 12
_QUIETEST_LUFS, _LOUDEST_LUFS = -45.0, -6.0
_SNR_DB = 25.0
_LISTEN_S = 20.0
_AFTER_S = 3.0
_JUDGED_S = 10.0
_COST_S = 20.0


def bench_levelling() -> Figures:
    """Give each site the floor as soon as it is heard: nothing was learned before, which is the worst case.

    Loudness is that of the ten seconds that begin three seconds later; the peak is that of all.
    """
    voices = demo_speech()
    levels = np.linspace(_QUIETEST_LUFS, _LOUDEST_LUFS, _SITES)
    sent = [
        at_level(voice, float(lufs), _SNR_DB, seed)
        for seed, (voice, lufs) in enumerate(zip(voices, levels, strict=True))
    ]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        mounts = {f"/{i}": _units(sound, Path(name), f"site-{i}") for i, sound in enumerate(sent)}
        with RtspServer(mounts) as server, running({f"{i}": server.url(f"/{i}") for i in range(_SITES)}) as feeds:
            heard = _listen([feeds.ring(site_id) for site_id in feeds.rings()])
    judged = [sound[round(_AFTER_S * RATE) :] for sound in heard]
    errors = [loudness(sound[: round(_JUDGED_S * RATE)])[0] - USUAL.target_lufs for sound in judged]
    losses = [
        speech_to_noise_db(before, voice) - speech_to_noise_db(after, voice)
        for before, after, voice in zip(sent, judged, voices, strict=True)
    ]
    return Figures(
        "levelling",
        {
            "max_error_lu": round(max(abs(error) for error in errors), 2),
            "true_peak_dbtp": max(loudness(sound)[1] for sound in heard),
            "snr_loss_db": round(max(losses), 2),
            **{f"error_lu_from_{lufs:.1f}": round(error, 2) for lufs, error in zip(levels, errors, strict=True)},
            **_costs(sent[4]),
        },
        bars={
            "max_error_lu": "≤ 2",
            "true_peak_dbtp": "≤ -1",
            "snr_loss_db": "≤ 1",
            "cpu_pct_usual": "≤ 1",
            "cpu_pct_all": "≤ 1",
        },
    )


def _units(sound: Sound, folder: Path, name: str) -> Path:
    container = folder / f"{name}.nut"
    with av.open(str(container), "w") as out:
        stream = out.add_stream("aac", rate=RATE, options={"b": "128k"})
        stream.layout = "mono"
        for start in range(0, len(sound) // 1024 * 1024, 1024):
            frame = _frame(sound[start : start + 1024])
            frame.pts, frame.time_base = start, Fraction(1, RATE)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return write_units(container, folder / f"{name}.aus")


def _frame(samples: Sound) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(samples[None, :], format="fltp", layout="mono")
    frame.sample_rate = RATE
    return frame


def _listen(rings: list[AudioRing]) -> list[Sound]:
    """Read each ring from its first sample on."""
    wanted = round(_LISTEN_S * RATE)
    heard = [np.zeros(0, np.float32) for _ in rings]
    until_s = time.monotonic() + _LISTEN_S + 40
    while any(len(sound) < wanted for sound in heard):
        assert time.monotonic() < until_s, f"too little sound: {[len(sound) / RATE for sound in heard]}"
        for place, ring in enumerate(rings):
            block = np.empty(ring.written - len(heard[place]), np.float32)
            assert ring.read_into(len(heard[place]), block), "the ring overtook its reader"
            heard[place] = np.concatenate((heard[place], block))
        time.sleep(0.2)
    return [sound[:wanted] for sound in heard]


def _costs(sound: Sound) -> dict[str, float]:
    everything = SoundProcessing(hum=True, noise=NoiseTreatment.REDUCTION)
    settings = {"nothing": UNPROCESSED, "usual": USUAL, "all": everything}
    return {f"cpu_pct_{name}": _cost_pct(sound, processing) for name, processing in settings.items()}


def _cost_pct(sound: Sound, processing: SoundProcessing) -> float:
    """Return the processor time for each second of sound, in percent of a core."""
    frames = [_frame(sound[at : at + 1024]) for at in range(0, min(len(sound), round(_COST_S * RATE)) - 1023, 1024)]
    ring = AudioRing.create()
    try:
        path = SoundPath(ring, lambda: processing)
        began_s = time.process_time()
        for frame in frames:
            path.write(frame, 0, 1)
        return round(100 * (time.process_time() - began_s) / (len(frames) * 1024 / RATE), 2)
    finally:
        ring.close()
