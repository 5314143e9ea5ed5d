"""Proposals: one row each, one operation for every change, found by words, number or RW."""

from __future__ import annotations

from dataclasses import replace

from app.data.database import Database, Value, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.proposal_rows import filled, mutable, proposal_of, storable_fields, storable_origin
from app.data.search import Wanted, wanted
from app.data.sessions import require_sites
from app.data.vocabulary import Vocabulary
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.proposal import (
    IN_SESSION,
    Proposal,
    ProposalQuery,
    ProposalState,
    SaveProposal,
    check,
    check_decision,
    display_number,
    edited,
)
from app.domain.text import QT_TRANSLATE_NOOP

SEQUENCE_STEP = 1_000_000_000
"""Added to the sequence of a proposal whose number another station's had first; see `shown_rows`."""

_GIVEN_OUT = f"sequence < {SEQUENCE_STEP}"


def save_proposal(db: Database, log: OpLog, save: SaveProposal, at_ms: int) -> Proposal:
    """Create or change a proposal and return it as it is stored now.

    - It gets its number at its first save and keeps it; no number is given out twice.
    - A filed proposal stays filed: a later save as a draft keeps it so and must be complete.
    - The turn it was raised in is the first that is named; later saves do not move it.
    - Of a stored proposal, only the fields in `save.only` are changed.
    - A save that changes nothing writes nothing and returns the row.
    - Raises UserError for what `domain.proposal.check` refuses, what the decision that was taken does not
      allow (`check_decision`), an unknown session or site, a site other than the one it was raised at, a
      number that is no plain number, and a row of another system that is a proposal already.
    """
    fields = storable_fields(save.fields)
    if fields is not save.fields or save.origin is not None:
        save = replace(save, fields=fields, origin=None if save.origin is None else storable_origin(save.origin))
    _refuse_double(db, save)
    before = find_proposal(db, save.proposal_id)
    if before is None:
        check(save)
        return _create(db, log, save, at_ms)
    if save.only is not None:
        save = replace(save, fields=edited(before.fields, save.fields, save.only))
    if before.state is ProposalState.RECORDED:
        save = replace(save, state=ProposalState.RECORDED)
    check(save)
    check_decision(before.decided, save.fields)
    if (save.session_id, save.site_id) != (before.session_id, before.site_id):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} dicatat untuk lokasi lain.").format(number=before.number),
            QT_TRANSLATE_NOOP("store", "Buat usulan baru untuk lokasi ini."),
        )
    after = replace(
        before,
        state=save.state,
        fields=save.fields,
        request_id=before.request_id or save.request_id,
        origin=before.origin if save.origin is None else save.origin,
    )
    return write_change(db, log, before, after, save.actor, at_ms)


def _refuse_double(db: Database, save: SaveProposal) -> None:
    if save.origin is None or not save.origin.external_id:
        return
    known = fetch(
        db,
        "SELECT number FROM proposal "
        "WHERE session_id = ? AND asal_sistem = ? AND asal_id = ? AND asal_id <> '' AND proposal_id <> ?",
        (save.session_id, save.origin.source.value, save.origin.external_id, save.proposal_id),
    )
    if known:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {id} dari sumber itu sudah ada: {number}.").format(
                id=save.origin.external_id, number=known[0]["number"]
            ),
            QT_TRANSLATE_NOOP("store", "Ubah usulan yang sudah ada itu."),
        )


def find_proposal(db: Database, proposal_id: ProposalId) -> Proposal | None:
    """Return the proposal, None if the id is unknown."""
    rows = fetch(db, "SELECT * FROM proposal WHERE proposal_id = ?", (proposal_id,))
    return proposal_of(rows[0]) if rows else None


def require_proposal(db: Database, proposal_id: ProposalId) -> Proposal:
    """Return the proposal. Raises UserError if the id is unknown."""
    proposal = find_proposal(db, proposal_id)
    if proposal is None:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan itu tidak ada."),
            QT_TRANSLATE_NOOP("store", "Muat ulang daftar usulan, lalu pilih lagi."),
        )
    return proposal


def write_change(db: Database, log: OpLog, before: Proposal, after: Proposal, actor: str, at_ms: int) -> Proposal:
    """Write what differs as one operation and return the row; nothing is written where nothing differs."""
    columns = mutable(after)
    patch = changed(mutable(before), columns)
    if not patch:
        return before
    after = replace(after, updated_ms=at_ms, revision=before.revision + 1)
    values: dict[str, Json] = {name: columns[name] for name in patch}
    values |= {"updated_ms": after.updated_ms, "revision": after.revision}
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(
        f"UPDATE proposal SET {assignments} WHERE proposal_id = :proposal_id",
        {**values, "proposal_id": before.proposal_id},
    )
    log.append(db, Change(Entity.PROPOSAL, before.proposal_id, before.revision, patch, actor, at_ms))
    return after


def _create(db: Database, log: OpLog, save: SaveProposal, at_ms: int) -> Proposal:
    short = require_sites(db, save.session_id, {save.site_id})[save.site_id].short
    sequence = last_sequence(db, save.session_id, save.site_id, short) + 1
    proposal = Proposal(
        proposal_id=save.proposal_id,
        session_id=save.session_id,
        site_id=save.site_id,
        number=display_number(short, sequence),
        state=save.state,
        fields=save.fields,
        request_id=save.request_id,
        created_ms=at_ms,
        updated_ms=at_ms,
        revision=1,
        origin=save.origin or IN_SESSION,
    )
    insert_proposal(db, log, proposal, short, sequence, save.actor)
    return proposal


