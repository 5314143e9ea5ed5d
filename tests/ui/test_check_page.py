"""The page "Uji lokasi", in a whole room: keys, what it says, what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.feed import FeedState, Trouble
from app.domain.finding import Finding
from app.domain.site_check import Verdict
from app.domain.sound import DeviceState
from app.shm.frames import SLOTS
from app.ui.check.card import SiteCard
from app.ui.check.page import CheckPage
from app.ui.check.stills import SIZE, VIEW, Stills
from tests.ui import samples
from tests.ui.desk import CTRL, KEY, MakeRoom, holder, no_nested_loop, titles
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


@pytest.fixture
def page(room: TestRoom) -> Iterator[CheckPage]:
    """The page on a room of twelve, with a check that has just begun."""
    yield open_page(room)
    close_page(room)


def open_page(room: TestRoom) -> CheckPage:
    room.press(KEY.Key_J, CTRL)
    found = room.dialog()
    assert isinstance(found, CheckPage)
    return found


def close_page(room: TestRoom) -> None:
    found = room.dialog()
    if found:
        found.close()
    room.settle()


def run(room: TestRoom, seconds: float, step_s: float = 1.0) -> None:
    """Let time pass, while every site that is there goes on. The state clock itself ticks every 0.1 s."""
    for _ in range(round(seconds / step_s)):
        room.clock.at_ms += round(step_s * 1000)
        for site_id, feed in room.pictures.feeds.items():
            if feed.state is FeedState.LIVE:
                report = replace(feed.report, frames=feed.report.frames + 25)
                room.pictures.feeds[site_id] = replace(feed, report=report)
        room.controller.tick()
    room.settle()


def set_findings(room: TestRoom, number: int, *findings: Finding) -> None:
    feed = room.pictures.feeds[room.ids[number - 1]]
    room.pictures.feeds[feed.site_id] = replace(feed, report=replace(feed.report, findings=findings))


def card(room: TestRoom, shown: CheckPage, number: int) -> SiteCard:
    return shown.cards[room.ids[number - 1]]


def words(widget: QWidget) -> list[str]:
    """Return the texts of the labels that are to be seen."""
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget) and found.text().strip()]


def button(shown: QWidget, text: str) -> QAbstractButton:
    return next(b for b in shown.findChildren(QAbstractButton) if b.text() == text)


def give_pictures(room: TestRoom, numbers: Sequence[int] = range(1, 13)) -> None:
    for number in numbers:
        for slots in room.pictures.targets(VIEW, room.ids[number - 1]):
            samples.gradient(slots, number)


# --- the check --------------------------------------------------------------------------------------


def test_its_key_opens_the_page_and_the_first_check_begins(room: TestRoom, page: CheckPage) -> None:
    assert not page.isModal()
    assert room.controller._s.check.running
    assert "Sisa 30 detik" in words(page)
    assert {c.view.word for c in page.cards.values() if c.view} == {"MENGUJI"}


def test_it_is_in_the_menu_and_works_from_a_field(room: TestRoom) -> None:
    entry = room.console.commands.action("session.check")
    assert (entry.text(), entry in room.console._menu.actions()) == ("Uji lokasi", True)
    room.console.findChildren(QLineEdit)[0].setFocus()
    room.settle()
    assert isinstance(open_page(room), CheckPage)
    close_page(room)


def test_opening_it_waits_for_nothing(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    with no_nested_loop(monkeypatch):
        room.controller._check.open()
    assert isinstance(room.dialog(), CheckPage)
    close_page(room)


def test_the_second_time_the_key_brings_the_same_page(room: TestRoom, page: CheckPage) -> None:
    run(room, 3)
    room.console.commands.action("session.check").trigger()
    room.settle()
    assert room.dialog() is page
    assert "Sisa 27 detik" in words(page)


def test_after_thirty_seconds_every_site_has_its_verdict(room: TestRoom, page: CheckPage) -> None:
    room.set_feed(2, FeedState.LOST, None, Trouble.REFUSED)
    set_findings(room, 3, Finding.DARK)
    run(room, 31)
    verdicts = [c.view.verdict for c in page.cards.values() if c.view]
    assert verdicts == [Verdict.READY, Verdict.NOT_CONNECTED, Verdict.NEEDS_WORK, *[Verdict.READY] * 9]
    assert [count.word for count in page._counts.values()] == ["10 siap", "1 perlu perbaikan", "1 tidak tersambung"]
    assert "Selesai pukul 10.42" in words(page)
    lost = words(card(room, page, 2))
    assert "Alat di lokasi menolak sambungan" in lost
    assert "Minta operator lokasi memeriksa apakah kamera atau aplikasi siarannya sudah dinyalakan." in lost
    dark = words(card(room, page, 3))
    assert "Terlalu gelap, 29 dari 30 detik" in dark
    assert "Minta lokasi menyalakan lampu dan tidak membelakangi jendela." in dark
    assert "Tidak ada yang perlu diperbaiki." in words(card(room, page, 1))


def test_figures_are_told(room: TestRoom, page: CheckPage) -> None:
    run(room, 31)
    said = words(card(room, page, 1))
    assert "rata-rata −22, terendah −22 dBFS" in said
    assert {"sambungan baik", "hilang 0,0\u00a0%", "gambar sejak awal"} <= set(said)
    assert "1280×720 · 25\u00a0fps · h264/aac · 1,5\u00a0Mbps" in said


def test_a_site_that_comes_late_and_breaks_says_both(room: TestRoom) -> None:
    room.set_feed(1, FeedState.CONNECTING, None)
    page = open_page(room)
    run(room, 4, step_s=0.5)
    room.set_feed(1, FeedState.LIVE)
    run(room, 10, step_s=0.5)
    room.set_feed(1, FeedState.LOST, 2.0, Trouble.ENDED)
    run(room, 5, step_s=0.5)
    feed = samples.feed(room.ids[0])
    room.pictures.feeds[room.ids[0]] = replace(feed, report=replace(feed.report, reconnects=1))
    run(room, 13, step_s=0.5)
    said = words(card(room, page, 1))
    assert "gambar setelah 4,5 detik" in said
    assert "sambungan baik, tersambung ulang 1 kali" in said
    assert "Sempat terputus, 5 dari 30 detik" in said
    close_page(room)


def test_until_the_end_nobody_is_judged_but_what_is_found_is_said(room: TestRoom, page: CheckPage) -> None:
    set_findings(room, 3, Finding.DARK)
    run(room, 10)
    assert "Terlalu gelap, 9 dari 10 detik" in words(card(room, page, 3))
    assert not any(count.isVisible() for count in page._counts.values())
    assert {c.view.verdict for c in page.cards.values() if c.view} == {None}


def test_the_session_goes_on_while_it_runs(room: TestRoom, page: CheckPage) -> None:
    run(room, 5)
    room.console.commands.action("site.5").trigger()
    room.settle()
    room.console.commands.action("floor.grant").trigger()
    run(room, 26)
    assert holder(room) == 5
    assert room.controller._s.check.result
    assert page.isVisible()


def test_a_mixer_that_is_down_makes_nobody_silent(room: TestRoom) -> None:
    room.set_sound(state=DeviceState.DOWN)
    room.sound.level_dbfs = -120.0
    page = open_page(room)
    run(room, 31)
    assert "tidak terukur" in words(card(room, page, 1))
    assert page._counts[Verdict.READY].word == "12 siap"
    assert "Suara belum terukur" in words(card(room, page, 1))
    close_page(room)


def test_nobody_is_reproached_for_a_sound_that_may_still_be_measured(room: TestRoom, page: CheckPage) -> None:
    run(room, 2)
    assert "Suara belum terukur" not in words(card(room, page, 1))


def test_a_silent_microphone_is_found_within_the_check(room: TestRoom) -> None:
    room.sound.level_dbfs = -120.0
    page = open_page(room)
    run(room, 31)
    assert "Tanpa suara, 30 dari 30 detik" in words(card(room, page, 1))
    assert "senyap" in words(card(room, page, 1))
    close_page(room)


def test_calling_it_off_leaves_nothing(room: TestRoom, page: CheckPage) -> None:
    run(room, 10)
    page.cancel.click()
    room.settle()
    assert "Belum diuji" in words(page)
    assert "Uji dibatalkan." in words(page)
    assert (page.again.isEnabled(), page.save.isEnabled(), page.print.isEnabled()) == (True, False, False)
    assert room.pictures.targets(VIEW, room.ids[0]) == []


def test_again_begins_anew(room: TestRoom, page: CheckPage) -> None:
    set_findings(room, 3, Finding.DARK)
    run(room, 31)
    set_findings(room, 3)
    page.again.click()
    room.settle()
    assert "Sisa 30 detik" in words(page)
    run(room, 31)
    assert [count.word for count in page._counts.values()] == ["12 siap", "0 perlu perbaikan", "0 tidak tersambung"]


def test_closing_the_page_does_not_end_the_check_and_its_end_is_told(room: TestRoom) -> None:
    open_page(room)
    room.set_feed(2, FeedState.LOST, None, Trouble.REFUSED)
    run(room, 5)
    close_page(room)
    run(room, 26)
    assert "Uji lokasi selesai" in titles(room)
    matter = next(m for m in room.console.attention._matters if m.key == "check")
    assert matter.advice == "11 siap · 1 tidak tersambung. Buka hasilnya dengan Ctrl J."
    shown = open_page(room)
    assert shown._counts[Verdict.READY].word == "11 siap"
    room.settle()
    assert "Uji lokasi selesai" not in titles(room)
    close_page(room)


# --- pictures ---------------------------------------------------------------------------------------


def test_pictures_are_asked_for_only_while_it_runs(room: TestRoom, page: CheckPage) -> None:
    slots = room.pictures.targets(VIEW, room.ids[0])
    assert [(s.width, s.height) for s in slots] == [SIZE]
    give_pictures(room)
    run(room, 1.3, step_s=0.1)
    assert len(room.controller._check._stills.images) == 12
    run(room, 30)
    assert room.pictures.targets(VIEW, room.ids[0]) == []
    assert len(room.controller._check._stills.images) == 12


def test_a_still_is_a_copy(room: TestRoom) -> None:
    first = room.ids[0]
    stills = Stills(room.pictures, [first])
    stills.begin()
    (slots,) = room.pictures.targets(VIEW, first)
    samples.plain(slots, 10, 20, 200)
    assert stills.take_next() == first
    for _ in range(SLOTS):
        samples.plain(slots, 200, 30, 30)
    assert stills.images[first].pixelColor(5, 5).getRgb()[:3] == (10, 20, 200)


def test_a_still_is_the_last_one(room: TestRoom, page: CheckPage) -> None:
    give_pictures(room)
    run(room, 29)
    for slots in room.pictures.targets(VIEW, room.ids[0]):
        samples.plain(slots, 200, 30, 30)
    run(room, 2)
    still = room.controller._check._stills.images[room.ids[0]]
    assert still.pixelColor(240, 135).getRgb()[:3] == (200, 30, 30)
    assert (still.width(), still.height()) == SIZE


def test_a_site_without_a_picture_says_so(room: TestRoom, page: CheckPage) -> None:
    give_pictures(room, [1])
    run(room, 31)
    assert set(room.controller._check._stills.images) == {room.ids[0]}
    assert card(room, page, 1)._picture._pixmap is not None
    assert card(room, page, 2)._picture._pixmap is None


# --- keyboard, names, sizes -------------------------------------------------------------------------


def test_a_stray_key_presses_nothing(room: TestRoom, page: CheckPage) -> None:
    assert page._area.hasFocus()
    for key in (KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter, KEY.Key_P, KEY.Key_L):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    room.settle()
    assert room.controller._s.check.running
    assert page.isVisible()
    run(room, 31)
    assert page._area.hasFocus()
    for key in (KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    room.settle()
    assert room.controller._s.check.running is None
    assert page.isVisible()


def test_every_button_is_reached_by_tab_and_pressed_by_space(room: TestRoom, page: CheckPage) -> None:
    run(room, 31)
    reached: list[str] = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or page, KEY.Key_Tab)
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            reached.append(focus.text())
    assert reached[:4] == ["Ulangi", "Cetak…", "Simpan…", "Tutup"]
    page.again.setFocus()
    QTest.keyClick(page.again, KEY.Key_Space)
    assert room.controller._s.check.running
    # The button is disabled now; the keyboard must not slide to its neighbour, which would call the check off.
    assert page._area.hasFocus()


def test_escape_closes_it_and_moves_no_floor(room: TestRoom, page: CheckPage) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    QTest.keyClick(page, KEY.Key_Escape)
    room.settle()
    assert not isinstance(room.dialog(), CheckPage)
    assert holder(room) == 5


def test_the_keys_of_the_sites_work_here_too(room: TestRoom, page: CheckPage) -> None:
    QTest.keyClick(page, KEY.Key_F7)
    room.settle()
    assert room.controller._selected == room.ids[6]


def test_everything_has_a_name(room: TestRoom, page: CheckPage) -> None:
    set_findings(room, 3, Finding.DARK)
    run(room, 31)
    assert [b.text() for b in page.findChildren(QAbstractButton) if b.text() and not b.accessibleName()] == []
    dark = card(room, page, 3)
    assert dark.accessibleName() == "F3 Aren Jaya"
    said = dark.accessibleDescription()
    for part in ("PERLU PERBAIKAN", "hilang", "Suara: rata-rata", "Terlalu gelap", "Minta lokasi menyalakan lampu"):
        assert part in said


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("sites", [1, 12, 16])
def test_nothing_is_cut_at_any_size(make_room: MakeRoom, size: QSize, sites: int) -> None:
    room = make_room(sites, size, names=[samples.LONG_NAME] * sites)
    shown = open_page(room)
    for number in range(1, sites + 1):
        set_findings(room, number, Finding.PACKETS_LOST, Finding.FPS_DROPPED, Finding.DARK)
    room.set_feed(1, FeedState.LOST, None, Trouble.NO_CREDENTIAL)
    run(room, 31)
    assert shown.width() <= size.width()
    assert shown.height() <= size.height()
    assert shown._area.horizontalScrollBar().maximum() == 0
    texts = [label for label in shown.findChildren(QLabel) if label.isVisible() and label.text().strip()]
    assert len(texts) > 10 * sites / 2
    for label in texts:
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
        if not label.wordWrap() and label.property("role") != "muted":
            assert label.width() >= label.sizeHint().width(), label.text()
    close_page(room)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
def test_a_room_in_order_fits_on_one_page(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    shown = open_page(room)
    run(room, 31)
    assert shown._area.verticalScrollBar().maximum() == 0
    close_page(room)


# --- saving and printing ----------------------------------------------------------------------------


def saved_as(room: TestRoom, page: CheckPage, target: Path) -> None:
    page.save.click()
    room.settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    room.settle()


def test_save_asks_where_and_says_where_it_is(room: TestRoom, page: CheckPage, tmp_path: Path) -> None:
    room.sheets.folder = tmp_path
    run(room, 31)
    saved_as(room, page, tmp_path / "uji.pdf")
    (sheet, target, answer) = room.sheets.saves[0]
    assert target == tmp_path / "uji.pdf"
    assert sheet.view.summary == "12 siap"
    assert "Menyimpan …" in words(page)
    answer.set_result(tmp_path / "uji (2).pdf")
    room.settle()
    assert f"Tersimpan: uji (2).pdf di folder {tmp_path}" in words(page)


def test_the_name_that_is_offered_tells_day_and_time(room: TestRoom, page: CheckPage, tmp_path: Path) -> None:
    room.sheets.folder = tmp_path
    run(room, 31)
    page.save.click()
    room.settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "Uji-lokasi-2018-01-23-10.42.pdf"
    dialog.close()


def test_a_failure_is_said_with_its_advice(
    room: TestRoom, page: CheckPage, tmp_path: Path, expected_log: object
) -> None:
    expected_log("could not be put out")  # type: ignore[operator]
    run(room, 31)
    saved_as(room, page, tmp_path / "uji.pdf")
    room.sheets.saves[0][2].set_exception(UserError("Folder tujuan tidak boleh ditulisi.", "Pilih folder lain."))
    room.settle()
    assert "Folder tujuan tidak boleh ditulisi. Pilih folder lain." in words(page)


def test_an_answer_after_the_page_is_closed_hurts_nobody(room: TestRoom, tmp_path: Path) -> None:
    shown = open_page(room)
    run(room, 31)
    saved_as(room, shown, tmp_path / "uji.pdf")
    close_page(room)
    room.sheets.saves[0][2].set_result(tmp_path / "uji.pdf")
    room.settle()


def test_print_opens_the_dialog_of_the_system_with_f4(room: TestRoom, page: CheckPage, tmp_path: Path) -> None:
    run(room, 31)
    page.print.click()
    room.settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog) and w.isVisible())
    size = dialog.printer().pageLayout().pageSize().definitionSize()
    assert (size.width(), size.height()) == (215, 330)
    dialog.printer().setOutputFileName(str(tmp_path / "cetak.pdf"))
    dialog.accept()
    room.settle()
    assert len(room.sheets.prints) == 1
    assert "Mencetak …" in words(page)
    room.sheets.prints[0][2].set_result(2)
    room.settle()
    assert "Dikirim ke pencetak: 2 halaman" in words(page)


def test_the_buttons_wait_for_a_result(room: TestRoom, page: CheckPage) -> None:
    states = [b.isEnabled() for b in (page.again, page.cancel, page.print, page.save)]
    assert states == [False, True, False, False]
    run(room, 31)
    states = [b.isEnabled() for b in (page.again, page.cancel, page.print, page.save)]
    assert states == [True, False, True, True]
