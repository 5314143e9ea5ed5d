"""The city's e-planning on the server: proposals handed in before the session, reviewed, and followed by their number.

All of it is written through `Desk`, so that stations get it by pull.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select

from app.domain.attachment import Photo
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId, uuid7
from app.domain.proposal import (
    EMPTY,
    Decided,
    Decision,
    HandlingLevel,
    ProposalFields,
    ProposalState,
    SaveProposal,
    Urgency,
    WorkKind,
    check,
    check_decision,
    display_number,
    parse_volume,
    with_texts,
)
from app.domain.sealing import Json
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase
from app.server.desk import Desk
from app.server.merge import Row
from app.server.people import Kind, Person
from app.server.review import PROPOSAL, Listed, ReviewQuery, count, find
from app.server.rights import Role
from app.server.stations import OWN_DEVICE
from app.server.tables import BLOB, REVIEW, ROW
from app.sync.wire_replies import OpResult, Outcome

SHORT = "EPL"
"""The letters of a number that the server gave."""

DECISIONS = (Decision.AGREED, Decision.RESERVE, Decision.NOT_AGREED, Decision.POSTPONED)
"""What is decided on the page; the rest is done in the session."""

_TRACKING = re.compile(r"\s*(\d{4})-([A-Za-z]{1,6}-\d{1,9})\s*")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session that stations or Bappeda brought: `sites` are its places by id, in its order."""

    session_id: str
    title: str
    held_on: str
    year: int
    sites: dict[str, str]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What the form says. Texts as they were typed."""

    rt: str
    permasalahan: str
    usulan: str
    lokasi: str
    urgensi: str
    jenis: str
    tingkat: str
    volume: str = ""
    satuan: str = ""


class Planning:
    """Called from: any thread. Raises UserError where a person must mend something."""

    def __init__(self, database: ServerDatabase, files: BlobFiles, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._files = files
        self._now_ms = now_ms

    def sittings(self) -> tuple[Sitting, ...]:
        """Return the sessions that the server knows, the newest first."""
        with self._database.reading() as connection:
            return _sittings(connection)

    def hand_in(self, person: Person, told: HandedIn, photo: Photo | None) -> str:
        """Take a proposal in; return its tracking number."""
        # The photo first: no row points to what is not here.
        sha256 = None if photo is None else self._files.put(photo.content)
        if photo is not None:
            self._files.put(photo.thumbnail)
        with self._database.writing() as connection:
            sitting = next((one for one in _sittings(connection) if person.site_id in one.sites), None)
            if sitting is None:
                raise UserError(
                    "Belum ada sidang untuk wilayah ini.", "Hubungi kelurahan; sidang muncul di sini setelah disiapkan."
                )
            fields = _fields(person, told)
            proposal_id = uuid7(self._now_ms())
            ids = ProposalId(proposal_id), SessionId(sitting.session_id), SiteId(person.site_id)
            check(SaveProposal(*ids, state=ProposalState.RECORDED, fields=fields, actor=person.name))
            desk = Desk(connection, person.kind.role, person.name, self._now_ms())
            sequence = desk.next_seq
            number = display_number(SHORT, sequence)
            values: dict[str, Json] = {
                "session_id": sitting.session_id,
                "site_id": person.site_id,
                "short": SHORT,
                "sequence": sequence,
                "number": number,
                "state": ProposalState.RECORDED.value,
            }
            must_stand(desk.write(PROPOSAL, proposal_id, values | _columns(fields)))
            if photo is not None and sha256 is not None:
                self._attach(connection, desk, proposal_id, photo, sha256)
        return f"{sitting.year}-{number}"

    def own(self, person: Person) -> tuple[Listed, ...]:
        """Return what this person's RW handed in, in every session."""
        with self._database.reading() as connection:
            wanted = select(REVIEW).where(REVIEW.c.site_id == person.site_id, REVIEW.c.rw == person.rw)
            return tuple(Listed(*one) for one in connection.execute(wanted.order_by(REVIEW.c.placed).limit(200)))

    def followed(self, person: Person, tracking: str) -> tuple[Listed, Row] | None:
        """Return the proposal with this tracking number if it is this person's to see."""
        found = _TRACKING.fullmatch(tracking)
        if found is None:
            return None
        with self._database.writing() as connection:
            of_year = [one.session_id for one in _sittings(connection) if str(one.year) == found[1]]
            wanted = select(REVIEW).where(REVIEW.c.number == found[2].upper(), REVIEW.c.session_id.in_(of_year))
            if person.kind is Kind.NEIGHBOURHOOD:
                wanted = wanted.where(REVIEW.c.site_id == person.site_id, REVIEW.c.rw == person.rw)
            listed = connection.execute(wanted).first()
            if listed is None:
                return None
            row = Desk(connection, Role.AUDITOR, "", self._now_ms()).row(PROPOSAL, listed.proposal_id)
            return None if row is None else (Listed(*listed), row)

    def review(self, query: ReviewQuery) -> tuple[tuple[Listed, ...], int]:
        """Return one page of the list and how many there are, at most a thousand."""
        with self._database.reading() as connection:
            return find(connection, query), count(connection, query)

    def decide(self, person: Person, proposal_id: str, state: str, reason: str, *, to_follow: bool) -> None:
        """Say what a proposal's priority is."""
        try:
            decision = Decision(state)
        except ValueError:
            decision = Decision.UNDISCUSSED
        if decision not in DECISIONS:
            raise UserError("Keputusan belum dipilih.", "Pilih salah satu keputusan.")
        with self._database.writing() as connection:
            desk = Desk(connection, person.kind.role, person.name, self._now_ms())
            row = desk.row(PROPOSAL, proposal_id)
            if row is None or row.deleted:
                raise UserError("Usulan itu tidak ada.", "Muat ulang daftarnya.")
            sized = bool(row.fields.get("volume")) and row.fields.get("perkiraan_biaya") is not None
            follows = bool(row.fields.get("menyusul")) or to_follow or sized
            check_decision(Decided(decision, reason=reason), ProposalFields(menyusul=follows))
            values: dict[str, Json] = {
                "keputusan": decision.value,
                "alasan": reason,
                "diputus_ms": self._now_ms(),
                "diputus_oleh": person.name,
            }
            if to_follow and not sized:
                values["menyusul"] = 1
            must_stand(desk.write(PROPOSAL, proposal_id, values))

    def _attach(self, connection: Connection, desk: Desk, proposal_id: str, photo: Photo, sha256: str) -> None:
        small = hashlib.sha256(photo.thumbnail).hexdigest()
        for name, content in ((sha256, photo.content), (small, photo.thumbnail)):
            if connection.execute(select(BLOB.c.sha256).where(BLOB.c.sha256 == name)).first() is None:
                values = {"sha256": name, "size": len(content), "device_id": OWN_DEVICE}
                connection.execute(insert(BLOB).values(stored_ms=self._now_ms(), **values))
        fields: dict[str, Json] = {
            "proposal_id": proposal_id,
            "sha256": sha256,
            "mime": photo.mime,
            "size": len(photo.content),
            "width": photo.width,
            "height": photo.height,
            "caption": "",
            "removed": 0,
            "thumbnail_sha256": small,
            "thumbnail_size": len(photo.thumbnail),
        }
        must_stand(desk.write("attachment", uuid7(self._now_ms()), fields))


