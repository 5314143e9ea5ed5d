"""What the PDF's template reads: the document as plain texts, shares and file names, in JSON.

Everything that a person wrote stays a value of the data file. The template never reads values as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.domain.documents.chart import Bar, BarChart, ChartUnit, TimelineChart
from app.domain.documents.model import (
    Block,
    CellKind,
    DocumentStatus,
    Facts,
    Look,
    MinutesDocument,
    Paper,
    Plate,
    Plates,
    Section,
    Signatures,
    Statement,
    Table,
)
from app.domain.documents.printed import NIP, PLATES_HEADING, annex_lines, number_lines, printed_row, printed_rupiah
from app.domain.wording import clock, duration
from app.minutes.breaking import breakable, letters, pieces
from app.minutes.foot import foot_text, qr_text
from app.minutes.qr import qr_svg

PAPER_MM: Mapping[Paper, tuple[int, int]] = {Paper.F4: (215, 330), Paper.A4: (210, 297)}
"""Width and height of the upright sheet."""

MAX_LINES = 14
"""Lines of a cell that are kept on one page, about a third of it; a taller cell goes on below as its own row."""

_SIDE_MM = {True: 30, False: 44}
"""Both margins together, sideways and upright, as the template sets them."""

_PADDING_MM = 2.6
_CENTRED = frozenset(
    {CellKind.NUMBER, CellKind.CODE, CellKind.CLOCK, CellKind.MOMENT, CellKind.DURATION, CellKind.LASTING}
)
_RIGHT = frozenset({CellKind.RUPIAH, CellKind.VOLUME})
_TICK_MINUTES = (5, 10, 15, 30, 60, 120, 240)
_MOST_TICKS = 12

PlainText = Callable[[str], str]
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Printing:
    """How texts are made fit to print, and where the photos lie: paths below the template's root, empty for none."""

    plain: PlainText
    photo_of: Callable[[Plate], str]
    logo: str
    fonts: Sequence[str]
    seal: str


def pdf_data(document: MinutesDocument, printing: Printing) -> Json:
    """Return what the template reads."""
    width, height = PAPER_MM[document.paper]
    plain = printing.plain
    title = " ".join(document.title)
    return {
        "paper": {"width": width, "height": height},
        "fonts": list(printing.fonts),
        "title": plain(title),
        "author": plain(document.author),
        "subject": plain(f"{document.name}; sidik isi {printing.seal}"),
        "status": document.status.value,
        "draft": document.status is DocumentStatus.DRAFT,
        "letterhead": {
            "lines": [plain(line.upper()) for line in document.letterhead.lines],
            "address": [plain(line) for line in document.letterhead.address],
            "logo": printing.logo,
        },
        "heading": [plain(line.upper()) for line in document.title],
        "number": plain(" ".join(number_lines(document))),
        "sheets": list(_sheets(document, printing)),
        "foot": {
            "text": plain(foot_text(document, printing.seal)),
            "qr": qr_svg(qr_text(document, printing.seal)),
            "qr_alt": plain(f"Kode QR sidik isi {printing.seal[:16]}"),
        },
    }


def _sheets(document: MinutesDocument, printing: Printing) -> Iterator[Json]:
    """Put together what stands on pages of one orientation."""
    run: list[Section] = []
    for section in document.sections:
        if run and section.is_landscape != run[-1].is_landscape:
            yield _sheet(run, document, printing)
            run = []
        run.append(section)
    if run:
        yield _sheet(run, document, printing)


def _sheet(sections: Sequence[Section], document: MinutesDocument, printing: Printing) -> Json:
    return {
        "landscape": sections[0].is_landscape,
        "sections": [_section(section, document, printing) for section in sections],
    }


def _section(section: Section, document: MinutesDocument, printing: Printing) -> Json:
    plain = printing.plain
    width, height = PAPER_MM[document.paper]
    room_mm = (height if section.is_landscape else width) - _SIDE_MM[section.is_landscape]
    return {
        "annex": [plain(line) for line in annex_lines(section, document)] if section.annex else [],
        "heading": [plain(line.upper() if section.annex else line) for line in section.heading],
        "starts": section.starts_page or bool(section.annex),
        "blocks": [_block(block, room_mm, printing) for block in section.blocks],
    }


def _block(block: Block, room_mm: float, printing: Printing) -> Json:
    plain = printing.plain
    match block:
        case Statement():
            text = breakable(plain(block.text), letters(room_mm - 25, 10.5))
            look = block.look.value if block.look is not Look.PLAIN else ""
            return {"type": "statement", "look": look, "marker": plain(block.marker), "text": text}
        case Facts():
            facts = [
                {"label": plain(f.label), "value": breakable(plain(f.value), letters(room_mm - 50, 10.5))}
                for f in block.facts
            ]
            return {"type": "facts", "facts": facts}
        case Table():
            return _table(block, room_mm, plain)
        case Signatures():
            return {
                "type": "signatures",
                "signers": [
                    {
                        "above": [breakable(plain(line), letters(room_mm / 2 - 6, 10.5)) for line in signer.above],
                        "name": breakable(plain(signer.name), letters(room_mm / 2 - 6, 10.5)),
                        "nip": None if signer.nip is None else plain(f"{NIP}{signer.nip}"),
                    }
                    for signer in block.signers
                ],
            }
        case Plates():
            return {
                "type": "plates",
                "title": PLATES_HEADING,
                "plates": [_plate(plate, room_mm, printing) for plate in block.plates],
            }
        case BarChart():
            return _bars(block, plain)
        case TimelineChart():
            return _timeline(block, plain)


