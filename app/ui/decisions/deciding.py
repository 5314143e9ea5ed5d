"""Carries out what is wanted for the chosen proposal: decides at once, or opens the sheet that asks for the rest.

Runs on: the thread of the screen. Nothing here waits: what is decided is shown when the disk has it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from app.domain.discussion import Move, dropped, may_be_ranked, stepped
from app.domain.history import DECISION_NAMES
from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import (
    RANKABLE,
    Decision,
    Field,
    Proposal,
    ProposalFields,
    ProposalState,
    is_sized,
)
from app.domain.similar import Similar
from app.domain.wall import WallLayoutKind
from app.ui.decisions.acts import Act, act_key
from app.ui.decisions.merging import MergeSheet
from app.ui.decisions.numbers import PlaceSheet, SizeSheet
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.reasons import (
    Postponement,
    PostponeSheet,
    Reason,
    ReasonSheet,
    Redirection,
    RedirectSheet,
    WithdrawSheet,
)
from app.ui.decisions.services import DecisionServices
from app.ui.decisions.state import DecisionState, Reordered, Taken
from app.ui.decisions.words import stand_of
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_SIZE = frozenset({Field.VOLUME, Field.UNIT, Field.COST, Field.TO_FOLLOW})


class Deciding(QObject):
    """`stored` has a proposal as it is now, `site_stale` a site whose order may have moved."""

    stored = Signal(object)
    site_stale = Signal(str)

    def __init__(
        self, services: DecisionServices, state: DecisionState, page: DecisionPage, tokens: Tokens, metrics: Metrics
    ) -> None:
        super().__init__(page)
        self._s = services
        self._state = state
        self._page = page
        self._tokens = tokens
        self._metrics = metrics

    # --- decisions --------------------------------------------------------------------------

    def do(self, act: Act, proposal: Proposal) -> None:
        """Carry out an act for a proposal."""
        desk, key = self._s.decisions, proposal.proposal_id
        match act:
            case Act.DISCUSS:
                self._decide(proposal, desk.discuss(key))
            case Act.AGREE:
                self._agree(proposal)
            case Act.RESERVE:
                self._decide(proposal, desk.reserve(key))
            case Act.REOPEN:
                self._decide(proposal, desk.reopen(key))
            case Act.REFUSE:
                self._ask_reason(proposal)
            case Act.POSTPONE:
                self._ask_postponement(proposal)
            case Act.WITHDRAW:
                self._open(
                    WithdrawSheet(self._title(act, proposal), self._tokens, self._metrics, self._page),
                    lambda reason: self._decide(proposal, desk.withdraw(key, reason.text)),
                )
            case Act.REDIRECT:
                self._open(
                    RedirectSheet(self._title(act, proposal), self._tokens, self._metrics, self._page),
                    lambda where: self._redirect(proposal, where),
                )
            case Act.MERGE:
                self._ask_target(proposal)
            case Act.UP | Act.DOWN:
                ranked = len(self._state.lists.ranked(proposal.site_id))
                self.move(stepped(self._page.table.rows.rows, proposal, ranked, up=act is Act.UP), proposal.site_id)
            case Act.PLACE:
                self._ask_place(proposal)
            case _:
                raise NotImplementedError(act)

    def _agree(self, proposal: Proposal) -> None:
        if is_sized(proposal.fields):
            self._decide(proposal, self._s.decisions.agree(proposal.proposal_id))
            return
        sheet = SizeSheet(self._title(Act.AGREE, proposal), proposal.fields, self._tokens, self._metrics, self._page)
        self._open(sheet, lambda fields: self._size_and_agree(proposal, fields))

    def _size_and_agree(self, proposal: Proposal, fields: ProposalFields) -> None:
        def saved(after: Proposal) -> None:
            self.stored.emit(after)
            self._decide(after, self._s.decisions.agree(after.proposal_id))

        saving = self._s.proposals.save(
            proposal.proposal_id, proposal.site_id, fields, None, ProposalState.RECORDED, only=_SIZE
        )
        self._s.later.when_done(saving, saved, self.failed)

    def _ask_reason(self, proposal: Proposal) -> None:
        title = self._title(Act.REFUSE, proposal)
        sheet = ReasonSheet(title, self._state.reasons(), self._tokens, self._metrics, self._page)
        if proposal.decided.state is Decision.NOT_AGREED:
            sheet.show_reason(Reason(proposal.decided.reason_code, proposal.decided.reason))
        self._open(
            sheet,
            lambda reason: self._decide(
                proposal, self._s.decisions.refuse(proposal.proposal_id, reason.text, reason.code)
            ),
        )

    def _ask_postponement(self, proposal: Proposal) -> None:
        sheet = PostponeSheet(self._title(Act.POSTPONE, proposal), self._tokens, self._metrics, self._page)
        before = proposal.decided
        if before.state is Decision.POSTPONED:
            sheet.show_postponement(Postponement(before.owner, before.due, before.reason))

        def postpone(told: Postponement) -> None:
            deciding = self._s.decisions.postpone(proposal.proposal_id, told.reason, told.owner, told.due)
            self._decide(proposal, deciding)

        self._open(sheet, postpone)

    def _redirect(self, proposal: Proposal, where: Redirection) -> None:
        desk = self._s.decisions
        self._decide(proposal, desk.redirect(proposal.proposal_id, where.to, where.reference, where.reason))

    def _ask_target(self, proposal: Proposal) -> None:
        sheet = MergeSheet(self._title(Act.MERGE, proposal), self._tokens, self._metrics, self._page)

        def show(found: tuple[Proposal, ...], *, are_similar: bool) -> None:
            # A search that was answered after the sheet was left.
            if self._page.sheet is sheet:
                others = [p for p in found if self._may_take(p, proposal)]
                sheet.show_candidates(others, are_similar=are_similar)

        def listed(text: str, *, are_similar: bool) -> None:
            found = self._s.proposals.listed(proposal.site_id, text)
            self._s.later.when_done(found, lambda rows: show(rows, are_similar=are_similar), self.failed)

        def near(likely: tuple[Similar, ...]) -> None:
            found = tuple(one.proposal for one in likely)
            rw = proposal.fields.rw.strip()
            if rw and not any(self._may_take(one, proposal) for one in found):
                # Nothing is alike: the neighbours are nearest.
                listed(f"RW {rw}", are_similar=True)
            else:
                show(found, are_similar=True)

        def search(text: str) -> None:
            if text:
                listed(text, are_similar=False)
            else:
                likely = self._s.proposals.similar(proposal.proposal_id, proposal.site_id, proposal.fields)
                self._s.later.when_done(likely, near, self.failed)

        sheet.searched.connect(search)
        self._open(
            sheet,
            lambda target: self._decide(proposal, self._s.decisions.merge(proposal.proposal_id, ProposalId(target))),
        )
        search("")

    def _may_take(self, other: Proposal, proposal: Proposal) -> bool:
        here = (proposal.session_id, proposal.site_id)
        is_another = other.proposal_id != proposal.proposal_id and (other.session_id, other.site_id) == here
        return is_another and other.state is ProposalState.RECORDED and other.decided.state is not Decision.MERGED

    def _decide(self, before: Proposal, deciding: Future[Proposal]) -> None:
        def done(after: Proposal) -> None:
            if after.revision != before.revision:
                self._state.taken.append(Taken(after.proposal_id, after.revision, after.decided))
            self._page.close_sheet()
            self.stored.emit(after)
            stand = stand_of(after)
            self._page.say(f"{after.number}: {stand.shape} {stand.word}")
            if before.priority is not None and after.decided.state not in RANKABLE:
                self.site_stale.emit(after.site_id)
            if after.decided.state is Decision.DISCUSSED and self._page.buttons[Act.WALL].isChecked():
                self._s.wall.pin(WallLayoutKind.USULAN)

        self._s.later.when_done(deciding, done, self.failed)

    def show_on_wall(self, *, shown: bool) -> None:
        """Pin what is discussed to the wall, or let the wall follow the floor again."""
        if shown:
            self._s.wall.pin(WallLayoutKind.USULAN)
        else:
            self._s.wall.let_go()

    # --- the order --------------------------------------------------------------------------

    def drop(self, proposal_id: str, row: int) -> None:
        """Put a proposal where it was dropped in the list."""
        proposal = self._state.lists.get(proposal_id)
        if proposal is None:
            return
        if not may_be_ranked(proposal):
            text = self.tr("{number} tidak dapat diberi prioritas.").format(number=proposal.number)
            self._page.say(text, is_trouble=True)
            return
        ranked = len(self._state.lists.ranked(proposal.site_id))
        self.move(dropped(self._page.table.rows.rows, proposal, row, ranked), proposal.site_id)

    def move(self, move: Move | None, site_id: SiteId) -> None:
        """Carry out a move in a site's order."""
        if move is not None:
            ranking = self._s.decisions.rank(move.proposal_id, move.place)
            self._reorder(site_id, ranking)

    def order(self, site_id: SiteId, order: tuple[ProposalId, ...]) -> None:
        """Put a site's proposals into an order."""
        self._reorder(site_id, self._s.decisions.order(site_id, order))

    def _ask_place(self, proposal: Proposal) -> None:
        ranked = len(self._state.lists.ranked(proposal.site_id))
        last = ranked if proposal.priority is not None else ranked + 1
        title = self._title(Act.PLACE, proposal)
        sheet = PlaceSheet(title, proposal.priority, last, self._tokens, self._metrics, self._page)

        def place(number: int) -> None:
            self._page.close_sheet()
            self.move(Move(proposal.proposal_id, number or None), proposal.site_id)

        self._open(sheet, place)

    def _reorder(self, site_id: SiteId, ordering: Future[tuple[Proposal, ...]], *, is_undo: bool = False) -> None:
        before = tuple(one.proposal_id for one in self._state.lists.ranked(site_id))

        def done(ranked: tuple[Proposal, ...]) -> None:
            if not is_undo and tuple(one.proposal_id for one in ranked) != before:
                self._state.taken.append(Reordered(site_id, before))
            self._page.say("")
            self.site_stale.emit(site_id)

        self._s.later.when_done(ordering, done, self.failed)

    # --- undo -------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back what was decided or moved last on this page."""
        if not self._state.taken:
            return
        last = self._state.taken.pop()
        if isinstance(last, Reordered):
            self._reorder(last.site_id, self._s.decisions.order(last.site_id, last.order), is_undo=True)
            return
        proposal = self._state.lists.get(last.proposal_id)
        if proposal is None or proposal.decided != last.decided:
            self._page.say(self.tr("Putusan itu sudah diubah lagi; lihat riwayatnya."), is_trouble=True)
            return

        def done(after: Proposal) -> None:
            self._page.close_sheet()
            self.stored.emit(after)
            self.site_stale.emit(after.site_id)
            self._page.table.choose(after.proposal_id)
            stand = stand_of(after)
            said = f"{after.number}: {stand.shape} {stand.word}"
            self._page.say(self.tr("Diurungkan. {said}").format(said=said))

        restoring = self._s.decisions.restore(proposal, last.revision, DECISION_NAMES)
        self._s.later.when_done(restoring, done, self.failed)

    # --- sheets -----------------------------------------------------------------------------

    def _title(self, act: Act, proposal: Proposal) -> str:
        return f"{act_key(act).title}: {proposal.number} · {' '.join(proposal.fields.usulan.split())}"

    def _open(self, sheet: _AskingSheet, given: Callable[..., None]) -> None:
        sheet.given.connect(given)
        self._page.open_sheet(sheet)

    def failed(self, error: BaseException) -> None:
        """Say why something was not done; what was typed in a sheet is still there."""
        logger.warning("the decision was not taken: %s", error)
        sheet = self._page.sheet
        if sheet is not None:
            sheet.hint(error_text(error), warns=True)
        else:
            self._page.say(error_text(error), is_trouble=True)


_AskingSheet = ReasonSheet | PostponeSheet | WithdrawSheet | RedirectSheet | MergeSheet | SizeSheet | PlaceSheet
"""The sheets whose `given` goes on with the decision."""
