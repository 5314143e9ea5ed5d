"""Proposals as they are listed on the server: what is filtered and sorted by stands in columns beside the rows.

The list is made of rows and can be made anew from them at any time; nothing is only here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select

from app.domain.sealing import Json
from app.server.merge import Row
from app.server.tables import REVIEW, ROW

PROPOSAL = "proposal"
PAGE = 50
_BATCH = 1000
_LONGEST = 300
"""Characters of a field in the list; the whole text is in the row."""

_TEXTS = (
    "site_id",
    "number",
    "state",
    "keputusan",
    "urgensi",
    "tingkat",
    "jenis",
    "pengusul",
    "usulan",
    "lokasi",
    "rw",
)


@dataclass(frozen=True, slots=True)
class ReviewQuery:
    """What is looked for. An empty text asks for nothing. `after` is where the page before ended."""

    session_id: str
    site_id: str = ""
    keputusan: str = ""
    urgensi: str = ""
    tingkat: str = ""
    jenis: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal in the list."""

    proposal_id: str
    session_id: str
    site_id: str
    number: str
    state: str
    keputusan: str
    urgensi: str
    tingkat: str
    jenis: str
    pengusul: str
    usulan: str
    lokasi: str
    rw: str
    placed: str


def keep_listed(connection: Connection, new: Iterable[Row], known: Iterable[Row]) -> None:
    """Bring the list up to date with rows that came into being and rows that changed, as they stand now."""
    listed = [row for row in new if row.entity == PROPOSAL]
    changed = [row for row in known if row.entity == PROPOSAL]
    if changed:
        named = delete(REVIEW).where(REVIEW.c.proposal_id == bindparam("gone"))
        connection.execute(named, [{"gone": row.entity_id} for row in changed])
    values = [_values(row.entity_id, row.session_id, row.fields) for row in (*listed, *changed) if not row.deleted]
    if values:
        connection.execute(insert(REVIEW), values)


def list_anew(connection: Connection) -> None:
    """Make the whole list from the rows: for a database of before there was a list."""
    connection.execute(delete(REVIEW))
    rows = select(ROW.c.entity_id, ROW.c.session_id, ROW.c.fields).where(
        ROW.c.entity == PROPOSAL, ROW.c.deleted.is_(False)
    )
    last = ""
    while True:
        batch = connection.execute(rows.where(ROW.c.entity_id > last).order_by(ROW.c.entity_id).limit(_BATCH)).all()
        if not batch:
            return
        values = [_values(one.entity_id, one.session_id, json.loads(one.fields)) for one in batch]
        connection.execute(insert(REVIEW), values)
        last = batch[-1].entity_id


def find(connection: Connection, query: ReviewQuery, limit: int = PAGE) -> tuple[Listed, ...]:
    """Return one page of the list, in the order of the numbers."""
    wanted = select(REVIEW).where(*_conditions(query)).order_by(REVIEW.c.placed).limit(limit)
    if query.after:
        wanted = wanted.where(REVIEW.c.placed > query.after)
    return tuple(Listed(*found) for found in connection.execute(wanted))


def count(connection: Connection, query: ReviewQuery, most: int = 1000) -> int:
    """Return how many there are, counted up to `most`: nobody turns a thousand pages."""
    some = select(REVIEW.c.proposal_id).where(*_conditions(query)).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _conditions(query: ReviewQuery) -> list[ColumnElement[bool]]:
    conditions = [REVIEW.c.session_id == query.session_id]
    for name in ("site_id", "keputusan", "urgensi", "tingkat", "jenis"):
        value: str = getattr(query, name)
        if value:
            conditions.append(REVIEW.c[name] == value)
    return conditions


def _values(proposal_id: str, session_id: str, fields: Mapping[str, Json]) -> dict[str, str]:
    texts = {name: _text(fields.get(name)) for name in _TEXTS}
    if not texts["keputusan"]:
        texts["keputusan"] = "belum_dibahas"
    sequence = fields.get("sequence")
    placed = f"{texts['site_id']}/{sequence if isinstance(sequence, int) else 0:09}/{proposal_id}"
    return {"proposal_id": proposal_id, "session_id": session_id, "placed": placed, **texts}


def _text(value: Json) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""
