"""Hand out what changed since a cursor: the newest state of each row once, and at the end what it must add up to."""

from __future__ import annotations

import base64
import binascii
import json

from sqlalchemy import Connection, select

from app.domain.sealing import canonical_json
from app.server.refusal import RefusedError, refused
from app.server.tables import DIGEST, ROW, SERVER
from app.sync.strict_json import MalformedError, integer, read_object, text
from app.sync.wire import MAX_ID
from app.sync.wire_replies import MAX_PULL, ErrorCode, PullPage, Refusal, RowState, SessionDigest

_COLUMNS = (
    ROW.c.entity,
    ROW.c.entity_id,
    ROW.c.session_id,
    ROW.c.revision,
    ROW.c.change_no,
    ROW.c.deleted,
    ROW.c.fields,
)
"""What a station gets of a row; the rest is as long again."""


def read_feed(connection: Connection, cursor: str, limit: int) -> PullPage:
    """Return the next page after `cursor`, "" for the first. Needs a read transaction: the page is of one moment.

    Raises RefusedError for a cursor that is none, and for one of before the server was restored.
    """
    server = connection.execute(select(SERVER)).one()
    since = _position(cursor, server.epoch, server.change_no)
    limit = max(1, min(limit, MAX_PULL))
    wanted = select(*_COLUMNS).where(ROW.c.change_no > since).order_by(ROW.c.change_no).limit(limit + 1)
    found = connection.execute(wanted).all()
    has_more = len(found) > limit
    rows = tuple(
        RowState(
            entity=one.entity,
            entity_id=one.entity_id,
            session_id=one.session_id,
            revision=one.revision,
            change_no=one.change_no,
            deleted=bool(one.deleted),
            fields={} if one.deleted else json.loads(one.fields),
        )
        for one in found[:limit]
    )
    # The numbers of operations lie between those of rows: at the end the cursor goes past them all.
    position = rows[-1].change_no if has_more else server.change_no
    return PullPage(rows, _cursor(server.epoch, position), has_more, () if has_more else _digests(connection))


def _digests(connection: Connection) -> tuple[SessionDigest, ...]:
    found = connection.execute(select(DIGEST).order_by(DIGEST.c.session_id))
    return tuple(SessionDigest(one.session_id, one.row_count, one.digest) for one in found)


def _cursor(epoch: str, change_no: int) -> str:
    return base64.urlsafe_b64encode(canonical_json({"e": epoch, "n": change_no}).encode()).decode()


def _position(cursor: str, epoch: str, newest: int) -> int:
    if not cursor:
        return 0
    try:
        fields = read_object(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
        of_epoch, position = text(fields, "e", MAX_ID), integer(fields, "n")
    except (MalformedError, binascii.Error, UnicodeEncodeError) as error:
        raise refused(ErrorCode.MALFORMED, "cursor: not one of ours") from error
    # A cursor beyond the newest change: the file was put back by hand, without a new epoch.
    if of_epoch != epoch or position > newest:
        raise RefusedError(Refusal(ErrorCode.EPOCH, "the server was restored: pull from the beginning", epoch))
    return position
