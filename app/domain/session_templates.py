"""What a new session starts from, so that nobody begins with an empty page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.session import AgendaItem
from app.domain.session_draft import SessionDraft, SiteDraft, site_of, site_of_kecamatan
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wilayah import Wilayah

CITY = QT_TRANSLATE_NOOP("session_draft", "Kota Bekasi")
AGENCY = QT_TRANSLATE_NOOP("session_draft", "Badan Perencanaan Pembangunan Daerah")
_SMALL = 8

KELURAHAN_AGENDA = (
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Pembukaan"), 10),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Sambutan Kepala Bappeda"), 10),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Paparan rancangan awal RKPD"), 20),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Putaran usulan per kelurahan"), 90),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Tanggapan OPD"), 20),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Kesepakatan"), 20),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Penutup"), 10),
)
KECAMATAN_AGENDA = (
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Pembukaan"), 10),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Sambutan Kepala Bappeda"), 10),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Paparan rancangan RKPD dan pagu indikatif"), 20),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Putaran prioritas per kecamatan"), 90),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Tanggapan OPD"), 30),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Kesepakatan prioritas"), 20),
    AgendaItem(QT_TRANSLATE_NOOP("session_draft", "Penutup"), 10),
)
AGENDAS = {
    QT_TRANSLATE_NOOP("session_draft", "Musrenbang kelurahan"): KELURAHAN_AGENDA,
    QT_TRANSLATE_NOOP("session_draft", "Musrenbang kecamatan"): KECAMATAN_AGENDA,
}
"""Agendas to choose from, by what they are called on the page."""


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning to choose: `label` says what it is, `sites` gives its roster."""

    label: str
    title: str
    agenda: tuple[AgendaItem, ...]
    sites: Callable[[Wilayah], tuple[SiteDraft, ...]]

    def draft(self, wilayah: Wilayah, held_on: date) -> SessionDraft:
        """Return a draft for a day; the RKPD that is drawn up is that of the next year."""
        empty = SessionDraft(self.title, CITY, AGENCY, held_on, held_on.year + 1, agenda=self.agenda)
        return empty.with_sites(self.sites(wilayah))


def _one_of_each(wilayah: Wilayah) -> tuple[SiteDraft, ...]:
    return tuple(site_of(one) for one in wilayah.one_of_each())


def _each_kecamatan(wilayah: Wilayah) -> tuple[SiteDraft, ...]:
    return tuple(site_of_kecamatan(one) for one in wilayah.kecamatan)


def _eight(wilayah: Wilayah) -> tuple[SiteDraft, ...]:
    return _one_of_each(wilayah)[:_SMALL]


def _none(_wilayah: Wilayah) -> tuple[SiteDraft, ...]:
    return ()


_KELURAHAN = QT_TRANSLATE_NOOP("session_draft", "Musrenbang Kelurahan")
TEMPLATES = (
    Template(
        QT_TRANSLATE_NOOP("session_draft", "Musrenbang kelurahan, 12 lokasi (satu dari tiap kecamatan)"),
        _KELURAHAN,
        KELURAHAN_AGENDA,
        _one_of_each,
    ),
    Template(
        QT_TRANSLATE_NOOP("session_draft", "Musrenbang kecamatan, 12 lokasi"),
        QT_TRANSLATE_NOOP("session_draft", "Musrenbang Kecamatan"),
        KECAMATAN_AGENDA,
        _each_kecamatan,
    ),
    Template(
        QT_TRANSLATE_NOOP("session_draft", "Musrenbang kelurahan, 8 lokasi"), _KELURAHAN, KELURAHAN_AGENDA, _eight
    ),
    Template(QT_TRANSLATE_NOOP("session_draft", "Kosong: lokasi dan acara diisi sendiri"), "", (), _none),
)
