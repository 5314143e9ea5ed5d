"""Pictures that are read and packed off the thread of the screen."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import PurePath

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP


class ImageWork:
    """Runs on: the executor's threads. Called from: the thread of the screen."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def load(self, path: PurePath) -> Future[QImage]:
        """Read a picture; one that cannot be read is a null image."""
        return self._executor.submit(QImage, str(path))

    def pack(self, image: QImage) -> Future[bytes]:
        """Return the picture as the content of a file, without loss. Fails with ExternalError if it cannot be."""
        return self._executor.submit(_packed, image)


def _packed(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stubs want a name of bytes, Qt takes text.
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ExternalError(
            QT_TRANSLATE_NOOP("photo", "Gambar itu tidak dapat diambil."),
            QT_TRANSLATE_NOOP("photo", "Coba sekali lagi, atau pilih foto dari berkas."),
        )
    return bytes(buffer.data().data())
