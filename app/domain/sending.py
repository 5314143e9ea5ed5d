"""What is not yet with the server, and what became of what was sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SessionId


@dataclass(frozen=True, slots=True)
class Unsent:
    """What of this computer's records the server does not have yet, and what a person still has to settle.

    - `operations`, `photos` and `documents` (contents of final minutes) are those that were not acknowledged; 0
      without a server means nothing.
    - `conflicts` are open: two stations wrote different values into one field, and nobody chose yet.
    - `put_aside` are operations that the server keeps but could not apply.
    """

    is_enrolled: bool = False
    operations: int = 0
    photos: int = 0
    conflicts: int = 0
    put_aside: int = 0
    documents: int = 0

    @property
    def waiting(self) -> int:
        """Return how much waits to be sent."""
        return self.operations + self.photos + self.documents


class SyncPhase(StrEnum):
    """What the exchange with the server is doing."""

    OFF = "off"
    """This computer is not enrolled at a server."""
    PAUSED = "paused"
    SENDING = "sending"
    RECEIVING = "receiving"
    PHOTOS = "photos"
    RESTING = "resting"
    """The last exchange went well; the next follows by itself."""
    WAITING = "waiting"
    """It failed for a reason that passes; it is tried again by itself."""
    ASKING = "asking"
    """The server wants to take away so many rows that a person has to agree."""
    STOPPED = "stopped"
    """A person has to do something first."""


@dataclass(frozen=True, slots=True)
class Deletions:
    """What the server wants to take off this computer's lists: `rows` of the `of` that it shares with it."""

    rows: int
    of: int


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The exchange as a screen shows it. Times are Unix milliseconds.

    - `done` of `total` bytes of files are at the server, `fetched` of `to_fetch` came from it: of those that are under
      way, equal where none is. The first of each pair never gets less while files are under way.
    - `is_agreed`: the last exchange ended with the same digests here and there.
    - `message` and `advice` are of the last trouble, empty when there is none.
    - `is_renewed`: since the program started this station had to take a new identity, and has it.
    - `clock_off_s`: how far this computer's clock is ahead of the server's.
    """

    phase: SyncPhase = SyncPhase.OFF
    unsent: Unsent = Unsent()
    is_agreed: bool = False
    agreed_ms: int | None = None
    done: int = 0
    total: int = 0
    fetched: int = 0
    to_fetch: int = 0
    message: str = ""
    advice: str = ""
    next_try_ms: int | None = None
    deletions: Deletions | None = None
    clock_off_s: int = 0
    address: str = ""
    station: str = ""
    is_renewed: bool = False

    @property
    def is_all_sent(self) -> bool:
        """Tell whether the server has everything and both sides hold the same."""
        return self.unsent.is_enrolled and self.is_agreed and not self.unsent.waiting


class Side(StrEnum):
    """Which of two values of a field a person takes."""

    KEPT = "kept"
    OTHER = "other"
    THIRD = "third"


OWN = "\N{HOUSE BUILDING}"
"""What stands for this computer's own station: no server gives out such a name."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of two values of a field: what it is, and whose. `station` is OWN for this one, "" where it is not known."""

    value: str
    station: str
    actor: str
    at_ms: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two stations wrote different values into one field of one row; `title` is how the row is called.

    `part` is the name of a setting of the documents: their values stand in one field, whatever they say.
    """

    conflict_id: str
    revision: int
    session_id: SessionId
    entity: str
    entity_id: str
    title: str
    field: str
    base: str
    kept: Version
    other: Version
    is_deletion: bool
    part: str = ""


@dataclass(frozen=True, slots=True)
class ResolveConflict:
    """A person's choice. `value` is what stands from now on where `side` is THIRD."""

    conflict_id: str
    expected: int
    side: Side
    actor: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PutAside:
    """An operation that the server keeps without applying it, and why (`reason` as in the protocol)."""

    device_id: str
    seq: int
    title: str
    fields: tuple[str, ...]
    reason: str
    at_ms: int
