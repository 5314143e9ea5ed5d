"""What an office decides about its documents, said piece by piece, as it travels between stations. Pure.

Each piece has a place ("" for all sites) and a name, the one that the file of this computer uses too. Who changes the
Lurah of one site does not touch what somebody else said about another. The logo is a file: it stays on its computer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import cast

from app.domain.documents.model import Letterhead, Paper
from app.domain.documents.settings import MinutesSettings, Official, Phrases, SiteOfficials, check_phrases
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.sealing import Json

Parts = Mapping[tuple[str, str], Json]
"""Values by place and name."""

_PHRASE = "kalimat."


def parts_of(settings: MinutesSettings) -> dict[tuple[str, str], Json]:
    """Return the settings in pieces."""
    found: dict[tuple[str, str], Json] = {
        ("", "kop"): list(settings.letterhead.lines),
        ("", "alamat"): list(settings.letterhead.address),
        ("", "tempat"): settings.office_place,
        ("", "nomor"): settings.number_pattern,
        ("", "kertas"): settings.paper.value,
        ("", "delegasi"): settings.delegates,
        ("", "baris_kosong"): settings.blank_rows,
        ("", "narasumber"): list(settings.speakers),
        ("", "tembusan"): list(settings.copies),
        ("", "pimpinan"): _told(settings.chair),
        ("", "notulis"): _told(settings.secretary),
    }
    found |= {("", f"{_PHRASE}{one.name}"): getattr(settings.phrases, one.name) for one in fields(Phrases)}
    for site in settings.sites:
        found[site.site_id, "lurah"] = _told(site.lurah)
        found[site.site_id, "ketua"] = _told(site.organiser)
        found[site.site_id, "nomor"] = site.number
    return found


def with_parts(settings: MinutesSettings, parts: Parts) -> MinutesSettings:
    """Return the settings with these pieces instead; one that cannot be read leaves what stood."""
    usual = parts_of(settings)
    told = {key: value for key, value in parts.items() if key in usual and type(value) is type(usual[key])}
    office = {name: value for (place, name), value in {**usual, **told}.items() if not place}
    site_ids = dict.fromkeys([*(one.site_id for one in settings.sites), *(SiteId(key[0]) for key in parts if key[0])])
    return replace(
        settings,
        letterhead=Letterhead(_texts(office["kop"]), _texts(office["alamat"]), settings.letterhead.logo),
        office_place=str(office["tempat"]),
        number_pattern=str(office["nomor"]),
        paper=Paper(office["kertas"]) if office["kertas"] in set(Paper) else settings.paper,
        delegates=int(str(office["delegasi"])),
        blank_rows=int(str(office["baris_kosong"])),
        speakers=_texts(office["narasumber"]),
        copies=_texts(office["tembusan"]),
        chair=_official(office["pimpinan"], settings.chair),
        secretary=_official(office["notulis"], settings.secretary),
        sites=tuple(_site(settings.officials(site_id), parts) for site_id in site_ids),
        phrases=_phrases(settings.phrases, office),
    )


def _site(usual: SiteOfficials, parts: Parts) -> SiteOfficials:
    number = parts.get((usual.site_id, "nomor"), usual.number)
    return replace(
        usual,
        lurah=_official(parts.get((usual.site_id, "lurah")), usual.lurah),
        organiser=_official(parts.get((usual.site_id, "ketua")), usual.organiser),
        number=number if isinstance(number, str) else usual.number,
    )


def _phrases(usual: Phrases, office: Mapping[str, Json]) -> Phrases:
    phrases = Phrases(**{one.name: str(office[f"{_PHRASE}{one.name}"]) for one in fields(Phrases)})
    try:
        check_phrases(phrases)
    except UserError:
        # Another version of the program knows other places in a sentence.
        return usual
    return phrases


def _told(official: Official) -> dict[str, Json]:
    has_nip = int(official.has_nip)
    return {"nama": official.name, "nip": official.nip, "jabatan": official.office, "ada_nip": has_nip}


def _official(told: Json, usual: Official) -> Official:
    if not isinstance(told, dict):
        return usual
    texts = {name: str(told.get(name) or "") for name in ("nama", "nip", "jabatan")}
    return Official(texts["nama"], texts["nip"], texts["jabatan"] or usual.office, bool(told.get("ada_nip")))


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(one) for one in cast("list[Json]", value))
