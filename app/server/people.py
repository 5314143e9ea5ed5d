"""Who signs in to the pages of the server: people of a neighbourhood, and those of Bappeda."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from app.domain.errors import UserError
from app.server.rights import Role
from app.server.tables import PERSON, VISIT

VISIT_MS = 12 * 3600 * 1000
_N, _R, _P = 1 << 14, 8, 1
"""scrypt: about 50 ms and 16 MiB for each attempt."""

_NOBODY = f"{'A' * 24}${'A' * 44}"
_MAX_LOGIN = 64


class Kind(StrEnum):
    """What somebody does on the pages."""

    NEIGHBOURHOOD = "warga"
    BAPPEDA = "bappeda"

    @property
    def role(self) -> Role:
        """Return with which right this person's changes are taken in."""
        return Role.FASILITATOR if self is Kind.NEIGHBOURHOOD else Role.VERIFIKATOR


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in. `site_id` and `rw` say for whom somebody of a neighbourhood speaks."""

    login: str
    name: str
    kind: Kind
    site_id: str = ""
    rw: str = ""


def add_person(connection: Connection, person: Person) -> str:
    """Let somebody in, with a new password if he is known already; return it. Raises UserError for an odd name."""
    if not 0 < len(person.login) <= _MAX_LOGIN or not person.login.isascii() or not person.login.isalnum():
        raise UserError("Nama masuk tidak dapat dipakai.", "Pakai huruf dan angka saja, misalnya rw07pejuang.")
    if person.kind is Kind.NEIGHBOURHOOD and not (person.site_id and person.rw):
        raise UserError("Wilayah belum disebut.", "Sebut --site dan --rw untuk pengurus RT/RW.")
    password = "-".join(base64.b32encode(secrets.token_bytes(5)).decode().lower() for _ in range(2))
    connection.execute(delete(PERSON).where(PERSON.c.login == person.login))
    connection.execute(delete(VISIT).where(VISIT.c.login == person.login))
    values = {"login": person.login, "name": person.name, "kind": person.kind.value}
    stored = _hashed(password, secrets.token_bytes(16))
    connection.execute(insert(PERSON).values(site_id=person.site_id, rw=person.rw, password=stored, **values))
    return password


def is_right(connection: Connection, login: str, password: str) -> bool:
    """Tell whether this is the password; an unknown name takes as long as a wrong one."""
    found = connection.execute(select(PERSON.c.password).where(PERSON.c.login == login)).first()
    stored = _NOBODY if found is None else found.password
    salt = base64.b64decode(stored.partition("$")[0])
    return hmac.compare_digest(_hashed(password, salt), stored) and found is not None


def begin_visit(connection: Connection, login: str, now_ms: int) -> str:
    """Return the token of a new visit. Needs a write transaction."""
    token = secrets.token_urlsafe(32)
    connection.execute(delete(VISIT).where(VISIT.c.expires_ms <= now_ms))
    connection.execute(insert(VISIT).values(token_hash=_named(token), login=login, expires_ms=now_ms + VISIT_MS))
    return token


def end_visit(connection: Connection, token: str) -> None:
    """End a visit. Needs a write transaction."""
    connection.execute(delete(VISIT).where(VISIT.c.token_hash == _named(token)))


def visitor(connection: Connection, token: str, now_ms: int) -> Person | None:
    """Return whose visit this is, None for a token that is not in force."""
    joined = select(PERSON).join(VISIT, VISIT.c.login == PERSON.c.login)
    found = connection.execute(joined.where(VISIT.c.token_hash == _named(token), VISIT.c.expires_ms > now_ms)).first()
    return None if found is None else Person(found.login, found.name, Kind(found.kind), found.site_id, found.rw)


def form_token(token: str) -> str:
    """Return what a form of this visit carries, so that no page elsewhere can send one."""
    return hmac.new(token.encode(), b"formulir", hashlib.sha256).hexdigest()


def _hashed(password: str, salt: bytes) -> str:
    found = hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=_N, r=_R, p=_P, dklen=32)
    return f"{base64.b64encode(salt).decode()}${base64.b64encode(found).decode()}"


def _named(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
