"""A thread for work that makes many objects at once, beside a screen that must not stop."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class QuietThread(ThreadPoolExecutor):
    """One thread. While it works nobody collects garbage.

    To read a session of thousands of proposals makes a million objects, none of them garbage; each full collection
    on the way looks at all of them and holds up every thread of the process, 100 ms and more. What the work leaves
    is counted away when its answer is let go.
    """

    def __init__(self, name: str) -> None:
        super().__init__(max_workers=1, thread_name_prefix=name)
        self._lock = threading.Lock()

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have something done."""

        def work() -> _T:
            with self._lock:
                was_on = gc.isenabled()
                gc.disable()
                try:
                    return fn(*args, **kwargs)
                finally:
                    if was_on:
                        gc.enable()

        return super().submit(work)
