"""The numbers of plots in words. Colour and length say nothing that these do not say too."""

from __future__ import annotations

from app.domain.documents.chart import Bar, BarChart, ChartUnit, Lane, TimelineChart
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock, duration
from app.ui.words import translated

_CONTEXT = "charts"
_THOUSANDS = (
    (10**12, QT_TRANSLATE_NOOP("charts", "Rp {amount} T")),
    (10**9, QT_TRANSLATE_NOOP("charts", "Rp {amount} M")),
    (10**6, QT_TRANSLATE_NOOP("charts", "Rp {amount} jt")),
    (10**3, QT_TRANSLATE_NOOP("charts", "Rp {amount} rb")),
)


def short_rupiah(amount: int) -> str:
    """Return `Rp 1,2 M`: two figures that count, as plots have room for."""
    for size, words in _THOUSANDS:
        if abs(amount) >= size:
            tenths = round(amount * 10 / size)
            whole, rest = divmod(abs(tenths), 10)
            sign = "−" if amount < 0 else ""
            figure = f"{sign}{whole:,}".replace(",", ".") + (f",{rest}" if rest else "")
            return translated(_CONTEXT, words).format(amount=figure)
    return f"Rp {amount}"


def value_text(unit: ChartUnit, value: int) -> str:
    """Return a value with its unit."""
    match unit:
        case ChartUnit.SECONDS:
            return duration(value)
        case ChartUnit.RUPIAH:
            return short_rupiah(value)
        case ChartUnit.COUNT:
            return str(value)


def beside_bar(chart: BarChart, bar: Bar) -> str:
    """Return what stands at the end of a bar."""
    total = sum(bar.values)
    if chart.unit is ChartUnit.SECONDS and not total:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("charts", "belum bicara"))
    said = value_text(chart.unit, total)
    if bar.limit:
        return f"{said} · {percent(total, bar.limit)}"
    if len(bar.values) > 1 and total:
        return f"{total}"
    return said


def percent(value: int, limit: int) -> str:
    """Return how much of a limit is used; more than all of it has a mark of its own."""
    share = f"{round(100 * value / limit)} %"
    return f"▲ {share}" if value > limit else share


def bar_sentence(chart: BarChart, bar: Bar) -> str:
    """Return everything that a bar says."""
    parts = [f"{name} {value_text(chart.unit, value)}" for name, value in zip(chart.series, bar.values, strict=True)]
    if bar.limit is not None:
        share = f" ({percent(sum(bar.values), bar.limit)})" if bar.limit else ""
        parts.append(f"{chart.limit_name} {value_text(chart.unit, bar.limit)}{share}")
    return f"{bar.label}: {', '.join(parts)}"


def lane_sentence(chart: TimelineChart, lane: Lane) -> str:
    """Return everything that a lane says: how often, how long, and when."""
    if not lane.spans:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("charts", "{site}: belum bicara")).format(site=lane.label)
    seconds = sum(span.until_ms - span.from_ms for span in lane.spans) // 1000
    moments = ", ".join(f"{clock(s.from_ms)} {chart.kinds[s.kind].lower()}" for s in lane.spans[-4:])
    words = QT_TRANSLATE_NOOP("charts", "{site}: {count} giliran, {time} di forum; terakhir {moments}")
    return translated(_CONTEXT, words).format(
        site=lane.label, count=len(lane.spans), time=duration(seconds), moments=moments
    )
