"""Step 3 of the wizard: addresses by hand, by pattern and by table, logins in the keyring, the trial."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.identity import SiteId
from app.domain.site import Transport
from app.domain.site_check import SiteReading, SiteReport, Verdict, site_report
from app.settings.credentials import KEYRING_SERVICE
from app.ui.wizard.camera_step import CameraStep
from app.ui.wizard.camera_table import MAIN, SUB, USER
from app.ui.wizard.ports import TrialResult
from tests.domain.reports import report
from tests.ui.wizard_window import ALT, CTRL, KEY, TestStart

_RESULT = 7


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot, styled_app: QApplication) -> Iterator[TestStart]:
    """A new session, at its third step."""
    del styled_app
    made = TestStart(tmp_path, qtbot)
    made.show()
    made.window.make_new()
    made.settle()
    made.press(KEY.Key_3, ALT)
    yield made
    made.close()


@pytest.fixture
def step(start: TestStart) -> CameraStep:
    return start.window.page.cameras


def type_into(start: TestStart, row: int, column: int, text: str) -> None:
    table = start.window.page.cameras.table
    table.setFocus()
    table.choose(row, column)
    start.press(KEY.Key_Return)
    start.press(KEY.Key_A, CTRL)
    start.type(text)
    start.press(KEY.Key_Return)


def cell(step: CameraStep, row: int, column: int) -> str:
    return str(step.table.cameras.index(row, column).data() or "")


def result_of(code: str, state: FeedState = FeedState.LIVE, trouble: Trouble = Trouble.NONE) -> SiteReport:
    feed = FeedSnapshot(SiteId(code), state, 0.0, report(trouble=trouble))
    readings = [SiteReading(at_s, feed) for at_s in (0.0, 1.0, 2.0, 3.0)]
    return site_report(SiteId(code), readings, has_meter=False)


# --- addresses and logins -------------------------------------------------------------------------


def test_an_address_is_typed_into_its_cell(start: TestStart, step: CameraStep) -> None:
    type_into(start, 1, MAIN, "rtsp://10.0.0.2/main")
    type_into(start, 1, SUB, "10.0.0.2/sub")
    type_into(start, 1, USER, "admin")
    site = start.draft.sites[1]
    assert (site.main, site.sub, site.user) == ("rtsp://10.0.0.2/main", "10.0.0.2/sub", "admin")
    assert cell(step, 1, SUB) == "! 10.0.0.2/sub"
    start.press(KEY.Key_Delete)
    assert start.draft.sites[1].user == ""


def test_a_pasted_login_is_taken_apart_and_its_password_goes_to_the_keyring(start: TestStart, step: CameraStep) -> None:
    type_into(start, 0, MAIN, "rtsp://admin:hush@10.0.0.1:554/live")
    site = start.draft.sites[0]
    assert (site.main, site.user) == ("rtsp://10.0.0.1:554/live", "admin")
    assert site.credential == "keyring:kamera-32-75-06-1003"
    assert start.keyring.passwords == {(KEYRING_SERVICE, "kamera-32-75-06-1003"): "hush"}
    assert cell(step, 0, 6) == "tersimpan"
    start.wait(start.paths.unfinished.exists)
    assert "hush" not in start.paths.unfinished.read_text(encoding="utf-8")


def test_one_login_for_all_cameras(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setFocus()
    start.type("rtsp://10.10.{n}.20/main")
    start.press(KEY.Key_Return)
    step.user.setFocus()
    start.type("operator")
    step.password.setFocus()
    start.type("hush")
    start.press(KEY.Key_Return)
    assert {site.user for site in start.draft.sites} == {"operator"}
    (name,) = {site.credential for site in start.draft.sites}
    assert start.keyring.passwords == {(KEYRING_SERVICE, name.removeprefix("keyring:")): "hush"}
    assert step.password.text() == ""
    assert start.window.wizard._problems == ()


def test_a_password_without_a_user_is_asked_for(start: TestStart, step: CameraStep) -> None:
    step.password.setText("hush")
    step.for_one.click()
    start.settle()
    assert start.keyring.passwords == {}
    assert start.focus is step.user
    assert "nama pengguna" in step._said.text()


def test_a_pattern_shows_what_it_will_make_before_it_is_used(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setFocus()
    start.type("rtsp://10.10.{n+20}.20/{singkat}")
    assert cell(step, 1, MAIN) == "→ rtsp://10.10.22.20/BNT"
    assert start.draft.sites[1].main == ""
    start.press(KEY.Key_Return)
    assert start.draft.sites[1].main == "rtsp://10.10.22.20/BNT"
    assert cell(step, 1, MAIN) == "rtsp://10.10.22.20/BNT"


def test_a_pattern_that_cannot_be_read_is_said_below_it(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setFocus()
    start.type("rtsp://10.10.{x}.20/")
    assert "tidak dikenal: {x}" in step._patterns["main"].sentence
    assert not step.fill.isEnabled()
    step.main_pattern.setText("rtsp://10.10.1.20/")
    assert "alamat yang sama" in step._patterns["main"].sentence


def test_space_changes_the_way_of_sending(start: TestStart, step: CameraStep) -> None:
    step.table.setFocus()
    step.table.choose(0, 4)
    start.press(KEY.Key_Space)
    assert start.draft.sites[0].transport is Transport.UDP
    assert cell(step, 0, 4) == "UDP"


def test_local_files_are_allowed_by_a_switch(start: TestStart, step: CameraStep) -> None:
    type_into(start, 0, MAIN, "file:a.mp4")
    assert "Nyalakan" in step._said.text()
    step.local.setFocus()
    start.press(KEY.Key_Space)
    assert start.draft.allow_local
    assert not cell(step, 0, MAIN).startswith("!")


# --- a table ------------------------------------------------------------------------------------


def test_a_table_fills_what_it_can_and_names_its_broken_lines(
    start: TestStart, step: CameraStep, tmp_path: Path
) -> None:
    table = tmp_path / "kamera.csv"
    table.write_bytes(
        "Kelurahan;Alamat utama;Sandi;Pengguna\nPejuang;rtsp://10.0.0.1/a;hush;op\n"
        "Kranji;rtsp://10.0.0.9/a;;\nAren Jaya;;;\nJatiasih;10.0.0.3;;\n".encode("utf-16")
    )
    start.window.wizard.take_table(table)
    start.settle()
    assert start.draft.sites[0].main == "rtsp://10.0.0.1/a"
    assert start.draft.sites[0].credential == "keyring:kamera-32-75-06-1003"
    assert list(start.keyring.passwords.values()) == ["hush"]
    said = step.report.toPlainText()
    assert "Baris 3: Tidak ada lokasi “Kranji”" in said
    assert "Baris 5: Jatiasih: alamat tidak diawali jenis siaran." in said


@pytest.mark.parametrize("content", [b"\x89PNG\0\0", b"", b"nama;telepon\nPejuang;1\n"])
def test_what_is_no_table_changes_nothing(
    start: TestStart, step: CameraStep, tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    table, before = tmp_path / "kamera.csv", start.draft
    table.write_bytes(content)
    start.window.wizard.take_table(table)
    start.settle()
    assert start.draft == before
    assert step._said.text().startswith("! ")
    assert "table of addresses" in caplog.text


# --- the trial ----------------------------------------------------------------------------------


def test_results_come_as_they_are_ready(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setText("rtsp://10.10.{n}.20/main")
    step.fill.click()
    step.try_all.setFocus()
    start.press(KEY.Key_Return)
    assert len(start.trials.begun) == 1
    assert cell(step, 0, _RESULT) == "mencoba …"
    type_into(start, 3, MAIN, "10.0.0.4")
    assert cell(step, 3, _RESULT) == "tidak dicoba"
    assert not step.try_all.isEnabled()
    pixels = bytes([40, 80, 120, 255]) * (192 * 108)
    codes = start.draft.codes
    start.trials.on_result(TrialResult(codes[0], True, result_of(codes[0]), (192, 108, pixels)))
    broken = result_of(codes[1], FeedState.LOST, Trouble.AUTH_FAILED)
    start.trials.on_result(TrialResult(codes[1], True, broken, None))
    start.settle()
    assert cell(step, 0, _RESULT) == "siap"
    assert cell(step, 1, _RESULT) == "tidak tersambung"
    step.table.choose(0)
    assert "Siaran utama: siap, 1280×720" in step.report.toPlainText()
    assert step.still.pixmap().toImage().pixelColor(5, 5).getRgb()[:3] == (120, 80, 40)
    step.table.choose(1)
    assert "kata sandi" in step.report.toPlainText().lower()
    assert step.still.text() == "tanpa gambar"
    start.trials.on_end()
    start.settle()
    assert cell(step, 2, _RESULT) == "tidak dicoba"
    assert step.try_all.isEnabled()


def test_a_trial_is_called_off_and_says_no_more(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setText("rtsp://10.10.{n}.20/main")
    step.fill.click()
    step.try_all.click()
    code = start.draft.codes[0]
    step.cancel.setFocus()
    start.press(KEY.Key_Return)
    assert start.trials.is_cancelled
    start.trials.on_result(TrialResult(code, True, result_of(code), None))
    start.trials.on_end()
    start.settle()
    assert cell(step, 0, _RESULT) == ""
    assert step.try_all.isEnabled()


def test_a_result_is_forgotten_with_its_address(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setText("rtsp://10.10.{n}.20/main")
    step.fill.click()
    step.try_all.click()
    first, second = start.draft.codes[:2]
    for code in (first, second):
        start.trials.on_result(TrialResult(code, True, result_of(code), None))
    start.trials.on_end()
    start.settle()
    type_into(start, 0, MAIN, "rtsp://10.0.0.99/")
    assert set(start.window.wizard.trials) == {second}
    assert start.window.wizard.trials[second].main is not None
    assert start.window.wizard.trials[second].main.report.verdict is Verdict.READY


def test_the_worse_of_two_streams_is_told(start: TestStart, step: CameraStep) -> None:
    step.main_pattern.setText("rtsp://10.10.{n}.20/main")
    step.sub_pattern.setText("rtsp://10.10.{n}.20/sub")
    step.fill.click()
    step.try_all.click()
    code = start.draft.codes[0]
    start.trials.on_result(TrialResult(code, True, result_of(code), None))
    start.settle()
    assert cell(step, 0, _RESULT) == "siap …"
    start.trials.on_result(TrialResult(code, False, result_of(code, FeedState.LOST, Trouble.NOT_FOUND), None))
    start.settle()
    assert cell(step, 0, _RESULT) == "kecil: tidak tersambung"
    assert step.table.cameras.index(0, _RESULT).data(Qt.ItemDataRole.AccessibleTextRole).endswith("tidak tersambung")
