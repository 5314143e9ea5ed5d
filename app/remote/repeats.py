"""A command that comes twice is done once: answers are kept under the key its sender chose.

After draft-ietf-httpapi-idempotency-key-header: the same key with the same command gets the first
answer, the same key with another command is a mistake of the sender.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

KEPT_S = 600.0
MAX_KEPT = 256

_Answer = TypeVar("_Answer")


class OtherCommand(Exception):  # noqa: N818 - named for what the sender did
    """The key was used for another command."""


@dataclass(slots=True)
class _Kept(Generic[_Answer]):
    command: bytes
    answer: asyncio.Future[_Answer]
    at_s: float


class Repeats(Generic[_Answer]):
    """Remembers `MAX_KEPT` answers for `KEPT_S`. Runs on: the thread of the server's loop."""

    def __init__(self, monotonic: Callable[[], float], is_final: Callable[[_Answer], bool]) -> None:
        self._monotonic = monotonic
        self._is_final = is_final
        self._kept: OrderedDict[str, _Kept[_Answer]] = OrderedDict()

    async def once(self, key: str, command: bytes, work: Callable[[], Awaitable[_Answer]]) -> tuple[_Answer, bool]:
        """Return the answer and whether it is a repeated one. Raises OtherCommand.

        A repetition that comes while the first one is still under way waits for its answer. An answer
        that is not final (nothing was done) is not kept: the sender may try again.
        """
        self._forget_old()
        kept = self._kept.get(key)
        if kept:
            if kept.command != command:
                raise OtherCommand
            return await asyncio.shield(kept.answer), True
        future = asyncio.ensure_future(work())
        self._kept[key] = _Kept(command, future, self._monotonic())
        future.add_done_callback(lambda done: self._settle(key, done))
        # Shielded: a sender that hangs up must not undo what others with the same key wait for.
        return await asyncio.shield(future), False

    def _settle(self, key: str, done: asyncio.Future[_Answer]) -> None:
        if done.cancelled() or done.exception() is not None or not self._is_final(done.result()):
            kept = self._kept.get(key)
            if kept and kept.answer is done:
                del self._kept[key]

    def _forget_old(self) -> None:
        now_s = self._monotonic()
        while self._kept:
            oldest = next(iter(self._kept))
            if len(self._kept) < MAX_KEPT and now_s - self._kept[oldest].at_s <= KEPT_S:
                return
            del self._kept[oldest]
