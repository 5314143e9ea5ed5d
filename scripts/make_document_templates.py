"""Make the Word templates of the official documents: Berita Acara, joint notulen, promises and receipts.

Run again when columns or sections change: `python scripts/make_document_templates.py`. The results are ordinary Word
documents: an office copies them, adds its coat of arms, and edits the rest. `docs/templat-word.md` lists the tags.
Columns and sections come from the document model, so that the templates always fit it.
"""

# python-docx has no public door to the elements it knows no property for.
# ruff: noqa: SLF001

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import make_minutes_template as base  # noqa: E402
from docx import Document  # noqa: E402
from docx.document import Document as DocumentType  # noqa: E402
from docx.enum.section import WD_SECTION  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: E402
from docx.shared import Mm, Pt  # noqa: E402
from docx.styles.style import ParagraphStyle  # noqa: E402

from app.domain.documents.build import (  # noqa: E402
    joint_document,
    promises_document,
    receipts_document,
    site_document,
)
from app.domain.documents.joint import DISCUSSED_COLUMNS, PROMISE_COLUMNS, RESPONSE_COLUMNS  # noqa: E402
from app.domain.documents.listing import Lists, lists_of  # noqa: E402
from app.domain.documents.material import material_of  # noqa: E402
from app.domain.documents.model import (  # noqa: E402
    CellKind,
    Column,
    DocumentKind,
    MinutesDocument,
    Section,
    Table,
)
from app.domain.documents.receipts import RECEIPT_COLUMNS  # noqa: E402
from app.domain.identity import SessionId, SiteId  # noqa: E402
from app.domain.minutes import SessionRecord  # noqa: E402
from app.domain.session import Session, SpeakingRules  # noqa: E402
from app.domain.site import Site, SiteKind, StreamAddress  # noqa: E402

FOLDER = ROOT / "resources" / "templates"

LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
UPRIGHT_MM, SIDEWAYS_MM = 175, 290

_CENTRED = {CellKind.NUMBER, CellKind.CODE, CellKind.CLOCK, CellKind.MOMENT, CellKind.DURATION, CellKind.LASTING}
_RIGHT = {CellKind.RUPIAH, CellKind.VOLUME}

_MORE_TABLES: dict[tuple[DocumentKind, str], tuple[tuple[str, tuple[Column, ...]], ...]] = {
    (DocumentKind.NOTULEN, "usulan"): (("dibahas", DISCUSSED_COLUMNS),),
    (DocumentKind.NOTULEN, "tanggapan"): (("jawaban", RESPONSE_COLUMNS),),
}
"""Tables that a session without anything does not have."""


def empty_session() -> Lists:
    """Return a session of one site in which nothing was said: its documents have all sections."""
    site = Site(SiteId("00.00.00.0000"), SiteKind.KELURAHAN, "00.00.00.0000", "Contoh", "CTH", "", StreamAddress(""))
    session = Session(
        SessionId("contoh"), "Contoh", "Kota", "Badan", date(2018, 1, 23), 2019, (site,), (), SpeakingRules()
    )
    return lists_of(material_of(SessionRecord(session, None, None, (), (), ()), 1_516_672_800_000))


def make_all(folder: Path) -> tuple[Path, ...]:
    """Write the four templates into `folder`."""
    lists = empty_session()
    site = lists.material.record.session.sites[0]
    made = (
        ("berita-acara.docx", site_document(lists, site)),
        ("notulen-sesi.docx", joint_document(lists)),
        ("janji-opd.docx", promises_document(lists)),
        ("tanda-terima.docx", receipts_document(lists, site)),
    )
    for name, document in made:
        make(document, folder / name)
    return tuple(folder / name for name, _ in made)


def make(model: MinutesDocument, target: Path) -> None:
    """Write the template of one kind of document."""
    document = Document()
    base._style(document)
    _styles(document)
    sheets = list(_sheets(model))
    if model.kind is DocumentKind.PROMISES:
        _begin(document, landscape=True)
        _head(document)
        _every_section(document, "janji", PROMISE_COLUMNS, SIDEWAYS_MM)
    elif model.kind is DocumentKind.RECEIPTS:
        _begin(document, landscape=False)
        _head(document)
        _every_section(document, "tanda_terima", RECEIPT_COLUMNS, UPRIGHT_MM)
    else:
        _one_by_one(document, model, sheets)
    base._describe(document)
    document.core_properties.title = f"Templat {model.kind.value}"
    base._save(document, target)


