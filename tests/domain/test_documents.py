from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.documents.build import all_documents
from app.domain.documents.chart import BarChart, TimelineChart
from app.domain.documents.gaps import ADVICE_ONLY, GapKind, OutsideMatters, all_gaps
from app.domain.documents.listing import lists_of
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.documents.model import DocumentKind, Facts, MinutesDocument, Plates, Statement, Table
from app.domain.documents.printed import lines, printed_row, printed_rupiah
from app.domain.documents.settings import MinutesSettings, Official, Phrases, SiteOfficials, check_phrases, filled
from app.domain.errors import UserError
from app.domain.minutes_words import DOTS
from app.domain.proposal import Decision
from tests.minutes.documents import CLOSED_MS, REFERENCES, SETTINGS, make_material


@pytest.fixture(scope="module")
def material() -> MinutesMaterial:
    return make_material()


@pytest.fixture(scope="module")
def documents(material: MinutesMaterial) -> tuple[MinutesDocument, ...]:
    return all_documents(material)


def keys(document: MinutesDocument) -> Iterator[str]:
    for section in document.sections:
        yield f"section {section.key}"
    for block in document.blocks():
        yield f"{type(block).__name__} {block.key}"
        match block:
            case Table():
                yield from (f"row {row.key}" for row in block.rows)
            case Facts():
                yield from (f"fact {fact.key}" for fact in block.facts)
            case Plates():
                yield from (f"plate {plate.key}" for plate in block.plates)
            case _:
                pass


def document_of(documents: tuple[MinutesDocument, ...], kind: DocumentKind) -> MinutesDocument:
    return next(document for document in documents if document.kind is kind)


def test_there_is_a_document_for_each_site_and_for_the_session(
    documents: tuple[MinutesDocument, ...], material: MinutesMaterial
) -> None:
    sites = len(material.record.session.sites)
    assert Counter(document.kind for document in documents) == {
        DocumentKind.BERITA_ACARA: sites,
        DocumentKind.NOTULEN: 1,
        DocumentKind.PROMISES: 1,
        DocumentKind.RECEIPTS: sites,
    }
    names = [document.name for document in documents]
    assert names[0] == "BA-32.75.06.1003-2018-01-23"
    assert len(set(names)) == len(names)


def test_every_key_is_there_once(documents: tuple[MinutesDocument, ...]) -> None:
    for document in documents:
        twice = [key for key, count in Counter(keys(document)).items() if count > 1]
        assert twice == [], document.name


def test_every_line_names_what_it_comes_from(documents: tuple[MinutesDocument, ...]) -> None:
    without = [
        row.key
        for document in documents
        for table in document.tables()
        for row in table.rows
        if not row.sources and not row.is_blank and any(cell for cell in row.cells[1:] if isinstance(cell, str))
    ]
    assert without == []
    assert [s.key for document in documents for s in document.statements() if not s.sources] == []


def test_the_same_record_gives_the_same_document(material: MinutesMaterial) -> None:
    assert all_documents(material) == all_documents(make_material())


def test_annexes_of_a_berita_acara_are_i_to_ix(documents: tuple[MinutesDocument, ...]) -> None:
    annexes = [section.annex for section in documents[0].sections if section.annex]
    assert annexes == ["I", "II", "III", "IV", "IV-a", "V", "VI", "VII", "VIII", "IX"]


def test_a_berita_acara_says_what_the_form_asks_for(documents: tuple[MinutesDocument, ...]) -> None:
    text = "\n".join(lines(documents[0]))
    assert "Pada hari ini, Selasa, tanggal dua puluh tiga bulan Januari tahun dua ribu delapan belas" in text
    assert "secara virtual dengan ruang kendali di Gedung Bappeda" in text
    assert "dipimpin oleh Drs. Ahmad Yani" in text
    assert "Tahun Anggaran 2019" in text
    assert "NIP 19700101 199001 1 001" in text
    assert "Pimpinan sidang mempersilakan Ibu Ratna 0 (Ketua RW 007) dari Kelurahan Pejuang." in text
    assert "memberikan mandat kepada 3 (tiga) orang delegasi" in text
    assert "Camat Medan Satria" in text


def test_a_loose_annex_says_whose_it_is_and_how_long_each_item_took(documents: tuple[MinutesDocument, ...]) -> None:
    said = list(lines(documents[0]))
    heads = [line for line in said if line.startswith("Lampiran ") and ": " in line]
    assert len(heads) == 10
    assert all(head.endswith(": Berita Acara Kesepakatan Hasil Musrenbang Kelurahan Pejuang") for head in heads)
    agenda = said[said.index("Susunan acara") : said.index("Daftar hadir")]
    assert "12 menit" in agenda
    assert "12:00" not in agenda, "read as noon beside the times of day"


