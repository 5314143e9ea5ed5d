from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.minutes import SessionFacts
from app.domain.minutes_words import FLOOR_WORDS, URGENCY_WORDS
from app.domain.proposal import ProposalFields
from app.domain.wording import local_time
from app.minutes.fingerprint import fingerprint
from app.minutes.printable import printable
from app.minutes.xlsx import MAX_CELL, write_xlsx
from tests.minutes.hostile import TEXTS, everywhere
from tests.minutes.printed_sheets import assert_letters_can_be_read, printed_columns
from tests.minutes.samples import Recipe, make_document, with_failed_line

NAMES = ["00_Info", "01_Usulan", "04_Hadir", "06_Log_bicara", "07_Rekap", "10_Gangguan", "11_Sambungan", "12_Agenda"]
SUMMED = ("07_Rekap", "12_Agenda")
LISTS = NAMES[1:]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "rekap.xlsx"


def write(minutes: SessionFacts, target: Path) -> Workbook:
    write_xlsx(minutes, target)
    return openpyxl.load_workbook(target)


def column(sheet: Worksheet, title: str) -> list[Cell | MergedCell]:
    """Return the cells under the title."""
    titles = [cell.value for cell in sheet[1]]
    return [row[titles.index(title)] for row in sheet.iter_rows(min_row=2)]


def values(sheet: Worksheet, title: str) -> list[object]:
    return [cell.value for cell in column(sheet, title)]


