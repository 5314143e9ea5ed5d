"""The fields of a proposal: what is in them, what is missing, where the cursor goes. It saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.proposal import Field, ProposalFields, Urgency, format_volume, missing, parse_volume
from app.domain.site import Site
from app.ui.console.parts import Choice, label, set_state
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import field_word, urgency_word

_FIRST_ROW = ((Field.PROPOSER, 58), (Field.RT, 11), (Field.RW, 11))
_LAST_ROW = ((Field.LOCATION, 8), (Field.VOLUME, 3), (Field.UNIT, 3))
_LONGEST_LINE = 400


class ProposalForm(QWidget):
    """Takes and gives `ProposalFields`. `changed` says that a person typed; `left` that a field lost the cursor.

    A volume that cannot be read counts as the one that was there before: see `volume_error`.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, sites: Sequence[Site], tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._loading = False
        self._loaded = ProposalFields()
        self._kept_volume: Decimal | None = None
        self.number = QLineEdit(self)
        self.number.setReadOnly(True)
        # The number is told, never typed: Tab goes past it.
        self.number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.site = Choice(tokens, self)
        for site in sites:
            self.site.addItem(site.name, site.site_id)
        self.edits: dict[Field, QLineEdit | QPlainTextEdit] = {
            Field.PROPOSER: QLineEdit(self),
            Field.RT: QLineEdit(self),
            Field.RW: QLineEdit(self),
            Field.PROBLEM: QPlainTextEdit(self),
            Field.USULAN: QPlainTextEdit(self),
            Field.LOCATION: QLineEdit(self),
            Field.VOLUME: QLineEdit(self),
            Field.UNIT: QLineEdit(self),
        }
        self.urgency = Choice(tokens, self)
        for urgency in Urgency:
            self.urgency.addItem(urgency_word(urgency), urgency)
        self._lines: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._watch()

    @property
    def site_id(self) -> SiteId:
        """Return the site the proposal is for."""
        return SiteId(self.site.currentData())

    @property
    def shown_fields(self) -> frozenset[Field]:
        """Return the fields that can be typed here."""
        return frozenset({*self.edits, Field.URGENCY})

    @property
    def volume_error(self) -> UserError | None:
        """Return why the volume cannot be read, or None."""
        try:
            parse_volume(self._text(Field.VOLUME))
        except UserError as error:
            return error
        return None

    def load(self, site_id: SiteId | None, fields: ProposalFields, number: str) -> None:
        """Show these fields. Without a site the one that is shown stays."""
        self._loading = True
        if site_id is not None:
            self.site.setCurrentIndex(self.site.findData(site_id))
        self.show_number(number)
        for field, edit in self.edits.items():
            value = getattr(fields, field.value)
            text = format_volume(value) if field is Field.VOLUME else str(value)
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(text)
            else:
                edit.setText(text)
                edit.setCursorPosition(0)
            set_state(edit, "")
        self.urgency.setCurrentIndex(self.urgency.findData(fields.urgensi))
        self._loaded = fields
        self._kept_volume = fields.volume
        self._loading = False

    def show_number(self, number: str) -> None:
        """Show the number; a proposal that has one belongs to its site."""
        self.number.setText(number)
        self.site.setEnabled(not number)

    def fields(self) -> ProposalFields:
        """Return what is typed, and what was loaded into fields that the form does not show."""
        readable = self.volume_error is None
        return replace(
            self._loaded,
            pengusul=self._text(Field.PROPOSER),
            rw=self._text(Field.RW),
            rt=self._text(Field.RT),
            permasalahan=self._text(Field.PROBLEM),
            usulan=self._text(Field.USULAN),
            lokasi=self._text(Field.LOCATION),
            urgensi=Urgency(self.urgency.currentData()),
            volume=parse_volume(self._text(Field.VOLUME)) if readable else self._kept_volume,
            satuan=self._text(Field.UNIT),
        )

    def keep_volume(self) -> None:
        """Say that what is typed is saved now: its volume is the one that stays."""
        self._kept_volume = self.fields().volume

    def mark_gaps(self) -> tuple[Field, ...]:
        """Mark the required fields that are empty, and return them."""
        gaps = missing(self.fields())
        for field in gaps:
            set_state(self.edits[field], "attention")
        return gaps

    def focus(self, field: Field) -> None:
        """Put the cursor into a field, behind what is in it."""
        edit = self.edits[field]
        edit.setFocus()
        if isinstance(edit, QLineEdit):
            edit.end(False)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._column.setSpacing(metrics.px(8))
        for line in self._lines:
            line.setSpacing(metrics.px(8))
        for field in (Field.PROBLEM, Field.USULAN):
            self.edits[field].setMinimumHeight(metrics.px(54))
        self.site.set_metrics(metrics)
        self.urgency.set_metrics(metrics)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the cursor leaves a field."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        first = [(field_word(field), self.edits[field], width) for field, width in _FIRST_ROW]
        last = [(field_word(field), self.edits[field], width) for field, width in _LAST_ROW]
        for row in (
            [(self.tr("Nomor"), self.number, 17), (self.tr("Kelurahan"), self.site, 38), *first],
            [(field_word(Field.PROBLEM), self.edits[Field.PROBLEM], 1)],
            [(field_word(Field.USULAN), self.edits[Field.USULAN], 1)],
            [*last, (field_word(Field.URGENCY), self.urgency, 5)],
        ):
            line = QHBoxLayout()
            for text, widget, width in row:
                line.addLayout(self._captioned(text, widget), width)
            self._lines.append(line)
            self._column.addLayout(line, 1 if len(row) == 1 else 0)
        for before, after in pairwise([self.site, *self.edits.values(), self.urgency]):
            QWidget.setTabOrder(before, after)

    def _captioned(self, text: str, widget: QWidget) -> QVBoxLayout:
        caption = label(text, "label", self)
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addWidget(caption)
        cell.addWidget(widget, 1)
        return cell

    def _watch(self) -> None:
        for edit in self.edits.values():
            edit.textChanged.connect(self._changed)
            edit.installEventFilter(self)
            if isinstance(edit, QPlainTextEdit):
                # Tab goes to the next field; nobody needs a tab stop in a proposal.
                edit.setTabChangesFocus(True)
            else:
                edit.setMaxLength(_LONGEST_LINE)
        self.urgency.currentIndexChanged.connect(self._changed)
        self.site.currentIndexChanged.connect(self._changed)

    def _changed(self) -> None:
        if self._loading:
            return
        for field, edit in self.edits.items():
            set_state(edit, "attention" if field is Field.VOLUME and self.volume_error else "")
        self.changed.emit()

    def _text(self, field: Field) -> str:
        edit = self.edits[field]
        return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()
