"""The other end of the remote control, for the command line. The only module here that imports `requests`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from typing import cast

import requests
import urllib3

from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.refusals import Refused, Unreachable
from app.remote.state import Json

CONNECT_TIMEOUT_S = 3.0
REPLY_TIMEOUT_S = 10.0
"""Longer than a wrong token is held back."""

SILENT_TIMEOUT_S = 40.0
"""Two heartbeats and more: a stream that is silent for so long is dead."""

MAX_REPLY_BYTES = 1_000_000


class RemoteClient:
    """Talks to one room. The token goes into a header and nowhere else; proxies and `.netrc` are not used."""

    def __init__(self, url: str, token: str, reply_timeout_s: float = REPLY_TIMEOUT_S) -> None:
        self._url = url
        self._token = token
        self._reply_timeout_s = reply_timeout_s

    def state(self) -> Json:
        """Return the state. Raises Refused or Unreachable, as all methods do."""
        return self._answer("GET", "/v1/state")

    def commands(self) -> list[Json]:
        """Return the commands with their arguments."""
        found = self._answer("GET", "/v1/commands").get("commands")
        return cast("list[Json]", found) if isinstance(found, list) else []

    def run(self, command_id: str, arguments: Mapping[str, str]) -> Json:
        """Have a command done; return the state after it."""
        body = {**arguments, "command": command_id}
        return self._answer("POST", "/v1/commands", body)

    def watch(self) -> Iterator[Json]:
        """Yield the state, and again whenever it has changed."""
        timeouts = (CONNECT_TIMEOUT_S, SILENT_TIMEOUT_S)
        try:
            with (
                self._link() as link,
                link.get(f"{self._url}/v1/events", timeout=timeouts, allow_redirects=False, stream=True) as reply,
            ):
                if reply.status_code != requests.codes.ok:
                    raise _refusal(reply.status_code, reply.raw.read(MAX_REPLY_BYTES, decode_content=True))
                for line in reply.iter_lines(chunk_size=None):
                    if line.startswith(b"data: "):
                        yield _document(line.removeprefix(b"data: "))
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise _unreachable() from error

    def _answer(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Json:
        # A key of its own for every call: should something on the way send it twice, it is done once.
        headers = {"Idempotency-Key": secrets.token_hex(16)} if body is not None else {}
        timeouts = (CONNECT_TIMEOUT_S, self._reply_timeout_s)
        try:
            with (
                self._link() as link,
                link.request(
                    method,
                    f"{self._url}{path}",
                    json=body,
                    headers=headers,
                    timeout=timeouts,
                    allow_redirects=False,
                    stream=True,
                ) as reply,
            ):
                content = reply.raw.read(MAX_REPLY_BYTES, decode_content=True)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise _unreachable() from error
        if reply.status_code != requests.codes.ok:
            raise _refusal(reply.status_code, content)
        return _document(content)

    def _link(self) -> requests.Session:
        link = requests.Session()
        link.trust_env = False
        link.headers.update({"Authorization": f"Bearer {self._token}", "Accept-Encoding": "identity"})
        return link


def _document(content: bytes) -> Json:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise _unreachable() from error
    if not isinstance(found, dict):
        raise _unreachable()
    return cast("Json", found)


def _refusal(status: int, content: bytes) -> UserError | ExternalError:
    error = _document(content).get("error")
    if not isinstance(error, dict):
        return _unreachable()
    message, advice = str(error.get("message", "")), str(error.get("advice", ""))
    return Unreachable(message, advice) if status >= requests.codes.internal_server_error else Refused(message, advice)


def _unreachable() -> Unreachable:
    return Unreachable(
        QT_TRANSLATE_NOOP("remote", "Ruang kendali tidak menjawab."),
        QT_TRANSLATE_NOOP("remote", "Periksa apakah sidang berjalan dan [remote] dinyalakan di berkas sesinya."),
    )
