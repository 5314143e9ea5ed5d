from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.domain.identity import SiteId
from app.ui.wall.geometry import WallLayout, best_grid, wall_layout

SIZES = st.builds(QSize, st.integers(640, 4096), st.integers(360, 2304))
SCREENS = [QSize(1366, 768), QSize(1280, 1024), QSize(1920, 1080), QSize(1920, 1200), QSize(3840, 2160)]
COUNTS = range(1, 17)


def ids(count: int) -> list[SiteId]:
    return [SiteId(f"s{number}") for number in range(count)]


def pieces(layout: WallLayout) -> list[QRect]:
    return [layout.header, layout.strip, *layout.tiles.values()]


def gap_of(size: QSize) -> int:
    return round(8 * size.height() / 1080)


@given(size=SIZES, count=st.integers(1, 16), data=st.data())
def test_nothing_overlaps_and_nothing_leaves_the_window(size: QSize, count: int, data: st.DataObject) -> None:
    speaker = data.draw(st.none() | st.sampled_from(ids(count)))
    layout = wall_layout(size, ids(count), speaker)
    window = QRect(0, 0, size.width(), size.height())
    assert set(layout.tiles) == set(ids(count))
    for rect in pieces(layout):
        assert window.contains(rect)
        assert rect.width() >= 2
        assert rect.height() >= 2
    for one, other in combinations(pieces(layout), 2):
        assert not one.intersects(other)


@given(size=SIZES, count=st.integers(2, 16), data=st.data())
def test_the_gaps_have_room_for_the_frames(size: QSize, count: int, data: st.DataObject) -> None:
    speaker = data.draw(st.none() | st.sampled_from(ids(count)))
    layout = wall_layout(size, ids(count), speaker)
    # Half a gap around each piece still touches nothing: two frames fit side by side into each gap.
    half = gap_of(size) // 2
    grown = [rect.adjusted(-half, -half, half, half) for rect in layout.tiles.values()]
    for one, other in combinations(grown, 2):
        assert not one.intersects(other)


@given(size=SIZES, count=st.integers(1, 16), data=st.data())
def test_the_speaker_is_largest_and_all_pictures_are_wide(size: QSize, count: int, data: st.DataObject) -> None:
    speaker = data.draw(st.sampled_from(ids(count)))
    layout = wall_layout(size, ids(count), speaker)
    assert layout.speaker == speaker
    areas = {site: rect.width() * rect.height() for site, rect in layout.tiles.items()}
    assert all(areas[speaker] > area for site, area in areas.items() if site != speaker)
    for rect in layout.tiles.values():
        # Even sizes cost up to two pixels on each side.
        assert abs(rect.width() - rect.height() * 16 / 9) <= 5


@given(size=SIZES, count=st.integers(1, 16))
def test_without_a_speaker_all_are_equal(size: QSize, count: int) -> None:
    layout = wall_layout(size, ids(count), None)
    assert layout.speaker is None
    assert len({(rect.width(), rect.height()) for rect in layout.tiles.values()}) == 1


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SCREENS, ids=lambda s: f"{s.width()}x{s.height()}")
def test_little_of_the_screen_is_wasted(size: QSize, count: int) -> None:
    window = size.width() * size.height()

    def used(speaker: SiteId | None) -> float:
        return sum(r.width() * r.height() for r in pieces(wall_layout(size, ids(count), speaker))) / window

    # Tiles are 16:9 whatever their number: three of them leave most.
    assert used(None) > 0.55
    assert used(ids(count)[0]) > 0.65


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SCREENS, ids=lambda s: f"{s.width()}x{s.height()}")
def test_whoever_speaks_gets_half_of_the_pictures(size: QSize, count: int) -> None:
    layout = wall_layout(size, ids(count), ids(count)[0])
    areas = {site: rect.width() * rect.height() for site, rect in layout.tiles.items()}
    assert areas[ids(count)[0]] > sum(areas.values()) / 2


def test_twelve_on_full_hd_as_designed() -> None:
    everybody = wall_layout(QSize(1920, 1080), ids(12), None)
    assert everybody.header == QRect(0, 0, 1920, 64)
    rows = sorted({rect.y() for rect in everybody.tiles.values()})
    columns = sorted({rect.x() for rect in everybody.tiles.values()})
    assert (len(rows), len(columns)) == (3, 4)
    spotlight = wall_layout(QSize(1920, 1080), ids(12), ids(12)[4])
    assert len({rect.x() for site, rect in spotlight.tiles.items() if site != ids(12)[4]}) == 2


def test_the_order_of_the_roster_is_the_order_on_the_wall() -> None:
    layout = wall_layout(QSize(1920, 1080), ids(12), ids(12)[4])
    others = [rect for site, rect in layout.tiles.items() if site != ids(12)[4]]
    assert others == sorted(others, key=lambda rect: (rect.y(), rect.x()))


def test_a_last_row_that_is_not_full_stands_in_the_middle() -> None:
    layout = wall_layout(QSize(1920, 1080), ids(10), None)
    last = max(rect.y() for rect in layout.tiles.values())
    row = [rect for rect in layout.tiles.values() if rect.y() == last]
    left, right = min(rect.left() for rect in row), max(rect.right() for rect in row)
    assert abs(left - (1919 - right)) <= 2


def test_a_speaker_who_is_not_in_the_roster_leaves_all_equal() -> None:
    assert wall_layout(QSize(1920, 1080), ids(3), SiteId("elsewhere")).speaker is None


@given(area=st.builds(QSize, st.integers(100, 4000), st.integers(100, 2500)), count=st.integers(1, 16))
def test_no_other_number_of_columns_gives_larger_tiles(area: QSize, count: int) -> None:
    columns, tile = best_grid(area, count, 8)
    rows = -(-count // columns)
    assert columns * tile.width() + (columns - 1) * 8 <= area.width()
    assert rows * tile.height() + (rows - 1) * 8 <= area.height()
    for other in range(1, count + 1):
        other_rows = -(-count // other)
        width = min(
            (area.width() - (other - 1) * 8) / other, (area.height() - (other_rows - 1) * 8) / other_rows * 16 / 9
        )
        assert int(width) & ~1 <= tile.width()