def _sheets(model: MinutesDocument) -> Iterator[list[Section]]:
    """Put together what stands on pages of one orientation."""
    run: list[Section] = []
    for section in model.sections:
        if run and section.is_landscape != run[-1].is_landscape:
            yield run
            run = []
        run.append(section)
    yield run


def _one_by_one(document: DocumentType, model: MinutesDocument, sheets: Sequence[Sequence[Section]]) -> None:
    for number, sheet in enumerate(sheets):
        if number:
            document.add_section(WD_SECTION.NEW_PAGE)
        _begin(document, landscape=sheet[0].is_landscape)
        if not number:
            _head(document)
        for position, section in enumerate(sheet):
            _section(document, model, section, is_first=position == 0)
    # What came later, such as an addendum, has no place of its own.
    _loop(document, "b", "bagian_lain")
    _loop(document, "k", "b.kepala")
    document.add_paragraph("{{ k }}", "Heading 1").paragraph_format.page_break_before = True
    _end(document)
    _blocks(document, "b.isi", {}, set(), SIDEWAYS_MM, photos=False)
    _end(document)


def _begin(document: DocumentType, *, landscape: bool) -> None:
    section = document.sections[-1]
    (base._sideways if landscape else base._upright)(section)
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.style = "Kaki"
    if landscape:
        line.paragraph_format.tab_stops.add_tab_stop(Mm(SIDEWAYS_MM), base.WD_TAB_ALIGNMENT.RIGHT)
        line.add_run("{{ kaki }}\tHalaman ")
    else:
        # Both do not fit beside each other on an upright page.
        line.add_run("{{ kaki }}")
        line = section.footer.add_paragraph("Halaman ", "Kaki")
        line.alignment = RIGHT
    base._field(line, "PAGE")
    line.add_run(" dari ")
    base._field(line, "NUMPAGES")


def _styles(document: DocumentType) -> None:
    for name, size, indent_mm in (("Alinea", 10.5, 0), ("Butir", 10.5, 13), ("Subbutir", 10.5, 20)):
        style = base._new_style(document, name, size)
        style.paragraph_format.space_after = Pt(5 if not indent_mm else 3)
        if indent_mm:
            style.paragraph_format.left_indent = Mm(indent_mm)
            style.paragraph_format.first_line_indent = Mm(-7)
            style.paragraph_format.tab_stops.add_tab_stop(Mm(indent_mm))
        else:
            style.paragraph_format.alignment = JUSTIFY
    base._new_style(document, "Kop Instansi", 14.5, bold=True, caps=True, align=CENTER)
    base._new_style(document, "Kop Alamat", 9, align=CENTER)
    base._new_style(document, "Judul", 11, bold=True, caps=True, align=CENTER)
    base._new_style(document, "Nomor", 10.5, align=CENTER).paragraph_format.space_after = Pt(12)
    base._new_style(document, "Kepala Lampiran", 9)
    base._new_style(document, "Isi Tabel Kecil", 7.5)
    jumlah = base._new_style(document, "Jumlah", 8.5, bold=True)
    assert isinstance(jumlah, ParagraphStyle)


def _loop(document: DocumentType, item: str, items: str) -> None:
    document.add_paragraph(f"{{%p for {item} in {items} %}}")


def _end(document: DocumentType, what: str = "endfor") -> None:
    document.add_paragraph(f"{{%p {what} %}}")


def _when(document: DocumentType, condition: str) -> None:
    document.add_paragraph(f"{{%p if {condition} %}}")


def _head(document: DocumentType) -> None:
    _loop(document, "baris", "kop")
    document.add_paragraph("{{ baris }}", "Kop Instansi")
    _end(document)
    _loop(document, "baris", "alamat")
    document.add_paragraph("{{ baris }}", "Kop Alamat")
    _end(document)
    rule = document.add_paragraph("", "Kop Alamat")
    rule.paragraph_format.space_after = Pt(8)
    base._rule_below(rule)
    _loop(document, "baris", "judul")
    document.add_paragraph("{{ baris }}", "Judul")
    _end(document)
    _when(document, "nomor")
    document.add_paragraph("{{ nomor }}", "Nomor")
    _end(document, "endif")


