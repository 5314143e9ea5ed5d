"""The sites of the page in words: how far each is, and whether it agreed on more than its quota."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.discussion import Part
from app.domain.identity import SiteId
from app.domain.quota import SiteStanding
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.decisions.words import CONTEXT
from app.ui.text_table import TextLine
from app.ui.words import translated

ALL_SITES = ""
"""The key of the line that stands for all sites together."""


def place_line(key: SiteId | str, name: str, counts: Mapping[Part, int], standing: SiteStanding | None) -> TextLine:
    """Return a site's line: `12/40` discussed, `9/26` agreed of what the quota allows, with a mark for too much."""
    whole = counts[Part.ALL]
    seen = whole - counts[Part.UNDISCUSSED]
    agreed = str(counts[Part.AGREED])
    tone = ""
    if standing is not None:
        if standing.agreed.most is not None:
            agreed = f"{agreed}/{standing.agreed.most}"
        if standing.is_over:
            agreed, tone = f"! {agreed}", "attention"
    tones = {0: "strong", 1: "" if whole else "muted", 2: tone}
    return TextLine(key, (name, f"{seen}/{whole}", agreed), tones=tones)


def summary_text(counts: Mapping[Part, int]) -> str:
    """Return how far the session is in a sentence."""
    text = QT_TRANSLATE_NOOP(
        "decisions", "{all} usulan · {undiscussed} belum dibahas · {agreed} disepakati · {refused} belum disepakati"
    )
    return translated(CONTEXT, text).format(
        all=counts[Part.ALL],
        undiscussed=counts[Part.UNDISCUSSED],
        agreed=counts[Part.AGREED],
        refused=counts[Part.NOT_AGREED],
    )


def warning_text(over: int) -> str:
    """Return how many sites agreed on too much; nothing where none did."""
    text = translated(CONTEXT, QT_TRANSLATE_NOOP("decisions", "! {count} lokasi melebihi kuota atau pagu"))
    return text.format(count=over) if over else ""
