"""The photo on the card of a proposal. Runs on: a thread beside the screen's."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.domain.identity import ProposalId
from app.session.ports import AttachmentStore


def first_photo(store: AttachmentStore, proposal_id: ProposalId) -> QImage | None:
    """Read the photo that was added first and is still shown; None if there is none or its file is gone."""
    photos = [photo for photo in store.attachments(proposal_id).result() if not photo.removed]
    if not photos:
        return None
    files = store.attachment_files(photos[0].sha256)
    image = QImage(str(files.photo))
    if image.isNull():
        # Another station took it and it is still on its way: the small one comes first.
        image = QImage(str(files.thumbnail))
    return None if image.isNull() else image
