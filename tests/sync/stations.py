"""Stations with real stores, a server's real core, and a line between them that a test can hold up."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.data.store import Store
from app.domain.sealing import canonical_json
from app.server.core import SyncServer
from app.server.database import ServerDatabase, open_sqlite
from app.server.receipts import ReceiptSigner
from app.server.refusal import RefusedError
from app.server.rights import Role
from app.sync.enrolment import enrol, read_invitation
from app.sync.exchange import Exchange, Exchanged, Watcher
from app.sync.history import write_history
from app.sync.links import StationLinks
from app.sync.strict_json import read_object
from app.sync.transport import Answer, Request
from app.sync.wire_replies import ErrorCode, Refusal, write_reply
from tests.data.samples import OPENED_MS, session

STATUS = {
    ErrorCode.MALFORMED: 400,
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.WRONG_DEVICE: 403,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.BUSY: 503,
}
ADDRESS = "https://127.0.0.1:8443"


class Clock:
    """A clock that a test can set."""

    def __init__(self, at_ms: int = OPENED_MS) -> None:
        self.at_ms = at_ms

    def now_ms(self) -> int:
        self.at_ms += 1
        return self.at_ms


class CoreServer:
    """The server's core, asked as HTTP would ask it."""

    def __init__(self, path: Path, open_database: Callable[[], ServerDatabase] | None = None) -> None:
        ticks = count(OPENED_MS)
        self.path = path
        self.open_database = open_database or (lambda: open_sqlite(path))
        self.signer = ReceiptSigner(Ed25519PrivateKey.from_private_bytes(b"k" * 32))
        self.database: ServerDatabase = self.open_database()
        self._now_ms: Callable[[], int] = lambda: next(ticks)
        self.core = SyncServer(self.database, self.signer, self._now_ms)

    def code(self, name: str, role: Role = Role.OPERATOR) -> str:
        return self.core.issue_code(name, role)

    def answer(self, request: Request) -> Answer:
        nonce = request.headers.get("X-Request-Nonce", "")
        try:
            status, body = self._done(request, nonce)
        except RefusedError as error:
            status = STATUS.get(error.refusal.code, 409)
            body = write_reply(error.refusal)
        headers = {"x-server-id": self.server_id, "x-request-nonce": nonce, "content-type": "application/json"}
        return Answer(status, headers, body)

    @property
    def server_id(self) -> str:
        return self.core.server_id

    def _done(self, request: Request, nonce: str) -> tuple[int, bytes]:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        parts = urlsplit(request.path)
        body = request.body
        if request.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        match request.method, parts.path:
            case "GET", "/v1/sync/hello":
                return 200, write_reply(self.core.hello(token, nonce))
            case "POST", "/v1/sync/push":
                return 201, write_reply(self.core.push(token, body))
            case "GET", "/v1/sync/pull":
                query = parse_qs(parts.query, keep_blank_values=True)
                return 200, write_reply(self.core.pull(token, query["cursor"][0], int(query["limit"][0])))
            case "GET", "/v1/history":
                asked = parse_qs(parts.query)
                return 200, write_history(self.core.history(token, asked["entity"][0], asked["entity_id"][0]))
            case "POST", "/v1/enrol" | "/v1/identity":
                fields = read_object(body)
                device_id = str(fields["device_id"])
                if parts.path == "/v1/enrol":
                    made = self.core.enrol(str(fields["code"]), device_id)
                else:
                    made = self.core.renew(token, device_id)
                return 201, canonical_json(
                    {
                        "server_id": self.server_id,
                        "device_id": device_id,
                        "name": made.name,
                        "role": made.role.value,
                        "token": made.token,
                        "receipt_key": self.signer.public_key,
                    }
                ).encode()
            case "POST", "/v1/token":
                return 201, canonical_json({"token": self.core.rotate(token)}).encode()
        raise RefusedError(Refusal(ErrorCode.NOT_FOUND, "no such path"))

    def close(self) -> None:
        self.database.close()


@dataclass
class Line:
    """A line to the server: a test may change what goes along it."""

    server: CoreServer
    through: Callable[[Request, Callable[[Request], Answer]], Answer] | None = None
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        if self.through is None:
            return self.server.answer(request)
        return self.through(request, self.server.answer)

    def close(self) -> None:
        pass


@dataclass
class MemoryTokens:
    kept: dict[str, str] = field(default_factory=dict)

    def token(self, device_id: str) -> str:
        return self.kept.get(device_id, "")

    def remember(self, device_id: str, token: str) -> None:
        self.kept[device_id] = token


class Station:
    """One computer: its store, its tokens, its line."""

    def __init__(self, path: Path, line: Line, name: str, tokens: MemoryTokens | None = None) -> None:
        self.name = name
        self.path = path
        self.line = line
        self.clock = Clock()
        self.tokens = tokens or MemoryTokens()
        self.open()

    def open(self) -> None:
        self.store = Store.open(self.path, self.name, self.clock)
        self.links = StationLinks(self.tokens, lambda _address, _certificate: self.line)
        self.renewals: list[str] = []
        watcher = Watcher(renewed=lambda: self.renewals.append(self.name))
        self.exchange = Exchange(self.store.sync, self.links, watcher)

    def open_session(self) -> None:
        self.store.open_session(session(), OPENED_MS).result()

    def enrol(self, code: str) -> None:
        invitation = read_invitation(ADDRESS, code)
        enrol(invitation, self.store.sync, self.tokens, lambda _address, _certificate: self.line, f"mesin-{self.name}")
        self.exchange.forget()
        self.links.drop()

    def sync(self, *, may_delete: bool = False) -> Exchanged:
        return self.exchange.run(may_delete=may_delete)

    def close(self) -> None:
        self.store.close()
