"""The photos of a proposal in a row, each with its caption. The keyboard walks along, describes and takes off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from app.domain.attachment import MAX_CAPTION, Attachment
from app.domain.identity import AttachmentId
from app.ui.theme.style import Metrics

_WIDTH, _HEIGHT = 128, 72
_CAPTION = 22


class PhotoStrip(QListWidget):
    """Enter or F2 writes the caption, Del takes a photo off, Ctrl+Z puts the last one back."""

    described = Signal(str, str)
    taken_off = Signal(str)
    put_back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._showing = False
        self.setAccessibleName(self.tr("Foto usulan"))
        self.setAccessibleDescription(self.tr("Enter menulis keterangan, Del melepas foto, Ctrl Z mengembalikannya"))
        # Del and Enter mean the photo while the cursor is here, not the floor.
        self.setProperty("takesKeys", True)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setEditTriggers(QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_changed)
        self.hide()

    def show_photos(self, photos: Sequence[Attachment]) -> None:
        """Show these photos; their pictures come with `show_thumbnail`."""
        row = self.currentRow()
        kept = {self._id(item): item.icon() for item in self._items()}
        self._showing = True
        self.clear()
        for photo in photos:
            item = QListWidgetItem(photo.caption or self.tr("tanpa keterangan"), self)
            item.setData(Qt.ItemDataRole.UserRole, photo.attachment_id)
            item.setIcon(kept.get(photo.attachment_id, QIcon()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(photo.caption)
        self._showing = False
        self.setCurrentRow(min(row, self.count() - 1))
        self.setVisible(self.count() > 0)

    def show_thumbnail(self, attachment_id: AttachmentId, image: QImage) -> None:
        """Show the picture of a photo that is still in the row."""
        self._showing = True
        for item in self._items():
            if self._id(item) == attachment_id:
                item.setIcon(QIcon(QPixmap.fromImage(image)))
        self._showing = False

    def has_thumbnail(self, attachment_id: AttachmentId) -> bool:
        """Tell whether the picture of a photo is shown already."""
        return any(self._id(item) == attachment_id and not item.icon().isNull() for item in self._items())

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        width, height = metrics.px(_WIDTH), metrics.px(_HEIGHT)
        self.setIconSize(QSize(width, height))
        cell = QSize(width + metrics.px(16), height + metrics.px(_CAPTION + 10))
        self.setGridSize(cell)
        self.setFixedHeight(cell.height() + metrics.px(18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Describe, take off, put back; the arrow keys choose."""
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.put_back_wanted.emit()
        elif item is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_off.emit(self._id(item))
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.editItem(item)
        else:
            super().keyPressEvent(event)

    def _on_changed(self, item: QListWidgetItem) -> None:
        if not self._showing:
            self.described.emit(self._id(item), item.text()[:MAX_CAPTION])

    def _items(self) -> list[QListWidgetItem]:
        return [item for row in range(self.count()) if (item := self.item(row)) is not None]

    def _id(self, item: QListWidgetItem) -> AttachmentId:
        return AttachmentId(item.data(Qt.ItemDataRole.UserRole))