def cells(book: Workbook) -> Iterator[Cell | MergedCell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


def filled(sheet: Worksheet) -> list[Cell | MergedCell]:
    """Return the cells below the titles that say something."""
    return [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]


def local(at_ms: int) -> datetime:
    return local_time(at_ms).replace(tzinfo=None)


def known(text: str) -> str | None:
    return text or None


def seconds(value: object) -> int:
    """Return a duration as whole seconds, however openpyxl read it."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    assert isinstance(value, timedelta)
    return round(value.total_seconds())


def with_fields(minutes: SessionFacts, fields: ProposalFields) -> SessionFacts:
    site = replace(minutes.sites[0], proposals=(replace(minutes.proposals[0], fields=fields),))
    return replace(minutes, sites=(site,))


def test_the_sheets_have_the_agreed_names(minutes: SessionFacts, written: Path) -> None:
    assert write(minutes, written).sheetnames == NAMES


def test_each_proposal_of_a_long_session_is_one_row_with_all_it_has(full_minutes: SessionFacts, written: Path) -> None:
    sheet = write(full_minutes, written)["01_Usulan"]
    proposals = full_minutes.proposals
    fields = [proposal.fields for proposal in proposals]
    names = {site.site.site_id: site.site for site in full_minutes.sites}
    sites = [names[proposal.site_id] for proposal in proposals]
    assert sheet.max_row == 331
    assert values(sheet, "UUID usulan") == [p.proposal_id for p in proposals]
    assert values(sheet, "No. usulan") == [p.number for p in proposals]
    assert values(sheet, "Lokasi sidang") == [f"Kelurahan {site.name}" for site in sites]
    assert values(sheet, "Kecamatan") == [site.kecamatan for site in sites]
    assert values(sheet, "Kode wilayah") == values(sheet, "ID lokasi") == [site.code for site in sites]
    assert values(sheet, "Pengusul") == [f.pengusul for f in fields]
    assert values(sheet, "RW") == [known(f.rw) for f in fields]
    assert values(sheet, "RT") == [known(f.rt) for f in fields]
    assert values(sheet, "Permasalahan") == [f.permasalahan for f in fields]
    assert values(sheet, "Usulan") == [f.usulan for f in fields]
    assert values(sheet, "Lokasi usulan") == [known(f.lokasi) for f in fields]
    assert values(sheet, "Urgensi") == [known(URGENCY_WORDS[f.urgensi]) for f in fields]
    assert values(sheet, "Kode urgensi") == [known(f.urgensi.value) for f in fields]
    assert values(sheet, "Volume") == [None if f.volume is None else float(f.volume) for f in fields]
    assert values(sheet, "Satuan") == [known(f.satuan) for f in fields]
    assert values(sheet, "Status") == ["Dicatat"] * 330
    assert values(sheet, "Dicatat (WIB)") == [local(p.created_ms) for p in proposals]
    assert values(sheet, "Diubah (WIB)") == [local(p.updated_ms) for p in proposals]
    assert values(sheet, "Revisi") == [p.revision for p in proposals]
    assert values(sheet, "UUID giliran bicara") == [p.request_id for p in proposals]
    assert values(sheet, "Kode sesi") == ["2018-01-23"] * 330


def test_the_info_sheet_says_what_this_is(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["00_Info"]
    info = {str(row[0].value): row[1].value for row in sheet.iter_rows(min_row=2)}
    assert info["Judul"] == "Musrenbang Kelurahan Virtual Kota Bekasi"
    assert info["Kode sesi"] == "2018-01-23"
    assert info["Hari, tanggal"] == datetime(2018, 1, 23)
    assert info["Sesi dibuka (WIB)"] == datetime(2018, 1, 23, 9)
    assert info["Sesi ditutup (WIB)"] == datetime(2018, 1, 23, 12)
    assert info["Waktu ekspor (WIB)"] == datetime(2018, 1, 23, 12, 5)
    assert info["Tahun RKPD"] == 2019
    assert (info["Jumlah lokasi"], info["Lokasi hadir"], info["Jumlah usulan dicatat"]) == (12, 11, 36)
    assert info["Status"] == "DRAF"
    assert info["Sidik isi (SHA-256)"] == fingerprint(minutes)
    assert info["Versi susunan"] == 2
    assert info["Jumlah peserta hadir"] == 24


def test_the_links_of_the_sites_are_counted_in_numbers(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["11_Sambungan"]
    presences = [site.presence for site in minutes.sites]
    assert values(sheet, "Kode wilayah") == [site.site.code for site in minutes.sites]
    assert values(sheet, "Hadir sejak (WIB)") == [None if p.first_ms is None else local(p.first_ms) for p in presences]
    assert values(sheet, "Terakhir terlihat (WIB)")[0] == datetime(2018, 1, 23, 12)
    connected = values(sheet, "Lama tersambung")
    assert [seconds(value) for value in connected[:-1]] == [p.connected_s for p in presences[:-1]]
    assert values(sheet, "Jumlah gangguan") == [0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, None]
    assert seconds(values(sheet, "Lama gangguan")[1]) == 125
    assert connected[-1] is None
    assert values(sheet, "Lama gangguan")[-1] is None
    assert values(sheet, "Jumlah peserta") == [len(site.participants) for site in minutes.sites]
    assert str(values(sheet, "Peserta")[1]).startswith("H. Sumarno 2 (Lurah)\nSiti Aminah 2 (Ketua LPM)\nBambang 2\n")


def test_everybody_who_came_is_one_row(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["04_Hadir"]
    people = minutes.people
    assert len(people) == 24
    assert values(sheet, "Nama") == [person.fields.name for person in people]
    assert values(sheet, "Unsur") == [person.fields.unsur for person in people]
    assert values(sheet, "L/P") == [person.fields.gender.value for person in people]
    assert values(sheet, "No. telepon") == [known(person.fields.phone) for person in people]
    assert values(sheet, "Jam masuk (WIB)")[:2] == [datetime(2018, 1, 23, 9), datetime(2018, 1, 23, 9, 0, 1)]
    assert values(sheet, "Delegasi") == ["ya" if person.fields.is_delegate else None for person in people]
    assert values(sheet, "Boleh menjawab")[-3:] == [None, "ya", "ya"]
    assert values(sheet, "Titik hadir")[-3:] == ["Kelurahan Mustika Jaya", "Ruang sidang", "Ruang sidang"]
    assert values(sheet, "Kode wilayah")[-3:] == ["32.75.11.1001", None, None]


def test_the_agenda_is_planned_and_real_time_and_adds_up(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["12_Agenda"]
    assert values(sheet, "Rencana (menit)") == [10, 120, 130]
    assert [seconds(value) for value in values(sheet, "Waktu nyata")] == [720, 9780, 10500]
    assert [seconds(value) for value in values(sheet, "Lebih lama")] == [120, 2580, 2700]
    assert values(sheet, "Mulai (WIB)")[:2] == [datetime(2018, 1, 23, 9), datetime(2018, 1, 23, 9, 12)]
    assert values(sheet, "Keadaan")[:2] == ["selesai", "berlangsung"]


def test_the_log_of_the_floor_is_whole(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["06_Log_bicara"]
    log = minutes.timeline
    assert values(sheet, "Waktu (WIB)") == [local(entry.at_ms) for entry in log]
    assert values(sheet, "Pembicara") == [known(entry.speaker.name) for entry in log]
    assert values(sheet, "Jabatan") == [known(entry.speaker.office) for entry in log]
    assert values(sheet, "Kode kejadian") == [entry.kind.value for entry in log]
    assert values(sheet, "Perubahan waktu (detik)") == [entry.added_s or None for entry in log]
    for said, entry in zip(values(sheet, "Kejadian"), log, strict=True):
        assert str(said).startswith("waktu bicara dikurangi" if entry.added_s < 0 else FLOOR_WORDS[entry.kind])
    spoken = [None if value is None else seconds(value) for value in values(sheet, "Lama bicara")]
    assert spoken == [entry.duration_s for entry in log]


def test_the_recap_adds_up(full_minutes: SessionFacts, written: Path) -> None:
    sheet = write(full_minutes, written)["07_Rekap"]
    assert values(sheet, "Kode wilayah") == [*(site.site.code for site in full_minutes.sites), "JUMLAH"]
    assert values(sheet, "Usulan dicatat") == [*(len(site.proposals) for site in full_minutes.sites), 330]
    assert values(sheet, "Giliran bicara") == [*(site.turns for site in full_minutes.sites), 75]
    assert seconds(values(sheet, "Lama bicara")[-1]) == sum(site.spoken_s for site in full_minutes.sites)
    for row in sheet.iter_rows(min_row=2, values_only=True):
        counts = [value for value in row[4:10] if isinstance(value, int)]
        assert sum(counts) == row[3]


def test_cells_have_the_type_of_what_they_hold(minutes: SessionFacts, written: Path) -> None:
    book = write(minutes, written)
    usulan = book["01_Usulan"]
    known_volume = next(cell for cell in column(usulan, "Volume") if cell.value is not None)
    assert known_volume.data_type == "n"
    for sheet, title in (("01_Usulan", "Kode wilayah"), ("01_Usulan", "RW"), ("04_Hadir", "Kode wilayah")):
        assert {cell.data_type for cell in column(book[sheet], title) if cell.value is not None} == {"s"}
    for sheet, title in (("01_Usulan", "Dicatat (WIB)"), ("06_Log_bicara", "Waktu (WIB)")):
        assert all(cell.is_date and cell.number_format == "dd/mm/yyyy hh:mm:ss" for cell in column(book[sheet], title))
    assert {cell.number_format for cell in column(book["07_Rekap"], "Lama bicara")} == {"[h]:mm:ss"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_scrolled_filtered_and_printed(name: str, minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)[name]
    last = get_column_letter(sheet.max_column)
    body = sheet.max_row - (1 if name in SUMMED else 0)
    assert sheet.freeze_panes not in (None, "A1")
    assert str(sheet.freeze_panes).endswith("2")
    assert sheet.auto_filter.ref == f"A1:{last}{body}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area.startswith(f"'{name}'!$A$1:$")
    assert sheet.print_area.endswith(f"${sheet.max_row}")
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 14
    assert_letters_can_be_read(sheet, printed_columns(sheet))
    assert all(sheet.column_dimensions[get_column_letter(n)].width >= 6 for n in range(1, sheet.max_column + 1))
    assert "&P dari &N" in (sheet.oddFooter.right.text or "").replace("&[Page]", "&P").replace("&[Pages]", "&N")


def test_columns_for_machines_are_not_printed(minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)["01_Usulan"]
    titles = [cell.value for cell in sheet[1]]
    assert titles[printed_columns(sheet) - 1] == "Satuan"


def test_a_row_is_as_high_as_its_longest_text(minutes: SessionFacts, written: Path) -> None:
    fields = minutes.proposals[0].fields
    heights = []
    for text in ("pendek", "kata " * 40, "baris\n" * 12, "🌧" * 84, "kata " * 2_000):
        sheet = write(with_fields(minutes, replace(fields, permasalahan=text, usulan="")), written)["01_Usulan"]
        heights.append(sheet.row_dimensions[2].height)
    assert heights == pytest.approx([17, 69, 173, 56, 409], abs=0.5)


def test_an_empty_cell_has_lines_around_it_and_the_letters_of_its_table(minutes: SessionFacts, written: Path) -> None:
    fields = replace(minutes.proposals[0].fields, volume=None, lokasi="")
    book = write(with_fields(minutes, fields), written)
    for name in LISTS:
        sheet = book[name]
        (rule,) = sheet.conditional_formatting
        assert str(rule.sqref) == f"A2:{openpyxl.utils.get_column_letter(sheet.max_column)}{max(2, sheet.max_row)}"
        assert rule.rules[0].formula == ["TRUE"]
        assert rule.rules[0].dxf.border.top.style == "thin"
        # What is typed into it later is set like the rest.
        column_look = sheet.column_dimensions["A"]
        assert column_look.font.name == "Arial"
        assert (column_look.alignment.wrap_text, column_look.alignment.vertical) == (True, "top")
        # No rule is over the titles, and what is filled in has lines in programs that know no rules.
        assert [cell.border.top.style for cell in (*sheet[1], *filled(sheet))] == ["thin"] * (
            sheet.max_column + len(filled(sheet))
        )


@pytest.mark.parametrize("name", SUMMED)
def test_the_row_of_sums_is_one_bar(name: str, minutes: SessionFacts, written: Path) -> None:
    sheet = write(minutes, written)[name]
    sums = sheet[sheet.max_row]
    assert any(cell.value is None for cell in sums)
    assert {(cell.fill.fgColor.rgb, cell.border.top.style) for cell in sums} == {("FFF2F2F2", "thin")}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_text_is_text_everywhere(text: str, written: Path) -> None:
    plain = with_failed_line(make_document(Recipe(sites=2, rounds=2, proposals=2)))
    book = write(everywhere(plain, text), written)
    safe = printable(text)
    for cell in cells(book):
        assert cell.data_type != "f"
        assert cell.hyperlink is None
    assert values(book["00_Info"], "Isi")[0] == safe
    usulan = book["01_Usulan"]
    for title in ("No. usulan", "Pengusul", "RW", "RT", "Permasalahan", "Usulan", "Lokasi usulan", "UUID usulan"):
        assert values(usulan, title) == [safe, safe]
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in column(usulan, title))
    assert values(book["06_Log_bicara"], "Pembicara")[0] == safe
    assert values(book["10_Gangguan"], "Catatan") == [safe]
    assert values(book["11_Sambungan"], "Kecamatan") == [safe, safe]
    for title in ("Nama", "Unsur", "Jabatan", "Lembaga/Instansi", "No. telepon"):
        assert values(book["04_Hadir"], title) == [safe] * 4
    assert values(book["12_Agenda"], "Acara") == [safe, safe, None]
    lengths = [3, 5, len(plain.timeline) + 1, 4, 2, 3, 4]
    assert [len(list(sheet.iter_rows())) for sheet in book.worksheets[1:]] == lengths


def test_the_log_of_disturbances_has_the_failed_line_check(minutes: SessionFacts, written: Path) -> None:
    sheet = write(with_failed_line(minutes), written)["10_Gangguan"]
    assert values(sheet, "Jenis") == ["suara", *["putus"] * len(minutes.disturbances)]
    assert values(sheet, "Suara lokasi (dBFS)")[:2] == [-52.5, None]
    assert values(sheet, "Catatan")[:2] == ["Mikrofon mati", None]
    assert values(sheet, "Kode hasil")[:2] == ["unheard", None]
    assert values(sheet, "Lama")[:2] == [None, timedelta(minutes=2, seconds=5)]


def test_an_escape_of_excel_is_escaped(minutes: SessionFacts, written: Path) -> None:
    """Excel would show `_x0041_` as `A`."""
    write_xlsx(with_fields(minutes, replace(minutes.proposals[0].fields, usulan="_x0041_")), written)
    with ZipFile(written) as archive:
        assert b">_x005F_x0041_<" in archive.read("xl/sharedStrings.xml")


def test_no_formula_and_no_link_is_in_the_file(written: Path) -> None:
    for text in ("=1+1", "{=1+1}", "https://contoh.example", "mailto:a@b"):
        write_xlsx(everywhere(make_document(Recipe(sites=1, rounds=1, proposals=1)), text), written)
        with ZipFile(written) as archive:
            for name in archive.namelist():
                content = archive.read(name).decode()
                if "worksheets/sheet" in name:
                    assert "<f>" not in content
                    assert "<f " not in content
                assert "hyperlink" not in content


@pytest.mark.parametrize(("filler", "times"), [("a", 33_000), ("🌧", 17_000)])
def test_a_text_no_cell_can_hold_says_that_it_was_cut(
    filler: str, times: int, minutes: SessionFacts, written: Path
) -> None:
    fields = replace(minutes.proposals[0].fields, usulan=filler * times)
    (value,) = values(write(with_fields(minutes, fields), written)["01_Usulan"], "Usulan")
    assert isinstance(value, str)
    assert MAX_CELL - 1 <= len(value.encode("utf-16-le")) // 2 <= MAX_CELL
    assert value.startswith(filler * 16_000)
    assert value.endswith("(terpotong)")


@pytest.mark.parametrize(
    ("volume", "cell"),
    [
        (Decimal("0"), 0),
        (Decimal("320"), 320),
        (Decimal("1250.5"), 1250.5),
        (Decimal("1E+3"), 1000),
        (Decimal("123456789012345"), 123456789012345),
        (Decimal("1E+399"), "1" + ".000" * 133),
    ],
)
def test_a_volume_is_a_number_as_long_as_it_can_be_one(
    volume: Decimal, cell: object, minutes: SessionFacts, written: Path
) -> None:
    fields = replace(minutes.proposals[0].fields, volume=volume)
    (value,) = values(write(with_fields(minutes, fields), written)["01_Usulan"], "Volume")
    assert value == cell


def test_what_is_not_known_is_an_empty_cell(minutes: SessionFacts, written: Path) -> None:
    bare = ProposalFields(pengusul="Siti", permasalahan="Banjir", usulan="Turap")
    book = write(with_fields(replace(minutes, opened_ms=None, closed_ms=None), bare), written)
    for title in ("RW", "RT", "Lokasi usulan", "Urgensi", "Kode urgensi", "Volume", "Satuan"):
        assert values(book["01_Usulan"], title) == [None]
    info = {str(row[0].value): row[1].value for row in book["00_Info"].iter_rows(min_row=2)}
    assert info["Sesi dibuka (WIB)"] is None
    assert info["Sesi ditutup (WIB)"] is None


def test_a_session_of_which_nothing_is_known_is_still_a_good_workbook(
    empty_minutes: SessionFacts, written: Path
) -> None:
    book = write(empty_minutes, written)
    assert book.sheetnames == NAMES
    assert [book[name].max_row for name in LISTS] == [1] * len(LISTS)


def test_the_properties_name_the_office(minutes: SessionFacts, written: Path) -> None:
    properties = write(minutes, written).properties
    assert properties.title == "Rekap Musrenbang Kelurahan Virtual Kota Bekasi"
    assert properties.creator == "Badan Perencanaan Pembangunan Daerah"


def test_a_target_that_cannot_be_written_is_for_others_to_explain(minutes: SessionFacts, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="tidak-ada"):
        write_xlsx(minutes, tmp_path / "tidak-ada" / "rekap.xlsx")
