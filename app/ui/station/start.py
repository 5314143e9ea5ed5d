"""What a station shows that knows no session yet: what to do, and how it stands with the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.command import Command, Group
from app.ui.commands import CommandSet
from app.ui.console.parts import Chip, CommandButton, label
from app.ui.sending.presenter import SendingPlace, SendingPresenter, SendingServices
from app.ui.theme.style import Metrics, apply_style
from app.ui.theme.tokens import Tokens

START_COMMANDS: tuple[Command, ...] = (
    Command(
        "session.sending", QT_TRANSLATE_NOOP("commands", "Daftarkan stasiun ini"), Group.SESSION, "D", "Ctrl+Shift+S"
    ),
    Command("session.list", QT_TRANSLATE_NOOP("commands", "Pilih berkas sesi"), Group.SESSION, "B", "Ctrl+O"),
    Command("session.quit", QT_TRANSLATE_NOOP("commands", "Keluar"), Group.SESSION, "Ctrl+Q", "Ctrl+Q"),
)


class StationStartWindow(QWidget):
    """Says that the session comes from the server once this station is enrolled. It decides nothing."""

    files_wanted = Signal()
    left = Signal()

    def __init__(self, services: SendingServices, tokens: Tokens, metrics: Metrics) -> None:
        super().__init__()
        apply_style(tokens, metrics)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Stasiun Musrenbang"))
        handlers: Mapping[str, Callable[[], None]] = {
            "session.sending": lambda: self.sending.open(),
            "session.list": self.files_wanted.emit,
            "session.quit": self.left.emit,
        }
        self.commands = CommandSet(self, handlers, 0, START_COMMANDS)
        self.chip = Chip(tokens, self)
        self.sending = SendingPresenter(services, SendingPlace(self.chip, self.commands, lambda: metrics), self, tokens)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(metrics.px(36),) * 4)
        column.setSpacing(metrics.px(16))
        column.addStretch(1)
        column.addWidget(label(self.tr("Belum ada sidang di komputer ini"), "script", self))
        told = label(
            self.tr(
                "Minta kode pendaftaran ke pengelola server, lalu daftarkan stasiun ini. Sidang terbuka sendiri "
                "setelah datanya datang. Tanpa server: pilih berkas sesi yang disalin dari komputer operator."
            ),
            "value",
            self,
        )
        told.setWordWrap(True)
        column.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(metrics.px(10))
        for command_id, role in (("session.sending", "primary"), ("session.list", ""), ("session.quit", "")):
            button = CommandButton(self.commands, command_id, role, tokens, self)
            button.set_metrics(metrics)
            row.addWidget(button)
        row.addStretch(1)
        self.chip.set_metrics(metrics)
        self.chip.hide()
        row.addWidget(self.chip)
        column.addLayout(row)
        column.addStretch(2)

    def tick(self) -> None:
        """Show how it stands with the server."""
        self.sending.tick()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as by the button."""
        self.left.emit()
        event.accept()
