"""What the page "Uji lokasi" and its printed sheet say, as plain values. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage

from app.domain.advice import CONTEXT as ADVICE
from app.domain.advice import advice_for
from app.domain.diagnosis import SILENT_DBFS
from app.domain.diagnosis_advice import CONTEXT as DIAGNOSIS
from app.domain.diagnosis_advice import grade_word
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import Site
from app.domain.site_check import HINTS, Complaint, Remark, SiteReport, SoundSpan, Verdict
from app.domain.site_check_advice import CONTEXT as SITE_CHECK
from app.domain.site_check_advice import complaint_advice, complaint_context, verdict_word
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock, local_time
from app.session.site_check import CheckRun
from app.ui.room_view import key_of, place_of
from app.ui.words import day_text, translated

_CONTEXT = "check"
_UNKNOWN = "—"


class Moment(StrEnum):
    """Whether a check has run, runs, or has come to its end."""

    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured fact: its name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One thing to mend: its name with its time, and what to tell the site."""

    title: str
    do: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """One site. `verdict` is None until its check is over; `word` says so. `facts` are about its connection."""

    site_id: SiteId
    key: str
    name: str
    place: str
    verdict: Verdict | None
    word: str
    facts: tuple[str, ...]
    sound: SoundSpan | None
    figures: tuple[Figure, ...]
    advice: tuple[AdviceView, ...]

    @property
    def spoken(self) -> str:
        """Return all that is known in words, for a screen reader."""
        figures = [f"{figure.name}: {figure.value}" for figure in self.figures]
        todo = [f"{one.title}. {one.do}" for one in self.advice]
        return ". ".join((self.word, *self.facts, *figures, *todo))


@dataclass(frozen=True, slots=True)
class CountView:
    """How many sites got a verdict, as on the page: `9 siap`."""

    verdict: Verdict
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """The whole page. `share` is the part of the check that is over, 0…1."""

    moment: Moment
    title: str
    when: str
    progress: str
    share: float
    counts: tuple[CountView, ...]
    sites: tuple[SiteView, ...]

    @property
    def summary(self) -> str:
        """Return the counts in one line, without those that are nothing."""
        return " · ".join(count.text for count in self.counts if count.count)


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """What is printed and saved: a view of a check that is over, and the last picture of each site."""

    view: CheckView
    stills: Mapping[SiteId, QImage]


def check_view(session: Session, run: CheckRun | None) -> CheckView:
    """Compose the page for a check that runs, one that is over, or none yet."""
    is_over = run is not None and run.ended_ms is not None
    moment = Moment.DONE if is_over else Moment.RUNNING if run else Moment.IDLE
    reports = run.reports if run else ()
    sites = tuple(
        _site(site, index, reports[index] if reports else None, moment) for index, site in enumerate(session.sites)
    )
    return CheckView(
        moment=moment,
        title=f"{session.title} · RKPD {session.rkpd_year}",
        when=_when(run) if run else "",
        progress=_progress(run),
        share=min(1.0, run.elapsed_s / run.total_s) if run else 0.0,
        counts=tuple(_count(verdict, sites) for verdict in Verdict),
        sites=sites,
    )


def report_view(site: Site, report: SiteReport) -> SiteView:
    """Compose what a check that is over says about one site."""
    return _site(site, 0, report, Moment.DONE)


def _when(run: CheckRun) -> str:
    return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "{day} pukul {time}, selama {seconds} detik")).format(
        day=day_text(local_time(run.started_ms).date()), time=clock(run.started_ms), seconds=round(run.total_s)
    )


def _progress(run: CheckRun | None) -> str:
    if run is None:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Belum diuji"))
    if run.ended_ms is None:
        text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Sisa {seconds} detik"))
        return text.format(seconds=round(run.remaining_s))
    text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Selesai pukul {time}"))
    return text.format(time=clock(run.ended_ms))


def _count(verdict: Verdict, sites: tuple[SiteView, ...]) -> CountView:
    count = sum(site.verdict is verdict for site in sites)
    return CountView(verdict, count, f"{count} {translated(SITE_CHECK, verdict_word(verdict))}")