def last_sequence(db: Database, session_id: SessionId, site_id: SiteId, short: str) -> int:
    """Return the last number that was given out for a site, 0 before the first."""
    # Also past the numbers of another site that had these letters in an earlier session file.
    taken = fetch(
        db,
        # Two searches, each of which an index answers; an OR would walk through the whole session.
        "SELECT max(sequence) AS sequence FROM ("
        f"SELECT max(sequence) AS sequence FROM proposal WHERE session_id = ? AND site_id = ? AND {_GIVEN_OUT}"
        " UNION ALL SELECT sequence FROM (SELECT sequence FROM proposal"
        f" WHERE session_id = ? AND short = ? COLLATE NOCASE AND {_GIVEN_OUT} ORDER BY sequence DESC LIMIT 1)"
        # A number that was said aloud is given out once, also where its proposal was deleted.
        " UNION ALL SELECT row ->> 'sequence' FROM taken_away WHERE entity = 'proposal'"
        " AND row ->> 'session_id' = ? AND row ->> 'short' = ? COLLATE NOCASE"
        f" AND row ->> 'sequence' < {SEQUENCE_STEP})",
        (*(session_id, site_id, session_id, short), *(session_id, short)),
    )[0]["sequence"]
    return int(taken or 0)


def insert_proposal(db: Database, log: OpLog, proposal: Proposal, short: str, sequence: int, actor: str) -> None:
    """Write a new proposal, whose number is made of `short` and `sequence`, and the operation that brings it."""
    fields: dict[str, Json] = {
        "session_id": proposal.session_id,
        "site_id": proposal.site_id,
        "short": short,
        "sequence": sequence,
        "number": proposal.number,
    }
    columns = mutable(proposal)
    times = {"created_ms": proposal.created_ms, "updated_ms": proposal.updated_ms, "revision": proposal.revision}
    insert(db, "proposal", {"proposal_id": proposal.proposal_id, **fields, **columns, **times})
    patch = created({**fields, **filled(columns)})
    log.append(db, Change(Entity.PROPOSAL, proposal.proposal_id, 0, patch, actor, proposal.created_ms))


def find_proposals(db: Database, query: ProposalQuery, vocabulary: Vocabulary | None = None) -> tuple[Proposal, ...]:
    """Return the matching proposals, the newest number first. Needs `search.register_functions`.

    If there are none, a `vocabulary` finds those with words that are spelt nearly so.
    """
    exact = _matching(db, query, wanted(db, query.text))
    if exact or vocabulary is None or not query.text.strip():
        return exact
    vocabulary.catch_up(db)
    return _matching(db, query, wanted(db, query.text, vocabulary.near))


def _matching(db: Database, query: ProposalQuery, found: Wanted) -> tuple[Proposal, ...]:
    # The plus keeps an index of sessions out: it would have to be sorted whole, for the newest few hundred rows.
    where = ["session_id = ?" if query.site_id is not None else "+session_id = ?"]
    parameters: list[Value] = [query.session_id]
    source, newest = "proposal", "position"
    if found.match:
        # In this order of the join the index gives its rows newest first, and the rest is never asked for.
        source, newest = "proposal_fts CROSS JOIN proposal ON position = proposal_fts.rowid", "proposal_fts.rowid"
        where.append("proposal_fts MATCH ?")
        parameters.append(found.match)
    if query.site_id is not None:
        where.append("site_id = ?")
        parameters.append(query.site_id)
    if query.state is not None:
        where.append("state = ?")
        parameters.append(query.state.value)
    if query.own:
        where.append("EXISTS (SELECT 1 FROM op WHERE entity = 'proposal' AND entity_id = proposal_id AND base_rev = 0)")
    for condition in found.conditions:
        where.append(condition.sql)
        parameters.extend(condition.parameters)
    parameters.append(max(0, query.limit))
    # As the index of changes has them: in any other order the whole session would have to be sorted.
    by_change = "updated_ms DESC, proposal.site_id DESC, proposal_id DESC"
    order = by_change if query.by_change else f"{newest} DESC"
    sql = f"SELECT proposal.* FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?"
    return tuple(proposal_of(row) for row in fetch(db, sql, parameters))


def site_proposals(db: Database, session_id: SessionId, site_id: SiteId) -> tuple[Proposal, ...]:
    """Return a site's proposals in the order of discussion: by rank, then those without one by their numbers."""
    rows = fetch(
        db,
        "SELECT * FROM proposal WHERE session_id = ? AND site_id = ? ORDER BY prioritas IS NULL, prioritas, sequence",
        (session_id, site_id),
    )
    return tuple(proposal_of(row) for row in rows)


def count_recorded(db: Database, session_id: SessionId) -> int:
    """Count the proposals of a session that are filed."""
    row = fetch(
        db,
        # Two indexes answer it: to look at each proposal's state takes 0.1 s of a hundred thousand, after every save.
        "SELECT (SELECT count(*) FROM proposal WHERE session_id = ?)"
        " - (SELECT count(*) FROM proposal WHERE session_id = ? AND state = 'draf') AS count",
        (session_id, session_id),
    )[0]
    return int(row["count"])


def proposals_of(db: Database, session_id: SessionId) -> tuple[Proposal, ...]:
    """Return all proposals of the session, oldest first."""
    rows = fetch(db, "SELECT * FROM proposal WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(proposal_of(row) for row in rows)
