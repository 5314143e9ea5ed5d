"""Deciding about a proposal by the number that is said aloud, for whoever does not sit at the console."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import Decided, Decision, Proposal
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.decisions import DecisionDesk
from app.session.proposals import ProposalDesk

DecidedListener = Callable[[Proposal], None]


class ScreenCall(Protocol):
    """The way to the thread of the screen."""

    def call(self, closure: Callable[[], None]) -> None:
        """Run `closure` on the thread of the screen, soon."""
        ...


class NumberedDecisions:
    """Called from: the thread of the screen. A future that is done means the decision is durable.

    It fails with UserError if there is no such proposal, and for what `DecisionDesk` refuses.
    """

    def __init__(
        self,
        proposals: ProposalDesk,
        decisions: DecisionDesk,
        discussed: Callable[[], ProposalId | None],
        screen: ScreenCall,
    ) -> None:
        self._proposals = proposals
        self._decisions = decisions
        self._discussed = discussed
        self._screen = screen
        self._listeners: list[DecidedListener] = []

    def subscribe(self, listener: DecidedListener) -> None:
        """Call `listener`, on the thread of the screen, with each proposal that was decided about."""
        self._listeners.append(listener)

    def decide(self, number: str, state: Decision, reason: str = "") -> Future[Proposal]:
        """Take a decision about the proposal of this number; "" is the one that is being discussed."""
        answer: Future[Proposal] = Future()
        wanted = number.strip().upper()
        discussed = self._discussed()
        if not wanted and discussed is None:
            answer.set_exception(
                UserError(
                    QT_TRANSLATE_NOOP("proposal", "Belum ada usulan yang dibahas."),
                    QT_TRANSLATE_NOOP("proposal", "Sebut nomornya, misalnya PJG-014."),
                )
            )
            return answer

        def found(searched: Future[tuple[Proposal, ...]]) -> None:
            error = searched.exception()
            if error is not None:
                answer.set_exception(error)
                return
            fits = (p for p in searched.result() if (p.number == wanted if wanted else p.proposal_id == discussed))
            proposal = next(fits, None)
            if proposal is None:
                answer.set_exception(_unknown(wanted))
                return
            decided = Decided(state, reason=reason)
            self._decisions.decide(proposal.proposal_id, decided).add_done_callback(stored)

        def stored(done: Future[Proposal]) -> None:
            error = done.exception()
            if error is not None:
                answer.set_exception(error)
                return
            proposal = done.result()
            self._screen.call(lambda: self._tell(proposal))
            answer.set_result(proposal)

        # By number the search finds few; the one that is discussed has no number here, so all are read.
        searched = self._proposals.find(wanted) if wanted else self._proposals.listed()
        searched.add_done_callback(found)
        return answer

    def _tell(self, proposal: Proposal) -> None:
        for listener in self._listeners:
            listener(proposal)


def _unknown(number: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("proposal", "Usulan {number} tidak ada di sesi ini.").format(number=number),
        QT_TRANSLATE_NOOP("proposal", "Periksa nomornya di daftar usulan, misalnya PJG-014."),
    )
