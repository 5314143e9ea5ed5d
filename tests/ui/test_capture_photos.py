"""Photos in the form: from the feed, from files, pasted, dropped; described, taken off and put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import ProposalState
from app.ui.capture.still import VIEW
from tests.ui import samples
from tests.ui.desk import CTRL, KEY, SHIFT, busy_room, holder
from tests.ui.room import TestRoom

RED = 0xFF0000


def picture() -> QImage:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(RED)
    return image


def captions(room: TestRoom) -> list[str]:
    strip = room.console.capture.photos
    return [strip.item(row).text() for row in range(strip.count())]  # type: ignore[union-attr]


def opened(room: TestRoom) -> None:
    stored = samples.proposal(3, room.ids[4])
    room.store.put(stored)
    room.console.proposals.opened.emit(stored)
    room.console.capture.form.show_details(True)
    room.settle()


def with_photo(room: TestRoom) -> None:
    opened(room)
    room.controller._proposals.photos._add([Path("a.jpg")], "")
    room.settle()


def test_a_still_is_taken_from_the_feed_of_the_speaker_in_its_own_size(room: TestRoom) -> None:
    busy_room(room)
    room.press(KEY.Key_C, CTRL | SHIFT)
    [slots] = room.pictures.targets(VIEW, room.ids[4])
    assert (slots.width, slots.height) == (1280, 720)
    samples.plain(slots, 255, 0, 0)
    room.controller._proposals.photos._still.look()
    room.settle()
    [content] = room.photos.read_from
    assert isinstance(content, bytes)
    image = QImage.fromData(content)
    assert (image.width(), image.height(), image.pixel(0, 0) & 0xFFFFFF) == (1280, 720, RED)
    assert captions(room) == ["Dari kamera Kaliabang Tengah, 10.42.00"]
    assert room.pictures.targets(VIEW, room.ids[4]) == [], "the worker scales no more for it"


def test_a_photo_of_an_empty_form_makes_it_a_draft(room: TestRoom) -> None:
    room.controller._proposals.photos._add([Path("a.jpg")], "")
    room.settle()
    made = room.console.capture.proposal_id
    assert made is not None
    assert room.store.proposals[made].state is ProposalState.DRAFT
    assert [photo.proposal_id for photo in room.photos.kept] == [made]


def test_a_site_without_a_picture_is_said(room: TestRoom) -> None:
    busy_room(room)
    room.press(KEY.Key_C, CTRL | SHIFT)
    still = room.controller._proposals.photos._still
    still._until_s = 0.0
    still.look()
    assert room.console.capture._notice.text().startswith("Tidak ada gambar dari Kaliabang Tengah.")
    assert not still.is_busy
    assert room.photos.kept == []


def test_pasted_and_dropped_pictures_and_files_are_taken_in(room: TestRoom) -> None:
    opened(room)
    QGuiApplication.clipboard().setImage(picture())
    room.press(KEY.Key_V, CTRL | SHIFT)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/foto/a.jpg"), QUrl.fromLocalFile("/foto/b.jpg")])
    room.console.capture.dropped.emit(data)
    room.settle()
    pasted, *files = room.photos.read_from
    assert isinstance(pasted, bytes)
    assert QImage.fromData(pasted).pixel(5, 5) & 0xFFFFFF == RED
    assert files == [Path("/foto/a.jpg"), Path("/foto/b.jpg")]
    assert len(captions(room)) == 3


def test_a_clipboard_without_a_picture_is_said(room: TestRoom) -> None:
    opened(room)
    QGuiApplication.clipboard().setText("bukan gambar")
    room.press(KEY.Key_V, CTRL | SHIFT)
    assert room.console.capture._notice.text() == "Papan klip tidak berisi gambar. Salin fotonya dahulu."


def test_a_file_that_is_no_photo_is_refused_in_words(room: TestRoom) -> None:
    opened(room)
    room.photos.trouble = UserError("Berkas a.txt bukan foto.", "Pilih foto JPEG atau PNG.")
    room.controller._proposals.photos._add([Path("a.txt")], "")
    room.settle()
    assert room.console.capture._notice.text() == "Berkas a.txt bukan foto. Pilih foto JPEG atau PNG."
    assert captions(room) == []


def test_a_caption_is_written_in_the_row(room: TestRoom) -> None:
    with_photo(room)
    strip = room.console.capture.photos
    strip.setFocus()
    strip.setCurrentRow(0)
    item = strip.item(0)
    assert item is not None
    item.setText("Saluran di depan balai")
    room.settle()
    assert [photo.caption for photo in room.photos.kept] == ["Saluran di depan balai"]


def test_del_takes_a_photo_off_and_ctrl_z_puts_it_back_and_the_floor_stays(room: TestRoom) -> None:
    busy_room(room)
    with_photo(room)
    strip = room.console.capture.photos
    strip.setFocus()
    strip.setCurrentRow(0)
    room.settle()
    queue = room.floor.state.queue
    QTest.keyClick(strip, KEY.Key_Delete)
    room.settle()
    assert captions(room) == []
    assert room.photos.kept[0].removed
    assert (holder(room), room.floor.state.queue) == (5, queue)
    QTest.keyClick(strip, KEY.Key_Z, CTRL)
    room.settle()
    assert captions(room) == ["tanpa keterangan"]


@pytest.mark.parametrize("other", [1, 2])
def test_each_proposal_shows_its_own_photos(room: TestRoom, other: int) -> None:
    with_photo(room)
    stored = samples.proposal(other, room.ids[4])
    room.store.put(stored)
    room.console.proposals.opened.emit(stored)
    room.settle()
    assert captions(room) == []
    room.console.proposals.opened.emit(room.store.proposals[ProposalId("p-3")])
    room.settle()
    assert len(captions(room)) == 1


def test_a_small_picture_that_was_on_its_way_appears_when_it_comes(room: TestRoom, tmp_path: Path) -> None:
    with_photo(room)
    strip = room.console.capture.photos
    [photo] = room.photos.kept
    room.photos.folder = tmp_path
    small = Path(room.photos.attachment_files(photo.sha256).thumbnail)
    room.console.proposals.opened.emit(room.store.proposals[photo.proposal_id])
    room.settle()
    assert not strip.has_thumbnail(photo.attachment_id)
    assert picture().save(str(small))
    room.controller.rows_came()
    room.settle()
    assert strip.has_thumbnail(photo.attachment_id)
