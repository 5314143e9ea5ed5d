"""What the use cases may rely on, port by port."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from app.domain.floor import FloorEventKind, Priority, Speaker
from app.domain.identity import AgendaItemId, NoteId, RequestId, SessionId, SiteId
from app.domain.minutes import session_facts
from app.domain.note import Note, NoteSubject
from app.domain.presence import PresenceKind
from app.domain.proposal import Proposal, ProposalQuery, ProposalState
from app.session.ports import FloorLog, LineLog, NoteLog, PresenceLog, ProposalStore, SessionStore
from tests.data.samples import (
    BINTARA,
    OPENED_MS,
    PEJUANG,
    SESSION_ID,
    SteppingClock,
    floor_event,
    line_result,
    presence_event,
    raw,
    save,
    session,
)

UNKNOWN = SessionId("tidak-ada")


def test_the_store_fits_every_port(store: Store) -> None:
    # For the type checker; at run time only the names count.
    sessions: SessionStore = store
    floor: FloorLog = store
    presence: PresenceLog = store
    lines: LineLog = store
    notes: NoteLog = store
    proposals: ProposalStore = store
    assert all(port is not None for port in (sessions, floor, presence, lines, notes, proposals))


def test_no_statement_of_a_save_is_compiled_twice_in_a_file_that_was_made_just_now(store: Store) -> None:
    compiled: list[str | None] = []

    def note(_action: int, one: str | None, *_: str | None) -> int:
        compiled.append(one)
        return 0

    # To set it expires what is compiled, so the first save compiles all of its statements.
    store._writer.submit(lambda db: db.conn.set_authorizer(note)).result()  # type: ignore[union-attr]
    store.save_proposal(save("a"), OPENED_MS).result()
    assert "proposal" in compiled
    compiled.clear()
    store.save_proposal(save("b"), OPENED_MS).result()
    assert compiled == []


# --- SessionStore ---------------------------------------------------------------------------


def test_a_session_comes_back_as_it_went_in(store: Store) -> None:
    record = store.record(SESSION_ID).result()
    assert record.session == session()
    assert (record.opened_ms, record.closed_ms) == (OPENED_MS, None)
    assert (record.floor_events, record.presence, record.proposals) == ((), (), ())


def test_opening_again_keeps_what_is_recorded(store: Store) -> None:
    event = floor_event(FloorEventKind.REQUESTED, OPENED_MS)
    store.append_floor(SESSION_ID, [event])
    store.save_proposal(save("p"), OPENED_MS)
    store.close_session(SESSION_ID, OPENED_MS + 10).result()
    assert store.record(SESSION_ID).result().closed_ms == OPENED_MS + 10

    changed = replace(session(), title="Musrenbang Kota Bekasi 2018")
    store.open_session(changed, OPENED_MS + 20).result()
    record = store.record(SESSION_ID).result()
    assert record.session == changed
    assert (record.opened_ms, record.closed_ms) == (OPENED_MS, None)
    assert record.floor_events == (event,)
    assert [p.number for p in record.proposals] == ["PJG-001"]

    store.close_session(SESSION_ID, OPENED_MS + 30).result()
    assert store.record(SESSION_ID).result().closed_ms == OPENED_MS + 30


def test_closing_twice_keeps_the_first_time(store: Store) -> None:
    store.close_session(SESSION_ID, OPENED_MS + 10).result()
    store.close_session(SESSION_ID, OPENED_MS + 99).result()
    assert store.record(SESSION_ID).result().closed_ms == OPENED_MS + 10


def test_a_session_survives_a_restart(path: Path, store: Store) -> None:
    store.save_proposal(save("p"), OPENED_MS)
    before = store.record(SESSION_ID).result()
    store.close()
    with Store.open(path, "operator", SteppingClock()) as again:
        record = again.record(SESSION_ID).result()
    assert replace(record, proposals=()) == replace(before, proposals=())
    assert len(record.proposals) == 1


def test_an_unknown_session_is_refused_with_the_known_ones(store: Store) -> None:
    store.open_session(session(SessionId("musrenbang-2019")), OPENED_MS).result()
    for future in (
        store.record(UNKNOWN),
        store.close_session(UNKNOWN, OPENED_MS),
        store.append_floor(UNKNOWN, [floor_event(FloorEventKind.REQUESTED, 1)]),
        store.append_presence(UNKNOWN, [presence_event(PresenceKind.LIVE, 1)]),
        store.append_line_results(UNKNOWN, [line_result(1)]),
        store.save_proposal(save("p", session_id=UNKNOWN), 1),
    ):
        with pytest.raises(UserError, match="tidak-ada tidak dikenal") as caught:
            future.result()
        assert "musrenbang-2018, musrenbang-2019" in caught.value.advice


def test_an_empty_store_says_that_there_is_no_session(path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()) as empty, pytest.raises(UserError) as caught:
        empty.record(UNKNOWN).result()
    assert caught.value.advice == "Belum ada sesi yang tersimpan."


def test_a_session_that_is_stored_but_unreadable_is_said_so(store: Store, path: Path) -> None:
    connection = raw(path)
    connection.execute("""UPDATE session SET body = '{"title": "x"}'""")
    connection.close()
    with pytest.raises(ExternalError, match="tidak terbaca"):
        store.record(SESSION_ID).result()


def test_a_session_that_was_never_opened_has_no_times(store: Store, path: Path) -> None:
    connection = raw(path)
    connection.execute("INSERT INTO session SELECT 'dari-server', body, 1 FROM session")
    connection.close()
    record = store.record(SessionId("dari-server")).result()
    assert (record.opened_ms, record.closed_ms) == (None, None)
    store.close_session(SessionId("dari-server"), OPENED_MS).result()
    assert store.record(SessionId("dari-server")).result().closed_ms is None


@pytest.mark.parametrize("kind", ["proposal", "floor"])
def test_a_roster_may_not_lose_a_site_that_has_a_record(store: Store, kind: str) -> None:
    if kind == "proposal":
        store.save_proposal(save("p"), OPENED_MS).result()
    else:
        store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 1)]).result()
    without = replace(session(), sites=session().sites[1:])
    with pytest.raises(UserError, match=PEJUANG):
        store.open_session(without, OPENED_MS + 1).result()
    assert store.record(SESSION_ID).result().session == session()
    store.open_session(replace(session(), sites=session().sites[:1]), OPENED_MS + 1).result()
    assert len(store.record(SESSION_ID).result().session.sites) == 1


def test_the_minutes_can_be_built_from_a_record(store: Store) -> None:
    store.append_presence(SESSION_ID, [presence_event(PresenceKind.LIVE, OPENED_MS)])
    store.append_floor(
        SESSION_ID,
        [
            floor_event(FloorEventKind.REQUESTED, OPENED_MS + 1000),
            floor_event(FloorEventKind.ACCEPTED, OPENED_MS + 1000),
            floor_event(FloorEventKind.GRANTED, OPENED_MS + 2000, seconds=300),
            floor_event(FloorEventKind.RELEASED, OPENED_MS + 62_000),
        ],
    )
    store.save_proposal(save("p", state=ProposalState.RECORDED), OPENED_MS + 3000)
    store.save_proposal(save("q"), OPENED_MS + 3000).result()
    minutes = session_facts(store.record(SESSION_ID).result(), OPENED_MS + 100_000)
    assert minutes.sites[0].spoken_s == 60
    assert [p.number for p in minutes.proposals] == ["PJG-001"]


# --- FloorLog and PresenceLog ---------------------------------------------------------------


def test_floor_events_come_back_in_order_and_whole(store: Store) -> None:
    events = (
        floor_event(FloorEventKind.REQUESTED, 5, priority=Priority.HIGHEST),
        floor_event(FloorEventKind.GRANTED, 5, seconds=300, speaker=Speaker()),
        floor_event(FloorEventKind.EXTENDED, 4, BINTARA, seconds=-60),
    )
    store.append_floor(SESSION_ID, events[:2]).result()
    store.append_floor(SESSION_ID, events[2:]).result()
    assert store.floor_events(SESSION_ID).result() == events
    assert store.record(SESSION_ID).result().floor_events == events
    assert store.floor_events(UNKNOWN).result() == ()


def test_presence_events_come_back_in_order(store: Store) -> None:
    events = (
        presence_event(PresenceKind.LIVE, 3),
        presence_event(PresenceKind.STALLED, 9, BINTARA),
        presence_event(PresenceKind.ENDED, 1),
    )
    store.append_presence(SESSION_ID, events).result()
    assert store.record(SESSION_ID).result().presence == events


def test_notes_come_back_in_order_with_what_they_are_about(store: Store) -> None:
    about = NoteSubject(PEJUANG, RequestId("r"), AgendaItemId("a"))
    notes = (
        Note(NoteId("n-1"), 9, "lurah menyusul", about, for_minutes=False),
        Note(NoteId("n-2"), 3, "", amends=NoteId("n-1")),
    )
    store.append_notes(SESSION_ID, notes).result()
    assert store.notes(SESSION_ID).result() == notes
    assert store.record(SESSION_ID).result().notes == notes
    with pytest.raises(UserError, match="tidak dikenal"):
        store.append_notes(UNKNOWN, notes).result()
    with pytest.raises(UserError, match="masih kosong"):
        store.append_notes(SESSION_ID, [Note(NoteId("n-3"), 1, " ")]).result()
    assert store.verify().result().first_break is None


def test_line_results_come_back_in_order(store: Store) -> None:
    results = (line_result(9), line_result(9, BINTARA, level=None, note=""), line_result(3))
    store.append_line_results(SESSION_ID, results).result()
    assert store.record(SESSION_ID).result().line_results == results


def test_a_batch_is_stored_whole_or_not_at_all(store: Store) -> None:
    stranger = SiteId("99.99")
    with pytest.raises(UserError, match=r"99\.99"):
        store.append_floor(
            SESSION_ID,
            [floor_event(FloorEventKind.REQUESTED, 1), floor_event(FloorEventKind.REQUESTED, 2, stranger)],
        ).result()
    with pytest.raises(UserError, match=r"99\.99"):
        store.append_presence(
            SESSION_ID, [presence_event(PresenceKind.LIVE, 1), presence_event(PresenceKind.LIVE, 2, stranger)]
        ).result()
    record = store.record(SESSION_ID).result()
    assert (record.floor_events, record.presence) == ((), ())


def test_nothing_to_append_is_no_change(store: Store) -> None:
    before = store.verify().result().ops
    store.append_floor(SESSION_ID, []).result()
    store.append_presence(SESSION_ID, []).result()
    store.append_line_results(SESSION_ID, []).result()
    assert store.verify().result().ops == before


def test_a_list_that_is_changed_after_the_call_is_stored_as_it_was(store: Store) -> None:
    release = threading.Event()
    store.save_proposal(save("p"), 1).add_done_callback(lambda _: release.wait(30))
    events = [floor_event(FloorEventKind.REQUESTED, 1)]
    future = store.append_floor(SESSION_ID, events)
    events.clear()
    release.set()
    future.result(30)
    assert len(store.floor_events(SESSION_ID).result()) == 1


# --- ProposalStore --------------------------------------------------------------------------


def test_a_save_is_found_as_soon_as_its_future_is_done(store: Store) -> None:
    for number in range(20):
        saved = store.save_proposal(save(f"p{number}"), number).result()
        assert store.find_proposals(ProposalQuery(SESSION_ID)).result()[0] == saved


def test_many_threads_save_at_once(store: Store) -> None:
    threads, each = 8, 15
    start = threading.Barrier(threads)

    def facilitator(index: int) -> list[Proposal]:
        start.wait(30)
        site_id = PEJUANG if index % 2 else BINTARA
        return [store.save_proposal(save(f"{index}-{n}", site_id=site_id), n).result(30) for n in range(each)]

    with ThreadPoolExecutor(threads) as pool:
        saved = [proposal for batch in pool.map(facilitator, range(threads)) for proposal in batch]
    numbers = {proposal.number for proposal in saved}
    per_site = threads // 2 * each
    assert numbers == {f"{short}-{n:03d}" for short in ("PJG", "BTJ") for n in range(1, per_site + 1)}
    assert set(store.record(SESSION_ID).result().proposals) == set(saved)
    report = store.verify().result()
    assert (report.ops, report.first_break) == (2 + threads * each, None)


def test_many_threads_edit_one_proposal(store: Store) -> None:
    def edit(index: int) -> Proposal:
        return store.save_proposal(save("p", usulan=f"Usulan {index}"), index).result(30)

    with ThreadPoolExecutor(6) as pool:
        edited = list(pool.map(edit, range(60)))
    assert sorted(proposal.revision for proposal in edited) == list(range(1, 61))
    assert {proposal.number for proposal in edited} == {"PJG-001"}
    [row] = store.find_proposals(ProposalQuery(SESSION_ID)).result()
    assert row == max(edited, key=lambda proposal: proposal.revision)


def test_closing_finishes_what_was_given_and_refuses_what_comes_later(path: Path, store: Store) -> None:
    futures = [store.save_proposal(save(f"p{n}"), n) for n in range(30)]
    store.close()
    assert [future.result(0).number for future in futures][-1] == "PJG-030"
    late: list[Future[object]] = [store.save_proposal(save("q"), 1), store.record(SESSION_ID)]  # type: ignore[list-item]
    for future in late:
        with pytest.raises(ExternalError, match="ditutup"):
            future.result(0)
    store.close()
    names = {thread.name for thread in threading.enumerate()}
    assert not names & {"store-writer", "store-reader"}
    assert sorted(p.name for p in path.parent.iterdir()) == ["musrenbang.db", "musrenbang.db.lock"]


def test_a_cancelled_save_is_either_stored_whole_or_not_at_all(store: Store) -> None:
    futures = [store.save_proposal(save(f"p{n}"), n) for n in range(40)]
    cancelled = [future.cancel() for future in reversed(futures)][::-1]
    for future in futures:
        if not future.cancelled():
            future.result(30)
    stored = {p.proposal_id for p in store.record(SESSION_ID).result().proposals}
    assert stored == {f"p{n}" for n, gone in enumerate(cancelled) if not gone}
    assert any(cancelled)
    assert store.verify().result().first_break is None


def test_a_session_without_changes_writes_only_the_opening(store: Store) -> None:
    before = store.verify().result().ops
    store.open_session(session(), OPENED_MS + 1).result()
    assert store.verify().result().ops == before + 1
