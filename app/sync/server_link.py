"""Speak with one server: every request with a fresh nonce, every answer taken only if it is ours.

An answer counts when its status is the one the protocol names, it is JSON, and it carries the enrolled server's
identity and our nonce. Anything else (a login page, a proxy's 200, a cached answer) is no answer.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from app.domain.history import LineElsewhere
from app.domain.sealing import Json, canonical_json
from app.sync.history import read_history
from app.sync.strict_json import MalformedError, integer, read_object, text
from app.sync.transport import Answer, Request, Transport
from app.sync.trouble import Kind, SyncError, refused
from app.sync.wire import MAX_ID, hash_of, write_push
from app.sync.wire_replies import (
    Hello,
    PullPage,
    PushReply,
    read_hello,
    read_pull_page,
    read_push_reply,
    read_refusal,
)

T = TypeVar("T")

JSON = "application/json"
TUS = {"Tus-Resumable": "1.0.0"}
_LONGEST_WAIT_S = 3600.0


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What an enrolment gives. The token is a secret: it goes into the keyring and nowhere else."""

    server_id: str
    device_id: str
    name: str
    role: str
    token: str
    receipt_key: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A photo on its way: where it goes on. `upload_id` is "" where the server has it already."""

    upload_id: str
    offset: int


class ServerLink:
    """One identity's line to one server. `server_id` is "" only until it is learned by an enrolment.

    Every method raises SyncError. Called from: one thread.
    """

    def __init__(
        self, transport: Transport, token: str, server_id: str, nonce: Callable[[], str] = lambda: secrets.token_hex(16)
    ) -> None:
        self._transport = transport
        self._token = token
        self._server_id = server_id
        self._nonce = nonce

    def hello(self) -> Hello:
        """Ask who the server is and how far it has this identity's log."""
        answer, nonce = self._asked(Request("GET", "/v1/sync/hello"), 200)
        found = _read(read_hello, answer)
        if found.server_id != self._server_id or found.nonce != nonce:
            raise SyncError(Kind.PORTAL, "the hello is not of this server or not to this question")
        return found

    def push(self, epoch: str, ops: Sequence[dict[str, Json]]) -> PushReply:
        """Send operations. Only what this returns acknowledges anything."""
        body = gzip.compress(write_push(epoch, list(ops)), mtime=0)
        headers = {"Content-Type": JSON, "Content-Encoding": "gzip"}
        answer, _ = self._asked(Request("POST", "/v1/sync/push", headers, body), 201)
        return _read(read_push_reply, answer)

    def pull(self, cursor: str, limit: int) -> PullPage:
        """Read the next page of what changed."""
        path = f"/v1/sync/pull?cursor={quote(cursor, safe='')}&limit={limit}"
        answer, _ = self._asked(Request("GET", path), 200)
        return _read(read_pull_page, answer)

    def history(self, entity: str, entity_id: str) -> tuple[LineElsewhere, ...]:
        """Ask who changed what of a row, at every station."""
        path = f"/v1/history?entity={quote(entity, safe='')}&entity_id={quote(entity_id, safe='')}"
        answer, _ = self._asked(Request("GET", path), 200)
        return _read(read_history, answer)

    def enrol(self, code: str, device_id: str) -> Enrolled:
        """Show the code that a person was given."""
        body = canonical_json({"code": code, "device_id": device_id}).encode()
        answer, _ = self._asked(Request("POST", "/v1/enrol", {"Content-Type": JSON}, body), 201)
        found = _read(_read_enrolled, answer)
        if found.device_id != device_id or found.server_id != answer.headers.get("x-server-id"):
            raise SyncError(Kind.PORTAL, "the answer to the enrolment is about another station or server")
        return found

    def renew(self, device_id: str) -> Enrolled:
        """Ask for a new identity for this station: its log goes two ways. The token is that of the former one."""
        body = canonical_json({"device_id": device_id}).encode()
        answer, _ = self._asked(Request("POST", "/v1/identity", {"Content-Type": JSON}, body), 201)
        found = _read(_read_enrolled, answer)
        if found.device_id != device_id:
            raise SyncError(Kind.UNREADABLE, "the new identity is another station's")
        return found

    def rotate(self) -> str:
        """Return a new token. The one in use goes on working until the new one is first used."""
        answer, _ = self._asked(Request("POST", "/v1/token"), 201)
        return _read(lambda body: text(read_object(body), "token", MAX_ID), answer)

    def begin_upload(self, sha256: str, size: int) -> Upload:
        """Begin to send a photo, or go on with it."""
        body = canonical_json({"sha256": sha256, "size": size}).encode()
        answer, _ = self._asked(Request("POST", "/v1/blobs", {"Content-Type": JSON}, body), 200, 201)
        if answer.status == 200:
            return Upload("", size)
        return _read(_read_upload, answer)

    def upload_offset(self, upload_id: str) -> int:
        """Ask how much of a photo arrived."""
        answer, _ = self._asked(Request("HEAD", _upload(upload_id), TUS), 200, has_body=False)
        return _offset(answer)

    def send_chunk(self, upload_id: str, offset: int, chunk: bytes) -> int:
        """Send a part of a photo; return how much of it is there now."""
        checksum = base64.b64encode(hashlib.sha256(chunk).digest()).decode()
        headers = {
            **TUS,
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {checksum}",
        }
        answer, _ = self._asked(Request("PATCH", _upload(upload_id), headers, chunk), 204, has_body=False)
        return _offset(answer)

    def fetch_part(self, sha256: str, offset: int, length: int) -> bytes:
        """Read a part of a photo; less, or nothing, at its end."""
        headers = {"Range": f"bytes={offset}-{offset + length - 1}"}
        answer, _ = self._asked(Request("GET", f"/v1/blobs/{sha256}", headers), 200, 206, has_body=False)
        return answer.body if answer.status == 206 else answer.body[offset : offset + length]

    def close(self) -> None:
        """Let go of the connection."""
        self._transport.close()

    def _asked(self, request: Request, *wanted: int, has_body: bool = True) -> tuple[Answer, str]:
        """Send a request and return its answer if it is our server's, with the nonce that it came with."""
        nonce = self._nonce()
        headers = {**request.headers, "X-Request-Nonce": nonce, "Accept": JSON}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        answer = self._transport.send(Request(request.method, request.path, headers, request.body))
        self._recognise(answer, nonce)
        if answer.status in wanted:
            if has_body and not _is_json(answer):
                raise SyncError(Kind.PORTAL, f"{answer.status} without JSON")
            return answer, nonce
        raise self._refusal(request, answer)

    def _recognise(self, answer: Answer, nonce: str) -> None:
        found = answer.headers.get("x-server-id", "")
        if not found or answer.headers.get("x-request-nonce") != nonce:
            raise SyncError(Kind.PORTAL, f"{answer.status} of something that is not a server of ours")
        if self._server_id and found != self._server_id:
            raise SyncError(Kind.WRONG_SERVER, f"it is the server {found}")

    def _refusal(self, request: Request, answer: Answer) -> SyncError:
        if request.method == "HEAD":
            # Without a body there is only the status.
            return SyncError(Kind.REFUSED, f"{answer.status} to {request.method}")
        if not _is_json(answer):
            return SyncError(Kind.PORTAL, f"{answer.status} without JSON")
        return refused(_read(read_refusal, answer), _seconds(answer.headers.get("retry-after", "")))


