"""All feeds on the console, 4×3 for twelve; the keyboard walks through them with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.identity import SiteId
from app.domain.sound import FeedLevel
from app.ui.console.feed_tile import FOOT, FRAME, FeedTile
from app.ui.picture import TilePicture
from app.ui.ports import PictureSource
from app.ui.room_view import TileView
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

VIEW = "console"
_ASPECT = 16 / 9
_GAP = 2


class Multiview(QWidget):
    """Runs on: the thread of the screen. Emits which site the operator means."""

    site_chosen = Signal(str)
    site_opened = Signal(str)
    listen_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, sites: Sequence[SiteId], source: PictureSource, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._metrics = Metrics(1.0)
        self._columns = 1
        self._tiles = {s: FeedTile(s, TilePicture(source, VIEW, s), tokens, self) for s in sites}
        self._order = tuple(sites)
        self._selected: SiteId | None = None
        for tile in self._tiles.values():
            tile.chosen.connect(self.site_chosen)
            tile.opened.connect(self.site_opened)
            tile.listen_wanted.connect(self.listen_wanted)
            tile.menu_wanted.connect(self.menu_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Papan lokasi"))
        self.setAccessibleDescription(self.tr("Gambar semua lokasi; tombol panah memilih lokasi"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        for tile in self._tiles.values():
            tile.set_metrics(metrics)
        self._lay_out()

    def painted(self) -> dict[SiteId, int]:
        """Return how many different pictures of each site were painted so far."""
        return {site_id: tile.picture.painted for site_id, tile in self._tiles.items()}

    def height_for(self, width: int) -> int:
        """Return the height that shows all tiles at this width without empty ground."""
        tile = self._tile_size(width, self._best_columns(len(self._order)))
        rows = -(-len(self._order) // self._best_columns(len(self._order)))
        return rows * (tile.height() + self._metrics.px(_GAP))

    def show_tiles(self, tiles: Sequence[TileView], selected: SiteId | None) -> None:
        """Show new states."""
        self._selected = selected
        for tile in tiles:
            self._tiles[tile.site_id].show_tile(tile, selected=tile.site_id == selected)

    def show_levels(self, levels: Sequence[FeedLevel]) -> None:
        """Move the meters."""
        for level in levels:
            self._tiles[level.site_id].show_level(level)

    def refresh_pictures(self) -> None:
        """Paint newer pictures. Called by the picture clock."""
        for tile in self._tiles.values():
            tile.refresh_picture()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the tiles with the arrow keys."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()))
        if step is None or not self._order:
            super().keyPressEvent(event)
            return
        now = self._order.index(self._selected) if self._selected in self._order else -max(0, step)
        target = now + step
        if 0 <= target < len(self._order):
            self.site_chosen.emit(self._order[target])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew and ask for pictures that fit."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Ask again for pictures when the screen's pixel ratio changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()

    def _best_columns(self, count: int) -> int:
        return {1: 1, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 3}.get(count, 4) if count else 1

    def _tile_size(self, width: int, columns: int) -> QSize:
        frame, foot = self._metrics.px(FRAME), self._metrics.px(FOOT)
        gap = self._metrics.px(_GAP)
        tile_width = (width - (columns - 1) * gap) // columns
        return QSize(tile_width, round((tile_width - 2 * frame) / _ASPECT) + 2 * frame + foot)

    def _lay_out(self) -> None:
        if not self._order or self.width() < 50:
            return
        gap = self._metrics.px(_GAP)
        best: tuple[int, QSize] = (1, QSize(0, 0))
        for columns in range(1, len(self._order) + 1):
            rows = -(-len(self._order) // columns)
            tile = self._tile_size(self.width(), columns)
            room = (self.height() - (rows - 1) * gap) // rows
            if tile.height() > room:
                frame, foot = self._metrics.px(FRAME), self._metrics.px(FOOT)
                tile = QSize(round((room - 2 * frame - foot) * _ASPECT) + 2 * frame, room)
            if tile.width() > best[1].width():
                best = (columns, tile)
        self._columns, tile = best
        used = self._columns * tile.width() + (self._columns - 1) * gap
        left = max(0, (self.width() - used) // 2)
        for index, site_id in enumerate(self._order):
            row, column = divmod(index, self._columns)
            self._tiles[site_id].setGeometry(
                QRect(QPoint(left + column * (tile.width() + gap), row * (tile.height() + gap)), tile)
            )
        ratio = self.devicePixelRatioF()
        sizes = {
            site_id: (round(rect.width() * ratio), round(rect.height() * ratio))
            for site_id, rect in ((s, t.picture_rect()) for s, t in self._tiles.items())
        }
        self._source.request(VIEW, sizes)