def test_the_agenda_names_who_is_responsible_and_a_turn_lasts_minutes(material: MinutesMaterial) -> None:
    before = material.record.agenda_events
    item = before[0].item
    assert item is not None
    named = replace(before[0], item=replace(item, responsible="Kepala Bappelitbangda"))
    record = replace(material.record, agenda_events=(named, *before[1:]))
    told = material_of(record, CLOSED_MS, SETTINGS, REFERENCES, ())
    document = all_documents(told)[0]
    first, second, *_ = next(table for table in document.tables() if table.key == "acara").rows
    assert (first.cells[6], second.cells[6]) == ("Kepala Bappelitbangda", None)
    notulen = next(table for table in document.tables() if table.key == "notulen")
    place = [column.key for column in notulen.columns].index("durasi")
    lasted = {printed_row(row, notulen)[place] for row in notulen.rows}
    assert any(text.endswith((" menit", " detik")) for text in lasted)
    assert not any(":" in text for text in lasted)


def test_advice_is_no_part_of_what_is_signed(documents: tuple[MinutesDocument, ...]) -> None:
    assert not any("Disarankan" in line for document in documents for line in lines(document))


def test_what_is_not_known_is_dots(documents: tuple[MinutesDocument, ...]) -> None:
    second = documents[1]
    text = "\n".join(lines(second))
    assert f"dipimpin oleh {DOTS}" in text
    assert f"NIP {DOTS}" in text
    assert second.number == f"{DOTS}/BA-MUSRENBANG/32.75.03.1005/2018"
    assert "None" not in text


def test_agreed_ones_stand_in_annex_iv_and_the_rest_in_v(
    documents: tuple[MinutesDocument, ...], material: MinutesMaterial
) -> None:
    document = documents[0]
    (priority,) = [t for t in document.tables() if t.key == "prioritas"]
    (rest,) = [t for t in document.tables() if t.key == "belum-disepakati"]
    (reserve,) = [t for t in document.tables() if t.key == "cadangan"]
    own = lists_of(material).of(material.record.session.sites[0])
    agreed = [p for p in own if p.decided.state is Decision.AGREED]
    assert len(priority.rows) == len(agreed) + 1
    total = priority.rows[-1]
    assert total.is_total
    assert total.cells[8] == sum(p.fields.perkiraan_biaya or 0 for p in agreed)
    assert len(rest.rows) + len(reserve.rows) + len(agreed) == len(own)
    reasons = [str(row.cells[6]) for row in rest.rows]
    assert "Belum dibahas" in reasons
    assert any(reason.startswith("Digabung ke PJG-") for reason in reasons)
    assert all(row.cells[6] for row in rest.rows)


def test_the_notulen_is_in_the_order_of_time(documents: tuple[MinutesDocument, ...]) -> None:
    joint = document_of(documents, DocumentKind.NOTULEN)
    (table,) = [t for t in joint.tables() if t.key == "notulen"]
    times = [row.cells[0] for row in table.rows]
    assert times == sorted(times)  # type: ignore[type-var]
    kinds = {row.cells[4] for row in table.rows}
    assert {"acara", "usulan", "tanggapan", "keputusan", "gangguan"} <= kinds


def test_a_site_reads_its_own_part_of_the_notulen(documents: tuple[MinutesDocument, ...]) -> None:
    (table,) = [t for t in documents[0].tables() if t.key == "notulen"]
    assert {row.cells[2] for row in table.rows} == {"Kelurahan Pejuang", "Semua lokasi"}


def test_plots_count_what_the_tables_count(documents: tuple[MinutesDocument, ...], material: MinutesMaterial) -> None:
    joint = document_of(documents, DocumentKind.NOTULEN)
    charts = [block for block in joint.blocks() if isinstance(block, BarChart | TimelineChart)]
    assert [chart.key for chart in charts] == ["grafik/bicara", "grafik/bidang", "grafik/pagu", "grafik/waktu"]
    bidang = charts[1]
    assert isinstance(bidang, BarChart)
    assert sum(sum(bar.values) for bar in bidang.bars) == len(lists_of(material).by_id)
    pagu = charts[2]
    assert isinstance(pagu, BarChart)
    assert pagu.bars[0].limit == 2_000_000_000
    assert pagu.bars[1].limit is None


