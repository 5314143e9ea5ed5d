"""The fields of a proposal: what is in them, what is missing, where the cursor goes. It saves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.proposal import Completeness, Field, ProposalFields, completeness, missing
from app.domain.site import Site
from app.ui.capture.column import FormColumn
from app.ui.capture.details import DETAIL_FIELDS, ROWS, Details
from app.ui.capture.entries import ChoiceEntry, TextEntry, made_entry
from app.ui.capture.kamus_part import KamusPart
from app.ui.capture.kamus_row import KamusRow
from app.ui.console.parts import Choice, label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import field_word

_FIRST_ROW = ((Field.PROPOSER, 43), (Field.UNSUR, 31), (Field.RT, 10), (Field.RW, 10))
_LAST_ROW = ((Field.LOCATION, 8), (Field.VOLUME, 3), (Field.UNIT, 3), (Field.URGENCY, 5))
AT_ONCE = (
    *(field for field, _ in _FIRST_ROW),
    Field.PROBLEM,
    Field.USULAN,
    *(field for field, _ in _LAST_ROW),
)


class ProposalForm(QWidget):
    """Takes and gives `ProposalFields`. It says what a person does there.

    `changed`: somebody typed; `left`: a field lost the cursor; `entered`: this field got it.
    What is needed at once is always in sight; the rest folds away below it. What cannot be read counts as
    what was there before: see `unreadable`.
    """

    changed = Signal()
    left = Signal()
    entered = Signal(object)

    def __init__(self, sites: Sequence[Site], tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._loading = False
        self._loaded = ProposalFields()
        self._touched: set[Field] = set()
        self.number = label("", "title", self)
        self.site = Choice(tokens, self)
        for site in sites:
            self.site.addItem(site.name, site.site_id)
        self._first = QWidget(self)
        self._entries: dict[Field, TextEntry | ChoiceEntry] = {
            field: made_entry(field, tokens, self._first) for field in AT_ONCE
        }
        self.details = Details(tokens, self._captioned, self)
        self._entries |= self.details.entries
        row = KamusRow(self.details)
        self.details.insert(1, row)
        row.follow(self._entries[ROWS[0][-1][0]].widget)
        self.kamus = KamusPart(self._line(Field.WORK), row, self.fields, self.take)
        self._lines: list[QHBoxLayout] = []
        self._column = QVBoxLayout()
        self._scroll = FormColumn(self._first, self)
        self._build()
        self._watch()
        self.details.hide()

    @property
    def edits(self) -> dict[Field, QLineEdit | QPlainTextEdit]:
        """Return the fields with text in them, in the order of Tab."""
        return {field: entry.edit for field, entry in self._entries.items() if isinstance(entry, TextEntry)}

    @property
    def site_id(self) -> SiteId:
        """Return the site the proposal is for."""
        return SiteId(self.site.currentData())

    @property
    def touched(self) -> frozenset[Field]:
        """Return the fields that were typed in since the proposal was opened, also those that are as before."""
        return frozenset(self._touched)

    @property
    def unreadable(self) -> tuple[Field, UserError] | None:
        """Return the first field that cannot be read, and why; or None."""
        for field, entry in self._entries.items():
            error = entry.error
            if error is not None:
                return field, error
        error = self.kamus.row.error
        return None if error is None else (Field.VARIABLES, error)

    @property
    def completeness(self) -> Completeness:
        """Return what is missing."""
        return completeness(self.fields())

    @property
    def shows_details(self) -> bool:
        """Tell whether the second part is open."""
        return not self.details.isHidden()

    @property
    def is_in_details(self) -> bool:
        """Tell whether the cursor is in the second part."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.details.isAncestorOf(focus)

    def entry(self, field: Field) -> TextEntry | ChoiceEntry:
        """Return a field's entry."""
        return self._entries[field]

    def text_entry(self, field: Field) -> TextEntry:
        """Return the entry of a field with text. Raises TypeError for one that is chosen."""
        entry = self._entries[field]
        if not isinstance(entry, TextEntry):
            raise TypeError(f"{field} is chosen, not typed")
        return entry

    def show_details(self, open_now: bool) -> None:
        """Open the second part or fold it away."""
        self.details.setVisible(open_now)
        if open_now:
            self._scroll.bring_to_top(self.details)

    def load(self, site_id: SiteId | None, fields: ProposalFields, number: str) -> None:
        """Show these fields. Without a site the one that is shown stays."""
        self._loading = True
        if site_id is not None:
            self.site.setCurrentIndex(self.site.findData(site_id))
        self.show_number(number)
        for field, entry in self._entries.items():
            entry.show(getattr(fields, field.value))
        self.kamus.show(fields)
        self._loaded = fields
        self._touched.clear()
        self._loading = False

    def take(self, fields: ProposalFields) -> None:
        """Type whatever differs in these fields; the line of the kamus is its own part's."""
        for field, entry in self._entries.items():
            value = getattr(fields, field.value)
            if entry.value() != value:
                entry.show(value)

    def fill(self, **values: object) -> None:
        """Type into several fields at once, by the names of the fields."""
        for name, value in values.items():
            self._entries[Field(name)].show(value)

    def show_number(self, number: str) -> None:
        """Show the number; a proposal that has one belongs to its site."""
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.site.setEnabled(not number)

    def fields(self) -> ProposalFields:
        """Return what is typed, and what was loaded into fields that the form does not show."""
        typed: dict[str, Any] = {field.value: entry.value() for field, entry in self._entries.items()}
        row = self.kamus.row
        return replace(self._loaded, **typed, kode_kamus=row.code, variabel=row.values)

    def keep(self) -> None:
        """Say that what is typed is saved now: its values are those that stay."""
        for entry in self._entries.values():
            entry.keep()
        self.kamus.row.keep()

    def mark_gaps(self) -> tuple[Field, ...]:
        """Mark the required fields that are empty, and return them."""
        gaps = missing(self.fields())
        for field in gaps:
            self._entries[field].mark(needed=True)
        return gaps

    def focus(self, field: Field) -> None:
        """Put the cursor into a field, behind what is in it; the part it is in opens."""
        if field in DETAIL_FIELDS:
            self.show_details(True)
        if field is Field.VARIABLES:
            self.show_details(True)
            widget: QWidget = next(iter(self.kamus.row.edits), self._entries[Field.VOLUME].widget)
        else:
            widget = self._entries[field].widget
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.end(False)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._column.setSpacing(metrics.px(8))
        for line in self._lines:
            line.setSpacing(metrics.px(8))
        for field in (Field.PROBLEM, Field.USULAN):
            self._entries[field].widget.setMinimumHeight(metrics.px(46))
        self.site.set_metrics(metrics)
        for entry in self._entries.values():
            if isinstance(entry, ChoiceEntry):
                entry.choice.set_metrics(metrics)
        self.details.set_metrics(metrics)
        self.kamus.row.set_metrics(metrics)
        self._scroll.set_metrics(metrics)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the cursor leaves a field; bring the field it comes to into sight."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.bring_into_sight(watched)
            field = next((one for one, entry in self._entries.items() if entry.widget is watched), None)
            if field is not None:
                self.entered.emit(field)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        first = QHBoxLayout()
        first.addLayout(_stacked(self._caption(self.tr("Kelurahan"), self.site), self.site), 34)
        for field, share in _FIRST_ROW:
            first.addLayout(self._captioned(field, self._entries[field].widget), share)
        last = QHBoxLayout()
        for field, share in _LAST_ROW:
            last.addLayout(self._captioned(field, self._entries[field].widget), share)
        self._lines = [first, last]
        self._first.setLayout(self._column)
        self._column.addLayout(first)
        for field in (Field.PROBLEM, Field.USULAN):
            self._column.addLayout(self._captioned(field, self._entries[field].widget), 1)
        self._column.addLayout(last)
        self._scroll.put(self.details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        widgets = [self.site, *(entry.widget for entry in self._entries.values())]
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)

    def _captioned(self, field: Field, widget: QWidget) -> QVBoxLayout:
        return _stacked(self._caption(field_word(field), widget), widget)

    def _caption(self, text: str, widget: QWidget) -> QWidget:
        caption = label(text, "label", widget.parentWidget())
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        return caption

    def _watch(self) -> None:
        for entry in self._entries.values():
            entry.changed.connect(self._changed)
            entry.widget.installEventFilter(self)
            # A photo that is dropped here is the panel's.
            entry.widget.setAcceptDrops(False)
        self.site.currentIndexChanged.connect(self._changed)
        for field in (Field.VOLUME, Field.UNIT):
            self._line(field).textEdited.connect(self.kamus.size_typed)
        row = self.kamus.row
        row.left.connect(self.left)
        row.entered.connect(self._scroll.bring_into_sight)
        self.kamus.changed.connect(self._changed)
        self.kamus.settled.connect(lambda: self.focus(Field.VARIABLES))

    def _line(self, field: Field) -> QLineEdit:
        edit = self.text_entry(field).edit
        if not isinstance(edit, QLineEdit):
            raise TypeError(f"{field} has several lines")
        return edit

    def _changed(self) -> None:
        if self._loading:
            return
        for entry in self._entries.values():
            entry.mark()
        fields = self.fields()
        self._touched |= {f for f in Field if getattr(fields, f.value) != getattr(self._loaded, f.value)}
        self.changed.emit()


def _stacked(caption: QWidget, widget: QWidget) -> QVBoxLayout:
    cell = QVBoxLayout()
    cell.setSpacing(3)
    cell.addWidget(caption)
    cell.addWidget(widget, 1)
    return cell
