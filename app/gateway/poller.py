"""Keep asking the gateway who sends, and keep its newest answer for each site."""

from __future__ import annotations

import importlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import AppError, UserError
from app.domain.gateway import Gateway, GatewayPhase, GatewayReport, SiteAtGateway
from app.domain.identity import SiteId
from app.domain.publisher import PublisherState
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.uplink import Uplink

if TYPE_CHECKING:
    from app.gateway.client import GatewayClient

logger = logging.getLogger(__name__)

POLL_EVERY_S = 2.0
"""Shorter than `app.domain.alarm.MAX_GAP_S`, so that what lasts is seen to last."""

_LONGEST_WAIT_S = 30.0
_FAILURES_BEFORE_SAID = 2
"""One answer that is late is no news."""

_CLOSE_WAIT_S = 0.5


class PublisherSource(Protocol):
    """What is asked: `GatewayClient`."""

    def publishers(self) -> tuple[PublisherState, ...]:
        """Return the state of all paths. Raises AppError."""
        ...


class GatewayPoller:
    """Asks again and again until it is closed; nothing it meets ends it.

    Runs on: its own thread. `report`, `start` and `close` are called from any other one and never wait
    for the gateway: an answer that is still under way at the end is left to a daemon thread.

    - `connect` is called for the first reading and again after each failure, so a password that was
      mended holds without a restart. It may raise AppError.
    """

    def __init__(
        self,
        paths: Mapping[SiteId, str],
        connect: Callable[[], PublisherSource],
        *,
        every_s: float = POLL_EVERY_S,
        longest_wait_s: float = _LONGEST_WAIT_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._paths = dict(paths)
        self._connect = connect
        self._every_s = every_s
        self._longest_wait_s = longest_wait_s
        self._monotonic = monotonic
        self._source: PublisherSource | None = None
        self._uplinks = self._new_uplinks()
        self._failures = 0
        self._report = GatewayReport(GatewayPhase.STARTING, self._unknown())
        self._stopping = threading.Event()
        # A daemon: it may sit in a request for as long as its timeouts last, and it writes nothing.
        self._thread = threading.Thread(target=self._run, name="gateway", daemon=True)

    def start(self) -> None:
        """Start to ask."""
        self._thread.start()

    def report(self) -> GatewayReport:
        """Return what is known now."""
        return self._report

    def close(self) -> None:
        """Stop asking; wait a moment at most."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(_CLOSE_WAIT_S)

    def _run(self) -> None:
        wait_s = 0.0
        while not self._stopping.wait(wait_s):
            try:
                wait_s = self._round()
            except Exception:
                if self._stopping.is_set():
                    return
                logger.exception("asking the gateway met an error that is not known; it goes on")
                message = QT_TRANSLATE_NOOP("gateway", "pembaca gerbang siaran mengalami galat.")
                advice = QT_TRANSLATE_NOOP("gateway", "Dicoba lagi otomatis; rinciannya ada di folder log.")
                wait_s = self._failed(message, advice, refused=False)

    def _round(self) -> float:
        """Read once; return how long to wait for the next."""
        try:
            if self._source is None:
                self._source = self._connect()
            states = self._source.publishers()
        except AppError as error:
            return self._failed(error.message, error.advice, refused=isinstance(error, UserError))
        if self._stopping.is_set():
            return 0.0
        if self._failures >= _FAILURES_BEFORE_SAID or self._report.phase is GatewayPhase.STARTING:
            logger.info("the gateway answers: %d paths", len(states))
        self._failures = 0
        by_path = {state.path: state for state in states}
        at_s = self._monotonic()
        sites = {site_id: self._uplinks[site_id].step(by_path.get(path), at_s) for site_id, path in self._paths.items()}
        self._report = GatewayReport(GatewayPhase.ANSWERING, sites)
        return self._every_s

    def _failed(self, message: str, advice: str, *, refused: bool) -> float:
        self._source = None
        if self._stopping.is_set():
            return 0.0
        self._failures += 1
        if self._failures >= _FAILURES_BEFORE_SAID:
            if self._failures == _FAILURES_BEFORE_SAID:
                logger.warning("the gateway gives no answer: %s", message)
            # What was known is old by now; nobody must act on it.
            self._uplinks = self._new_uplinks()
            self._report = GatewayReport(GatewayPhase.FAILING, self._unknown(), message, advice)
        if refused and self._failures >= _FAILURES_BEFORE_SAID:
            return self._longest_wait_s
        # A small exponent: a session lasts hours, and 2.0 ** 2000 is no float.
        doublings = min(self._failures - 1, 10)
        return float(min(self._longest_wait_s, self._every_s * 2.0**doublings))

    def _unknown(self) -> dict[SiteId, SiteAtGateway]:
        return {site_id: SiteAtGateway(path) for site_id, path in self._paths.items()}

    def _new_uplinks(self) -> dict[SiteId, Uplink]:
        return {site_id: Uplink(path) for site_id, path in self._paths.items()}


def poller_for(session: Session, password: Callable[[str], str]) -> GatewayPoller | None:
    """Return the poller of a session, None if it has no gateway or no site comes through it.

    `password` turns a credential's name into the password; it is called on the poller's thread.
    """
    gateway = session.gateway
    paths = {site.site_id: site.gateway_path for site in session.sites if site.gateway_path}
    if gateway is None or not paths:
        return None
    return GatewayPoller(paths, _Connect(gateway, password))


class _Connect:
    def __init__(self, gateway: Gateway, password: Callable[[str], str]) -> None:
        self._gateway = gateway
        self._password = password

    def __call__(self) -> PublisherSource:
        # The client loads the library for HTTP: most rooms have no gateway, and none needs it before its pictures.
        client: type[GatewayClient] = importlib.import_module("app.gateway.client").GatewayClient
        gateway = self._gateway
        return client(gateway.api_url, gateway.user, self._password(gateway.credential))