def _read(reader: Callable[[bytes], T], answer: Answer) -> T:
    try:
        return reader(answer.body)
    except MalformedError as error:
        raise SyncError(Kind.UNREADABLE, str(error)) from error


def _is_json(answer: Answer) -> bool:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() == JSON


def _read_enrolled(body: bytes) -> Enrolled:
    fields = read_object(body)
    return Enrolled(
        server_id=text(fields, "server_id", MAX_ID),
        device_id=text(fields, "device_id", MAX_ID),
        name=text(fields, "name", MAX_ID, 0),
        role=text(fields, "role", MAX_ID),
        token=text(fields, "token", MAX_ID),
        receipt_key=hash_of(fields, "receipt_key"),
    )


def _read_upload(body: bytes) -> Upload:
    fields = read_object(body)
    return Upload(text(fields, "upload_id", MAX_ID), integer(fields, "offset"))


def _offset(answer: Answer) -> int:
    found = answer.headers.get("upload-offset", "")
    if not found.isascii() or not found.isdigit():
        raise SyncError(Kind.UNREADABLE, "no Upload-Offset")
    return int(found)


def _upload(upload_id: str) -> str:
    return f"/v1/uploads/{quote(upload_id, safe='')}"


def _seconds(retry_after: str) -> float | None:
    if not retry_after.isascii() or not retry_after.isdigit():
        return None
    return min(float(retry_after), _LONGEST_WAIT_S)
