"""What OPD answered and how proposals are scored: the two sheets that add to a proposal without deciding it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.floor import FloorState
from app.domain.identity import RequestId
from app.domain.proposal import Field, Proposal, WorkKind
from app.domain.response import Response, ResponseFields
from app.domain.scoring import Assessment, Score
from app.domain.site import HALL
from app.ui.decisions.acts import Act, act_key
from app.ui.decisions.answers import AnswerSheet
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.scoring import ScoreSheet
from app.ui.decisions.services import DecisionServices
from app.ui.decisions.state import DecisionState
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class Answering(QObject):
    """`stored` has a proposal that changed with it, `scored` says that a score did."""

    stored = Signal(object)
    scored = Signal()
    answered = Signal()

    def __init__(
        self,
        services: DecisionServices,
        state: DecisionState,
        page: DecisionPage,
        failed: Callable[[BaseException], None],
        looks: tuple[Tokens, Metrics],
    ) -> None:
        super().__init__(page)
        self._s = services
        self._state = state
        self._page = page
        self._failed = failed
        self._tokens, self._metrics = looks

    # --- answers of OPD ---------------------------------------------------------------------

    def answer(self, proposal: Proposal) -> None:
        """Open the sheet for an answer to a proposal; who answers on the floor just now stands in it."""
        self._open_answer(proposal, None)

    def _open_answer(self, proposal: Proposal, corrected: Response | None) -> None:
        answers = self._state.responses_of(proposal.proposal_id)
        title = f"{act_key(Act.ANSWER).title}: {proposal.number} · {' '.join(proposal.fields.usulan.split())}"
        sheet = AnswerSheet(title, self._people(), answers, self._tokens, self._metrics, self._page)
        sheet.given.connect(lambda fields: self._keep(proposal, corrected, fields))
        sheet.correct_wanted.connect(lambda key: self._correct(proposal, answers, key))
        sheet.strike_wanted.connect(lambda key: self._strike(proposal, answers, key))
        self._page.open_sheet(sheet)
        if corrected is not None:
            sheet.show_answer(corrected.fields)
        else:
            speaking = answering_now(self._s.floor())
            if speaking is not None:
                sheet.show_answer(self._with_opd(speaking))

    def _people(self) -> tuple[ResponseFields, ...]:
        return tuple(
            ResponseFields(
                name=person.fields.name,
                office=person.fields.office,
                opd=person.fields.organisation or person.fields.unsur,
            )
            for person in self._s.attendance.respondents()
        )

    def _with_opd(self, speaking: ResponseFields) -> ResponseFields:
        known = next((one for one in self._people() if one.name == speaking.name), None)
        return known if known is not None else speaking

    def _keep(self, proposal: Proposal, corrected: Response | None, fields: ResponseFields) -> None:
        if corrected is not None:
            self._follow(self._s.decisions.correct_response(corrected, fields))
        else:
            self._follow(self._s.decisions.respond(proposal.proposal_id, fields, turn_now(self._s.floor())))

    def _correct(self, proposal: Proposal, answers: tuple[Response, ...], key: str) -> None:
        found = next((one for one in answers if one.response_id == key), None)
        if found is not None:
            self._open_answer(proposal, found)

    def _strike(self, proposal: Proposal, answers: tuple[Response, ...], key: str) -> None:
        found = next((one for one in answers if one.response_id == key), None)
        if found is None:
            return

        def done(response: Response) -> None:
            self._state.put_response(response)
            self.answered.emit()
            self._open_answer(proposal, None)

        striking = self._s.decisions.correct_response(found, found.fields, is_struck=True)
        self._s.later.when_done(striking, done, self._failed)

    def _follow(self, saving: Future[Response]) -> None:
        def done(response: Response) -> None:
            self._state.put_response(response)
            self._page.close_sheet()
            self._page.say(self.tr("Tanggapan tersimpan."))
            self.answered.emit()

        self._s.later.when_done(saving, done, self._failed)

    # --- scores -----------------------------------------------------------------------------

    def score(self, proposal: Proposal) -> None:
        """Open the checklist for a proposal; the chosen one, or the first that asks anything about it."""
        sheet = ScoreSheet(act_key(Act.SCORE).title, self._tokens, self._metrics, self._page)
        if self._state.checklist_of(proposal) is None and self._state.book.checklists:
            self._use(self._state.book.checklists[0].code)
        sheet.given.connect(lambda answers: self._assess(proposal, answers))
        sheet.list_wanted.connect(lambda: self._next_list(sheet, proposal))
        sheet.kind_wanted.connect(lambda kind: self._set_kind(sheet, proposal, kind))
        self._show_list(sheet, proposal)
        self._page.open_sheet(sheet)

    def _show_list(self, sheet: ScoreSheet, proposal: Proposal) -> None:
        checklist = self._state.checklist_of(proposal)
        name = self._state.checklist or self.tr("pertanyaan kamus (SIENCANG)")
        title = f"{act_key(Act.SCORE).title}: {proposal.number} · {name}"
        asked = checklist.asked(proposal.fields.jenis) if checklist else ()
        asks_kind = bool(checklist and not asked and proposal.fields.jenis is WorkKind.UNSET)

        def work_out(answers: Mapping[str, int]) -> Score | None:
            return self._state.book.score(proposal, checklist, answers) if checklist else None

        answers = self._state.answers_of(proposal, checklist) if checklist else {}
        sheet.show_list(title, asked, answers, work_out, asks_kind=asks_kind)

    def _next_list(self, sheet: ScoreSheet, proposal: Proposal) -> None:
        codes = self._state.checklists
        self._use(codes[(codes.index(self._state.checklist) + 1) % len(codes)])
        self._show_list(sheet, proposal)

    def _use(self, code: str) -> None:
        self._state.use_checklist(code)
        self.scored.emit()

    def _set_kind(self, sheet: ScoreSheet, proposal: Proposal, kind: WorkKind) -> None:
        def saved(after: Proposal) -> None:
            self.stored.emit(after)
            if self._page.sheet is sheet:
                self.score(after)

        fields = replace(proposal.fields, jenis=kind)
        only = frozenset({Field.WORK_KIND})
        saving = self._s.proposals.save(proposal.proposal_id, proposal.site_id, fields, None, proposal.state, only)
        self._s.later.when_done(saving, saved, self._failed)

    def _assess(self, proposal: Proposal, answers: Mapping[str, int]) -> None:
        checklist = self._state.checklist_of(proposal)
        if checklist is None:
            return

        def done(assessment: Assessment) -> None:
            self._state.put_assessment(assessment)
            self._page.close_sheet()
            self._page.say(self.tr("Nilai {number} tersimpan.").format(number=proposal.number))
            self.scored.emit()

        saving = self._s.reference.assess(proposal.proposal_id, checklist.code, answers)
        self._s.later.when_done(saving, done, self._failed)


def answering_now(floor: FloorState) -> ResponseFields | None:
    """Return who speaks from the hall just now, None if nobody does."""
    turn = floor.speaking
    if turn is None or turn.site_id != HALL or not turn.speaker.name:
        return None
    return ResponseFields(name=turn.speaker.name, office=turn.speaker.office, opd=turn.speaker.unsur)


def turn_now(floor: FloorState) -> RequestId | None:
    """Return the turn in which somebody speaks from the hall, None if nobody does."""
    turn = floor.speaking
    return turn.request_id if turn is not None and turn.site_id == HALL else None
