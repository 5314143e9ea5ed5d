"""The window on the big screen. It is painted whole by hand: one surface, one clock, no child widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.identity import SiteId
from app.domain.wall import WallCover, WallLayoutKind, WallScene
from app.ui.picture import TilePicture
from app.ui.ports import PictureSource
from app.ui.theme.tokens import Tokens
from app.ui.wall.geometry import wall_layout
from app.ui.wall.motion import Motion, animation, share_of
from app.ui.wall.painting import Dirty, WallPainting
from app.ui.wall.places import GAP, WallLayout
from app.ui.wall.slate import paint_cover
from app.ui.wall.strip import lower_third
from app.ui.wall.tile import WallTile
from app.ui.wall.view import WallView

VIEW = "wall"


class WallWindow(QWidget):
    """Shows the room to the room. Takes `WallView`s and a tick of the picture clock.

    `painted_layout` says that a new layout was seen for the first time. Keys pressed here go to the
    console: the operator's keyboard may be "in" either window.
    """

    painted_layout = Signal()

    def __init__(
        self, sites: Sequence[SiteId], source: PictureSource, tokens: Tokens, *, is_animated: bool = True
    ) -> None:
        super().__init__()
        self._sites = tuple(sites)
        self._source = source
        self._tokens = tokens
        self._is_animated = is_animated
        self._tiles = {s: WallTile(TilePicture(source, VIEW, s), tokens) for s in self._sites}
        self._painting = WallPainting(self._tiles, tokens)
        self._view: WallView | None = None
        self._layout: WallLayout = wall_layout(QSize(1920, 1080), self._sites, WallScene(WallLayoutKind.SEMUA))
        self._arranged: tuple[object, ...] = ()
        self._is_new = False
        self._move = animation(self)
        self._move.valueChanged.connect(self.update)
        self._move.finished.connect(self._arrived)
        self._motion = Motion(self._move)
        self._covering = animation(self)
        self._covering.valueChanged.connect(self.update)
        self._uncovered = WallCover.NONE
        self._frozen: QPixmap | None = None
        self._key_target: QWidget | None = None
        self.setWindowTitle(self.tr("Layar besar — Ruang Kendali Musrenbang"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(self.tr("Layar besar"))
        self.setMinimumSize(640, 360)

    def send_keys_to(self, target: QWidget) -> None:
        """Pass key presses that are no command on to the console's window."""
        self._key_target = target

    @property
    def is_moving(self) -> bool:
        """Tell whether the wall is on its way to another layout: no time for anything that can wait."""
        return self._is_new or self._motion.is_running

    @property
    def view(self) -> WallView | None:
        """Return what is shown, None before the first view."""
        return self._view

    def painted(self) -> dict[SiteId, int]:
        """Return how many different pictures of each site were painted so far."""
        return {site_id: tile.picture.painted for site_id, tile in self._tiles.items()}

    def picture_delay_ms(self) -> float:
        """Return the longest time from a packet's arrival to the painting of its picture, newest of each tile."""
        return max((self._tiles[s].picture.last_delay_ms for s in self._layout.tiles), default=0.0)

    def show_view(self, view: WallView) -> None:
        """Show a new view; only what differs from the last one is painted again."""
        before = self._view
        cover = before.scene.cover if before else WallCover.NONE
        if view.scene.cover is not cover:
            self._change_cover(cover, view.scene.cover)
        self._view = view
        if self._frozen:
            return
        if before is None or self._arranged != _arrangement(view.scene):
            self._lay_out(animated=before is not None and not self._is_hidden)
            self._is_new = True
            # At once, before anything else this change causes: forty people wait to see who speaks.
            self.repaint()
            return
        self._update_changes(before, view)

    def _update_changes(self, before: WallView, view: WallView) -> None:
        old, new, layout = before.room, view.room, self._layout
        if view.scene.cover is WallCover.SLATE and old.time != new.time:
            self.update()
        if (old.time, old.agenda_item) != (new.time, new.agenda_item):
            self.update(layout.header)
        if layout.kind is WallLayoutKind.PESAN and (old.time, before.scene) != (new.time, view.scene):
            self.update(layout.card)
        if before.card != view.card:
            self.update(layout.card)
        if (old.speaker, old.answered, old.queue, old.live, before.recorded) != (
            new.speaker,
            new.answered,
            new.queue,
            new.live,
            view.recorded,
        ):
            for rect in (layout.strip, layout.queue, *layout.name_cards.values()):
                self.update(rect)
        margin = round(GAP * self._scale)
        for one, other in zip(old.tiles, new.tiles, strict=True):
            place = layout.tiles.get(other.site_id)
            if one.on_wall != other.on_wall and place:
                self.update(place.adjusted(-margin, -margin, margin, margin))

    def refresh_pictures(self) -> None:
        """Ask every tile for a newer picture and paint those that have one. Called by the picture clock."""
        is_still = self._motion.is_running or self._is_hidden
        for site_id, tile in self._tiles.items():
            if tile.picture.refresh() and not is_still and site_id in self._layout.tiles:
                self.update(self._picture_region(self._layout.tiles[site_id]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size and ask for pictures that fit it."""
        super().resizeEvent(event)
        self._lay_out(animated=False)

    def changeEvent(self, event: QEvent) -> None:
        """Ask again for pictures when the screen's pixel ratio changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._request_pictures(self._layout.tiles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the key, and the keyboard with it, to the console."""
        if self._key_target:
            self._key_target.activateWindow()
            QCoreApplication.sendEvent(self._key_target.focusWidget() or self._key_target, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view
        if view is None:
            painter.fillRect(self.rect(), QColor(self._tokens.ground))
            return
        if self._frozen:
            painter.drawPixmap(self.rect(), self._frozen)
            return
        self._paint(Dirty(painter, event.region(), view, self._layout, self._scale, self.devicePixelRatioF()))
        if self._is_new:
            self._is_new = False
            self.painted_layout.emit()

    def paint_preview(self, painter: QPainter, place: QRect) -> None:
        """Paint what the wall shows now, small, into `place` of another window."""
        if self._view is None:
            painter.fillRect(place, QColor(self._tokens.ground))
            return
        if self._frozen:
            painter.drawPixmap(place, self._frozen)
            return
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / self.width(), place.height() / self.height())
        whole = QRegion(self.rect())
        ratio = self.devicePixelRatioF()
        self._paint(Dirty(painter, whole, self._view, self._layout, self._scale, ratio, is_preview=True))
        painter.restore()

    def _paint(self, now: Dirty) -> None:
        cover, done = now.view.scene.cover, share_of(self._covering)
        if cover is WallCover.NONE and done < 1:
            cover, done = self._uncovered, 1 - done
        if cover is WallCover.NONE or done < 1:
            self._painting.paint(now, self._motion, share_of(self._move))
        if cover is not WallCover.NONE:
            now.painter.setOpacity(done)
            paint_cover(now.painter, self.rect(), cover, now.view.room, self._tokens, self._scale)
            now.painter.setOpacity(1)

    @property
    def _scale(self) -> float:
        return self.height() / 1080

    @property
    def _is_hidden(self) -> bool:
        """Tell whether nothing below the cover is seen."""
        cover = self._view.scene.cover if self._view else WallCover.NONE
        return cover is not WallCover.NONE

    def _picture_region(self, rect: QRect) -> QRegion:
        """Return what of a tile its picture is seen in: where plates lie over it nothing has to be painted again."""
        region = QRegion(rect)
        if self._layout.is_overlaid:
            region -= QRegion(self._layout.header)
            region -= QRegion(lower_third(self._layout, self._view.room)) if self._view else QRegion()
        return region

    def _change_cover(self, before: WallCover, cover: WallCover) -> None:
        """Put a cover on or take it off. A picture that stands still is the one of this moment."""
        self._frozen = self.grab() if cover is WallCover.FREEZE else None
        self._uncovered = before
        self._covering.stop()
        if self._is_animated and self.isVisible() and WallCover.FREEZE not in (before, cover):
            self._covering.start()
        self.update()

    def _lay_out(self, *, animated: bool) -> None:
        scene = self._view.scene if self._view else WallScene(WallLayoutKind.SEMUA)
        self._arranged = _arrangement(scene)
        self._layout = wall_layout(self.size(), self._sites, scene)
        moves = animated and self._is_animated and self.isVisible()
        self._motion.to(self._layout.tiles, animated=moves)
        # What leaves is seen, and lives, until it is covered.
        self._request_pictures({**self._motion.leaving, **self._layout.tiles})

    def _arrived(self) -> None:
        self._request_pictures(self._layout.tiles)
        self.update()

    def _request_pictures(self, tiles: Mapping[SiteId, QRect]) -> None:
        ratio = self.devicePixelRatioF()
        sizes = {s: (round(rect.width() * ratio), round(rect.height() * ratio)) for s, rect in tiles.items()}
        self._source.request(VIEW, sizes)


def _arrangement(scene: WallScene) -> tuple[object, ...]:
    """Return what of a scene decides where things are."""
    return (scene.layout, scene.large, scene.respondent)
