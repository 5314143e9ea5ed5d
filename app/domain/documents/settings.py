"""What an office decides about its documents: letterhead, who signs, numbers, paper and its usual sentences. Pure.

Names of agencies change from year to year (domain.md §1.2), so none of them is written in the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from app.domain.documents.model import Letterhead, Paper
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Official:
    """A person who signs. `nip` is empty if it is not known; `has_nip` is False for who has none."""

    name: str = ""
    nip: str = ""
    office: str = ""
    has_nip: bool = True


@dataclass(frozen=True, slots=True)
class SiteOfficials:
    """Who signs for a site: the Lurah, and the head of the organising team."""

    site_id: SiteId
    lurah: Official = Official()
    organiser: Official = Official(has_nip=False)
    number: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of the documents; words in braces are filled in. An office may write its own."""

    forum: str = "Musyawarah Perencanaan Pembangunan (Musrenbang)"
    opening: str = (
        "Pada hari ini, {hari}, tanggal {tanggal} bulan {bulan} tahun {tahun}, telah dilaksanakan {forum} {wilayah} "
        "bertempat di {tempat}, diselenggarakan secara virtual dengan ruang kendali di {ruang_kendali}, dan "
        "berlangsung sesuai dengan susunan acara pada Lampiran I."
    )
    chaired: str = (
        "Musrenbang {wilayah} tersebut dipimpin oleh {pimpinan} serta dihadiri oleh {jumlah} orang peserta "
        "({laki} laki-laki, {perempuan} perempuan), sebagaimana daftar hadir pada Lampiran II, yang terdiri atas "
        "unsur-unsur sebagai berikut:"
    )
    considered: str = (
        "Setelah memperhatikan dan mengkaji bahan Musrenbang serta paparan narasumber, dengan notulen sebagaimana "
        "tersebut dalam Lampiran III, khususnya tentang:"
    )
    considered_a: str = "evaluasi pembangunan tahun sebelumnya dan prioritas kegiatan tahun yang akan datang;"
    considered_b: str = "rancangan prioritas kegiatan di {wilayah} serta perkiraan jumlah alokasi dananya;"
    considered_c: str = "daftar prioritas kegiatan pembangunan dari RT dan RW hasil musyawarah RT dan RW,"
    agreed: str = "peserta menyepakati beberapa hal sebagai berikut:"
    agreed_a: str = (
        "daftar masalah serta usulan kegiatan yang akan dibiayai APBD Kota, APBD Provinsi, APBN, dan sumber dana "
        "lainnya (Lampiran IV);"
    )
    agreed_b: str = (
        "daftar usulan kegiatan yang belum dapat diakomodir dalam rancangan RKPD {kota} Tahun {tahun_rkpd} beserta "
        "alasannya (Lampiran V);"
    )
    agreed_c: str = (
        "memberikan mandat kepada {jumlah_delegasi} orang delegasi untuk memperjuangkan usulan kegiatan pembangunan "
        "pada Musrenbang tingkat kecamatan (Lampiran VI)."
    )
    closing: str = (
        "Demikian berita acara ini dibuat sesuai dengan keadaan yang sebenarnya, untuk diketahui dan dipergunakan "
        "oleh semua pihak yang terkait."
    )
    closing_minutes: str = (
        "Demikian notulen ini dibuat sesuai dengan keadaan yang sebenarnya untuk dipergunakan sebagaimana mestinya."
    )
    mandate: str = (
        "Peserta Musrenbang {wilayah} memberikan mandat kepada nama-nama di bawah ini sebagai delegasi {wilayah} pada "
        "Musrenbang tingkat kecamatan."
    )
    granted: str = "Pimpinan sidang mempersilakan {nama} dari {lokasi}."
    granted_kind: str = "Pimpinan sidang mempersilakan {nama} dari {lokasi} menyampaikan {jenis}."
    answered: str = "Pimpinan sidang mempersilakan {nama} menanggapi {lokasi}."
    proposed: str = "Usulan {nomor}: {usulan}."
    responded: str = "{nama} menanggapi usulan {nomor}: {tanggapan}"
    promised: str = "Janji {opd}: {janji} (tenggat {tenggat})."
    decided: str = "Usulan {nomor} {keputusan}."
    decided_reason: str = "Usulan {nomor} {keputusan}, dengan alasan: {alasan}"
    revoked: str = "Pimpinan sidang menarik kesempatan bicara."
    agenda_begun: str = "Acara {nomor} dimulai: {acara}."
    disturbed: str = "{jenis} dari {lokasi} terganggu pukul {jam}, {lama}."
    nothing_promised: str = "Tidak ada janji perangkat daerah yang masih terbuka."


@dataclass(frozen=True, slots=True)
class MinutesSettings:
    """All that an office decides.

    - `number_pattern` makes the number of a Berita Acara; `{urut}` is the site's own number, dots until it has one.
    - `delegates` is how many have the mandate for the next stage; `blank_rows` are left for signatures by hand.
    - `office_place` is where the control room is; empty is the agency.
    """

    letterhead: Letterhead = field(default_factory=Letterhead)
    office_place: str = ""
    number_pattern: str = "{urut}/BA-MUSRENBANG/{kode}/{tahun}"
    paper: Paper = Paper.F4
    delegates: int = 3
    blank_rows: int = 3
    chair: Official = Official(office="Pimpinan Sidang")
    secretary: Official = Official(office="Notulis")
    speakers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    sites: tuple[SiteOfficials, ...] = ()
    phrases: Phrases = field(default_factory=Phrases)

    def officials(self, site_id: SiteId) -> SiteOfficials:
        """Return who signs for a site; nobody is known where nothing was set."""
        return next((one for one in self.sites if one.site_id == site_id), SiteOfficials(site_id))


DEFAULT = MinutesSettings()

_MORE_PLACES: Mapping[str, frozenset[str]] = {"proposed": frozenset({"masalah"})}
"""What may be filled in too, though the usual sentence leaves it out."""

_PLACES: Mapping[str, frozenset[str]] = {
    f.name: frozenset(_PLACE.findall(str(f.default))) | _MORE_PLACES.get(f.name, frozenset()) for f in fields(Phrases)
}


def check_phrases(phrases: Phrases) -> None:
    """Raise UserError if a sentence names something that cannot be filled in: before the session, not at its end."""
    for one in fields(Phrases):
        strangers = set(_PLACE.findall(getattr(phrases, one.name))) - _PLACES[one.name]
        if strangers:
            raise UserError(
                QT_TRANSLATE_NOOP("minutes", "Kalimat {name} memuat penanda yang tidak dikenal: {places}").format(
                    name=one.name, places=", ".join(sorted(strangers))
                ),
                QT_TRANSLATE_NOOP("minutes", "Penanda yang boleh: {places}.").format(
                    places=", ".join(sorted(_PLACES[one.name])) or "–"
                ),
            )


def filled(pattern: str, **values: str) -> str:
    """Fill in the words in braces. Values are never looked at again, and an unknown word stays as it is."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), pattern)
