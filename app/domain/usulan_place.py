"""Which site of the session a row of a list belongs to. The code is the key; spellings vary (domain.md §1.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import Site, SiteKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import UnreadableError
from app.domain.wilayah import Kelurahan, Wilayah, folded

_DIGITS_OF_KELURAHAN = 10
_DIGITS_OF_KECAMATAN = 6


class ElsewhereError(UnreadableError):
    """A place that is known but takes no part in this session."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a row says of its place: a code, names, or both."""

    code: str = ""
    kelurahan: str = ""
    kecamatan: str = ""


class Places:
    """Finds sites. Answers are remembered: a list of thousands names a few dozen places."""

    def __init__(self, session: Session, wilayah: Wilayah, default: SiteId | None = None) -> None:
        self._wilayah = wilayah
        self._default = default
        self._by_code: dict[str, Site] = {dotted(site.code): site for site in session.sites}
        self._by_short = {site.short.casefold(): site for site in session.sites}
        self._by_name: dict[str, list[Site]] = {}
        for site in session.sites:
            self._by_name.setdefault(folded(site.name), []).append(site)
        self._known: dict[Place, SiteId | UnreadableError] = {}

    def site_of(self, place: Place) -> SiteId:
        """Return the site.

        Raises ElsewhereError for a place that takes no part, UnreadableError for one that is not known or
        not clear.
        """
        found = self._known.get(place)
        if found is None:
            try:
                found = self._find(place)
            except UnreadableError as error:
                found = error
            self._known[place] = found
        if isinstance(found, UnreadableError):
            raise type(found)(found.reason, found.shown)
        return found

    def names_of(self, code: str) -> Kelurahan | None:
        """Return the kelurahan with this code, None for a site that is none."""
        return self._wilayah.with_code(dotted(code))

    def _find(self, place: Place) -> SiteId:
        for text in (place.code, place.kelurahan):
            if code := dotted(text):
                return self._with_code(code, text)
        if place.kelurahan.strip():
            return self._named(place)
        if place.kecamatan.strip():
            return self._of_kecamatan(place)
        if self._default is not None:
            return self._default
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kelurahan belum diisi."))

    def _with_code(self, code: str, text: str) -> SiteId:
        known = self._wilayah.with_code(code)
        site = self._by_code.get(code) or (self._by_code.get(known.kecamatan.code) if known else None)
        if site:
            return site.site_id
        if known:
            raise _elsewhere(known.name)
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kode wilayah tidak dikenal."), text)

    def _named(self, place: Place) -> SiteId:
        name = place.kelurahan
        short = self._by_short.get(name.strip().casefold())
        if short:
            return short.site_id
        sites = self._by_name.get(folded(name), [])
        if len(sites) == 1 and self._agrees(sites[0], place.kecamatan):
            return sites[0].site_id
        known = self._kelurahan(place)
        if known is None:
            raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kelurahan tidak dikenal."), name)
        return self._with_code(known.code, name)

    def _agrees(self, site: Site, kecamatan: str) -> bool:
        """Tell whether the row's kecamatan is the site's: two kelurahan of one name are told apart by it."""
        if not kecamatan.strip() or not site.kecamatan or site.kind is not SiteKind.KELURAHAN:
            return True
        return folded(kecamatan) in (folded(site.kecamatan), *self._spellings(site.code)) or bool(dotted(kecamatan))

    def _spellings(self, code: str) -> tuple[str, ...]:
        known = self._wilayah.with_code(code)
        return (folded(known.kecamatan.name), folded(known.kecamatan.official_name)) if known else ()

    def _kelurahan(self, place: Place) -> Kelurahan | None:
        name, kecamatan = folded(place.kelurahan), folded(place.kecamatan)
        found = [one for one in self._wilayah.kelurahan if name in (folded(one.name), folded(one.official_name))]
        if len(found) > 1 and kecamatan:
            found = [one for one in found if kecamatan in self._spellings(one.code)]
        return found[0] if len(found) == 1 else None

    def _of_kecamatan(self, place: Place) -> SiteId:
        wanted, code = folded(place.kecamatan), dotted(place.kecamatan)
        for known in self._wilayah.kecamatan:
            if code == known.code or wanted in (folded(known.name), folded(known.official_name)):
                site = self._by_code.get(known.code)
                if site:
                    return site.site_id
                if self._default is not None:
                    return self._default
                raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kelurahan belum diisi."), place.kecamatan)
        sites = self._by_name.get(wanted, [])
        if len(sites) == 1:
            return sites[0].site_id
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Kecamatan tidak dikenal."), place.kecamatan)


def _elsewhere(name: str) -> ElsewhereError:
    return ElsewhereError(QT_TRANSLATE_NOOP("usulan_import", "Bukan lokasi sesi ini."), name)


def dotted(text: str) -> str:
    """Return a code as it is kept, `32.75.06.1003`, from it or from bare digits; "" for what is no code."""
    digits = re.sub(r"[.\s]", "", text)
    if not digits.isdigit() or len(digits) not in (_DIGITS_OF_KELURAHAN, _DIGITS_OF_KECAMATAN):
        return ""
    parts = [digits[0:2], digits[2:4], digits[4:6], digits[6:]]
    return ".".join(part for part in parts if part)
