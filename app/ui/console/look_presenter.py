"""Between the sheet of looks, the screens and what this computer remembers. Runs on: the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt

from app.ui.console.look_sheet import LookSheet, look_name
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.theme.style import paint_all_again
from app.ui.theme.tokens import Look, Tokens
from app.ui.words import error_text


class LookPresenter(QObject):
    """Opens the sheet, shows a look that is chosen at once, and keeps it for the next start."""

    def __init__(
        self,
        chosen: Look,
        tokens: Tokens,
        remember: Callable[[str], Future[None]],
        later: MainThread,
        console: ConsoleWindow,
    ) -> None:
        super().__init__(console)
        self._chosen = chosen
        self._tokens = tokens
        self._remember = remember
        self._later = later
        self._console = console
        self._sheet: LookSheet | None = None

    def open(self) -> None:
        """Show the sheet, or bring it to the front."""
        if self._sheet is None:
            self._sheet = LookSheet(self._chosen, self._console.metrics, self._console)
            self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._sheet.look_wanted.connect(self._choose)
            self._sheet.destroyed.connect(self._forget)
        self._sheet.show()
        self._sheet.raise_()

    def _choose(self, value: str) -> None:
        look = Look(value)
        self._chosen = look
        self._tokens.become(look.tokens)
        self._console.restyle()
        paint_all_again()

        def kept(_: None) -> None:
            text = self.tr("{look} dipakai mulai sekarang, juga saat program dibuka lagi.")
            self._say(text.format(look=look_name(look)))

        self._later.when_done(self._remember(value), kept, lambda error: self._say(error_text(error)))

    def _say(self, text: str) -> None:
        if self._sheet:
            self._sheet.say(text)

    def _forget(self) -> None:
        self._sheet = None
