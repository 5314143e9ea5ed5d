from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.data import durable
from app.data.photo_files import SWEEP_AFTER_S, PhotoFiles
from app.data.store import Store
from app.domain.attachment import JPEG, MAX_CAPTION, MAX_PHOTOS, Attachment, ChangeAttachment, NewAttachment, Photo
from app.domain.errors import ExternalError, UserError
from app.domain.identity import AttachmentId, ProposalId
from tests.data.samples import OPENED_MS, SteppingClock, fold, raw, rows, save

PHOTO = Photo(b"isi foto", b"kecil", JPEG, 1600, 1200)
SHA256 = hashlib.sha256(PHOTO.content).hexdigest()


def new(attachment_id: str = "a", photo: Photo = PHOTO, *, proposal: str = "p", caption: str = "") -> NewAttachment:
    return NewAttachment(AttachmentId(attachment_id), ProposalId(proposal), photo, caption, "operator")


def change(attachment: Attachment, **values: object) -> ChangeAttachment:
    made = ChangeAttachment(attachment.attachment_id, attachment.caption, attachment.removed, "operator")
    return replace(made, **values)  # type: ignore[arg-type]


def photos(path: Path) -> list[str]:
    folder = path.with_name("musrenbang.foto")
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


@pytest.fixture(autouse=True)
def _proposal(store: Store) -> None:
    for proposal_id in ("p", "q"):
        store.save_proposal(save(proposal_id), OPENED_MS).result()


def test_a_photo_is_kept_and_found_again(store: Store, path: Path) -> None:
    kept = store.add_attachment(new(caption="  Saluran\n tersumbat "), 5).result()
    assert kept == Attachment(
        AttachmentId("a"),
        ProposalId("p"),
        SHA256,
        JPEG,
        len(PHOTO.content),
        1600,
        1200,
        "Saluran tersumbat",
        removed=False,
        created_ms=5,
        updated_ms=5,
        revision=1,
    )
    files = store.attachment_files(kept.sha256)
    assert Path(files.photo).read_bytes() == PHOTO.content
    assert Path(files.thumbnail).read_bytes() == PHOTO.thumbnail
    assert Path(files.photo) == path.with_name("musrenbang.foto") / SHA256[:2] / f"{SHA256}.jpg"
    store.close()
    with Store.open(path, "operator", SteppingClock()) as again:
        assert again.attachments(ProposalId("p")).result() == (kept,)
        assert again.attachments(ProposalId("q")).result() == ()


def test_every_change_is_in_the_log(store: Store, path: Path) -> None:
    kept = store.add_attachment(new(), 5).result()
    named = store.change_attachment(change(kept, caption="Gang"), 6).result()
    off = store.change_attachment(change(named, removed=True), 7).result()
    assert store.change_attachment(change(off), 8).result() == off
    back = store.change_attachment(change(off, removed=False), 9).result()
    assert (back.caption, back.removed, back.revision, back.updated_ms) == ("Gang", False, 4, 9)
    assert store.attachments(ProposalId("p")).result() == (back,)
    [row] = rows(path, "SELECT * FROM attachment")
    entity = fold(rows(path, "SELECT * FROM op ORDER BY seq"))["attachment", "a"]
    assert {name: row[name] for name in entity} == entity
    # The file stays for whoever reads the history.
    assert len(photos(path)) == 2


def test_the_same_photo_is_there_once(store: Store, path: Path) -> None:
    first = store.add_attachment(new("a", caption="satu"), 5).result()
    assert store.add_attachment(new("b", caption="dua"), 6).result() == first
    store.change_attachment(change(first, removed=True), 7).result()
    assert not store.add_attachment(new("c"), 8).result().removed
    other = store.add_attachment(new("d", proposal="q"), 9).result()
    assert other.sha256 == first.sha256
    assert len(photos(path)) == 2


def test_what_is_refused_leaves_no_file(store: Store, path: Path) -> None:
    with pytest.raises(UserError, match="belum tersimpan"):
        store.add_attachment(new(proposal="tidak ada"), 5).result()
    with pytest.raises(UserError, match="terlalu panjang"):
        store.add_attachment(new(caption="x" * (MAX_CAPTION + 1)), 5).result()
    assert photos(path) == []
    for number in range(MAX_PHOTOS):
        store.add_attachment(new(f"a{number}", replace(PHOTO, content=b"%d" % number)), 5).result()
    with pytest.raises(UserError, match=f"{MAX_PHOTOS} foto"):
        store.add_attachment(new("lagi"), 5).result()
    assert len(photos(path)) == 2 * MAX_PHOTOS
    first = store.attachments(ProposalId("p")).result()[0]
    store.change_attachment(change(first, removed=True), 6).result()
    store.add_attachment(new("lagi"), 7).result()


