"""What the remote control adds to what needs attention. Nothing here knows a widget."""

from __future__ import annotations

from app.domain.remote import RemotePhase, RemoteReport
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.console.matters import Matter, Weight
from app.ui.words import translated

_CONTEXT = "attention"


def remote_matters(report: RemoteReport | None) -> list[Matter]:
    """Return a matter if the remote control does not listen, and one if somebody tries out tokens."""
    if report is None:
        return []
    found: list[Matter] = []
    if report.phase is RemotePhase.FAILING:
        title, advice = translated("remote", report.message), translated("remote", report.advice)
        found.append(Matter("remote", Weight.INFORMATION, title, advice))
    if report.intruder:
        title = translated(
            _CONTEXT, QT_TRANSLATE_NOOP("attention", "Kunci kendali jarak jauh salah berkali-kali dari {address}")
        )
        advice = translated(
            _CONTEXT,
            QT_TRANSLATE_NOOP(
                "attention",
                "Bila itu alat Anda, samakan kuncinya dengan ctl token. Bila bukan, lepaskan alat itu dari jaringan.",
            ),
        )
        found.append(Matter("remote-intruder", Weight.ATTENTION, title.format(address=report.intruder), advice))
    return found
