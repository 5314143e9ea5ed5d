"""Identifiers: UUIDv7 for rows, plain names for what people name.

An identifier is identity only, never order: two stations' clocks differ, and a
version 7 UUID may run ahead of its clock after a counter overflow.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import NewType
from uuid import UUID, uuid5

SiteId = NewType("SiteId", str)
"""The site's region code, such as `32.75.06.1003`, or a name for a room without one."""

SessionId = NewType("SessionId", str)
RequestId = NewType("RequestId", str)
ProposalId = NewType("ProposalId", str)
AgendaItemId = NewType("AgendaItemId", str)
AttendeeId = NewType("AttendeeId", str)
ResponseId = NewType("ResponseId", str)
AttachmentId = NewType("AttachmentId", str)
NoteId = NewType("NoteId", str)

MAX_SLUG_LENGTH = 64


def slug(text: str) -> str:
    """Return `text` in small letters, digits and hyphens, `MAX_SLUG_LENGTH` at most; "" if it has none of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_SLUG_LENGTH].strip("-")


_LISTED = UUID("6e0f4c3a-8a5d-5c0e-9d0b-3f1c9b7d2a41")
"""The name space of what lists bring. It never changes: with another one every list would come in twice."""


def listed_id(*identity: str) -> str:
    """Return the id (UUID version 5) of what a list names by `identity`.

    It is the same on every station: two that take one list in while they cannot talk make one row of it, not two.
    """
    return str(uuid5(_LISTED, "\0".join(identity)))


def uuid7(now_ms: int, random_bits: int | None = None) -> str:
    """Return a version 7 UUID (RFC 9562, section 5.7) for `now_ms`, Unix milliseconds.

    `random_bits` (74 bits) is for tests; by default it comes from `secrets`.
    The standard library has this only from Python 3.14.
    """
    if not 0 <= now_ms < 1 << 48:
        raise ValueError(f"now_ms is outside 48 bits: {now_ms}")
    random = secrets.randbits(74) if random_bits is None else random_bits
    random_a, random_b = random >> 62 & 0xFFF, random & (1 << 62) - 1
    digits = f"{now_ms << 80 | 7 << 76 | random_a << 64 | 0b10 << 62 | random_b:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
