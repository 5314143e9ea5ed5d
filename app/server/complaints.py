"""Complaints of SOROT on the server: a list is taken in once, and tied to the proposals they are the background of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.complaint import Complaint, ComplaintFields, ComplaintId, ComplaintList, plan_complaints
from app.domain.errors import UserError
from app.domain.identity import SiteId, uuid7
from app.domain.sealing import Json
from app.server.database import ServerDatabase
from app.server.desk import Desk
from app.server.people import Person
from app.server.planning import must_stand
from app.server.tables import REVIEW, ROW

CHANNEL = "sorot"
_AT_ONCE = 500
"""So many new or changed ones in one transaction: each is an operation, and meanwhile no station is taken in."""

PAGE = 100
_COMPLAINT, _LINK = "complaint", "complaint_link"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list came to."""

    new: int
    changed: int
    same: int
    bad: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A complaint on the page, with the numbers of the proposals it is tied to."""

    complaint: Complaint
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the complaints of a session, `total` of which there are; `next_after` is "" on the last."""

    shown: tuple[Shown, ...]
    total: int
    next_after: str


class Complaints:
    """Called from: any thread. Raises UserError where a person must mend something."""

    def __init__(self, database: ServerDatabase, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def session_body(self, session_id: str) -> str:
        """Return what stations said of a session, as JSON."""
        with self._database.reading() as connection:
            wanted = select(ROW.c.fields).where(ROW.c.entity == "session", ROW.c.entity_id == session_id)
            found = connection.execute(wanted).first()
        if found is None:
            raise UserError("Sidang itu tidak ada.", "Muat ulang halaman, lalu pilih lagi.")
        return str(found.fields)

    def take(self, person: Person, session_id: str, listed: ComplaintList) -> Taken:
        """Take a list in; the same list again changes nothing."""
        known = tuple(one.complaint for one in self._all(session_id))
        plan = plan_complaints(listed, known)
        wanted: list[tuple[str, dict[str, Json]]] = [
            (uuid7(self._now_ms()), {"session_id": session_id, "kanal": CHANNEL, **_columns(fields)})
            for fields in plan.new
        ]
        wanted += [(before.complaint_id, _columns(fields)) for before, fields in plan.changed]
        # In parts, so that stations get their turn. After a crash the same list brings the rest.
        for first in range(0, len(wanted), _AT_ONCE):
            with self._database.writing() as connection:
                desk = Desk(connection, person.kind.role, person.name, self._now_ms())
                for complaint_id, values in wanted[first : first + _AT_ONCE]:
                    must_stand(desk.write(_COMPLAINT, complaint_id, values))
        return Taken(len(plan.new), len(plan.changed), plan.same, len(plan.bad), plan.elsewhere)

    def link(self, person: Person, session_id: str, complaint_id: str, number: str) -> None:
        """Tie a complaint to the proposal with this number, or untie the two where they are tied."""
        with self._database.writing() as connection:
            wanted = select(REVIEW.c.proposal_id).where(
                REVIEW.c.session_id == session_id, REVIEW.c.number == number.strip().upper()
            )
            proposal = connection.execute(wanted).first()
            desk = Desk(connection, person.kind.role, person.name, self._now_ms())
            if proposal is None or desk.row(_COMPLAINT, complaint_id) is None:
                raise UserError(
                    f"Usulan {number.strip()[:40]} tidak ada dalam sidang ini.",
                    "Tulis nomornya seperti di Tinjau usulan.",
                )
            link_id = f"{complaint_id}/{proposal.proposal_id}"
            before = desk.row(_LINK, link_id)
            is_tied = before is not None and bool(before.fields.get("berlaku"))
            values: dict[str, Json] = {
                "complaint_id": complaint_id,
                "proposal_id": proposal.proposal_id,
                "berlaku": int(not is_tied),
            }
            must_stand(desk.write(_LINK, link_id, values))

    def page(self, session_id: str, after: str = "") -> Page:
        """Return the complaints of a session, the newest numbers first, from the one after `after` on."""
        found = self._all(session_id)
        left = [one for one in found if not after or _place(one) < tuple(after.partition("|")[::2])]
        shown = left[:PAGE]
        return Page(tuple(shown), len(found), "|".join(_place(shown[-1])) if len(left) > PAGE else "")

    def _all(self, session_id: str) -> list[Shown]:
        with self._database.reading() as connection:
            wanted = select(ROW.c.entity, ROW.c.entity_id, ROW.c.revision, ROW.c.fields).where(~ROW.c.deleted)
            mine = connection.execute(wanted.where(ROW.c.entity == _COMPLAINT, ROW.c.session_id == session_id)).all()
            links = connection.execute(wanted.where(ROW.c.entity == _LINK)).all()
            named = select(REVIEW.c.proposal_id, REVIEW.c.number).where(REVIEW.c.session_id == session_id)
            numbers = {one.proposal_id: one.number for one in connection.execute(named)} if links else {}
        tied: dict[str, list[str]] = {}
        for link in links:
            fields = json.loads(link.fields)
            number = numbers.get(str(fields.get("proposal_id")))
            if number is not None and fields.get("berlaku"):
                tied.setdefault(str(fields.get("complaint_id")), []).append(number)
        found = [
            Shown(
                _complaint(one.entity_id, one.revision, json.loads(one.fields)),
                tuple(sorted(tied.get(one.entity_id, ()))),
            )
            for one in mine
        ]
        return sorted(found, key=_place, reverse=True)


def _place(one: Shown) -> tuple[str, ...]:
    # A number of another system may hold anything but our mark.
    return one.complaint.fields.number.replace("|", " "), str(one.complaint.complaint_id)


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


def _complaint(complaint_id: str, revision: int, row: dict[str, Json]) -> Complaint:
    texts = {name: str(row.get(name) or "") for name in _columns(ComplaintFields("", ""))}
    site_id = texts["site_id"]
    fields = ComplaintFields(
        number=texts["nomor"],
        text=texts["isi"],
        site_id=SiteId(site_id) if site_id else None,
        reported_on=texts["tanggal"],
        reporter=texts["pelapor"],
        location=texts["lokasi"],
        point=texts["koordinat"],
        category=texts["kategori"],
        status=texts["status"],
        response=texts["tanggapan"],
    )
    return Complaint(ComplaintId(complaint_id), str(row.get("kanal") or ""), fields, revision)
