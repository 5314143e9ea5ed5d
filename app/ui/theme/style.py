"""Fonts, sizes and the one style sheet, generated from the tokens for the size of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.domain.errors import BugError
from app.ui.theme.tokens import Tokens

FAMILY = "Inter"
DESIGN_HEIGHT = 1080
DESIGN_WIDTH = 1920

_SMALLEST, _SMALLEST_LOW, _LARGEST = 0.80, 0.72, 1.7
"""A console is read from an arm's length: below 0.8 it is hard to read, above 1.7 it wastes the screen."""

_LOW = 700
"""A screen lower than this is most often a sharp one, counted in large pixels: 0.72 is readable there."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Turns lengths of the design (pixels at 1920×1080) into pixels of this screen."""

    scale: float

    def px(self, design: float) -> int:
        """Return whole pixels, at least one."""
        return max(1, round(design * self.scale))


def console_metrics(width: int, height: int) -> Metrics:
    """Return the metrics of a console of this size."""
    scale = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    return Metrics(min(_LARGEST, max(_SMALLEST_LOW if height < _LOW else _SMALLEST, scale)))


def load_fonts(folder: Path) -> None:
    """Make the shipped typeface known to Qt. Raises BugError if the files are not there."""
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(folder.glob("*.[ot]tf"))]
    if not loaded or -1 in loaded:
        raise BugError(f"the shipped fonts in {folder} could not be loaded")


