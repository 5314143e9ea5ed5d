"""What people do to the minutes, in the store: edits by line, stages, addenda."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.documents.frozen import packed
from app.domain.errors import UserError
from app.domain.minutes_edit import (
    JOINT,
    TIMELINE,
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    SaveEdit,
    StageChange,
)
from tests.data.samples import OPENED_MS, SESSION_ID, rows

LINE = LineKey(TIMELINE, "notulen/giliran/r-1")
EDIT = MinutesEdit(LINE, "jalannya", "Ibu Siti bicara.", "suara putus", base="Pimpinan mempersilakan.")
PRINT = hashlib.sha256(b"isi").hexdigest()
FINAL = StageChange(JOINT, MinutesStage.FINAL, OPENED_MS + 9, "notulis", sha256=PRINT)


def save(store: Store, edit: MinutesEdit, expected: int) -> MinutesEdit:
    return store.minutes.save_edit(SaveEdit(SESSION_ID, edit, expected, "notulis"), OPENED_MS + expected).result()


def test_an_edit_is_one_row_that_is_revised_and_logged(store: Store, path: Path) -> None:
    assert store.minutes.work(SESSION_ID).result() == MinutesWork()
    made = save(store, EDIT, 0)
    assert made == replace(EDIT, revision=1, updated_ms=OPENED_MS, updated_by="notulis")
    hidden = save(store, replace(EDIT, text=None, is_hidden=True), 1)
    assert (hidden.text, hidden.is_hidden, hidden.revision) == (None, True, 2)
    assert store.minutes.work(SESSION_ID).result().edits == (hidden,)
    ops = rows(path, "SELECT base_rev, patch FROM op WHERE entity = 'minutes_edit' ORDER BY seq")
    assert [op["base_rev"] for op in ops] == [0, 1]
    assert '"is_hidden":[0,1]' in ops[1]["patch"]
    assert store.verify().result().first_break is None


def test_the_same_again_writes_nothing(store: Store, path: Path) -> None:
    save(store, EDIT, 0)
    assert save(store, EDIT, 1).revision == 1
    assert len(rows(path, "SELECT 1 FROM op WHERE entity = 'minutes_edit'")) == 1


def test_who_was_faster_is_not_overwritten(store: Store) -> None:
    save(store, EDIT, 0)
    for expected in (0, 2):
        with pytest.raises(UserError, match="diubah orang lain"):
            save(store, replace(EDIT, remark="lain"), expected)
    assert store.minutes.work(SESSION_ID).result().edits[0].remark == "suara putus"


def test_a_final_document_is_locked_numbered_and_kept_with_its_content(store: Store) -> None:
    save(store, EDIT, 0)
    correction = StageChange(JOINT, MinutesStage.CORRECTION, OPENED_MS + 5, "notulis")
    assert store.minutes.change_stage(SESSION_ID, correction).result() == correction
    final = store.minutes.change_stage(SESSION_ID, FINAL, packed(b"isi")).result()
    assert (final.version, final.sha256) == (1, PRINT)
    assert store.minutes.body(PRINT).result() == packed(b"isi")
    assert store.minutes.body("b" * 64).result() is None
    with pytest.raises(UserError, match="final dan terkunci"):
        save(store, replace(EDIT, remark="terlambat"), 1)
    with pytest.raises(UserError, match="final dan terkunci"):
        store.minutes.change_stage(SESSION_ID, FINAL, packed(b"lain")).result()
    work = store.minutes.work(SESSION_ID).result()
    assert [change.stage for change in work.stages] == [MinutesStage.CORRECTION, MinutesStage.FINAL]


def test_an_addendum_belongs_to_what_is_final(store: Store) -> None:
    addendum = Addendum(JOINT, "Nama dibetulkan.", OPENED_MS + 20, "notulis")
    with pytest.raises(UserError, match="hanya untuk dokumen yang sudah final"):
        store.minutes.add_addendum(SESSION_ID, addendum).result()
    store.minutes.change_stage(SESSION_ID, FINAL, packed(b"isi")).result()
    store.minutes.add_addendum(SESSION_ID, addendum).result()
    assert store.minutes.work(SESSION_ID).result().addenda_of(JOINT) == (addendum,)
    assert store.verify().result().first_break is None
