from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.data.database import fetch, open_writer
from app.data.ranking import follow_orders
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import (
    UNDECIDED,
    Decided,
    DecideProposal,
    Decision,
    Diversion,
    Proposal,
    ProposalQuery,
    ProposalState,
)
from app.domain.ranking import OrderProposals, PlaceChange, RankProposal, UndoOrder
from tests.data.samples import BINTARA, PEJUANG, SESSION_ID, rows, save

REASON = "Lahan masih sengketa"
AGREED = Decided(Decision.AGREED)
REFUSED = Decided(Decision.NOT_AGREED, "lahan_sengketa", REASON)


@pytest.fixture
def three(store: Store) -> list[Proposal]:
    """PJG-001 to PJG-003: filed, with volume and cost."""
    return [put(store, name) for name in ("a", "b", "c")]


def put(store: Store, name: str, **changes: object) -> Proposal:
    whole: dict[str, Any] = {"state": ProposalState.RECORDED, "volume": Decimal(10), "perkiraan_biaya": 5_000_000}
    return store.save_proposal(save(name, **(whole | changes)), 1).result()


def decide(store: Store, name: str, decided: Decided, at_ms: int = 10) -> Proposal:
    return store.decide_proposal(DecideProposal(ProposalId(name), decided, "notulis"), at_ms).result()


def merge(store: Store, name: str, into: str) -> Proposal:
    return decide(store, name, Decided(Decision.MERGED, merged_into=ProposalId(into)))


def rank(store: Store, name: str, place: int | None) -> list[str]:
    order = store.rank_proposal(RankProposal(ProposalId(name), place, "notulis"), 20).result()
    assert [proposal.priority for proposal in order] == list(range(1, len(order) + 1))
    return [proposal.proposal_id for proposal in order]


def stored(store: Store, name: str) -> Proposal:
    found = store.find_proposals(ProposalQuery(SESSION_ID)).result()
    return next(proposal for proposal in found if proposal.proposal_id == name)


def ops_of(path: Path, entity_id: str) -> list[dict[str, Any]]:
    return [json.loads(op["patch"]) for op in rows(path, "SELECT patch FROM op WHERE entity_id = ?", entity_id)]


# --- decisions ------------------------------------------------------------------------------


def test_a_decision_says_what_when_and_by_whom(store: Store, path: Path, three: list[Proposal]) -> None:
    decided = decide(store, "a", replace(AGREED, decided_ms=5, decided_by="somebody"))
    assert decided.decided == replace(AGREED, decided_ms=10, decided_by="notulis")
    assert (decided.revision, decided.updated_ms) == (2, 10)
    assert stored(store, "a") == decided
    assert ops_of(path, "a")[1] == {
        "keputusan": ["belum_dibahas", "disepakati"],
        "diputus_ms": [None, 10],
        "diputus_oleh": ["", "notulis"],
    }
    assert decide(store, "a", AGREED, at_ms=99) == decided
    assert stored(store, "b") == three[1]


def test_a_refusal_needs_a_reason_and_an_agreement_a_size(store: Store, three: list[Proposal]) -> None:
    del three
    put(store, "d", volume=None)
    for name, decided, words in (
        ("a", replace(REFUSED, reason="lahan"), "Alasan"),
        ("d", AGREED, "volume dan perkiraan biaya"),
        ("a", Decided(Decision.REDIRECTED), "ke mana"),
        ("a", Decided(Decision.MERGED), "ke usulan mana"),
    ):
        with pytest.raises(UserError, match=words):
            decide(store, name, decided)
        assert stored(store, name).decided == UNDECIDED
    put(store, "d", volume=None, menyusul=True)
    assert decide(store, "d", AGREED).decided.state is Decision.AGREED


def test_what_was_agreed_keeps_its_size(store: Store, three: list[Proposal]) -> None:
    agreed = decide(store, "a", AGREED)
    with pytest.raises(UserError, match="volume dan perkiraan biaya"):
        store.save_proposal(save("a", replace(three[0].fields, volume=None)), 11).result()
    assert stored(store, "a") == agreed
    later = store.save_proposal(save("a", replace(three[0].fields, volume=None, menyusul=True)), 12).result()
    assert later.decided == agreed.decided


