"""One request and its answer, whatever carries them: HTTP (`http_transport`), or a test's own line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent. `path` begins with a stroke and may hold a query."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whoever sent it: names of headers are in small letters, the body is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """Carries a request to the server's address."""

    def send(self, request: Request) -> Answer:
        """Send and wait for the answer. Raises SyncError; whether the server did what was asked is not known then."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...
