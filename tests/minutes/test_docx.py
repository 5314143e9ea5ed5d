from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Row

from app.domain.minutes import SessionFacts
from app.domain.minutes_words import FLOOR_WORDS, URGENCY_WORDS
from app.domain.proposal import Proposal, ProposalFields, format_volume
from app.domain.site import Site, SiteKind
from app.domain.wording import clock, duration, lasting
from app.minutes.docx import write_docx
from app.minutes.printable import printable
from tests.minutes.hostile import TEXTS, everywhere
from tests.minutes.samples import Recipe, make_document, with_failed_line

DOTS = "........"
FACTS, ATTENDANCE, TIMELINE, RECAP, DISTURBANCES, SIGNATURES, AGENDA, PEOPLE, UNSUR, PROPOSALS = range(10)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "notulen.docx"


def write(minutes: SessionFacts, target: Path, template: Path) -> Docx:
    write_docx(minutes, target, template)
    return Document(str(target))


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def facts(docx: Docx) -> dict[str, str]:
    return {label: value for label, _, value in rows(docx.tables[FACTS])}


def texts(docx: Docx) -> list[str]:
    return [paragraph.text for paragraph in docx.paragraphs]


def everything(docx: Docx) -> str:
    """Return all text of the body, in tables and outside."""
    return "\n".join(element.text or "" for element in docx.element.body.iter(qn("w:t")))


def or_dots(text: str) -> str:
    return text if text.strip() else DOTS


def proposal_row(proposal: Proposal) -> list[str]:
    fields = proposal.fields
    parts = (format_volume(fields.volume), fields.satuan)
    return [
        or_dots(proposal.number),
        or_dots(fields.pengusul),
        " / ".join(map(or_dots, (fields.rw, fields.rt))) if fields.rw or fields.rt else DOTS,
        or_dots(fields.permasalahan),
        or_dots(fields.usulan),
        or_dots(fields.lokasi),
        or_dots(URGENCY_WORDS[fields.urgensi]),
        " ".join(map(or_dots, parts)) if any(parts) else DOTS,
    ]


def test_the_head_says_who_when_and_where(minutes: SessionFacts, written: Path, template: Path) -> None:
    docx = write(minutes, written, template)
    assert texts(docx)[:6] == [
        "Pemerintah Kota Bekasi",
        "Badan Perencanaan Pembangunan Daerah",
        "Notulen",
        "Musrenbang Kelurahan Virtual Kota Bekasi",
        "RKPD Tahun 2019",
        "DRAF · ditulis Selasa, 23 Januari 2018 pukul 12.05 WIB, setelah sesi ditutup",
    ]
    said = facts(docx)
    assert said["Hari, tanggal"] == "Selasa, 23 Januari 2018"
    assert said["Jam"] == "09.00 WIB s.d. 12.00 WIB"
    assert said["Tempat"] == (
        "Ruang kendali Badan Perencanaan Pembangunan Daerah, terhubung secara virtual dengan 12 lokasi"
    )
    assert said["Lokasi"].startswith("Kelurahan Pejuang, Harapan Jaya, ")
    assert said["Lokasi"].endswith(", Mustika Jaya, dan Jatimelati")
    assert said["Agenda"] == (
        "1. Pembukaan (rencana 10 menit, nyata 12 menit)\n"
        "2. Penyampaian usulan per kelurahan (rencana 120 menit, nyata 163 menit)"
    )
    assert said["Kehadiran"] == "11 dari 12 lokasi tersambung, 24 orang dalam daftar hadir"
    assert said["Pelaksanaan"] == "50 menit lebih lama dari rencana"
    assert said["Perangkat daerah"] == "Disbimarta, DPRD Komisi II"
    assert said["Hasil"].startswith("36 usulan dicatat dalam 15 giliran bicara")
    for nobody_told_us in ("Pimpinan sidang", "Notulis", "Narasumber"):
        assert said[nobody_told_us] == DOTS


def test_attendance_comes_from_the_presence_log(minutes: SessionFacts, written: Path, template: Path) -> None:
    table = rows(write(minutes, written, template).tables[ATTENDANCE])
    assert table[0] == [
        "No",
        "Kode",
        "Kelurahan",
        "Kecamatan",
        "Hadir sejak",
        "Lama tersambung",
        "Gangguan",
        "Peserta",
    ]
    assert table[1][:7] == ["1", "32.75.06.1003", "Pejuang", "Medan Satria", "09.00", "3:00:00", "tidak ada"]
    assert table[2][:7] == ["2", "32.75.03.1005", "Harapan Jaya", "Bekasi Utara", "09.00", "2:57:48", "1 kali, 02:05"]
    assert table[2][7].startswith("1. H. Sumarno 2 (Lurah)\n2. Siti Aminah 2 (Ketua LPM)\n3. Bambang 2\n4. ")
    assert table[12][4:7] == ["tidak tersambung", "–", "–"]
    assert len(table) == 13


