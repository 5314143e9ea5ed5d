from __future__ import annotations

from dataclasses import replace

from app.domain.identity import ProposalId
from app.domain.proposal import Decided, Decision, Origin, Proposal, ProposalFields, ProposalState, Source
from app.domain.usulan_import_plan import DECISION, STATUS, Difference, Outcome, PlannedUsulan, UsulanPlan, plan_import
from app.domain.usulan_status import flag_text, status_text
from tests.data.samples import BINTARA, PEJUANG, SESSION_ID
from tests.domain.usulan_samples import read, sipd

AGREED = "Diteruskan ke Musrenbang Kecamatan"
REFUSED = "Validasi Mitra Bappeda||Ditolak"


def stored(row: PlannedUsulan, **fields: object) -> Proposal:
    """Return the proposal that taking the row in has made; `fields` is what a person changed since."""
    return Proposal(
        ProposalId("p1"),
        SESSION_ID,
        PEJUANG,
        "PJG-001",
        ProposalState.RECORDED,
        replace(row.fields, **fields),  # type: ignore[arg-type]
        None,
        1,
        1,
        1,
        row.decided,
        row.origin,
    )


def taken(**changes: str) -> Proposal:
    (row,) = plan_import(read(sipd(**changes)), ()).rows
    return stored(row)


def planned(proposal: Proposal, **changes: str) -> PlannedUsulan:
    (row,) = plan_import(read(sipd(**changes)), [proposal]).rows
    return row


def counts(plan: UsulanPlan) -> list[int]:
    return [plan.count(outcome) for outcome in Outcome]


def test_a_new_row_and_the_same_again() -> None:
    plan = plan_import(read(sipd()), ())
    assert counts(plan) == [1, 0, 0, 0, 0]
    again = plan_import(read(sipd()), [stored(plan.rows[0])])
    assert counts(again) == [0, 0, 1, 0, 0]
    assert again.rows[0].origin == plan.rows[0].origin
    assert not again.writes


def test_what_nobody_touched_follows_the_list() -> None:
    row = planned(taken(), Anggaran="300000000", Profil="")
    assert row.outcome is Outcome.CHANGED
    assert (row.fields.perkiraan_biaya, row.fields.unsur) == (300_000_000, "")
    assert row.changes == (
        Difference("unsur", "RT/RW", ""),
        Difference("perkiraan_biaya", "Rp 272.000.000", "Rp 300.000.000"),
    )


def test_what_a_person_changed_stays_and_is_shown() -> None:
    proposal = taken()
    edited = replace(proposal, fields=replace(proposal.fields, usulan="Drainase 400 m", satuan="meter"))
    row = planned(edited, Usulan="Drainase baru", Pengusul="Ketua RW 06")
    assert (row.fields.usulan, row.fields.satuan, row.fields.pengusul) == ("Drainase 400 m", "meter", "Ketua RW 06")
    assert row.kept == (
        Difference("usulan", "Drainase 400 m", "Drainase baru"),
        Difference("satuan", "meter", "m"),
    )
    # The same list again: still shown, still not taken.
    later = replace(edited, fields=row.fields, origin=row.origin)
    again = planned(later, Usulan="Drainase baru", Pengusul="Ketua RW 06")
    assert (again.outcome, again.fields, again.kept) == (Outcome.SAME, row.fields, row.kept)


def test_a_person_and_the_list_who_agree_are_no_conflict() -> None:
    proposal = taken()
    edited = replace(proposal, fields=replace(proposal.fields, usulan="Drainase baru"))
    row = planned(edited, Usulan="Drainase baru")
    assert (row.outcome, row.kept, row.changes) == (Outcome.SAME, (), ())


def test_blanks_at_the_end_are_no_edit() -> None:
    proposal = taken()
    edited = replace(proposal, fields=replace(proposal.fields, usulan=f"{proposal.fields.usulan} "))
    assert planned(edited).kept == ()


