"""Which way the command line goes: the list of sessions, the wizard, or a room at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app import cli
from app.bootstrap import RoomOptions
from app.domain.errors import AppError, ExternalError, UserError
from app.first_run import Chosen
from app.settings.known_sessions import known_sessions
from app.settings.paths import DATA_VARIABLE, find_paths
from app.ui.theme.tokens import Look
from app.ui.trouble import tell
from tests.settings.session_texts import SITE, TOP, write
from tests.settings.test_draft_file import DAY


class Ways:
    """What was shown and opened; nothing is."""

    def __init__(self) -> None:
        self.answer: Chosen | None = None
        self.asked: list[dict[str, object]] = []
        self.opened: list[RoomOptions] = []

    def choose(self, *_: object, **how: object) -> Chosen | None:
        self.asked.append(how)
        return self.answer

    def open(self, options: RoomOptions, *_: object) -> int:
        self.opened.append(options)
        return 0


@pytest.fixture
def ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ways:
    made = Ways()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr(cli, "choose_session", made.choose)
    monkeypatch.setattr(cli, "run_room", made.open)
    return made


def start(*arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, list(arguments))


def test_without_a_word_the_list_of_sessions_comes(ways: Ways, tmp_path: Path) -> None:
    assert start().exit_code == 0
    assert ways.opened == []
    session = write(tmp_path, TOP + SITE)
    ways.answer = Chosen(session)
    assert start().exit_code == 0
    assert (ways.opened[0].session_file, ways.opened[0].demo) == (session, False)
    assert ways.opened[0].store_path == find_paths().store


def test_the_demonstration_chosen_there_has_a_store_of_its_own(ways: Ways) -> None:
    ways.answer = Chosen(None)
    start()
    assert (ways.opened[0].session_file, ways.opened[0].demo) == (None, True)
    assert ways.opened[0].store_path == find_paths().demo_store


@pytest.mark.parametrize("arguments", [("--demo",), ("--session", "{session}")])
def test_who_names_a_session_is_not_asked(ways: Ways, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    session = write(tmp_path, TOP + SITE)
    assert start(*(one.format(session=session) for one in arguments)).exit_code == 0
    assert ways.asked == []
    assert len(ways.opened) == 1


def test_a_session_that_was_named_is_in_the_list_next_time(ways: Ways, tmp_path: Path) -> None:
    session = write(tmp_path, TOP + SITE)
    start("--session", str(session))
    paths = find_paths()
    assert [one.path for one in known_sessions(paths.own_sessions, paths.remembered, DAY)] == [session]


def test_the_wizard_makes_or_changes_and_then_opens(ways: Ways, tmp_path: Path) -> None:
    session = write(tmp_path, TOP + SITE)
    start("wizard")
    ways.answer = Chosen(session)
    start("wizard", str(session))
    assert ways.asked == [{"changing": None, "making": True}, {"changing": session, "making": False}]
    assert [options.session_file for options in ways.opened] == [session]


@pytest.mark.expected_log("the session was not opened")
def test_what_cannot_be_opened_is_said_and_another_can_be_chosen(
    ways: Ways, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[AppError] = []

    def tell(error: AppError, _: object) -> None:
        told.append(error)
        ways.answer = Chosen(None)

    monkeypatch.setattr(cli, "tell", tell)
    ways.answer = Chosen(tmp_path / "tidak-ada.toml")
    assert start().exit_code == 0
    assert "tidak-ada.toml" in told[0].message
    assert [options.demo for options in ways.opened] == [True]
    assert len(ways.asked) == 2


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_the_trouble_is_shown_with_its_advice_until_it_was_read(qapp: QApplication) -> None:
    before = qapp.styleSheet(), qapp.palette()
    shown: list[str] = []

    def read() -> None:
        (box,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        shown.append(box.text())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, read)
    tell(ExternalError("Berkas data rusak.", "Pulihkan cadangan."), Look.DARK.tokens)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    assert shown == ["Berkas data rusak. Pulihkan cadangan."]


def test_without_a_display_the_way_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr(cli, "_has_display", lambda: False)
    result = start()
    assert isinstance(result.exception, UserError)
    assert "--session BERKAS" in result.exception.advice
