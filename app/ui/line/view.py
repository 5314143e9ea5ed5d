"""What the page "Uji jalur suara" says, as plain values. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SiteId
from app.domain.line_check import FAILED, Answer, LineLevel, LineOutcome, LineResult, Question
from app.domain.session import Session
from app.domain.site import Site, SiteKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.line_check import LineCheck
from app.ui.room_view import key_of, place_of
from app.ui.words import translated

_CONTEXT = "line"

SILENT_DBFS, QUIET_DBFS, LOUD_DBFS = -60.0, -38.0, -9.0
"""Speech leaves a site's levelling at −20 LUFS: what is far below it was hardly there to be levelled."""

_WORDS = {
    LineOutcome.OPEN: QT_TRANSLATE_NOOP("line", "belum"),
    LineOutcome.BOTH_WAYS: QT_TRANSLATE_NOOP("line", "terdengar dua arah"),
    LineOutcome.ONE_WAY: QT_TRANSLATE_NOOP("line", "hanya satu arah"),
    LineOutcome.UNHEARD: QT_TRANSLATE_NOOP("line", "tidak terdengar"),
    LineOutcome.NOT_CONNECTED: QT_TRANSLATE_NOOP("line", "tidak tersambung"),
}
_NOW = QT_TRANSLATE_NOOP("line", "sedang diuji")
_WAITS = QT_TRANSLATE_NOOP("line", "dijeda")


_ORDER = (*(outcome for outcome in LineOutcome if outcome is not LineOutcome.OPEN), LineOutcome.OPEN)


class Stage(StrEnum):
    """What the right side of the page is for."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class RowView:
    """One site of the list. `outcome` is what is known; `is_now` that its line is open."""

    site_id: SiteId
    key: str
    name: str
    outcome: LineOutcome
    is_now: bool
    word: str


@dataclass(frozen=True, slots=True)
class PresentView:
    """The site whose turn it is: what to say to it, and which question is put."""

    site_id: SiteId
    key: str
    name: str
    place: str
    question: Question | None
    heard_by_us: Answer
    is_connected: bool
    script: str
    notice: str
    note: str


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One site that failed, and what to do about it."""

    name: str
    word: str
    outcome: LineOutcome
    do: str


@dataclass(frozen=True, slots=True)
class LineView:
    """The whole page. `can_resume` is False while somebody has the floor."""

    stage: Stage
    title: str
    progress: str
    rows: tuple[RowView, ...]
    present: PresentView | None
    can_resume: bool
    summary: str
    failed: tuple[AdviceView, ...]


def outcome_word(outcome: LineOutcome) -> str:
    """Return the word for what a line is worth."""
    return translated(_CONTEXT, _WORDS[outcome])


def line_view(session: Session, check: LineCheck) -> LineView:
    """Compose the page."""
    state = check.round
    stage = _stage(check)
    now = state.site_id if state else None
    results = {result.site_id: result for result in state.results} if state else {}
    outcomes = {site_id: result.outcome for site_id, result in results.items()}
    rows = tuple(
        _row(site, index, outcomes.get(site.site_id, LineOutcome.OPEN), now, stage)
        for index, site in enumerate(session.sites)
    )
    known = sum(row.outcome is not LineOutcome.OPEN for row in rows)
    progress = translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "{known} dari {all} lokasi sudah diuji"))
    return LineView(
        stage=stage,
        title=f"{session.title} · RKPD {session.rkpd_year}",
        progress=progress.format(known=known, all=len(rows)),
        rows=rows,
        present=_present(session, check),
        can_resume=check.holder is None,
        summary=_summary(rows),
        failed=tuple(_advice(site, results[site.site_id]) for site in session.sites if _has_failed(results, site)),
    )


def level_text(level: LineLevel | None) -> str:
    """Return how loud a site is, with a word: `−24 dBFS, cukup`."""
    if level is None:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "suara belum terukur"))
    if level.typical_dbfs <= SILENT_DBFS:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "senyap"))
    if level.typical_dbfs < QUIET_DBFS:
        word = translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "terlalu pelan"))
    elif level.typical_dbfs > LOUD_DBFS:
        word = translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "terlalu keras"))
    else:
        word = translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "cukup"))
    return f"−{round(abs(level.typical_dbfs))}\u00a0dBFS, {word}"


def _stage(check: LineCheck) -> Stage:
    if check.round is None:
        return Stage.IDLE
    if check.round.is_over:
        return Stage.OVER
    return Stage.RUNNING if check.is_running else Stage.PAUSED


