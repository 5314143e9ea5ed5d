"""The pages of a document as they would be printed, below each other."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that is not read yet; its size in pixels is known."""

    png: bytes
    width: int
    height: int


def _size_of(png: bytes) -> tuple[int, int]:
    """Return the size that the head of a PNG tells."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


class PagesView(QWidget):
    """Arrow keys, Page Up and Down, Home, End and the wheel go through the pages; `page_changed` says which is seen."""

    page_changed = Signal(int, int)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._pages: tuple[_Page, ...] = ()
        self._scaled: dict[int, QImage] = {}
        self._said = ""
        self._top = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pratinjau halaman"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show other pages, from the first; the place is kept if there are as many as before."""
        kept = len(pages) == len(self._pages)
        self._pages = tuple(_Page(page, *_size_of(page)) for page in pages)
        self._scaled.clear()
        self._said = ""
        if not kept:
            self._top = 0
        self._moved()

    def say(self, text: str) -> None:
        """Say something instead of pages that are not there yet."""
        self._said = text
        if not self._pages:
            self.setAccessibleDescription(text)
        self.update()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """Return which page is seen, counted from 1; 0 without any."""
        if not self._pages:
            return 0
        middle = self._top + self.height() // 2
        top = 0
        for number in range(len(self._pages)):
            top += self._height(number) + self._gap
            if top > middle:
                return number + 1
        return len(self._pages)

    def sizeHint(self) -> QSize:
        """Return room for a page."""
        return QSize(self._metrics.px(560), self._metrics.px(760))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll."""
        step = self._metrics.px(60)
        target = {
            Qt.Key.Key_Up: self._top - step,
            Qt.Key.Key_Down: self._top + step,
            Qt.Key.Key_PageUp: self._start_of(self.page - 2),
            Qt.Key.Key_PageDown: self._start_of(self.page),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._whole,
        }.get(Qt.Key(event.key()))
        if target is None or not self._pages:
            super().keyPressEvent(event)
            return
        self._scroll(target)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll."""
        self._scroll(self._top - event.angleDelta().y())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the pages to the new width."""
        super().resizeEvent(event)
        self._scaled.clear()
        self._moved()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight."""
        del event
        t, m = self._tokens, self._metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.panel))
        if not self._pages:
            draw_text(painter, self.rect(), self._said, font(m.px(14)), t.muted, Qt.AlignmentFlag.AlignCenter)
        top, waiting = -self._top, list[int]()
        for number in range(len(self._pages)):
            height = self._height(number)
            if top + height > 0 and top < self.height():
                place = QRect(self._gap, top, self._width, height)
                if number in self._scaled:
                    painter.drawImage(place, self._scaled[number])
                else:
                    painter.fillRect(place, QColor(t.raised))
                    waiting.append(number)
            top += height + self._gap
        if waiting:
            # One page at a time: reading and scaling all of them would hold up the pictures of the room.
            QTimer.singleShot(0, self, partial(self._scale, waiting[0]))
        if self.hasFocus():
            painter.setPen(QColor(t.selection))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @property
    def _gap(self) -> int:
        return self._metrics.px(12)

    @property
    def _width(self) -> int:
        return max(1, self.width() - 2 * self._gap)

    @property
    def _whole(self) -> int:
        return sum(self._height(number) + self._gap for number in range(len(self._pages)))

    def _height(self, number: int) -> int:
        page = self._pages[number]
        return round(page.height * self._width / max(1, page.width))

    def _scale(self, number: int) -> None:
        """Read a page and bring it to the size it is painted in."""
        if number >= len(self._pages) or number in self._scaled:
            return
        ratio = self.devicePixelRatioF()
        made = QImage.fromData(self._pages[number].png).scaledToWidth(
            round(self._width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        made.setDevicePixelRatio(ratio)
        self._scaled[number] = made
        self.update()

    def _start_of(self, number: int) -> int:
        return sum(self._height(n) + self._gap for n in range(max(0, min(number, len(self._pages)))))

    def _scroll(self, target: int) -> None:
        self._top = max(0, min(target, self._whole - self.height()))
        self._moved()

    def _moved(self) -> None:
        self._top = max(0, min(self._top, self._whole - self.height()))
        if self._pages:
            text = self.tr("halaman {page} dari {count}").format(page=self.page, count=len(self._pages))
            self.setAccessibleDescription(text)
        self.page_changed.emit(self.page, len(self._pages))
        self.update()
