"""The wizard, with real keys and real session files: nobody has to write TOML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.session import AgendaItem, SpeakingRules
from app.settings.session_file import load_session
from app.ui.console.confirm import Confirm
from app.ui.theme.tokens import Look
from app.ui.wizard.camera_table import MAIN
from app.ui.wizard.steps import Step
from tests.settings.session_texts import SITE, TOP, write
from tests.ui.wizard_window import ALT, CTRL, KEY, TestStart

MakeStart = Callable[..., TestStart]
SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


@pytest.fixture
def make_start(tmp_path: Path, qtbot: QtBot, styled_app: QApplication) -> Iterator[MakeStart]:
    del styled_app
    with ExitStack() as closing:

        def make(size: QSize = SIZES[1], look: Look = Look.DARK, *, shown: bool = True) -> TestStart:
            made = TestStart(tmp_path, qtbot, size, look)
            closing.callback(made.close)
            if shown:
                made.show()
            return made

        yield make


@pytest.fixture
def start(make_start: MakeStart) -> TestStart:
    """The window with nothing on this computer yet."""
    return make_start()


@pytest.fixture
def wizard(start: TestStart) -> TestStart:
    """A new session, at its first step."""
    start.window.make_new()
    start.settle()
    return start


def own_session(start: TestStart, name: str = "sesi.toml") -> Path:
    start.paths.own_sessions.mkdir(parents=True, exist_ok=True)
    return write(start.paths.own_sessions, "# catatan\n" + TOP + SITE, name)


def words(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def fill_cameras(start: TestStart) -> None:
    start.press(KEY.Key_3, ALT)
    start.type("rtsp://10.10.{n}.20/main")
    start.press(KEY.Key_Return)


# --- the start ----------------------------------------------------------------------------------


def test_a_computer_without_sessions_leads_to_a_new_one(start: TestStart) -> None:
    assert start.focus is start.window.start.new
    assert "Belum ada sesi" in words(start.window.start)
    start.press(KEY.Key_Return)
    assert start.step is Step.EVENT
    assert start.draft.title == "Musrenbang Kelurahan"
    assert len(start.draft.sites) == 12


def test_enter_opens_the_session_that_is_chosen(start: TestStart) -> None:
    path = own_session(start)
    start.window.list_sessions()
    start.settle()
    assert start.focus is start.window.start.table
    start.press(KEY.Key_Return)
    assert start.chosen == [path.resolve()]


def test_a_session_that_is_broken_is_not_opened_but_said(start: TestStart, caplog: pytest.LogCaptureFixture) -> None:
    path = own_session(start)
    path.write_text(path.read_text(encoding="utf-8").replace("rtsp://10.0.0.1/live", "kamera"), encoding="utf-8")
    start.window.list_sessions()
    start.settle()
    assert "perlu diperbaiki" in str(start.window.start.table.known.index(0, 3).data())
    start.press(KEY.Key_Return)
    assert start.chosen == []
    assert "site[1].main" in words(start.window.start)
    assert "site[1].main" in caplog.text


def test_the_demonstration_can_be_chosen(start: TestStart) -> None:
    start.window.start.demo.setFocus()
    start.press(KEY.Key_Space)
    assert start.chosen == [None]


def test_another_days_session_is_made_from_an_earlier_one(start: TestStart) -> None:
    own_session(start)
    start.window.list_sessions()
    start.settle()
    start.window.start.copy.setFocus()
    start.press(KEY.Key_Return)
    assert start.window.wizard.opened is not None
    assert start.window.wizard.opened.base.path is None
    assert start.draft.codes == ("32.75.01.1004",)
    assert start.draft.session_id == ""


# --- from nothing to a session --------------------------------------------------------------------


def test_a_session_is_made_with_the_keyboard_alone(start: TestStart) -> None:
    start.press(KEY.Key_Return)
    start.press(KEY.Key_A, CTRL)
    start.type("Musrenbang Uji")
    start.press(KEY.Key_PageDown, CTRL)
    assert start.step is Step.ROSTER
    start.type("kranji")
    start.press(KEY.Key_Return)
    assert start.draft.sites[-1].name == "Kranji"
    fill_cameras(start)
    assert start.draft.sites[12].main == "rtsp://10.10.13.20/main"
    start.press(KEY.Key_PageDown, CTRL)
    start.press(KEY.Key_PageDown, CTRL)
    assert start.step is Step.SUMMARY
    assert "siap disimpan" in words(start.window.page)
    start.press(KEY.Key_Return, CTRL)
    start.wait(lambda: bool(start.chosen))
    path = start.chosen[0]
    assert path is not None
    session = load_session(path)
    assert session.title == "Musrenbang Uji"
    assert [site.name for site in session.sites][-1] == "Kranji"
    assert path.parent == start.paths.own_sessions
    assert not start.paths.unfinished.exists()


def test_what_is_missing_is_said_once_a_step_was_left_and_led_to(wizard: TestStart) -> None:
    assert not wizard.window.page.save.isEnabled()
    wizard.press(KEY.Key_3, ALT)
    cell = wizard.window.page.cameras.table.cameras.index(0, MAIN)
    assert cell.data() == ""
    wizard.press(KEY.Key_Return, CTRL)
    assert wizard.step is Step.SUMMARY
    assert "Masih 12 yang perlu diperbaiki" in words(wizard.window.page)
    fixes = wizard.window.page.summary.fixes
    assert len(fixes) == 12
    assert wizard.focus is fixes[0]
    wizard.press(KEY.Key_Return)
    assert wizard.step is Step.CAMERAS
    assert cell.data() == "!"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Alamat siaran utama belum diisi."
    assert "12 perlu diisi" in wizard.window.page.buttons[Step.CAMERAS].text()


def test_a_field_says_what_is_wrong_as_soon_as_it_was_changed(wizard: TestStart) -> None:
    wizard.press(KEY.Key_A, CTRL)
    wizard.press(KEY.Key_Delete)
    row = wizard.window.page.event_step._rows["title"]
    assert row.sentence.startswith("! Tidak boleh kosong.")
    assert wizard.window.page.event_step.title.accessibleDescription().startswith("Tidak boleh kosong.")
    wizard.type("A")
    assert "!" not in row.sentence


def test_the_year_follows_the_day_until_it_is_chosen(wizard: TestStart) -> None:
    step = wizard.window.page.event_step
    step.date.setDate(step.date.date().addYears(1))
    assert wizard.draft.rkpd_year == wizard.draft.held_on.year + 1
    step.year.setValue(2040)
    step.date.setDate(step.date.date().addYears(1))
    assert wizard.draft.rkpd_year == 2040


def test_a_template_asks_before_it_replaces_what_was_filled_in(wizard: TestStart) -> None:
    step = wizard.window.page.event_step
    step.template.activated.emit(1)
    assert {site.kind.value for site in wizard.draft.sites} == {"kecamatan"}
    assert wizard.draft.title == "Musrenbang Kecamatan"
    fill_cameras(wizard)
    step.template.activated.emit(3)
    assert len(wizard.draft.sites) == 12
    question = wizard.window.findChild(Confirm)
    assert question is not None
    assert QTest.qWaitForWindowActive(question)
    QTest.keyClick(question, KEY.Key_Return)
    wizard.settle()
    assert wizard.draft.sites == ()


# --- the roster ---------------------------------------------------------------------------------


def roster(start: TestStart) -> list[str]:
    return [site.name for site in start.draft.sites]


def test_sites_are_moved_removed_and_edited_by_keys(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    table = wizard.window.page.roster.table
    table.setFocus()
    assert roster(wizard)[:2] == ["Pejuang", "Bintara Jaya"]
    wizard.press(KEY.Key_Down, ALT)
    assert roster(wizard)[:2] == ["Bintara Jaya", "Pejuang"]
    assert table.currentIndex().row() == 1
    wizard.press(KEY.Key_Up, ALT)
    wizard.press(KEY.Key_Up, ALT)
    assert roster(wizard)[:2] == ["Pejuang", "Bintara Jaya"]
    wizard.press(KEY.Key_Delete)
    assert roster(wizard)[0] == "Bintara Jaya"
    table.setCurrentIndex(table.roster.index(0, 3))
    wizard.press(KEY.Key_Return)
    wizard.press(KEY.Key_A, CTRL)
    wizard.type("bjy")
    wizard.press(KEY.Key_Return)
    assert wizard.draft.sites[0].short == "BJY"


def test_the_same_letters_twice_are_said_in_their_cell(wizard: TestStart) -> None:
    sites = wizard.draft.sites
    wizard.window.page.edited.emit(wizard.draft.with_site(1, replace(sites[1], short=sites[0].short)))
    assert str(wizard.window.page.roster.table.roster.index(1, 3).data()).startswith("! ")
    assert "berbeda" in words(wizard.window.page.roster)


def test_a_line_is_dropped_where_it_was_dragged(wizard: TestStart) -> None:
    model = wizard.window.page.roster.table.roster
    data: QMimeData = model.mimeData([model.index(0, 1)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert roster(wizard)[:3] == ["Bintara Jaya", "Aren Jaya", "Pejuang"]
    model.dropMimeData(model.mimeData([model.index(2, 1)]), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert roster(wizard)[0] == "Pejuang"


def test_a_whole_kecamatan_is_added_while_there_is_room(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    wizard.type("bekasi timur")
    wizard.window.page.roster.add_kecamatan.click()
    assert len(wizard.draft.sites) == 15
    wizard.window.page.roster.search.setText("rawalumbu")
    wizard.window.page.roster.add_kecamatan.click()
    assert len(wizard.draft.sites) == 15
    assert "Paling banyak 16 lokasi" in words(wizard.window.page.roster)


def test_one_that_is_there_is_shown_instead_of_added(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    wizard.type("jatiasih")
    wizard.press(KEY.Key_Return)
    assert len(wizard.draft.sites) == 12
    assert wizard.window.page.roster.table.currentIndex().row() == 11
    assert "Jatiasih sudah ada" in words(wizard.window.page.roster)


def test_arrows_choose_in_the_list_while_the_search_has_the_keyboard(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    wizard.type("jati")
    wizard.press(KEY.Key_Down)
    assert wizard.window.page.roster.found.currentRow() == 1
    wizard.press(KEY.Key_Up)
    assert wizard.window.page.roster.found.currentRow() == 0


def test_a_room_is_added_and_named(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    wizard.window.page.roster.add_room.click()
    wizard.press(KEY.Key_A, CTRL)
    wizard.type("Ruang Rapat Bappeda")
    wizard.press(KEY.Key_Return)
    assert (wizard.draft.sites[-1].name, wizard.draft.sites[-1].code) == ("Ruang Rapat Bappeda", "ruang-rapat")


def test_the_chair_sits_at_a_site(wizard: TestStart) -> None:
    wizard.press(KEY.Key_2, ALT)
    chair = wizard.window.page.roster.chair
    chair.setFocus()
    wizard.press(KEY.Key_Down)
    assert wizard.draft.chair_site == wizard.draft.sites[0].code
    wizard.press(KEY.Key_Up)
    assert wizard.draft.chair_site == ""


# --- agenda -------------------------------------------------------------------------------------


def test_the_agenda_is_edited_by_keys(wizard: TestStart) -> None:
    wizard.press(KEY.Key_4, ALT)
    step = wizard.window.page.agenda
    step.table.choose(0)
    wizard.press(KEY.Key_Return)
    wizard.press(KEY.Key_A, CTRL)
    wizard.type("Doa")
    wizard.press(KEY.Key_Return)
    wizard.press(KEY.Key_Down, ALT)
    assert [item.title for item in wizard.draft.agenda[:2]] == ["Sambutan Kepala Bappeda", "Doa"]
    wizard.press(KEY.Key_Delete)
    assert len(wizard.draft.agenda) == 6
    step.add.click()
    wizard.press(KEY.Key_A, CTRL)
    wizard.type("Istirahat")
    wizard.press(KEY.Key_Return)
    assert AgendaItem("Istirahat", 10) in wizard.draft.agenda
    points = step.table.points
    points.setData(points.index(0, 2), "Camat")
    assert wizard.draft.agenda[0].responsible == "Camat"
    assert points.index(0, 2).data() == "Camat"
    points.setData(points.index(0, 3), 25)
    assert (wizard.draft.agenda[0].planned_min, wizard.draft.agenda[0].responsible) == (25, "Camat")
    step.turn.setValue(60)
    assert wizard.draft.speaking == SpeakingRules(60, 60)
    assert "lebih kecil dari waktu bicara" in words(step)


# --- nothing is lost ------------------------------------------------------------------------------


def test_what_was_typed_is_there_after_a_crash(make_start: MakeStart) -> None:
    first = make_start()
    first.window.make_new()
    first.settle()
    first.press(KEY.Key_A, CTRL)
    first.type("Belum selesai")
    first.press(KEY.Key_2, ALT)
    first.wait(first.paths.unfinished.exists)
    # A crash: the window is not closed, its successor reads what is on the disk.
    second = make_start()
    banner = second.window.start._banner
    assert banner.isVisible()
    assert "Belum selesai" in words(banner)
    second.window.start.go_on.setFocus()
    second.press(KEY.Key_Return)
    assert second.draft.title == "Belum selesai"


def test_an_unfinished_draft_is_not_pushed_out_by_a_new_one(wizard: TestStart) -> None:
    wizard.type(" X")
    wizard.window.page.leave.click()
    wizard.settle()
    wizard.window.start.new.click()
    question = wizard.window.findChild(Confirm)
    assert question is not None
    QTest.keyClick(question, KEY.Key_Escape)
    wizard.settle()
    assert wizard.window.start.isVisible()
    wizard.window.start.new.click()
    (question,) = [one for one in wizard.window.findChildren(Confirm) if one.isVisible()]
    QTest.keyClick(question, KEY.Key_Return)
    wizard.settle()
    assert wizard.window.page.isVisible()
    assert wizard.draft.title == "Musrenbang Kelurahan"


def test_an_unfinished_draft_goes_only_after_asking(wizard: TestStart) -> None:
    wizard.type(" X")
    wizard.window.page.leave.click()
    wizard.settle()
    assert wizard.paths.unfinished.exists()
    wizard.window.start.discard.click()
    question = wizard.window.findChild(Confirm)
    assert question is not None
    assert wizard.paths.unfinished.exists()
    QTest.keyClick(question, KEY.Key_Return)
    wizard.settle()
    assert not wizard.paths.unfinished.exists()
    assert not wizard.window.start._banner.isVisible()


def test_a_file_is_changed_on_the_same_page(start: TestStart) -> None:
    path = own_session(start)
    start.window.change(path)
    start.settle()
    assert not start.window.page.event_step.template.isVisible()
    start.press(KEY.Key_A, CTRL)
    start.type("Judul lain")
    start.press(KEY.Key_S, CTRL)
    start.wait(lambda: 'title = "Judul lain"' in path.read_text(encoding="utf-8"))
    assert path.read_text(encoding="utf-8").startswith("# catatan\n")
    assert start.chosen == []


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(
    start: TestStart, caplog: pytest.LogCaptureFixture
) -> None:
    path = own_session(start)
    start.window.change(path)
    start.settle()
    path.write_text("# lain\n" + TOP + SITE, encoding="utf-8")
    start.type("X")
    start.press(KEY.Key_S, CTRL)
    assert "diubah program lain" in words(start.window.page)
    assert start.draft.title.endswith("X")
    assert "diubah program lain" in caplog.text


# --- how it looks -------------------------------------------------------------------------------


def test_every_control_has_a_name_and_takes_the_keyboard(wizard: TestStart) -> None:
    for step in Step:
        wizard.press(Qt.Key(int(KEY.Key_1) + int(step)), ALT)
        for found in wizard.window.page.findChildren(QWidget):
            if not found.isVisible() or found.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            is_part = found.objectName().startswith("qt_") or found.parent() is None
            named = found.accessibleName() or (isinstance(found, QPushButton) and found.text())
            assert named or is_part or type(found).__name__ in {"QScrollArea", "QWidget", "QStackedWidget"}, found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("look", list(Look))
def test_nothing_is_cut_off(make_start: MakeStart, size: QSize, look: Look) -> None:
    start = make_start(size, look)
    start.window.make_new()
    start.settle()
    for step in Step:
        start.press(Qt.Key(int(KEY.Key_1) + int(step)), ALT)
        assert start.window.width() <= size.width()
        assert start.window.height() <= size.height()
        for found in start.window.page.findChildren(QPushButton):
            if found.isVisible():
                needed = found.fontMetrics().size(0, found.text())
                assert found.width() >= needed.width(), found.text()
                assert found.height() >= needed.height(), found.text()
                inside = found.mapTo(start.window, found.rect().bottomRight())
                assert start.window.rect().contains(inside), found.text()