def test_an_unknown_photo_cannot_be_changed(store: Store) -> None:
    with pytest.raises(UserError, match="tidak ada"):
        store.change_attachment(ChangeAttachment(AttachmentId("x"), "", False, "operator"), 5).result()


def test_a_proposal_that_was_given_a_moment_ago_is_known(store: Store) -> None:
    saved = store.save_proposal(save("baru"), OPENED_MS)
    store.add_attachment(new(proposal="baru"), 5).result()
    assert saved.done()


def test_no_row_is_ever_deleted(store: Store, path: Path) -> None:
    store.add_attachment(new(), 5).result()
    connection = raw(path)
    with pytest.raises(Exception, match="never deleted"):
        connection.execute("DELETE FROM attachment")
    connection.close()


@pytest.mark.expected_log("the store failed: Diska penuh")
def test_a_disk_that_is_full_leaves_no_row_and_no_half_file(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, "write", full)
        with pytest.raises(ExternalError, match="penuh"):
            store.add_attachment(new(), 5).result()
    assert store.attachments(ProposalId("p")).result() == ()
    assert photos(path) == []
    store.add_attachment(new(), 6).result()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder's access list")
def test_only_the_owner_sees_photos(store: Store, path: Path) -> None:
    store.add_attachment(new(), 5).result()
    folder = path.with_name("musrenbang.foto")
    assert {file.stat().st_mode & 0o777 for file in folder.rglob("*.jpg")} == {0o600}
    assert {file.stat().st_mode & 0o777 for file in (folder, folder / SHA256[:2])} == {0o700}


def test_a_file_that_was_damaged_is_written_anew(store: Store) -> None:
    kept = store.add_attachment(new(), 5).result()
    file = Path(store.attachment_files(kept.sha256).photo)
    file.write_bytes(b"ISI FOTO")
    store.add_attachment(new("b", proposal="q"), 6).result()
    assert file.read_bytes() == PHOTO.content


def test_only_old_files_without_a_row_are_swept_away(store: Store, path: Path) -> None:
    kept = store.add_attachment(new(), 5).result()
    off = store.add_attachment(new("b", replace(PHOTO, content=b"lain")), 5).result()
    store.change_attachment(change(off, removed=True), 6).result()
    folder = path.with_name("musrenbang.foto") / "ab"
    folder.mkdir(exist_ok=True)
    old, young = "ab" + "0" * 62, "ab" + "1" * 62
    for name in (f"{old}.jpg", f"{old}.kecil.jpg", f"{young}.jpg", f".{old}.jpg.1234.tmp", "catatan.txt"):
        (folder / name).touch()
    for file in folder.parent.rglob("*"):
        if file.is_file() and young not in file.name:
            past = file.stat().st_mtime - SWEEP_AFTER_S - 60
            os.utime(file, (past, past))
    assert store.sweep_photos().result() == 3
    left = photos(path)
    assert left == sorted(
        [
            f"{kept.sha256}.jpg",
            f"{kept.sha256}.kecil.jpg",
            f"{off.sha256}.jpg",
            f"{off.sha256}.kecil.jpg",
            f"{young}.jpg",
            "catatan.txt",
        ]
    )
    assert store.sweep_photos().result() == 0


def test_a_file_that_a_crash_left_is_not_swept_from_under_a_new_row(store: Store, path: Path) -> None:
    files = PhotoFiles(path)
    files.keep(PHOTO)
    for file in files.folder.rglob("*.jpg"):
        os.utime(file, (1, 1))
    files.keep(PHOTO)
    assert store.sweep_photos().result() == 0
    assert len(photos(path)) == 2


def test_a_name_that_is_no_hash_leads_nowhere(store: Store) -> None:
    for name in ("../../etc/passwd", "", "AB" * 32, "0" * 63 + "/"):
        with pytest.raises(ValueError, match="no SHA-256"):
            store.attachment_files(name)


def test_photos_that_are_missing_or_changed_are_found(store: Store, path: Path, tmp_path: Path) -> None:
    good = store.add_attachment(new("a"), 5).result()
    gone = store.add_attachment(new("b", replace(PHOTO, content=b"hilang")), 5).result()
    changed = store.add_attachment(new("c", replace(PHOTO, content=b"berubah")), 5).result()
    Path(store.attachment_files(gone.sha256).photo).unlink()
    Path(store.attachment_files(changed.sha256).photo).write_bytes(b"lain")
    files = PhotoFiles(path)
    named = {good.sha256, gone.sha256, changed.sha256}
    assert files.damaged(named) == tuple(sorted((gone.sha256, changed.sha256)))
    assert files.copy_to(tmp_path / "cadangan.db", {good.sha256}) == 1
    assert PhotoFiles(tmp_path / "cadangan.db").damaged({good.sha256}) == ()
    assert files.copy_to(tmp_path / "cadangan.db", {good.sha256}) == 0
