"""Why a room does not open, said on the screen: who started the program by its icon sees no command line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from app.domain.errors import AppError
from app.ui.theme.style import apply_style, console_metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text


def tell(error: AppError, tokens: Tokens) -> None:
    """Say what is wrong and what to do, and wait until it was read. Needs the Qt application."""
    screen = QGuiApplication.primaryScreen().availableSize()
    apply_style(tokens, console_metrics(screen.width(), screen.height()))
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("trouble", "Sesi tidak dapat dibuka"))
    box.setText(error_text(error))
    button = box.addButton(QCoreApplication.translate("trouble", "Kembali"), QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(button)
    box.exec()
    box.deleteLater()
