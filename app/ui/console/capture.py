"""Logging a spoken proposal: keyboard only, never modal, saved as it is typed.

"Tersimpan" appears only when the store's future is done, which means the disk has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, SiteId
from app.domain.proposal import (
    Field,
    Proposal,
    ProposalFields,
    ProposalState,
    Urgency,
    format_volume,
    missing,
    parse_volume,
)
from app.domain.site import Site
from app.domain.wording import clock
from app.session.proposals import Prefill
from app.ui.commands import CommandSet
from app.ui.console.parts import CommandButton, label, set_state
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text, urgency_word

SAVE_AFTER_MS = 500
"""After so long without a key the draft is saved; a crash costs half a sentence at most."""

_FIRST_ROW = ((Field.PROPOSER, 8), (Field.RT, 2), (Field.RW, 2))
_LAST_ROW = ((Field.LOCATION, 8), (Field.VOLUME, 3), (Field.UNIT, 3))


@dataclass(frozen=True, slots=True)
class TypedProposal:
    """What the form holds now."""

    proposal_id: ProposalId
    site_id: SiteId
    fields: ProposalFields
    request_id: RequestId | None
    state: ProposalState


class CapturePanel(QFrame):
    """Runs on: the thread of the screen.

    `save_wanted` carries a draft as it is typed, `file_wanted` a proposal to be filed. The owner
    answers with `saved` or `not_saved`; the form keeps its text until then.
    """

    save_wanted = Signal(object)
    file_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, sites: Sequence[Site], commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Catat usulan"))
        self._sites = tuple(sites)
        self._proposal_id: ProposalId | None = None
        self._request_id: RequestId | None = None
        self._state = ProposalState.DRAFT
        self._loading = False
        self._dirty = False
        self._prefilled_proposer = ""
        self._heading = label(self.tr("Catat usulan"), "heading", self)
        self._pill = label("", "pill", self)
        self._saved = label("", "note", self)
        self._number = QLineEdit(self)
        self._number.setReadOnly(True)
        # The number is told, never typed: Tab goes past it.
        self._number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._site = QComboBox(self)
        for site in self._sites:
            self._site.addItem(site.name, site.site_id)
        self._edits: dict[Field, QLineEdit | QPlainTextEdit] = {
            Field.PROPOSER: QLineEdit(self),
            Field.RT: QLineEdit(self),
            Field.RW: QLineEdit(self),
            Field.PROBLEM: QPlainTextEdit(self),
            Field.USULAN: QPlainTextEdit(self),
            Field.LOCATION: QLineEdit(self),
            Field.VOLUME: QLineEdit(self),
            Field.UNIT: QLineEdit(self),
        }
        self._urgency = QComboBox(self)
        for urgency in Urgency:
            self._urgency.addItem(urgency_word(urgency), urgency)
        self._file = CommandButton(commands, "proposal.file", "primary", tokens, self)
        self._new = CommandButton(commands, "proposal.new", "", tokens, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self._lines: list[QHBoxLayout] = []
        self._build()
        self._watch()
        self._refresh_pill()

    @property
    def proposal_id(self) -> ProposalId | None:
        """Return the proposal that is open in the form."""
        return self._proposal_id

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been typed that the floor did not fill in."""
        fields = self._fields()
        return replace(fields, pengusul="") == ProposalFields() and fields.pengusul in ("", self._prefilled_proposer)

    def begin(self, proposal_id: ProposalId, prefill: Prefill) -> None:
        """Empty the form for a new proposal, with what the floor knows."""
        self._load(proposal_id, prefill.site_id, ProposalFields(pengusul=prefill.proposer), prefill.request_id)
        self._prefilled_proposer = prefill.proposer
        self._state = ProposalState.DRAFT
        self._number.setText("")
        self._saved.setText("")
        self._refresh_pill()

    def follow(self, prefill: Prefill) -> None:
        """Take over a new speaker as long as nothing has been typed yet."""
        if self._proposal_id is not None and self.is_empty and not self._number.text():
            self.begin(self._proposal_id, prefill)

    def edit(self, proposal: Proposal) -> None:
        """Open a stored proposal."""
        self._load(proposal.proposal_id, proposal.site_id, proposal.fields, proposal.request_id)
        self._prefilled_proposer = ""
        self._state = proposal.state
        self._number.setText(proposal.number)
        self._saved.setText(self.tr("tersimpan {time}").format(time=clock(proposal.updated_ms, seconds=True)))
        self._refresh_pill()

    def focus_first_gap(self) -> None:
        """Put the cursor where something is missing."""
        gaps = missing(self._fields())
        self._edits[gaps[0] if gaps else Field.PROPOSER].setFocus()

    def saved(self, proposal: Proposal) -> None:
        """Show that the disk has it."""
        if proposal.proposal_id != self._proposal_id:
            return
        self._number.setText(proposal.number)
        self._state = proposal.state
        if not self._dirty:
            self._saved.setText(self.tr("tersimpan {time}").format(time=clock(proposal.updated_ms, seconds=True)))
            set_state(self._saved, "")

    def not_saved(self, error: BaseException) -> None:
        """Say that the disk does not have it, and why. The text stays in the form."""
        self._dirty = True
        self._saved.setText(self.tr("BELUM tersimpan: {reason}").format(reason=error_text(error)))
        set_state(self._saved, "attention")

    def save_now(self) -> None:
        """Ask for the draft to be saved, if anything was typed."""
        self._timer.stop()
        if not self._dirty or self._proposal_id is None:
            return
        typed = self._typed()
        if typed is None:
            return
        self._dirty = False
        self._saved.setText(self.tr("menyimpan …"))
        set_state(self._saved, "")
        self.save_wanted.emit(typed)

    def file(self) -> None:
        """Ask for the proposal to be filed; if something is missing, go there instead."""
        gaps = missing(self._fields())
        self._refresh_pill(strict=True)
        if gaps:
            self._edits[gaps[0]].setFocus()
            return
        typed = self._typed()
        if typed is None:
            self._edits[Field.VOLUME].setFocus()
            return
        self._timer.stop()
        self._dirty = False
        self.file_wanted.emit(replace(typed, state=ProposalState.RECORDED))

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(16), metrics.px(12), metrics.px(16), metrics.px(12))
            layout.setSpacing(metrics.px(8))
        for line in self._lines:
            line.setSpacing(metrics.px(8))
        for field in (Field.PROBLEM, Field.USULAN):
            self._edits[field].setMinimumHeight(metrics.px(54))
        self._file.set_metrics(metrics)
        self._new.set_metrics(metrics)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save at once when the cursor leaves a field."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.save_now()
        return super().eventFilter(watched, event)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self._saved)
        column.addLayout(top)
        texts = {
            Field.PROPOSER: self.tr("Pengusul"),
            Field.RT: self.tr("RT"),
            Field.RW: self.tr("RW"),
            Field.PROBLEM: self.tr("Permasalahan"),
            Field.USULAN: self.tr("Usulan"),
            Field.LOCATION: self.tr("Lokasi"),
            Field.VOLUME: self.tr("Volume"),
            Field.UNIT: self.tr("Satuan"),
        }
        first = [(texts[field], self._edits[field], width) for field, width in _FIRST_ROW]
        last = [(texts[field], self._edits[field], width) for field, width in _LAST_ROW]
        for row in (
            [(self.tr("Nomor"), self._number, 3), (self.tr("Kelurahan"), self._site, 5), *first],
            [(texts[Field.PROBLEM], self._edits[Field.PROBLEM], 1)],
            [(texts[Field.USULAN], self._edits[Field.USULAN], 1)],
            [*last, (self.tr("Urgensi"), self._urgency, 5)],
        ):
            line = QHBoxLayout()
            for text, widget, width in row:
                line.addLayout(self._captioned(text, widget), width)
            self._lines.append(line)
            column.addLayout(line, 1 if len(row) == 1 else 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self._file)
        buttons.addWidget(self._new)
        buttons.addStretch(1)
        column.addLayout(buttons)
        order: list[QWidget] = [self._site, *self._edits.values(), self._urgency]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _captioned(self, text: str, widget: QWidget) -> QVBoxLayout:
        caption: QLabel = label(text, "label", self)
        caption.setBuddy(widget)
        widget.setAccessibleName(text)
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addWidget(caption)
        cell.addWidget(widget, 1)
        return cell

    def _watch(self) -> None:
        for edit in self._edits.values():
            edit.textChanged.connect(self._changed)
            edit.installEventFilter(self)
            if isinstance(edit, QPlainTextEdit):
                # Tab goes to the next field; nobody needs a tab stop in a proposal.
                edit.setTabChangesFocus(True)
            else:
                edit.setMaxLength(400)
        self._urgency.currentIndexChanged.connect(self._changed)
        self._site.currentIndexChanged.connect(self._changed)

    # --- content ----------------------------------------------------------------------------

    def _load(
        self, proposal_id: ProposalId, site_id: SiteId | None, fields: ProposalFields, request_id: RequestId | None
    ) -> None:
        self._timer.stop()
        self._loading = True
        self._proposal_id = proposal_id
        self._request_id = request_id
        if site_id is not None:
            self._site.setCurrentIndex(self._site.findData(site_id))
        for field, edit in self._edits.items():
            value = getattr(fields, field.value)
            text = format_volume(value) if field is Field.VOLUME else str(value)
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(text)
            else:
                edit.setText(text)
            set_state(edit, "")
        self._urgency.setCurrentIndex(self._urgency.findData(fields.urgensi))
        self._loading = False
        self._dirty = False

    def _changed(self) -> None:
        if self._loading:
            return
        self._refresh_pill()
        if self.is_empty and not self._number.text():
            return
        self._dirty = True
        self._saved.setText("…")
        self._timer.start()

    def _text(self, field: Field) -> str:
        edit = self._edits[field]
        return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()

    def _fields(self) -> ProposalFields:
        """Return the fields; a volume that cannot be read counts as none here."""
        try:
            volume = parse_volume(self._text(Field.VOLUME))
        except UserError:
            volume = None
        return ProposalFields(
            pengusul=self._text(Field.PROPOSER),
            rw=self._text(Field.RW),
            rt=self._text(Field.RT),
            permasalahan=self._text(Field.PROBLEM),
            usulan=self._text(Field.USULAN),
            lokasi=self._text(Field.LOCATION),
            urgensi=Urgency(self._urgency.currentData()),
            volume=volume,
            satuan=self._text(Field.UNIT),
        )

    def _typed(self) -> TypedProposal | None:
        """Return what is typed, or None with a note if the volume cannot be read."""
        if self._proposal_id is None:
            return None
        try:
            parse_volume(self._text(Field.VOLUME))
        except UserError as error:
            set_state(self._edits[Field.VOLUME], "attention")
            self.not_saved(error)
            return None
        set_state(self._edits[Field.VOLUME], "")
        site_id = SiteId(self._site.currentData())
        return TypedProposal(self._proposal_id, site_id, self._fields(), self._request_id, self._state)

    def _refresh_pill(self, *, strict: bool = False) -> None:
        gaps = missing(self._fields())
        if not gaps:
            self._pill.setText(self.tr("● lengkap"))
            set_state(self._pill, "good")
        else:
            names = ", ".join(field.value for field in gaps)
            self._pill.setText(self.tr("● kurang: {fields}").format(fields=names))
            set_state(self._pill, "" if self.is_empty else "attention")
        for field in (Field.PROPOSER, Field.PROBLEM, Field.USULAN):
            set_state(self._edits[field], "attention" if strict and field in gaps else "")
