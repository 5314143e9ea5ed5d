"""Where the sheet of "Uji lokasi" goes: into a file or to a printer, beside the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter

from app.ui.check.paper import paint_sheet, write_pdf
from app.ui.check.view import CheckSheet

Place = Callable[[Path, Callable[[Path], None]], Path]
"""Writes a file whole or not at all, never over another one, and returns where it is."""


class SheetOutput(Protocol):
    """Saves and prints sheets in the background."""

    @property
    def folder(self) -> Path:
        """Return the folder that is offered first."""
        ...

    def save(self, sheet: CheckSheet, target: Path) -> Future[Path]:
        """Write a PDF; the answer is where it is, which is not `target` if that name was taken."""
        ...

    def print_on(self, printer: QPrinter, sheet: CheckSheet) -> Future[int]:
        """Print; the answer is the number of pages."""
        ...


class SheetWriter:
    """Does it in an executor of one thread: a sheet takes a tenth of a second, a slow printer longer."""

    def __init__(self, executor: Executor, place: Place, folder: Path) -> None:
        self._executor = executor
        self._place = place
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Return the folder that is offered first."""
        return self._folder

    def save(self, sheet: CheckSheet, target: Path) -> Future[Path]:
        """Write a PDF. Fails with UserError or ExternalError that says what to do."""
        return self._executor.submit(self._place, target, partial(write_pdf, sheet))

    def print_on(self, printer: QPrinter, sheet: CheckSheet) -> Future[int]:
        """Print. Fails with ExternalError if the printer cannot be used."""
        return self._executor.submit(paint_sheet, printer, sheet)
