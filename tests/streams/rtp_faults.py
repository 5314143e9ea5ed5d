"""What may happen to RTP packets that travel inside an RTSP connection (RFC 2326, 10.12).

`RtspBytes` cuts the bytes of a server into messages and frames (`$`, channel, length, packet);
`RtpFaults` decides what becomes of each frame. Channels are learned from the SDP, so that a fault
can be made for the picture alone.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_FRAME_HEAD = 4
_RTP_HEAD = 12
_SPARED = _RTP_HEAD + 8
"""RTP's header, and the first bytes of the payload: what is damaged should still look like a picture."""

_SENDER_REPORT = 200
_MEDIA = re.compile(rb"^m=(\w+) .*?\r?$", re.MULTILINE)
_RATE = re.compile(rb"^a=rtpmap:\d+ [^/\r\n]+/(\d+)", re.MULTILINE)
_LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Track:
    """One stream of an SDP: `kind` is `video` or `audio`."""

    kind: str
    rate: int


def tracks_of(sdp: bytes) -> list[Track]:
    """Return the streams of an SDP in its order, which is the order clients set them up in."""
    starts = list(_MEDIA.finditer(sdp))
    ends = [match.start() for match in starts[1:]] + [len(sdp)]
    found = []
    for match, end in zip(starts, ends, strict=True):
        rate = _RATE.search(sdp, match.end(), end)
        found.append(Track(match[1].decode(), int(rate[1]) if rate else 90_000))
    return found


class RtpFaults:
    """The faults that are switched on now. Used by: the proxy's thread; set by it on order."""

    def __init__(self) -> None:
        self.stops_video = False
        self.stops_media = False
        self.lose = 0
        self.damage = 0
        self.lose_sound = 0
        self.shift_s = 0.0
        self.wrap_in_s = 0.0
        self.wait_for_large = False
        """Lose and damage the middle of pictures only: packets as full as they can be."""
        self.touched = 0

    def heal(self) -> None:
        """Switch all off. A shift of time stays: turning it back would be another jump."""
        self.stops_video = self.stops_media = False
        self.lose = self.damage = self.lose_sound = 0

    def apply(self, frame: bytes, track: Track, *, is_control: bool) -> bytes:
        """Return what is sent on instead of a frame: the same, another one, or nothing."""
        if self.stops_media and not is_control:
            return b""
        if track.kind == "video" and self.stops_video:
            return b""
        if self.wrap_in_s and track.kind == "video" and not is_control:
            time = struct.unpack_from(">I", frame, _FRAME_HEAD + 4)[0]
            self.shift_s, self.wrap_in_s = ((1 << 32) - time) / track.rate - self.wrap_in_s, 0.0
        if self.shift_s:
            frame = _shifted(frame, round(self.shift_s * track.rate), is_control=is_control)
        if track.kind == "audio" and self.lose_sound and not is_control:
            self.lose_sound -= 1
            self.touched += 1
            return b""
        if track.kind != "video" or is_control or (self.wait_for_large and len(frame) < 1000):
            return frame
        if self.lose:
            self.lose -= 1
            self.touched += 1
            return b""
        if self.damage and len(frame) > _FRAME_HEAD + _SPARED + 40:
            self.damage -= 1
            self.touched += 1
            return _damaged(frame)
        return frame


class RtspBytes:
    """The bytes of one server, cut into whole messages and frames."""

    def __init__(self, faults: RtpFaults) -> None:
        self._faults = faults
        self._held = bytearray()
        self._tracks: list[Track] = []

    def feed(self, data: bytes) -> bytes:
        """Take what came and return what goes on; an unfinished unit waits for its rest."""
        self._held += data
        out = bytearray()
        while unit := self._next_unit():
            out += unit if unit[0] != ord("$") else self._changed(unit)
        return bytes(out)

    def _next_unit(self) -> bytes:
        held = self._held
        if not held:
            return b""
        if held[0] == ord("$"):
            size = _FRAME_HEAD + int.from_bytes(held[2:4], "big") if len(held) >= _FRAME_HEAD else len(held) + 1
        else:
            end = held.find(b"\r\n\r\n")
            length = _LENGTH.search(held, 0, end) if end >= 0 else None
            size = end + 4 + (int(length[1]) if length else 0) if end >= 0 else len(held) + 1
        if len(held) < size:
            return b""
        unit = bytes(held[:size])
        del held[:size]
        if unit[0] != ord("$") and b"\nm=" in unit:
            self._tracks = tracks_of(unit)
        return unit

    def _changed(self, frame: bytes) -> bytes:
        channel = frame[1]
        if channel // 2 >= len(self._tracks):
            return frame
        return self._faults.apply(frame, self._tracks[channel // 2], is_control=bool(channel % 2))


def _shifted(frame: bytes, ticks: int, *, is_control: bool) -> bytes:
    """Move the RTP time of a packet or of a sender report."""
    if is_control and (len(frame) < _FRAME_HEAD + 20 or frame[_FRAME_HEAD + 1] != _SENDER_REPORT):
        return frame
    at = _FRAME_HEAD + (16 if is_control else 4)
    time = (struct.unpack_from(">I", frame, at)[0] + ticks) % (1 << 32)
    return frame[:at] + struct.pack(">I", time) + frame[at + 4 :]


def _damaged(frame: bytes) -> bytes:
    """Turn every 29th byte of the payload around."""
    changed = bytearray(frame)
    for at in range(_FRAME_HEAD + _SPARED, len(changed), 29):
        changed[at] ^= 0xA5
    return bytes(changed)
