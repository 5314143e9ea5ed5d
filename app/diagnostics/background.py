"""A thread for small chores that must never wait on the thread of the screen: status file, pictures, usage."""

from __future__ import annotations

import json
import logging
import os
import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.diagnostics.usage import UsageMeter

logger = logging.getLogger(__name__)

Chore = Callable[[], None]

_WAITING_LIMIT = 32
"""More chores than this mean that the disk does not keep up; the newest are left out, and said so."""


class Background:
    """Runs chores one after another. One that fails is logged and stops none of the others."""

    def __init__(self) -> None:
        self._chores: queue.Queue[Chore | None] = queue.Queue(_WAITING_LIMIT)
        self._thread = threading.Thread(target=self._run, name="background")
        self._thread.start()

    def submit(self, chore: Chore) -> None:
        """Do `chore` soon. Called from: any thread; never waits."""
        try:
            self._chores.put_nowait(chore)
        except queue.Full:
            logger.warning("a chore was left out: the disk does not keep up")

    def close(self) -> None:
        """Finish what was given, then end."""
        self._chores.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (chore := self._chores.get()) is not None:
            try:
                chore()
            except Exception:
                logger.exception("a background chore failed")


def write_atomically(path: Path, text: str) -> None:
    """Replace the file in one step: a reader sees the old text or the new one, never half of it.

    Raises OSError. The temporary file is in the same folder, so the step is a rename on one disk.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)


def write_json(path: Path, document: Mapping[str, object]) -> None:
    """Write a JSON document atomically."""
    write_atomically(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def usage_rows(meter: UsageMeter, names: Mapping[int, str]) -> list[dict[str, object]]:
    """Read the processes and return one row for each, by name."""
    meter.follow(names)
    return [
        {
            "name": names.get(usage.pid, str(usage.pid)),
            "pid": usage.pid,
            "cpu_percent": usage.cpu_percent,
            "rss_mb": _megabytes(usage.rss_bytes),
            "pss_mb": _megabytes(usage.pss_bytes) if usage.pss_bytes is not None else None,
        }
        for usage in meter.sample()
    ]


def names_by_pid(groups: Iterable[Mapping[str, int]], own_name: str) -> dict[int, str]:
    """Turn name→pid maps into one pid→name map, this process included."""
    found = {os.getpid(): own_name}
    for group in groups:
        found.update({pid: name for name, pid in group.items()})
    return found


def _megabytes(size_bytes: int) -> float:
    return round(size_bytes / 1_000_000, 1)
