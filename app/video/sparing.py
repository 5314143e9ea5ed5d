"""What a player leaves out of a stream at a level of thrift: packets that are not decoded, pictures not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from app.domain.thrift import DecodeThrift

LONGEST_GAP_US = 10_000_000
"""Keyframes further apart than this would make a slide show of a speaker's room: such a stream keeps its motion."""

_MOST_BYTES = 4_000_000
"""What is held back for each feed: more than ten seconds of a usual camera."""

_JUMP_US = 2_000_000
_INTERVAL_SMOOTHING = 8
_SOONEST = 1.5
"""At half rate a picture is shown when so many intervals have passed since the last one: every second one."""


class _Packet(Protocol):
    @property
    def is_keyframe(self) -> bool: ...

    @property
    def size(self) -> int: ...


PacketT = TypeVar("PacketT", bound=_Packet)


class Sparing(Generic[PacketT]):
    """Decides for one stream. Runs on: the feed worker's main thread; `ordered` may be any thread's note.

    What is held back between two keyframes is kept, so that a feed which gets the floor moves again
    at once and not with its next keyframe.
    """

    def __init__(self, ordered: Callable[[], DecodeThrift], *, keyframes_are_marked: bool) -> None:
        self.level = DecodeThrift.FULL
        """What is done now. A stream without keyframes to go by stays at half rate when less is ordered."""
        self._ordered = ordered
        self._keyframes_are_marked = keyframes_are_marked
        self._held: list[PacketT] = []
        self._held_bytes = 0
        self._is_holding = False
        self._is_torn = False
        self._keyframe_us: int | None = None
        self._gap_us: int | None = None
        self._due_us: int | None = None
        self._interval_us = 0.0
        self._shown_us: int | None = None

    def admit(self, packet: PacketT, due_us: int, *, hold: bool = False) -> Sequence[PacketT]:
        """Return what is to be decoded now: this packet, nothing, or what was held back before it as well.

        `hold`: its picture will not be shown, so it can wait until something that follows needs it.
        """
        self._measure(packet, due_us)
        wanted = self._possible(due_us)
        # Without keyframes to begin with again, everything must go through the decoder.
        hold = hold and self._keyframes_are_marked
        self._is_holding = hold or wanted is DecodeThrift.KEYFRAMES
        if self._is_torn and not packet.is_keyframe:
            # Too much was held back to catch up with: only a keyframe can begin anew.
            return ()
        self.level = wanted
        if self._is_holding:
            if packet.is_keyframe:
                self._let_go()
            self._hold(packet)
            return (packet,) if packet.is_keyframe and not hold else ()
        held = () if packet.is_keyframe else tuple(self._held)
        self._let_go()
        return (*held, packet)

    def shows(self, time_us: int) -> bool:
        """Tell whether the picture of this time is to be shown."""
        if self.level is DecodeThrift.HALF_RATE and self._shown_us is not None:
            since_us = time_us - self._shown_us
            if 0 <= since_us < _SOONEST * self._interval_us:
                return False
        self._shown_us = time_us
        return True

    def forget_held(self) -> None:
        """Give up what was held back: a packet was damaged, and what follows cannot be decoded without it."""
        self._let_go()
        self._is_torn = self._is_holding

    def _possible(self, due_us: int) -> DecodeThrift:
        ordered = self._ordered()
        if ordered is not DecodeThrift.KEYFRAMES:
            return ordered
        near = self._gap_us is not None and self._keyframe_us is not None
        near = near and max(self._gap_us or 0, due_us - (self._keyframe_us or 0)) <= LONGEST_GAP_US
        return ordered if self._keyframes_are_marked and near else DecodeThrift.HALF_RATE

    def _measure(self, packet: PacketT, due_us: int) -> None:
        before, self._due_us = self._due_us, due_us
        if before is not None and 0 < due_us - before <= _JUMP_US:
            step_us = due_us - before
            interval_us = self._interval_us or step_us
            self._interval_us = interval_us + (step_us - interval_us) / _INTERVAL_SMOOTHING
        if packet.is_keyframe:
            if self._keyframe_us is not None and due_us > self._keyframe_us:
                self._gap_us = due_us - self._keyframe_us
            self._keyframe_us = due_us

    def _hold(self, packet: PacketT) -> None:
        self._held_bytes += packet.size
        if self._held_bytes > _MOST_BYTES:
            self._let_go()
            self._is_torn = True
            return
        self._held.append(packet)

    def _let_go(self) -> None:
        self._held.clear()
        self._held_bytes = 0
        self._is_torn = False