def test_the_timeline_is_the_log_of_the_floor(minutes: SessionFacts, written: Path, template: Path) -> None:
    table = rows(write(minutes, written, template).tables[TIMELINE])
    assert table[:3] == [
        ["Jam", "Durasi", "Lokasi", "Pembicara", "Kejadian"],
        ["09.00.05", "–", "Pejuang", "Ibu Ratna 0 (Ketua RW 007)", "meminta bicara"],
        ["09.00.08", "–", "Pejuang", "Ibu Ratna 0 (Ketua RW 007)", "diberi kesempatan bicara"],
    ]
    assert [(row[0], row[1], row[2]) for row in table[1:]] == [
        (clock(e.at_ms, seconds=True), "–" if e.duration_s is None else lasting(e.duration_s), e.site.name)
        for e in minutes.timeline
    ]
    for row, entry in zip(table[1:], minutes.timeline, strict=True):
        verb = "waktu bicara dikurangi" if entry.added_s < 0 else FLOOR_WORDS[entry.kind]
        assert row[4].startswith(verb)
        assert row[3].startswith(entry.speaker.name or DOTS)


def test_a_failed_line_check_stands_in_the_log_of_disturbances(
    minutes: SessionFacts, written: Path, template: Path
) -> None:
    docx = write(with_failed_line(minutes), written, template)
    table = rows(docx.tables[DISTURBANCES])
    assert table[:2] == [
        ["Jam", "Lama", "Lokasi", "Jenis", "Uraian", "Tindakan"],
        [
            "08.50.00",
            "–",
            "Pejuang",
            "suara",
            "uji jalur suara: tidak terdengar; suara lokasi −52,5 dBFS; Mikrofon mati",
            DOTS,
        ],
    ]
    assert table[2] == ["09.20.07", "02:05", "Harapan Jaya", "putus", "sambungan terputus", DOTS]
    assert len(table) == len(minutes.disturbances) + 2


def test_without_disturbances_the_minutes_say_so(quiet_minutes: SessionFacts, written: Path, template: Path) -> None:
    assert "Tidak ada gangguan yang dicatat." in texts(write(quiet_minutes, written, template))


def test_a_day_that_is_not_the_day_of_the_session_is_named(
    minutes: SessionFacts, written: Path, template: Path
) -> None:
    late = minutes.timeline[0].at_ms + 20 * 3_600_000
    table = rows(
        write(replace(minutes, timeline=(replace(minutes.timeline[0], at_ms=late),)), written, template).tables[
            TIMELINE
        ]
    )
    assert table[1][0] == "24/1/2018 05.00.05"


def test_the_recap_counts_and_adds_up(minutes: SessionFacts, written: Path, template: Path) -> None:
    table = rows(write(minutes, written, template).tables[RECAP])
    assert [row[3:] for row in table[1:-1]] == [
        [str(s.turns), duration(s.spoken_s), str(len(s.proposals))] for s in minutes.sites
    ]
    assert table[-1] == ["", "Jumlah", "", "15", duration(sum(s.spoken_s for s in minutes.sites)), "36"]


