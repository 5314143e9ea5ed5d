"""What the trial of a site's streams says: a mark for the table, words and advice for the panel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.domain.session_draft import SiteDraft
from app.domain.site import Site, StreamAddress
from app.domain.site_check import SiteReport, Verdict
from app.domain.site_check_advice import CONTEXT as SITE_CHECK
from app.domain.site_check_advice import verdict_word
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.check.view import SiteView, report_view
from app.ui.wizard.camera_table import TrialMark
from app.ui.wizard.ports import TrialResult
from app.ui.wizard.steps import CONTEXT
from app.ui.words import translated

_WORST = (Verdict.NOT_CONNECTED, Verdict.NEEDS_WORK, Verdict.READY)


@dataclass(frozen=True, slots=True)
class SiteTrial:
    """What both streams of a site gave so far; None: not yet, or not asked."""

    main: TrialResult | None = None
    sub: TrialResult | None = None

    def with_result(self, result: TrialResult) -> SiteTrial:
        """Return it with one more result."""
        return SiteTrial(result, self.sub) if result.is_main else SiteTrial(self.main, result)

    @property
    def picture(self) -> QImage | None:
        """Return the picture of the main stream, if there was one."""
        found = self.main.picture if self.main else None
        if found is None:
            return None
        width, height, pixels = found
        return QImage(pixels, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def trial_mark(trial: SiteTrial, *, is_running: bool, has_sub: bool) -> TrialMark:
    """Return the mark of a site for the table: the worse of its two streams."""
    results = [result for result in (trial.main, trial.sub) if result]
    if not results:
        if is_running:
            return TrialMark(None, translated(CONTEXT, QT_TRANSLATE_NOOP("wizard", "mencoba …")))
        return TrialMark(None, translated(CONTEXT, QT_TRANSLATE_NOOP("wizard", "tidak dicoba")))
    worst = next(verdict for verdict in _WORST if any(result.report.verdict is verdict for result in results))
    word = translated(SITE_CHECK, verdict_word(worst))
    if trial.main and worst is not trial.main.report.verdict:
        word = translated(CONTEXT, QT_TRANSLATE_NOOP("wizard", "kecil: {word}")).format(word=word)
    elif is_running and has_sub and not trial.sub:
        word = f"{word} …"
    return TrialMark(worst, word)


def trial_lines(trial: SiteTrial, site: SiteDraft) -> list[str]:
    """Return what came and what to do about it, stream by stream."""
    lines: list[str] = []
    names = (
        translated(CONTEXT, QT_TRANSLATE_NOOP("wizard", "Siaran utama")),
        translated(CONTEXT, QT_TRANSLATE_NOOP("wizard", "Siaran kecil")),
    )
    for name, result in zip(names, (trial.main, trial.sub), strict=True):
        if result is None:
            continue
        view = _view(site, result.report)
        stream = view.figures[-1].value
        lines.append(
            f"{name}: {view.word.lower()}, {stream}" if result.report.stream else f"{name}: {view.word.lower()}"
        )
        lines += [f"{advice.title}. {advice.do}" for advice in view.advice]
    return lines


def _view(site: SiteDraft, report: SiteReport) -> SiteView:
    shown = Site(report.site_id, site.kind, site.code, site.name, site.short, site.kecamatan, StreamAddress(""))
    return report_view(shown, report)
