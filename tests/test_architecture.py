"""Rules of the house that no linter knows. Who may import whom is said in pyproject.toml (import-linter)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[1]
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "app").rglob("*.py"))
MAX_LINES = 500
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}

TOKENS = "app/ui/theme/tokens.py"
COMMANDS = "app/ui/commands.py"
# The one place that hands texts of the domain to Qt: they were marked where they are owned.
TRANSLATES_MARKED_TEXTS = "app/ui/words.py"
# The style sheet is made in the theme and set once, on the application.
APPLIES_THE_STYLE = "app/ui/console/window.py"

# Not the numbered characters of XML (&#123;).
COLOUR = re.compile(r"(?<!&)#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|hsv)a?\(", re.IGNORECASE)


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), module)


def nodes(module: str) -> Iterator[ast.AST]:
    return ast.walk(tree_of(module))


def called(node: ast.AST) -> str:
    """Return the last word of what a call calls: `tr` of `self.tr(…)`."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def places(modules: list[str], is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    """Return `file:line` of everything that is wrong."""
    return [f"{module}:{getattr(node, 'lineno', 0)}" for module in modules for node in nodes(module) if is_wrong(node)]


def is_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# --- shape -----------------------------------------------------------------------------------------


def test_there_is_something_to_check() -> None:
    assert len(MODULES) > 80
    assert {TOKENS, COMMANDS, TRANSLATES_MARKED_TEXTS, APPLIES_THE_STYLE} <= set(MODULES)


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {module: length for module, length in lengths.items() if length > MAX_LINES} == {}


def test_names_say_what_lives_there() -> None:
    words = {module: set(re.split(r"[/_.]", module)) for module in MODULES}
    assert [module for module, parts in words.items() if parts & NAMES_THAT_SAY_NOTHING] == []


def test_every_module_says_what_lives_there() -> None:
    assert [module for module in MODULES if not ast.get_docstring(tree_of(module))] == []


# --- the screen: rules 34, 35 and 38 of the style guide ---------------------------------------------


def test_shortcuts_are_in_the_table_of_commands_only() -> None:
    makers = {"QAction", "QShortcut", "setShortcut", "setShortcuts", "addAction"}
    others = [module for module in MODULES if module != COMMANDS]

    def is_wrong(node: ast.AST) -> bool:
        # `addAction(action)` hangs an existing action into a menu; with a text it would make a new one.
        makes_text = called(node) == "addAction" and isinstance(node, ast.Call) and bool(node.args[1:])
        return makes_text or called(node) in makers - {"addAction"}

    assert places(others, is_wrong) == []


def test_colours_are_in_the_tokens_only() -> None:
    def is_wrong(node: ast.AST) -> bool:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return bool(COLOUR.search(node.value))
        if isinstance(node, ast.Attribute):
            is_named = isinstance(node.value, ast.Attribute) and node.value.attr == "GlobalColor"
            return is_named and node.attr != "transparent"
        is_colour = called(node) in {"QColor", "qRgb", "qRgba", "fromRgb", "fromRgbF", "fromHsv", "fromHsl", "setRgb"}
        return is_colour and isinstance(node, ast.Call) and any(isinstance(arg, ast.Constant) for arg in node.args)

    # Documents have a paper of their own, which no theme changes.
    screen = [module for module in MODULES if module != TOKENS and not module.startswith("app/minutes/")]
    assert places(screen, is_wrong) == []
    assert places([TOKENS], is_wrong) != []


def test_no_widget_has_a_style_sheet_of_its_own() -> None:
    def is_wrong(node: ast.AST) -> bool:
        return called(node) == "setStyleSheet"

    others = [m for m in MODULES if m != APPLIES_THE_STYLE and not m.startswith("app/ui/theme/")]
    assert places(others, is_wrong) == []
    calls = [node for node in nodes(APPLIES_THE_STYLE) if is_wrong(node)]
    owners = [ast.unparse(node.func.value) for node in calls if isinstance(node, ast.Call)]  # type: ignore[attr-defined]
    assert owners == ["app"]


def untranslatable(node: ast.AST) -> bool:
    """Tell whether lupdate could not read a text that is meant to be translated."""
    if not isinstance(node, ast.Call):
        return False
    match called(node):
        case "tr":
            # tr(text, comment, n): the count alone is a number known only at run time.
            return not node.args or not all(is_plain(arg) for arg in node.args[:2])
        case "translate" | "QT_TRANSLATE_NOOP" | "QT_TR_NOOP":
            return len(node.args) < 2 or not all(is_plain(arg) for arg in node.args[:2])
    return False


def is_str_translate(node: ast.AST) -> bool:
    """Tell `text.translate(table)` of Python apart from `QCoreApplication.translate(context, text)`."""
    return isinstance(node, ast.Call) and called(node) == "translate" and len(node.args) == 1


def test_texts_are_plain_literals_so_that_lupdate_finds_them() -> None:
    def is_wrong(node: ast.AST) -> bool:
        return untranslatable(node) and not is_str_translate(node)

    assert places([module for module in MODULES if module != TRANSLATES_MARKED_TEXTS], is_wrong) == []
    assert len(places([TRANSLATES_MARKED_TEXTS], is_wrong)) == 1


@pytest.mark.parametrize(
    ("code", "is_wrong"),
    [
        ('self.tr("Batal")', False),
        ('self.tr("dua " "bagian")', False),
        ('self.tr("%n lokasi", "", n)', False),
        ('self.tr("{n} lokasi").format(n=n)', False),
        ('self.tr(f"{n} lokasi")', True),
        ("self.tr(text)", True),
        ('self.tr("a" + "b")', True),
        ('self.tr("{n}".format(n=1))', True),
        ('QT_TRANSLATE_NOOP("advice", "alat menolak")', False),
        ('QT_TRANSLATE_NOOP(CONTEXT, "alat menolak")', True),
        ('QT_TRANSLATE_NOOP("advice", f"{x}")', True),
        ("QCoreApplication.translate(context, text)", True),
    ],
)
def test_the_check_of_texts_knows_right_from_wrong(code: str, is_wrong: bool) -> None:
    assert untranslatable(ast.parse(code, mode="eval").body) is is_wrong or "format" in code
    assert any(untranslatable(node) for node in ast.walk(ast.parse(code))) is is_wrong


@pytest.mark.parametrize(
    ("text", "is_colour"),
    [
        ("#fff", True),
        ("border: 1px solid #0b0e13;", True),
        ("rgba(0, 0, 0, 40)", True),
        ("#RUANG", False),
        ("#7", False),
    ],
)
def test_the_check_of_colours_knows_right_from_wrong(text: str, is_colour: bool) -> None:
    assert bool(COLOUR.search(text)) is is_colour


# --- what each process loads ------------------------------------------------------------------------


def loaded_by(statement: str, *suspects: str) -> set[str]:
    """Run a statement in a new Python and return which of the suspects it has loaded."""
    code = f"import sys; {statement}; print(*sys.modules, sep='\\n')"
    # Without -I: the checkout is found the way the program finds it.
    child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert child.returncode == 0, child.stderr
    loaded = {name.partition(".")[0] for name in child.stdout.splitlines()}
    assert "app" in loaded
    return loaded & set(suspects)


def test_the_console_loads_no_media_library() -> None:
    # OpenCV brings a Qt of its own, PyAV an FFmpeg, PortAudio talks to drivers: each stays in its process.
    assert loaded_by("import app.cli", "cv2", "av", "sounddevice") == set()


def test_the_room_starts_without_what_it_needs_later_or_never() -> None:
    # The minutes' libraries, a server, a client and the keyring were a fifth of what loads before the first picture.
    assert (
        loaded_by(
            "import app.cli", "docx", "docxtpl", "lxml", "xlsxwriter", "openpyxl", "uvicorn", "requests", "keyring"
        )
        == set()
    )


@pytest.mark.parametrize("statement", ["import app.start", "import main"])
def test_what_every_worker_imports_again_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement, "PySide6", "numpy", "click", "cv2", "av", "sounddevice", "pydantic") == set()


def test_a_feed_worker_loads_neither_the_screen_nor_the_store_nor_the_sound_card() -> None:
    assert (
        loaded_by("import app.video.worker", "PySide6", "sqlite_utils", "requests", "keyring", "sounddevice") == set()
    )


def test_the_mixer_loads_neither_the_screen_nor_the_store_nor_the_decoders() -> None:
    assert loaded_by("import app.audio.worker", "PySide6", "sqlite_utils", "requests", "keyring", "cv2", "av") == set()


# --- the binding ------------------------------------------------------------------------------------


def test_a_call_that_returns_nothing_costs_no_reference_to_none() -> None:
    # PySide6 6.12.0 loses one in every void call before Python 3.12; after hours the program dies
    # with "deallocating None". See docs/decisions/0002. From 3.12 on None is immortal.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("a")
    assert abs(sys.getrefcount(None) - before) < 20
