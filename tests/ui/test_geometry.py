from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.domain.identity import ProposalId, SiteId
from app.domain.wall import WallLayoutKind, WallScene
from app.ui.wall.geometry import wall_layout
from app.ui.wall.places import WallLayout, best_grid

KIND = WallLayoutKind
SIZES = st.builds(QSize, st.integers(640, 4096), st.integers(360, 2304))
WIDE = st.sampled_from([QSize(1366, 768), QSize(1920, 1080), QSize(1920, 1200), QSize(2560, 1080), QSize(3840, 2160)])
SCREENS = [QSize(1366, 768), QSize(1280, 1024), QSize(1920, 1080), QSize(1920, 1200), QSize(3840, 2160)]
COUNTS = range(1, 17)
HALL = SiteId("ruang-sidang")
EVERYBODY = WallScene(KIND.SEMUA)
LARGE = {KIND.SEMUA: 0, KIND.SOROT: 1, KIND.BERDUA: 2, KIND.PENUH: 1, KIND.USULAN: 1, KIND.PESAN: 0}


def ids(count: int) -> list[SiteId]:
    return [SiteId(f"s{number}") for number in range(count)]


def sorot(site_id: SiteId) -> WallScene:
    return WallScene(KIND.SOROT, (site_id,))


@st.composite
def scenes(draw: st.DrawFn, count: int) -> WallScene:
    kind = draw(st.sampled_from(KIND))
    everybody = ids(count)
    if kind in (KIND.SOROT, KIND.BERDUA):
        everybody = [*everybody, HALL]
    large = draw(st.permutations(everybody))[: LARGE[kind]]
    return WallScene(kind, tuple(large), large[1] if len(large) > 1 else None, ProposalId("p"), "Selamat datang")


def pieces(layout: WallLayout) -> list[QRect]:
    """Return everything that stands beside everything else."""
    tiles = [*layout.tiles.values(), *layout.name_cards.values()]
    if layout.is_overlaid:
        return tiles
    return [rect for rect in (layout.header, layout.strip, layout.queue, layout.card, *tiles) if not rect.isNull()]


def used(layout: WallLayout, size: QSize) -> float:
    return sum(rect.width() * rect.height() for rect in pieces(layout)) / (size.width() * size.height())


def gap_of(size: QSize) -> int:
    return round(8 * size.height() / 1080)


@given(size=SIZES, count=st.integers(1, 16), data=st.data())
def test_nothing_overlaps_and_nothing_leaves_the_window(size: QSize, count: int, data: st.DataObject) -> None:
    layout = wall_layout(size, ids(count), data.draw(scenes(count)))
    window = QRect(0, 0, size.width(), size.height())
    for rect in [*pieces(layout), layout.header, layout.strip]:
        assert window.contains(rect) or rect.isNull()
        assert rect.isNull() or min(rect.width(), rect.height()) >= 2
    for one, other in combinations(pieces(layout), 2):
        assert not one.intersects(other)


@given(size=SIZES, count=st.integers(1, 16), data=st.data())
def test_everybody_large_is_there_and_large(size: QSize, count: int, data: st.DataObject) -> None:
    scene = data.draw(scenes(count))
    layout = wall_layout(size, ids(count), scene)
    assert {*layout.tiles, *layout.name_cards} >= set(scene.large)
    assert HALL not in layout.tiles
    if scene.layout in (KIND.SEMUA, KIND.SOROT):
        assert {*layout.tiles, *layout.name_cards} == {*ids(count), *scene.large}
    if scene.layout in (KIND.PENUH, KIND.USULAN):
        assert set(layout.tiles) == set(scene.large)
    if scene.layout is KIND.PESAN:
        assert not layout.tiles


@given(size=SIZES, count=st.integers(2, 16), data=st.data())
def test_the_gaps_have_room_for_the_frames(size: QSize, count: int, data: st.DataObject) -> None:
    layout = wall_layout(size, ids(count), data.draw(scenes(count)))
    # Half a gap around each piece still touches nothing: two frames fit side by side into each gap.
    half = gap_of(size) // 2
    grown = [rect.adjusted(-half, -half, half, half) for rect in layout.tiles.values()]
    for one, other in combinations(grown, 2):
        assert not one.intersects(other)


@given(size=SIZES, count=st.integers(1, 16), data=st.data())
def test_all_pictures_are_wide_and_the_large_ones_are_largest(size: QSize, count: int, data: st.DataObject) -> None:
    scene = data.draw(scenes(count))
    layout = wall_layout(size, ids(count), scene)
    for rect in layout.tiles.values():
        # Even sizes cost up to two pixels on each side.
        assert abs(rect.width() - rect.height() * 16 / 9) <= 5
    shown = {**layout.tiles, **layout.name_cards}
    areas = {site: rect.width() * rect.height() for site, rect in shown.items()}
    for large in scene.large:
        assert all(areas[large] > area for site, area in areas.items() if site not in scene.large)


@given(size=SIZES, count=st.integers(2, 16))
def test_a_pair_is_equal(size: QSize, count: int) -> None:
    first, second = ids(count)[:2]
    layout = wall_layout(size, ids(count), WallScene(KIND.BERDUA, (first, second), second))
    assert layout.tiles[first].size() == layout.tiles[second].size()
    assert layout.tiles[first].top() == layout.tiles[second].top()
    assert layout.tiles[first].left() < layout.tiles[second].left()


