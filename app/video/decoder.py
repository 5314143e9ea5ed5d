"""Decode one stream's pictures: by hardware as long as that works, else by the processor, as cheaply as nobody sees.

The loop filter smooths the edges of blocks, for a fifth to a quarter of the cost of decoding. In a
tile half as high as the picture its work is averaged away: measured against the full picture,
SSIM stays above 0.97 even with ten seconds between keyframes (docs/decisions/0015).
"""

from __future__ import annotations

from collections.abc import Sequence

import av.error
from av.codec.context import CodecContext, Flags
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.domain.hardware import SOFTWARE
from app.video.hardware import Hardware, HardwareError

_FILTERED = frozenset({"h264", "hevc"})
"""Codecs whose loop filter libav can leave out, and whose decoders start afresh at any keyframe."""

_UNSEEN = 2.0
"""The picture must be so many times higher than the tallest tile."""


def loop_filter_is_seen(picture_height: int, tallest_px: int) -> bool:
    """Tell whether a picture of this height, shown at most `tallest_px` high, needs the loop filter."""
    return picture_height < _UNSEEN * tallest_px


class SoftwareDecoder:
    """Runs on: the feed worker's main thread. Made for one stream and thrown away with it.

    libav reads the setting when a decoder is opened, so a change makes a new decoder, which takes
    over at the next keyframe. `template` is the stream's own decoder: it is used as it is for codecs
    where nothing can be left out, and tells the others what the container knows.
    """

    def __init__(self, template: VideoCodecContext) -> None:
        self._template = template
        self._can_spare = template.codec.canonical_name in _FILTERED
        self._spares = False
        self._wanted = False
        self._is_pinned = False
        self._skips_unreferenced = False
        self._context = template

    def leave_out_loop_filter(self, wanted: bool) -> None:
        """Decode with or without the loop filter from the next keyframe on."""
        self._wanted = wanted and self._can_spare

    def leave_out_unreferenced(self, wanted: bool) -> None:
        """Do not decode pictures that no other picture is predicted from, from the next packet on."""
        if wanted != self._skips_unreferenced:
            self._skips_unreferenced = wanted
            self._context.skip_frame = "NONREF" if wanted else "DEFAULT"

    def decode(self, packet: Packet[Stream]) -> Sequence[VideoFrame]:
        """Return the pictures that this packet completes. Raises av.error.FFmpegError for a bad one."""
        if self._wanted != self._spares and packet.is_keyframe:
            if not self._is_pinned:
                return [*self._change(), *self._context.decode(packet)]
        elif not self._is_pinned and packet.has_sidedata("new_extradata"):
            # The template does not know the parameters that come on the way; a new decoder would miss them.
            self._is_pinned = True
        return self._context.decode(packet)

    def drain(self) -> Sequence[VideoFrame]:
        """Return the pictures that are kept back to put them in order; what comes next must be a keyframe."""
        left = self._context.decode(None) if self._context.is_open else []
        self.forget()
        return left

    def forget(self) -> None:
        """Begin anew: what comes next does not follow on what came before."""
        if self._context.is_open:
            self._context.flush_buffers()

    def _change(self) -> Sequence[VideoFrame]:
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
        if self._skips_unreferenced:
            made.skip_frame = "NONREF"
        self._context = made
        return left


class StreamDecoder:
    """Decodes one stream's pictures: by hardware as long as that works, else by the processor.

    Made with the stream and thrown away with it. Runs on: the thread that reads the stream.
    """

    def __init__(self, stream: VideoStream, hardware: Hardware | None = None) -> None:
        self._hardware = hardware
        self._device = hardware.decoder_for(stream) if hardware else None
        self._software = SoftwareDecoder(stream.codec_context)

    @property
    def name(self) -> str:
        """Return who decodes."""
        return self._device.device if self._device else SOFTWARE

    def leave_out_loop_filter(self, wanted: bool) -> None:
        """Decode with or without the loop filter from the next keyframe on. Hardware does it at no cost of ours."""
        self._software.leave_out_loop_filter(wanted)

    def leave_out_unreferenced(self, wanted: bool) -> None:
        """Do not decode pictures that no other picture is predicted from. Hardware decodes them all."""
        self._software.leave_out_unreferenced(wanted)

    def decode(self, packet: Packet[Stream]) -> Sequence[VideoFrame]:
        """Return the pictures of a packet. Raises av.error.FFmpegError if they are lost.

        A keyframe on which the hardware fails is decoded by the processor, so nothing is lost; at any
        other packet the pictures up to the next keyframe are.
        """
        if self._device is None:
            return self._software.decode(packet)
        try:
            return self._device.decode(packet)
        except HardwareError as error:
            if self._hardware:
                self._hardware.give_up(self._device.device, str(error))
            self._device = None
        if packet.is_keyframe:
            return self._software.decode(packet)
        raise av.error.InvalidDataError(0, "the hardware failed between two keyframes")

    def drain(self) -> Sequence[VideoFrame]:
        """Return the pictures that are kept back to put them in order; what comes next must be a keyframe."""
        return self._software.drain() if self._device is None else ()

    def forget(self) -> None:
        """Begin anew after a jump."""
        if self._device:
            self._device.forget()
        self._software.forget()
