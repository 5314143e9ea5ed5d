"""The order of each site's proposals: one row and one operation for each move; `proposal.prioritas` follows it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.data.database import Database, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.proposal_rows import proposal_of
from app.data.proposals import find_proposal, require_proposal
from app.data.sessions import require_sites
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.proposal import RANKABLE, Decision, Proposal, ProposalState
from app.domain.ranking import Order, OrderProposals, PlaceChange, RankProposal, UndoOrder, ordered, placed, without
from app.domain.text import QT_TRANSLATE_NOOP


def ranking_id(session_id: SessionId, site_id: SiteId) -> str:
    """Return the id of a site's order: the same on every station, so that there is one."""
    return f"{session_id}/{site_id}"


def order_of(db: Database, session_id: SessionId, site_id: SiteId) -> Order:
    """Return the site's order, empty if nothing has a rank."""
    rows = fetch(db, "SELECT urutan FROM ranking WHERE ranking_id = ?", (ranking_id(session_id, site_id),))
    return tuple(ProposalId(one) for one in json.loads(rows[0]["urutan"])) if rows else ()


def rank_proposal(db: Database, log: OpLog, command: RankProposal, at_ms: int) -> tuple[Proposal, ...]:
    """Give a proposal its place and return the site's order.

    Raises UserError for an unknown proposal, a draft, and one whose decision leaves it no rank.
    """
    proposal = require_proposal(db, command.proposal_id)
    order = order_of(db, proposal.session_id, proposal.site_id)
    if command.place is None:
        wanted = without(order, proposal.proposal_id)
    elif not _is_rankable(proposal):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} tidak dapat diberi prioritas.").format(number=proposal.number),
            QT_TRANSLATE_NOOP(
                "store", "Catat usulan itu, atau ubah keputusannya: yang ditolak, ditunda, atau digabung tanpa urutan."
            ),
        )
    else:
        wanted = placed(order, proposal.proposal_id, command.place)
    set_order(db, log, proposal.session_id, proposal.site_id, wanted, command.actor, at_ms)
    return ranked_of(db, proposal.session_id, proposal.site_id)


def order_proposals(db: Database, log: OpLog, command: OrderProposals, at_ms: int) -> tuple[Proposal, ...]:
    """Put a site's proposals into an order and return it; whoever may have no rank is left out.

    Raises UserError if session or site is unknown.
    """
    require_sites(db, command.session_id, {command.site_id})
    rows = fetch(
        db,
        "SELECT proposal_id, keputusan FROM proposal WHERE session_id = ? AND site_id = ? AND state = ?",
        (command.session_id, command.site_id, ProposalState.RECORDED.value),
    )
    rankable = {ProposalId(row["proposal_id"]) for row in rows if Decision(row["keputusan"]) in RANKABLE}
    wanted = ordered(command.order, rankable)
    set_order(db, log, command.session_id, command.site_id, wanted, command.actor, at_ms)
    return ranked_of(db, command.session_id, command.site_id)


def undo_order(db: Database, log: OpLog, command: UndoOrder, at_ms: int) -> tuple[Proposal, ...]:
    """Set a site's order back to what it was before its last change, as a new change, and return it.

    What may have no rank any more stays out of it. Undoing again brings the change back. Raises UserError if
    session or site is unknown or nothing was ever ranked there.
    """
    moves = _moves(db, command.session_id, command.site_id)
    if not moves:
        require_sites(db, command.session_id, {command.site_id})
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Urutan lokasi ini belum pernah diubah."),
            QT_TRANSLATE_NOOP("store", "Beri prioritas pada satu usulan dahulu."),
        )
    before = OrderProposals(command.session_id, command.site_id, moves[-1].old, command.actor)
    return order_proposals(db, log, before, at_ms)


def places_of(db: Database, proposal_id: ProposalId) -> tuple[PlaceChange, ...]:
    """Return how a proposal's place changed, oldest first; empty for an unknown proposal."""
    proposal = find_proposal(db, proposal_id)
    if proposal is None:
        return ()
    changes = [
        PlaceChange(move.at_ms, move.actor, _place(move.old, proposal_id), _place(move.new, proposal_id))
        for move in _moves(db, proposal.session_id, proposal.site_id)
    ]
    return tuple(change for change in changes if change.old != change.new)


