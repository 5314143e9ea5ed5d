"""The server behind a real socket, and a station that speaks HTTP to it with `requests`."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from app.server.blob_files import BlobFiles
from app.server.blobs import Blobs, Limits
from app.server.http.application import make_application
from app.server.http.listen import Listening, bound, make_server
from app.server.http.pages import PageParts
from app.server.http.rates import NO_LIMITS, RateLimits
from app.server.rights import Role
from app.sync.wire import write_push
from tests.server.rig import Rig, StationLog
from tests.waiting import wait_for


class HttpStation(requests.Session):
    """A station with its token. Every answer is looked at as the protocol says."""

    def __init__(self, url: str, server_id: str, log: StationLog) -> None:
        super().__init__()
        self.trust_env = False
        self.url, self.server_id, self.log = url, server_id, log
        self.headers["Authorization"] = f"Bearer {log.token}"

    def request(self, method: str, url: str, *args: Any, **options: Any) -> requests.Response:  # type: ignore[override]  # noqa: ANN401
        headers = {"X-Request-Nonce": "acak-1", **(options.pop("headers", None) or {})}
        own = {**options, "headers": headers, "timeout": 20, "allow_redirects": False}
        answer = super().request(method, self.url + url, *args, **own)
        assert answer.headers["X-Server-Id"] == self.server_id
        if headers.get("X-Request-Nonce"):
            assert answer.headers["X-Request-Nonce"] == headers["X-Request-Nonce"]
        if answer.content and answer.status_code not in (200, 206):
            assert answer.headers["Content-Type"] == "application/json"
        return answer

    def push(self, epoch: str, first: int = 1, last: int | None = None, *, packed: bool = True) -> requests.Response:
        body = write_push(epoch, self.log.ops[first - 1 : last])
        headers = {"Content-Type": "application/json"}
        if packed:
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        return self.post("/v1/sync/push", data=body, headers=headers)

    def epoch(self) -> str:
        return str(self.get("/v1/sync/hello").json()["epoch"])

    def begin(self, content: bytes) -> requests.Response:
        body = json.dumps({"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)})
        return self.post("/v1/blobs", data=body, headers={"Content-Type": "application/json"})

    def chunk(self, location: str, offset: int, content: bytes, **headers: str) -> requests.Response:
        checksum = base64.b64encode(hashlib.sha256(content).digest()).decode()
        own = {
            "Tus-Resumable": "1.0.0",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {checksum}",
        }
        return self.patch(location, data=content, headers={**own, **headers})


class HttpRig(Rig):
    def __init__(
        self,
        folder: Path,
        limits: RateLimits = NO_LIMITS,
        room: Limits = Limits(reserve_bytes=0),  # noqa: B008
    ) -> None:
        super().__init__(folder / "server.db")
        self.files = BlobFiles(folder / "foto")
        self.blobs = Blobs(self.database, self.files, lambda: next(self.ticks) + self.later_ms, room)
        self.later_ms = 0
        self.limits = limits
        self.pages: PageParts | None = None
        self.url = ""

    def http_station(self, name: str, role: Role = Role.OPERATOR) -> HttpStation:
        return HttpStation(self.url, self.server.server_id, self.station(name, role))


@contextmanager
def listening(rig: HttpRig) -> Iterator[HttpRig]:
    """Serve the rig on a free port of this machine."""
    with bound("127.0.0.1", 0) as listener:
        server = make_server(make_application(rig.server, rig.blobs, rig.limits, rig.pages), Listening("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="server")
        thread.start()
        try:
            wait_for(lambda: server.started or not thread.is_alive(), "the server listens")
            rig.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            yield rig
        finally:
            server.should_exit = True
            thread.join(20)
            rig.database.close()


StartServer = Callable[..., HttpRig]