def test_every_proposal_of_a_long_session_stands_under_its_site(
    full_minutes: SessionFacts, written: Path, template: Path
) -> None:
    docx = write(full_minutes, written, template)
    headings = [p.text for p in docx.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert headings[:2] == ["Rincian unsur", "1. Kelurahan Pejuang: 28 usulan"]
    assert len(headings) == 13
    for table, site in zip(docx.tables[PROPOSALS:], full_minutes.sites, strict=True):
        assert rows(table)[1:] == [proposal_row(proposal) for proposal in site.proposals]
    assert sum(len(table.rows) - 1 for table in docx.tables[PROPOSALS:]) == 330


def test_a_proposal_of_which_little_is_known_shows_dots(minutes: SessionFacts, written: Path, template: Path) -> None:
    bare = replace(
        minutes.proposals[0], fields=ProposalFields(pengusul="Siti", permasalahan="Banjir", usulan="Turap", rt="3")
    )
    site = replace(minutes.sites[0], proposals=(bare,))
    docx = write(replace(minutes, sites=(site,)), written, template)
    assert rows(docx.tables[-1])[1] == [
        "PJG-001",
        "Siti",
        f"{DOTS} / 3",
        "Banjir",
        "Turap",
        DOTS,
        DOTS,
        DOTS,
    ]


def test_a_session_of_which_nothing_is_known_is_still_a_good_document(
    empty_minutes: SessionFacts, written: Path, template: Path
) -> None:
    docx = write(empty_minutes, written, template)
    said = facts(docx)
    assert said["Jam"] == f"{DOTS} WIB s.d. {DOTS} WIB"
    assert said["Lokasi"] == said["Agenda"] == DOTS
    assert said["Tempat"] == "Ruang kendali Badan Perencanaan Pembangunan Daerah"
    assert "sebelum sesi ditutup" in texts(docx)[5]
    assert len(docx.tables) == 2
    assert texts(docx).count("Tidak ada usulan yang dicatat.") == 1
    assert "Tidak ada giliran bicara yang dicatat." in texts(docx)


def test_sites_that_did_nothing_are_listed_as_such(quiet_minutes: SessionFacts, written: Path, template: Path) -> None:
    docx = write(quiet_minutes, written, template)
    assert facts(docx)["Lokasi"] == "Kelurahan Pejuang dan Harapan Jaya"
    assert rows(docx.tables[1])[1][4:] == ["tidak tersambung", "–", "–", DOTS]
    assert texts(docx).count("Tidak ada usulan yang dicatat.") == 2


def test_sites_of_other_kinds_are_called_what_they_are(written: Path, template: Path) -> None:
    minutes = make_document(Recipe(sites=3, proposals=3, rounds=3))

    def as_kind(site: Site, kind: SiteKind) -> Site:
        return replace(site, kind=kind, code="", kecamatan="")

    kinds = (SiteKind.KECAMATAN, SiteKind.ROOM, SiteKind.KELURAHAN)
    changed = tuple(
        replace(site, site=as_kind(site.site, kind)) for site, kind in zip(minutes.sites, kinds, strict=True)
    )
    session = replace(minutes.session, sites=tuple(site.site for site in changed))
    docx = write(replace(minutes, sites=changed, session=session), written, template)
    assert facts(docx)["Lokasi"] == "Kecamatan Pejuang, Harapan Jaya, dan Kelurahan Aren Jaya"
    table = rows(docx.tables[ATTENDANCE])
    assert table[0][2] == "Lokasi"
    assert [row[1:4] for row in table[1:]] == [
        ["–", "Kecamatan Pejuang", "–"],
        ["–", "Harapan Jaya", "–"],
        [DOTS, "Kelurahan Aren Jaya", DOTS],
    ]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_text_is_text_everywhere(text: str, written: Path, template: Path) -> None:
    plain = with_failed_line(make_document(Recipe(sites=2, rounds=2, proposals=2)))
    minutes = everywhere(plain, text)
    docx = write(minutes, written, template)
    safe = printable(text)
    assert texts(docx)[1] == safe
    assert texts(docx)[3] == safe
    assert facts(docx)["Agenda"].startswith(f"1. {safe} (rencana 10 menit, nyata 12 menit)\n2. {safe} (")
    assert rows(docx.tables[AGENDA])[1][1] == safe
    assert rows(docx.tables[PEOPLE])[1][1:3] == [safe, safe]
    assert rows(docx.tables[PEOPLE])[1][5] == safe
    assert rows(docx.tables[ATTENDANCE])[1][1:4] == [safe] * 3
    assert rows(docx.tables[TIMELINE])[1][2:4] == [safe, f"{safe} ({safe})"]
    said = rows(docx.tables[DISTURBANCES])[1]
    assert (said[2], said[4]) == (safe, f"uji jalur suara: tidak terdengar; suara lokasi −52,5 dBFS; {safe}")
    for table, before in zip(docx.tables[PROPOSALS:], plain.sites, strict=True):
        (proposal,) = before.proposals
        row = rows(table)[1]
        assert row[:2] == [safe, safe]
        assert row[2] == f"{safe} / {safe}"
        assert row[3:6] == [safe] * 3
        assert row[7] == f"{format_volume(proposal.fields.volume)} {safe}"
    # Nothing was added and nothing was torn: the shape is that of the harmless document.
    assert [len(t.rows) for t in docx.tables] == [12, 3, len(plain.timeline) + 1, 4, 2, 1, 3, 5, 2, 2, 2]


def test_the_paper_is_f4_and_the_list_lies_on_its_side(minutes: SessionFacts, written: Path, template: Path) -> None:
    upright, sideways = write(minutes, written, template).sections
    assert (round(upright.page_width or 0, -4), round(upright.page_height or 0, -4)) == (Mm(215), Mm(330))
    assert (round(sideways.page_width or 0, -4), round(sideways.page_height or 0, -4)) == (Mm(330), Mm(215))


def test_each_page_says_its_number_and_that_it_is_a_draft(minutes: SessionFacts, written: Path, template: Path) -> None:
    for section in write(minutes, written, template).sections:
        line = section.footer.paragraphs[0]
        assert line.text.startswith("DRAF · ditulis Selasa, 23 Januari 2018 pukul 12.05 WIB · sidik ")
        assert line.text.endswith("\tHalaman 1 dari 1")
        fields = [code.text.strip() for code in line.part.element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


def has_mark(row: _Row, name: str) -> bool:
    return next(row._tr.iter(qn(name)), None) is not None


def lists(docx: Docx) -> Iterator[Table]:
    yield from (table for n, table in enumerate(docx.tables) if n not in (FACTS, SIGNATURES))


def test_headers_come_again_on_each_page_and_rows_stay_whole(
    minutes: SessionFacts, written: Path, template: Path
) -> None:
    for table in lists(write(minutes, written, template)):
        assert has_mark(table.rows[0], "w:tblHeader")
        assert not has_mark(table.rows[1], "w:tblHeader")
        assert all(has_mark(row, "w:cantSplit") for row in table.rows)


@pytest.mark.parametrize("text", ["kata " * 400, "baris\n" * 60])
def test_a_row_taller_than_half_a_page_may_break(
    text: str, minutes: SessionFacts, written: Path, template: Path
) -> None:
    tall = replace(minutes.proposals[0], fields=replace(minutes.proposals[0].fields, usulan=text))
    first = replace(minutes.sites[0], proposals=(tall, *minutes.sites[0].proposals[1:]))
    docx = write(replace(minutes, sites=(first, *minutes.sites[1:])), written, template)
    table = docx.tables[PROPOSALS]
    assert [has_mark(row, "w:cantSplit") for row in table.rows] == [True, False, True, True]


def test_the_signatures_cannot_be_torn_from_the_sentence_before_them(
    minutes: SessionFacts, written: Path, template: Path
) -> None:
    docx = write(minutes, written, template)
    (row,) = docx.tables[SIGNATURES].rows
    assert has_mark(row, "w:cantSplit")
    left, right = (cell.text.split("\n") for cell in row.cells)
    assert (left[1], right[1]) == ("Pimpinan Sidang,", "Notulis,")
    assert right[0] == f"Bekasi, {DOTS}"
    assert left[-2:] == right[-2:] == ["." * 40, f"NIP {DOTS}"]
    closing = next(p for p in docx.paragraphs if "Demikian notulen ini" in p.text)
    assert closing.paragraph_format.keep_with_next
    assert closing._p.getnext() is docx.tables[SIGNATURES]._tbl


def test_the_properties_name_the_office_and_no_tool(minutes: SessionFacts, written: Path, template: Path) -> None:
    properties = write(minutes, written, template).core_properties
    assert properties.title == "Notulen Musrenbang Kelurahan Virtual Kota Bekasi"
    assert properties.author == properties.last_modified_by == "Badan Perencanaan Pembangunan Daerah"
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.strftime("%Y-%m-%d %H:%M") == "2018-01-23 05:05"


# --- templates that an office has edited ----------------------------------------------------


def test_a_target_that_cannot_be_written_is_for_others_to_explain(
    minutes: SessionFacts, tmp_path: Path, template: Path
) -> None:
    with pytest.raises(OSError, match="tidak-ada"):
        write_docx(minutes, tmp_path / "tidak-ada" / "notulen.docx", template)


def test_the_agenda_has_planned_and_real_times(minutes: SessionFacts, written: Path, template: Path) -> None:
    assert rows(write(minutes, written, template).tables[AGENDA]) == [
        ["No", "Acara", "Waktu rencana", "Mulai", "Selesai", "Waktu nyata", "Keadaan"],
        ["1", "Pembukaan", "10 menit", "09.00", "09.12", "12 menit", "selesai"],
        ["2", "Penyampaian usulan per kelurahan", "120 menit", "09.12", "–", "163 menit", "berlangsung"],
    ]


def test_the_list_of_attendance_has_who_came_and_only_there_a_telephone(
    minutes: SessionFacts, written: Path, template: Path
) -> None:
    docx = write(minutes, written, template)
    table = rows(docx.tables[PEOPLE])
    assert table[2] == [
        *("2", "Ahmad 1", "Delegasi RT/RW", "L", "Ketua RW 003", "0812-0000-0001", "Kelurahan Pejuang", "09.00"),
        "",
    ]
    assert table[-2][1:7] == [
        "Dewi Lestari",
        "Perangkat Daerah/UPTD",
        "P",
        "Kepala Bidang · Disbimarta",
        DOTS,
        "Ruang sidang",
    ]
    assert [row[1] for row in table[-2:]] == ["Dewi Lestari", "Budi Santoso"]
    assert len(table) == 25
    assert everything(docx).count("0812-0000-0001") == 1
    assert rows(docx.tables[UNSUR])[1:] == [
        ["DPRD", "1", "1", "0"],
        ["Perangkat Daerah/UPTD", "1", "0", "1"],
        ["Delegasi RT/RW", "11", "11", "0"],
        ["LPM/BKM", "11", "0", "11"],
    ]
