from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

import pytest

from app.domain.coordinates import Coordinates
from app.domain.proposal import (
    UNDECIDED,
    Decision,
    Field,
    HandlingLevel,
    LandState,
    ProposalFields,
    Source,
    Urgency,
    VariableValue,
    WorkKind,
)
from app.domain.usulan_choices import answers
from app.domain.usulan_columns import (
    TITLES,
    guessed_columns,
    header_key,
    known_columns,
    looks_like_header,
    missing_titles,
    recognised,
    source_of,
    unique_titles,
)
from app.domain.usulan_import import Purpose
from app.ui.proposal_words import handling_word, land_word, work_kind_word
from app.ui.words import urgency_word
from tests.data.samples import BINTARA, PEJUANG
from tests.domain.usulan_samples import SIENCANG, only, read, sipd


def test_a_row_of_sipd() -> None:
    row = only(read(sipd()))
    assert (row.site_id, row.external_id, row.status) == (PEJUANG, "2000001", "Validasi Mitra Bappeda")
    assert row.fields == ProposalFields(
        pengusul="Ketua RW 05",
        unsur="RT/RW",
        usulan="Peningkatan saluran drainase",
        permasalahan="Air menggenang",
        lokasi="Jl. Mawar",
        rw="05",
        rt="03",
        koordinat=Coordinates(Decimal("-6.2381"), Decimal("106.9756")),
        opd_awal="Dinas Bina Marga",
        opd_akhir="Dinas Bina Marga",
        volume=Decimal(320),
        satuan="m",
        perkiraan_biaya=272_000_000,
        jenis_belanja="Belanja Modal",
        sub_kegiatan="1.03.10",
    )
    others = dict(row.others)
    assert others["Rekomendasi Kecamatan"] == "Setuju"
    assert others["Tanggal Usul"] == "2026-01-15"
    assert "No" not in others


def test_a_row_of_siencang() -> None:
    row = only(read(SIENCANG, source=Source.SIENCANG))
    assert (row.site_id, row.flag, row.code) == (PEJUANG, "0", "7")
    assert row.external_id == "2019/32.75.06.1003/05/03/1/7"
    assert row.fields == ProposalFields(
        pengusul="RW 05",
        rw="05",
        rt="03",
        kode_kamus="12",
        usulan="Perbaikan jalan lingkungan",
        permasalahan="Jalan berlubang",
        uraian_urgensi="Jalan berlubang",
        lokasi="Jl. Mawar",
        koordinat=Coordinates(Decimal("-6.2381"), Decimal("106.9756")),
        sasaran="Warga RW 05",
        variabel=(VariableValue("31", "", "", Decimal(120)), VariableValue("32", "", "", Decimal("2.5"))),
        volume=Decimal(300),
        perkiraan_biaya=127_500_000,
    )
    assert dict(row.others)["images"] == '["a.jpg"]'


def test_the_kode_of_another_rt_is_another_usulan() -> None:
    listed = read(SIENCANG, {**SIENCANG, "id_rt": "4"}, source=Source.SIENCANG)
    assert len({row.external_id for row in listed.usulan}) == 2


@pytest.mark.parametrize(
    ("flag", "reason", "decision"),
    [
        ("0", "", Decision.UNDISCUSSED),
        ("3", "", Decision.UNDISCUSSED),
        ("1", "", Decision.AGREED),
        ("2", "Lahan masih sengketa", Decision.NOT_AGREED),
        ("2", "", Decision.UNDISCUSSED),
        ("5", "", Decision.UNDISCUSSED),
        ("8", "", Decision.UNDISCUSSED),
    ],
)
def test_a_flag_is_a_decision_only_if_its_conditions_are_met(flag: str, reason: str, decision: Decision) -> None:
    row = only(read({**SIENCANG, "flag": flag, "alasan_kelurahan": reason}, source=Source.SIENCANG))
    assert row.decided.state is decision
    assert row.flag == flag


