"""What an office decides about its documents, in a file of this computer: letterhead, who signs, numbers, sentences.

Who signs for a site is kept by the site, for the next session; the number of its Berita Acara by the session.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import cast

from app.domain.documents.model import Letterhead, Paper
from app.domain.documents.settings import DEFAULT, MinutesSettings, Official, Phrases, SiteOfficials, check_phrases
from app.domain.errors import UserError
from app.domain.identity import SessionId, SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices, text_choice

logger = logging.getLogger(__name__)

Table = Mapping[str, object]

_HEADING = "Dokumen sidang: kop, penanda tangan, penomoran, dan kalimat. Diubah dari halaman Penutupan sidang."


def load_minutes_settings(path: Path, session_id: SessionId) -> MinutesSettings:
    """Return what the file says for a session. A file, or a part of it, that cannot be read counts as the usual."""
    told = load_choices(path, "the settings of the documents")
    paper = text_choice(told, "kertas")
    return MinutesSettings(
        letterhead=Letterhead(_texts(told, "kop"), _texts(told, "alamat"), text_choice(told, "logo")),
        office_place=text_choice(told, "tempat"),
        number_pattern=text_choice(told, "nomor") or DEFAULT.number_pattern,
        paper=Paper(paper) if paper in set(Paper) else DEFAULT.paper,
        delegates=_number(told, "delegasi", DEFAULT.delegates),
        blank_rows=_number(told, "baris_kosong", DEFAULT.blank_rows),
        chair=_official(_table(told, "pimpinan"), DEFAULT.chair),
        secretary=_official(_table(told, "notulis"), DEFAULT.secretary),
        speakers=_texts(told, "narasumber"),
        copies=_texts(told, "tembusan"),
        sites=tuple(
            _site(SiteId(key), _table(_table(told, "lokasi"), key), session_id) for key in _table(told, "lokasi")
        ),
        phrases=_phrases(_table(told, "kalimat")),
    )


def sentences_problem(path: Path) -> UserError | None:
    """Return what is wrong with the sentences in the file; None if they will be printed as they stand there.

    A session begins with the usual sentences whatever is in the file: this is for looking before it.
    """
    try:
        told = _table(tomllib.loads(path.read_text(encoding="utf-8")), "kalimat")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return UserError(
            QT_TRANSLATE_NOOP("minutes", "Berkas {file} tidak dapat dibaca: {cause}").format(
                file=path.name, cause=error
            ),
            QT_TRANSLATE_NOOP("minutes", "Perbaiki baris itu, atau hapus berkasnya untuk kembali ke kalimat bawaan."),
        )
    known = [one.name for one in fields(Phrases)]
    own: dict[str, str] = {}
    for name, text in told.items():
        if name not in known or not isinstance(text, str):
            return UserError(
                QT_TRANSLATE_NOOP("minutes", "Kalimat {name} tidak dikenal atau bukan tulisan.").format(name=name),
                QT_TRANSLATE_NOOP("minutes", "Nama yang boleh: {names}.").format(names=", ".join(known)),
            )
        own[name] = text
    try:
        check_phrases(Phrases(**own))
    except UserError as error:
        return error
    return None


def save_minutes_settings(path: Path, session_id: SessionId, settings: MinutesSettings) -> None:
    """Remember the settings. Sites of other sessions stay as they are. Raises ExternalError if the disk fails."""
    sites = dict(_table(load_choices(path, "the settings of the documents"), "lokasi"))
    for one in settings.sites:
        numbers = {**_table(_table(sites, one.site_id), "nomor"), session_id: one.number}
        sites[one.site_id] = {
            "lurah": _told(one.lurah),
            "ketua": _told(one.organiser),
            "nomor": {key: number for key, number in numbers.items() if number},
        }
    usual = Phrases()
    phrases = {
        one.name: getattr(settings.phrases, one.name)
        for one in fields(Phrases)
        if getattr(settings.phrases, one.name) != getattr(usual, one.name)
    }
    save_choices(
        path,
        _HEADING,
        {
            "kop": list(settings.letterhead.lines),
            "alamat": list(settings.letterhead.address),
            "logo": settings.letterhead.logo,
            "tempat": settings.office_place,
            "nomor": settings.number_pattern,
            "kertas": settings.paper.value,
            "delegasi": settings.delegates,
            "baris_kosong": settings.blank_rows,
            "narasumber": list(settings.speakers),
            "tembusan": list(settings.copies),
            "pimpinan": _told(settings.chair),
            "notulis": _told(settings.secretary),
            "lokasi": sites,
            "kalimat": phrases,
        },
        QT_TRANSLATE_NOOP("minutes", "Pengaturan dokumen tidak dapat disimpan ({reason})."),
        QT_TRANSLATE_NOOP("minutes", "Pengaturan ini berlaku sampai ruang ditutup."),
    )


def _site(site_id: SiteId, told: Table, session_id: SessionId) -> SiteOfficials:
    usual = SiteOfficials(site_id)
    return SiteOfficials(
        site_id,
        _official(_table(told, "lurah"), usual.lurah),
        _official(_table(told, "ketua"), usual.organiser),
        text_choice(_table(told, "nomor"), session_id),
    )


def _official(told: Table, usual: Official) -> Official:
    has_nip = told.get("ada_nip", usual.has_nip)
    return Official(
        text_choice(told, "nama"),
        text_choice(told, "nip"),
        text_choice(told, "jabatan") or usual.office,
        has_nip if isinstance(has_nip, bool) else usual.has_nip,
    )


def _told(official: Official) -> dict[str, object]:
    return {"nama": official.name, "nip": official.nip, "jabatan": official.office, "ada_nip": official.has_nip}


def _phrases(told: Table) -> Phrases:
    known = {one.name for one in fields(Phrases)}
    own = {name: text for name, text in told.items() if name in known and isinstance(text, str)}
    phrases = Phrases(**own)
    try:
        check_phrases(phrases)
    except UserError as error:
        logger.warning("the sentences of the documents are the usual ones: %s %s", error.message, error.advice)
        return Phrases()
    return phrases


def _table(told: Mapping[str, object], name: str) -> Table:
    found = told.get(name)
    return cast("Table", found) if isinstance(found, Mapping) else {}


def _texts(told: Table, name: str) -> tuple[str, ...]:
    found = told.get(name)
    if not isinstance(found, list):
        return ()
    return tuple(text for text in cast("Sequence[object]", found) if isinstance(text, str) and text.strip())


def _number(told: Table, name: str, usual: int) -> int:
    found = told.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 100 else usual
