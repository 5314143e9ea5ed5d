"""How the strip of the wall is divided: the same panels, side by side or one above the other."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallLayoutKind
from app.ui.room_view import RoomView
from app.ui.theme.tokens import Tokens
from app.ui.wall.panels import NamePlate, paint_agenda, paint_clock, paint_queue, paint_who
from app.ui.wall.places import PAD, WallLayout
from app.ui.wall.view import WallView
from app.ui.words import translated

_NARROW = 600
"""In a stacked strip of at least this width, at 1080 lines, time and queue stand side by side."""

_NAME_ALONE = 0.45
_STACKED = 0.4
"""A strip higher than this share of its width is stacked."""


def paint_strip(painter: QPainter, layout: WallLayout, view: WallView, tokens: Tokens, scale: float) -> None:
    """Paint who speaks, how long still and who is next; the agenda while nobody speaks."""
    rect = layout.strip
    if not layout.is_overlaid:
        painter.fillRect(rect, QColor(tokens.ground))
    painting = _Strip(painter, layout, view, tokens, scale)
    if layout.kind is WallLayoutKind.BERDUA:
        painting.pair(rect)
    elif layout.is_overlaid:
        painting.lower_third(rect)
    elif rect.height() > rect.width() * _STACKED:
        painting.stacked(rect)
    else:
        painting.row(rect)


def lower_third(layout: WallLayout, room: RoomView) -> QRect:
    """Return what the strip covers where it lies over a picture: only the name while nobody speaks."""
    rect = layout.strip
    if room.speaker:
        return rect
    return QRect(rect.left(), rect.top(), round(rect.width() * _NAME_ALONE), rect.height())


def name_plate(view: RoomView, site_id: SiteId, tokens: Tokens) -> NamePlate:
    """Return what is written below a site that is seen large."""
    if view.answered and view.answered.site_id == site_id:
        return NamePlate(view.answered.headline, view.answered.place, tokens.speaking)
    if view.speaker and view.speaker.site_id == site_id:
        headline, place = view.speaker.headline, view.speaker.place
        if view.answered is None:
            return NamePlate(headline, place, tokens.speaking)
        mark = translated("wall", QT_TRANSLATE_NOOP("wall", "TANGGAPAN"))
        return NamePlate(headline, place, tokens.text, mark)
    tile = next((tile for tile in view.tiles if tile.site_id == site_id), None)
    return NamePlate(tile.name, tile.kecamatan, "") if tile else NamePlate(site_id, "", "")


class _Strip:
    """One painting of the strip."""

    def __init__(self, painter: QPainter, layout: WallLayout, view: WallView, tokens: Tokens, scale: float) -> None:
        self._painter = painter
        self._layout = layout
        self._view = view
        self._room = view.room
        self._tokens = tokens
        self._scale = scale
        self._gap = round(PAD * scale)

    def row(self, rect: QRect) -> None:
        """Paint the panels side by side."""
        speaker = self._room.speaker
        if speaker is None:
            queue_width = max(round(420 * self._scale), rect.width() * 30 // 100)
            agenda, queue = self._columns(rect, rect.width() - queue_width - self._gap, queue_width)
            self._agenda(agenda)
            self._queue(queue)
            return
        clock_width = max(round(320 * self._scale), rect.width() * 24 // 100)
        queue_width = max(round(340 * self._scale), rect.width() * 28 // 100)
        who_width = rect.width() - clock_width - queue_width - 2 * self._gap
        who, time, queue = self._columns(rect, who_width, clock_width, queue_width)
        self._who(who, speaker.site_id)
        self._clock(time)
        self._queue(queue)

    def stacked(self, rect: QRect) -> None:
        """Paint the panels one above the other; with room for it, time and queue stand side by side."""
        speaker = self._room.speaker
        if speaker is None:
            agenda, queue = self._rows(rect, (rect.height() - self._gap) * 55 // 100)
            self._agenda(agenda)
            self._queue(queue)
            return
        wide = rect.width() >= _NARROW * self._scale
        who_height = min(round(210 * self._scale), rect.height() * (45 if wide else 30) // 100)
        who, rest = self._rows(rect, who_height)
        self._who(who, speaker.site_id)
        if wide:
            time, queue = self._columns(rest, (rest.width() - self._gap) // 2, (rest.width() - self._gap) // 2)
        else:
            time, queue = self._rows(rest, min(round(210 * self._scale), rest.height() // 2))
        self._clock(time)
        self._queue(queue)

    def pair(self, rect: QRect) -> None:
        """Paint both names, each below its picture, and the time between them. A card says its name itself."""
        first, second = self._layout.large
        if self._layout.name_cards:
            self._beside_card(rect, second if first in self._layout.name_cards else first)
            return
        clock_width = min(round(360 * self._scale), rect.width() // 4)
        sides = rect.width() - clock_width - 2 * self._gap
        if not self._layout.queue.isNull():
            self._queue(self._layout.queue)
            left, middle, right = self._columns(rect, sides // 2, clock_width, sides - sides // 2)
        else:
            queue_width = sides * 3 // 10
            sides -= queue_width + self._gap
            left, middle, right, queue = self._columns(rect, sides // 2, clock_width, sides - sides // 2, queue_width)
            self._queue(queue)
        self._who(left, first)
        self._who(right, second)
        self._clock(middle)

    def _beside_card(self, rect: QRect, seen: SiteId) -> None:
        clock_width = min(round(420 * self._scale), rect.width() // 3)
        if self._layout.queue.isNull():
            queue_width = rect.width() * 3 // 10
            who_width = rect.width() - clock_width - queue_width - 2 * self._gap
            who, time, queue = self._columns(rect, who_width, clock_width, queue_width)
        else:
            who, time = self._columns(rect, rect.width() - clock_width - self._gap, clock_width)
            queue = self._layout.queue
        self._who(who, seen)
        self._clock(time)
        self._queue(queue)

    def lower_third(self, rect: QRect) -> None:
        """Paint who is seen over the whole wall; another one who speaks stands beside it."""
        shown, speaker = self._layout.large[0], self._room.speaker
        if speaker and speaker.site_id == shown:
            self.row(rect)
            return
        if speaker is None:
            self._who(lower_third(self._layout, self._room), shown)
            return
        clock_width = max(round(320 * self._scale), rect.width() * 22 // 100)
        rest = rect.width() - clock_width - 2 * self._gap
        seen, who, time = self._columns(rect, rest // 2, rest - rest // 2, clock_width)
        self._who(seen, shown)
        self._who(who, speaker.site_id)
        self._clock(time)

    def _columns(self, rect: QRect, *widths: int) -> list[QRect]:
        places: list[QRect] = []
        left = rect.left()
        for width in widths:
            places.append(QRect(left, rect.top(), width, rect.height()))
            left += width + self._gap
        return places

    def _rows(self, rect: QRect, first: int) -> tuple[QRect, QRect]:
        upper = QRect(rect.left(), rect.top(), rect.width(), first)
        return upper, QRect(
            rect.left(), rect.top() + first + self._gap, rect.width(), rect.height() - first - self._gap
        )

    def _who(self, rect: QRect, site_id: SiteId) -> None:
        paint_who(self._painter, rect, name_plate(self._room, site_id, self._tokens), self._tokens, self._scale)

    def _clock(self, rect: QRect) -> None:
        speaker = self._room.speaker
        if speaker:
            paint_clock(self._painter, rect, speaker.countdown, self._tokens, self._scale)
        else:
            self._agenda(rect)

    def _queue(self, rect: QRect) -> None:
        paint_queue(self._painter, rect, self._room.queue, self._tokens, self._scale)

    def _agenda(self, rect: QRect) -> None:
        room = self._room
        facts = translated(
            "wall", QT_TRANSLATE_NOOP("wall", "{live} dari {all} lokasi tersambung · {recorded} usulan tercatat")
        ).format(live=room.live, all=len(room.tiles), recorded=self._view.recorded)
        paint_agenda(self._painter, rect, room.agenda, facts, self._tokens, self._scale)
