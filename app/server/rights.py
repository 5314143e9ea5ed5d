"""Who may do what: every operation and every request is asked for here, and what is not named is refused.

Pure. The table for people is `docs/hak-akses.md`; a test holds the two together. A role can do no more through
sync than at the screen (sync design, I18).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.sync.wire import DELETED, Operation


class Role(StrEnum):
    """What somebody is to the server."""

    OPERATOR = "operator"
    FASILITATOR = "fasilitator"
    VERIFIKATOR = "verifikator"
    ADMIN = "admin"
    IMPORTIR = "importir"
    AUDITOR = "auditor"


class Deed(StrEnum):
    """What an operation does to a row."""

    CREATE = "buat"
    CHANGE = "ubah"
    DELETE = "hapus"
    """Also to bring back what was deleted."""


class Request(StrEnum):
    """What is asked of the server beside operations."""

    SYNC = "sinkron"
    """Hello, push, pull, a new token. What a push holds is asked for operation by operation."""
    READ_BLOB = "baca_foto"
    WRITE_BLOB = "kirim_foto"


WRITERS = frozenset(Role) - {Role.AUDITOR}

DECISION_FIELDS = frozenset(
    {
        "keputusan",
        "kode_alasan",
        "alasan",
        "digabung_ke",
        "dialihkan_ke",
        "nomor_rujukan",
        "penanggung_jawab",
        "tenggat",
        "diputus_ms",
        "diputus_oleh",
    }
)
"""The fields of a proposal that say what was decided about it."""

DECIDERS = frozenset({Role.OPERATOR, Role.VERIFIKATOR, Role.ADMIN})

_C, _CU, _ALL = frozenset({Deed.CREATE}), frozenset({Deed.CREATE, Deed.CHANGE}), frozenset(Deed)
_EVERYONE_WRITING = dict.fromkeys(WRITERS, _CU)
_IN_CHARGE = {Role.OPERATOR: _ALL, Role.ADMIN: _ALL}

ENTITIES: Mapping[str, Mapping[Role, frozenset[Deed]]] = {
    # A station that opens the same session file brings the row along; what stands already it cannot change so.
    "session": {**_IN_CHARGE, Role.FASILITATOR: _C},
    "session_run": {**_IN_CHARGE, Role.FASILITATOR: _CU},
    # Logs: nobody changes or deletes a line, a correction is a new one.
    "floor_event": dict.fromkeys(_IN_CHARGE, _C),
    "presence_event": dict.fromkeys(_IN_CHARGE, _C),
    "line_result": dict.fromkeys(_IN_CHARGE, _C),
    "agenda_event": dict.fromkeys(_IN_CHARGE, _C),
    "attendee": {**_IN_CHARGE, Role.FASILITATOR: _CU},
    "proposal": {**_EVERYONE_WRITING, **_IN_CHARGE},
    "attachment": {**_EVERYONE_WRITING, **_IN_CHARGE},
    "ranking": {**_IN_CHARGE, Role.VERIFIKATOR: _CU},
    "assessment": {**_IN_CHARGE, Role.VERIFIKATOR: _CU},
    "response": {**_IN_CHARGE, Role.FASILITATOR: _CU, Role.VERIFIKATOR: _CU},
    "reference": {**_IN_CHARGE, Role.IMPORTIR: _CU},
    "import_run": {**dict.fromkeys(_IN_CHARGE, _C), Role.IMPORTIR: _C},
    "quarantine": {**_IN_CHARGE, Role.IMPORTIR: _CU},
    "complaint": {**_IN_CHARGE, Role.VERIFIKATOR: _CU, Role.IMPORTIR: _CU},
    "complaint_link": {**_EVERYONE_WRITING, **_IN_CHARGE},
    "operator_note": dict.fromkeys(_IN_CHARGE, _C),
    # An edit is given back to the log, never deleted.
    "minutes_edit": {**dict.fromkeys(_IN_CHARGE, _CU), Role.FASILITATOR: _CU},
    "minutes_setting": {**dict.fromkeys(_IN_CHARGE, _CU), Role.FASILITATOR: _CU},
    "minutes_stage": dict.fromkeys(_IN_CHARGE, _C),
    "minutes_addendum": dict.fromkeys(_IN_CHARGE, _C),
}
"""For each entity, what each role may do. Conflicts are not here: see `may_resolve`."""

OTHER_ENTITIES: Mapping[Role, frozenset[Deed]] = _IN_CHARGE
"""What holds for entities that this server does not know yet: those of a newer station."""

REQUESTS: Mapping[Request, frozenset[Role]] = {
    Request.SYNC: frozenset(Role),
    Request.READ_BLOB: frozenset(Role),
    Request.WRITE_BLOB: WRITERS,
}


def deed_of(op: Operation) -> Deed:
    """Return what the operation does to its row."""
    if DELETED in op.patch:
        return Deed.DELETE
    return Deed.CREATE if op.base_rev == 0 else Deed.CHANGE


def may_do(role: Role, op: Operation) -> bool:
    """Tell whether a station of this role may do this to a row that is no conflict."""
    if deed_of(op) not in ENTITIES.get(op.entity, OTHER_ENTITIES).get(role, frozenset()):
        return False
    return all(_may_set(role, op.entity, name) for name in op.patch)


def may_resolve(role: Role, entity: str, field: str) -> bool:
    """Tell whether this role may end a conflict about this field of such a row: whoever may change it."""
    deed = Deed.DELETE if field == DELETED else Deed.CHANGE
    return deed in ENTITIES.get(entity, OTHER_ENTITIES).get(role, frozenset()) and _may_set(role, entity, field)


def may_ask(role: Role, request: Request) -> bool:
    """Tell whether a station of this role may ask for this."""
    return role in REQUESTS[request]


def _may_set(role: Role, entity: str, field: str) -> bool:
    return entity != "proposal" or field not in DECISION_FIELDS or role in DECIDERS
