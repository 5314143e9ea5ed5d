"""The photo of a proposal as the wall gets it, from a real store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from app.data.store import Store
from app.domain.attachment import JPEG, ChangeAttachment, NewAttachment, Photo
from app.domain.identity import AttachmentId, ProposalId
from app.domain.proposal import ProposalFields, ProposalState, SaveProposal
from app.ui.wall.photo import first_photo
from tests.ui.fakes import StillClock
from tests.ui.samples import STARTED_MS, session

ONE = ProposalId("p")


def jpeg(width: int) -> Photo:
    image, content = QImage(width, 40, QImage.Format.Format_RGB32), QByteArray()
    image.fill(0x336699)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload] - the stubs know bytes only
    return Photo(content.data(), content.data(), JPEG, width, 40)


def test_the_first_photo_that_is_not_taken_off_is_shown(tmp_path: Path) -> None:
    with Store.open(tmp_path / "musrenbang.db", "operator", StillClock()) as store:
        store.open_session(session(2), STARTED_MS).result()
        draft = SaveProposal(
            ONE,
            session(2).session_id,
            session(2).sites[0].site_id,
            ProposalState.DRAFT,
            ProposalFields(usulan="Drainase"),
            "operator",
        )
        store.save_proposal(draft, STARTED_MS).result()
        assert first_photo(store, ONE) is None
        for name, width in (("a", 60), ("b", 80)):
            store.add_attachment(
                NewAttachment(AttachmentId(name), ONE, jpeg(width), "", "operator"), STARTED_MS
            ).result()
        shown = first_photo(store, ONE)
        assert shown
        assert shown.width() == 60
        store.change_attachment(ChangeAttachment(AttachmentId("a"), "", removed=True, actor="operator"), 5).result()
        other = first_photo(store, ONE)
        assert other
        assert other.width() == 80
        for attachment in store.attachments(ONE).result():
            Path(store.attachment_files(attachment.sha256).photo).unlink()
        assert first_photo(store, ONE) is not None, "a photo that is still on its way is shown small"
        for attachment in store.attachments(ONE).result():
            Path(store.attachment_files(attachment.sha256).thumbnail).unlink()
        assert first_photo(store, ONE) is None