def _table(table: Table, room_mm: float, plain: PlainText) -> Json:
    size_pt = 7.5 if len(table.columns) > 11 else 8.5
    total = sum(column.width for column in table.columns)
    room = [letters(room_mm * column.width / total - _PADDING_MM, size_pt) for column in table.columns]
    rows: list[Json] = []
    for row in table.rows:
        cells = [pieces(plain(text), most, MAX_LINES) for text, most in zip(printed_row(row, table), room, strict=True)]
        rows += [
            {
                "cells": [breakable(part, most) for part, most in zip(parts, room, strict=True)],
                "total": row.is_total,
                "continued": number > 0,
            }
            for number, parts in enumerate(zip_longest(*cells, fillvalue=""))
        ]
    return {
        "type": "table",
        "heading": breakable(plain(table.heading), letters(room_mm - 10, 10)),
        "none": plain(table.none),
        "size": size_pt,
        "titles": [breakable(plain(c.title), most) for c, most in zip(table.columns, room, strict=True)],
        "widths": [column.width for column in table.columns],
        "align": [
            "center" if column.kind in _CENTRED else "right" if column.kind in _RIGHT else "left"
            for column in table.columns
        ],
        "numbered": table.is_numbered,
        "rows": rows,
    }


def _plate(plate: Plate, room_mm: float, printing: Printing) -> Json:
    text = f"{plate.label} {plate.caption}".strip()
    return {
        "file": printing.photo_of(plate),
        "text": breakable(printing.plain(text), letters(room_mm / 4 - 5, 8)),
        "alt": printing.plain(f"Foto usulan {text}"),
        "missing": "Berkas foto tidak ditemukan",
    }


# --- plots ------------------------------------------------------------------------------------------


def _bars(chart: BarChart, plain: PlainText) -> Json:
    most = max((max(sum(bar.values), bar.limit or 0) for bar in chart.bars), default=0) or 1
    bars = [
        {
            "label": breakable(plain(bar.label), letters(42, 8.5)),
            "parts": [value / most for value in bar.values],
            "limit": None if bar.limit is None else bar.limit / most,
            "text": plain(_said(bar, chart)),
        }
        for bar in chart.bars
    ]
    told = "; ".join(f"{bar.label}: {_said(bar, chart)}" for bar in chart.bars)
    return {
        "type": "bars",
        "title": plain(chart.title),
        "alt": plain(f"{chart.title}. {told}"),
        "series": [plain(name) for name in chart.series],
        "limit_name": plain(chart.limit_name) if any(bar.limit is not None for bar in chart.bars) else "",
        "bars": bars,
    }


def _said(bar: Bar, chart: BarChart) -> str:
    if len(chart.series) > 1:
        return f"{sum(bar.values)} ({', '.join(str(value) for value in bar.values)})"
    value = _amount(bar.values[0], chart.unit)
    if bar.limit is None:
        return value
    share = f", {round(bar.values[0] * 100 / bar.limit)} %" if bar.limit else ""
    return f"{value} dari {_amount(bar.limit, chart.unit)}{share}"


def _amount(value: int, unit: ChartUnit) -> str:
    match unit:
        case ChartUnit.SECONDS:
            return duration(value)
        case ChartUnit.RUPIAH:
            return printed_rupiah(value)
        case ChartUnit.COUNT:
            return str(value)


def _timeline(chart: TimelineChart, plain: PlainText) -> Json:
    length_ms = max(1, chart.until_ms - chart.from_ms)

    def share(at_ms: int) -> float:
        return min(max((at_ms - chart.from_ms) / length_ms, 0.0), 1.0)

    lanes = [
        {
            "label": breakable(plain(lane.label), letters(42, 8.5)),
            "spans": [
                {
                    "from": share(span.from_ms),
                    "length": share(span.until_ms) - share(span.from_ms),
                    "kind": span.kind,
                }
                for span in lane.spans
            ],
        }
        for lane in chart.lanes
    ]
    told = "; ".join(f"{lane.label}: {len(lane.spans)} giliran" for lane in chart.lanes)
    period = f"pukul {clock(chart.from_ms)} sampai {clock(chart.until_ms)}"
    return {
        "type": "timeline",
        "title": plain(chart.title),
        "alt": plain(f"{chart.title}, {period}. {told}"),
        "kinds": [plain(kind) for kind in chart.kinds],
        "lanes": lanes,
        "ticks": [{"at": share(at_ms), "label": clock(at_ms)} for at_ms in _ticks(chart)],
    }


def _ticks(chart: TimelineChart) -> Iterator[int]:
    length_min = (chart.until_ms - chart.from_ms) / 60_000
    step = next((step for step in _TICK_MINUTES if length_min / step <= _MOST_TICKS), _TICK_MINUTES[-1]) * 60_000
    # The zone is whole hours away from UTC, so round times are round here too.
    first = -(-chart.from_ms // step) * step
    yield from range(first, chart.until_ms - step // 4, step)