@pytest.mark.parametrize(
    ("status", "decision"),
    [
        ("Validasi Mitra Bappeda", Decision.UNDISCUSSED),
        ("Diteruskan ke Musrenbang Kecamatan", Decision.AGREED),
        ("Diteruskan ke Forum SKPD", Decision.AGREED),
        ("Diteruskan ke Forum SKPD||Ditolak", Decision.UNDISCUSSED),
        ("Validasi Mitra Bappeda||Ditolak", Decision.NOT_AGREED),
    ],
)
def test_a_status_of_sipd(status: str, decision: Decision) -> None:
    assert only(read(sipd(Status=status, Catatan="PSU belum diserahkan"))).decided.state is decision


def test_an_agreement_without_size_and_price_is_none() -> None:
    assert only(read(sipd(Status="Diteruskan ke Forum SKPD", Anggaran=""))).decided == UNDECIDED


@pytest.mark.parametrize(
    ("changes", "reason", "shown"),
    [
        ({"ID_Usulan": ""}, "ID Usulan kosong.", ""),
        ({"Usulan": "", "Masalah": "-"}, "Usulan dan permasalahan kosong.", ""),
        ({"Kelurahan": "Kemang"}, "Kelurahan tidak dikenal.", "Kemang"),
        ({"Kelurahan": "", "Kecamatan": ""}, "Kelurahan belum diisi.", ""),
        ({"Volume": "banyak"}, "Volume bukan angka; tulis misalnya 320 atau 1.250,5.", "banyak"),
        ({"Anggaran": "1,5"}, "Anggaran bukan rupiah penuh; tulis misalnya 150.000.000.", "1,5"),
        ({"Tanggal_Usul": "32/13/2026"}, "Tanggal tidak terbaca; tulis misalnya 15/01/2026.", "32/13/2026"),
        ({"Satuan": "#N/A"}, "Sel berisi galat Excel.", "Satuan: #N/A"),
        ({"Masalah": "x" * 10_001}, "Isian lebih panjang dari 10.000 huruf.", f"Masalah: {'x' * 40} …"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(changes: dict[str, str], reason: str, shown: str) -> None:
    listed = read(sipd(**changes), sipd(ID_Usulan="2"))
    assert [(row.row.line, row.reason, row.shown) for row in listed.bad] == [(2, reason, shown)]
    assert len(listed.usulan) == 1


def test_a_formula_is_never_a_value() -> None:
    listed = read(sipd(Volume="=2*160"), formulas=frozenset({"Volume"}))
    assert [(row.reason, row.shown) for row in listed.bad] == [
        ("Sel berisi rumus; tempel sebagai nilai.", "Volume: =2*160")
    ]
    # A text that begins with the same sign is a text.
    assert only(read(sipd(Usulan="=1+1 gapura"))).fields.usulan == "=1+1 gapura"


@pytest.mark.parametrize("text", ['{"a": "x"}', "[1", '{"a": 1e99}', '{"a": -1}', '{"a": NaN}', "[[[["])
def test_variables_that_are_none(text: str) -> None:
    (bad,) = read({**SIENCANG, "variabel_usulan": text}, source=Source.SIENCANG).bad
    assert bad.reason == "Variabel tidak terbaca."


def test_places_by_code_name_and_spelling() -> None:
    rows = [
        sipd(ID_Usulan=str(number), Kelurahan=name, Kecamatan=kecamatan)
        for number, (name, kecamatan) in enumerate(
            [("Kel. Bintarajaya", ""), ("BTJ", ""), ("32.75.02.1004", ""), ("3275021004", "x"), ("BINTARA JAYA", "")]
        )
    ]
    assert {row.site_id for row in read(*rows).usulan} == {BINTARA}
    assert not read(*rows).bad


def test_a_place_that_takes_no_part_is_no_mistake() -> None:
    listed = read(sipd(Kelurahan="Kranji", Kecamatan="Bekasi Barat"))
    assert not listed.bad
    assert not listed.usulan
    assert [(row.reason, row.shown) for row in listed.elsewhere] == [("Bukan lokasi sesi ini.", "Kranji")]


def test_the_same_id_twice() -> None:
    listed = read(sipd(), sipd(), sipd(Usulan="Lain"))
    assert len(listed.usulan) == 1
    assert [(row.row.line, row.is_needless) for row in listed.bad] == [(3, True), (4, False)]


def test_any_table_is_known_by_its_content_or_by_a_column() -> None:
    row = {"Usulan": "Gapura", "Permasalahan": "Rusak", "Kelurahan": "Pejuang", "RW": "7"}
    first, again = only(read(row, source=Source.TABLE)), only(read({**row, "RW": "07"}, source=Source.TABLE))
    assert first.external_id == again.external_id
    assert first.external_id.startswith("isi:")
    assert only(read({**row, "No Usulan": "A-1"}, source=Source.TABLE)).external_id == "A-1"


def test_words_from_a_fixed_list() -> None:
    row = {"Usulan": "Gapura", "Masalah": "Rusak", "Kelurahan": "Pejuang", "Tingkat urgensi": "Sangat mendesak"}
    assert only(read(row, source=Source.TABLE)).fields.urgensi is Urgency.VERY_HIGH
    (bad,) = read({**row, "Tingkat urgensi": "penting"}, source=Source.TABLE).bad
    assert bad.reason == "Pilihan tidak dikenal."


TABLE = {"Usulan": "Gapura", "Masalah": "Rusak", "Kelurahan": "Pejuang"}


@pytest.mark.parametrize(
    ("title", "text", "field", "value"),
    [
        ("Status lahan", "PSU belum diserahkan", "status_lahan", LandState.NOT_HANDED_OVER),
        ("Kesiapan Lahan", "siap bangun", "status_lahan", LandState.READY),
        ("Sertifikat", "Belum ada", "sertifikat", False),
        ("Sertifikat", "SHM", "sertifikat", True),
        ("Tingkat penanganan", "RT/RW", "tingkat", HandlingLevel.RT_RW),
        ("Tingkat penanganan", "OPD Kota", "tingkat", HandlingLevel.CITY),
        ("Menyusul", "ya", "menyusul", True),
    ],
)
def test_answers_of_any_table(title: str, text: str, field: str, value: object) -> None:
    assert getattr(only(read({**TABLE, title: text}, source=Source.TABLE)).fields, field) == value
    (bad,) = read({**TABLE, title: "entah"}, source=Source.TABLE).bad
    assert (bad.reason, bad.shown) == ("Pilihan tidak dikenal.", "entah")


@pytest.mark.parametrize("field", [Field.LAND, Field.HANDLING_LEVEL, Field.URGENCY, Field.WORK_KIND])
def test_every_word_of_the_screens_is_read(field: Field) -> None:
    words: Sequence[tuple[StrEnum, str]] = {
        Field.LAND: [(one, land_word(one)) for one in LandState],
        Field.HANDLING_LEVEL: [(one, handling_word(one)) for one in HandlingLevel],
        Field.URGENCY: [(one, urgency_word(one)) for one in Urgency],
        Field.WORK_KIND: [(one, work_kind_word(one)) for one in WorkKind],
    }[field]
    assert [answers({field: word}) for one, word in words if one] == [{field.value: one} for one, _ in words if one]


@pytest.mark.parametrize(
    ("text", "variables", "volume"),
    [
        ("panjang 120 m × lebar 3 m", [("panjang", "m", "120"), ("lebar", "m", "3")], "360"),
        ("Panjang: 1.250,5; Lebar: 2", [("Panjang", "", "1250.5"), ("Lebar", "", "2")], "2501.0"),
        ("120 x 3", [("", "", "120"), ("", "", "3")], "360"),
        ("box culvert 3 unit", [("box culvert", "unit", "3")], "3"),
    ],
)
def test_variables_as_people_write_them(text: str, variables: list[tuple[str, str, str]], volume: str) -> None:
    fields = only(read({**TABLE, "Variabel": text}, source=Source.TABLE)).fields
    assert [(one.nama, one.satuan, str(one.nilai)) for one in fields.variabel] == variables
    assert len({one.kode for one in fields.variabel}) == len(variables)
    assert fields.volume == Decimal(volume)


def test_a_volume_of_its_own_stands_beside_variables() -> None:
    row = {**TABLE, "Variabel": "120 x 3", "Volume": "350 m"}
    assert only(read(row, source=Source.TABLE)).fields.volume == Decimal(350)


@pytest.mark.parametrize("text", ["panjang", "120 x lebar", "panjang 1 x panjang 2", "9999999999 x 9999999999"])
def test_written_variables_that_are_none(text: str) -> None:
    found = read({**TABLE, "Variabel": text}, source=Source.TABLE)
    assert not found.usulan
    assert len(found.bad) == 1


# --- columns --------------------------------------------------------------------------------


def test_sipd_has_its_26_columns_in_their_order() -> None:
    assert len(TITLES[Source.SIPD]) == 26
    assert TITLES[Source.SIPD][:2] == ("No", "ID Usulan")
    assert TITLES[Source.SIPD][-2:] == ("Jenis Belanja", "Sub Kegiatan")


@pytest.mark.parametrize("source", [Source.SIPD, Source.SIENCANG])
def test_a_layout_is_recognised_whatever_the_order_and_the_capitals(source: Source) -> None:
    titles = [title.upper().replace("/", " / ") for title in reversed(TITLES[source])]
    assert source_of(titles) is source
    assert recognised(titles) == len(titles)
    assert known_columns(source, titles).fields == known_columns(source, TITLES[source]).fields
    assert not missing_titles(source, titles)


def test_the_short_titles_of_sipd() -> None:
    titles = [title.replace("Rekomendasi", "Rek.") for title in TITLES[Source.SIPD]]
    assert source_of(titles) is Source.SIPD
    row = only(read({**sipd(Rekomendasi_Kecamatan=""), "Rek. Kecamatan": "Ya"}))
    assert dict(row.others)["Rekomendasi Kecamatan"] == "Ya"


def test_columns_that_are_missed() -> None:
    titles = [title for title in TITLES[Source.SIPD] if title not in ("ID Usulan", "Kelurahan")]
    assert missing_titles(Source.SIPD, titles) == ("ID Usulan", "Kelurahan")


def test_columns_of_any_table_are_guessed() -> None:
    columns = guessed_columns(
        ("No.", "Nama Kegiatan", "PERMASALAHAN", "Lokasi Usulan", "Pagu", "Kel.", "Warna", "Usulan")
    )
    assert columns.uses == (
        *(None, Field.USULAN, Field.PROBLEM, Purpose.ADDRESS, Field.COST, Purpose.KELURAHAN, None, None),
    )


def test_what_is_a_header() -> None:
    assert recognised(("Usulan", "Masalah")) == 2
    assert not recognised(("Daftar usulan kelurahan", ""))
    assert looks_like_header(("Apa", "Di mana", "Berapa"))
    assert not looks_like_header(("1", "2", "Apa"))


def test_titles_are_unique_and_never_empty() -> None:
    assert unique_titles(("A", "", "A")) == ("A", "Kolom 2", "A (2)")
    assert header_key(("Nama  Kegiatan", "RW.")) == header_key(("nama kegiatan", "rw"))


def test_a_row_that_cannot_be_used_keeps_its_text() -> None:
    cells = read(sipd(Volume="banyak")).bad[0].row.cells
    assert cells == {title: text for title, text in sipd(Volume="banyak").items() if text}
