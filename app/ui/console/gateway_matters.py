"""What the gateway adds to what needs attention. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.gateway import GatewayPhase, GatewayReport, Sender, SiteAtGateway, cut_off
from app.domain.publisher import PublishProtocol
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.console.matters import Matter, Weight, feed_matters
from app.ui.words import advice_text, translated

_CONTEXT = "attention"
_NAMES = {
    PublishProtocol.RTSP: "RTSP",
    PublishProtocol.RTMP: "RTMP",
    PublishProtocol.SRT: "SRT",
    PublishProtocol.WEBRTC: "WebRTC",
}


def matters_of(session: Session, feeds: Sequence[FeedSnapshot], gateway: GatewayReport | None) -> list[Matter]:
    """Return a matter for the gateway if it is not well, and one for every feed that is not.

    - Feeds that are missing because the gateway is gone are in its matter and have none of their own.
    - A feed that comes through the gateway says which half of its way is broken.
    """
    if gateway is None:
        return feed_matters(session, feeds)
    gone = cut_off(feeds, gateway)
    bodies = {
        feed.site_id: body
        for feed in feeds
        if (site := gateway.site(feed.site_id)) and (body := _body(site, feed)) and feed.site_id not in gone
    }
    return _of_the_gateway(gateway, len(gone)) + feed_matters(session, feeds, bodies=bodies, left_out=gone)


def _of_the_gateway(gateway: GatewayReport, gone: int) -> list[Matter]:
    if gateway.phase is GatewayPhase.FAILING:
        message = translated("gateway", gateway.message).rstrip(".")
        title = f"{message[:1].upper()}{message[1:]}"
        advice = translated("gateway", gateway.advice)
    elif gone:
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Gerbang siaran tidak memberikan siarannya"))
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention", "Periksa apakah RTSP dinyalakan di MediaMTX, pada alamat yang ada di berkas sesi."
            ),
        )
    else:
        return []
    if gone:
        missing = translated(
            _CONTEXT, QT_TRANSLATE_NOOP("attention", "Lokasi yang terputus karenanya: {count}; lokasi tidak bersalah.")
        )
        return [Matter("gateway", Weight.ATTENTION, title, f"{advice} {missing.format(count=gone)}")]
    unseen = translated(
        _CONTEXT, QT_TRANSLATE_NOOP("attention", "Gambar dan suara tetap berjalan; keadaan pengirim tidak terlihat.")
    )
    return [Matter("gateway", Weight.INFORMATION, title, f"{advice} {unseen}")]


def _body(site: SiteAtGateway, feed: FeedSnapshot) -> str:
    """Return what the gateway knows about a picture that is missing; "" leaves the word to the feed."""
    if feed.state not in (FeedState.LOST, FeedState.STALLED):
        return ""
    match site.sender:
        case Sender.NO_PATH:
            text = translated(
                _CONTEXT,
                QT_TRANSLATE_NOOP(
                    "attention",
                    "Gerbang siaran tidak punya jalur {path}. Minta lokasi mulai mengirim; bila tetap, samakan nama "
                    "jalur di berkas sesi dan di mediamtx.yml.",
                ),
            )
            return text.format(path=site.path)
        case Sender.NOBODY:
            return translated(
                _CONTEXT,
                QT_TRANSLATE_NOOP(
                    "attention",
                    "Belum ada yang mengirim ke gerbang siaran. Minta lokasi memulai siarannya; bila sudah, periksa "
                    "alamat, nama kelurahan, dan kata sandi di alat mereka.",
                ),
            )
        case Sender.SILENT:
            return translated(
                _CONTEXT,
                QT_TRANSLATE_NOOP(
                    "attention",
                    "Alat lokasi tersambung ke gerbang siaran tetapi tidak mengirim apa-apa. Minta lokasi memeriksa "
                    "internetnya, lalu menghentikan dan memulai lagi siaran.",
                ),
            )
        case Sender.SENDING:
            return _received(site, feed)
    return ""


def _received(site: SiteAtGateway, feed: FeedSnapshot) -> str:
    protocol = _NAMES.get(site.state.protocol, "") if site.state and site.state.protocol else ""
    what, advice = advice_text(feed)
    template = (
        QT_TRANSLATE_NOOP("attention", "Gerbang siaran menerima {protocol}, tetapi {what}.")
        if protocol
        else QT_TRANSLATE_NOOP("attention", "Gerbang siaran menerima siaran, tetapi {what}.")
    )
    what = what or translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "gambarnya tidak sampai ke sini"))
    advice = advice or translated(
        _CONTEXT,
        QT_TRANSLATE_NOOP("attention", "Disambung ulang otomatis; bila tetap, minta lokasi memulai lagi siarannya."),
    )
    return f"{translated(_CONTEXT, template).format(protocol=protocol, what=what)} {advice}"