def test_only_a_filed_proposal_that_exists_is_decided(store: Store) -> None:
    store.save_proposal(save("a"), 1).result()
    with pytest.raises(UserError, match="PJG-001 masih draf"):
        decide(store, "a", Decided(Decision.DISCUSSED))
    with pytest.raises(UserError, match="tidak ada"):
        decide(store, "x", AGREED)


def test_a_decision_leaves_nothing_of_the_one_before(store: Store, three: list[Proposal]) -> None:
    del three
    sent = decide(store, "a", Decided(Decision.REDIRECTED, diverted_to=Diversion.SOROT, reference=" S-12 "))
    assert (sent.decided.reference, sent.decided.diverted_to) == ("S-12", Diversion.SOROT)
    stray = Decided(Decision.POSTPONED, "", "dibahas lagi", ProposalId("b"), Diversion.SOROT, "S-12")
    assert decide(store, "a", stray).decided == Decided(
        Decision.POSTPONED, reason="dibahas lagi", decided_ms=10, decided_by="notulis"
    )
    waiting = Decided(Decision.POSTPONED, owner=" DBMSDA ", due=" minggu depan ")
    waits = decide(store, "a", waiting).decided
    assert (waits.owner, waits.due) == ("DBMSDA", "minggu depan")
    assert (decide(store, "a", replace(waiting, state=Decision.RESERVE)).decided.owner) == ""
    assert decide(store, "a", replace(REFUSED, state=Decision.DISCUSSED)).decided == Decided(
        Decision.DISCUSSED, decided_ms=10, decided_by="notulis"
    )
    assert decide(store, "a", Decided()).decided == UNDECIDED


# --- merging --------------------------------------------------------------------------------


def test_what_is_merged_keeps_its_row_and_points_to_the_other(store: Store, three: list[Proposal]) -> None:
    merged = merge(store, "a", "b")
    assert (merged.number, merged.fields, merged.decided.merged_into) == ("PJG-001", three[0].fields, "b")
    assert store.parts_of(ProposalId("b")).result() == (merged,)
    assert store.parts_of(ProposalId("a")).result() == ()
    assert decide(store, "a", Decided()).decided == UNDECIDED
    assert store.parts_of(ProposalId("b")).result() == ()


def test_a_merger_goes_to_the_end_of_the_chain(store: Store, three: list[Proposal]) -> None:
    del three
    merge(store, "b", "c")
    assert merge(store, "a", "b").decided.merged_into == "c"
    assert {part.proposal_id for part in store.parts_of(ProposalId("c")).result()} == {"a", "b"}


def test_no_proposal_is_part_of_itself(store: Store, three: list[Proposal]) -> None:
    with pytest.raises(UserError, match="dirinya"):
        merge(store, "a", "a")
    merge(store, "b", "a")
    merge(store, "c", "b")
    for part in ("b", "c"):
        with pytest.raises(UserError, match="PJG-001"):
            merge(store, "a", part)
    assert stored(store, "a") == three[0]
    # A part may go elsewhere.
    put(store, "d")
    assert merge(store, "b", "d").decided.merged_into == "d"


def test_a_merger_stays_within_the_site_and_with_what_is_filed(store: Store, three: list[Proposal]) -> None:
    del three
    put(store, "other", site_id=BINTARA)
    store.save_proposal(save("draft"), 1).result()
    for target, words in (("other", "lokasi lain"), ("draft", "masih draf"), ("x", "tidak ada")):
        with pytest.raises(UserError, match=words):
            merge(store, "a", target)


# --- the order ------------------------------------------------------------------------------


def test_the_order_has_no_gap_whatever_is_moved(store: Store, three: list[Proposal]) -> None:
    del three
    assert rank(store, "a", 1) == ["a"]
    assert rank(store, "b", 1) == ["b", "a"]
    assert rank(store, "c", 99) == ["b", "a", "c"]
    assert rank(store, "c", 2) == ["b", "c", "a"]
    assert rank(store, "c", 1) == ["c", "b", "a"]
    assert rank(store, "b", None) == ["c", "a"]
    assert rank(store, "b", None) == ["c", "a"]
    assert stored(store, "b").priority is None


