"""From the key that gives the floor to the first light of the new layout on the wall."""

from __future__ import annotations

import time

from tests.bench.figures import Figures
from tests.bench.rig import SITES, rig, room_of
from tests.bench.x_keys import keyboard
from tests.bench.x_pixels import Area, ScreenReader, screen_reader
from tests.streams.feeds import wait_until

_WALL_LEFT = 1920
_BAR = Area(_WALL_LEFT + 14, 900, 3, 60)
"""In *Sorot* of twelve sites the red bar before the speaker's name; in *Semua* the margin."""

_GROUND_GREEN, _RED_GREEN = 0x0E, 0x3B
_TIMES = 8
_WITHIN_S = 5.0
_POLL_S = 0.002


def bench_grant() -> Figures:
    """Eight grants in a room of twelve live feeds: the wall goes from *Semua* to *Sorot*.

    Measured from the press of the key to the pixels of the X server.
    """
    with (
        rig() as made,
        room_of(made) as (room, _),
        screen_reader(made.screen.name) as reader,
        keyboard(made.screen.name) as keys,
    ):
        room.wait_live(SITES, 60)
        made.screen.focus("^Ruang Kendali")
        took_ms: list[float] = []
        for number in range(_TIMES):
            keys.press(f"F{number + 1}")
            wait_until(lambda: _is(reader, _GROUND_GREEN), 10, "a wall on which nobody speaks")
            started_s = time.monotonic()
            keys.press("Return")
            while not _is(reader, _RED_GREEN):
                assert time.monotonic() - started_s < _WITHIN_S, "the wall did not change"
                time.sleep(_POLL_S)
            took_ms.append((time.monotonic() - started_s) * 1000)
            keys.press("l")
        took_ms.sort()
        return Figures(
            "grant",
            {"median_ms": round(took_ms[len(took_ms) // 2]), "worst_ms": round(took_ms[-1])},
            bars={"median_ms": "≤ 150"},
        )


def _is(reader: ScreenReader, green: int) -> bool:
    return bool((reader.green(_BAR) == green).all())
