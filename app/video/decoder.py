"""Decode one stream's pictures, and leave out the loop filter where nobody can see that it is missing.

The loop filter smooths the edges of blocks, for a fifth to a quarter of the cost of decoding. In a
tile half as high as the picture its work is averaged away: measured against the full picture,
SSIM stays above 0.97 even with ten seconds between keyframes (docs/decisions/0015).
"""

from __future__ import annotations

from av.codec.context import CodecContext, Flags
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

_FILTERED = frozenset({"h264", "hevc"})
"""Codecs whose loop filter libav can leave out, and whose decoders start afresh at any keyframe."""

_UNSEEN = 2.0
"""The picture must be so many times higher than the tallest tile."""


def loop_filter_is_seen(picture_height: int, tallest_px: int) -> bool:
    """Tell whether a picture of this height, shown at most `tallest_px` high, needs the loop filter."""
    return picture_height < _UNSEEN * tallest_px


class PictureDecoder:
    """Runs on: the feed worker's main thread. Made for one stream and thrown away with it.

    libav reads the setting when a decoder is opened, so a change makes a new decoder, which takes
    over at the next keyframe. `template` is the stream's own decoder: it is used as it is for codecs
    where nothing can be left out, and tells the others what the container knows.
    """

    def __init__(self, template: VideoCodecContext) -> None:
        self._template = template
        # A decoder that uses hardware has its own loop filter, which costs this computer nothing.
        self._can_spare = template.codec.canonical_name in _FILTERED and not template.is_hwaccel
        self._spares = False
        self._wanted = False
        self._is_pinned = False
        self._context = template

    def leave_out_loop_filter(self, wanted: bool) -> None:
        """Decode with or without the loop filter from the next keyframe on."""
        self._wanted = wanted and self._can_spare

    def decode(self, packet: Packet[Stream]) -> list[VideoFrame]:
        """Return the pictures that this packet completes. Raises av.error.FFmpegError for a bad one."""
        if self._wanted != self._spares and packet.is_keyframe:
            if not self._is_pinned:
                return [*self._change(), *self._context.decode(packet)]
        elif not self._is_pinned and packet.has_sidedata("new_extradata"):
            # The template does not know the parameters that come on the way; a new decoder would miss them.
            self._is_pinned = True
        return self._context.decode(packet)

    def _change(self) -> list[VideoFrame]:
        """Put a new decoder in place; return the pictures that the old one still held."""
        left = self._context.decode(None) if self._context.is_open else []
        self._spares = self._wanted
        made = CodecContext.create(self._template.codec, "r")
        assert isinstance(made, VideoCodecContext)
        made.extradata = self._template.extradata
        made.thread_count = self._template.thread_count
        made.flags |= Flags.low_delay
        if self._spares:
            made.options = {"skip_loop_filter": "all"}
        self._context = made
        return left
