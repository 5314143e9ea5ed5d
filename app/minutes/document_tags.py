"""The values that the Word template of an official document may name.

An office edits the templates in its own word processor, so the tags are Indonesian; `docs/templat-word.md` lists them.
Every value is ready to print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from app.domain.documents.model import (
    Block,
    DocumentKind,
    Facts,
    MinutesDocument,
    Plate,
    Plates,
    Section,
    Signatures,
    Statement,
    Table,
)
from app.domain.documents.printed import NIP, PLATES_HEADING, annex_lines, number_lines, printed_row
from app.domain.minutes_words import DOTS
from app.minutes.foot import foot_text

Tags = Mapping[str, object]
PictureOf = Callable[[Plate], object]
"""Makes what stands in the template for a photo; an empty text for one whose file is gone."""

PHOTOS_IN_A_ROW = 4

KNOWN_SECTIONS: Mapping[DocumentKind, tuple[str, ...]] = {
    DocumentKind.BERITA_ACARA: (
        "pembuka",
        "memperhatikan",
        "menyepakati",
        "rekap",
        "penutup",
        *(f"lampiran_{number}" for number in ("1", "2", "3", "4", "4a", "5", "6", "7", "8", "9")),
    ),
    DocumentKind.NOTULEN: (
        "kepala",
        "jalannya",
        "usulan",
        "tanggapan",
        "kesepakatan",
        "ditunda",
        "gangguan",
        "penutup",
        "lampiran_1",
        "lampiran_2",
        "rekap",
        "statistik",
        "grafik",
    ),
    DocumentKind.PROMISES: (),
    DocumentKind.RECEIPTS: (),
}
"""The sections that a template may name. One that a document does not have is empty."""


def official_tags(document: MinutesDocument, seal: str, picture_of: PictureOf) -> Tags:
    """Return all tags of the template of this kind of document."""
    sections = [_section(section, document, picture_of) for section in document.sections]
    named = {_name(section.key): tags for section, tags in zip(document.sections, sections, strict=True)}
    empty: Tags = {"kepala": [], "lampiran": [], "isi": [], "halaman_baru": False}
    return {
        "kop": list(document.letterhead.lines),
        "alamat": list(document.letterhead.address),
        "judul": list(document.title),
        "nomor": " ".join(number_lines(document)),
        "bagian": {**dict.fromkeys(KNOWN_SECTIONS[document.kind], empty), **named},
        "semua_bagian": sections,
        "bagian_lain": [tags for name, tags in named.items() if name not in KNOWN_SECTIONS[document.kind]],
        "status": document.status.value,
        "kaki": foot_text(document, seal),
        "titik": DOTS,
    }


def _name(key: str) -> str:
    return re.sub(r"\W", "_", key)


def _section(section: Section, document: MinutesDocument, picture_of: PictureOf) -> Tags:
    return {
        "kepala": list(section.heading),
        "lampiran": list(annex_lines(section, document)) if section.annex else [],
        "isi": [tags for block in section.blocks if (tags := _block(block, picture_of))],
        "halaman_baru": section.starts_page or bool(section.annex),
    }


def _block(block: Block, picture_of: PictureOf) -> Tags:
    match block:
        case Statement():
            return {"jenis": "kalimat", "gaya": block.look.value, "tanda": block.marker, "teks": block.text}
        case Facts():
            return {"jenis": "fakta", "baris": [{"nama": f.label, "isi": f.value} for f in block.facts]}
        case Table():
            return _table(block)
        case Signatures():
            signers = [
                {"atas": list(s.above), "nama": s.name, "nip": "" if s.nip is None else f"{NIP}{s.nip}"}
                for s in block.signers
            ]
            return {"jenis": "tanda_tangan", "penanda": signers}
        case Plates():
            return {"jenis": "foto", "judul": PLATES_HEADING, "baris": _photo_rows(block.plates, picture_of)}
        case _:
            # Plots are drawn in the PDF; their numbers stand in the tables beside them.
            return {}


def _table(table: Table) -> Tags:
    keys = [column.key for column in table.columns]
    return {
        "jenis": "tabel",
        "bentuk": table.key.partition("/")[0].replace("-", "_"),
        "judul": table.heading,
        "kosong": table.none,
        "baris": [
            {**dict(zip(keys, printed_row(row, table), strict=True)), "jumlah_baris": row.is_total}
            for row in table.rows
        ],
    }


def _photo_rows(plates: Sequence[Plate], picture_of: PictureOf) -> list[list[Tags]]:
    photos: list[Tags] = [
        {"gambar": picture_of(plate), "teks": f"{plate.label} {plate.caption}".strip()} for plate in plates
    ]
    nothing: Tags = {"gambar": "", "teks": ""}
    photos += [nothing] * (-len(photos) % PHOTOS_IN_A_ROW)
    return [photos[at : at + PHOTOS_IN_A_ROW] for at in range(0, len(photos), PHOTOS_IN_A_ROW)]
