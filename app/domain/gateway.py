"""The gateway as the room sees it: where it is, which site comes through it, and what it says about each.

Pure: the gateway's API is read in `app.gateway`. What is said about a site is what holds between
that site and the gateway; from the gateway to this room it is the feed's own diagnosis that speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from app.domain.errors import UserError
from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.publisher import PublisherState
from app.domain.text import QT_TRANSLATE_NOOP

DEFAULT_RTSP_PORT = 8554
"""Where MediaMTX gives its streams out, as in `resources/gateway/mediamtx.yml`."""

_RTSP_DEFAULTS = {"rtsp": 554, "rtsps": 322}
_API_ADVICE = QT_TRANSLATE_NOOP(
    "gateway", "Contoh yang benar: http://127.0.0.1:9997 - tanpa nama pengguna dan kata sandi."
)


@dataclass(frozen=True, slots=True)
class Gateway:
    """Where the gateway is. Never holds a password: `credential` is a reference like that of a camera."""

    api_url: str
    user: str = ""
    credential: str = ""
    rtsp_port: int = DEFAULT_RTSP_PORT


class GatewayPhase(StrEnum):
    """What asking the gateway gives."""

    STARTING = "starting"
    ANSWERING = "answering"
    FAILING = "failing"


class Sender(StrEnum):
    """What the gateway gets from a site."""

    UNKNOWN = "unknown"
    NO_PATH = "no_path"
    NOBODY = "nobody"
    SILENT = "silent"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class SiteAtGateway:
    """One site as the gateway knows it; `state` is the newest reading, None while there is none.

    `lost_share` (0…1) is of the time since the reading before. `findings` are about the way from the
    site to the gateway.
    """

    path: str
    sender: Sender = Sender.UNKNOWN
    state: PublisherState | None = None
    lost_share: float | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class GatewayReport:
    """The gateway at one moment.

    - While it is FAILING, `message` and `advice` say why (source texts of context `gateway` where they
      have no blanks filled in), and nothing is known about any sender.
    """

    phase: GatewayPhase
    sites: Mapping[SiteId, SiteAtGateway] = field(default_factory=dict[SiteId, SiteAtGateway])
    message: str = ""
    advice: str = ""

    def site(self, site_id: SiteId) -> SiteAtGateway | None:
        """Return what is known about a site, None if it does not come through the gateway."""
        return self.sites.get(site_id)


def check_api_address(text: str) -> str:
    """Return the address of the gateway's API without a slash at its end.

    - Raises UserError; neither its message nor its advice repeats the text, which may hold a password.
    - Only http and https, no login, and no computer of the open internet: the API can start programs.
      A name may mean any computer; where it leads is up to the network.
    """
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good, parts = False, urlsplit("")
    if not is_good or "@" in text or parts.query or parts.fragment or not text.isprintable() or " " in text:
        raise UserError(QT_TRANSLATE_NOOP("gateway", "alamat API gerbang siaran salah."), _API_ADVICE)
    if _is_open_internet(parts.hostname or ""):
        raise UserError(
            QT_TRANSLATE_NOOP("gateway", "API gerbang siaran hanya boleh di komputer ini atau di jaringan sendiri."),
            QT_TRANSLATE_NOOP("gateway", "Pakai 127.0.0.1 atau alamat jaringan kantor atau VPN, misalnya 192.168.1.5."),
        )
    return text.rstrip("/")


def path_at(gateway: Gateway, stream_url: str) -> str:
    """Return the gateway's path that a stream's address names, "" if it is not the gateway's."""
    try:
        api, stream = urlsplit(gateway.api_url), urlsplit(stream_url)
        port = stream.port or _RTSP_DEFAULTS.get(stream.scheme, 0)
    except ValueError:
        return ""
    if stream.scheme not in _RTSP_DEFAULTS or port != gateway.rtsp_port:
        return ""
    if _one_name(stream.hostname or "") != _one_name(api.hostname or ""):
        return ""
    return unquote(stream.path).strip("/")


# What a feed says when the computer that re-serves its stream does not answer: here that is the gateway.
_NO_GATEWAY = frozenset({Trouble.REFUSED, Trouble.UNREACHABLE, Trouble.SILENT, Trouble.DNS_FAILED})


def cut_off(feeds: Sequence[FeedSnapshot], gateway: GatewayReport | None) -> frozenset[SiteId]:
    """Return the sites whose picture is missing because the gateway itself cannot be reached."""
    if gateway is None:
        return frozenset()
    return frozenset(
        feed.site_id
        for feed in feeds
        if feed.site_id in gateway.sites and feed.state is FeedState.LOST and feed.report.trouble in _NO_GATEWAY
    )


def with_gateway(feeds: Sequence[FeedSnapshot], gateway: GatewayReport | None) -> tuple[FeedSnapshot, ...]:
    """Add what the gateway found to what the feeds found themselves, the weightiest first."""
    if gateway is None:
        return tuple(feeds)
    return tuple(_joined(feed, gateway.site(feed.site_id)) for feed in feeds)


def _joined(feed: FeedSnapshot, site: SiteAtGateway | None) -> FeedSnapshot:
    if site is None or not site.findings:
        return feed
    said = {*feed.report.findings, *site.findings}
    return replace(feed, report=replace(feed.report, findings=tuple(f for f in Finding if f in said)))


def _is_open_internet(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_global or address.is_multicast or address.is_unspecified


def _one_name(host: str) -> str:
    """Return one name for the many of this computer, so that `localhost` and `127.0.0.1` are the same."""
    name = host.lower().rstrip(".")
    if name == "localhost":
        return "127.0.0.1"
    try:
        address = ip_address(name)
    except ValueError:
        return name
    return "127.0.0.1" if address.is_loopback else str(address)