def test_a_field_that_the_list_has_no_column_for_is_left_alone() -> None:
    proposal = taken()
    edited = replace(proposal, fields=replace(proposal.fields, sasaran="Warga", telepon="0812"))
    row = planned(edited, Usulan="Lain")
    assert (row.fields.sasaran, row.fields.telepon, row.kept) == ("Warga", "0812", ())


def test_columns_without_a_field_are_told_too() -> None:
    row = planned(taken(), Rekomendasi_Kecamatan="Tidak setuju", Status="Lain")
    assert row.changes == (
        Difference("Rekomendasi Kecamatan", "Setuju", "Tidak setuju"),
        Difference(STATUS, "Validasi Mitra Bappeda", "Lain"),
    )
    assert dict(row.origin.others)["Rekomendasi Kecamatan"] == "Tidak setuju"


def test_a_decision_follows_the_list_until_a_person_decides() -> None:
    row = planned(taken(), Status=AGREED)
    assert row.decided == Decided(Decision.AGREED)
    assert Difference(DECISION, "belum_dibahas", "disepakati") in row.changes
    refused = replace(
        taken(), decided=Decided(Decision.NOT_AGREED, reason="Lahan masih sengketa", decided_by="operator")
    )
    kept = planned(refused, Status=AGREED)
    assert kept.decided == refused.decided
    assert kept.kept == (Difference(DECISION, "belum_disepakati", "disepakati"),)


def test_a_list_does_not_take_the_price_from_what_was_agreed() -> None:
    agreed = replace(taken(), decided=Decided(Decision.AGREED, decided_by="operator"))
    row = planned(agreed, Anggaran="")
    assert row.fields.perkiraan_biaya == 272_000_000
    assert [one.name for one in row.kept] == ["perkiraan_biaya"]


def test_a_row_that_moved_to_another_site_is_told() -> None:
    plan = plan_import(read(sipd(Kelurahan="Bintara Jaya")), [taken()])
    assert [(row.reason, row.shown) for row in plan.bad] == [("Sudah tercatat di lokasi lain.", "PJG-001")]
    assert BINTARA != PEJUANG


def test_what_the_list_leaves_out_is_counted_and_stays() -> None:
    plan = plan_import(read(sipd(ID_Usulan="2")), [taken()])
    assert (counts(plan), plan.absent) == ([1, 0, 0, 0, 0], 1)


def test_our_own_number_in_a_list_is_our_own_proposal() -> None:
    ours = replace(taken(), origin=Origin(), fields=ProposalFields(usulan="Gapura", permasalahan="Rusak"))
    (row,) = plan_import(read(sipd(ID_Usulan="PJG-001")), [ours]).rows
    assert row.proposal is ours
    # Nothing tells who wrote last, so what stands here stays; what is empty is filled in.
    assert (row.fields.usulan, row.fields.permasalahan, row.fields.satuan) == ("Gapura", "Rusak", "m")
    assert [one.name for one in row.kept] == ["permasalahan", "usulan"]
    assert row.origin == ours.origin


def test_the_words_of_the_other_system_stand_until_somebody_decides_otherwise() -> None:
    proposal = taken(Status="Diteruskan ke Forum SKPD")
    assert status_text(proposal) == "Diteruskan ke Forum SKPD"
    refused = replace(proposal, decided=Decided(Decision.NOT_AGREED, reason="Lahan masih sengketa"))
    assert status_text(refused) == REFUSED
    assert status_text(replace(taken(), decided=Decided(Decision.AGREED))) == AGREED
    session_born = replace(proposal, origin=Origin(), decided=Decided())
    assert (status_text(session_born), flag_text(session_born)) == ("Validasi Mitra Bappeda", "3")
    assert (
        flag_text(replace(proposal, origin=Origin(Source.SIENCANG, flag="4"), decided=Decided(Decision.AGREED))) == "4"
    )
    assert flag_text(replace(session_born, decided=Decided(Decision.NOT_AGREED))) == "2"
    assert flag_text(replace(session_born, decided=Decided(Decision.AGREED))) == "1"
    assert flag_text(proposal) == "1"
