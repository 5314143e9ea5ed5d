"""From the key that gives the floor to what the wall shows because of it: the first light, and the end of the move."""

from __future__ import annotations

import statistics
import time

from PySide6.QtCore import QSize

from app.domain.identity import SiteId
from app.domain.wall import WallLayoutKind, WallScene
from app.ui.wall.geometry import wall_layout
from app.ui.wall.tile import FRAME
from tests.bench.figures import Figures
from tests.bench.rig import SITES, rig, room_of
from tests.bench.x_keys import keyboard
from tests.bench.x_pixels import Area, ScreenReader, screen_reader
from tests.streams.feeds import wait_until

_WALL_LEFT = 1920
_WALL = QSize(1920, 1080)
_BAR = Area(_WALL_LEFT + 14, 900, 3, 60)
"""In *Sorot* of twelve sites the red bar before the speaker's name; in *Semua* the margin."""

_GROUND_GREEN, _RED_GREEN = 0x0E, 0x3B
_TIMES = 8
_WITHIN_S = 5.0
_POLL_S = 0.002


def bench_grant() -> Figures:
    """Eight grants in a room of twelve live feeds: the wall goes from *Semua* to *Sorot*.

    Measured from the press of the key to the pixels of the X server. `change`: the red of who speaks,
    with name and time, is seen. `moved`: the speaker's frame stands in its last place; the tiles take
    `MOVE_MS` for their way.
    """
    with (
        rig() as made,
        room_of(made) as (room, _),
        screen_reader(made.screen.name) as reader,
        keyboard(made.screen.name) as keys,
    ):
        room.wait_live(SITES, 60)
        made.screen.focus("^Ruang Kendali")
        frame = _frame_at_rest()
        changed_ms: list[float] = []
        moved_ms: list[float] = []
        for number in range(_TIMES):
            keys.press(f"F{number + 1}")
            wait_until(lambda: _is(reader, _BAR, _GROUND_GREEN), 10, "a wall on which nobody speaks")
            started_s = time.monotonic()
            keys.press("Return")
            changed_ms.append(_until_red(reader, _BAR, started_s))
            moved_ms.append(_until_red(reader, frame, started_s))
            keys.press("l")
        return Figures(
            "grant",
            {
                "change_ms_median": round(statistics.median(changed_ms)),
                "change_ms_worst": round(max(changed_ms)),
                "moved_ms_median": round(statistics.median(moved_ms)),
                "moved_ms_worst": round(max(moved_ms)),
            },
            bars={"change_ms_median": "≤ 150", "moved_ms_median": "≤ 150 + 300"},
        )


def _frame_at_rest() -> Area:
    """Return a piece of the speaker's frame in *Sorot*, as wide as it is: all of it is red only when the tile has come.

    At its right side: every tile of *Semua* comes there from somewhere else.
    """
    sites = [SiteId(str(number)) for number in range(SITES)]
    layout = wall_layout(_WALL, sites, WallScene(WallLayoutKind.SOROT, (sites[0],)))
    speaker = layout.tiles[sites[0]]
    return Area(_WALL_LEFT + speaker.right() + 1, speaker.center().y(), FRAME, 40)


def _until_red(reader: ScreenReader, area: Area, started_s: float) -> float:
    while not _is(reader, area, _RED_GREEN):
        assert time.monotonic() - started_s < _WITHIN_S, "the wall did not change"
        time.sleep(_POLL_S)
    return (time.monotonic() - started_s) * 1000


def _is(reader: ScreenReader, area: Area, green: int) -> bool:
    return bool((reader.green(area) == green).all())