def test_a_move_is_one_operation_and_no_change_of_the_proposals(
    store: Store, path: Path, three: list[Proposal]
) -> None:
    for place, name in enumerate("abc", start=1):
        rank(store, name, place)
    rank(store, "c", 1)
    assert len(rows(path, "SELECT 1 FROM op WHERE entity = 'proposal'")) == 3
    [row] = rows(path, "SELECT * FROM ranking")
    assert (json.loads(row["urutan"]), row["revision"]) == (["c", "a", "b"], 4)
    assert ops_of(path, row["ranking_id"])[-1] == {"urutan": ['["a","b","c"]', '["c","a","b"]']}
    assert stored(store, "c") == replace(three[2], priority=1)
    rank(store, "c", 1)
    assert len(ops_of(path, row["ranking_id"])) == 4


def test_a_site_is_listed_in_the_order_of_discussion(store: Store, three: list[Proposal]) -> None:
    del three
    put(store, "other", site_id=BINTARA)
    store.save_proposal(save("draft"), 1).result()
    rank(store, "c", 1)
    listed = store.site_proposals(SESSION_ID, PEJUANG).result()
    assert [one.proposal_id for one in listed] == ["c", "a", "b", "draft"]


def test_a_refusal_takes_it_out_of_the_order(store: Store, three: list[Proposal]) -> None:
    del three
    for place, name in enumerate("abc", start=1):
        rank(store, name, place)
    assert decide(store, "a", REFUSED).priority is None
    assert (stored(store, "b").priority, stored(store, "c").priority) == (1, 2)
    assert decide(store, "b", AGREED).priority == 1
    with pytest.raises(UserError, match="PJG-001 tidak dapat diberi prioritas"):
        rank(store, "a", 1)


def test_a_move_is_taken_back_and_its_history_told(store: Store, three: list[Proposal]) -> None:
    del three

    def undo() -> list[str]:
        order = store.undo_order(UndoOrder(SESSION_ID, PEJUANG, "ketua"), 30).result()
        return [one.proposal_id for one in order]

    with pytest.raises(UserError, match="belum pernah"):
        undo()
    for place, name in enumerate("abc", start=1):
        rank(store, name, place)
    rank(store, "c", 1)
    assert undo() == ["a", "b", "c"]
    assert undo() == ["c", "a", "b"]
    assert store.places(ProposalId("a")).result() == (
        PlaceChange(20, "notulis", None, 1),
        PlaceChange(20, "notulis", 1, 2),
        PlaceChange(30, "ketua", 2, 1),
        PlaceChange(30, "ketua", 1, 2),
    )
    assert store.places(ProposalId("x")).result() == ()
    # What may have no rank any more does not come back.
    decide(store, "a", REFUSED)
    assert undo() == ["c", "b"]


def test_rows_that_were_made_again_have_their_numbers_back(store: Store, path: Path, three: list[Proposal]) -> None:
    del three
    for place, name in enumerate("abc", start=1):
        rank(store, name, place)
    store.close()
    with closing(open_writer(path)) as db:
        db.execute("UPDATE proposal SET prioritas = CASE proposal_id WHEN 'a' THEN 9 END")
        follow_orders(db)
        places = fetch(db, "SELECT prioritas FROM proposal ORDER BY position")
    assert [row["prioritas"] for row in places] == [1, 2, 3]


def test_a_whole_order_leaves_out_who_may_have_none(store: Store, three: list[Proposal]) -> None:
    del three
    put(store, "other", site_id=BINTARA)
    rank(store, "other", 1)
    store.save_proposal(save("draft"), 1).result()
    decide(store, "b", REFUSED)
    wanted = tuple(map(ProposalId, ("c", "draft", "b", "x", "other", "c", "a")))
    order = store.order_proposals(OrderProposals(SESSION_ID, PEJUANG, wanted, "notulis"), 5).result()
    assert [(one.proposal_id, one.priority) for one in order] == [("c", 1), ("a", 2)]
    assert stored(store, "other").priority == 1
    order = store.order_proposals(OrderProposals(SESSION_ID, PEJUANG, (), "notulis"), 6).result()
    assert order == ()
    assert stored(store, "c").priority is None
