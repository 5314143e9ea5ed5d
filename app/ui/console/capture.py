"""Logging a spoken proposal: keyboard only, never modal, saved as it is typed.

"Tersimpan" appears only when the store's future is done, which means the disk has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.attendance import Unsur
from app.domain.identity import ProposalId, RequestId, SiteId
from app.domain.proposal import EMPTY, Field, Proposal, ProposalFields, ProposalState, is_filled, missing
from app.domain.proposer import Proposer
from app.domain.reference import ReferenceKind
from app.domain.similar import Similar
from app.domain.site import Site
from app.domain.wording import clock
from app.session.proposals import Prefill
from app.session.reference import ReferenceBook
from app.ui.capture.details import DETAIL_FIELDS
from app.ui.capture.photo_strip import PhotoStrip
from app.ui.capture.pill import CompletenessPill
from app.ui.capture.similar_strip import MOST as SIMILAR_MOST
from app.ui.capture.similar_strip import SimilarStrip
from app.ui.commands import CommandSet
from app.ui.console.parts import CommandButton, ElidedLabel, label, set_state
from app.ui.console.proposal_form import ProposalForm
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text, field_word

SAVE_AFTER_MS = 500
"""After so long without a key the draft is saved; a crash costs half a sentence at most."""


@dataclass(frozen=True, slots=True)
class TypedProposal:
    """What the form holds now; `only` are the fields that were typed in."""

    proposal_id: ProposalId
    site_id: SiteId
    fields: ProposalFields
    request_id: RequestId | None
    state: ProposalState
    only: frozenset[Field] | None = None


class CapturePanel(QFrame):
    """Runs on: the thread of the screen.

    `save_wanted` carries a draft as it is typed, `file_wanted` a proposal to be filed. The owner
    answers with `saved` or `not_saved`; the form keeps its text until then. A volume or an amount
    that cannot be read keeps nothing else from being saved: the one that was saved before stays.
    `people_wanted` asks for `show_people`, with the site that they are wanted of, `book_wanted` for
    `show_book`; `folded` says whether the
    second part is open.
    """

    save_wanted = Signal(object)
    file_wanted = Signal(object)
    people_wanted = Signal(str)
    book_wanted = Signal()
    opened = Signal(str)
    dropped = Signal(QMimeData)
    folded = Signal(bool)

    def __init__(self, sites: Sequence[Site], commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Catat usulan"))
        self._proposal_id: ProposalId | None = None
        self._request_id: RequestId | None = None
        self._state = ProposalState.DRAFT
        self._dirty = False
        self._failed = False
        self._prefilled = ProposalFields()
        self._heading = label(self.tr("Catat usulan"), "heading", self)
        self._pill = CompletenessPill(self)
        self._saved = label("", "note", self)
        self._notice = ElidedLabel("note", self)
        self._error: BaseException | None = None
        self._drafts = ""
        self.form = ProposalForm(sites, tokens, self)
        self.similar = SimilarStrip(commands, self)
        self.photos = PhotoStrip(self.form.details)
        self.form.details.append(self.photos)
        self._photo = CommandButton(commands, "proposal.photo", "", tokens, self)
        self.setAcceptDrops(True)
        self._told = ""
        self.tokens = tokens
        self.metrics = Metrics(1.0)
        self._file = CommandButton(commands, "proposal.file", "primary", tokens, self)
        self._new = CommandButton(commands, "proposal.new", "", tokens, self)
        self._more = CommandButton(commands, "proposal.details", "", tokens, self)
        self._commands = commands
        self._people: dict[str, Proposer] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)
        self.form.changed.connect(self._changed)
        self.form.left.connect(self.save_now)
        self.form.entered.connect(self._entered)
        self.form.text_entry(Field.PROPOSER).chosen.connect(self._take_person)
        self._build()
        self._refresh_pill()

    @property
    def proposal_id(self) -> ProposalId | None:
        """Return the proposal that is open in the form."""
        return self._proposal_id

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing to store: nothing was typed and it has no number."""
        return self._is_untouched

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been typed that the floor did not fill in."""
        fields = self.form.fields()
        return all(
            not is_filled(fields, field)
            or getattr(fields, field.value) in (getattr(EMPTY, field.value), getattr(self._prefilled, field.value))
            for field in Field
        )

    @property
    def is_typed_in(self) -> bool:
        """Tell whether something was typed since the last save was asked for."""
        return self._dirty

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is typed that was not asked to be saved, or was asked in vain."""
        return not (self._dirty or self._failed)

    def show_heading(self, visible: bool) -> None:
        """Show the panel's own heading, or leave it to a tab that says the same."""
        self._heading.setVisible(visible)

    def begin(self, proposal_id: ProposalId, prefill: Prefill) -> None:
        """Empty the form for a new proposal, with what the floor knows."""
        self._prefilled = prefill.fields
        self._open(proposal_id, prefill.request_id, ProposalState.DRAFT)
        self.form.load(prefill.site_id, prefill.fields, "")
        self._say("")
        self._refresh_pill()

    def follow(self, prefill: Prefill) -> None:
        """Take over a new speaker as long as nothing has been typed yet."""
        if self._proposal_id is not None and self._is_untouched:
            self.begin(self._proposal_id, prefill)

    def edit(self, proposal: Proposal) -> None:
        """Open a stored proposal."""
        self._prefilled = ProposalFields()
        self._open(proposal.proposal_id, proposal.request_id, proposal.state)
        self.form.load(proposal.site_id, proposal.fields, proposal.number)
        self._say_saved(proposal)
        self._refresh_pill()

    def focus_first_gap(self) -> None:
        """Put the cursor where something is missing."""
        gaps = missing(self.form.fields())
        self.form.focus(gaps[0] if gaps else Field.PROPOSER)

    def toggle_details(self) -> None:
        """Open the second part, with the cursor where something is missing; fold it away if the cursor is there."""
        form = self.form
        if form.is_in_details:
            form.focus(Field.USULAN)
            form.show_details(False)
        else:
            later = [field for field in form.completeness.later if field in DETAIL_FIELDS]
            form.focus(later[0] if later else DETAIL_FIELDS[0])
        self.folded.emit(form.shows_details)

    def choose_person(self) -> None:
        """Open the list of people who may have brought the proposal."""
        self.form.focus(Field.PROPOSER)
        self.form.text_entry(Field.PROPOSER).offer_all()

    def show_people(self, people: Sequence[Proposer]) -> None:
        """Offer these people as proposer."""
        self._people = {person.text: person for person in people}
        self.form.text_entry(Field.PROPOSER).suggest(self._people)

    def show_book(self, book: ReferenceBook) -> None:
        """Offer the kamus, the OPD and the other lists of the year."""
        form = self.form
        form.kamus.set_kamus(book.kamus)
        agencies = [row.value("nama") for row in book.listed(ReferenceKind.OPD)]
        works = book.kamus.works
        for field, texts in (
            (Field.OPD_FIRST, [*agencies, *(work.opd for work in works)]),
            (Field.OPD_FINAL, [*agencies, *(work.opd for work in works)]),
            (Field.BIDANG, [work.bidang for work in works]),
            (Field.ISU, [work.isu for work in works]),
            (Field.UNIT, [work.satuan for work in works]),
            (Field.UNSUR, [unsur.value for unsur in Unsur]),
        ):
            form.text_entry(field).suggest(text for text in texts if text)

    def find_kamus(self) -> None:
        """Put the cursor where the kamus is searched, and open what is found."""
        self.form.focus(Field.WORK)
        self.form.kamus.field.offer_all()
        self.folded.emit(True)

    def show_similar(self, found: Sequence[Similar]) -> None:
        """Show proposals that may be the one that is being typed."""
        self.similar.set_room(self._rows_free())
        self.similar.show_found(found)
        self._show_notice()

    def tell(self, text: str) -> None:
        """Say what was done, until the next is typed."""
        self._told = text
        self._show_notice()

    def refused(self, error: BaseException) -> None:
        """Say why something was not done; what is typed is as safe as before."""
        self._error = error
        self._show_notice()

    def say_drafts(self, count: int) -> None:
        """Say how many drafts there are from before; with none, say nothing."""
        text = self.tr("Ada {count} draf dari sesi sebelumnya: {keys}")
        self._drafts = text.format(count=count, keys=self._commands.keys("proposal.drafts")) if count else ""
        self._show_notice()

    def saved(self, proposal: Proposal) -> None:
        """Show that the disk has it."""
        if proposal.proposal_id != self._proposal_id:
            return
        self.form.show_number(proposal.number)
        self._state = proposal.state
        self._failed = False
        if not self._dirty:
            self._say_saved(proposal)

    def not_saved(self, error: BaseException) -> None:
        """Say that the disk does not have it, and why. The text stays in the form."""
        self._failed = True
        self._say(self.tr("BELUM tersimpan"), error)

    def save_now(self) -> None:
        """Ask for the draft to be saved, if anything was typed."""
        self._timer.stop()
        if not self.is_settled and self._proposal_id is not None:
            self.save_wanted.emit(self._hand_over(self._proposal_id, self._state))

    def typed(self, *, recorded: bool = False, even_empty: bool = False) -> TypedProposal | None:
        """Return what the form holds, as it would be saved now; None if there is nothing and it is not wanted so.

        With `recorded` as it would be filed: where something is missing the cursor goes there, and there is nothing.
        """
        if self._proposal_id is None or (self._is_untouched and not even_empty):
            return None
        if recorded and (self._goes_to_gap() or self._goes_to_unreadable()):
            return None
        self._timer.stop()
        return self._hand_over(self._proposal_id, ProposalState.RECORDED if recorded else self._state)

    def leave(self) -> bool:
        """Save what is typed before the form is used for something else.

        Returns False, and shows where, if something would be lost: a value that cannot be read,
        or a gap in a proposal that is filed already.
        """
        if self.is_settled and self.form.unreadable is None:
            return True
        if self._state is ProposalState.RECORDED and self._goes_to_gap():
            return False
        self.save_now()
        return not self._goes_to_unreadable()

    def file(self) -> None:
        """Ask for the proposal to be filed; if something is missing, go there instead."""
        if self._goes_to_gap() or self._goes_to_unreadable() or self._proposal_id is None:
            return
        self._timer.stop()
        self.file_wanted.emit(self._hand_over(self._proposal_id, ProposalState.RECORDED))

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self.metrics = metrics
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(16), metrics.px(12), metrics.px(16), metrics.px(12))
            layout.setSpacing(metrics.px(8))
        for part in (self.form, self.similar, self.photos, self._file, self._photo, self._new, self._more):
            part.set_metrics(metrics)
        self._notice.setMinimumHeight(metrics.px(16))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let photos come."""
        data = event.mimeData()
        if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in photos that were dropped anywhere on the form."""
        self.dropped.emit(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the button that the menu has as well where there is no room for all."""
        super().resizeEvent(event)
        shown = (self._file, self._more, self._photo, self._new)
        spacing = self._buttons.spacing()
        margins = self.contentsMargins()
        layout = self.layout()
        if layout:
            margins = layout.contentsMargins()
        needed = sum(button.sizeHint().width() + spacing for button in shown)
        self._new.setVisible(needed <= self.width() - margins.left() - margins.right())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self.form.number)
        top.addWidget(self._pill, 1)
        top.addWidget(self._saved)
        column.addLayout(top)
        column.addWidget(self.form, 1)
        column.addWidget(self.similar)
        column.addWidget(self._notice)
        self._buttons = QHBoxLayout()
        for button in (self._file, self._more, self._photo, self._new):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)

    @property
    def _is_untouched(self) -> bool:
        return self.is_empty and not self.form.number.text()

    def _open(self, proposal_id: ProposalId, request_id: RequestId | None, state: ProposalState) -> None:
        self._timer.stop()
        self._proposal_id = proposal_id
        self._request_id = request_id
        self._state = state
        self._dirty = self._failed = False
        self._told = ""
        self.similar.clear()
        self.opened.emit(proposal_id)

    def _changed(self) -> None:
        self._refresh_pill()
        self._told = ""
        if self._is_untouched:
            self._dirty = False
            self._timer.stop()
            self._say("")
            return
        self._dirty = True
        self._say("…")
        self._timer.start()

    def _hand_over(self, proposal_id: ProposalId, state: ProposalState) -> TypedProposal:
        """Return what is typed, which is the owner's to save from now on."""
        self._dirty = False
        self._say(self.tr("menyimpan …"))
        self.form.keep()
        return TypedProposal(
            proposal_id, self.form.site_id, self.form.fields(), self._request_id, state, self.form.touched
        )

    def _goes_to_gap(self) -> bool:
        """Put the cursor where something required is missing; return whether there is such a place."""
        gaps = self.form.mark_gaps()
        if gaps:
            self.form.focus(gaps[0])
        return bool(gaps)

    def _goes_to_unreadable(self) -> bool:
        """Put the cursor into what cannot be read and say why; return whether there is such a place."""
        found = self.form.unreadable
        if found:
            self._say(self._saved.text(), found[1])
            self.form.focus(found[0])
        return found is not None

    def _say_saved(self, proposal: Proposal) -> None:
        time = clock(proposal.updated_ms, seconds=True)
        found = self.form.unreadable
        if found:
            text = self.tr("tersimpan {time} tanpa {field}")
            self._say(text.format(time=time, field=field_word(found[0]).casefold()), found[1])
        else:
            self._say(self.tr("tersimpan {time}").format(time=time))

    def _say(self, text: str, error: BaseException | None = None) -> None:
        """Say whether it is saved; with an error also why not, and what to do."""
        self._saved.setText(text)
        set_state(self._saved, "attention" if error else "")
        self._error = error
        self._show_notice()

    def _show_notice(self) -> None:
        """One line for what has to be said; why something is not saved comes before all else."""
        similar = self.similar.text if self.similar.isHidden() else ""
        text = error_text(self._error) if self._error else similar or self._told or self._drafts
        self._notice.show_text(text)
        set_state(self._notice, "attention" if text and text != self._told else "")

    def _rows_free(self) -> int:
        """Return how many rows of similar proposals find room beside what is needed at once."""
        shown = 0 if self.similar.isHidden() else self.similar.height()
        free = self.height() - self.minimumSizeHint().height() + shown
        return max(0, min(SIMILAR_MOST, free // max(1, self.similar.row_height())))

    def _refresh_pill(self) -> None:
        self._pill.show_state(self.form.completeness, is_empty=self.is_empty)

    def _entered(self, field: Field) -> None:
        if field is Field.PROPOSER:
            self.people_wanted.emit(self.form.site_id)
        elif field is Field.WORK:
            self.book_wanted.emit()

    def _take_person(self, text: str) -> None:
        """Fill in what is known of a person who was chosen; what was typed for another stays nowhere."""
        person = self._people.get(text)
        if person:
            found = {"pengusul": person.text, "unsur": person.unsur, "telepon": person.phone}
            places = {"rt": person.rt, "rw": person.rw}
            self.form.fill(**found, **{name: place for name, place in places.items() if place})
