"""What the wall was ordered to show, kept in one small file so that a new start of the program shows it again.

It is no part of the record: the minutes do not ask for it. A file of another session counts as none.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

from app.domain.errors import ExternalError
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import MAX_MESSAGE, WallCover, WallLayoutKind, WallOrders, WallPin
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_SESSION, _LAYOUT, _SITES, _MESSAGE, _COVER = "sesi", "tata_letak", "lokasi", "pesan", "tutup"
_PROPOSAL, _PROPOSAL_SITE, _SHOWS = "usulan", "lokasi_usulan", "usulan_otomatis"


def load_orders(path: Path, session_id: SessionId) -> WallOrders:
    """Return what was ordered last in this session. What cannot be read counts as nothing: the wall has to begin."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict) or found.get(_SESSION) != session_id:
            return WallOrders()
        return _orders(found).after_restart()
    except FileNotFoundError:
        return WallOrders()
    except (OSError, ValueError, TypeError) as error:
        logger.warning("the orders of the wall cannot be read: %s", error)
        return WallOrders()


def save_orders(path: Path, session_id: SessionId, orders: WallOrders) -> None:
    """Keep the orders. Raises ExternalError if the disk does not let us."""
    document = {
        _SESSION: session_id,
        _LAYOUT: orders.pin.layout.value if orders.pin else None,
        _SITES: list(orders.pin.sites) if orders.pin else [],
        _MESSAGE: orders.message,
        _COVER: orders.cover.value,
        _PROPOSAL: orders.proposal,
        _PROPOSAL_SITE: orders.proposal_site,
        _SHOWS: orders.shows_proposals,
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(document, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("wall_file", "Susunan layar besar tidak dapat disimpan ({reason}).").format(
                reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP(
                "wall_file", "Layar besar tetap berjalan; susunannya tidak kembali bila program diulang."
            ),
        ) from error


def _orders(found: dict[str, object]) -> WallOrders:
    """Raises ValueError for a word that is none of ours, TypeError for a value of another type."""
    layout, sites = found.get(_LAYOUT), found.get(_SITES, [])
    if not isinstance(sites, list):
        raise TypeError("the sites are no list")
    proposal, site = _text(found.get(_PROPOSAL)), _text(found.get(_PROPOSAL_SITE))
    return WallOrders(
        pin=WallPin(WallLayoutKind(_text(layout)), tuple(SiteId(_text(s)) for s in sites[:2])) if layout else None,
        message=_text(found.get(_MESSAGE))[:MAX_MESSAGE],
        cover=WallCover(_text(found.get(_COVER))),
        proposal=ProposalId(proposal) if proposal else None,
        proposal_site=SiteId(site) if site else None,
        shows_proposals=found.get(_SHOWS) is not False,
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value
