"""The page "Uji jalur suara", in a whole room: keys, what it says, what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.domain.feed import FeedState
from app.domain.floor import Release
from app.domain.line_check import Answer, LineOutcome
from app.session.line_check import PASS_AFTER_MS
from app.ui.line.page import LinePage
from app.ui.line.presenter import VIEW
from tests.ui import samples
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, holder
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


def open_page(room: TestRoom) -> LinePage:
    room.press(KEY.Key_G, CTRL)
    found = room.dialog()
    assert isinstance(found, LinePage)
    return found


def close_page(room: TestRoom) -> None:
    found = room.dialog()
    if found:
        found.close()
    room.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(room: TestRoom) -> Iterator[LinePage]:
    """The page on a room of twelve, with the first line open."""
    yield open_page(room)
    close_page(room)


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget) and found.text().strip()]


def row_words(shown: LinePage) -> list[str]:
    return [row.view.word for row in shown.rows.values() if row.view]


def open_number(room: TestRoom) -> int:
    checked = room.desk.state.checked
    return room.ids.index(checked) + 1 if checked else 0


def test_its_key_opens_the_page_and_the_first_line(room: TestRoom, page: LinePage) -> None:
    assert not page.isModal()
    assert open_number(room) == 1
    assert row_words(page) == ["sedang diuji", *["belum"] * 11]
    assert "0 dari 12 lokasi sudah diuji" in words(page)
    called = f"Kelurahan {room.session.sites[0].name}, mohon sebutkan nama lokasi dan jumlah yang hadir."
    assert called in words(page)


def test_it_is_in_the_menu_and_works_from_a_field(room: TestRoom) -> None:
    entry = room.console.commands.action("session.line_check")
    assert (entry.text(), entry in room.console._menu.actions()) == ("Uji jalur suara", True)
    room.console.findChildren(QLineEdit)[0].setFocus()
    room.settle()
    open_page(room)
    close_page(room)


def test_two_letters_answer_and_the_next_line_is_open(room: TestRoom, page: LinePage) -> None:
    room.press(KEY.Key_Y)
    assert "dijawab: ya" in words(page)
    assert f"Kelurahan {room.session.sites[0].name}, apakah suara kami terdengar jelas?" in words(page)
    room.press(KEY.Key_T)
    assert open_number(room) == 2
    assert row_words(page)[:2] == ["hanya satu arah", "sedang diuji"]
    assert [(one.heard_by_us, one.heard_by_them) for one in room.store.line_results] == [
        (Answer.YES, Answer.UNASKED),
        (Answer.YES, Answer.NO),
    ]


def test_whom_we_cannot_hear_is_asked_to_wave(room: TestRoom, page: LinePage) -> None:
    room.press(KEY.Key_T)
    asked = f"Kelurahan {room.session.sites[0].name}, bila suara kami terdengar, mohon lambaikan tangan."
    assert asked in words(page)


def test_every_step_has_its_letter(room: TestRoom, page: LinePage) -> None:
    room.press(KEY.Key_L)
    assert open_number(room) == 2
    room.press(KEY.Key_B)
    assert open_number(room) == 1
    room.press(KEY.Key_Y)
    room.wait_s(1)
    room.press(KEY.Key_U)
    assert "dijawab: ya" not in words(page)
    room.press(KEY.Key_F7)
    assert open_number(room) == 7
    room.press(KEY.Key_S)
    assert (open_number(room), page.summary.isVisibleTo(page)) == (0, True)


def test_the_room_can_be_silenced_from_the_page(room: TestRoom, page: LinePage) -> None:
    page.activateWindow()
    room.press(KEY.Key_M, CTRL | SHIFT)
    assert room.desk.state.panic
    assert page.isVisible()


def test_enter_and_space_answer_nothing(room: TestRoom, page: LinePage) -> None:
    for key in (KEY.Key_Return, KEY.Key_Space):
        room.press(key)
    assert (open_number(room), room.store.line_results, page.isVisible()) == (1, [], True)


def test_letters_in_the_note_are_letters_and_the_note_is_kept(room: TestRoom, page: LinePage) -> None:
    room.press(KEY.Key_C)
    assert page.note.hasFocus()
    for key in (KEY.Key_T, KEY.Key_Y):
        room.press(key)
    assert (page.note.text(), room.store.line_results) == ("ty", [])
    room.press(KEY.Key_Return)
    assert not page.note.hasFocus()
    room.press(KEY.Key_Y)
    assert [one.note for one in room.store.line_results] == ["ty"]
    room.press(KEY.Key_Y)
    assert page.note.text() == ""


def test_the_end_says_what_to_do_and_only_those_that_failed_are_repeated(room: TestRoom, page: LinePage) -> None:
    answers = [KEY.Key_Y, KEY.Key_T, KEY.Key_T, KEY.Key_T, *[KEY.Key_Y] * 20]
    for key in answers:
        room.press(key)
    assert page.summary.isVisibleTo(page)
    said = words(page)
    assert "10 terdengar dua arah · 1 hanya satu arah · 1 tidak terdengar" in said
    assert any(text.startswith("Lokasi tidak mendengar kita: ") for text in said)
    assert any(text.startswith("Suara lokasi sampai ke komputer ini: ") for text in said)
    room.press(KEY.Key_G)
    assert open_number(room) == 1
    for _ in range(4):
        room.press(KEY.Key_Y)
    assert "12 terdengar dua arah" in words(page)
    assert "Semua lokasi yang diuji terdengar dua arah." in words(page)
    assert not page.summary.failed.isEnabled()
    room.press(KEY.Key_A)
    assert open_number(room) == 1


def test_a_silent_site_is_to_be_telephoned(room: TestRoom) -> None:
    room.sound.level_dbfs = -80.0
    page = open_page(room)
    for key in (KEY.Key_T, KEY.Key_T, KEY.Key_T, KEY.Key_Y, KEY.Key_S):
        room.press(key)
    said = words(page)
    assert any(text.startswith("Telepon lokasi: periksa mikrofon") for text in said)
    assert any(text.startswith("Kita tidak mendengar lokasi: ") for text in said)
    assert "tidak terdengar · senyap" in said
    close_page(room)


def test_a_site_that_is_not_there_is_said_so_and_passed(room: TestRoom) -> None:
    room.set_feed(1, FeedState.LOST)
    page = open_page(room)
    assert "Tidak tersambung. Dicatat, lalu dilewati sendiri; Kembali mengulangnya." in words(page)
    room.press(KEY.Key_Y)
    assert room.store.line_results == []
    room.wait_s(PASS_AFTER_MS / 1000)
    assert open_number(room) == 2
    assert row_words(page)[0] == "tidak tersambung"
    assert [one.outcome for one in room.store.line_results] == [LineOutcome.NOT_CONNECTED]
    room.press(KEY.Key_B)
    assert "Tidak tersambung. Tunggu, atau tekan Lewati." in words(page)
    close_page(room)


def test_whoever_gets_the_floor_is_heard_and_the_page_says_so(room: TestRoom, page: LinePage) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    assert (holder(room), open_number(room)) == (5, 0)
    name = room.session.sites[4].name
    assert f"Dijeda: {name} memegang forum. Jalur uji ditutup." in words(page)
    assert row_words(page)[0] == "dijeda"
    room.press(KEY.Key_Y)
    room.press(KEY.Key_J)
    assert (room.store.line_results, open_number(room)) == ([], 0)
    room.floor.execute(Release())
    room.settle()
    assert open_number(room) == 0
    room.press(KEY.Key_J)
    assert open_number(room) == 1


def test_closing_closes_the_line_asks_nothing_and_goes_on_later(room: TestRoom) -> None:
    page = open_page(room)
    room.press(KEY.Key_Y)
    room.press(KEY.Key_Y)
    room.press(KEY.Key_Escape)
    assert (page.isVisible(), room.dialog(), open_number(room)) == (False, None, 0)
    room.back()
    again = open_page(room)
    assert open_number(room) == 2
    assert row_words(again)[0] == "terdengar dua arah"
    close_page(room)


def test_a_page_that_dies_leaves_no_line_open(room: TestRoom) -> None:
    page = open_page(room)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert open_number(room) == 0
    room.settle()


def test_the_picture_is_that_of_the_open_line_and_only_while_it_is_needed(room: TestRoom) -> None:
    page = open_page(room)
    for slots in room.pictures.targets(VIEW, room.ids[0]):
        samples.gradient(slots, 1)
    room.settle()
    assert page.picture.has_picture
    room.press(KEY.Key_L)
    assert not page.picture.has_picture
    assert room.pictures.targets(VIEW, room.ids[0]) == []
    assert room.pictures.targets(VIEW, room.ids[1])
    close_page(room)
    assert room.pictures.targets(VIEW, room.ids[1]) == []


@pytest.mark.parametrize(
    ("level_dbfs", "said"), [(-22.0, "−22\u00a0dBFS, cukup"), (-45.0, "−45\u00a0dBFS, terlalu pelan")]
)
def test_the_level_is_told_in_words(room: TestRoom, level_dbfs: float, said: str) -> None:
    room.sound.level_dbfs = level_dbfs
    page = open_page(room)
    room.settle()
    assert said in words(page)
    close_page(room)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_everything_has_a_name_and_room(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(size=size)
    page = open_page(room)
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName(), button
        if button.isVisibleTo(page):
            assert button.width() >= button.minimumSizeHint().width(), button.accessibleName()
            assert button.height() >= button.minimumSizeHint().height(), button.accessibleName()
    for found in page.findChildren(QLabel):
        if found.isVisibleTo(page) and not found.wordWrap():
            assert found.width() >= found.sizeHint().width() or type(found) is not QLabel, found.text()
    assert page.height() <= room.console.height()
    close_page(room)


def test_sixteen_sites_with_long_names_keep_their_keys_and_the_window(make_room: MakeRoom) -> None:
    long = [f"Kelurahan Bernama Sangat Panjang {number}" for number in range(1, 17)]
    room = make_room(sites=16, size=QSize(1366, 768), names=long)
    room.set_feed(14, FeedState.LOST)
    page = open_page(room)
    room.press(KEY.Key_F2, SHIFT)
    assert open_number(room) == 14
    assert page.width() <= room.console.width()
    close_page(room)


def test_the_room_may_close_while_the_page_is_open(room: TestRoom) -> None:
    open_page(room)
