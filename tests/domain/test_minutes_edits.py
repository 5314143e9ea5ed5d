"""The notulis' changes upon what the logs write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.documents.build import joint_document, site_document
from app.domain.documents.edits import by_line, document_scope, editable_lines, edited, with_addenda
from app.domain.documents.frozen import frozen, packed, print_of, thawed
from app.domain.documents.glimpse import glimpse
from app.domain.documents.listing import Lists, lists_of
from app.domain.documents.model import Column, DocumentStatus, MinutesDocument, Row, Table
from app.domain.errors import ExternalError, UserError
from app.domain.identity import NoteId
from app.domain.minutes_edit import (
    JOINT,
    TIMELINE,
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    StageChange,
    check_addendum,
    check_edit,
    check_stage,
)
from app.domain.note import Note, NoteSubject
from tests.minutes.documents import make_material


@pytest.fixture(scope="module")
def lists() -> Lists:
    return lists_of(make_material())


@pytest.fixture(scope="module")
def joint(lists: Lists) -> MinutesDocument:
    return joint_document(lists)


@pytest.fixture(scope="module")
def berita_acara(lists: Lists) -> MinutesDocument:
    return site_document(lists, lists.material.record.session.sites[0])


def turn_edit(document: MinutesDocument, **changes: object) -> MinutesEdit:
    line = next(one for one in editable_lines(document, {}) if one.line.key.startswith("notulen/giliran/"))
    return replace(MinutesEdit(line.line, line.section, base=line.text, revision=1), **changes)  # type: ignore[arg-type]


def row_text(document: MinutesDocument, key: str) -> str | None:
    rows = {row.key: row for table in document.tables() if table.key == "notulen" for row in table.rows}
    return str(rows[key].cells[5]) if key in rows else None


def test_every_sentence_and_every_line_of_the_timeline_can_be_edited(joint: MinutesDocument) -> None:
    lines = editable_lines(joint, {})
    table = next(table for table in joint.tables() if table.key == "notulen")
    assert {line.line.key for line in lines} == {
        *(row.key for row in table.rows),
        *(statement.key for statement in joint.statements()),
    }
    assert len({line.line for line in lines}) == len(lines)
    first = next(line for line in lines if line.line.scope == TIMELINE)
    assert first.text
    assert first.at


def test_an_edit_stands_in_the_joint_notulen_and_in_annex_iii(
    joint: MinutesDocument, berita_acara: MinutesDocument
) -> None:
    edit = turn_edit(berita_acara, text="Ibu Siti menyampaikan usulan.", remark="suara sempat putus")
    work = MinutesWork((edit,))
    for document in (joint, berita_acara):
        printed = edited(document, work)
        assert row_text(printed, edit.line.key) == "Ibu Siti menyampaikan usulan.\nCatatan notulis: suara sempat putus"
        changed = [s.key for s in printed.sections if s.revision]
        assert len(changed) <= 1
    assert edited(joint, MinutesWork()) == joint


def test_a_hidden_line_is_not_printed_and_can_be_found_again(joint: MinutesDocument) -> None:
    edit = turn_edit(joint, is_hidden=True)
    assert row_text(edited(joint, MinutesWork((edit,))), edit.line.key) is None
    assert any(line.edit == edit for line in editable_lines(joint, by_line([edit])))


def test_a_sentence_of_one_document_is_not_that_of_another(lists: Lists, berita_acara: MinutesDocument) -> None:
    other = site_document(lists, lists.material.record.session.sites[1])
    line = editable_lines(berita_acara, {})[0].line
    edit = MinutesEdit(line, "pembuka", "Kalimat pembuka lain.", "periksa tanggal", revision=2)
    printed = edited(berita_acara, MinutesWork((edit,)))
    texts = [s.text for s in printed.statements()]
    assert texts[:2] == ["Kalimat pembuka lain.", "Catatan notulis: periksa tanggal"]
    assert printed.section("pembuka").revision == 2
    assert edited(other, MinutesWork((edit,))) == other


def test_an_edit_survives_what_happens_later_and_says_when_the_log_says_something_else(joint: MinutesDocument) -> None:
    edit = turn_edit(joint, text="Diperbaiki.")
    [line] = [one for one in editable_lines(joint, by_line([edit])) if one.line == edit.line]
    assert (line.shown, line.is_stale) == ("Diperbaiki.", False)
    moved = replace(line, text="Pimpinan sidang mempersilakan orang lain.")
    assert (moved.shown, moved.is_stale) == ("Diperbaiki.", True)


def test_from_final_there_is_no_way_back_but_an_addendum(joint: MinutesDocument) -> None:
    check_stage(MinutesStage.DRAFT, MinutesStage.CORRECTION)
    check_stage(MinutesStage.CORRECTION, MinutesStage.DRAFT)
    with pytest.raises(UserError, match="final dan terkunci"):
        check_stage(MinutesStage.FINAL, MinutesStage.DRAFT)
    with pytest.raises(UserError, match="sudah pada tahap"):
        check_stage(MinutesStage.DRAFT, MinutesStage.DRAFT)
    with pytest.raises(UserError, match="hanya untuk dokumen yang sudah final"):
        check_addendum(MinutesStage.CORRECTION, "x")
    with pytest.raises(UserError, match="kosong"):
        check_addendum(MinutesStage.FINAL, " ")
    final = MinutesWork(stages=(StageChange(JOINT, MinutesStage.FINAL, 5, "notulis", 1, "a" * 64),))
    assert document_scope(joint) == JOINT
    printed = edited(joint, final)
    assert (printed.status, printed.version) == (DocumentStatus.FINAL, 1)
    assert final.is_locked(TIMELINE)
    assert not final.is_locked("BA:x")
    added = with_addenda(printed, [Addendum(JOINT, "Nama ketua RW 07 dibetulkan.", 1_516_672_800_000, "notulis")])
    assert added.section("adendum").blocks[0].text == (  # type: ignore[union-attr]
        "Adendum 1 (Selasa, 23 Januari 2018, 09.00 WIB): Nama ketua RW 07 dibetulkan."
    )
    assert with_addenda(printed, []) == printed


def test_an_edit_says_something_and_not_too_much() -> None:
    line = LineKey(TIMELINE, "notulen/x")
    check_edit(MinutesEdit(line, "jalannya", is_hidden=True))
    with pytest.raises(UserError, match="tidak boleh kosong"):
        check_edit(MinutesEdit(line, "jalannya", text=" "))
    with pytest.raises(UserError, match="terlalu panjang"):
        check_edit(MinutesEdit(line, "jalannya", remark="x" * 20_001))


def test_a_frozen_document_comes_back_with_every_type(joint: MinutesDocument, berita_acara: MinutesDocument) -> None:
    for document in (joint, berita_acara):
        assert thawed(packed(frozen(document))) == document
        assert print_of(thawed(packed(frozen(document)))) == print_of(document)
    assert print_of(joint) != print_of(berita_acara)
    assert len(packed(frozen(joint))) < len(frozen(joint)) / 2
    with pytest.raises(ExternalError, match="tidak terbaca"):
        thawed("bukan")


def test_what_the_operator_noted_for_the_minutes_stands_in_the_timeline() -> None:
    material = make_material()
    site = material.record.session.sites[0]
    at_ms = material.record.floor_events[0].at_ms
    notes = (
        Note(NoteId("n-1"), at_ms, "Lurah menyusul.", NoteSubject(site.site_id)),
        Note(NoteId("n-2"), at_ms, "Telepon Pak Camat.", for_minutes=False),
        Note(NoteId("n-3"), at_ms, "salah ketik", NoteSubject(site.site_id), amends=NoteId("n-1")),
    )
    told = replace(material, record=replace(material.record, notes=notes))
    assert row_text(joint_document(lists_of(told)), "notulen/catatan/n-1") == "salah ketik"
    assert row_text(joint_document(lists_of(told)), "notulen/catatan/n-2") is None
    other = site_document(lists_of(told), material.record.session.sites[1])
    assert row_text(other, "notulen/catatan/n-1") is None


def test_a_long_document_is_looked_at_with_the_beginning_of_its_tables(joint: MinutesDocument) -> None:
    assert not glimpse(joint).is_cut
    rows = tuple(Row(f"r/{n}", ("x",)) for n in range(500))
    long = Table("x", (Column("a", "A", 10),), (*rows, Row("jumlah", ("y",), is_total=True)), "")
    made = glimpse(replace(joint, sections=(replace(joint.sections[0], blocks=(long,)),)))
    [table] = made.document.tables()
    assert made.is_cut
    assert (len(table.rows), table.rows[-1].key) == (61, "jumlah")
