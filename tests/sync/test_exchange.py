"""Stations with real stores exchange with the server's real core."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.data.op_log import Entity
from app.domain.agenda import plan_events
from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.floor import FloorEventKind
from app.domain.identity import AttachmentId, ProposalId
from app.domain.presence import PresenceKind
from app.domain.proposal import (
    Decided,
    DecideProposal,
    Decision,
    Field,
    Proposal,
    ProposalQuery,
    ProposalState,
)
from app.domain.sending import OWN, ResolveConflict, Side
from app.sync.transport import Answer, Request
from app.sync.trouble import Kind, SyncError
from tests.data.samples import (
    COMPLETE,
    SESSION_ID,
    floor_event,
    line_result,
    presence_event,
    rows,
    save,
    save_attendee,
    session,
)
from tests.data.test_salvage import decide
from tests.sync.stations import CoreServer, Line, MemoryTokens, Station


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = CoreServer(folder / "server.db")
        self.closing = ExitStack()
        self.closing.callback(lambda: self.server.close())

    def station(self, name: str) -> Station:
        station = Station(self.folder / name / "musrenbang.db", Line(self.server), name)
        self.closing.callback(station.close)
        station.open_session()
        station.enrol(self.server.code(name))
        return station


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    with made.closing:
        yield made


def proposals(station: Station) -> dict[str, Proposal]:
    found = station.store.find_proposals(ProposalQuery(SESSION_ID)).result()
    return {one.proposal_id: one for one in found}


def text_of(station: Station, proposal_id: str) -> str:
    return proposals(station)[proposal_id].fields.usulan


def write(station: Station, proposal_id: str, **changes: object) -> None:
    only = frozenset(Field(name) for name in changes) if proposal_id in proposals(station) else None
    station.store.save_proposal(save(proposal_id, COMPLETE, only=only, **changes), station.clock.now_ms()).result()


def settle(*stations: Station) -> None:
    for _ in range(2):
        for station in stations:
            done = station.sync()
            assert done.is_agreed


def test_what_one_station_writes_the_other_one_shows(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="Gorong-gorong")
    a.store.save_attendee(save_attendee("o-1"), a.clock.now_ms()).result()
    a.store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 5)]).result()
    settle(a, b)
    assert text_of(b, "p-1") == "Gorong-gorong"
    assert b.store.floor_events(SESSION_ID).result() == a.store.floor_events(SESSION_ID).result()
    assert [one.fields.name for one in b.store.attendees(SESSION_ID).result()] == ["Siti Aminah"]
    assert proposals(b)["p-1"].number == proposals(a)["p-1"].number
    unsent = a.store.sync.unsent()
    assert (unsent.operations, unsent.conflicts, unsent.put_aside) == (0, 0, 0)


OWN_COLUMNS = {"position", "created_ms", "updated_ms"}
"""What each store counts for itself."""


def test_every_table_stands_at_another_station_as_it_was_written(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    for name in ("p3", "p90"):
        write(a, name, usulan=f"Usulan {name}")
    decide(a.store)
    a.store.save_attendee(save_attendee("o-1"), 5).result()
    a.store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 5)]).result()
    a.store.append_presence(SESSION_ID, [presence_event(PresenceKind.LOST, 5)]).result()
    a.store.append_line_results(SESSION_ID, [line_result(9)]).result()
    a.store.append_agenda(SESSION_ID, plan_events(session().agenda, 5)).result()
    photo = Photo(b"isi", b"kecil", JPEG, 4, 3)
    a.store.add_attachment(NewAttachment(AttachmentId("f"), ProposalId("p3"), photo, "Gang", "x"), 5).result()
    settle(a, b)
    assert a.store.sync.put_aside().result() == ()
    filled = set()
    for entity in set(Entity) - {Entity.CONFLICT, Entity.SESSION_RUN}:
        here, there = (table_of(station, entity) for station in (a, b))
        assert here == there, entity
        if here:
            filled.add(entity)
    assert len(filled) >= 12, filled


def table_of(station: Station, entity: Entity) -> list[dict[str, object]]:
    found = rows(station.path, f"SELECT * FROM {entity.value} ORDER BY 2, 1")
    return sorted(({k: v for k, v in row.items() if k not in OWN_COLUMNS} for row in found), key=str)


def test_a_draft_of_another_station_is_not_taken_for_one_that_was_left_here(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="baru diketik di a")
    settle(a, b)
    drafts = ProposalQuery(SESSION_ID, state=ProposalState.DRAFT, own=True)
    assert [one.proposal_id for one in a.store.find_proposals(drafts).result()] == ["p-1"]
    assert b.store.find_proposals(drafts).result() == ()


def test_edits_of_different_fields_are_joined(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="Gorong-gorong")
    settle(a, b)
    write(a, "p-1", usulan="Gorong-gorong baru")
    write(b, "p-1", rw="12")
    settle(a, b)
    for station in (a, b):
        found = proposals(station)["p-1"]
        assert (found.fields.usulan, found.fields.rw) == ("Gorong-gorong baru", "12")
    assert proposals(a)["p-1"].revision == proposals(b)["p-1"].revision == 3
    assert a.store.sync.unsent().conflicts == 0


@pytest.mark.parametrize(("side", "stands"), [(Side.KEPT, "dari a"), (Side.OTHER, "dari b"), (Side.THIRD, "ketiga")])
def test_two_values_of_a_field_wait_for_a_person(room: Room, side: Side, stands: str) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="semula")
    settle(a, b)
    write(a, "p-1", usulan="dari a")
    write(b, "p-1", usulan="dari b")
    settle(a, b)
    assert (text_of(a, "p-1"), text_of(b, "p-1")) == ("dari a", "dari a")
    [seen] = b.store.sync.conflicts().result()
    assert (seen.kept.value, seen.other.value, seen.base) == ("dari a", "dari b", "semula")
    assert (seen.other.actor, seen.other.station) == ("fasilitator-1", OWN)
    assert (seen.kept.actor, seen.kept.station) == ("fasilitator-1", "a")
    assert seen.kept.at_ms is not None
    assert [one.conflict_id for one in a.store.sync.conflicts().result()] == [seen.conflict_id]

    b.store.sync.resolve(ResolveConflict(seen.conflict_id, seen.revision, side, "operator", "ketiga")).result()
    assert b.store.sync.unsent().conflicts == 0
    settle(b, a)
    assert (text_of(a, "p-1"), text_of(b, "p-1")) == (stands, stands)
    assert a.store.sync.unsent().conflicts == b.store.sync.unsent().conflicts == 0


def test_two_decisions_are_one_difference_and_are_chosen_as_one(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="Saluran")
    wish = save("p-1", state=ProposalState.RECORDED, menyusul=True)
    a.store.save_proposal(wish, a.clock.now_ms()).result()
    settle(a, b)
    for station, decision, who in ((a, Decision.AGREED, "ketua"), (b, Decision.DISCUSSED, "notulis")):
        command = DecideProposal(ProposalId("p-1"), Decided(decision), who)
        station.store.decide_proposal(command, station.clock.now_ms()).result()
    settle(a, b)
    [seen] = b.store.sync.conflicts().result()
    assert (seen.field, b.store.sync.unsent().conflicts) == ("keputusan", 1)
    b.store.sync.resolve(ResolveConflict(seen.conflict_id, seen.revision, Side.OTHER, "operator")).result()
    settle(b, a)
    for station in (a, b):
        decided = proposals(station)["p-1"].decided
        assert (decided.state, decided.decided_by) == (Decision.DISCUSSED, "notulis")
        assert station.store.sync.unsent().conflicts == 0


def test_what_is_typed_while_rows_come_is_not_taken_away(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="semula")
    settle(a, b)
    write(a, "p-1", usulan="dari a")
    a.sync()

    def typing(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        b.line.through = None
        found = answer(request)
        write(b, "p-1", usulan="baru diketik", rw="3")
        return found

    b.line.through = typing
    assert b.sync().is_agreed
    # What the server says is known now, and what was typed stands on top of it.
    assert text_of(b, "p-1") == "baru diketik"
    assert b.store.sync.unsent().operations == 1
    settle(b, a)
    assert (proposals(a)["p-1"].fields.usulan, proposals(a)["p-1"].fields.rw) == ("dari a", "3")
    assert [one.other.value for one in a.store.sync.conflicts().result()] == ["baru diketik"]


def test_a_lost_reply_sends_nothing_twice(room: Room) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="satu")

    def lost(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        answer(request)
        if request.path == "/v1/sync/push":
            a.line.through = None
            raise SyncError(Kind.CUT)
        return answer(request)

    a.line.through = lost
    with pytest.raises(SyncError):
        a.sync()
    assert a.store.sync.unsent().operations > 0
    settle(a)
    assert a.store.sync.unsent().operations == 0
    assert proposals(a)["p-1"].revision == 1


HTML = Answer(200, {"content-type": "text/html"}, b"<html>Silakan masuk</html>")
NO_ANSWERS = {
    "a login page": HTML,
    "a redirection": Answer(302, {"location": "http://login.example/"}, b""),
    "a 201 without our headers": Answer(201, {"content-type": "application/json"}, b'{"acked_seq":9}'),
    "a proxy's error": Answer(502, {"content-type": "text/html"}, b"Bad gateway"),
}


@pytest.mark.parametrize("other", list(NO_ANSWERS))
@pytest.mark.parametrize("path", ["/v1/sync/hello", "/v1/sync/push", "/v1/sync/pull"])
def test_nothing_but_the_servers_answer_counts(room: Room, other: str, path: str) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="satu")
    before = a.store.sync.unsent().operations

    def through(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        return NO_ANSWERS[other] if request.path.startswith(path) else answer(request)

    a.line.through = through
    with pytest.raises(SyncError) as caught:
        a.sync()
    assert caught.value.kind is Kind.PORTAL
    if path != "/v1/sync/pull":
        assert a.store.sync.unsent().operations == before
    a.line.through = None
    settle(a)


def test_an_old_answer_counts_for_nothing(room: Room) -> None:
    a = room.station("a")
    a.sync()
    kept: list[Answer] = []

    def cached(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        if kept and request.path == "/v1/sync/push":
            return kept[0]
        found = answer(request)
        if request.path == "/v1/sync/push":
            kept.append(found)
        return found

    a.line.through = cached
    write(a, "p-1", usulan="satu")
    a.sync()
    write(a, "p-2", usulan="dua")
    with pytest.raises(SyncError) as caught:
        a.sync()
    assert caught.value.kind is Kind.PORTAL
    assert a.store.sync.unsent().operations == 1


def test_another_server_gets_nothing(room: Room, tmp_path: Path) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="satu")
    other = CoreServer(tmp_path / "lain.db")
    room.closing.callback(other.close)
    a.line.server = other
    with pytest.raises(SyncError) as caught:
        a.sync()
    assert caught.value.kind is Kind.WRONG_SERVER
    assert {request.path for request in a.line.asked[-1:]} == {"/v1/sync/hello"}


def restored(room: Room, backup: Path, *, new_epoch: bool) -> None:
    room.server.close()
    for ending in ("-wal", "-shm"):
        room.server.path.with_name(room.server.path.name + ending).unlink(missing_ok=True)
    shutil.copyfile(backup, room.server.path)
    server = CoreServer(room.server.path)
    if new_epoch:
        server.core.begin_epoch()
    room.server.database, room.server.core = server.database, server.core


def copied(room: Room, name: str) -> Path:
    target = room.folder / name
    with room.server.database.reading() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
        connection.exec_driver_sql("BEGIN")
    return target


@pytest.mark.parametrize("new_epoch", [True, False])
@pytest.mark.allowed_log("the server has", "do not add up", "rows no longer")
def test_a_server_from_a_backup_is_filled_again(room: Room, *, new_epoch: bool) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="lama")
    settle(a, b)
    backup = copied(room, "cadangan.db")
    write(a, "p-2", usulan="baru dari a")
    write(b, "p-3", usulan="baru dari b")
    settle(a, b)
    restored(room, backup, new_epoch=new_epoch)
    for station in (a, b):
        station.exchange.forget()
    settle(a, b)
    assert set(proposals(a)) == set(proposals(b)) == {"p-1", "p-2", "p-3"}
    assert a.store.sync.unsent().operations == b.store.sync.unsent().operations == 0


def clone_of(room: Room, of: Station, *, has_secret: bool) -> Station:
    """Start a station on the copy of a store that was made before."""
    (room.folder / "k").mkdir()
    shutil.copyfile(room.folder / "klon.db", room.folder / "k" / "musrenbang.db")
    tokens = MemoryTokens(dict(of.tokens.kept) if has_secret else {})
    clone = Station(room.folder / "k" / "musrenbang.db", Line(room.server), "k", tokens)
    room.closing.callback(clone.close)
    return clone


@pytest.mark.allowed_log("parts from", "two logs under one identity", "goes on as")
@pytest.mark.parametrize("has_secret", [True, False])
def test_a_copy_of_a_store_goes_on_under_its_own_name(room: Room, *, has_secret: bool) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="asli")
    settle(a)
    a.store.backup(room.folder / "klon.db").result()
    write(a, "p-2", usulan="asli dua")
    settle(a)
    clone = clone_of(room, a, has_secret=has_secret)
    write(clone, "p-9", usulan="dari salinan")
    if not has_secret:
        # It may be a thief's: the file alone sends nothing.
        with pytest.raises(SyncError) as caught:
            clone.sync()
        assert caught.value.kind is Kind.UNAUTHORIZED
        clone.enrol(room.server.code("k"))
    settle(clone, a)
    assert bool(clone.renewals) is has_secret
    assert set(proposals(a)) == set(proposals(clone)) == {"p-1", "p-2", "p-9"}
    assert a.store.sync.unsent().conflicts == 0
    write(a, "p-3", usulan="asli tiga")
    settle(a, clone)
    assert text_of(clone, "p-3") == "asli tiga"


@pytest.mark.allowed_log("parts from", "two logs under one identity", "goes on as")
def test_a_renewal_of_which_the_reply_is_lost_is_asked_for_again(room: Room) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="asli")
    settle(a)
    a.store.backup(room.folder / "klon.db").result()
    write(a, "p-2", usulan="asli dua")
    settle(a)
    clone = clone_of(room, a, has_secret=True)
    write(clone, "p-9", usulan="dari salinan")

    def lost(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        answered = answer(request)
        if request.path == "/v1/identity":
            raise SyncError(Kind.CUT)
        return answered

    clone.line.through = lost
    with pytest.raises(SyncError):
        clone.sync()
    assert clone.store.sync.has_unsent()
    clone.line.through = None
    settle(clone, a)
    assert set(proposals(a)) == {"p-1", "p-2", "p-9"}
    assert not clone.store.sync.has_unsent()
    assert len([one for one in room.server.core.known_devices() if one.renewed_from]) == 1


@pytest.mark.allowed_log("parts from", "two logs under one identity", "goes on as")
def test_a_station_that_was_let_out_does_not_come_back_under_another_name(room: Room) -> None:
    a = room.station("a")
    write(a, "p-1", usulan="asli")
    settle(a)
    a.store.backup(room.folder / "klon.db").result()
    write(a, "p-2", usulan="asli dua")
    settle(a)
    clone = clone_of(room, a, has_secret=True)
    write(clone, "p-9", usulan="dari salinan")
    settle(clone)
    first, *_ = a.store.sync.identities()
    room.server.core.revoke(first.device_id)
    for station in (a, clone):
        write(station, f"n-{station.name}", usulan="nanti")
        station.exchange.forget()
        with pytest.raises(SyncError) as caught:
            station.sync()
        assert caught.value.kind is Kind.UNAUTHORIZED
        assert station.store.sync.has_unsent()


def test_two_stations_that_gave_out_one_number_both_keep_their_proposals(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-a", usulan="dari a")
    write(b, "p-b", usulan="dari b")
    assert proposals(a)["p-a"].number == proposals(b)["p-b"].number == "PJG-001"
    settle(a, b)
    numbers = {key: one.number for key, one in proposals(a).items()}
    assert numbers == {key: one.number for key, one in proposals(b).items()} == {"p-a": "PJG-001", "p-b": "PJG-001b"}
    write(a, "p-c", usulan="berikutnya")
    assert proposals(a)["p-c"].number == "PJG-002"


def test_a_lost_token_reply_locks_nobody_out(room: Room) -> None:
    a = room.station("a")
    settle(a)
    server = a.store.sync.server()
    assert server is not None
    device_id = a.store.sync.identities()[-1].device_id

    def lost(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        answer(request)
        raise SyncError(Kind.CUT)

    a.line.through = lost
    with pytest.raises(SyncError):
        a.links.rotate(server, device_id)
    a.line.through = None
    write(a, "p-1", usulan="tetap terkirim")
    settle(a)
    old = a.tokens.token(device_id)
    assert a.links.rotate(server, device_id)
    assert a.tokens.token(device_id) != old
    settle(a)
