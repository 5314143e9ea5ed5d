"""The status block of a feed worker and the level block of the mixer, as fixed-size rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

FEED_STATUS: np.dtype[np.void] = np.dtype(
    [
        ("heartbeat_ns", np.int64),  # the worker's loop went round
        ("deadline_ns", np.int64),  # by then it must have gone round again; 0: no limit
        ("last_video_ns", np.int64),
        ("last_audio_ns", np.int64),
        ("last_spared_ns", np.int64),  # a picture came that thrift left out on purpose
        ("next_attempt_ns", np.int64),
        ("frames", np.uint64),
        ("dropped", np.uint64),  # pictures that were decoded or received and not shown
        ("corrupt", np.uint64),  # packets or pictures with errors
        ("bitrate_bps", np.float64),
        ("fps", np.float32),
        ("true_peak_dbtp", np.float32),  # of the sound as the site sends it
        ("momentary_lufs", np.float32),
        ("short_term_lufs", np.float32),
        ("load", np.float32),  # work for the pictures over the pictures' own time; 1: cannot keep up
        ("width", np.uint32),
        ("height", np.uint32),
        ("sample_rate", np.uint32),
        ("channels", np.uint32),
        ("reconnects", np.uint32),
        ("attempt", np.uint32),
        ("phase", "S12"),
        ("stream", "S8"),
        ("thrift", "S16"),
        ("video_codec", "S16"),
        ("decoder", "S16"),  # who made the last picture: software, or the name of a device
        ("audio_codec", "S16"),
        ("trouble", "S24"),
        ("detail", "S200"),
        ("findings", "S240"),  # codes of the diagnosis, the weightiest first, with spaces between
    ]
)


class FeedRow(NamedTuple):
    """A row of `FEED_STATUS` as plain values, in the same order (`SharedRecord.row`)."""

    heartbeat_ns: int
    deadline_ns: int
    last_video_ns: int
    last_audio_ns: int
    last_spared_ns: int
    next_attempt_ns: int
    frames: int
    dropped: int
    corrupt: int
    bitrate_bps: float
    fps: float
    true_peak_dbtp: float
    momentary_lufs: float
    short_term_lufs: float
    load: float
    width: int
    height: int
    sample_rate: int
    channels: int
    reconnects: int
    attempt: int
    phase: bytes
    stream: bytes
    thrift: bytes
    video_codec: bytes
    decoder: bytes
    audio_codec: bytes
    trouble: bytes
    detail: bytes
    findings: bytes


LEVELS: np.dtype[np.void] = np.dtype(
    [
        ("rms_dbfs", np.float32),
        ("peak_dbfs", np.float32),
        ("hold_dbfs", np.float32),  # the highest peak of the last 20 s
        ("true_peak_dbtp", np.float32),  # these three: of a bus
        ("momentary_lufs", np.float32),
        ("short_term_lufs", np.float32),
        ("delay_ms", np.float32),  # from here on: of a feed
        ("target_ms", np.float32),
        ("concealed", np.float32),  # share of the last ten seconds that was made up or silent
        ("echo", np.float32),  # likeness with what the room heard; not a number: nobody can tell
        ("echo_ms", np.float32),
        ("underruns", np.uint64),
        ("updated_ns", np.int64),
    ]
)
"""One row for each feed; after the last one the room bus, then the cue bus (`ROOM_ROW`, `CUE_ROW` from the end)."""

BUS_ROWS = 2
ROOM_ROW = -2
CUE_ROW = -1


class LevelRow(NamedTuple):
    """A row of `LEVELS` as plain values, in the same order (`SharedRecord.rows`)."""

    rms_dbfs: float
    peak_dbfs: float
    hold_dbfs: float
    true_peak_dbtp: float
    momentary_lufs: float
    short_term_lufs: float
    delay_ms: float
    target_ms: float
    concealed: float
    echo: float
    echo_ms: float
    underruns: int
    updated_ns: int


AUDIO_STATUS: np.dtype[np.void] = np.dtype(
    [
        ("heartbeat_ns", np.int64),
        ("callback_ns", np.int64),
        ("device_underruns", np.uint64),
        ("rate_hz", np.uint32),
        ("channels", np.uint32),
        ("longest_render_us", np.uint32),  # the longest time one block took since the process began
        ("longest_wait_us", np.uint32),  # the longest time between two blocks: what a late callback looks like
        ("state", "S12"),
        ("device", "S120"),
        ("detail", "S200"),
    ]
)
"""One row for each player: that of the room bus and that of the cue bus have a record each."""


class AudioRow(NamedTuple):
    """A row of `AUDIO_STATUS` as plain values, in the same order (`SharedRecord.row`)."""

    heartbeat_ns: int
    callback_ns: int
    device_underruns: int
    rate_hz: int
    channels: int
    longest_render_us: int
    longest_wait_us: int
    state: bytes
    device: bytes
    detail: bytes


SILENCE_DBFS = -120.0
"""The floor of every level: digital silence has none, and a meter needs a number."""


def text_of(value: np.bytes_ | bytes) -> str:
    """Decode a fixed-size text field; a cut multi-byte letter at its end is dropped."""
    return bytes(value).decode("utf-8", errors="ignore")


def bytes_of(text: str, size: int) -> bytes:
    """Encode `text` for a field of `size` bytes without cutting a letter in two.

    What is no letter (a file name that is not UTF-8) becomes a question mark.
    """
    return text.encode("utf-8", errors="replace")[:size].decode("utf-8", errors="ignore").encode("utf-8")
