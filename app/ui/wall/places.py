"""Rectangles of the wall and the lengths they are made of. All lengths of the design are pixels at 1080 lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize

from app.domain.identity import SiteId
from app.domain.wall import WallLayoutKind

HEADER = 64
STRIP, TALLEST_STRIP = 200, 300
GAP = 8
PAD = 12
ASPECT = 16 / 9


@dataclass(frozen=True, slots=True)
class WallLayout:
    """Rectangles in the window's logical pixels; one that is null is not part of the layout.

    - `tiles` are the sites whose pictures are seen, `name_cards` the large ones that have no feed.
    - `card` holds the proposal (*Usulan*) or the message (*Pesan*); `queue` stands apart in *Berdua*.
    - In *Penuh* header and strip lie over the picture.
    """

    kind: WallLayoutKind
    header: QRect
    tiles: Mapping[SiteId, QRect]
    strip: QRect
    large: tuple[SiteId, ...] = ()
    name_cards: Mapping[SiteId, QRect] = field(default_factory=dict)
    card: QRect = field(default_factory=QRect)
    queue: QRect = field(default_factory=QRect)

    @property
    def is_overlaid(self) -> bool:
        """Tell whether header and strip lie over the picture."""
        return self.kind is WallLayoutKind.PENUH


@dataclass(frozen=True, slots=True)
class Lengths:
    """The window's size and the lengths that follow from its height."""

    size: QSize

    def px(self, design: float) -> int:
        """Return whole pixels for a length of the design."""
        return round(design * self.size.height() / 1080)

    @property
    def width(self) -> int:
        """Return the width of the window."""
        return self.size.width()

    @property
    def height(self) -> int:
        """Return the height of the window."""
        return self.size.height()

    @property
    def gap(self) -> int:
        """Return what lies between two pieces: room for two frames."""
        return self.px(GAP)

    @property
    def pad(self) -> int:
        """Return what lies at the sides of the window."""
        return self.px(PAD)

    @property
    def header(self) -> QRect:
        """Return the place of the header."""
        return QRect(0, 0, self.width, self.px(HEADER))

    @property
    def body(self) -> QRect:
        """Return everything below the header, inside the margins."""
        top = self.header.height() + self.gap
        return QRect(self.pad, top, self.width - 2 * self.pad, self.height - top - self.gap)


def fit(area: QSize) -> QSize:
    """Return the largest 16:9 picture of even sides that fits into `area`."""
    width = min(float(area.width()), area.height() * ASPECT)
    return QSize(max(2, int(width) & ~1), max(2, int(width / ASPECT) & ~1))


def best_grid(area: QSize, count: int, gap: int) -> tuple[int, QSize]:
    """Return the number of columns and the 16:9 tile with which `count` tiles fill `area` best."""
    best_columns, best = 1, QSize(0, 0)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        width = (area.width() - (columns - 1) * gap) / columns
        height = (area.height() - (rows - 1) * gap) / rows
        width = min(width, height * ASPECT)
        tile = QSize(int(width) & ~1, int(width / ASPECT) & ~1)
        if tile.width() > best.width():
            best_columns, best = columns, tile
    return best_columns, QSize(max(2, best.width()), max(2, best.height()))


def grid(corner: QRect, sites: Sequence[SiteId], columns: int, tile: QSize, gap: int) -> dict[SiteId, QRect]:
    """Set tiles in rows from the top left of `corner`; a last row that is not full stands in the middle."""
    places: dict[SiteId, QRect] = {}
    for index, site_id in enumerate(sites):
        row, column = divmod(index, columns)
        in_row = min(columns, len(sites) - row * columns)
        indent = (columns - in_row) * (tile.width() + gap) // 2
        places[site_id] = QRect(
            corner.x() + indent + column * (tile.width() + gap),
            corner.y() + row * (tile.height() + gap),
            tile.width(),
            tile.height(),
        )
    return places


def grid_size(count: int, columns: int, tile: QSize, gap: int) -> QSize:
    """Return what `count` tiles in so many columns cover."""
    rows = -(-count // columns)
    return QSize(columns * (tile.width() + gap) - gap, rows * (tile.height() + gap) - gap)
