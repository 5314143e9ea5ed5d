from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.settings.paths import find_resources
from app.ui.theme.style import load_fonts
from tests.ui.room import TestRoom

# Before Qt is asked for anything: tests need no screen unless somebody wants to look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication) -> QApplication:
    """The application with its typeface and style, as `make_application` prepares it."""
    qapp.setStyle("Fusion")
    load_fonts(find_resources() / "fonts")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    return qapp


@pytest.fixture(autouse=True)
def _nothing_left(styled_app: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in styled_app.topLevelWidgets() if widget.isVisible()]
    assert not left


@pytest.fixture
def english(styled_app: QApplication) -> Iterator[QTranslator]:
    """The English translation, for the length of a test."""
    translator = QTranslator()
    assert translator.load("app_en", str(find_resources() / "i18n"))
    styled_app.installTranslator(translator)
    yield translator
    styled_app.removeTranslator(translator)


@pytest.fixture
def make_room(styled_app: QApplication) -> Iterator[Callable[..., TestRoom]]:
    """Make rooms that are closed at the end."""
    del styled_app
    with ExitStack() as closing:

        def make(*args: object, shown: bool = True, **options: object) -> TestRoom:
            room = TestRoom(*args, **options)  # type: ignore[arg-type]
            closing.callback(room.close)
            if shown:
                room.show()
            return room

        yield make


@pytest.fixture
def room(make_room: Callable[..., TestRoom]) -> TestRoom:
    """A room of twelve sites on a 1920×1080 screen."""
    return make_room()
