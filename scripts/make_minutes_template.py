"""Make `resources/templates/notulen.docx`, the template of the minutes.

Run once and again when the layout changes: `python scripts/make_minutes_template.py`. The result is
an ordinary Word document: an office copies it, adds its coat of arms and address, and edits the rest.
The tags are listed in `app/minutes/tags.py`.
"""

# python-docx has no public door to the elements it knows no property for.
# ruff: noqa: SLF001

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

TARGET = Path(__file__).resolve().parent.parent / "resources" / "templates" / "notulen.docx"

FONT = "Arial"
F4_WIDTH, F4_HEIGHT = Mm(215), Mm(330)
MADE_AT = datetime(2018, 1, 23)
"""A fixed date, so that the same script gives the same file."""

LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its title, its width and what a row prints in it."""

    title: str
    width_mm: float
    value: str
    align: WD_ALIGN_PARAGRAPH = LEFT


ATTENDANCE = (
    Column("No", 8, "{{ l.no }}", CENTER),
    Column("Kode", 23.5, "{{ l.kode }}", CENTER),
    Column("{{ kepala_lokasi }}", 25, "{{ l.nama }}"),
    Column("Kecamatan", 24, "{{ l.kecamatan }}"),
    Column("Hadir sejak", 20, "{{ l.hadir_sejak }}", CENTER),
    Column("Lama tersambung", 21.5, "{{ l.lama_tersambung }}", CENTER),
    Column("Gangguan", 20, "{{ l.gangguan }}", CENTER),
    Column("Peserta", 33, "{{ l.peserta }}"),
)

TIMELINE = (
    Column("Jam", 18, "{{ k.jam }}", CENTER),
    Column("Durasi", 16, "{{ k.durasi }}", CENTER),
    Column("Lokasi", 38, "{{ k.lokasi }}"),
    Column("Pembicara", 56, "{{ k.pembicara }}"),
    Column("Kejadian", 47, "{{ k.peristiwa }}"),
)

DISTURBANCES = (
    Column("Jam", 21, "{{ g.jam }}", CENTER),
    Column("Lama", 16, "{{ g.lama }}", CENTER),
    Column("Lokasi", 34, "{{ g.lokasi }}"),
    Column("Jenis", 17, "{{ g.jenis }}", CENTER),
    Column("Uraian", 47, "{{ g.uraian }}"),
    Column("Tindakan", 40, "{{ g.tindakan }}"),
)

RECAP = (
    Column("No", 9, "{{ l.no }}", CENTER),
    Column("{{ kepala_lokasi }}", 49, "{{ l.nama }}"),
    Column("Kecamatan", 42, "{{ l.kecamatan }}"),
    Column("Giliran bicara", 25, "{{ l.giliran }}", CENTER),
    Column("Lama bicara", 24, "{{ l.lama_bicara }}", CENTER),
    Column("Usulan dicatat", 26, "{{ l.jumlah_usulan }}", CENTER),
)
RECAP_TOTALS = ("", "Jumlah", "", "{{ jumlah_giliran }}", "{{ lama_bicara }}", "{{ jumlah_usulan }}")

PROPOSALS = (
    Column("No", 18, "{{ u.no }}", CENTER),
    Column("Pengusul", 38, "{{ u.pengusul }}"),
    Column("RW/RT", 20, "{{ u.rw_rt }}", CENTER),
    Column("Permasalahan", 69, "{{ u.permasalahan }}"),
    Column("Usulan", 69, "{{ u.usulan }}"),
    Column("Lokasi", 35, "{{ u.lokasi }}"),
    Column("Urgensi", 21, "{{ u.urgensi }}", CENTER),
    Column("Volume", 20, "{{ u.volume }}", CENTER),
)

AGENDA = (
    Column("No", 12, "{{ a.no }}", CENTER),
    Column("Acara", 118, "{{ a.acara }}"),
    Column("Waktu rencana", 32, "{{ a.rencana }}", CENTER),
    Column("Mulai", 28, "{{ a.mulai }}", CENTER),
    Column("Selesai", 28, "{{ a.selesai }}", CENTER),
    Column("Waktu nyata", 32, "{{ a.nyata }}", CENTER),
    Column("Keadaan", 40, "{{ a.keadaan }}", CENTER),
)

PEOPLE = (
    Column("No", 12, "{{ h.no }}", CENTER),
    Column("Nama", 56, "{{ h.nama }}"),
    Column("Unsur", 38, "{{ h.unsur }}"),
    Column("L/P", 12, "{{ h.jk }}", CENTER),
    Column("Jabatan, lembaga/instansi", 58, "{{ h.lembaga }}"),
    Column("No. telepon", 32, "{{ h.telepon }}"),
    Column("Titik hadir", 34, "{{ h.titik }}"),
    Column("Jam masuk", 18, "{{ h.jam_masuk }}", CENTER),
    Column("Tanda tangan", 30, ""),
)

UNSUR = (
    Column("Unsur", 70, "{{ n.unsur }}"),
    Column("Orang", 24, "{{ n.orang }}", CENTER),
    Column("L", 18, "{{ n.laki }}", CENTER),
    Column("P", 18, "{{ n.perempuan }}", CENTER),
)

FACTS = (
    ("Hari, tanggal", "{{ hari_tanggal }}"),
    ("Jam", "{{ jam }}"),
    ("Tempat", "{{ tempat }}"),
    ("Lokasi", "{{ daftar_lokasi }}"),
    ("Pimpinan sidang", "{{ titik }}"),
    ("Notulis", "{{ titik }}"),
    ("Narasumber", "{{ titik }}"),
    ("Perangkat daerah", "{{ perangkat_daerah }}"),
    ("Agenda", "{{ agenda }}"),
    (
        "Kehadiran",
        "{{ lokasi_hadir }} dari {{ jumlah_lokasi }} lokasi tersambung, {{ jumlah_peserta }} orang dalam daftar hadir",
    ),
    ("Pelaksanaan", "{{ lewat_waktu }}"),
    ("Hasil", "{{ jumlah_usulan }} usulan dicatat dalam {{ jumlah_giliran }} giliran bicara ({{ lama_bicara }})"),
)


def make(target: Path) -> None:
    """Write the template to `target`."""
    document = Document()
    _style(document)
    _upright(document.sections[0])
    _letterhead(document)
    _title(document)
    _facts(document)
    _body(document)
    _closing(document)
    _footer(document.sections[0].footer, Mm(175))
    annex = document.add_section(WD_SECTION.NEW_PAGE)
    _sideways(annex)
    _annex(document)
    annex.footer.is_linked_to_previous = False
    _footer(annex.footer, Mm(290))
    _describe(document)
    _save(document, target)


def _style(document: DocumentType) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal, 11)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    for side in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(side), "id-ID" if side != "w:bidi" else "ar-SA")
    normal.element.get_or_add_rPr().append(language)
    for level, size, before in ((1, 11.5, 14), (2, 10.5, 12)):
        heading = document.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle)
        _font(heading, size, bold=True)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(5)
        heading.paragraph_format.keep_with_next = True
    _new_style(document, "Kop", 13, bold=True, caps=True, align=CENTER)
    _new_style(document, "Judul Notulen", 14, bold=True, caps=True, align=CENTER)
    _new_style(document, "Subjudul Notulen", 11.5, bold=True, caps=True, align=CENTER)
    _new_style(document, "Status", 9, align=CENTER)
    _new_style(document, "Kepala Tabel", 9, bold=True, align=CENTER).paragraph_format.keep_with_next = True
    _new_style(document, "Isi Tabel", 9)
    _new_style(document, "Keterangan", 9)
    _new_style(document, "Kaki", 8)


def _new_style(
    document: DocumentType,
    name: str,
    size: float,
    *,
    bold: bool = False,
    caps: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, size, bold=bold)
    # Capitals are a look of the style: the text itself stays as it was entered.
    style.font.all_caps = caps
    style.paragraph_format.alignment = align
    style.paragraph_format.line_spacing = 1.0 if size < 11 else 1.15
    return style


def _font(style: ParagraphStyle, size: float, *, bold: bool = False) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _size_of_other_scripts(style)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)


def _size_of_other_scripts(style: ParagraphStyle) -> None:
    """Print Arabic as large as the rest: Word sizes such scripts apart."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), properties.find(qn("w:sz")).get(qn("w:val")))
    properties.find(qn("w:sz")).addnext(size)