def _row(site: Site, index: int, outcome: LineOutcome, now: SiteId | None, stage: Stage) -> RowView:
    is_now = site.site_id == now
    word = outcome_word(outcome)
    if is_now:
        word = translated(_CONTEXT, _NOW if stage is Stage.RUNNING else _WAITS)
    return RowView(site.site_id, key_of(index), site.name, outcome, is_now, word)


def _present(session: Session, check: LineCheck) -> PresentView | None:
    state = check.round
    if state is None or state.site_id is None:
        return None
    site = session.site(state.site_id)
    return PresentView(
        site_id=site.site_id,
        key=key_of([one.site_id for one in session.sites].index(site.site_id)),
        name=site.name,
        place=place_of(site),
        question=state.question,
        heard_by_us=state.heard_by_us,
        is_connected=check.is_connected,
        script=_script(site, state.question, state.heard_by_us),
        notice=_notice(session, check, is_forward=state.is_forward),
        note=state.note,
    )


def _script(site: Site, question: Question | None, heard_by_us: Answer) -> str:
    """Return what the operator reads aloud. Whom we cannot hear can still wave."""
    if question is Question.DO_WE_HEAR_THEM:
        text = QT_TRANSLATE_NOOP("line", "{site}, mohon sebutkan nama lokasi dan jumlah yang hadir.")
    elif heard_by_us is Answer.NO:
        text = QT_TRANSLATE_NOOP("line", "{site}, bila suara kami terdengar, mohon lambaikan tangan.")
    else:
        text = QT_TRANSLATE_NOOP("line", "{site}, apakah suara kami terdengar jelas?")
    return translated(_CONTEXT, text).format(site=_called(site))


def _called(site: Site) -> str:
    if site.kind is SiteKind.KELURAHAN:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "Kelurahan {name}")).format(name=site.name)
    if site.kind is SiteKind.KECAMATAN:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "Kecamatan {name}")).format(name=site.name)
    return site.name


def _notice(session: Session, check: LineCheck, *, is_forward: bool) -> str:
    if check.holder is not None:
        text = QT_TRANSLATE_NOOP("line", "Dijeda: {site} memegang forum. Jalur uji ditutup.")
        return translated(_CONTEXT, text).format(site=session.site(check.holder).name)
    if not check.is_running:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "Dijeda. Jalur uji ditutup sampai uji dilanjutkan."))
    if check.is_connected:
        return ""
    if is_forward:
        return translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP("line", "Tidak tersambung. Dicatat, lalu dilewati sendiri; Kembali mengulangnya."),
        )
    return translated(_CONTEXT, QT_TRANSLATE_NOOP("line", "Tidak tersambung. Tunggu, atau tekan Lewati."))


def _summary(rows: Sequence[RowView]) -> str:
    counts = ((outcome, sum(row.outcome is outcome for row in rows)) for outcome in _ORDER)
    return " · ".join(f"{count} {outcome_word(outcome)}" for outcome, count in counts if count)


def _has_failed(results: dict[SiteId, LineResult], site: Site) -> bool:
    result = results.get(site.site_id)
    return result is not None and result.outcome in FAILED


def _advice(site: Site, result: LineResult) -> AdviceView:
    word = outcome_word(result.outcome)
    if result.level and result.outcome is not LineOutcome.NOT_CONNECTED:
        word = f"{word} · {level_text(result.level)}"
    return AdviceView(site.name, word, result.outcome, _what_to_do(result))


def _what_to_do(result: LineResult) -> str:
    if result.outcome is LineOutcome.NOT_CONNECTED:
        text = QT_TRANSLATE_NOOP(
            "line", "Telepon lokasi: nyalakan kamera atau aplikasi siaran, periksa internet, lalu ulangi."
        )
    elif result.heard_by_us is Answer.NO and result.level and result.level.typical_dbfs >= QUIET_DBFS:
        # The meter hears them: what does not is behind it.
        text = QT_TRANSLATE_NOOP(
            "line", "Suara lokasi sampai ke komputer ini: periksa pengeras suara dan perangkat suara ruang sidang."
        )
    elif result.outcome is LineOutcome.UNHEARD:
        text = QT_TRANSLATE_NOOP(
            "line", "Telepon lokasi: periksa mikrofon dan pengeras suara, tutup lalu buka lagi siarannya, lalu ulangi."
        )
    elif result.heard_by_us is Answer.YES:
        text = QT_TRANSLATE_NOOP(
            "line",
            "Lokasi tidak mendengar kita: minta mereka menyalakan pengeras suara dan membuka suara ruang sidang.",
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "line", "Kita tidak mendengar lokasi: minta mereka menyalakan mikrofon dan memilih mikrofon yang benar."
        )
    return translated(_CONTEXT, text)
