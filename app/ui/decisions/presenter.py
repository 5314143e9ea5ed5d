"""Between the page "Putusan" and the proposals, their decisions and the tables of the year.

Runs on: the thread of the screen. Thousands of proposals are read by the store's thread; here they are only kept and
listed.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from app.domain.discussion import may_be_ranked
from app.domain.identity import SiteId
from app.domain.proposal import Decision, Proposal, ProposalState
from app.domain.quota import with_agreed
from app.domain.reference import ReferenceRow
from app.domain.response import Response
from app.domain.scoring import Assessment
from app.session.reference import ReferenceBook
from app.ui.console.window import ConsoleWindow
from app.ui.decisions.acts import DECIDING, Act
from app.ui.decisions.answering import Answering
from app.ui.decisions.background import Backing
from app.ui.decisions.deciding import Deciding
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.places import ALL_SITES, place_line, summary_text, warning_text
from app.ui.decisions.services import DecisionServices
from app.ui.decisions.state import DecisionState
from app.ui.decisions.words import detail_text, quota_hint
from app.ui.text_table import TextLine
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)


class DecisionPresenter(QObject):
    """Opens the page and keeps it true. `decided` has a proposal that was changed on it, `open_wanted` one to edit."""

    decided = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, services: DecisionServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._names = {site.site_id: site.name for site in services.session.sites}
        self._state = DecisionState(self._names)
        self._page: DecisionPage | None = None
        self._deciding: Deciding | None = None
        self._answering: Answering | None = None
        self._backing: Backing | None = None
        self._places: dict[SiteId, TextLine] = {}
        self._found: frozenset[str] | None = None
        self._wanted = ""
        self._asked = 0

    def open(self, site_id: SiteId | None, proposal: Proposal | None = None) -> None:
        """Open the page at this proposal, at the site that has the floor, at this one, or at the first."""
        if self._page is None:
            self._page = self._make_page()
            self._show_places()
            self._page.show()
        page = self._page
        holder = self._s.floor().holder
        on_floor = holder.site_id if holder and holder.site_id in self._names else None
        wanted = proposal.site_id if proposal else on_floor or site_id or self._s.session.sites[0].site_id
        self._wanted = proposal.proposal_id if proposal else ""
        page.places.choose(wanted)
        page.raise_()
        page.activateWindow()
        page.table.setFocus()
        self.read()

    def read_again(self) -> None:
        """Read the site that is listed anew: something was written in the form."""
        if self._page is not None and self._site is not None:
            self._read_site(self._site)

    def _make_page(self) -> DecisionPage:
        page = DecisionPage(self._names, self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        looks = (self._tokens, self._console.metrics)
        deciding = Deciding(self._s, self._state, page, *looks)
        answering = Answering(self._s, self._state, page, deciding.failed, looks)
        page.table.rows.explain(lambda: self._state.lists.numbers, self._state.score_cell)
        page.site_chosen.connect(self._on_site)
        page.part_chosen.connect(self._list)
        page.searched.connect(self._search)
        page.wanted.connect(self._do)
        page.table.chosen_changed.connect(self._show_chosen)
        page.table.dropped.connect(deciding.drop)
        page.finished.connect(self._on_finished)
        for changed in (deciding.stored, answering.stored):
            changed.connect(self._stored)
        deciding.site_stale.connect(self._read_site)
        answering.answered.connect(self._show_chosen)
        answering.scored.connect(self._list)
        backing = Backing(self._s.complaints, self._s.later, page, deciding.failed, looks)
        backing.changed.connect(self._show_chosen)
        self._deciding, self._answering, self._backing = deciding, answering, backing
        return page

    def _on_finished(self) -> None:
        if self._page:
            self._page.deleteLater()
        self._page = self._deciding = self._answering = self._backing = None
        self._found = None
        self._console.activateWindow()

    # --- reading ----------------------------------------------------------------------------

    def read(self) -> None:
        """Read everything anew; what is there already stays to be seen until then."""
        later = self._s.later
        later.when_done(self._s.proposals.listed(), self._read, self._failed)
        later.when_done(self._s.reference.rows(), self._take_book, self._failed)
        later.when_done(self._s.reference.assessments(), self._take_assessments, self._failed)
        later.when_done(self._s.decisions.responses(), self._take_responses, self._failed)
        if self._backing:
            self._backing.read()

    def _read(self, rows: tuple[Proposal, ...]) -> None:
        self._state.lists.show_all(rows)
        self._show_places()
        self._list()
        if self._page and self._wanted:
            self._page.table.choose(self._wanted)
            self._wanted = ""

    def _take_book(self, rows: tuple[ReferenceRow, ...]) -> None:
        self._state.show_book(ReferenceBook(rows))
        self._show_places()
        self._list()

    def _take_assessments(self, assessments: tuple[Assessment, ...]) -> None:
        self._state.show_assessments(assessments)
        self._list()

    def _take_responses(self, responses: tuple[Response, ...]) -> None:
        self._state.show_responses(responses)
        self._show_chosen()

    def _read_site(self, site_id: str) -> None:
        place = SiteId(site_id)

        def read(rows: tuple[Proposal, ...]) -> None:
            self._state.lists.show_site(place, rows)
            self._show_place(place)
            self._list()

        self._s.later.when_done(self._s.proposals.listed(place), read, self._failed)

    def _stored(self, proposal: Proposal) -> None:
        self._state.lists.put(proposal)
        self._state.forget_score(proposal.proposal_id)
        self._show_place(proposal.site_id)
        self._list()
        self.decided.emit(proposal)

    def _search(self) -> None:
        if self._page is None:
            return
        self._asked += 1
        asked, text = self._asked, self._page.search.text().strip()
        if not text:
            self._found = None
            self._list()
            return

        def found(rows: tuple[Proposal, ...]) -> None:
            # An answer that comes late must not hide that of what was typed since.
            if asked == self._asked:
                self._found = frozenset(row.proposal_id for row in rows)
                self._list()

        self._s.later.when_done(self._s.proposals.listed(self._site, text), found, self._failed)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def _site(self) -> SiteId | None:
        """Return the chosen site; None is all of them."""
        chosen = self._page.places.chosen if self._page else ALL_SITES
        return SiteId(chosen) if chosen else None

    def _on_site(self) -> None:
        if self._page and self._page.search.text().strip():
            self._search()
        self._list()

    def _list(self) -> None:
        page, site_id = self._page, self._site
        if page is None:
            return
        rows = self._state.lists.in_order(site_id, page.chosen_part)
        if self._found is not None:
            rows = [row for row in rows if row.proposal_id in self._found]
        page.table.may_drag = site_id is not None
        page.table.show_rows(rows, with_site=site_id is None, with_score=self._state.has_scores)
        page.show_counts(self._state.lists.counts(site_id), len(rows))
        page.bars.show_standing(None if site_id is None else self._state.standing(site_id))
        self._show_chosen()

    def _show_places(self) -> None:
        for site_id in self._names:
            self._places[site_id] = self._line_of(site_id)
        self._lines()

    def _show_place(self, site_id: SiteId) -> None:
        self._places[site_id] = self._line_of(site_id)
        self._lines()

    def _line_of(self, site_id: SiteId) -> TextLine:
        counts = self._state.lists.counts(site_id)
        return place_line(site_id, self._names.get(site_id, site_id), counts, self._state.standing(site_id))

    def _lines(self) -> None:
        if self._page is None:
            return
        counts = self._state.lists.counts(None)
        over = sum(1 for line in self._places.values() if line.tones and line.tones.get(2) == "attention")
        whole = place_line(ALL_SITES, self.tr("Semua lokasi"), counts, None)
        self._page.show_places([whole, *self._places.values()], summary_text(counts), warning_text(over))

    def _show_chosen(self) -> None:
        page, deciding = self._page, self._deciding
        if page is None or deciding is None:
            return
        chosen = page.table.chosen
        is_filed = chosen is not None and chosen.state is ProposalState.RECORDED
        is_ranked = self._site is not None and chosen is not None and may_be_ranked(chosen)
        acts = dict.fromkeys((*DECIDING, Act.SCORE, Act.ANSWER), is_filed)
        acts |= dict.fromkeys((Act.UP, Act.DOWN, Act.PLACE), is_ranked)
        acts[Act.SORT] = self._site is not None and self._state.has_scores
        acts |= dict.fromkeys((Act.OPEN, Act.BACKGROUND), chosen is not None)
        acts[Act.UNDO] = bool(self._state.taken)
        if chosen is not None and chosen.decided.state is Decision.UNDISCUSSED:
            acts[Act.REOPEN] = False
        page.enable(acts)
        page.show_detail(self._detail(chosen) if chosen else "")

    def _detail(self, proposal: Proposal) -> str:
        lists = self._state.lists
        answers = self._state.responses_of(proposal.proposal_id)
        parts = lists.parts_of(proposal.proposal_id)
        site = self._names.get(proposal.site_id, proposal.site_id)
        text = detail_text(proposal, site, parts, answers, lists.numbers)
        hint = ""
        if may_be_ranked(proposal) and proposal.decided.state is not Decision.AGREED:
            before = self._state.standing(proposal.site_id)
            hint = quota_hint(before, with_agreed(before, proposal))
        behind = self._backing.lines_of(proposal.proposal_id) if self._backing else []
        return "\n".join((text, *behind, hint) if hint else (text, *behind))

    # --- what is pressed --------------------------------------------------------------------

    def _do(self, act: Act) -> None:
        page, deciding, answering = self._page, self._deciding, self._answering
        if page is None or deciding is None or answering is None:
            return
        chosen, site_id = page.table.chosen, self._site
        match act:
            case Act.UNDO:
                deciding.undo()
            case Act.WALL:
                deciding.show_on_wall(shown=page.buttons[Act.WALL].isChecked())
            case Act.SORT if site_id is not None:
                rankable = [one for one in self._state.lists.of(site_id) if may_be_ranked(one)]
                deciding.order(site_id, self._state.suggested(rankable))
            case _ if chosen is None:
                return
            case Act.OPEN:
                self.open_wanted.emit(chosen)
            case Act.SCORE:
                answering.score(chosen)
            case Act.ANSWER:
                answering.answer(chosen)
            case Act.BACKGROUND if self._backing is not None:
                self._backing.show(chosen)
            case _:
                deciding.do(act, chosen)

    def _failed(self, error: BaseException) -> None:
        logger.warning("the proposals to decide on could not be read: %s", error)
        if self._page:
            self._page.say(error_text(error), is_trouble=True)
