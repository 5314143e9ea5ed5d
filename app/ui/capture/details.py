"""The second part of the form: what may be completed later. It folds away while somebody speaks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.proposal import Field
from app.ui.capture.entries import ChoiceEntry, TextEntry, made_entry
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

ROWS: tuple[tuple[tuple[Field, int], ...], ...] = (
    ((Field.WORK, 6), (Field.BIDANG, 4), (Field.WORK_KIND, 3)),
    ((Field.COST, 4), (Field.TO_FOLLOW, 4), (Field.HANDLING_LEVEL, 5)),
    ((Field.OPD_FIRST, 1), (Field.OPD_FINAL, 1)),
    ((Field.LAND, 5), (Field.CERTIFICATE, 3), (Field.PHONE, 4)),
    ((Field.BENEFICIARIES, 1), (Field.URGENCY_TEXT, 1)),
    ((Field.LOCATION_DETAIL, 1), (Field.COORDINATES, 1)),
    ((Field.ISU, 1), (Field.COEFFICIENT, 1)),
    ((Field.SPENDING_KIND, 1), (Field.SUB_ACTIVITY, 1)),
)
"""The fields in the order of the eye and of Tab, with their share of the row."""

DETAIL_FIELDS: tuple[Field, ...] = tuple(field for row in ROWS for field, _ in row)

Captioned = Callable[[Field, QWidget], QLayout]


class Details(QWidget):
    """Lays out the entries of the later fields. What is in them is the form's."""

    def __init__(self, tokens: Tokens, captioned: Captioned, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: dict[Field, TextEntry | ChoiceEntry] = {
            field: made_entry(field, tokens, self) for field in DETAIL_FIELDS
        }
        self._lines: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for row in ROWS:
            line = QHBoxLayout()
            for field, share in row:
                line.addLayout(captioned(field, self.entries[field].widget), share)
            self._lines.append(line)
            self._column.addLayout(line)

    def insert(self, after: int, widget: QWidget) -> None:
        """Put a widget of its own row behind this many rows."""
        self._column.insertWidget(after, widget)

    def append(self, widget: QWidget) -> None:
        """Put a widget of its own row at the end."""
        self._column.addWidget(widget)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._column.setSpacing(metrics.px(8))
        for line in self._lines:
            line.setSpacing(metrics.px(8))
        for entry in self.entries.values():
            if isinstance(entry, ChoiceEntry):
                entry.choice.set_metrics(metrics)