def drop_from_order(db: Database, log: OpLog, proposal: Proposal, actor: str, at_ms: int) -> None:
    """Take a proposal out of its site's order, if it is in it."""
    order = order_of(db, proposal.session_id, proposal.site_id)
    set_order(db, log, proposal.session_id, proposal.site_id, without(order, proposal.proposal_id), actor, at_ms)


def ranked_of(db: Database, session_id: SessionId, site_id: SiteId) -> tuple[Proposal, ...]:
    """Return the site's proposals that have a rank, the first first."""
    rows = fetch(
        db,
        "SELECT * FROM proposal WHERE session_id = ? AND site_id = ? AND prioritas IS NOT NULL ORDER BY prioritas",
        (session_id, site_id),
    )
    return tuple(proposal_of(row) for row in rows)


def set_order(
    db: Database, log: OpLog, session_id: SessionId, site_id: SiteId, order: Order, actor: str, at_ms: int
) -> None:
    """Store an order and let the proposals' numbers follow; the same order writes nothing."""
    key = ranking_id(session_id, site_id)
    rows = fetch(db, "SELECT urutan, revision FROM ranking WHERE ranking_id = ?", (key,))
    columns: dict[str, Json] = {"urutan": canonical_json(list(order))}
    if not rows:
        if not order:
            return
        fields: dict[str, Json] = {"session_id": session_id, "site_id": site_id, **columns}
        insert(
            db,
            "ranking",
            {"ranking_id": key, **fields, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1},
        )
        log.append(db, Change(Entity.RANKING, key, 0, created(fields), actor, at_ms))
    else:
        patch = changed({"urutan": rows[0]["urutan"]}, columns)
        if not patch:
            return
        revision: int = rows[0]["revision"]
        db.execute(
            "UPDATE ranking SET urutan = ?, updated_ms = ?, revision = ? WHERE ranking_id = ?",
            (str(columns["urutan"]), at_ms, revision + 1, key),
        )
        log.append(db, Change(Entity.RANKING, key, revision, patch, actor, at_ms))
    _follow(db, session_id, site_id, order)


def follow_orders(db: Database) -> None:
    """Let the numbers of all proposals follow the stored orders, where rows were made again."""
    for row in fetch(db, "SELECT session_id, site_id, urutan FROM ranking"):
        order = tuple(ProposalId(one) for one in json.loads(row["urutan"]))
        _follow(db, SessionId(row["session_id"]), SiteId(row["site_id"]), order)


@dataclass(frozen=True, slots=True)
class _Move:
    at_ms: int
    actor: str
    old: Order
    new: Order


def _moves(db: Database, session_id: SessionId, site_id: SiteId) -> list[_Move]:
    ops = fetch(
        db,
        "SELECT patch, actor, wall_utc FROM op WHERE entity = ? AND entity_id = ? ORDER BY base_rev, wall_utc",
        (Entity.RANKING.value, ranking_id(session_id, site_id)),
    )
    moves = []
    for op in ops:
        old, new = json.loads(op["patch"])["urutan"]
        moves.append(_Move(op["wall_utc"], op["actor"], _order(old), _order(new)))
    return moves


def _order(stored: str | None) -> Order:
    return tuple(ProposalId(one) for one in json.loads(stored or "[]"))


def _place(order: Order, proposal_id: ProposalId) -> int | None:
    return order.index(proposal_id) + 1 if proposal_id in order else None


def _follow(db: Database, session_id: SessionId, site_id: SiteId, order: Order) -> None:
    gone = {row["entity_id"] for row in fetch(db, "SELECT entity_id FROM taken_away WHERE entity = 'proposal'")}
    now = {one: place for place, one in enumerate((one for one in order if one not in gone), start=1)}
    before = fetch(
        db,
        "SELECT proposal_id, prioritas FROM proposal WHERE session_id = ? AND site_id = ? AND prioritas IS NOT NULL",
        (session_id, site_id),
    )
    stood = {row["proposal_id"]: row["prioritas"] for row in before}
    for proposal_id in stood.keys() | now.keys():
        place = now.get(proposal_id)
        if stood.get(proposal_id) != place:
            db.execute("UPDATE proposal SET prioritas = ? WHERE proposal_id = ?", (place, proposal_id))


def _is_rankable(proposal: Proposal) -> bool:
    return proposal.state is ProposalState.RECORDED and proposal.decided.state in RANKABLE
