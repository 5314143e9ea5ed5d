"""Complaints of other channels: one row each, tied to the usulan whose background they are. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.domain.complaint import (
    SOROT,
    Complaint,
    ComplaintFields,
    ComplaintId,
    ComplaintList,
    ComplaintPlan,
    plan_complaints,
)
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId, listed_id
from app.domain.text import QT_TRANSLATE_NOOP


def complaints_of(db: Database, session_id: SessionId) -> tuple[Complaint, ...]:
    """Return all complaints that were taken in for the session, oldest entry first."""
    rows = fetch(db, "SELECT * FROM complaint WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(_complaint(row) for row in rows)


def import_complaints(
    db: Database, log: OpLog, session_id: SessionId, listed: ComplaintList, now: tuple[str, int]
) -> ComplaintPlan:
    """Take over a list and return what was done; the same list again writes nothing. Raises UserError as below."""
    require_session(db, session_id)
    actor, at_ms = now
    listed = replace(listed, complaints=tuple(_storable(one) for one in listed.complaints))
    plan = plan_complaints(listed, complaints_of(db, session_id))
    for fields in plan.new:
        complaint_id = listed_id("aduan", session_id, SOROT, fields.number)
        values: dict[str, Json] = {"session_id": session_id, "kanal": SOROT, **_columns(fields)}
        times = {"created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
        insert(db, "complaint", {"complaint_id": complaint_id, **values, **times})
        log.append(db, Change(Entity.COMPLAINT, complaint_id, 0, created(values), actor, at_ms))
    for before, fields in plan.changed:
        columns = _columns(fields)
        patch = changed(_columns(before.fields), columns)
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        db.execute(
            f"UPDATE complaint SET {assignments}, updated_ms = :at_ms, revision = revision + 1 "
            "WHERE complaint_id = :id",
            {**columns, "at_ms": at_ms, "id": before.complaint_id},
        )
        log.append(db, Change(Entity.COMPLAINT, before.complaint_id, before.revision, patch, actor, at_ms))
    return plan


def link_complaint(
    db: Database,
    log: OpLog,
    complaint_id: ComplaintId,
    proposal_id: ProposalId,
    now: tuple[str, int],
    *,
    is_linked: bool = True,
) -> None:
    """Say that a complaint is the background of a usulan, or take that back.

    Raises UserError if either is not known, or they belong to different sessions.
    """
    actor, at_ms = now
    pair = {"complaint": complaint_id, "proposal": proposal_id}
    both = fetch(
        db,
        "SELECT 1 FROM complaint JOIN proposal USING (session_id) "
        "WHERE complaint_id = :complaint AND proposal_id = :proposal",
        pair,
    )
    if not both:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Pengaduan atau usulan ini tidak ada dalam sesi ini."),
            QT_TRANSLATE_NOOP("store", "Muat ulang daftarnya, lalu pilih lagi."),
        )
    known = fetch(
        db,
        "SELECT berlaku, revision FROM complaint_link WHERE complaint_id = :complaint AND proposal_id = :proposal",
        pair,
    )
    state = int(is_linked)
    if (known[0]["berlaku"] if known else 0) == state:
        return
    revision: int = known[0]["revision"] if known else 0
    db.execute(
        "INSERT INTO complaint_link (complaint_id, proposal_id, berlaku, revision) "
        "VALUES (:complaint, :proposal, :state, 1) ON CONFLICT (complaint_id, proposal_id) "
        "DO UPDATE SET berlaku = excluded.berlaku, revision = revision + 1",
        {**pair, "state": state},
    )
    values: dict[str, Json] = {"complaint_id": complaint_id, "proposal_id": proposal_id, "berlaku": state}
    patch = changed({**values, "berlaku": known[0]["berlaku"]}, values) if known else created(values)
    entity_id = f"{complaint_id}/{proposal_id}"
    log.append(db, Change(Entity.COMPLAINT_LINK, entity_id, revision, patch, actor, at_ms))


def linked_complaints(db: Database, proposal_id: ProposalId) -> tuple[Complaint, ...]:
    """Return the complaints that were said to be the background of a usulan."""
    rows = fetch(
        db,
        "SELECT complaint.* FROM complaint JOIN complaint_link USING (complaint_id) "
        "WHERE proposal_id = ? AND berlaku = 1 ORDER BY position",
        (proposal_id,),
    )
    return tuple(_complaint(row) for row in rows)


def tied_complaints(db: Database, session_id: SessionId) -> Mapping[ProposalId, tuple[Complaint, ...]]:
    """Return for every usulan of the session what was said to be its background."""
    rows = fetch(
        db,
        "SELECT complaint.*, proposal_id FROM complaint JOIN complaint_link USING (complaint_id) "
        "WHERE session_id = ? AND berlaku = 1 ORDER BY position",
        (session_id,),
    )
    tied: dict[ProposalId, tuple[Complaint, ...]] = {}
    for row in rows:
        proposal_id = ProposalId(row["proposal_id"])
        tied[proposal_id] = (*tied.get(proposal_id, ()), _complaint(row))
    return tied


def _storable(fields: ComplaintFields) -> ComplaintFields:
    return replace(
        fields,
        number=storable(fields.number),
        text=storable(fields.text),
        reporter=storable(fields.reporter),
        location=storable(fields.location),
        category=storable(fields.category),
        status=storable(fields.status),
        response=storable(fields.response),
    )


def _columns(fields: ComplaintFields) -> dict[str, Json]:
    return {
        "nomor": fields.number,
        "site_id": fields.site_id,
        "tanggal": fields.reported_on,
        "pelapor": fields.reporter,
        "isi": fields.text,
        "lokasi": fields.location,
        "koordinat": fields.point,
        "kategori": fields.category,
        "status": fields.status,
        "tanggapan": fields.response,
    }


def _complaint(row: Row) -> Complaint:
    return Complaint(
        complaint_id=ComplaintId(row["complaint_id"]),
        channel=row["kanal"],
        fields=ComplaintFields(
            number=row["nomor"],
            text=row["isi"],
            site_id=None if row["site_id"] is None else SiteId(row["site_id"]),
            reported_on=row["tanggal"],
            reporter=row["pelapor"],
            location=row["lokasi"],
            point=row["koordinat"],
            category=row["kategori"],
            status=row["status"],
            response=row["tanggapan"],
        ),
        revision=row["revision"],
    )
