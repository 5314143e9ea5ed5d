"""The sheet on which it is said who sits at the desk now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.desk_role import DeskRole
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.console.parts import SheetButton, label
from app.ui.theme.style import Metrics
from app.ui.words import translated

_CONTEXT = "role"
_NAMES = {
    DeskRole.OPERATOR: QT_TRANSLATE_NOOP("role", "Operator"),
    DeskRole.FASILITATOR: QT_TRANSLATE_NOOP("role", "Fasilitator"),
    DeskRole.SEKRETARIS: QT_TRANSLATE_NOOP("role", "Sekretaris"),
}
_USES = {
    DeskRole.OPERATOR: QT_TRANSLATE_NOOP("role", "semua: forum, suara, layar besar, usulan, putusan, notulen"),
    DeskRole.FASILITATOR: QT_TRANSLATE_NOOP("role", "mencatat usulan, foto, dan daftar hadir; forum tidak tersentuh"),
    DeskRole.SEKRETARIS: QT_TRANSLATE_NOOP(
        "role", "mencatat, memutus bersama pimpinan, naskah notulen, penutupan sidang"
    ),
}


def role_name(role: DeskRole) -> str:
    """Return the name of a role in the language of the screen."""
    return translated(_CONTEXT, _NAMES[role])


class RoleSheet(QDialog):
    """Emits the role that is wanted. Not modal; it changes nothing itself."""

    role_wanted = Signal(str)

    def __init__(self, chosen: DeskRole, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Peran di meja ini"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(14))
        column.addWidget(label(self.tr("Peran di meja ini"), "title", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(16))
        grid.setVerticalSpacing(metrics.px(10))
        column.addLayout(grid)
        self.buttons: dict[DeskRole, QPushButton] = {}
        group = QButtonGroup(self)
        for row, role in enumerate(DeskRole):
            use = translated(_CONTEXT, _USES[role])
            button = QPushButton(role_name(role), self)
            button.setProperty("role", "switch")
            button.setCheckable(True)
            button.setChecked(role is chosen)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{role_name(role)}, {use}")
            button.setMinimumWidth(metrics.px(170))
            button.clicked.connect(_Wanted(self, role))
            group.addButton(button)
            self.buttons[role] = button
            grid.addWidget(button, row, 0)
            grid.addWidget(label(use, "secondary", self), row, 1, Qt.AlignmentFlag.AlignVCenter)
        words = self.tr("Menandai siapa yang mencatat, dan menjaga tangan dari yang bukan tugasnya. Bukan kunci.")
        column.addWidget(label(words, "muted", self))
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.buttons[chosen].setFocus()


class _Wanted:
    """Emits one role; a lambda in a loop would remember the last one."""

    def __init__(self, sheet: RoleSheet, role: DeskRole) -> None:
        self._sheet = sheet
        self._role = role

    def __call__(self, _checked: bool = False) -> None:
        self._sheet.role_wanted.emit(self._role.value)
