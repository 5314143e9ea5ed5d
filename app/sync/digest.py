"""What two copies of a session are compared by: a count, and a sum that does not depend on the order of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from app.domain.sealing import Json, canonical_json

_SPACE = 1 << 256
NOTHING = "0" * 64
"""The digest of a session without rows."""


def row_mark(entity: str, entity_id: str, fields: Mapping[str, Json]) -> str:
    """Return the mark of a row: SHA-256 of the canonical JSON of `[entity, entity_id, fields]`, in hexadecimal."""
    return hashlib.sha256(canonical_json([entity, entity_id, dict(fields)]).encode()).hexdigest()


def with_mark(digest: str, mark: str) -> str:
    """Return the digest with one row more: the sum of the marks modulo 2²⁵⁶, as 64 hexadecimal digits."""
    return f"{(int(digest, 16) + int(mark, 16)) % _SPACE:064x}"


def without_mark(digest: str, mark: str) -> str:
    """Return the digest with one row less."""
    return f"{(int(digest, 16) - int(mark, 16)) % _SPACE:064x}"
