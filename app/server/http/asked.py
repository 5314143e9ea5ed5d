"""What a request is asked for before its path does anything: whose it is, that it is fresh, and its body."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.server.blobs import MAX_CHUNK_BYTES
from app.server.core import SyncServer
from app.server.http.bodies import Packed, read_bytes, read_chunk, read_json
from app.server.refusal import refused
from app.server.rights import Request as Asked
from app.sync.wire import MAX_ID
from app.sync.wire_replies import ErrorCode

TUS_HEADER, TUS_VERSION = "Tus-Resumable", "1.0.0"
_BEARER = HTTPBearer(auto_error=False, description="The token of a station, from its enrolment or a rotation.")


async def server_of(request: Request) -> SyncServer:
    """Return the server behind the application. Async: it waits for nothing, and needs no thread."""
    server = request.app.state.server
    assert isinstance(server, SyncServer)
    return server


Server = Annotated[SyncServer, Depends(server_of)]


class Token:
    """A token in force, of a station that may ask for this. Looked at before the body: a stranger sends us none."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def __call__(
        self, server: Server, shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)] = None
    ) -> str:
        """Return it. Raises RefusedError."""
        if shown is None:
            raise refused(ErrorCode.UNAUTHORIZED, "Authorization: Bearer TOKEN is expected")
        server.require(shown.credentials, self._asked)
        return shown.credentials


SyncToken = Annotated[str, Depends(Token(Asked.SYNC))]
ReadToken = Annotated[str, Depends(Token(Asked.READ_BLOB))]
WriteToken = Annotated[str, Depends(Token(Asked.WRITE_BLOB))]

Nonce = Annotated[
    str,
    Header(
        alias="X-Request-Nonce",
        min_length=1,
        max_length=MAX_ID,
        pattern="^[!-~]+$",
        description="New for each request; comes back, so that no cache answers.",
    ),
]

JsonBody = Annotated[Packed, Depends(read_json)]


async def _chunk(request: Request) -> bytes:
    return await read_chunk(request, MAX_CHUNK_BYTES)


Chunk = Annotated[bytes, Depends(_chunk)]


async def _no_body(request: Request) -> None:
    await read_bytes(request, 0)


NoBody = Annotated[None, Depends(_no_body)]


async def _tus(
    version: Annotated[Literal["1.0.0"], Header(alias=TUS_HEADER, description="The version of tus.")],
) -> None:
    """Ask for the version: without it, or with another, the answer is 412, as tus says."""
    del version


Tus = Annotated[None, Depends(_tus)]
