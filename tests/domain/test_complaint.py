from __future__ import annotations

from dataclasses import replace

from app.domain.complaint import (
    SOROT,
    Complaint,
    ComplaintFields,
    ComplaintId,
    ComplaintList,
    ComplaintUse,
    background,
    guessed_uses,
    plan_complaints,
    raw_complaints,
    recognised,
    understand_complaints,
)
from app.domain.identity import ProposalId
from app.domain.proposal import Proposal, ProposalFields, ProposalState
from app.domain.usulan_import import RawRow
from tests.data.samples import BINTARA, PEJUANG, SESSION_ID
from tests.domain.usulan_samples import places

ROW = {
    "No Laporan": "SRT-1",
    "Tanggal": "2 Januari 2018",
    "Pelapor": "Budi",
    "Isi Laporan": "Drainase tersumbat, jalan tergenang",
    "Lokasi": "Jl. Mawar RW 05 (-6.2381, 106.9756)",
    "Kelurahan": "PEJUANG",
    "Status": "Selesai",
}


def read(*rows: dict[str, str]) -> ComplaintList:
    titles = tuple(dict.fromkeys(title for row in rows for title in row))
    raw = (RawRow(line, {t: c for t, c in row.items() if c}) for line, row in enumerate(rows, start=2))
    return understand_complaints(raw_complaints("sorot.csv", titles, raw), places())


def test_a_complaint_is_understood() -> None:
    (one,) = read(ROW).complaints
    assert one == ComplaintFields(
        number="SRT-1",
        text="Drainase tersumbat, jalan tergenang",
        site_id=PEJUANG,
        reported_on="2018-01-02",
        reporter="Budi",
        location="Jl. Mawar",
        point="-6.2381, 106.9756",
        status="Selesai",
    )


def test_a_place_that_is_not_known_is_no_mistake_but_one_elsewhere_is_left_out() -> None:
    listed = read({**ROW, "Kelurahan": ""}, {**ROW, "No Laporan": "2", "Kelurahan": "Kranji"})
    assert [one.site_id for one in listed.complaints] == [None]
    assert [row.shown for row in listed.elsewhere] == ["Kranji"]


def test_rows_that_cannot_be_used_say_why() -> None:
    listed = read({**ROW, "Isi Laporan": ""}, {**ROW, "Tanggal": "kemarin"}, ROW, {**ROW, "Status": "Baru"}, ROW)
    assert [(row.row.line, row.reason) for row in listed.bad] == [
        (2, "Isi pengaduan kosong."),
        (3, "Tanggal tidak terbaca; tulis misalnya 15/01/2026."),
        (5, "ID sudah dipakai baris lain dengan isi yang berbeda."),
    ]
    assert len(listed.complaints) == 1


def test_without_a_number_the_content_tells() -> None:
    first, again = (read({**ROW, "No Laporan": ""}).complaints[0].number for _ in range(2))
    assert first == again
    assert first.startswith("isi:")


def test_columns_are_guessed_also_within_others() -> None:
    assert guessed_uses(("id", "alamat.kelurahan", "Deskripsi", "Warna")) == (
        ComplaintUse.NUMBER,
        ComplaintUse.KELURAHAN,
        ComplaintUse.TEXT,
        None,
    )
    assert recognised(("Isi Laporan", "Tanggal")) == 2
    assert not recognised(("Tanggal", "Status"))


def stored(number: str, text: str, **changes: object) -> Complaint:
    fields = replace(read(ROW).complaints[0], number=number, text=text, location="", **changes)  # type: ignore[arg-type]
    return Complaint(ComplaintId(number), SOROT, fields, 1)


def test_a_newer_list_is_right() -> None:
    there = [stored("SRT-1", "lama"), replace(stored("SRT-2", "x"), fields=read(ROW).complaints[0])]
    plan = plan_complaints(read({**ROW, "No Laporan": "SRT-3"}, ROW), there[:1])
    assert [one.number for one in plan.new] == ["SRT-3"]
    assert [after.text for _, after in plan.changed] == ["Drainase tersumbat, jalan tergenang"]
    assert plan_complaints(read(ROW), there[1:]).same == 1


def test_the_background_of_a_usulan() -> None:
    fields = ProposalFields(usulan="Perbaikan drainase", permasalahan="Jalan tergenang saat hujan")
    number, recorded = ProposalId("p"), ProposalState.RECORDED
    proposal = Proposal(number, SESSION_ID, PEJUANG, "PJG-001", recorded, fields, None, 1, 1, 1)
    complaints = [
        stored("1", "Jalan gelap"),
        stored("2", "Drainase buntu, jalan tergenang, hujan deras"),
        stored("3", "Drainase buntu, jalan tergenang", site_id=None),
        stored("4", "Drainase buntu, jalan tergenang", site_id=BINTARA),
    ]
    assert [one.complaint_id for one in background(proposal, complaints)] == ["2", "3"]
