"""Complaints as the background of a proposal: the sheet that ties them to it, and what of them is told elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.complaint import Complaint, ComplaintId
from app.domain.identity import ProposalId
from app.domain.proposal import Proposal
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.complaints import Background, ComplaintDesk
from app.ui.decisions.acts import Act, act_key
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.sheet import Sheet
from app.ui.later import MainThread
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import translated

_SHOWN = 5
_MADE = "isi:"
"""How the number of a complaint without one begins: it says nothing to people."""


class BackgroundSheet(Sheet):
    """`toggled` has the complaint that is to be tied or untied. The sheet stays open for the next one."""

    toggled = Signal(str)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Kaitkan / lepas"), tokens, metrics, parent)
        columns = (
            TextColumn(self.tr("Terkait"), 92),
            TextColumn(self.tr("No"), 110),
            TextColumn(self.tr("Tanggal"), 104),
            TextColumn(self.tr("Pengaduan"), 0),
            TextColumn(self.tr("Lokasi"), 220),
            TextColumn(self.tr("Status"), 130),
        )
        self.table = TextTable(self.tr("Pengaduan"), columns, tokens, metrics, self)
        self.table.setFixedHeight(metrics.px(36) * _SHOWN)
        self.body.addWidget(self.table)
        self.table.line_opened.connect(self.toggled)
        self.leave.setText(self.tr("Selesai"))
        self.leave.setAccessibleName(self.tr("Selesai"))

    def begin(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def show_background(self, found: Background) -> None:
        """Show what is tied and what may be; the chosen line stays chosen."""
        chosen = self.table.chosen
        lines = [_line(one, is_tied=True) for one in found.tied] + [_line(one, is_tied=False) for one in found.likely]
        self.table.show_lines(lines)
        if chosen:
            self.table.choose(chosen)
        if not lines:
            text = self.tr("Tidak ada pengaduan yang mirip. Ambil daftar SOROT di halaman Ambil usulan (Ctrl Shift O).")
            self.hint(text, warns=True)
        else:
            self.hint(self.tr("Yang mirip di lokasi ini; Enter mengaitkan atau melepas."))

    def confirm(self) -> None:
        """Tie or untie the chosen one."""
        if self.table.chosen:
            self.toggled.emit(self.table.chosen)


class Backing(QObject):
    """Opens the sheet and keeps what is tied. Runs on: the thread of the screen. `changed` says that a tie did."""

    changed = Signal()

    def __init__(
        self,
        desk: ComplaintDesk,
        later: MainThread,
        page: DecisionPage,
        failed: Callable[[BaseException], None],
        looks: tuple[Tokens, Metrics],
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._later = later
        self._page = page
        self._failed = failed
        self._tokens, self._metrics = looks
        self._tied: Mapping[ProposalId, tuple[Complaint, ...]] = {}

    def read(self) -> None:
        """Read what is tied to every proposal."""
        self._later.when_done(self._desk.tied(), self._take, self._failed)

    def lines_of(self, proposal_id: ProposalId) -> list[str]:
        """Return a line for each complaint that is tied to a proposal."""
        return [complaint_text(one) for one in self._tied.get(proposal_id, ())]

    def show(self, proposal: Proposal) -> None:
        """Open the sheet for a proposal."""
        title = f"{act_key(Act.BACKGROUND).title}: {proposal.number} · {' '.join(proposal.fields.usulan.split())}"
        sheet = BackgroundSheet(title, self._tokens, self._metrics, self._page)
        sheet.toggled.connect(lambda key: self._toggle(sheet, proposal, ComplaintId(key)))
        self._page.open_sheet(sheet)
        self._fill(sheet, proposal)

    def _fill(self, sheet: BackgroundSheet, proposal: Proposal) -> None:
        def found(behind: Background) -> None:
            # An answer that comes after the sheet was left.
            if self._page.sheet is sheet:
                sheet.show_background(behind)

        self._later.when_done(self._desk.behind(proposal), found, self._failed)

    def _toggle(self, sheet: BackgroundSheet, proposal: Proposal, complaint_id: ComplaintId) -> None:
        tied = {one.complaint_id for one in self._tied.get(proposal.proposal_id, ())}

        def done(_: None) -> None:
            self.read()
            if self._page.sheet is sheet:
                self._fill(sheet, proposal)

        self._later.when_done(
            self._desk.tie(proposal, complaint_id, is_tied=complaint_id not in tied), done, self._failed
        )

    def _take(self, tied: Mapping[ProposalId, tuple[Complaint, ...]]) -> None:
        self._tied = tied
        self.changed.emit()


def complaint_text(complaint: Complaint) -> str:
    """Return a complaint on one line: whose it is, when, what, and what became of it."""
    fields = complaint.fields
    head = " ".join(part for part in (complaint.channel, number_text(complaint), day_text(complaint)) if part)
    parts = (fields.text, fields.location, fields.status)
    template = translated("decisions", QT_TRANSLATE_NOOP("decisions", "Latar {head}: {text}"))
    return template.format(head=head, text=" · ".join(" ".join(part.split()) for part in parts if part.strip()))


def number_text(complaint: Complaint) -> str:
    """Return the number it has in its channel; empty if it has none there."""
    return "" if complaint.fields.number.startswith(_MADE) else complaint.fields.number


def day_text(complaint: Complaint) -> str:
    """Return the day as people write it."""
    said = complaint.fields.reported_on
    return f"{date.fromisoformat(said):%d/%m/%Y}" if said else ""


def _line(complaint: Complaint, *, is_tied: bool) -> TextLine:
    fields = complaint.fields
    mark = translated("decisions", QT_TRANSLATE_NOOP("decisions", "✓ terkait")) if is_tied else "–"
    texts: Sequence[str] = (fields.text, fields.location, fields.status)
    cells = (mark, number_text(complaint), day_text(complaint), *(" ".join(text.split()) for text in texts))
    return TextLine(complaint.complaint_id, cells, tones={0: "good" if is_tied else "muted", 1: "strong"})