def test_each_rw_gets_a_page_with_numbers_to_follow(documents: tuple[MinutesDocument, ...]) -> None:
    receipt = document_of(documents, DocumentKind.RECEIPTS)
    assert [section.heading[0] for section in receipt.sections][-1] == "Usulan tanpa RW"
    assert all(section.starts_page for section in receipt.sections[1:])
    numbers = [row.cells[1] for table in receipt.tables() for row in table.rows]
    assert len(numbers) == len(set(numbers))
    assert all(str(number).startswith("2019-PJG-") for number in numbers)


def test_open_promises_stand_by_opd(documents: tuple[MinutesDocument, ...]) -> None:
    promises = document_of(documents, DocumentKind.PROMISES)
    assert [section.heading for section in promises.sections] == [
        ("Dinas Bina Marga dan Sumber Daya Air",),
        ("Dinas Pendidikan",),
    ]


def test_nothing_is_printed_as_an_empty_document(material: MinutesMaterial) -> None:
    session = replace(material.record.session, agenda=())
    empty = replace(
        material.record,
        session=session,
        floor_events=(),
        presence=(),
        proposals=(),
        responses=(),
        attendees=(),
        agenda_events=(),
    )
    documents = all_documents(make_material(record=empty))
    for document in documents:
        assert list(lines(document))
        assert all(table.rows or table.none for table in document.tables())


@pytest.mark.parametrize(("amount", "text"), [(0, "Rp0"), (1_234_567, "Rp1.234.567"), (-5_000, "−Rp5.000")])
def test_sums_are_printed_without_a_space(amount: int, text: str) -> None:
    assert printed_rupiah(amount) == text


# --- gaps -------------------------------------------------------------------------------------------


def test_gaps_name_what_is_missing_and_where(material: MinutesMaterial) -> None:
    gaps = all_gaps(material, OutsideMatters(conflicts=2, unsent=7))
    by_kind = {kind: [gap for gap in gaps if gap.kind is kind] for kind in GapKind}
    assert by_kind[GapKind.CONFLICTS][0].count == 2
    assert by_kind[GapKind.UNSENT][0].count == 7
    assert not by_kind[GapKind.STILL_OPEN]
    sites = [site.site_id for site in material.record.session.sites]
    assert [gap.site_id for gap in by_kind[GapKind.LURAH]] == sites[1:]
    assert [gap.site_id for gap in by_kind[GapKind.NOBODY_PRESENT]] == sites[-1:]
    assert by_kind[GapKind.DELEGATES][0].count == 2
    undecided = {gap.subject for gap in by_kind[GapKind.UNDECIDED]}
    assert "PJG-001" in undecided
    assert all(gap.proposal_id for gap in by_kind[GapKind.UNDECIDED])
    assert all(gap.is_advice == (gap.kind in ADVICE_ONLY) for gap in gaps)


def test_a_complete_site_has_no_gap(material: MinutesMaterial) -> None:
    site = material.record.session.sites[0]
    officials = SiteOfficials(site.site_id, Official("Lurah", "1"), Official("Ketua"), "12")
    complete = replace(
        material,
        record=replace(material.record, proposals=(), floor_events=()),
        settings=replace(material.settings, sites=(officials,), delegates=1),
    )
    own = [gap for gap in all_gaps(complete) if gap.site_id == site.site_id]
    assert [gap for gap in own if not gap.is_advice] == []


# --- phrases ----------------------------------------------------------------------------------------


def test_values_are_never_read_as_places() -> None:
    assert filled("{a} dan {b}", a="{b}", b="x") == "{b} dan x"
    assert filled("{tak_dikenal}", a="1") == "{tak_dikenal}"


def test_a_phrase_with_an_unknown_place_is_refused_before_the_session() -> None:
    check_phrases(Phrases())
    with pytest.raises(UserError, match=r"granted.*nma") as refused:
        check_phrases(Phrases(granted="Silakan {nma}"))
    assert "lokasi, nama" in refused.value.advice


def test_an_office_may_write_its_own_sentences() -> None:
    settings = MinutesSettings(phrases=Phrases(granted="Kesempatan bicara: {nama}."))
    (table,) = [t for t in all_documents(make_material(settings=settings))[0].tables() if t.key == "notulen"]
    assert any("Kesempatan bicara: Ibu Ratna 0" in str(row.cells[5]) for row in table.rows)


def test_statements_can_be_found_by_key(documents: tuple[MinutesDocument, ...]) -> None:
    assert isinstance(documents[0].section("penutup").blocks[0], Statement)
    with pytest.raises(KeyError):
        documents[0].section("tidak-ada")


def test_volumes_keep_their_type(documents: tuple[MinutesDocument, ...]) -> None:
    (table,) = [t for t in documents[0].tables() if t.key == "usulan"]
    column = [c.key for c in table.columns].index("volume")
    assert any(isinstance(row.cells[column], Decimal) for row in table.rows)
