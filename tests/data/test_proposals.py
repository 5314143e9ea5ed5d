from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.data.proposals import canonical_volume
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.proposal import MAX_TEXT, ProposalFields, ProposalQuery, ProposalState, Urgency
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, rows, save, session


def ops_of(path: Path, proposal_id: str) -> list[dict[str, Any]]:
    return rows(path, "SELECT * FROM op WHERE entity_id = ? ORDER BY seq", proposal_id)


def test_a_new_proposal_gets_everything_it_needs(store: Store) -> None:
    fields = ProposalFields("Asep", "07", "3", "Banjir", "Drainase", "Gang Mawar", Urgency.HIGH, Decimal("12.50"), "m")
    saved = store.save_proposal(save("p", fields, request_id="r-7"), 1000).result()
    assert saved.number == "PJG-001"
    assert (saved.state, saved.revision, saved.request_id) == (ProposalState.DRAFT, 1, "r-7")
    assert (saved.created_ms, saved.updated_ms) == (1000, 1000)
    assert saved.fields == fields
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)


def test_numbers_count_for_each_site_and_session(store: Store) -> None:
    other = SessionId("musrenbang-2019")
    store.open_session(session(other), OPENED_MS).result()
    numbers = [
        store.save_proposal(request, 1).result().number
        for request in (
            save("a"),
            save("b", site_id=BINTARA),
            save("c"),
            save("d", session_id=other),
            save("a", usulan="Lain"),
            save("e"),
        )
    ]
    assert numbers == ["PJG-001", "BTJ-001", "PJG-002", "PJG-001", "PJG-001", "PJG-003"]


def test_a_number_is_not_given_out_again_when_the_letters_change_hands(store: Store) -> None:
    assert store.save_proposal(save("a"), 1).result().number == "PJG-001"
    pejuang, bintara = session().sites
    swapped = replace(session(), sites=(replace(pejuang, short="PJU"), replace(bintara, short="PJG")))
    store.open_session(swapped, 2).result()
    assert store.save_proposal(save("b", site_id=BINTARA), 3).result().number == "PJG-002"
    assert store.save_proposal(save("c"), 3).result().number == "PJU-002"
    assert store.save_proposal(save("a", usulan="Lain"), 4).result().number == "PJG-001"


def test_a_change_counts_and_a_save_without_one_writes_nothing(store: Store, path: Path) -> None:
    first = store.save_proposal(save("p"), 1000).result()
    assert store.save_proposal(save("p"), 2000).result() == first
    assert len(ops_of(path, "p")) == 1
    second = store.save_proposal(save("p", rw="08"), 3000).result()
    assert (second.revision, second.created_ms, second.updated_ms) == (2, 1000, 3000)
    assert second == replace(first, fields=replace(first.fields, rw="08"), revision=2, updated_ms=3000)
    assert len(ops_of(path, "p")) == 2


def test_the_same_volume_written_otherwise_is_no_change(store: Store, path: Path) -> None:
    store.save_proposal(save("p", volume=Decimal("320")), 1).result()
    for same in ("320.00", "3.2E+2", "0320"):
        assert store.save_proposal(save("p", volume=Decimal(same)), 2).result().revision == 1
    assert rows(path, "SELECT volume FROM proposal") == [{"volume": "320"}]


@pytest.mark.parametrize(
    ("volume", "text"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("0E+999999", "0"),
        ("1E+3", "1000"),
        ("1250.50", "1250.5"),
        ("0.000001", "0.000001"),
        ("100", "100"),
        ("123456789012345.123456", "123456789012345.123456"),
        ("12345678901234567890123456789012345.5", "12345678901234567890123456789012345.5"),
    ],
)
def test_a_volume_is_kept_to_the_last_digit(store: Store, volume: str, text: str) -> None:
    assert canonical_volume(Decimal(volume)) == text
    saved = store.save_proposal(save("p", volume=Decimal(volume)), 1).result()
    assert str(saved.fields.volume) == text


@pytest.mark.parametrize("volume", ["NaN", "Infinity", "1E+999999", "1E-999999", "sNaN"])
def test_a_volume_that_is_no_plain_number_is_refused(store: Store, volume: str) -> None:
    with pytest.raises(UserError, match="Volume"):
        store.save_proposal(save("p", volume=Decimal(volume)), 1).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == ()


def test_an_incomplete_proposal_can_be_a_draft_only(store: Store) -> None:
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", usulan=" ", state=ProposalState.RECORDED), 1).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == ()
    assert store.save_proposal(save("p", usulan=" "), 1).result().state is ProposalState.DRAFT
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", usulan=" ", state=ProposalState.RECORDED), 1).result()


def test_a_filed_proposal_stays_filed(store: Store, path: Path) -> None:
    filed = store.save_proposal(save("p", state=ProposalState.RECORDED), 1).result()
    assert store.save_proposal(save("p"), 2).result() == filed
    later = store.save_proposal(save("p", lokasi="Gang Mawar"), 3).result()
    assert (later.state, later.revision) == (ProposalState.RECORDED, 2)
    assert "state" not in ops_of(path, "p")[1]["patch"]
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", pengusul=""), 4).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (later,)


def test_the_turn_it_was_raised_in_is_the_first_that_was_named(store: Store) -> None:
    assert store.save_proposal(save("p"), 1).result().request_id is None
    assert store.save_proposal(save("p", request_id="r-1"), 2).result().request_id == "r-1"
    assert store.save_proposal(save("p", request_id="r-2"), 3).result().request_id == "r-1"
    last = store.save_proposal(save("p"), 4).result()
    assert (last.request_id, last.revision) == ("r-1", 2)


def test_a_proposal_does_not_move_to_another_site(store: Store) -> None:
    store.save_proposal(save("p"), 1).result()
    with pytest.raises(UserError, match="PJG-001"):
        store.save_proposal(save("p", site_id=BINTARA), 2).result()
    [row] = store.find_proposals(ProposalQuery(SESSION_ID)).result()
    assert row.site_id == PEJUANG


def test_a_text_without_end_is_refused(store: Store) -> None:
    store.save_proposal(save("p", lokasi="x" * MAX_TEXT), 1).result()
    with pytest.raises(UserError, match="terlalu panjang"):
        store.save_proposal(save("p", lokasi="x" * (MAX_TEXT + 1)), 1).result()


def test_what_utf8_and_sqlite_cannot_hold_is_taken_out(store: Store) -> None:
    saved = store.save_proposal(save("p", usulan="Lampu\x00 jalan \ud83d rusak", lokasi="\x00"), 1).result()
    assert (saved.fields.usulan, saved.fields.lokasi) == ("Lampu jalan \ufffd rusak", "")
    assert store.find_proposals(ProposalQuery(SESSION_ID, text="rusak")).result() == (saved,)
    again = store.save_proposal(save("p", usulan="Lampu\x00 jalan \ud83d rusak", lokasi="\x00"), 2).result()
    assert again.revision == 1


def test_hostile_text_is_only_text(store: Store) -> None:
    hostile = "'); DROP TABLE proposal; -- \" * % _ \\ :usulan ? 🙂 \u202e <b>"
    saved = store.save_proposal(save("p", pengusul=hostile, usulan=hostile, satuan=hostile), 1).result()
    assert saved.fields.usulan == hostile
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)
