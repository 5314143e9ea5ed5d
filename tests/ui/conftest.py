from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.settings.paths import find_resources
from app.ui.theme.style import load_fonts
from tests.ui.desk import HEADPHONES
from tests.ui.drawn import Drawn
from tests.ui.fakes import FakePictures
from tests.ui.room import TestRoom

LOCALES = {"id": "id_ID", "en": "en_GB"}

_OFFSCREEN_CANNOT = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            # What the screen that is none cannot do; said once by Qt, and no fault of ours.
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN_CANNOT, extend=True))


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication) -> QApplication:
    """The application with its typeface and style, as `make_application` prepares it."""
    qapp.setStyle("Fusion")
    load_fonts(find_resources() / "fonts")
    return qapp


@pytest.fixture(autouse=True)
def _plain_again(styled_app: QApplication) -> Iterator[None]:
    """Take back the style sheet that a console gave the application: it must not reach the next test."""
    yield
    if styled_app.styleSheet():
        styled_app.setStyleSheet("")
        styled_app.setPalette(styled_app.style().standardPalette())


@pytest.fixture
def use_language(styled_app: QApplication) -> Iterator[Callable[[str], None]]:
    """Switch the screens' language for the length of a test, with the files that the program loads."""
    installed: list[QTranslator] = []
    before = QLocale()

    def use(language: str) -> None:
        QLocale.setDefault(QLocale(LOCALES[language]))
        for file in sorted((find_resources() / "i18n").glob(f"*_{language}.qm")):
            translator = QTranslator(styled_app)
            assert translator.load(str(file))
            styled_app.installTranslator(translator)
            installed.append(translator)

    yield use
    for translator in installed:
        styled_app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _indonesian(use_language: Callable[[str], None]) -> None:
    """Begin every test in the language of the room, with Qt's own texts in it too."""
    use_language("id")


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


@pytest.fixture
def make_pictures() -> Iterator[Callable[..., FakePictures]]:
    """Make sources of pictures whose memory is given back at the end."""
    with ExitStack() as closing:

        def make(*sites: str) -> FakePictures:
            pictures = FakePictures(sites)  # type: ignore[arg-type]
            closing.callback(pictures.close)
            return pictures

        yield make


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """What the painted windows write on themselves."""
    made = Drawn()
    made.watch(monkeypatch)
    return made


@pytest.fixture
def chaired(make_room: Callable[..., TestRoom]) -> TestRoom:
    """A room whose chair sits at Jatirahayu (F6), with headphones; Kaliabang Tengah has the floor."""
    room = make_room(chair=6)
    room.sound.cue = HEADPHONES
    room.floor.grant(room.ids[4])
    room.settle()
    return room
