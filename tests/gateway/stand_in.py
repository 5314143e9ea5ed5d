"""A local HTTP server in place of MediaMTX: answers, refuses, babbles or hangs."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

REPLIES = Path(__file__).parent / "replies"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for one request; `raw` replaces the whole of HTTP, `hang` sends no further byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    is_chunked: bool = False
    hang: bool = False
    drip: bool = False


Rule = Callable[[str, int], Answer]
"""(`paths/list`, page number) to an answer."""


class StandIn:
    """Serve `rule` on a port of its own until `close`; `asked` lists the requests."""

    def __init__(self, rule: Rule, user: str = "", password: str = "") -> None:
        self.asked: list[str] = []
        self.released = threading.Event()
        wanted = f"{user}:{password}" if user or password else ""
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                page = int(parse_qs(parts.query)["page"][0])
                name = parts.path.removeprefix("/v3/")
                stand_in.asked.append(f"{name}?{page}")
                answer = rule(name, page)
                if wanted:
                    expected = "Basic " + base64.b64encode(wanted.encode()).decode()
                    if self.headers.get("Authorization") != expected:
                        answer = Answer(b'{"status":"error","error":"authentication error"}', 401)
                self._send(answer)

            def _send(self, answer: Answer) -> None:
                if answer.hang:
                    stand_in.released.wait(20)
                    return
                if answer.raw is not None:
                    self.wfile.write(answer.raw)
                    return
                self.send_response(answer.status)
                for key, value in answer.headers.items():
                    self.send_header(key, value)
                if answer.is_chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                    self.end_headers()
                    for at in range(0, len(answer.body), 1000):
                        piece = answer.body[at : at + 1000]
                        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                    self.wfile.write(b"0\r\n\r\n")
                    return
                self.send_header("Content-Length", str(len(answer.body) or 10_000))
                self.end_headers()
                if not answer.drip:
                    self.wfile.write(answer.body)
                while answer.drip and not stand_in.released.wait(0.05):
                    self.wfile.write(b" ")

            def handle(self) -> None:
                try:
                    super().handle()
                except (TimeoutError, ConnectionError):
                    # The client has given up: what these tests want.
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Stay quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="stand-in")
        self._thread.start()

    def close(self) -> None:
        """Let go of everybody who hangs and stop."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def recorded(names: dict[str, str]) -> Rule:
    """Answer from files: `{"paths": "paths.json"}`; other lists do not exist."""

    def rule(name: str, _page: int) -> Answer:
        if file := names.get(name.removesuffix("/list")):
            return Answer((REPLIES / file).read_bytes())
        return Answer(b"404 page not found", 404)

    return rule


def listing(items: list[object], page_count: object = 1) -> Answer:
    """Answer with a list of the API."""
    return Answer(json.dumps({"itemCount": len(items), "pageCount": page_count, "items": items}).encode())
