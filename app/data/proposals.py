"""Proposals: one row each, one operation for every change, found by words, number or RW."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.data.database import Database, Row, Value, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.search import conditions
from app.data.sessions import require_sites
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.proposal import (
    Proposal,
    ProposalFields,
    ProposalQuery,
    ProposalState,
    SaveProposal,
    Urgency,
    check,
    display_number,
)
from app.domain.text import QT_TRANSLATE_NOOP

_MAX_VOLUME_DIGITS = 40


def save_proposal(db: Database, log: OpLog, save: SaveProposal, at_ms: int) -> Proposal:
    """Create or change a proposal and return it as it is stored now.

    - It gets its number at its first save and keeps it; no number is given out twice.
    - A filed proposal stays filed: a later save as a draft keeps it so and must be complete.
    - The turn it was raised in is the first that is named; later saves do not move it.
    - A save that changes nothing writes nothing and returns the row.
    - Raises UserError for what `domain.proposal.check` refuses, an unknown session or site, a
      site other than the one it was raised at, and a volume that is no plain number.
    """
    save = replace(save, fields=_storable_fields(save.fields))
    rows = fetch(db, "SELECT * FROM proposal WHERE proposal_id = ?", (save.proposal_id,))
    if not rows:
        check(save)
        return _create(db, log, save, at_ms)
    before = _proposal(rows[0])
    if before.state is ProposalState.RECORDED:
        save = replace(save, state=ProposalState.RECORDED)
    check(save)
    if (save.session_id, save.site_id) != (before.session_id, before.site_id):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} dicatat untuk lokasi lain.").format(number=before.number),
            QT_TRANSLATE_NOOP("store", "Buat usulan baru untuk lokasi ini."),
        )
    return _change(db, log, before, save, at_ms)


def _create(db: Database, log: OpLog, save: SaveProposal, at_ms: int) -> Proposal:
    short = require_sites(db, save.session_id, {save.site_id})[save.site_id].short
    # Also past the numbers of another site that had these letters in an earlier session file.
    taken = fetch(
        db,
        "SELECT max(sequence) AS sequence FROM proposal WHERE session_id = ? AND (site_id = ? OR short = ?)",
        (save.session_id, save.site_id, short),
    )[0]["sequence"]
    sequence: int = (taken or 0) + 1
    fields: dict[str, Json] = {
        "session_id": save.session_id,
        "site_id": save.site_id,
        "short": short,
        "sequence": sequence,
        "number": display_number(short, sequence),
        **_mutable(save.state, save.fields, save.request_id),
    }
    row = {"proposal_id": save.proposal_id, **fields, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
    insert(db, "proposal", row)
    log.append(db, Change(Entity.PROPOSAL, save.proposal_id, 0, created(fields), save.actor, at_ms))
    return _proposal(row)


def _change(db: Database, log: OpLog, before: Proposal, save: SaveProposal, at_ms: int) -> Proposal:
    request_id = before.request_id or save.request_id
    patch = changed(
        _mutable(before.state, before.fields, before.request_id), _mutable(save.state, save.fields, request_id)
    )
    if not patch:
        return before
    after = replace(
        before,
        state=save.state,
        fields=save.fields,
        request_id=request_id,
        updated_ms=at_ms,
        revision=before.revision + 1,
    )
    columns = {
        **_mutable(after.state, after.fields, after.request_id),
        "updated_ms": after.updated_ms,
        "revision": after.revision,
    }
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    db.execute(
        f"UPDATE proposal SET {assignments} WHERE proposal_id = :proposal_id",
        {**columns, "proposal_id": before.proposal_id},
    )
    log.append(db, Change(Entity.PROPOSAL, before.proposal_id, before.revision, patch, save.actor, at_ms))
    return after


def find_proposals(db: Database, query: ProposalQuery) -> tuple[Proposal, ...]:
    """Return the matching proposals, the newest number first. Needs `search.register_functions`."""
    where = ["session_id = ?"]
    parameters: list[Value] = [query.session_id]
    if query.site_id is not None:
        where.append("site_id = ?")
        parameters.append(query.site_id)
    for condition in conditions(query.text):
        where.append(condition.sql)
        parameters.extend(condition.parameters)
    parameters.append(max(0, query.limit))
    sql = f"SELECT * FROM proposal WHERE {' AND '.join(where)} ORDER BY position DESC LIMIT ?"
    return tuple(_proposal(row) for row in fetch(db, sql, parameters))


def proposals_of(db: Database, session_id: SessionId) -> tuple[Proposal, ...]:
    """Return all proposals of the session, oldest first."""
    rows = fetch(db, "SELECT * FROM proposal WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(_proposal(row) for row in rows)


def _storable_fields(fields: ProposalFields) -> ProposalFields:
    return replace(
        fields,
        pengusul=storable(fields.pengusul),
        rw=storable(fields.rw),
        rt=storable(fields.rt),
        permasalahan=storable(fields.permasalahan),
        usulan=storable(fields.usulan),
        lokasi=storable(fields.lokasi),
        volume=None if fields.volume is None else Decimal(canonical_volume(fields.volume)),
        satuan=storable(fields.satuan),
    )


def canonical_volume(volume: Decimal) -> str:
    """Return the one way a number is stored: no exponent, no needless zeros, no minus zero.

    Raises UserError if it is not finite or would need more than 40 digits.
    """
    if volume.is_zero():
        return "0"
    if not volume.is_finite() or abs(volume.adjusted()) > _MAX_VOLUME_DIGITS:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Volume tidak terbaca."),
            QT_TRANSLATE_NOOP("proposal", "Tulis angka saja, misalnya 320 atau 1.250,5; satuannya di isian Satuan."),
        )
    plain = format(volume, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _mutable(state: ProposalState, fields: ProposalFields, request_id: RequestId | None) -> dict[str, Json]:
    """Return what a save may change, by the columns' names."""
    return {
        "state": state.value,
        "pengusul": fields.pengusul,
        "rw": fields.rw,
        "rt": fields.rt,
        "permasalahan": fields.permasalahan,
        "usulan": fields.usulan,
        "lokasi": fields.lokasi,
        "urgensi": fields.urgensi.value,
        "volume": None if fields.volume is None else canonical_volume(fields.volume),
        "satuan": fields.satuan,
        "request_id": request_id,
    }


def _proposal(row: Row) -> Proposal:
    return Proposal(
        proposal_id=ProposalId(row["proposal_id"]),
        session_id=SessionId(row["session_id"]),
        site_id=SiteId(row["site_id"]),
        number=row["number"],
        state=ProposalState(row["state"]),
        fields=ProposalFields(
            pengusul=row["pengusul"],
            rw=row["rw"],
            rt=row["rt"],
            permasalahan=row["permasalahan"],
            usulan=row["usulan"],
            lokasi=row["lokasi"],
            urgensi=Urgency(row["urgensi"]),
            volume=None if row["volume"] is None else Decimal(row["volume"]),
            satuan=row["satuan"],
        ),
        request_id=None if row["request_id"] is None else RequestId(row["request_id"]),
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
        revision=row["revision"],
    )
