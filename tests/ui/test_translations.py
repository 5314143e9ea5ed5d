"""The texts of the screens: English is complete and fresh, and nothing Indonesian is left in it."""

from __future__ import annotations

import ast
import calendar
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.feed import FeedState
from app.settings.paths import find_resources
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom
from tests.ui.wizard_window import TestStart

MakeRoom = Callable[..., TestRoom]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = find_resources() / "i18n"
FILES = sorted(FOLDER.glob("*.ts"))


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """Return every message of a Qt Linguist file by context and source."""
    root = ElementTree.parse(file).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


def english() -> dict[str, str]:
    """Return source and translation of every text of the program."""
    return {source: m.findtext("translation", "") for (_, source), m in messages(FOLDER / "app_en.ts").items()}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_every_text_is_translated_with_the_same_places_to_fill(file: Path) -> None:
    found = messages(file)
    assert found
    for (_, source), message in found.items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{source!r} is {translation.get('type')}"
        assert translation.text, source
        for places in (r"\{\w*\}", r"%\w", r"&(?=\w)"):
            wanted = sorted(re.findall(places, source)) if file.name.startswith("app_") else []
            got = sorted(re.findall(places, translation.text)) if file.name.startswith("app_") else []
            assert got == wanted, source


def test_the_texts_of_the_program_are_all_collected(tmp_path: Path) -> None:
    target = tmp_path / "app_en.ts"
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "app").rglob("*.py"))]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "id", "-target-language", "en"]
    subprocess.run([_tool("pyside6-lupdate"), *sources, *options, "-ts", str(target)], cwd=ROOT, check=True, timeout=60)
    assert set(messages(target)) == set(messages(FOLDER / "app_en.ts")), "run `make translations`"


def test_no_text_is_marked_where_the_collector_does_not_look() -> None:
    """A call inside an f-string, for one, is not seen by lupdate."""
    collected = set(english())
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in ("tr", "QT_TRANSLATE_NOOP") and node.args:
                text = node.args[-1]
                if isinstance(text, ast.Constant):
                    assert text.value in collected, f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_what_is_loaded_is_what_was_written(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "compiled.qm"
    subprocess.run([_tool("pyside6-lrelease"), "-silent", str(file), "-qm", str(target)], check=True, timeout=60)
    assert target.read_bytes() == file.with_suffix(".qm").read_bytes(), "run `make translations`"


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_nothing_indonesian_is_left_on_an_english_screen(
    make_room: MakeRoom, use_language: Callable[[str], None], drawn: Drawn, size: QSize
) -> None:
    use_language("en")
    room = make_room(12, size)
    room.floor.grant(room.ids[4])
    room.floor.request(room.ids[0])
    room.set_feed(3, FeedState.LOST, 12.0)
    room.set_feed(6, FeedState.STALLED, 3.0)
    room.settle()
    room.console.show_help()
    room.settle()
    sheet = room.dialog()
    assert sheet
    for window in (room.wall, room.console, sheet):
        window.grab()
    shown = {text for window in (room.console, sheet) for text in texts_of(window)} | set(drawn.texts)
    differing = {source for source, translation in english().items() if source != translation}
    kept = set(english().values())
    assert len(shown & kept) > 30
    assert shown & (differing - kept) == set()
    sheet.close()


def test_the_wizard_says_in_english_what_is_still_to_be_mended(
    tmp_path: Path, qtbot: QtBot, use_language: Callable[[str], None]
) -> None:
    use_language("en")
    start = TestStart(tmp_path, qtbot)
    start.show()
    start.window.make_new()
    start.settle()
    summary = start.window.page.summary
    shown = {label.text() for label in summary.findChildren(QLabel)}
    start.close()
    assert "Pejuang: The main stream's address is missing." in shown
    assert any(text.startswith(tuple(calendar.day_name)) for text in shown)


def test_the_menu_of_a_field_speaks_indonesian(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = {re.sub(r"&|\t.*", "", action.text()) for action in menu.actions()} - {""}
    menu.deleteLater()
    assert {"Salin", "Tempel", "Pilih Semua"} <= words


def texts_of(window: QWidget) -> set[str]:
    """Return every text that the widgets of a window hold, names for screen readers included."""
    found: set[str] = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            found.add(widget.placeholderText())
    return found - {""}


def _tool(name: str) -> str:
    tool = shutil.which(name, path=str(ROOT / ".venv" / "bin")) or shutil.which(name)
    assert tool, f"{name} comes with PySide6-Essentials"
    return tool
