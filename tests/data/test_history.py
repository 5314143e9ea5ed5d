from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.errors import UserError
from app.domain.history import FieldEdit, RestoreValue
from app.domain.identity import ProposalId
from app.domain.proposal import UNDECIDED, Decided, Decision, Proposal, ProposalState
from tests.data.samples import rows, save
from tests.data.test_decisions import AGREED, REASON, REFUSED, decide, merge, put, rank, stored

A = ProposalId("a")


def restore(store: Store, revision: int, expected: int, *names: str) -> Proposal:
    command = RestoreValue(A, revision, expected, "operator", frozenset(names) or None)
    return store.restore_value(command, 100).result()


def undo(store: Store, name: str = "a") -> Proposal:
    proposal = stored(store, name)
    command = RestoreValue(proposal.proposal_id, proposal.revision, proposal.revision, "operator")
    return store.restore_value(command, 100).result()


def test_the_history_says_who_changed_what_and_when(store: Store) -> None:
    put(store, "a")
    put(store, "b")
    store.save_proposal(replace(save("a", rw="08", only=frozenset({})), actor="x"), 2).result()
    changed = replace(save("a", put(store, "a").fields), actor="fasilitator-2")
    store.save_proposal(replace(changed, fields=replace(changed.fields, rw="08", opd_awal="DBMSDA")), 7).result()
    decide(store, "a", AGREED, at_ms=9)
    first, second, third = store.history(A).result()
    assert (first.revision, first.at_ms, first.actor, first.can_be_undone) == (1, 1, "fasilitator-1", False)
    assert FieldEdit("usulan", None, "Normalisasi saluran") in first.edits
    assert (second.revision, second.at_ms, second.actor, second.can_be_undone) == (2, 7, "fasilitator-2", True)
    assert set(second.edits) == {FieldEdit("rw", "07", "08"), FieldEdit("opd_awal", "", "DBMSDA")}
    assert (third.actor, third.at_ms) == ("notulis", 9)
    assert FieldEdit("keputusan", "belum_dibahas", "disepakati") in third.edits
    assert store.history(ProposalId("x")).result() == ()


def test_a_value_is_set_back_as_a_new_change(store: Store, path: Path) -> None:
    fields = put(store, "a", rw="07", lokasi="Gang Mawar").fields
    put(store, "a", rw="08", lokasi="Gang Melati")
    put(store, "a", rw="09", lokasi="Gang Melati")
    back = restore(store, 2, 3, "rw")
    assert back.fields == replace(fields, rw="07", lokasi="Gang Melati")
    assert (back.revision, back.updated_ms) == (4, 100)
    assert store.history(A).result()[-1].edits == (FieldEdit("rw", "09", "07"),)
    assert len(rows(path, "SELECT 1 FROM op WHERE entity_id = 'a'")) == 4
    # Already so: nothing to write.
    assert restore(store, 2, 4, "rw") == back


def test_undo_takes_back_the_last_change_and_again_brings_it_back(store: Store) -> None:
    first = put(store, "a", volume=Decimal("1.5"))
    second = put(store, "a", volume=None, sertifikat=True, menyusul=True)
    assert undo(store).fields == first.fields
    assert undo(store).fields == second.fields


def test_what_cannot_be_taken_back(store: Store) -> None:
    store.save_proposal(save("a"), 1).result()
    for revision in (1, 2, 0):
        with pytest.raises(UserError, match="tidak dapat diurungkan"):
            restore(store, revision, 1)
    store.save_proposal(save("a", state=ProposalState.RECORDED), 2).result()
    with pytest.raises(UserError, match="tidak dapat diurungkan"):
        undo(store)
    put(store, "a", rw="9")
    for names in (["state"], ["lokasi"], ["asal_id", "'; DROP"]):
        with pytest.raises(UserError, match="tidak dapat diurungkan"):
            restore(store, 3, 3, *names)
    with pytest.raises(UserError, match="tidak ada"):
        store.restore_value(RestoreValue(ProposalId("x"), 1, 1, "o"), 1).result()


def test_who_looked_at_an_older_state_is_told(store: Store) -> None:
    put(store, "a", rw="08")
    put(store, "a", rw="09")
    newest = put(store, "a", rw="10")
    with pytest.raises(UserError, match="sudah diubah lagi"):
        restore(store, 2, 2)
    assert stored(store, "a") == newest


def test_nothing_is_set_back_that_may_not_stand_so(store: Store) -> None:
    put(store, "a", volume=None, perkiraan_biaya=None)
    put(store, "a")
    decide(store, "a", AGREED)
    with pytest.raises(UserError, match="volume dan perkiraan biaya"):
        restore(store, 2, 3)
    assert stored(store, "a").revision == 3


def test_a_decision_is_set_back_whole(store: Store) -> None:
    put(store, "a")
    decide(store, "a", REFUSED, at_ms=10)
    agreed = decide(store, "a", AGREED, at_ms=20)
    back = restore(store, agreed.revision, agreed.revision, "alasan")
    assert back.decided == replace(REFUSED, decided_ms=10, decided_by="notulis")
    assert restore(store, 2, back.revision).decided == UNDECIDED


def test_an_undone_refusal_has_its_rank_again(store: Store) -> None:
    for place, name in enumerate("abc", start=1):
        put(store, name)
        rank(store, name, place)
    decide(store, "b", REFUSED)
    assert undo(store, "b").priority == 2
    assert [stored(store, name).priority for name in "abc"] == [1, 2, 3]
    # And taken back once more it has none.
    again = undo(store, "b")
    assert (again.decided.reason, again.priority) == (REASON, None)
    assert [stored(store, name).priority for name in "ac"] == [1, 2]


def test_a_proposal_that_had_no_rank_gets_none_by_an_undo(store: Store) -> None:
    for name in "ab":
        put(store, name)
    rank(store, "a", 1)
    decide(store, "b", REFUSED)
    rank(store, "a", None)
    assert undo(store, "b").priority is None


def test_an_undone_merger_leaves_both_as_they_were(store: Store) -> None:
    before = [put(store, name) for name in "ab"]
    merge(store, "a", "b")
    back = undo(store)
    assert replace(back, revision=1, updated_ms=1) == before[0]
    assert stored(store, "b") == before[1]
    # The other way round meanwhile: it cannot come back.
    merge(store, "b", "a")
    proposal = stored(store, "a")
    with pytest.raises(UserError, match="dirinya"):
        restore(store, 3, proposal.revision)
    assert stored(store, "a").decided == Decided() == Decided(Decision.UNDISCUSSED)
