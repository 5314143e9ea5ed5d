"""Carry requests over HTTP. The only module here that imports `requests`.

No redirection is followed (a login page is behind it), no proxy and no `.netrc` of the computer is used, and there
is no way to leave the server's certificate unchecked.
"""

from __future__ import annotations

import http.client
import time
from pathlib import Path

import requests
import urllib3

from app.sync.transport import Answer, Request
from app.sync.trouble import Kind, SyncError

CONNECT_TIMEOUT_S = 5.0
SILENCE_TIMEOUT_S = 30.0
"""So long nothing may come or go: `requests` has no limit of its own."""

ANSWER_WITHIN_S = 180.0
"""So long a whole answer may take: a server that sends a byte now and then would hold us for ever."""

MAX_ANSWER_BYTES = 32 * 2**20
"""No answer of ours is longer: a page of rows, or a photo."""

_CHUNK_BYTES = 65536


class HttpTransport:
    """One connection to one address, kept open between requests. Called from: one thread.

    `certificate` is a file of PEM that alone is trusted for this server; None trusts what the computer trusts.
    """

    def __init__(
        self,
        address: str,
        certificate: Path | None,
        *,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        silence_timeout_s: float = SILENCE_TIMEOUT_S,
    ) -> None:
        self._address = address.rstrip("/")
        self._timeouts = (connect_timeout_s, silence_timeout_s)
        self._session = requests.Session()
        self._session.trust_env = False
        if certificate is not None:
            self._session.verify = str(certificate)

    def send(self, request: Request) -> Answer:
        """Send and wait for the answer. Raises SyncError."""
        try:
            with self._session.request(
                request.method,
                f"{self._address}{request.path}",
                data=request.body or None,
                headers={**request.headers, "Accept-Encoding": "gzip", "User-Agent": "ruang-kendali"},
                timeout=self._timeouts,
                allow_redirects=False,
                stream=True,
            ) as reply:
                headers = {name.lower(): value for name, value in reply.headers.items()}
                return Answer(reply.status_code, headers, _body(reply))
        except requests.exceptions.SSLError as error:
            raise SyncError(Kind.CERTIFICATE, str(error)) from error
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            kind = Kind.UNREACHABLE if isinstance(error, requests.ConnectTimeout) else Kind.SILENT
            raise SyncError(kind, str(error)) from error
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            raise SyncError(_kind_of(error), str(error)) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise SyncError(Kind.CUT, str(error)) from error
        # What requests makes of an address or of header lines that are none.
        except ValueError as error:
            raise SyncError(Kind.PORTAL, str(error)) from error

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


def _body(reply: requests.Response) -> bytes:
    until_s = time.monotonic() + ANSWER_WITHIN_S
    body = bytearray()
    while chunk := reply.raw.read(_CHUNK_BYTES, decode_content=True):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise SyncError(Kind.PORTAL, "the answer is longer than any of ours")
        if time.monotonic() > until_s:
            raise SyncError(Kind.SILENT, "the answer never ends")
    return bytes(body)


def _kind_of(error: BaseException) -> Kind:
    """Tell a line that was cut from an address at which nobody listens and from what speaks no HTTP."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, urllib3.exceptions.NewConnectionError):
            return Kind.UNREACHABLE
        if isinstance(cause, ConnectionError | http.client.RemoteDisconnected | urllib3.exceptions.ProtocolError):
            is_other = isinstance(cause.__context__, http.client.BadStatusLine) and not isinstance(
                cause.__context__, http.client.RemoteDisconnected
            )
            return Kind.PORTAL if is_other else Kind.CUT
        cause = cause.__cause__ or cause.__context__
    return Kind.UNREACHABLE
