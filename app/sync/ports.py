"""What the exchange with a server needs of the store, and what the two tell each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.sealing import Json
from app.domain.sending import Deletions, Unsent
from app.sync.wire_replies import OpResult, PullPage, Receipt


@dataclass(frozen=True, slots=True)
class Identity:
    """A name under which this file's log was written, and how far the server has it.

    Lines up to `until_seq` are sent under this name; `last_seq` is the last there is. `is_cut`: those after
    `until_seq` were written again under another name. `epoch` is the server's when it was last compared.
    """

    device_id: str
    acked_seq: int
    last_seq: int
    until_seq: int
    is_present: bool
    is_cut: bool = False
    epoch: str = ""

    @property
    def has_unsent(self) -> bool:
        """Tell whether lines are to be sent under this name."""
        return self.until_seq > self.acked_seq


@dataclass(frozen=True, slots=True)
class Server:
    """The server this file is enrolled at. `certificate` is PEM, "" for one that needs none of its own.

    `cap_kbit_s` is how much may be sent in a second, 0 for as much as the line carries.
    """

    server_id: str
    receipt_key: str
    address: str
    certificate: str
    station: str
    role: str
    epoch: str = ""
    cursor: str = ""
    agreed_ms: int | None = None
    rotated_ms: int = 0
    is_paused: bool = False
    cap_kbit_s: int = 0


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """How far the server has a log now, and what it says of the lines that were sent."""

    acked_seq: int
    results: tuple[OpResult, ...]
    receipt: Receipt | None
    receipt_key: str


@dataclass(frozen=True, slots=True)
class PageTaken:
    """What became of a page.

    - `deletions` is set where nothing was taken: a person must agree first.
    - `is_agreed`: after the last page, whether both sides add up to the same.
    - `touched` are the entities of which rows changed on the screen.
    """

    rows: int = 0
    deleted: int = 0
    is_agreed: bool = False
    touched: frozenset[str] = frozenset()
    deletions: Deletions | None = None


class FileKind(StrEnum):
    """What a file is, in the order in which they go: small ones that many wait for come first."""

    BODY = "body"
    """The content of minutes that are final."""
    THUMBNAIL = "thumbnail"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class TravellingFile:
    """A file that a row names by the SHA-256 of its content. `of` is the photo, or the document, that it belongs to."""

    sha256: str
    size: int
    kind: FileKind
    of: str


class StationStore(Protocol):
    """The store as the exchange sees it. Every method waits for the disk: call it from the exchange's thread only.

    Each is one transaction. Raises ExternalError if the disk fails; nothing is changed then.
    """

    def server(self) -> Server | None:
        """Return the server this file is enrolled at."""
        ...

    def enrolled(self, server: Server, device_id: str) -> None:
        """Keep where this file is enrolled. Raises UserError if it holds records of another server."""
        ...

    def identities(self) -> tuple[Identity, ...]:
        """Return the names this file wrote under, the present one last."""
        ...

    def present_identity(self, machine: str) -> str:
        """Return the name to enrol under; a new one where the file was copied from another computer."""
        ...

    def hash_at(self, device_id: str, seq: int) -> str | None:
        """Return the hash of a line, 64 zeros before the first, None where there is no such line."""
        ...

    def lines(self, device_id: str, after: int, until: int, most: int, aim_bytes: int) -> Sequence[dict[str, Json]]:
        """Return lines as they go over the wire."""
        ...

    def acknowledge(self, device_id: str, taken: Acknowledged) -> None:
        """Keep what a push was answered with."""
        ...

    def begin_epoch(self, epoch: str) -> None:
        """Keep the server's new epoch: read all rows again, and take no photo for sent."""
        ...

    def check_again(self, device_id: str, epoch: str) -> None:
        """Take nothing of a log for sent any more: the server is of another epoch."""
        ...

    def rewind(self, device_id: str, acked_seq: int) -> None:
        """Keep that the server lost the end of a log."""
        ...

    def give_up(self, device_id: str, common_seq: int) -> str:
        """End a log at a line and write the rest again under another name; return the present name."""
        ...

    def read_again(self) -> None:
        """Begin to read all rows from the first on."""
        ...

    def take_page(self, page: PullPage, *, before: str, deleted_before: int, may_delete: bool) -> PageTaken:
        """Take a page in, that was read from the cursor `before` on.

        `deleted_before` rows were taken away by earlier pages of this reading.
        """
        ...

    def rotated(self) -> None:
        """Keep that the token is a new one."""
        ...

    def has_unsent(self) -> bool:
        """Tell whether an operation waits. Asked several times a second."""
        ...

    def unsent(self) -> Unsent:
        """Count what is not with the server."""
        ...

    def files_to_send(self) -> tuple[TravellingFile, ...]:
        """Return the files to send: by their kind, then in the order in which they were added."""
        ...

    def file_content(self, file: TravellingFile) -> bytes:
        """Read a file. Raises ExternalError."""
        ...

    def file_sent(self, sha256: str) -> None:
        """Keep that the server has the file."""
        ...

    def files_to_fetch(self) -> tuple[TravellingFile, ...]:
        """Return the files that rows name and that are not here, in the order in which they go."""
        ...

    def part_of(self, sha256: str) -> bytes:
        """Return what came of a file so far."""
        ...

    def keep_part(self, sha256: str, offset: int, content: bytes) -> None:
        """Keep what came of a file, from `offset` on."""
        ...

    def keep_file(self, file: TravellingFile) -> bool:
        """Make the parts the file; False, and all given up, where they are not what its name says."""
        ...


class Tokens(Protocol):
    """Where the secret of each identity is kept: not in the store, so that a copy of it sends nothing."""

    def token(self, device_id: str) -> str:
        """Return the token, "" for none. Raises AppError if the place cannot be opened."""
        ...

    def remember(self, device_id: str, token: str) -> None:
        """Keep a token. Raises AppError."""
        ...