def _section(document: DocumentType, model: MinutesDocument, section: Section, *, is_first: bool) -> None:
    name = f"bagian.{section.key.replace('-', '_')}"
    if section.annex:
        head = document.add_paragraph("{{ " + name + '.lampiran | join("\\n") }}', "Kepala Lampiran")
        head.paragraph_format.page_break_before = not is_first
        head.paragraph_format.space_after = Pt(8)
        _loop(document, "k", f"{name}.kepala")
        document.add_paragraph("{{ k }}", "Judul").paragraph_format.space_after = Pt(6)
        _end(document)
    else:
        _loop(document, "k", f"{name}.kepala")
        document.add_paragraph("{{ k }}", "Heading 1").paragraph_format.page_break_before = (
            section.starts_page and not is_first
        )
        _end(document)
    tables = [(_form(block), block.columns) for block in section.blocks if isinstance(block, Table)]
    tables += _MORE_TABLES.get((model.kind, section.key), ())
    if section.key == "lampiran-5":
        tables.append(("cadangan", tables[0][1]))
    unique = dict(tables)
    numbered = {_form(block) for block in section.blocks if isinstance(block, Table) and block.is_numbered}
    room = SIDEWAYS_MM if section.is_landscape else UPRIGHT_MM
    _blocks(document, f"{name}.isi", unique, numbered, room, photos=section.key == "lampiran-4a")


def _form(table: Table) -> str:
    return table.key.partition("/")[0].replace("-", "_")


def _every_section(document: DocumentType, form: str, columns: tuple[Column, ...], room: int) -> None:
    _loop(document, "b", "semua_bagian")
    _loop(document, "k", "b.kepala")
    _when(document, "b.halaman_baru")
    document.add_paragraph("{{ k }}", "Heading 1").paragraph_format.page_break_before = True
    _end(document, "else")
    document.add_paragraph("{{ k }}", "Heading 1")
    _end(document, "endif")
    _end(document)
    _blocks(document, "b.isi", {form: columns}, set(), room, photos=False)
    _end(document)


def _blocks(
    document: DocumentType,
    items: str,
    tables: dict[str, tuple[Column, ...]],
    numbered: set[str],
    room: int,
    *,
    photos: bool,
) -> None:
    _loop(document, "i", items)
    _when(document, "i.jenis == 'kalimat'")
    _statement(document)
    _end(document, "elif i.jenis == 'fakta'")
    _facts(document)
    _end(document, "elif i.jenis == 'tanda_tangan'")
    _signatures(document)
    for form, columns in tables.items():
        _end(document, f"elif i.jenis == 'tabel' and i.bentuk == '{form}'")
        _table(document, columns, room, numbered=form in numbered)
    if photos:
        _end(document, "elif i.jenis == 'foto'")
        _photos(document, room)
    _end(document, "endif")
    _end(document)


def _statement(document: DocumentType) -> None:
    _when(document, "i.gaya == 'butir'")
    document.add_paragraph("{{ i.tanda }}\t{{ i.teks }}", "Butir")
    _end(document, "elif i.gaya == 'subbutir'")
    document.add_paragraph("{{ i.tanda }}\t{{ i.teks }}", "Subbutir")
    _end(document, "elif i.gaya == 'subjudul'")
    document.add_paragraph("{{ i.teks }}", "Heading 2")
    _end(document, "elif i.gaya == 'tengah'")
    document.add_paragraph("{{ i.teks }}", "Alinea").alignment = CENTER
    _end(document, "elif i.gaya == 'catatan'")
    document.add_paragraph("{{ i.teks }}", "Keterangan").paragraph_format.space_before = Pt(6)
    _end(document, "else")
    plain = document.add_paragraph("{{ i.teks }}", "Alinea")
    plain.paragraph_format.keep_with_next = True
    plain.paragraph_format.space_before = Pt(4)
    _end(document, "endif")


