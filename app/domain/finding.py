"""The vocabulary of the diagnosis: what may be said about a feed that is there."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """What may be said about a feed, the weightiest first: the code in the status file, the key to the advice."""

    FLOOR_SILENT = "silent_on_floor"
    BLACK = "black_picture"
    FROZEN = "frozen_picture"
    NO_SOUND = "no_sound"
    PACKETS_LOST = "packets_lost"
    FPS_DROPPED = "fps_dropped"
    UPLINK_LOSS = "uplink_loss"
    SOUND_CLIPPING = "sound_clipping"
    SOUND_QUIET = "sound_quiet"
    ECHO = "room_echo"
    HUM = "hum"
    JITTERY = "jittery_network"
    UPLINK_JITTER = "uplink_jitter"
    BITRATE_DROPPED = "bitrate_dropped"
    UPLINK_DELAY = "uplink_delay"
    DARK = "dark_picture"
    BLURRED = "blurred_picture"