@given(size=SIZES, count=st.integers(1, 16))
def test_without_a_speaker_all_are_equal(size: QSize, count: int) -> None:
    layout = wall_layout(size, ids(count), EVERYBODY)
    assert layout.large == ()
    assert len({(rect.width(), rect.height()) for rect in layout.tiles.values()}) == 1


LEAST_USED = {KIND.SEMUA: 0.55, KIND.SOROT: 0.65, KIND.BERDUA: 0.6, KIND.PENUH: 0.7, KIND.USULAN: 0.9, KIND.PESAN: 1.0}


@pytest.mark.parametrize(
    ("kind", "count"), [(kind, count) for kind in KIND for count in COUNTS if count >= LARGE[kind]]
)
@pytest.mark.parametrize("size", SCREENS, ids=lambda s: f"{s.width()}x{s.height()}")
def test_little_of_the_screen_is_wasted(size: QSize, count: int, kind: WallLayoutKind) -> None:
    layout = wall_layout(size, ids(count), WallScene(kind, tuple(ids(count)[: LARGE[kind]])))
    # Tiles are 16:9 whatever their number and the screen: three of them on a screen of 5:4 leave most.
    assert used(layout, size) >= LEAST_USED[kind]


@pytest.mark.parametrize(
    ("count", "least"), [(1, 0.8), (2, 0.8), (4, 0.79), (6, 0.95), (8, 0.8), (9, 0.79), (12, 0.92)]
)
def test_full_hd_is_filled_by_the_usual_numbers_of_sites(count: int, least: float) -> None:
    assert used(wall_layout(QSize(1920, 1080), ids(count), EVERYBODY), QSize(1920, 1080)) >= least


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SCREENS, ids=lambda s: f"{s.width()}x{s.height()}")
def test_whoever_speaks_gets_half_of_the_pictures(size: QSize, count: int) -> None:
    layout = wall_layout(size, ids(count), sorot(ids(count)[0]))
    areas = {site: rect.width() * rect.height() for site, rect in layout.tiles.items()}
    assert areas[ids(count)[0]] > sum(areas.values()) / 2


def test_twelve_on_full_hd_as_designed() -> None:
    everybody = wall_layout(QSize(1920, 1080), ids(12), EVERYBODY)
    assert everybody.header == QRect(0, 0, 1920, 64)
    rows = sorted({rect.y() for rect in everybody.tiles.values()})
    columns = sorted({rect.x() for rect in everybody.tiles.values()})
    assert (len(rows), len(columns)) == (3, 4)
    spotlight = wall_layout(QSize(1920, 1080), ids(12), sorot(ids(12)[4]))
    assert len({rect.x() for site, rect in spotlight.tiles.items() if site != ids(12)[4]}) == 2


@pytest.mark.parametrize("count", [1, 4, 9, 16])
def test_square_grids_put_the_strip_at_the_side_for_larger_tiles(count: int) -> None:
    layout = wall_layout(QSize(1920, 1080), ids(count), EVERYBODY)
    assert layout.strip.left() > max(rect.right() for rect in layout.tiles.values())
    foot = QSize(1896, 1080 - 64 - 3 * 8 - 200)
    assert next(iter(layout.tiles.values())).width() > best_grid(foot, count, 8)[1].width()


def test_the_order_of_the_roster_is_the_order_on_the_wall() -> None:
    layout = wall_layout(QSize(1920, 1080), ids(12), sorot(ids(12)[4]))
    others = [rect for site, rect in layout.tiles.items() if site != ids(12)[4]]
    assert others == sorted(others, key=lambda rect: (rect.y(), rect.x()))


def test_a_last_row_that_is_not_full_stands_in_the_middle() -> None:
    layout = wall_layout(QSize(1920, 1080), ids(10), EVERYBODY)
    last = max(rect.y() for rect in layout.tiles.values())
    row = [rect for rect in layout.tiles.values() if rect.y() == last]
    left, right = min(rect.left() for rect in row), max(rect.right() for rect in row)
    assert abs(left - (1919 - right)) <= 2


def test_the_hall_has_no_picture_and_stands_as_a_card() -> None:
    layout = wall_layout(QSize(1920, 1080), ids(3), WallScene(KIND.BERDUA, (ids(3)[0], HALL), HALL))
    assert set(layout.tiles) == set(ids(3))
    assert layout.name_cards[HALL].size() == layout.tiles[ids(3)[0]].size()


def test_a_full_picture_of_a_site_without_one_leaves_all_equal() -> None:
    assert wall_layout(QSize(1920, 1080), ids(3), WallScene(KIND.PENUH, (HALL,))).kind is KIND.SEMUA


@given(size=WIDE, count=st.integers(1, 16))
def test_a_full_picture_is_as_large_as_the_screen_allows(size: QSize, count: int) -> None:
    layout = wall_layout(size, ids(count), WallScene(KIND.PENUH, (ids(count)[0],)))
    picture = layout.tiles[ids(count)[0]]
    assert picture.width() >= size.width() - 4 or picture.height() >= size.height() - 4
    assert QRect(0, 0, size.width(), size.height()).contains(layout.strip)
    assert not layout.header.intersects(layout.strip)


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
