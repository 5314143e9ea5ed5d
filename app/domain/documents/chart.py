"""Plots of a document as numbers: who draws them decides on lengths and colours, not on what they say. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartUnit(StrEnum):
    """What the numbers of a chart are."""

    COUNT = "jumlah"
    SECONDS = "detik"
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: a value for each series, and the limit that it is measured against, None for none."""

    label: str
    values: tuple[int, ...]
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other, their series stacked. `limit_name` says what the mark on a bar is, empty for none."""

    key: str
    title: str
    unit: ChartUnit
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    limit_name: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in a lane, Unix milliseconds. `kind` is one of the chart's kinds, by its position."""

    from_ms: int
    until_ms: int
    kind: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of a timeline."""

    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """What happened when, a lane for each site. `kinds` are the words of the legend."""

    key: str
    title: str
    from_ms: int
    until_ms: int
    kinds: tuple[str, ...]
    lanes: tuple[Lane, ...]


Chart = BarChart | TimelineChart
