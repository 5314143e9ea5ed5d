"""Decode by a graphics processor where libav can, and by the processor from the first error on.

The hardware has a codec context of its own beside the stream's: whatever goes wrong with it, the
stream stays open and its own context takes over at the next keyframe.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Sequence

import av.error
from av.codec.codec import Codec
from av.codec.context import CodecContext, Flags
from av.codec.hwaccel import HWAccel, hwdevices_available
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.domain.hardware import AUTO, DEVICE_TYPES, decoder_name, devices_to_try

logger = logging.getLogger(__name__)

MAX_PACKETS_WITHOUT_PICTURE = 60
"""Two seconds: some devices keep a handful of pictures for themselves, none keeps so many."""

_ERRORS = (av.error.FFmpegError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What libav and PyAV raise for a device or a decoder that is not there."""


def offered_devices() -> tuple[str, ...]:
    """Return the devices that libav was built for and has a decoder of H.264 for."""
    return tuple(device for device in hwdevices_available() if device in DEVICE_TYPES and _codec("h264", device))


def try_device(device: str) -> str:
    """Return why `device` cannot decode on this computer, "" if it can be made."""
    codec = _codec("h264", device)
    if codec is None:
        return "no decoder"
    try:
        HWAccel(device, allow_software_fallback=False).create(codec)
    except _ERRORS as error:
        return type(error).__name__
    return ""


def _codec(codec: str, device: str) -> Codec | None:
    """Return the decoder that uses `device`, None if libav has none."""
    try:
        found = Codec(decoder_name(codec, device), "r")
        devices = {config.device_type.name for config in found.hardware_configs or ()}
    # No such decoder, or a kind of device that is newer than PyAV's list of them.
    except ValueError:
        return None
    return found if device in devices else None


class HardwareError(Exception):
    """The device decodes no more; the message is a class of error, never data of the stream."""


class HardwareDecoder:
    """One stream's decoder on one device. Runs on: the thread that reads the stream."""

    def __init__(self, device: str, context: VideoCodecContext) -> None:
        self.device = device
        self._context = context
        self._has_decoded = False
        self._waiting = 0

    def decode(self, packet: Packet[Stream]) -> Sequence[VideoFrame]:
        """Return the pictures that are ready, in this computer's memory.

        - Raises HardwareError if the device is of no more use.
        - Raises av.error.InvalidDataError for a bad packet of a stream that the device decoded before.
        """
        self._waiting += 1
        try:
            frames = [frame for frame in self._context.decode(packet) if isinstance(frame, VideoFrame)]
        except av.error.InvalidDataError as error:
            if self._has_decoded and self._waiting <= MAX_PACKETS_WITHOUT_PICTURE:
                raise
            raise HardwareError(type(error).__name__) from error
        except _ERRORS as error:
            raise HardwareError(type(error).__name__) from error
        if frames:
            self._has_decoded = True
            self._waiting = 0
        elif self._waiting > MAX_PACKETS_WITHOUT_PICTURE:
            raise HardwareError("no picture")
        return frames

    def forget(self) -> None:
        """Begin anew: what comes next does not follow on what came before."""
        self._context.flush_buffers()


MakeDecoder = Callable[[str, VideoStream], HardwareDecoder]


def make_decoder(device: str, stream: VideoStream) -> HardwareDecoder:
    """Return a decoder for `stream` on a device. Raises HardwareError if there can be none."""
    own = stream.codec_context
    try:
        codec = _codec(own.codec.canonical_name, device)
        if codec is None:
            raise HardwareError(f"no {device} for {own.codec.canonical_name}")
        context = CodecContext.create(codec, "r", HWAccel(device, allow_software_fallback=False))
        if not isinstance(context, VideoCodecContext) or not context.is_hwaccel:
            raise HardwareError("the device cannot be made")
        context.extradata = own.extradata
        context.width, context.height = own.width, own.height
        context.thread_count = 1
        context.flags |= Flags.low_delay
    except _ERRORS as error:
        raise HardwareError(type(error).__name__) from error
    return HardwareDecoder(device, context)


class Hardware:
    """What a feed may use, for as long as its worker runs: after one failure it is the processor for good.

    Called from: the thread that reads a stream, and that of a standby, which only makes a decoder.
    """

    def __init__(
        self,
        setting: str,
        make: MakeDecoder = make_decoder,
        offered: Callable[[], Iterable[str]] = offered_devices,
    ) -> None:
        known = tuple(offered())
        # Who leaves the choice to the program does not ask for a device that is not there.
        self._level = logging.INFO if setting == AUTO else logging.WARNING
        self._devices = list(devices_to_try(setting, known, sys.platform))
        self._make = make
        if not self._devices:
            logger.log(self._level, "no hardware decoding: %s is not among %s", setting, ", ".join(known) or "nothing")

    def decoder_for(self, stream: VideoStream) -> HardwareDecoder | None:
        """Return a decoder on the first device that works, None if the processor has to do it."""
        for device in tuple(self._devices):
            try:
                return self._make(device, stream)
            except HardwareError as error:
                # Another thread may have given up all of them in the meantime.
                self._devices = [other for other in self._devices if other != device]
                logger.log(self._level, "no hardware decoding by %s (%s)", device, error)
        return None

    def give_up(self, device: str, reason: str) -> None:
        """Decode by the processor from now on: a device that failed at work is not worth another picture."""
        self._devices = []
        logger.warning("hardware decoding by %s has failed (%s); the processor decodes from now on", device, reason)
