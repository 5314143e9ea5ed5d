"""What the tests of the store put into it, and how they look at what is really in the file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.data.proposal_rows import DEFAULTS
from app.domain.attendance import AttendeeFields, Gender, SaveAttendee
from app.domain.feed import FeedState
from app.domain.floor import FloorEvent, FloorEventKind, Speaker
from app.domain.identity import AttendeeId, ProposalId, RequestId, SessionId, SiteId
from app.domain.line_check import Answer, LineLevel, LineResult
from app.domain.presence import PresenceEvent, PresenceKind
from app.domain.proposal import Field, Origin, ProposalFields, ProposalState, SaveProposal
from app.domain.session import AgendaItem, Session, SpeakingRules
from app.domain.site import Participant, Site, SiteKind, StreamAddress

PEJUANG = SiteId("32.75.06.1003")
BINTARA = SiteId("32.75.02.1004")
SESSION_ID = SessionId("musrenbang-2018")
OPENED_MS = 1_516_669_200_000


@dataclass
class SteppingClock:
    """Goes on by one millisecond each time it is asked."""

    at_ms: int = OPENED_MS

    def now_ms(self) -> int:
        self.at_ms += 1
        return self.at_ms


def site(site_id: SiteId, name: str, short: str) -> Site:
    address = StreamAddress(f"rtsp://10.0.0.1/{short}", user="ruang", credential=f"keyring:{short}")
    return Site(
        site_id,
        SiteKind.KELURAHAN,
        site_id,
        name,
        short,
        "Medan Satria",
        address,
        participants=(Participant("Ibu Sri"),),
    )


def session(session_id: SessionId = SESSION_ID) -> Session:
    return Session(
        session_id=session_id,
        title="Musrenbang Kota Bekasi",
        city="Kota Bekasi",
        agency="Bappeda",
        held_on=date(2018, 1, 23),
        rkpd_year=2019,
        sites=(site(PEJUANG, "Pejuang", "PJG"), site(BINTARA, "Bintara Jaya", "BTJ")),
        agenda=(AgendaItem("Pembukaan", 15),),
        speaking=SpeakingRules(),
    )


COMPLETE = ProposalFields(
    pengusul="Bapak Asep", rw="07", rt="3", permasalahan="Saluran tersumbat", usulan="Normalisasi saluran"
)


def save(
    proposal_id: str,
    fields: ProposalFields = COMPLETE,
    *,
    site_id: SiteId = PEJUANG,
    state: ProposalState = ProposalState.DRAFT,
    request_id: str | None = None,
    session_id: SessionId = SESSION_ID,
    only: frozenset[Field] | None = None,
    origin: Origin | None = None,
    **changes: object,
) -> SaveProposal:
    return SaveProposal(
        proposal_id=ProposalId(proposal_id),
        session_id=session_id,
        site_id=site_id,
        state=state,
        fields=replace(fields, **changes),  # type: ignore[arg-type]
        actor="fasilitator-1",
        request_id=None if request_id is None else RequestId(request_id),
        only=only,
        origin=origin,
    )


def save_attendee(
    attendee_id: str, name: str = "Siti Aminah", site_id: SiteId = PEJUANG, **changes: object
) -> SaveAttendee:
    save_ = SaveAttendee(
        AttendeeId(attendee_id), SESSION_ID, site_id, AttendeeFields(name, "PKK", Gender.FEMALE), "operator"
    )
    return replace(save_, **changes)  # type: ignore[arg-type]


def floor_event(kind: FloorEventKind, at_ms: int, site_id: SiteId = PEJUANG, **changes: object) -> FloorEvent:
    event = FloorEvent(kind, at_ms, RequestId("r-1"), site_id, Speaker("Ibu Sri", "Ketua RW 07"))
    return replace(event, **changes)  # type: ignore[arg-type]


def presence_event(kind: PresenceKind, at_ms: int, site_id: SiteId = PEJUANG) -> PresenceEvent:
    return PresenceEvent(site_id, kind, at_ms)


def line_result(at_ms: int, site_id: SiteId = PEJUANG, **changes: object) -> LineResult:
    level = LineLevel(-24.3, -9.0)
    made = LineResult(site_id, at_ms - 5000, at_ms, Answer.YES, Answer.NO, FeedState.LIVE, level, "dengung")
    return replace(made, **changes)  # type: ignore[arg-type]


def raw(path: Path) -> sqlite3.Connection:
    """Open the file past the store, as an intruder or another program would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def rows(path: Path, sql: str, *parameters: object) -> list[dict[str, Any]]:
    connection = raw(path)
    try:
        return [dict(row) for row in connection.execute(sql, parameters).fetchall()]
    finally:
        connection.close()


def fold(ops: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Play a log of operations, oldest first, into entities. Fails if a patch does not fit what is there."""
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    for op in ops:
        entity = entities.setdefault((op["entity"], op["entity_id"]), {"revision": 0})
        assert op["base_rev"] == entity["revision"]
        entity.setdefault("created_ms", op["wall_utc"])
        defaults = DEFAULTS if op["entity"] == "proposal" and op["base_rev"] else {}
        for name, (old, new) in json.loads(op["patch"]).items():
            assert entity.get(name, defaults.get(name)) == old
            entity[name] = new
        entity["revision"] += 1
        entity["updated_ms"] = op["wall_utc"]
    return entities
