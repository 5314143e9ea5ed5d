"""The stream that will be shown next, opened beside the one that plays.

It is read up to its first keyframe and no further, so the player can go over to it between two
pictures: the tile never goes black. What is not read stays with the network, a second at most.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from itertools import chain

import av.error

from app.domain.feed import StreamKind
from app.domain.stream_url import StreamUrl
from app.video.backlog import Arrival
from app.video.hardware import Hardware
from app.video.source import LibavSource, MediaPacket, marks_keyframes

logger = logging.getLogger(__name__)


class Standby:
    """Opens in a thread of its own; everything else is called by the feed worker's main thread.

    The source belongs to the thread until `is_ready`, and to whoever calls `take` or `close` then.
    """

    def __init__(self, kind: StreamKind, address: StreamUrl, transport: str, hardware: Hardware | None = None) -> None:
        self.kind = kind
        self._address = address
        self._transport = transport
        self._hardware = hardware
        self._lock = threading.Lock()
        self._is_called_off = False
        self._is_done = False
        self._source: LibavSource | None = None
        # A daemon: it may sit in libav for as long as its timeouts last, and must not keep a worker alive.
        threading.Thread(target=self._open, name="standby", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        """Tell whether the first keyframe is there."""
        return self._is_done and self._source is not None

    @property
    def has_failed(self) -> bool:
        """Tell whether there is no such stream now."""
        return self._is_done and self._source is None

    def take(self) -> LibavSource:
        """Return the source, whose packets begin with the keyframe. Only once, and only when it is ready."""
        source, self._source = self._source, None
        if source is None:
            raise ValueError("there is no stream to take")
        return source

    def close(self) -> None:
        """Give the stream up. A thread that is still opening closes it by itself."""
        with self._lock:
            self._is_called_off = True
            source, self._source = self._source, None
        if source:
            source.close()

    def _open(self) -> None:
        source: LibavSource | None = None
        try:
            source = LibavSource(self._address, self._transport, self._hardware)
            found = self._read_to_keyframe(source)
        except (av.error.FFmpegError, OSError, ValueError) as error:
            logger.warning("the %s stream cannot take over: %s", self.kind.value, type(error).__name__)
            found = False
        except Exception:
            logger.exception("the %s stream met an error that is not known", self.kind.value)
            found = False
        with self._lock:
            keep = found and not self._is_called_off
            self._source = source if keep else None
            self._is_done = True
        if source and not keep:
            source.close()

    def _read_to_keyframe(self, source: LibavSource) -> bool:
        packets = source.packets()
        marked = marks_keyframes(source.info.video_codec)
        for packet in packets:
            if self._is_called_off:
                return False
            if source.is_video(packet) and (packet.is_keyframe or not marked):
                seen = Arrival(source.due_us(packet), time.monotonic_ns() // 1000)
                source.resume(_from(packet, packets), seen)
                return True
        return False


def _from(first: MediaPacket, rest: Iterator[MediaPacket]) -> Iterator[MediaPacket]:
    return chain((first,), rest)
