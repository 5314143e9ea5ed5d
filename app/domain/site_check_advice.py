"""The words of the check of a site: its verdicts, and what only the check can say.

As in `app.domain.diagnosis_advice`: plain, without jargon, with a next step for the telephone.
"""

from __future__ import annotations

from app.domain.diagnosis_advice import CONTEXT as DIAGNOSIS
from app.domain.diagnosis_advice import FindingAdvice, advice_on
from app.domain.finding import Finding
from app.domain.site_check import Remark, Verdict
from app.domain.text import QT_TRANSLATE_NOOP

CONTEXT = "site_check"

_VERDICTS: dict[Verdict, str] = {
    Verdict.READY: QT_TRANSLATE_NOOP("site_check", "siap"),
    Verdict.NEEDS_WORK: QT_TRANSLATE_NOOP("site_check", "perlu perbaikan"),
    Verdict.NOT_CONNECTED: QT_TRANSLATE_NOOP("site_check", "tidak tersambung"),
}

_ADVICE: dict[Remark, FindingAdvice] = {
    Remark.INTERRUPTED: FindingAdvice(
        QT_TRANSLATE_NOOP("site_check", "sempat terputus"),
        QT_TRANSLATE_NOOP("site_check", "sambungan putus selagi diuji"),
        QT_TRANSLATE_NOOP(
            "site_check", "Minta lokasi memakai kabel jaringan dan menyiapkan paket data sebagai cadangan, lalu ulangi."
        ),
    ),
    Remark.NO_PICTURE: FindingAdvice(
        QT_TRANSLATE_NOOP("site_check", "tanpa gambar"),
        QT_TRANSLATE_NOOP("site_check", "lokasi hanya mengirim suara"),
        QT_TRANSLATE_NOOP("site_check", "Minta lokasi memilih kamera di aplikasi siarannya dan menyalakannya."),
    ),
    Remark.NOT_HEARD: FindingAdvice(
        QT_TRANSLATE_NOOP("site_check", "belum ada yang bicara"),
        QT_TRANSLATE_NOOP("site_check", "mikrofon menyala tetapi tidak terdengar orang berbicara"),
        QT_TRANSLATE_NOOP("site_check", "Minta satu orang di lokasi berbicara dari tempat pembicara, lalu ulangi."),
    ),
    Remark.NOT_MEASURED: FindingAdvice(
        QT_TRANSLATE_NOOP("site_check", "suara belum terukur"),
        QT_TRANSLATE_NOOP("site_check", "suara lokasi belum cukup lama didengar untuk dinilai"),
        QT_TRANSLATE_NOOP("site_check", "Ulangi uji setelah lokasi tersambung dan suara ruang siap."),
    ),
}


def verdict_word(verdict: Verdict) -> str:
    """Return the word for `verdict`, a source text of context `site_check`."""
    return _VERDICTS[verdict]


def complaint_advice(code: Finding | Remark) -> FindingAdvice:
    """Return what to say about a complaint; source texts of the context that `complaint_context` names."""
    return _ADVICE[code] if isinstance(code, Remark) else advice_on(code)


def complaint_context(code: Finding | Remark) -> str:
    """Return the context of the texts of a complaint, for the translation."""
    return CONTEXT if isinstance(code, Remark) else DIAGNOSIS
