"""The stations a server knows: enrolled by a code that works once, known by a token of which only the hash is kept.

A new token is in force when it is first used, and only then the old one is not: a reply may be lost.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from app.domain.sealing import GENESIS
from app.server.refusal import refused
from app.server.rights import Role
from app.server.tables import DEVICE, ENROLMENT, TOKEN
from app.sync.wire import MAX_ID
from app.sync.wire_replies import ErrorCode

OWN_DEVICE = "server"
"""The identity under which the server writes what is done on its pages; no station can take it."""

ENROL_WITHIN_MS = 24 * 3600 * 1000

MOST_RENEWALS = 20
"""So often one identity may be followed by another: a computer is not put back from a backup every day."""


@dataclass(frozen=True, slots=True)
class Station:
    """A station that showed its token, and how far the server has its log."""

    device_id: str
    role: Role
    last_seq: int
    last_hash: str
    generation: int


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A station that was let in, with its first token."""

    device_id: str
    name: str
    role: Role
    token: str


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A station for whoever runs the server. `is_forked`: two machines were seen to write under its identity.

    `renewed_from` is the identity that it had before it was found to be a copy, "" for one that came by a code.
    """

    device_id: str
    name: str
    role: Role
    last_seq: int
    is_revoked: bool
    is_forked: bool
    renewed_from: str = ""


def known_devices(connection: Connection) -> tuple[KnownDevice, ...]:
    """Return all stations that were ever let in, by their names."""
    found = connection.execute(select(DEVICE).order_by(DEVICE.c.name, DEVICE.c.device_id))
    return tuple(
        KnownDevice(
            one.device_id,
            one.name,
            Role(one.role),
            one.last_seq,
            one.revoked_ms is not None,
            one.forked_ms is not None,
            one.renewed_from or "",
        )
        for one in found
    )


def issue_code(connection: Connection, name: str, role: Role, now_ms: int) -> str:
    """Return a code by which one station can enrol within a day: 80 bits in four groups of four."""
    code = base64.b32encode(secrets.token_bytes(10)).decode()
    values = {"code_hash": _hash(code), "name": name, "role": role.value, "expires_ms": now_ms + ENROL_WITHIN_MS}
    connection.execute(insert(ENROLMENT).values(**values))
    return "-".join(code[at : at + 4] for at in range(0, 16, 4))


def enrol(connection: Connection, code: str, device_id: str, now_ms: int) -> Enrolled:
    """Let in the station that shows the code.

    - The same station may ask again until it first used a token: the reply may have been lost.
    - A station that lost its token enrols again under its identity with a new code.
    - Raises RefusedError for a code that is wrong, used or too old.
    """
    code_hash = _hash(code.replace("-", "").strip().upper())
    found = connection.execute(select(ENROLMENT).where(ENROLMENT.c.code_hash == code_hash)).first()
    if found is None or found.expires_ms < now_ms or found.device_id not in (None, device_id):
        raise refused(ErrorCode.UNAUTHORIZED, "the code is wrong, used or too old")
    _refuse_no_identity(device_id)
    connection.execute(update(ENROLMENT).where(ENROLMENT.c.code_hash == code_hash).values(device_id=device_id))
    if connection.execute(select(DEVICE.c.device_id).where(DEVICE.c.device_id == device_id)).first() is None:
        values = {"device_id": device_id, "name": found.name, "role": found.role, "enrolled_ms": now_ms}
        connection.execute(insert(DEVICE).values(last_seq=0, last_hash=GENESIS, **values))
    else:
        changed = update(DEVICE).where(DEVICE.c.device_id == device_id)
        connection.execute(changed.values(name=found.name, role=found.role, revoked_ms=None, renewed_from=None))
    return Enrolled(device_id, found.name, Role(found.role), _issue(connection, device_id, now_ms))


def renew(connection: Connection, station: Station, device_id: str, now_ms: int) -> Enrolled:
    """Let a station go on under a new identity: its file was copied, or put back, and its log goes two ways.

    - Name and role are those of the identity whose token is shown, which stays in force: its lines are still compared.
    - It may ask again, as its reply may have been lost, until it first wrote under the new identity.
    - Raises RefusedError for an identity that is somebody else's, or in use, and for too many.
    """
    _refuse_no_identity(device_id)
    own = connection.execute(select(DEVICE).where(DEVICE.c.device_id == station.device_id)).one()
    found = connection.execute(select(DEVICE).where(DEVICE.c.device_id == device_id)).first()
    if found is None:
        followers = select(func.count()).select_from(DEVICE).where(DEVICE.c.renewed_from == station.device_id)
        if connection.execute(followers).scalar_one() >= MOST_RENEWALS:
            raise refused(ErrorCode.FORBIDDEN, "this identity was renewed too often: a code is needed")
        values = {"device_id": device_id, "name": own.name, "role": own.role, "enrolled_ms": now_ms}
        values |= {"last_seq": 0, "last_hash": GENESIS, "renewed_from": station.device_id}
        connection.execute(insert(DEVICE).values(**values))
    elif found.renewed_from != station.device_id or found.last_seq > 0 or found.revoked_ms is not None:
        raise refused(ErrorCode.WRONG_DEVICE, "this identity is another station's, or in use")
    return Enrolled(device_id, own.name, Role(own.role), _issue(connection, device_id, now_ms))


def rotate(connection: Connection, station: Station, now_ms: int) -> str:
    """Return a new token. The present one works until the new one is first used."""
    return _issue(connection, station.device_id, now_ms)


def revoke(connection: Connection, device_id: str, now_ms: int) -> None:
    """Let the station in no more, nor any that went on from it without a code. What they sent stays."""
    followers = select(DEVICE.c.device_id).where(DEVICE.c.renewed_from == device_id, DEVICE.c.revoked_ms.is_(None))
    for follower in connection.execute(followers).scalars().all():
        revoke(connection, follower, now_ms)
    connection.execute(update(DEVICE).where(DEVICE.c.device_id == device_id).values(revoked_ms=now_ms))
    connection.execute(delete(TOKEN).where(TOKEN.c.device_id == device_id))
    connection.execute(delete(ENROLMENT).where(ENROLMENT.c.device_id == device_id))


def known_station(connection: Connection, token: str) -> Station:
    """Return whose token this is. Raises RefusedError for one that is not, or no longer, in force."""
    joined = select(DEVICE, TOKEN.c.generation).join(TOKEN, TOKEN.c.device_id == DEVICE.c.device_id)
    found = connection.execute(joined.where(TOKEN.c.token_hash == _hash(token), DEVICE.c.revoked_ms.is_(None))).first()
    if found is None:
        raise refused(ErrorCode.UNAUTHORIZED, "the token is not in force")
    return Station(found.device_id, Role(found.role), found.last_seq, found.last_hash, found.generation)


def is_first_use(connection: Connection, station: Station) -> bool:
    """Tell whether there is something that the use of this token puts out of force."""
    older = select(TOKEN.c.generation).where(*_older(station)).limit(1)
    codes = select(ENROLMENT.c.code_hash).where(ENROLMENT.c.device_id == station.device_id).limit(1)
    return connection.execute(older).first() is not None or connection.execute(codes).first() is not None


def note_use(connection: Connection, station: Station) -> None:
    """Put older tokens and the code of this station out of force. Needs a write transaction."""
    connection.execute(delete(TOKEN).where(*_older(station)))
    connection.execute(delete(ENROLMENT).where(ENROLMENT.c.device_id == station.device_id))


def _refuse_no_identity(device_id: str) -> None:
    if not 0 < len(device_id) <= MAX_ID or device_id == OWN_DEVICE:
        raise refused(ErrorCode.MALFORMED, "device_id: no identity")


def _older(station: Station) -> tuple[ColumnElement[bool], ...]:
    return TOKEN.c.device_id == station.device_id, TOKEN.c.generation < station.generation


def _issue(connection: Connection, device_id: str, now_ms: int) -> str:
    newest = select(func.max(TOKEN.c.generation)).where(TOKEN.c.device_id == device_id)
    generation = (connection.execute(newest).scalar() or 0) + 1
    token = secrets.token_urlsafe(32)
    values = {"token_hash": _hash(token), "device_id": device_id, "generation": generation, "issued_ms": now_ms}
    connection.execute(insert(TOKEN).values(**values))
    return token


def _hash(secret: str) -> str:
    # Plain SHA-256 will do: what is hashed is random and long, nobody can guess it from the hash.
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
