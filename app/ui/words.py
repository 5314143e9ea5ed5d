"""The words of the screens: states as people say them, in Indonesian, translated where asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.advice import CONTEXT as ADVICE
from app.domain.advice import advice_for
from app.domain.diagnosis import link_grade
from app.domain.diagnosis_advice import CONTEXT as DIAGNOSIS
from app.domain.diagnosis_advice import advice_on, grade_word
from app.domain.errors import AppError
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.floor import TurnKind
from app.domain.gateway import Sender, SiteAtGateway
from app.domain.proposal import Field, ProposalState, Urgency
from app.domain.speaking_time import Share
from app.domain.tally import LinkMark, Tally, TallyKind
from app.domain.text import QT_TRANSLATE_NOOP, SourceText
from app.domain.thrift import DecodeThrift
from app.domain.wording import duration

_CONTEXT = "words"

_SHARE = {
    Share.NONE: QT_TRANSLATE_NOOP("words", "belum bicara"),
    Share.LITTLE: QT_TRANSLATE_NOOP("words", "sedikit bicara"),
    Share.USUAL: "",
    Share.MUCH: QT_TRANSLATE_NOOP("words", "banyak bicara"),
}
_TALLY = {
    TallyKind.SPEAKING: QT_TRANSLATE_NOOP("words", "BICARA"),
    TallyKind.HALTED: QT_TRANSLATE_NOOP("words", "DISELA"),
    TallyKind.WAITING: QT_TRANSLATE_NOOP("words", "ANTRE"),
    TallyKind.ASKING: QT_TRANSLATE_NOOP("words", "MINTA BICARA"),
}
_TURN = {
    TurnKind.USULAN: QT_TRANSLATE_NOOP("words", "Usulan"),
    TurnKind.PAPARAN: QT_TRANSLATE_NOOP("words", "Paparan"),
    TurnKind.KLARIFIKASI: QT_TRANSLATE_NOOP("words", "Klarifikasi"),
    TurnKind.INTERUPSI: QT_TRANSLATE_NOOP("words", "Interupsi"),
    TurnKind.TEKNIS: QT_TRANSLATE_NOOP("words", "Perbaikan teknis"),
    TurnKind.ARAHAN: QT_TRANSLATE_NOOP("words", "Arahan pimpinan"),
    TurnKind.TANGGAPAN: QT_TRANSLATE_NOOP("words", "Tanggapan"),
}
_LINK = {
    LinkMark.CONNECTING: QT_TRANSLATE_NOOP("words", "MENYAMBUNG"),
    LinkMark.FROZEN: QT_TRANSLATE_NOOP("words", "MEMBEKU"),
    LinkMark.LOST: QT_TRANSLATE_NOOP("words", "TERPUTUS"),
    LinkMark.OFF: QT_TRANSLATE_NOOP("words", "TIDAK DIPAKAI"),
}
_SENDER = {
    Sender.NO_PATH: QT_TRANSLATE_NOOP("words", "belum mengirim"),
    Sender.NOBODY: QT_TRANSLATE_NOOP("words", "belum mengirim"),
    Sender.SILENT: QT_TRANSLATE_NOOP("words", "pengirim diam"),
}
_URGENCY = {
    Urgency.UNSET: QT_TRANSLATE_NOOP("words", "—"),
    Urgency.VERY_HIGH: QT_TRANSLATE_NOOP("words", "Sangat mendesak"),
    Urgency.HIGH: QT_TRANSLATE_NOOP("words", "Mendesak"),
    Urgency.MEDIUM: QT_TRANSLATE_NOOP("words", "Sedang"),
    Urgency.LOW: QT_TRANSLATE_NOOP("words", "Rendah"),
    Urgency.VERY_LOW: QT_TRANSLATE_NOOP("words", "Sangat rendah"),
}
_FIELDS = {
    Field.PROPOSER: QT_TRANSLATE_NOOP("words", "Pengusul"),
    Field.RT: QT_TRANSLATE_NOOP("words", "RT"),
    Field.RW: QT_TRANSLATE_NOOP("words", "RW"),
    Field.PROBLEM: QT_TRANSLATE_NOOP("words", "Permasalahan"),
    Field.USULAN: QT_TRANSLATE_NOOP("words", "Usulan"),
    Field.LOCATION: QT_TRANSLATE_NOOP("words", "Lokasi"),
    Field.URGENCY: QT_TRANSLATE_NOOP("words", "Urgensi"),
    Field.VOLUME: QT_TRANSLATE_NOOP("words", "Volume"),
    Field.UNIT: QT_TRANSLATE_NOOP("words", "Satuan"),
    Field.UNSUR: QT_TRANSLATE_NOOP("words", "Unsur"),
    Field.PHONE: QT_TRANSLATE_NOOP("words", "Telepon"),
    Field.WORK_KIND: QT_TRANSLATE_NOOP("words", "Fisik/non-fisik"),
    Field.BIDANG: QT_TRANSLATE_NOOP("words", "Bidang"),
    Field.ISU: QT_TRANSLATE_NOOP("words", "Isu"),
    Field.WORK: QT_TRANSLATE_NOOP("words", "Jenis pekerjaan"),
    Field.KAMUS: QT_TRANSLATE_NOOP("words", "Kode kamus"),
    Field.VARIABLES: QT_TRANSLATE_NOOP("words", "Variabel"),
    Field.COEFFICIENT: QT_TRANSLATE_NOOP("words", "Koefisien"),
    Field.COST: QT_TRANSLATE_NOOP("words", "Perkiraan biaya"),
    Field.TO_FOLLOW: QT_TRANSLATE_NOOP("words", "Volume dan biaya menyusul"),
    Field.LOCATION_DETAIL: QT_TRANSLATE_NOOP("words", "Rincian lokasi"),
    Field.COORDINATES: QT_TRANSLATE_NOOP("words", "Koordinat"),
    Field.URGENCY_TEXT: QT_TRANSLATE_NOOP("words", "Uraian urgensi"),
    Field.BENEFICIARIES: QT_TRANSLATE_NOOP("words", "Sasaran/penerima manfaat"),
    Field.OPD_FIRST: QT_TRANSLATE_NOOP("words", "OPD tujuan awal"),
    Field.OPD_FINAL: QT_TRANSLATE_NOOP("words", "OPD tujuan akhir"),
    Field.LAND: QT_TRANSLATE_NOOP("words", "Status lahan"),
    Field.CERTIFICATE: QT_TRANSLATE_NOOP("words", "Sertifikat lahan"),
    Field.HANDLING_LEVEL: QT_TRANSLATE_NOOP("words", "Tingkat penanganan"),
    Field.SPENDING_KIND: QT_TRANSLATE_NOOP("words", "Jenis belanja"),
    Field.SUB_ACTIVITY: QT_TRANSLATE_NOOP("words", "Sub kegiatan"),
}
_SAVING = {
    DecodeThrift.NO_LOOP_FILTER: QT_TRANSLATE_NOOP("words", "gambar sedikit lebih kasar"),
    DecodeThrift.HALF_RATE: QT_TRANSLATE_NOOP("words", "gerak lebih patah-patah"),
    DecodeThrift.KEYFRAMES: QT_TRANSLATE_NOOP("words", "gambar hanya sesekali"),
}
_TELL_AGE_FROM_S = 5.0
"""Where keyframes alone are shown: a picture older than this says how old it is."""

_PROPOSAL = {
    ProposalState.DRAFT: QT_TRANSLATE_NOOP("words", "draf"),
    ProposalState.RECORDED: QT_TRANSLATE_NOOP("words", "dicatat"),
}


def day_text(day: date) -> str:
    """Return `Selasa, 23 Januari 2018`, in the language of the screen."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def translated(context: str, text: str) -> str:
    """Translate a text that the domain owns; without a translation it is the Indonesian source.

    A text that was filled in when it was made is translated first and filled in again.
    """
    if isinstance(text, SourceText) and text.values:
        return text.in_words(QCoreApplication.translate)
    return QCoreApplication.translate(context, text)


