"""Ask MediaMTX's HTTP API who sends what. The only module that imports `requests`."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator

import requests
import urllib3
from requests.auth import HTTPBasicAuth

from app.domain.errors import AppError, ExternalError, UserError
from app.domain.gateway import check_api_address
from app.domain.publisher import PublisherState
from app.domain.text import QT_TRANSLATE_NOOP
from app.gateway.replies import (
    Fields,
    Session,
    not_mediamtx,
    path_name,
    publisher_state,
    read_page,
    read_session,
    session_id,
    source_kind,
)

CONNECT_TIMEOUT_S = 3.0
REPLY_TIMEOUT_S = 6.0
"""Longer than the up to 4 s that MediaMTX waits before it refuses a login (its `log_and_delay_error.go`)."""

ITEMS_PER_PAGE = 100
MAX_PAGES = 50
MAX_REPLY_BYTES = 4 * 2**20
"""A page of 100 sessions is about 300 KB."""

_CHUNK_BYTES = 65536


class GatewayClient:
    """Read the state of all publishers of one MediaMTX.

    Called from: a worker thread, never the GUI thread. Holds no connection between two readings.

    - `base_url` is like `http://127.0.0.1:9997`; UserError if it cannot be one. Its text is never
      repeated in an error, and neither is the login.
    - Proxies and `.netrc` of the computer are not used, redirections are not followed: the login goes
      to the gateway or nowhere.
    """

    def __init__(
        self,
        base_url: str,
        user: str = "",
        password: str = "",
        *,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        reply_timeout_s: float = REPLY_TIMEOUT_S,
    ) -> None:
        self._base_url = check_api_address(base_url)
        self._login = HTTPBasicAuth(_encoded(user), _encoded(password)) if user or password else None
        self._connect_timeout_s = connect_timeout_s
        self._reply_timeout_s = reply_timeout_s

    def publishers(self) -> tuple[PublisherState, ...]:
        """Return one state for each path, sorted by name.

        - UserError if the gateway refuses the login; ExternalError if it cannot be reached, does not
          answer in time, or answers something else.
        - Lists are read one after the other: a path and its session may be a moment apart.
        """
        with requests.Session() as link:
            link.trust_env = False
            paths = {path_name(item): item for item in self._items(link, "paths")}
            wanted = {kind.sessions for item in paths.values() if (kind := source_kind(item)) and kind.sessions}
            sessions: dict[str, Session] = {}
            for name in sorted(wanted):
                for item in self._items(link, name):
                    sessions[session_id(item)] = read_session(item)
        sessions.pop("", None)
        return tuple(publisher_state(paths[name], sessions) for name in sorted(paths))

    def _items(self, link: requests.Session, name: str) -> Iterator[Fields]:
        for number in range(MAX_PAGES):
            body = self._get(link, name, number)
            if body is None:
                return
            page = read_page(body)
            yield from page.items
            # Between two pages the list may have shrunk.
            if number + 1 >= page.page_count or not page.items:
                return
        raise not_mediamtx()

    def _get(self, link: requests.Session, name: str, page: int) -> bytes | None:
        """Return the body, None for a list that this gateway does not have (its protocol is off)."""
        try:
            with link.get(
                f"{self._base_url}/v3/{name}/list",
                params={"page": page, "itemsPerPage": ITEMS_PER_PAGE},
                headers={"Accept": "application/json", "Accept-Encoding": "identity"},
                auth=self._login,
                timeout=(self._connect_timeout_s, self._reply_timeout_s),
                allow_redirects=False,
                stream=True,
            ) as reply:
                if reply.status_code == requests.codes.ok:
                    return self._body(reply)
                if reply.status_code == requests.codes.not_found and name != "paths":
                    return None
                raise _refusal(reply.status_code)
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as exc:
            raise _silent() from exc
        except (requests.ConnectionError, urllib3.exceptions.HTTPError, OSError) as exc:
            raise (not_mediamtx() if _is_not_http(exc) else _unreachable()) from exc
        # What requests makes of header lines that are none.
        except ValueError as exc:
            raise not_mediamtx() from exc

    def _body(self, reply: requests.Response) -> bytes:
        # `timeout` of requests is for each read: a server that sends a byte now and then would hold us for ever.
        until_s = time.monotonic() + self._reply_timeout_s
        body = bytearray()
        while chunk := reply.raw.read1(_CHUNK_BYTES):
            body += chunk
            if len(body) > MAX_REPLY_BYTES:
                raise not_mediamtx()
            if time.monotonic() > until_s:
                raise _silent()
        return bytes(body)


def _encoded(text: str) -> bytes:
    # requests would write text as Latin-1; undecodable bytes of the environment must survive.
    return text.encode("utf-8", errors="surrogateescape")


def _is_not_http(exc: BaseException) -> bool:
    """Tell whether something answered, but not in HTTP: an RTSP or SSH port, for instance."""
    cause: BaseException | None = exc
    while cause is not None:
        # A connection that was cut is both an OSError and a "bad" first line; half a body is a cut too.
        if isinstance(cause, http.client.HTTPException) and not isinstance(cause, OSError | http.client.IncompleteRead):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _refusal(status: int) -> AppError:
    if status in {requests.codes.unauthorized, requests.codes.forbidden}:
        return UserError(
            QT_TRANSLATE_NOOP("gateway", "gerbang siaran menolak nama pengguna atau kata sandi API."),
            QT_TRANSLATE_NOOP(
                "gateway",
                "Samakan kata sandi API di komputer ini dengan yang dipasang di MediaMTX, lalu mulai ulang MediaMTX.",
            ),
        )
    if status >= requests.codes.internal_server_error:
        return ExternalError(
            QT_TRANSLATE_NOOP("gateway", "gerbang siaran melaporkan galat."),
            QT_TRANSLATE_NOOP("gateway", "Lihat catatan (log) MediaMTX; bila perlu mulai ulang MediaMTX."),
        )
    return not_mediamtx()


def _silent() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("gateway", "gerbang siaran tidak menjawab pada waktunya."),
        QT_TRANSLATE_NOOP("gateway", "Periksa beban komputer gerbang; bila perlu mulai ulang MediaMTX."),
    )


def _unreachable() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("gateway", "gerbang siaran tidak dapat dihubungi."),
        QT_TRANSLATE_NOOP("gateway", "Periksa apakah MediaMTX berjalan dan API-nya dinyalakan pada alamat itu."),
    )
