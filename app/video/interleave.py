"""Bring the packets of a file into the order of time.

Containers store sound and picture in chunks: half a second of one, then half a second of the
other. A camera sends them as they happen, and whoever paces by the clock needs them so too.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TypeVar

LOOKAHEAD_US = 1_500_000
"""Muxers interleave within a second; half a second more for clips cut by hand."""

MOST_WAITING = 1024

_Packet = TypeVar("_Packet")


def in_time_order(packets: Iterable[_Packet], due_us: Callable[[_Packet], int]) -> Iterator[_Packet]:
    """Yield packets by rising `due_us`, as far as a lookahead of 1.5 s can tell.

    A packet later than one already yielded is yielded as soon as it comes. The order of packets
    with the same time is kept. Memory is bounded by `MOST_WAITING` packets.
    """
    waiting: list[tuple[int, int, _Packet]] = []
    numbers = count()
    newest_us = -(1 << 62)
    for packet in packets:
        time_us = due_us(packet)
        newest_us = max(newest_us, time_us)
        heapq.heappush(waiting, (time_us, next(numbers), packet))
        while waiting and (newest_us - waiting[0][0] >= LOOKAHEAD_US or len(waiting) > MOST_WAITING):
            yield heapq.heappop(waiting)[2]
    while waiting:
        yield heapq.heappop(waiting)[2]
