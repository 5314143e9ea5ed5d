"""The log of the line checks: rows are only ever added."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.sessions import require_sites
from app.data.stored_text import storable
from app.domain.feed import FeedState
from app.domain.identity import SessionId, SiteId, uuid7
from app.domain.line_check import Answer, LineLevel, LineResult


def append_line_results(
    db: Database, log: OpLog, session_id: SessionId, results: Sequence[LineResult], now_ms: int, actor: str
) -> None:
    """Add the results behind those that are there. Raises UserError if session or site is unknown."""
    require_sites(db, session_id, {result.site_id for result in results})
    for result in results:
        result_id = uuid7(now_ms)
        level = result.level
        fields: dict[str, Json] = {
            "session_id": session_id,
            "site_id": result.site_id,
            "opened_ms": result.opened_ms,
            "at_ms": result.at_ms,
            "heard_by_us": result.heard_by_us.value,
            "heard_by_them": result.heard_by_them.value,
            "link": result.link.value,
            # Operations hold no fractions: two programs must write the same digits.
            "typical_tenths": round(level.typical_dbfs * 10) if level else None,
            "loudest_tenths": round(level.loudest_dbfs * 10) if level else None,
            "note": storable(result.note),
        }
        insert(db, "line_result", {**fields, "result_id": result_id})
        log.append(db, Change(Entity.LINE_RESULT, result_id, 0, created(fields), actor, now_ms))


def line_results(db: Database, session_id: SessionId) -> tuple[LineResult, ...]:
    """Return the session's log, oldest first."""
    rows = fetch(db, "SELECT * FROM line_result WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(_result(row) for row in rows)


def _result(row: Row) -> LineResult:
    measured = row["typical_tenths"] is not None
    return LineResult(
        site_id=SiteId(row["site_id"]),
        opened_ms=row["opened_ms"],
        at_ms=row["at_ms"],
        heard_by_us=Answer(row["heard_by_us"]),
        heard_by_them=Answer(row["heard_by_them"]),
        link=FeedState(row["link"]),
        level=LineLevel(row["typical_tenths"] / 10, row["loudest_tenths"] / 10) if measured else None,
        note=row["note"],
    )
