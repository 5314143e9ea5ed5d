"""Matters: what needs attention, as sentences with advice. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import Site
from app.domain.sound import DeviceState, SoundStatus
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.ui.placement import Placement
from app.ui.words import advice_text, finding_text, translated

_CONTEXT = "attention"


class Weight(StrEnum):
    """How much it matters; it gives the colour of the mark. What is urgent stays above all else."""

    URGENT = "urgent"
    ATTENTION = "attention"
    INFORMATION = "information"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing. `key` stays the same while its text counts seconds, so the line does not jump."""

    key: str
    weight: Weight
    title: str
    advice: str


def feed_matters(
    session: Session,
    feeds: Sequence[FeedSnapshot],
    *,
    bodies: Mapping[SiteId, str] = MappingProxyType({}),
    left_out: Collection[SiteId] = (),
) -> list[Matter]:
    """Return a matter for every feed that is not well.

    `bodies` replace what a feed says about a missing picture itself; sites in `left_out` get none.
    """
    matters: list[Matter] = []
    for site, feed in zip(session.sites, feeds, strict=True):
        if feed.state is FeedState.LIVE:
            matters += _findings(site, feed)
        if feed.state not in (FeedState.STALLED, FeedState.LOST) or feed.site_id in left_out:
            continue
        what, advice = advice_text(feed)
        since = duration(feed.picture_age_s) if feed.picture_age_s is not None else ""
        if feed.state is FeedState.STALLED:
            title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "{site} membeku {since}"))
            advice = advice or translated(
                _CONTEXT,
                QT_TRANSLATE_NOOP("attention", "Biasanya jaringan tersendat. Disambung ulang otomatis."),
            )
        elif since:
            title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "{site} terputus {since}"))
        else:
            title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "{site} belum tersambung"))
        own = f"{what[:1].upper()}{what[1:]}. {advice}" if what else advice
        body = bodies.get(feed.site_id) or own
        matters.append(
            Matter(f"feed:{site.site_id}", Weight.ATTENTION, title.format(site=site.name, since=since), body)
        )
    return matters


def _findings(site: Site, feed: FeedSnapshot) -> list[Matter]:
    """Return what the diagnosis says about a feed that is there; silence on the floor is a matter of its own."""
    matters: list[Matter] = []
    for finding in feed.report.findings:
        if finding is Finding.FLOOR_SILENT:
            continue
        label, what, advice = finding_text(finding)
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "{site}: {finding}"))
        body = f"{what[:1].upper()}{what[1:]}. {advice}"
        key = f"finding:{site.site_id}:{finding.value}"
        matters.append(Matter(key, Weight.ATTENTION, title.format(site=site.name, finding=label), body))
    return matters


def silence_matters(session: Session, feeds: Sequence[FeedSnapshot]) -> list[Matter]:
    """Return the matter of a site that has the floor and is not heard: the room waits for it."""
    matters: list[Matter] = []
    for site, feed in zip(session.sites, feeds, strict=True):
        if feed.state is FeedState.LIVE and Finding.FLOOR_SILENT in feed.report.findings:
            title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "{site} memegang forum tetapi tidak terdengar"))
            _, _, advice = finding_text(Finding.FLOOR_SILENT)
            key = f"silence:{site.site_id}"
            matters.append(Matter(key, Weight.URGENT, title.format(site=site.name), advice))
    return matters


def sound_matters(sound: SoundStatus) -> list[Matter]:
    """Return a matter if the room cannot hear."""
    if sound.state is DeviceState.MISSING:
        return [
            Matter(
                "sound",
                Weight.ATTENTION,
                translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Ruang tidak mendengar apa-apa")),
                translated(
                    _CONTEXT,
                    QT_TRANSLATE_NOOP(
                        "attention",
                        "Tidak ada perangkat suara. Sidang tetap berjalan; suara menyala sendiri begitu perangkat "
                        "dipasang.",
                    ),
                ),
            )
        ]
    if sound.state is DeviceState.DOWN:
        return [
            Matter(
                "sound",
                Weight.ATTENTION,
                translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Pencampur suara dijalankan ulang")),
                translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Tunggu beberapa detik.")),
            )
        ]
    if sound.state is DeviceState.FALLBACK:
        return [
            Matter(
                "sound",
                Weight.ATTENTION,
                translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Perangkat suara pilihan tidak ada")),
                translated(
                    _CONTEXT, QT_TRANSLATE_NOOP("attention", "Suara keluar lewat {device}. Periksa kabel perangkat.")
                ).format(device=sound.device),
            )
        ]
    return []


def thrift_matters(feeds: Sequence[FeedSnapshot], floor: SiteId | None) -> list[Matter]:
    """Return a matter if pictures are decoded sparingly because the computer is short of CPU."""
    sparing = {feed.site_id for feed in feeds if feed.state is FeedState.LIVE and feed.report.thrift.is_saving}
    if not sparing:
        return []
    title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Komputer ini kewalahan"))
    if floor in sparing:
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention",
                "Gambar yang berbicara pun sudah dihemat. Tutup semua program lain di komputer ini sekarang, juga "
                "peramban dan unduhan. Bila tetap begini, pakai komputer yang lebih kuat.",
            ),
        )
    else:
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention",
                "Gambar lokasi yang tidak berbicara dihemat supaya suara dan gambar yang berbicara tetap lancar. "
                "Tutup program lain di komputer ini; gambar pulih sendiri.",
            ),
        )
    return [Matter("cpu", Weight.ATTENTION, title, advice)]


def placement_matters(placement: Placement, lost: str = "") -> list[Matter]:
    """Return a matter if the windows are not where they should be. `lost`: a screen that was there before."""
    if lost:
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Layar {name} terlepas")).format(name=lost)
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention",
                "Periksa kabel dan daya proyektor. Begitu tersambung, layar besar kembali ke sana sendiri; "
                "sementara ini dibuka di layar lain.",
            ),
        )
        return [Matter("screen", Weight.URGENT, title, advice)]
    if placement.problem:
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Layar {name} tidak ditemukan"))
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention", "Layar besar dibuka di layar lain. Sambungkan layar itu, atau pilih yang lain."
            ),
        )
        return [Matter("screen", Weight.ATTENTION, title.format(name=placement.problem), advice)]
    if not placement.wall_fills_screen:
        title = translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Hanya ada satu layar"))
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention",
                "Pasang layar kedua dan pilih mode Perluas; layar besar sementara dibuka sebagai jendela.",
            ),
        )
        return [Matter("screen", Weight.INFORMATION, title, advice)]
    return []


def crash_matter() -> Matter:
    """Return the matter of a program that ended badly the last time."""
    return Matter(
        "crash",
        Weight.INFORMATION,
        translated(_CONTEXT, QT_TRANSLATE_NOOP("attention", "Program pernah berhenti mendadak")),
        translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP("attention", "Semua yang tertulis tersimpan sudah aman. Laporan ada di folder log."),
        ),
    )