def tally_word(tally: Tally) -> str:
    """Return the word for the site's part in the discussion, with the place in the queue; or nothing."""
    source = _TALLY.get(tally.kind, "")
    word = translated(_CONTEXT, source) if source else ""
    return f"{word} {tally.position}" if tally.position else word


def share_word(share: Share) -> str:
    """Return how much a site has spoken beside the others, where that is to be said; or nothing."""
    return translated(_CONTEXT, _SHARE[share]) if _SHARE[share] else ""


def link_word(tally: Tally) -> str:
    """Return the word for a link that is not fine; or nothing."""
    source = _LINK.get(tally.link, "")
    return translated(_CONTEXT, source) if source else ""


def outage_text(feed: FeedSnapshot) -> str:
    """Return how long the picture has stood still, as `00:14`; nothing if there never was one."""
    return duration(feed.picture_age_s) if feed.picture_age_s is not None else ""


def link_text(feed: FeedSnapshot, at_gateway: SiteAtGateway | None = None) -> str:
    """Return one short line about a feed's link, for the console's tile."""
    if feed.state in (FeedState.LOST, FeedState.STALLED) and at_gateway:
        source = _SENDER.get(at_gateway.sender, "")
        if source:
            return translated(_CONTEXT, source)
    if feed.state is FeedState.LIVE:
        if not feed.report.video_codec:
            return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "suara saja"))
        if feed.report.findings:
            return translated(DIAGNOSIS, advice_on(feed.report.findings[0]).label)
        # A rate of pictures means nothing where they come one by one.
        if feed.report.thrift is DecodeThrift.KEYFRAMES:
            return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "gambar sesekali"))
        grade = translated(DIAGNOSIS, grade_word(link_grade(feed.state, feed.report.findings)))
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "{grade} · {fps} fps")).format(
            grade=grade, fps=round(feed.report.fps)
        )
    if feed.state is FeedState.CONNECTING:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "menyambung"))
    if feed.state is FeedState.STALLED:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "tidak ada gambar baru"))
    if feed.state is FeedState.LOST:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "menyambung ulang"))
    return translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "tidak dipakai"))