@lru_cache(maxsize=256)
def font(pixels: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the typeface in a size; `tabular` gives all figures one width, for numbers that change.

    The same object each time: painting asks for a few typefaces hundreds of times a second, and a new
    one has to be looked up by its name again. Nobody changes it.
    """
    made = QFont(FAMILY)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette, for what no style sheet reaches."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.input,
        QPalette.ColorRole.AlternateBase: tokens.panel,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.selection,
        QPalette.ColorRole.HighlightedText: tokens.ground,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    return made


def apply_style(tokens: Tokens, metrics: Metrics) -> None:
    """Give all windows of the program these colours and sizes."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(palette(tokens))
        app.setStyleSheet(style_sheet(tokens, metrics))


def paint_all_again() -> None:
    """Let every window be painted again, with the colours of now."""
    for widget in QApplication.allWidgets():
        widget.update()


def style_sheet(t: Tokens, m: Metrics) -> str:
    """Return the style sheet of the console and of all dialogs.

    Widgets are addressed by the property `role`, so no widget carries a style of its own.
    """
    body, table, label, small = m.px(15), m.px(13.5), m.px(12.5), m.px(11.5)
    radius, gap = m.px(5), m.px(8)
    return f"""
    QWidget {{ color: {t.text}; font-family: "{FAMILY}"; font-size: {body}px; }}
    QMainWindow, QDialog, QWidget[role="ground"] {{ background: {t.ground}; }}
    QWidget[role="bar"] {{ background: {t.bar}; border-bottom: 1px solid {t.line}; }}
    QFrame[role="panel"] {{ background: {t.panel}; border-radius: {radius}px; }}
    QFrame[role="panel"][state="active"] {{ border: {m.px(2)}px solid {t.selection}; }}
    QFrame[role="row"] {{ background: {t.raised}; border-radius: {radius}px; }}
    QFrame[role="row"][state="chosen"] {{ border: {m.px(2)}px solid {t.selection}; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {m.px(16)}px; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: {label}px; font-weight: 600; color: {t.muted}; }}
    QLabel[role="label"] {{ font-size: {label}px; color: {t.muted}; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="secondary"] {{ color: {t.secondary}; }}
    QLabel[role="note"] {{ font-size: {label}px; color: {t.muted}; }}
    QLabel[role="figure"] {{ font-size: {label}px; color: {t.secondary}; }}
    QLabel[role="advice"] {{ font-size: {table}px; color: {t.text}; }}
    QLabel[role="advice"][state="attention"] {{ font-weight: 600; }}
    QLabel[role="problem"] {{ font-size: {m.px(14.5)}px; font-weight: 600; }}
    QLabel[role="script"] {{ font-size: {m.px(21)}px; font-weight: 600; color: {t.text}; }}
    QLabel[role="question"] {{ font-size: {m.px(17)}px; font-weight: 600; color: {t.secondary}; }}
    QLabel[role="speaker"] {{ font-size: {m.px(26)}px; font-weight: 700; }}
    QLabel[role="keycap"] {{ font-size: {small}px; font-weight: 600; color: {t.secondary}; background: {t.ground};
        border: 1px solid {t.line}; border-radius: {m.px(4)}px; padding: 0 {m.px(5)}px; }}
    QLabel[role="keycap"]:disabled {{ color: {t.faint}; }}
    QLabel[role="pill"] {{ font-size: {small}px; font-weight: 600; background: {t.raised};
        border-radius: {m.px(8)}px; padding: {m.px(3)}px {m.px(10)}px; }}
    QLabel[state="good"] {{ color: {t.good}; }}
    QLabel[state="attention"] {{ color: {t.attention}; }}
    QLabel[role="position"] {{ background: {t.good}; color: {t.on_good}; font-weight: 700;
        border-radius: {m.px(4)}px; padding: {m.px(3)}px {m.px(9)}px; }}
    QLabel[role="position"][state="asking"] {{ background: transparent; color: {t.attention};
        border: 1px solid {t.attention}; padding: {m.px(2)}px {m.px(8)}px; }}
    QPushButton {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {radius}px;
        padding: {m.px(7)}px {m.px(12)}px; font-weight: 600; }}
    QPushButton[hasCap="true"] {{ text-align: left; }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    QPushButton:hover {{ border-color: {t.muted}; }}
    QPushButton:focus {{ border-color: {t.selection}; }}
    QPushButton:disabled {{ color: {t.faint}; }}
    QPushButton[role="primary"] {{ background: {t.primary}; color: {t.on_primary}; border-color: {t.good}; }}
    QPushButton[role="primary"]:disabled {{ background: {t.raised}; color: {t.faint}; border-color: {t.line}; }}
    QPushButton[role="danger"] {{ background: transparent; color: {t.danger_text}; border-color: {t.danger_line}; }}
    QPushButton[role="danger"]:disabled {{ color: {t.faint}; border-color: {t.line}; }}
    QPushButton[role="switch"]:checked {{ background: {t.primary}; color: {t.on_primary}; border-color: {t.good}; }}
    QPushButton[role="switch"]:checked:disabled {{ background: {t.raised}; color: {t.muted};
        border-color: {t.line}; }}
    QPushButton[role="switch"]:focus {{ border-color: {t.selection}; }}
    QAbstractSpinBox {{ background: {t.input}; border: 1px solid {t.line}; border-radius: {radius}px;
        padding: {m.px(4)}px {m.px(9)}px; selection-background-color: {t.selection}; selection-color: {t.ground}; }}
    QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 {m.px(9)}px; min-height: 0; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
    QAbstractSpinBox:focus {{ border-color: {t.selection}; }}
    QAbstractSpinBox:disabled {{ color: {t.faint}; }}
    QSlider {{ min-height: {m.px(22)}px; }}
    QSlider::groove:horizontal {{ background: {t.line}; height: {m.px(4)}px; border-radius: {m.px(2)}px; }}
    QSlider::handle:horizontal {{ background: {t.secondary}; width: {m.px(12)}px; margin: -{m.px(6)}px 0;
        border-radius: {m.px(4)}px; border: 1px solid {t.line}; }}
    QSlider::handle:horizontal:focus {{ background: {t.selection}; }}
    QSlider::handle:horizontal:disabled {{ background: {t.line}; }}
    QLineEdit, QPlainTextEdit, QComboBox {{ background: {t.input}; border: 1px solid {t.line};
        border-radius: {radius}px; padding: {m.px(6)}px {m.px(9)}px; selection-background-color: {t.selection};
        selection-color: {t.ground}; }}
    QLineEdit, QComboBox {{ min-height: {m.px(20)}px; max-height: {m.px(20)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border-color: {t.selection}; }}
    QLineEdit[state="attention"], QPlainTextEdit[state="attention"] {{ border-color: {t.attention}; }}
    QComboBox::drop-down {{ border: none; width: {m.px(22)}px; }}
    QComboBox:disabled, QLineEdit:disabled {{ color: {t.muted}; }}
    QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.line};
        selection-background-color: {t.selection}; selection-color: {t.ground}; outline: none; }}
    QTableView {{ background: {t.panel}; border: none; font-size: {table}px; gridline-color: {t.line};
        selection-background-color: {t.raised}; selection-color: {t.text}; outline: none; }}
    QTableView::item {{ padding: 0 {m.px(6)}px; border-bottom: 1px solid {t.line}; }}
    QTableView::item:selected {{ border-bottom: 1px solid {t.selection}; }}
    QListView[role="choices"] {{ background: {t.input}; border: 1px solid {t.line}; border-radius: {radius}px;
        outline: none; }}
    QListView[role="choices"]:focus {{ border-color: {t.selection}; }}
    QListView[role="choices"]::item {{ padding: {m.px(6)}px {m.px(9)}px; }}
    QListView[role="choices"]::item:selected {{ background: {t.selection}; color: {t.ground}; }}
    QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: none;
        border-bottom: 1px solid {t.line}; padding: {m.px(5)}px {m.px(9)}px; font-size: {label}px; font-weight: 600; }}
    QTableCornerButton::section {{ background: {t.panel}; border: none; }}
    QTabWidget::pane {{ border: none; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {gap}px {m.px(14)}px; font-weight: 600; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.selection}; }}
    QTabBar::tab:focus {{ color: {t.selection}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: {m.px(10)}px; }}
    QScrollBar::handle:vertical {{ background: {t.line}; border-radius: {m.px(5)}px; min-height: {m.px(24)}px; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar:horizontal {{ background: transparent; height: {m.px(10)}px; }}
    QScrollBar::handle:horizontal {{ background: {t.line}; border-radius: {m.px(5)}px; min-width: {m.px(24)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ height: 0;
        width: 0; background: transparent; }}
    QMenu {{ background: {t.raised}; border: 1px solid {t.line}; padding: {m.px(4)}px; }}
    QMenu::item {{ padding: {m.px(6)}px {m.px(24)}px; border-radius: {m.px(4)}px; }}
    QMenu::item:selected {{ background: {t.selection}; color: {t.ground}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: {m.px(4)}px {m.px(8)}px; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; padding: {m.px(4)}px; }}
    """
