"""Photos of the proposal in the form: from its feed, from files, pasted or dropped; described and taken off.

Runs on: the thread of the screen. Nothing here waits for a camera, a disk or a photo.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from app.domain.attachment import Attachment
from app.domain.identity import AttachmentId, ProposalId
from app.domain.proposal import Proposal
from app.domain.wording import clock
from app.ui.capture.services import CaptureServices
from app.ui.capture.still import StillTaker
from app.ui.console.capture import CapturePanel

logger = logging.getLogger(__name__)

Source = Path | bytes


class PhotoPresenter(QObject):
    """`store_first` saves what is typed, be it nothing, and says when it is: a photo belongs to what is stored."""

    def __init__(
        self,
        services: CaptureServices,
        capture: CapturePanel,
        store_first: Callable[[Callable[[Proposal], None]], None],
    ) -> None:
        super().__init__(capture)
        self._s = services
        self._capture = capture
        self._store_first = store_first
        self._photos: dict[AttachmentId, Attachment] = {}
        self._taken_off: list[Attachment] = []
        self._still = StillTaker(services.pictures, self)
        strip = capture.photos
        strip.described.connect(self._describe)
        strip.taken_off.connect(self._take_off)
        strip.put_back_wanted.connect(self._put_back)
        capture.opened.connect(self._opened)
        capture.dropped.connect(self.take_in)

    def take_still(self) -> None:
        """Take what the proposal's site shows at this moment."""
        form = self._capture.form
        caption = self.tr("Dari kamera {site}, {time}").format(
            site=form.site.currentText(), time=clock(self._s.clock.now_ms(), seconds=True)
        )

        def taken(image: QImage) -> None:
            self._s.later.when_done(
                self._s.form.images.pack(image), lambda content: self._add([content], caption), self._capture.refused
            )

        def missing() -> None:
            text = self.tr("Tidak ada gambar dari {site}. Pilih foto dari berkas, atau coba lagi setelah tersambung.")
            self._capture.tell(text.format(site=form.site.currentText()))

        self._still.take(form.site_id, taken, missing)

    def choose_files(self) -> None:
        """Open the dialog for files. Not modal: somebody speaks meanwhile."""
        dialog = QFileDialog(self._capture.window(), self.tr("Pilih foto"))
        dialog.setNameFilter(self.tr("Foto (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff *.bmp)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._add([Path(name) for name in names], ""))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    def paste(self) -> None:
        """Take in the picture or the files of the clipboard."""
        if not self.take_in(QGuiApplication.clipboard().mimeData()):
            self._capture.tell(self.tr("Papan klip tidak berisi gambar. Salin fotonya dahulu."))

    def take_in(self, data: QMimeData) -> bool:
        """Take in what was pasted or dropped; return whether there is a picture in it."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._add(files, "")
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._s.later.when_done(
            self._s.form.images.pack(image), lambda content: self._add([content], ""), self._capture.refused
        )
        return True

    def _add(self, sources: Sequence[Source], caption: str) -> None:
        def add(proposal: Proposal) -> None:
            for source in sources:
                future = self._s.form.photos.add(proposal.proposal_id, source, caption)
                self._s.later.when_done(future, kept, self._capture.refused)

        def kept(photo: Attachment) -> None:
            self._capture.tell(self.tr("Foto tersimpan."))
            self._show(photo)

        self._store_first(add)

    def _opened(self, proposal_id: str) -> None:
        self._photos.clear()
        self._taken_off.clear()
        self._capture.photos.show_photos(())
        self._s.later.when_done(self._s.form.photos.of(ProposalId(proposal_id)), self._show_all, self._failed)

    def came(self) -> None:
        """Show what other stations added, and the pictures that were still on their way."""
        proposal_id = self._capture.proposal_id
        if proposal_id is not None:
            self._s.later.when_done(self._s.form.photos.of(proposal_id), self._read_again, self._failed)

    def _read_again(self, photos: tuple[Attachment, ...]) -> None:
        found = {photo.attachment_id: photo for photo in photos if photo.proposal_id == self._capture.proposal_id}
        if found == self._photos:
            # The row stays as it is: somebody may be writing a caption.
            self._load_missing()
        elif found:
            self._photos = found
            self._refresh()

    def _show_all(self, photos: tuple[Attachment, ...]) -> None:
        for photo in photos:
            if photo.proposal_id == self._capture.proposal_id:
                self._photos[photo.attachment_id] = photo
        self._refresh()

    def _show(self, photo: Attachment) -> None:
        if photo.proposal_id == self._capture.proposal_id:
            self._photos[photo.attachment_id] = photo
            self._refresh()

    def _refresh(self) -> None:
        strip = self._capture.photos
        shown = [photo for photo in self._photos.values() if not photo.removed]
        strip.show_photos(shown)
        self._load_missing()

    def _load_missing(self) -> None:
        strip = self._capture.photos
        for photo in self._photos.values():
            if not photo.removed and not strip.has_thumbnail(photo.attachment_id):
                loaded = self._s.form.images.load(self._s.form.photos.files(photo).thumbnail)
                self._s.later.when_done(loaded, partial(strip.show_thumbnail, photo.attachment_id), self._failed)

    def _describe(self, attachment_id: str, caption: str) -> None:
        photo = self._photos.get(AttachmentId(attachment_id))
        if photo is not None and caption != photo.caption:
            self._s.later.when_done(self._s.form.photos.describe(photo, caption), self._show, self._capture.refused)

    def _take_off(self, attachment_id: str) -> None:
        photo = self._photos.get(AttachmentId(attachment_id))
        if photo is None:
            return

        def done(now: Attachment) -> None:
            self._taken_off.append(now)
            self._capture.tell(self.tr("Foto dilepas; Ctrl Z mengembalikannya."))
            self._show(now)

        self._s.later.when_done(self._s.form.photos.take_off(photo), done, self._capture.refused)

    def _put_back(self) -> None:
        if self._taken_off:
            future = self._s.form.photos.put_back(self._taken_off.pop())
            self._s.later.when_done(future, self._show, self._capture.refused)

    def _failed(self, error: BaseException) -> None:
        logger.error("the photos of a proposal could not be shown: %s", error)