def link_short(feed: FeedSnapshot) -> str:
    """Return how a link that is fine is in one word; nothing for one that is not, which needs more."""
    if feed.state is not FeedState.LIVE or feed.report.findings:
        return ""
    return translated(DIAGNOSIS, grade_word(link_grade(feed.state, feed.report.findings)))


def saving_text(feed: FeedSnapshot) -> str:
    """Return the mark of a feed whose picture is decoded sparingly, with its age where it is old; or nothing."""
    if feed.state is not FeedState.LIVE or not feed.report.thrift.is_saving:
        return ""
    word = translated(_CONTEXT, QT_TRANSLATE_NOOP("words", "hemat CPU"))
    is_old = feed.picture_age_s is not None and feed.picture_age_s >= _TELL_AGE_FROM_S
    return f"{word} {outage_text(feed)}" if is_old else word


def saving_detail(feed: FeedSnapshot) -> str:
    """Return what is left out of a picture that is decoded sparingly; or nothing."""
    source = _SAVING.get(feed.report.thrift, "") if feed.state is FeedState.LIVE else ""
    return translated(_CONTEXT, source) if source else ""


def finding_text(finding: Finding) -> tuple[str, str, str]:
    """Return a finding's name, what it means and what to tell the site."""
    advice = advice_on(finding)
    return translated(DIAGNOSIS, advice.label), translated(DIAGNOSIS, advice.what), translated(DIAGNOSIS, advice.do)


def advice_text(feed: FeedSnapshot) -> tuple[str, str]:
    """Return what is wrong with a feed and what to do, as two sentences; both empty if all is well."""
    advice = advice_for(feed.report.trouble)
    if advice is None:
        return "", ""
    return translated(ADVICE, advice.what), translated(ADVICE, advice.do)


def urgency_word(urgency: Urgency) -> str:
    """Return an urgency level as people say it."""
    return translated(_CONTEXT, _URGENCY[urgency])


def field_word(field: Field) -> str:
    """Return the name of a field of the form."""
    return translated(_CONTEXT, _FIELDS[field])


def proposal_word(state: ProposalState) -> str:
    """Return a proposal's state as people say it."""
    return translated(_CONTEXT, _PROPOSAL[state])


def kind_word(kind: TurnKind) -> str:
    """Return what is said in a turn."""
    return translated(_CONTEXT, _TURN[kind])


def error_text(error: BaseException) -> str:
    """Return an error as a sentence with advice; a bug keeps its own words."""
    if not isinstance(error, AppError):
        return str(error) or type(error).__name__
    parts = (error.message, error.advice)
    words = (part.in_words(QCoreApplication.translate) if isinstance(part, SourceText) else part for part in parts)
    return " ".join(words).strip()