def _facts(document: DocumentType) -> None:
    widths = (42, 4, UPRIGHT_MM - 46)
    table = base._plain_table(document, widths)
    base._fill(table.add_row().cells[0], "{%tr for f in i.baris %}", "Alinea")
    row = table.add_row()
    for cell, text in zip(row.cells, ("{{ f.nama }}", ":", "{{ f.isi }}"), strict=True):
        base._fill(cell, text, "Alinea", LEFT)
    base._fill(table.add_row().cells[0], "{%tr endfor %}", "Alinea")
    base._set_widths(table, widths)


def _signatures(document: DocumentType) -> None:
    """Add two rows that are held together: what stands over the signatures, and the names."""
    half = UPRIGHT_MM / 2
    table = base._plain_table(document, (half, half))
    above = table.add_row()
    base._keep_whole(above)
    for number, cell in enumerate(above.cells):
        _lines(cell, f"i.penanda[{number}].atas")
    names = table.add_row()
    base._keep_whole(names)
    for number, cell in enumerate(names.cells):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = Mm(20)
        paragraph.add_run(f"{{{{ i.penanda[{number}].nama }}}}").bold = True
        paragraph.alignment = CENTER
        nip = cell.add_paragraph(f"{{{{ i.penanda[{number}].nip }}}}")
        nip.alignment = CENTER
    base._set_widths(table, (half, half))


def _lines(cell: base._Cell, items: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run("{{ " + items + ' | join("\\n") }}')
    paragraph.alignment = CENTER
    paragraph.paragraph_format.keep_with_next = True


def _table(document: DocumentType, columns: Sequence[Column], room: int, *, numbered: bool) -> None:
    _when(document, "i.judul")
    document.add_paragraph("{{ i.judul }}", "Heading 2")
    _end(document, "endif")
    _when(document, "i.baris")
    small = len(columns) > 11
    style = "Isi Tabel Kecil" if small else "Isi Tabel"
    total = sum(column.width for column in columns)
    widths = tuple(room * column.width / total for column in columns)
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    base._fix_layout(table)
    header = table.add_row()
    for cell, column in zip(header.cells, columns, strict=True):
        base._fill(cell, column.title, "Kepala Tabel")
        if small:
            cell.paragraphs[0].runs[0].font.size = Pt(7.5)
        base._shade(cell)
    heads = [header]
    if numbered:
        heads.append(table.add_row())
        for number, cell in enumerate(heads[-1].cells, start=1):
            base._fill(cell, f"({number})", "Kepala Tabel")
    for row in heads:
        base._keep_whole(row)
        base._repeat(row)
    base._fill(table.add_row().cells[0], "{%tr for r in i.baris %}", style)
    base._fill(table.add_row().cells[0], "{%tr if r.jumlah_baris %}", style)
    for look in ("Jumlah", style):
        row = table.add_row()
        base._keep_whole(row)
        for cell, column in zip(row.cells, columns, strict=True):
            base._fill(cell, f"{{{{ r.{column.key} }}}}", look, _align(column))
        after = "{%tr else %}" if look == "Jumlah" else "{%tr endif %}"
        base._fill(table.add_row().cells[0], after, style)
    base._fill(table.add_row().cells[0], "{%tr endfor %}", style)
    base._set_widths(table, widths)
    base._set_padding(table, Mm(1.1), Mm(0.7))
    _end(document, "else")
    document.add_paragraph("{{ i.kosong }}", "Keterangan")
    _end(document, "endif")


def _align(column: Column) -> WD_ALIGN_PARAGRAPH:
    return CENTER if column.kind in _CENTRED else RIGHT if column.kind in _RIGHT else LEFT


def _photos(document: DocumentType, room: int) -> None:
    document.add_paragraph("{{ i.judul }}", "Heading 2")
    count = 4
    widths = (room / count,) * count
    table = base._plain_table(document, widths)
    base._fill(table.add_row().cells[0], "{%tr for r in i.baris %}", "Isi Tabel")
    row = table.add_row()
    base._keep_whole(row)
    for number, cell in enumerate(row.cells):
        base._fill(cell, f"{{{{ r[{number}].gambar }}}}", "Isi Tabel", CENTER)
        base._fill_more(cell, f"{{{{ r[{number}].teks }}}}", "Isi Tabel")
    base._fill(table.add_row().cells[0], "{%tr endfor %}", "Isi Tabel")
    base._set_widths(table, widths)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    for path in make_all(parser.parse_args().folder):
        print(path)


if __name__ == "__main__":
    main()
