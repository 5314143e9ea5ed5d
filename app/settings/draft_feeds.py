"""The addresses of a draft as they would be opened, so that they can be tried before the session is saved."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.site import Site, StreamAddress
from app.domain.stream_url import parse_stream_url
from app.settings.session_file import stream_address


def sites_to_try(draft: SessionDraft, folder: Path) -> tuple[Site, ...]:
    """Return the sites that have an address the rules allow; `folder` is where relative `file:` addresses begin."""
    tried = (_site(site, folder, allow_local=draft.allow_local) for site in draft.sites)
    return tuple(site for site in tried if site)


def _site(site: SiteDraft, folder: Path, *, allow_local: bool) -> Site | None:
    main = address_of(site.main, site, folder, allow_local=allow_local)
    sub = address_of(site.sub, site, folder, allow_local=allow_local)
    if main is None:
        return None
    return Site(SiteId(site.code), site.kind, site.code, site.name, site.short, site.kecamatan, main, sub)


def address_of(text: str, site: SiteDraft, folder: Path, *, allow_local: bool) -> StreamAddress | None:
    """Return where a stream is found, or None if the rules do not allow the address."""
    try:
        parse_stream_url(text.strip(), allow_local)
        return stream_address(text.strip(), folder, site.transport, site.user.strip(), site.credential.strip())
    except UserError:
        return None
