from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.data.op_log import BreakKind
from app.data.salvage import Saved, salvage
from app.data.store import Store
from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.errors import ExternalError, UserError
from app.domain.floor import FloorEventKind
from app.domain.identity import AttachmentId, ProposalId, ResponseId
from app.domain.proposal import Decided, DecideProposal, Decision, ProposalQuery, ProposalState
from app.domain.ranking import RankProposal
from app.domain.reference import ReferenceKind, SaveReference
from app.domain.response import ResponseFields, SaveResponse
from app.domain.scoring import SaveAssessment
from tests.data.damage import overwrite, pages_of
from tests.data.samples import (
    OPENED_MS,
    SESSION_ID,
    SteppingClock,
    floor_event,
    rows,
    save,
    save_attendee,
    session,
)

COUNT = 120
DAMAGED = [
    *("proposal", "floor_event", "session", "attendee"),
    *("ranking", "response", "reference", "assessment"),
]

# Whether SQLite finds the damage or falls over it depends on the page.
pytestmark = pytest.mark.allowed_log("quick_check")


@pytest.fixture
def filled(path: Path) -> Path:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        for number in range(COUNT):
            store.save_proposal(save(f"p{number}", lokasi=f"Gang {number} " + "mawar " * 40), OPENED_MS + number)
            store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, OPENED_MS + number)])
        for number in range(0, COUNT, 7):
            store.save_proposal(save(f"p{number}", lokasi="Gang baru"), OPENED_MS + 1000 + number)
            photo = Photo(b"%d" % number, b"kecil", JPEG, 4, 3)
            new = NewAttachment(AttachmentId(f"a{number}"), ProposalId(f"p{number}"), photo, "Gang", "operator")
            store.add_attachment(new, OPENED_MS)
        store.save_attendee(save_attendee("orang"), OPENED_MS).result()
        decide(store)
    return path


def decide(store: Store) -> None:
    """Leave a row in each table that belongs to deciding."""
    for name in ("p3", "p90"):
        store.save_proposal(save(name, state=ProposalState.RECORDED, menyusul=True), OPENED_MS).result()
        store.rank_proposal(RankProposal(ProposalId(name), 1, "ketua"), OPENED_MS).result()
    third = ProposalId("p3")
    store.decide_proposal(DecideProposal(third, Decided(Decision.AGREED), "ketua"), OPENED_MS).result()
    answer = ResponseFields("Kabid", "", "DBMSDA", "Disurvei", "Survei", date(2018, 2, 1))
    store.save_response(SaveResponse(ResponseId("t"), third, answer, 1, "notulis"), OPENED_MS).result()
    store.save_reference(SaveReference(ReferenceKind.OPD, 2019, "dlh", {"nama": "DLH"}, "operator"), 1).result()
    store.save_assessment(SaveAssessment(third, "AHP", {"f1": 3}, "notulis"), OPENED_MS).result()


def content(path: Path) -> dict[str, list[dict[str, object]]]:
    tables = (
        *("session", "session_run", "floor_event", "attendee", "proposal", "attachment", "op"),
        *("ranking", "response", "reference", "assessment"),
    )
    return {table: rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}


def of(tables: tuple[Saved, ...], table: str) -> Saved:
    return next(one for one in tables if one.table == table)


@pytest.mark.parametrize("table", DAMAGED)
@pytest.mark.parametrize("filling", [b"\xa5", b"\0"])
def test_what_a_table_lost_is_made_again_from_the_log(filled: Path, table: str, filling: bytes) -> None:
    before = content(filled)
    leaves = pages_of(filled, table)
    for page in leaves[len(leaves) // 2 :: 3]:
        overwrite(filled, page, filling)
    damaged = filled.read_bytes()
    with pytest.raises(ExternalError, match="rusak") as caught:
        Store.open(filled, "operator", SteppingClock())
    assert "salvage" in caught.value.advice

    done = salvage(filled)

    assert done.kept.read_bytes() == damaged
    assert not done.is_complete
    saved = of(done.tables, table)
    assert saved.rebuilt > 0
    assert saved.read + saved.rebuilt == len(before[table])
    assert content(filled) == before
    with Store.open(filled, "operator", SteppingClock()) as store:
        assert store.verify().result().first_break is None
        assert len(store.find_proposals(ProposalQuery(SESSION_ID, text="mawar", limit=1000)).result()) > COUNT // 2
        # What is written from now on belongs to a log of its own.
        store.save_proposal(save("baru"), OPENED_MS).result()
        assert len({row["device_id"] for row in rows(filled, "SELECT device_id FROM op")}) == 2


def test_what_the_log_lost_is_told_and_the_rows_stay(filled: Path) -> None:
    before = content(filled)
    leaves = pages_of(filled, "op")
    overwrite(filled, leaves[len(leaves) // 2])
    done = salvage(filled)
    after = content(filled)
    assert {table: after[table] for table in after if table != "op"} == {
        table: before[table] for table in before if table != "op"
    }
    assert 0 < len(before["op"]) - len(after["op"]) < len(before["op"]) // 4
    assert of(done.tables, "op").unreadable == 1
    with Store.open(filled, "operator", SteppingClock()) as store:
        found = store.verify().result().first_break
        assert found is not None
        assert found.kind is BreakKind.GAP
        store.save_proposal(save("baru"), OPENED_MS).result()


def test_a_damaged_index_loses_nothing(filled: Path) -> None:
    before = content(filled)
    overwrite(filled, pages_of(filled, "floor_event_session")[-1])
    done = salvage(filled)
    assert done.is_complete
    assert content(filled) == before


def test_a_search_index_that_is_damaged_is_mended_at_the_door(filled: Path) -> None:
    before = content(filled)
    rows(filled, "UPDATE proposal_fts_data SET block = zeroblob(40) WHERE id > 100")
    with Store.open(filled, "operator", SteppingClock()) as store:
        assert len(store.find_proposals(ProposalQuery(SESSION_ID, text="mawar", limit=1000)).result()) > COUNT // 2
    assert content(filled) == before


@pytest.mark.parametrize("page", [1, 0])
def test_a_file_of_which_nothing_can_be_read_stays_as_it_is(filled: Path, page: int) -> None:
    if page:
        overwrite(filled, page)
    else:
        filled.write_bytes(b"not a database at all " * 400)
    damaged = filled.read_bytes()
    with pytest.raises(ExternalError, match="Tidak ada yang dapat dibaca") as caught:
        salvage(filled)
    assert "restore" in caught.value.advice
    assert filled.read_bytes() == damaged
    names = ["musrenbang.db", "musrenbang.db.lock", "musrenbang.foto"]
    assert sorted(file.name for file in filled.parent.iterdir()) == names


def test_a_whole_file_is_not_touched(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(UserError, match="tidak rusak"):
        salvage(filled)
    assert filled.read_bytes() == before


def test_nothing_is_saved_from_a_store_that_is_open(filled: Path) -> None:
    with Store.open(filled, "operator", SteppingClock()), pytest.raises(UserError, match="sedang dibuka"):
        salvage(filled)


def test_a_missing_file_is_said_so(path: Path) -> None:
    with pytest.raises(UserError, match="tidak ada"):
        salvage(path)
