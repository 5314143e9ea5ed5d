from __future__ import annotations

from concurrent.futures import Future
from pathlib import PurePath

import pytest

from app.domain.attachment import JPEG, Attachment, AttachmentFiles, ChangeAttachment, NewAttachment, Photo
from app.domain.errors import ExternalError, UserError
from app.domain.identity import ProposalId
from app.session.photos import PhotoDesk

PHOTO = Photo(b"isi", b"kecil", JPEG, 4, 3)
P = ProposalId("p")


class Clock:
    def now_ms(self) -> int:
        return 1_516_669_200_000


class Reader:
    def __init__(self) -> None:
        self.asked: list[tuple[PurePath | bytes, Future[Photo]]] = []

    def read(self, source: PurePath | bytes) -> Future[Photo]:
        self.asked.append((source, Future()))
        return self.asked[-1][1]


class Photos:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.added: list[tuple[NewAttachment, Future[Attachment]]] = []
        self.changes: list[ChangeAttachment] = []

    def add_attachment(self, new: NewAttachment, at_ms: int) -> Future[Attachment]:
        self.added.append((new, Future()))
        return self.added[-1][1]

    def change_attachment(self, change: ChangeAttachment, at_ms: int) -> Future[Attachment]:
        self.changes.append(change)
        return Future()

    def attachments(self, proposal_id: ProposalId) -> Future[tuple[Attachment, ...]]:
        done: Future[tuple[Attachment, ...]] = Future()
        done.set_result(())
        return done

    def attachment_files(self, sha256: str) -> AttachmentFiles:
        return AttachmentFiles(PurePath(sha256), PurePath("kecil"))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def photos() -> Photos:
    return Photos()


@pytest.fixture
def desk(reader: Reader, photos: Photos) -> PhotoDesk:
    return PhotoDesk(Clock(), photos, reader, "operator")


def attachment(new: NewAttachment) -> Attachment:
    return Attachment(
        attachment_id=new.attachment_id,
        proposal_id=new.proposal_id,
        sha256="ab" * 32,
        mime=JPEG,
        size=3,
        width=4,
        height=3,
        caption=new.caption,
        removed=False,
        created_ms=1,
        updated_ms=1,
        revision=1,
    )


def test_a_photo_is_read_then_kept(desk: PhotoDesk, reader: Reader, photos: Photos) -> None:
    answer = desk.add(P, PurePath("a.jpg"), "Gang")
    [(source, read)] = reader.asked
    assert source == PurePath("a.jpg")
    assert not photos.added
    read.set_result(PHOTO)
    [(new, kept)] = photos.added
    assert (new.proposal_id, new.photo, new.caption, new.actor) == (P, PHOTO, "Gang", "operator")
    assert not answer.done()
    kept.set_result(attachment(new))
    assert answer.result() == attachment(new)


def test_a_bad_photo_and_a_full_disk_are_told(desk: PhotoDesk, reader: Reader, photos: Photos) -> None:
    bad = desk.add(P, b"...")
    reader.asked[0][1].set_exception(UserError("bukan foto"))
    with pytest.raises(UserError, match="bukan foto"):
        bad.result(0)
    assert not photos.added
    full = desk.add(P, b"...")
    reader.asked[1][1].set_result(PHOTO)
    photos.added[0][1].set_exception(ExternalError("Diska penuh"))
    with pytest.raises(ExternalError, match="penuh"):
        full.result(0)


def test_a_reader_that_was_closed_is_an_answer_too(desk: PhotoDesk, reader: Reader) -> None:
    given = desk.add(P, b"...")
    reader.asked[0][1].cancel()
    reader.asked[0][1].set_running_or_notify_cancel()
    assert given.exception(0) is not None


def test_captions_and_what_is_taken_off(desk: PhotoDesk, reader: Reader, photos: Photos) -> None:
    desk.add(P, b"...", "Gang")
    reader.asked[0][1].set_result(PHOTO)
    shown = attachment(photos.added[0][0])
    desk.describe(shown, "Jalan")
    desk.take_off(shown)
    desk.put_back(shown)
    assert [(one.caption, one.removed) for one in photos.changes] == [("Jalan", False), ("Gang", True), ("Gang", False)]
    assert desk.files(shown).photo == PurePath("ab" * 32)
    assert desk.of(P).result(0) == ()
