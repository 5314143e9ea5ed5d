"""Who sits at the desk: commands that are another's are out of reach, and what is done is signed by the role.

Runs on: the thread of the screen. A room begins with the operator: nobody is locked out after a crash.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.desk_role import DeskRole, may
from app.ui.command_rights import right_of
from app.ui.console.matters import Matter, Weight
from app.ui.console.role_sheet import RoleSheet, role_name
from app.ui.console.window import ConsoleWindow


class RolePresenter(QObject):
    """`sign` gives the name under which everything is written from now on."""

    def __init__(self, sign: Callable[[str], None], console: ConsoleWindow) -> None:
        super().__init__(console)
        self._sign = sign
        self._console = console
        self.role = DeskRole.OPERATOR
        self._sheet: RoleSheet | None = None

    def open(self) -> None:
        """Show the sheet, or bring it to the front."""
        if self._sheet is None:
            self._sheet = RoleSheet(self.role, self._console.metrics, self._console)
            self._sheet.role_wanted.connect(self._choose)
            self._sheet.destroyed.connect(self._forget)
        self._sheet.show()
        self._sheet.raise_()

    def matters(self) -> list[Matter]:
        """Return what to say while somebody else than the operator sits there."""
        if self.role is DeskRole.OPERATOR:
            return []
        title = self.tr("Peran meja ini: {role}").format(role=role_name(self.role))
        advice = self.tr("Perintah yang bukan tugasnya tidak aktif. {keys} mengganti peran.")
        return [
            Matter("role", Weight.INFORMATION, title, advice.format(keys=self._console.commands.keys("session.role")))
        ]

    def _choose(self, value: str) -> None:
        role = self.role = DeskRole(value)
        self._sign(value)
        self._console.commands.allow(lambda command: may(role, right_of(command)))

    def _forget(self) -> None:
        self._sheet = None