def _upright(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = F4_WIDTH, F4_HEIGHT
    section.left_margin, section.right_margin = Mm(22), Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    section.footer_distance = section.header_distance = Mm(10)


def _sideways(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = F4_HEIGHT, F4_WIDTH
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(18)


def _letterhead(document: DocumentType) -> None:
    document.add_paragraph("Pemerintah {{ kota }}", "Kop")
    agency = document.add_paragraph("{{ instansi }}", "Kop")
    agency.runs[0].font.size = Pt(15)
    agency.paragraph_format.space_after = Pt(14)
    _rule_below(agency)


def _rule_below(paragraph: Paragraph) -> None:
    """Draw the double line that closes an Indonesian letterhead."""
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for key, value in (("val", "thickThinSmallGap"), ("sz", "24"), ("space", "6"), ("color", "000000")):
        line.set(qn(f"w:{key}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _title(document: DocumentType) -> None:
    document.add_paragraph("Notulen", "Judul Notulen")
    document.add_paragraph("{{ judul }}", "Subjudul Notulen")
    document.add_paragraph("RKPD Tahun {{ tahun_rkpd }}", "Subjudul Notulen")
    status = document.add_paragraph(style="Status")
    status.add_run("{{ status }}").bold = True
    status.add_run(" · ditulis {{ ditulis }}, {{ keadaan }}")
    status.paragraph_format.space_before = Pt(6)
    status.paragraph_format.space_after = Pt(12)


def _facts(document: DocumentType) -> None:
    table = _plain_table(document, (38, 4, 133))
    for label, value in FACTS:
        row = table.add_row()
        _keep_whole(row)
        for cell, text in zip(row.cells, (label, ":", value), strict=True):
            _fill(cell, text, "Normal")
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    _set_widths(table, (38, 4, 133))


def _body(document: DocumentType) -> None:
    document.add_paragraph("A. Kehadiran", "Heading 1")
    _list_or_note(document, ATTENDANCE, "l", "lokasi", "Tidak ada lokasi dalam daftar sesi ini.")
    document.add_paragraph("B. Jalannya forum", "Heading 1")
    _list_or_note(document, TIMELINE, "k", "kejadian", "Tidak ada giliran bicara yang dicatat.")
    document.add_paragraph("C. Rekapitulasi", "Heading 1")
    _list_or_note(document, RECAP, "l", "lokasi", "Tidak ada lokasi dalam daftar sesi ini.", RECAP_TOTALS)
    document.add_paragraph("D. Gangguan teknis", "Heading 1")
    _list_or_note(document, DISTURBANCES, "g", "gangguan", "Tidak ada gangguan yang dicatat.")


def _closing(document: DocumentType) -> None:
    document.add_paragraph("E. Penutup", "Heading 1")
    closing = document.add_paragraph(
        "Susunan acara, daftar hadir, dan usulan yang dicatat dirinci dalam Lampiran, yang merupakan bagian tidak "
        "terpisahkan dari notulen ini. "
        "Demikian notulen ini dibuat sesuai keadaan sebenarnya untuk dipergunakan sebagaimana mestinya."
    )
    closing.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    closing.paragraph_format.keep_with_next = True
    closing.paragraph_format.keep_together = True
    closing.paragraph_format.space_after = Pt(12)
    _signatures(document)
    note = document.add_paragraph("Isian bertitik-titik belum diketahui saat notulen ditulis.", "Keterangan")
    note.paragraph_format.space_before = Pt(14)


def _signatures(document: DocumentType) -> None:
    """Add the signature block: one row, so it cannot be torn apart, held to the paragraph before it."""
    widths = (87.5, 87.5)
    table = _plain_table(document, widths)
    row = table.add_row()
    _keep_whole(row)
    dots = "." * 40
    left = ("", "Pimpinan Sidang,", "", "", "", "", dots, "NIP {{ titik }}")
    right = ("{{ kota_singkat }}, {{ titik }}", "Notulis,", "", "", "", "", dots, "NIP {{ titik }}")
    for cell, lines in zip(row.cells, (left, right), strict=True):
        for position, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
            paragraph.add_run(line)
            paragraph.alignment = CENTER
            paragraph.paragraph_format.keep_together = True
    _set_widths(table, widths)


def _annex(document: DocumentType) -> None:
    _annex_head(document, "Lampiran 1", "Susunan acara", "{{ hari_tanggal }} · {{ lewat_waktu }}")
    _list_or_note(document, AGENDA, "a", "acara", "Tidak ada susunan acara yang dicatat.")
    _annex_head(document, "Lampiran 2", "Daftar hadir", "{{ hari_tanggal }} · {{ jumlah_peserta }} orang", new=True)
    _list_or_note(document, PEOPLE, "h", "hadir", "Tidak ada orang yang dicatat hadir.")
    document.add_paragraph("{%p if unsur %}")
    document.add_paragraph("Rincian unsur", "Heading 2")
    _table(document, UNSUR, "n", "unsur")
    document.add_paragraph("{%p endif %}")
    _annex_head(
        document,
        "Lampiran 3",
        "Daftar usulan menurut lokasi",
        "{{ hari_tanggal }} · {{ jumlah_usulan }} usulan",
        new=True,
    )
    document.add_paragraph("{%p for l in lokasi %}")
    document.add_paragraph("{{ l.no }}. {{ l.sebutan }}: {{ l.jumlah_usulan }} usulan", "Heading 2")
    document.add_paragraph("{%p if l.usulan %}")
    _table(document, PROPOSALS, "u", "l.usulan")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("Tidak ada usulan yang dicatat.", "Keterangan")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if not lokasi %}")
    document.add_paragraph("Tidak ada usulan yang dicatat.", "Keterangan").alignment = CENTER
    document.add_paragraph("{%p endif %}")


def _annex_head(document: DocumentType, title: str, what: str, facts: str, *, new: bool = False) -> None:
    """Add the head of an annex, on a page of its own if it is `new` in its section."""
    head = document.add_paragraph(title, "Judul Notulen")
    head.paragraph_format.page_break_before = new
    document.add_paragraph(what, "Subjudul Notulen")
    document.add_paragraph("{{ judul }}", "Subjudul Notulen")
    line = document.add_paragraph(facts, "Status")
    line.paragraph_format.space_before = Pt(6)
    line.paragraph_format.space_after = Pt(6)


def _list_or_note(
    document: DocumentType, columns: Sequence[Column], item: str, items: str, note: str, totals: Sequence[str] = ()
) -> None:
    document.add_paragraph(f"{{%p if {items} %}}")
    _table(document, columns, item, items, totals)
    document.add_paragraph("{%p else %}")
    document.add_paragraph(note, "Keterangan")
    document.add_paragraph("{%p endif %}")


def _table(
    document: DocumentType, columns: Sequence[Column], item: str, items: str, totals: Sequence[str] = ()
) -> None:
    widths = tuple(column.width_mm for column in columns)
    table = document.add_table(rows=0, cols=len(columns))
    table.style = "Table Grid"
    _fix_layout(table)
    header = table.add_row()
    _keep_whole(header)
    _repeat(header)
    for cell, column in zip(header.cells, columns, strict=True):
        _fill(cell, column.title, "Kepala Tabel")
        _shade(cell)
    _fill(table.add_row().cells[0], f"{{%tr for {item} in {items} %}}", "Isi Tabel")
    row = table.add_row()
    _keep_whole(row)
    for cell, column in zip(row.cells, columns, strict=True):
        _fill(cell, column.value, "Isi Tabel", column.align)
    _fill(table.add_row().cells[0], "{%tr endfor %}", "Isi Tabel")
    if totals:
        last = table.add_row()
        _keep_whole(last)
        for cell, text, column in zip(last.cells, totals, columns, strict=True):
            _fill(cell, text, "Isi Tabel", column.align)
            cell.paragraphs[0].runs[0].bold = True
    _set_widths(table, widths)
    _set_padding(table, Mm(1.2), Mm(0.8))


def _plain_table(document: DocumentType, widths_mm: Sequence[float]) -> Table:
    table = document.add_table(rows=0, cols=len(widths_mm))
    _fix_layout(table)
    _set_padding(table, Mm(0.5), Mm(0))
    return table


def _fix_layout(table: Table) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER


def _set_widths(table: Table, widths_mm: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)


def _set_padding(table: Table, side: Length, upright: Length) -> None:
    margins = OxmlElement("w:tblCellMar")
    for name, width in (("top", upright), ("left", side), ("bottom", upright), ("right", side)):
        margin = OxmlElement(f"w:{name}")
        margin.set(qn("w:w"), str(width.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _fill(cell: _Cell, text: str, style: str, align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)
    if align is not None:
        paragraph.alignment = align


def _fill_more(cell: _Cell, text: str, style: str) -> None:
    cell.add_paragraph(text, style)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "EDEDED")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(middle)


def _footer(footer: _Footer, width: Length) -> None:
    line = footer.paragraphs[0]
    line.style = "Kaki"
    line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("{{ status }} · ditulis {{ ditulis }} · sidik {{ sidik }}\tHalaman ")
    _field(line, "PAGE")
    line.add_run(" dari ")
    _field(line, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """Add a field that the word processor works out, such as the page number."""
    for kind in ("begin", code, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == code:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        else:
            run.text = kind


def _describe(document: DocumentType) -> None:
    properties = document.core_properties
    properties.title = "Templat notulen"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "id-ID"
    properties.created = properties.modified = MADE_AT


def _save(document: DocumentType, target: Path) -> None:
    """Write the parts with a fixed date, so that a new run changes nothing that the layout did not change."""
    content = BytesIO()
    document.save(content)
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(content) as made, ZipFile(target, "w", ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            entry = ZipInfo(name, MADE_AT.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            fixed.writestr(entry, made.read(name))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    target = parser.parse_args().target
    make(target)
    print(target)


if __name__ == "__main__":
    main()