def must_stand(result: OpResult | None) -> None:
    """Raise UserError where an operation of a page was not taken in as it is."""
    if result is not None and result.outcome in (Outcome.QUARANTINED, Outcome.CONFLICT):
        raise UserError("Perubahan itu ditolak.", "Muat ulang halaman, lalu coba lagi.")


def _sittings(connection: Connection) -> tuple[Sitting, ...]:
    found = connection.execute(select(ROW.c.entity_id, ROW.c.fields).where(ROW.c.entity == "session", ~ROW.c.deleted))
    sittings: list[Sitting] = []
    for one in found:
        fields = json.loads(one.fields)
        sites = {
            str(site.get("site_id")): str(site.get("name", ""))
            for site in fields.get("sites") or ()
            if isinstance(site, dict)
        }
        year = fields.get("rkpd_year")
        held_on = str(fields.get("held_on") or "")
        sittings.append(
            Sitting(one.entity_id, str(fields.get("title") or ""), held_on, year if isinstance(year, int) else 0, sites)
        )
    return tuple(sorted(sittings, key=lambda one: one.held_on, reverse=True))


def _fields(person: Person, told: HandedIn) -> ProposalFields:
    volume = parse_volume(told.volume)
    texts = {
        "pengusul": person.name,
        "rw": person.rw,
        "rt": told.rt,
        "permasalahan": told.permasalahan,
        "usulan": told.usulan,
        "lokasi": told.lokasi,
        "satuan": told.satuan,
    }
    # NUL is no text that a database keeps.
    clean = {name: text.replace("\0", "").strip() for name, text in texts.items()}
    try:
        return replace(
            with_texts(EMPTY, clean),
            urgensi=Urgency(told.urgensi),
            jenis=WorkKind(told.jenis),
            tingkat=HandlingLevel(told.tingkat),
            volume=volume,
        )
    except ValueError as error:
        raise UserError("Pilihan di formulir tidak dikenal.", "Muat ulang halaman, lalu pilih lagi.") from error


def _columns(fields: ProposalFields) -> dict[str, Json]:
    """Return what is filled, by the columns' names."""
    columns: dict[str, Json] = {
        name: getattr(fields, name)
        for name in ("pengusul", "rw", "rt", "permasalahan", "usulan", "lokasi", "satuan")
        if getattr(fields, name)
    }
    columns |= {"urgensi": fields.urgensi.value, "jenis": fields.jenis.value, "tingkat": fields.tingkat.value}
    if fields.volume is not None:
        plain = format(fields.volume, "f")
        columns["volume"] = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return columns
