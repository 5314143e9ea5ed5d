"""Commands that come twice."""

from __future__ import annotations

import asyncio

import pytest

from app.remote.repeats import KEPT_S, MAX_KEPT, OtherCommand, Repeats


class Worker:
    def __init__(self) -> None:
        self.times = 0
        self.answer = "selesai"
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def __call__(self) -> str:
        self.times += 1
        await self.may_go_on.wait()
        if self.answer == "galat":
            raise RuntimeError(self.answer)
        return self.answer


class Stopwatch:
    at_s = 0.0

    def __call__(self) -> float:
        return self.at_s


def repeats(watch: Stopwatch | None = None) -> Repeats[str]:
    return Repeats(watch or Stopwatch(), lambda answer: answer == "selesai")


def test_once() -> None:
    async def scene() -> None:
        kept, work = repeats(), Worker()
        assert await kept.once("a", b"x", work) == ("selesai", False)
        assert await kept.once("a", b"x", work) == ("selesai", True)
        assert await kept.once("b", b"x", work) == ("selesai", False)
        assert work.times == 2
        with pytest.raises(OtherCommand):
            await kept.once("a", b"y", work)

    asyncio.run(scene())


def test_a_repetition_waits_for_the_first_even_if_its_sender_hangs_up() -> None:
    async def scene() -> None:
        kept, work = repeats(), Worker()
        work.may_go_on.clear()
        first = asyncio.ensure_future(kept.once("a", b"x", work))
        second = asyncio.ensure_future(kept.once("a", b"x", work))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        work.may_go_on.set()
        assert await second == ("selesai", True)
        assert work.times == 1

    asyncio.run(scene())


@pytest.mark.parametrize("answer", ["belum", "galat"])
def test_what_was_not_done_may_be_tried_again(answer: str) -> None:
    async def scene() -> None:
        kept, work = repeats(), Worker()
        work.answer = answer
        await asyncio.gather(kept.once("a", b"x", work), return_exceptions=True)
        work.answer = "selesai"
        assert await kept.once("a", b"x", work) == ("selesai", False)

    asyncio.run(scene())


def test_answers_are_kept_for_a_while_and_so_many() -> None:
    async def scene() -> None:
        watch = Stopwatch()
        kept, work = repeats(watch), Worker()
        for number in range(MAX_KEPT * 2):
            await kept.once(str(number), b"x", work)
        assert len(kept._kept) == MAX_KEPT
        watch.at_s += KEPT_S + 1
        assert await kept.once(str(MAX_KEPT * 2 - 1), b"x", work) == ("selesai", False)
        assert len(kept._kept) == 1

    asyncio.run(scene())