def _site(site: Site, index: int, report: SiteReport | None, moment: Moment) -> SiteView:
    verdict = report.verdict if report and moment is Moment.DONE else None
    if verdict:
        word = translated(SITE_CHECK, verdict_word(verdict)).upper()
    elif moment is Moment.RUNNING:
        word = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "MENGUJI"))
    else:
        word = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "BELUM DIUJI"))
    return SiteView(
        site_id=site.site_id,
        key=key_of(index),
        name=site.name,
        place=place_of(site),
        verdict=verdict,
        word=word,
        facts=(_link(report), _loss(report), _first(report)) if report else (),
        sound=report.sound if report else None,
        figures=_figures(report) if report else (),
        advice=_advice(report, moment) if report else (),
    )


def _link(report: SiteReport) -> str:
    grade = translated(DIAGNOSIS, grade_word(report.link))
    text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "sambungan {grade}")).format(grade=grade)
    if not report.reconnects:
        return text
    again = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "tersambung ulang {count} kali"))
    return f"{text}, {again.format(count=report.reconnects)}"


def _figures(report: SiteReport) -> tuple[Figure, ...]:
    return (
        Figure(translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Suara")), _sound(report)),
        Figure(translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "Siaran")), _stream(report)),
    )


def _sound(report: SiteReport) -> str:
    if report.stream is None:
        return _UNKNOWN
    if not report.stream.audio_codec:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "tidak ada"))
    sound = report.sound
    if sound is None:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "tidak terukur"))
    if sound.mean_dbfs <= SILENT_DBFS.bad:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "senyap"))
    return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "rata-rata {mean}, terendah {lowest} dBFS")).format(
        mean=_level(sound.mean_dbfs), lowest=_level(sound.lowest_dbfs)
    )


def _level(level_dbfs: float) -> str:
    whole = round(max(level_dbfs, -120.0))
    return f"−{-whole}" if whole < 0 else str(whole)


def _loss(report: SiteReport) -> str:
    share = _UNKNOWN if report.lost_share is None else f"{_number(report.lost_share * 100)}\u00a0%"
    return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "hilang {share}")).format(share=share)


def _first(report: SiteReport) -> str:
    if report.first_picture_s is None:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "belum ada gambar"))
    # The first reading is taken at once: what was there then was there before.
    is_sound = report.stream is not None and not report.stream.video_codec
    if report.first_picture_s <= 0:
        if is_sound:
            return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "suara sejak awal"))
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "gambar sejak awal"))
    if is_sound:
        text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "suara setelah {seconds} detik"))
    else:
        text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "gambar setelah {seconds} detik"))
    return text.format(seconds=_number(report.first_picture_s))


def _stream(report: SiteReport) -> str:
    stream = report.stream
    if stream is None:
        return _UNKNOWN
    parts = [f"{stream.width}×{stream.height}", f"{round(stream.fps)}\u00a0fps"] if stream.video_codec else []
    codecs = "/".join(codec for codec in (stream.video_codec, stream.audio_codec) if codec)
    return " · ".join([*parts, codecs, f"{_number(stream.bitrate_bps / 1e6)}\u00a0Mbps"])


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 1)


def _advice(report: SiteReport, moment: Moment) -> tuple[AdviceView, ...]:
    """Return what is to be mended, the worst first. A site that may still come is not accused yet."""
    made = [
        _complaint(complaint, report)
        for complaint in report.complaints
        # While it runs there is time left to listen.
        if moment is Moment.DONE or complaint.code is not Remark.NOT_MEASURED
    ]
    trouble = advice_for(report.trouble)
    if trouble and moment is Moment.DONE:
        made.insert(0, AdviceView(_capital(translated(ADVICE, trouble.what)), translated(ADVICE, trouble.do)))
    return tuple(made)


def _complaint(complaint: Complaint, report: SiteReport) -> AdviceView:
    context, words = complaint_context(complaint.code), complaint_advice(complaint.code)
    label, do = _capital(translated(context, words.label)), translated(context, words.do)
    if complaint.code in HINTS:
        return AdviceView(label, do)
    text = translated(_CONTEXT, QT_TRANSLATE_NOOP("check", "{label}, {lasted} dari {watched} detik"))
    lasted_s = min(max(1, round(complaint.lasted_s)), max(1, round(report.watched_s)))
    return AdviceView(text.format(label=label, lasted=lasted_s, watched=max(1, round(report.watched_s))), do)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
