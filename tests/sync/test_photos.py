"""Photos over real HTTP: piece by piece, gone on with after a cut, compared with their names."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.documents.frozen import packed
from app.domain.identity import AttachmentId, ProposalId
from app.domain.minutes_edit import JOINT, MinutesStage, StageChange
from app.domain.sending import SyncPhase, SyncStatus
from app.server.rights import Role
from app.sync.enrolment import enrol, read_invitation
from app.sync.http_transport import HttpTransport
from app.sync.photos import CHUNK_BYTES, PhotoExchange, PhotoProgress
from app.sync.server_link import ServerLink
from app.sync.transport import Answer, Request, Transport
from app.sync.trouble import Kind, SyncError
from app.sync.worker import SyncWorker
from tests.data.samples import OPENED_MS, SESSION_ID, save
from tests.server.http_rig import HttpRig, listening
from tests.sync.stations import Line, Station
from tests.waiting import wait_for

SIZE = 3 * CHUNK_BYTES + 1000
CONTENT = random.Random("foto").randbytes(SIZE)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
SMALL = b"kecil"


class Wire(Line):
    """Real HTTP, of which a test may cut the n-th request of a kind."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.asked = []
        self.cut_at: int | None = None
        self.after = True
        self.watch: Callable[[], None] = lambda: None

    def send(self, request: Request) -> Answer:
        self.watch()
        self.asked.append(request)
        pieces = [one for one in self.asked if one.method == "PATCH" or "/v1/blobs/" in one.path]
        is_cut = self.cut_at is not None and request is pieces[-1] and len(pieces) == self.cut_at if pieces else False
        if is_cut and not self.after:
            raise SyncError(Kind.CUT)
        answer = self.transport.send(request)
        if is_cut:
            raise SyncError(Kind.CUT)
        return answer

    def close(self) -> None:
        self.transport.close()

    @property
    def sent_bytes(self) -> int:
        return sum(len(one.body) for one in self.asked if one.method == "PATCH")


class Desk:
    def __init__(self, folder: Path, rig: HttpRig, closing: ExitStack) -> None:
        self.folder, self.rig, self.closing = folder, rig, closing
        self.has_rows = False

    def station(self, name: str) -> tuple[Station, Wire]:
        wire = Wire(HttpTransport(self.rig.url, None))
        station = Station(self.folder / name / "musrenbang.db", wire, name)
        self.closing.callback(station.links.drop)
        self.closing.callback(station.close)
        station.open_session()
        code = self.rig.server.issue_code(name, Role.OPERATOR)
        invitation = read_invitation(self.rig.url, code)
        enrol(invitation, station.store.sync, station.tokens, lambda _address, _certificate: wire, f"mesin-{name}")
        return station, wire

    def photos(self, station: Station, progress: PhotoProgress | None = None) -> PhotoExchange:
        store = station.store.sync
        return PhotoExchange(store, progress or PhotoProgress(), lambda: self.has_rows, lambda _: None, lambda: False)

    def worker(self, station: Station, wire: Wire) -> tuple[SyncWorker, list[SyncStatus]]:
        """Start what exchanges by itself; every request notes how it says to stand."""
        told: list[SyncStatus] = []
        worker = SyncWorker(
            station.store.sync,
            station.tokens,
            lambda _address, _certificate: wire,
            station.clock,
            soonest_s=0.02,
            jitter=lambda: 0.0,
        )
        wire.watch = lambda: told.append(worker.status)
        self.closing.callback(worker.close)
        worker.start()
        return worker, told

    def link(self, station: Station) -> ServerLink:
        server = station.store.sync.server()
        assert server is not None
        found = station.links.link(server, station.store.sync.identities()[-1].device_id)
        assert found is not None
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "server").mkdir()
    with listening(HttpRig(tmp_path / "server")) as rig, ExitStack() as closing:
        yield Desk(tmp_path, rig, closing)


def add_photo(station: Station) -> None:
    station.store.save_proposal(save("p-1"), OPENED_MS).result()
    photo = Photo(CONTENT, SMALL, JPEG, 1600, 1200)
    new = NewAttachment(AttachmentId("f-1"), ProposalId("p-1"), photo, "", "operator")
    station.store.add_attachment(new, OPENED_MS).result()
    assert station.sync().is_agreed


def test_a_photo_goes_up_and_comes_down_at_another_station(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, _ = desk.station("b")
    b.store.sync.thumbnail = lambda content: pytest.fail("it came before the photo")
    add_photo(a)
    assert a.store.sync.unsent().photos == 1
    assert desk.photos(a).run(desk.link(a))
    assert a.store.sync.unsent().photos == 0
    assert b.sync().is_agreed
    assert b.store.sync.unsent().photos == 0, "it is the other station's to send"
    assert desk.photos(b).run(desk.link(b))
    files = b.store.attachment_files(SHA256)
    assert Path(files.photo).read_bytes() == CONTENT
    assert Path(files.thumbnail).read_bytes() == SMALL
    assert b.store.sync.unsent().photos == 0


@pytest.mark.parametrize("after", [True, False])
def test_a_cut_costs_one_piece_at_most(desk: Desk, *, after: bool) -> None:
    a, wire = desk.station("a")
    add_photo(a)
    wire.cut_at, wire.after = 3, after
    progress = PhotoProgress()
    photos = desk.photos(a, progress)
    with pytest.raises(SyncError):
        photos.run(desk.link(a))
    reached = progress.done
    wire.cut_at = None
    assert photos.run(desk.link(a))
    assert progress.done >= reached
    assert (progress.done, progress.total) == (SIZE + len(SMALL),) * 2
    assert wire.sent_bytes <= SIZE + len(SMALL) + CHUNK_BYTES
    assert desk.rig.files.path(SHA256).read_bytes() == CONTENT


def test_a_download_goes_on_where_it_was_cut(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, wire = desk.station("b")
    add_photo(a)
    desk.photos(a).run(desk.link(a))
    b.sync()
    b.store.sync.keep_part(SHA256, 0, CONTENT[:100_000])
    assert desk.photos(b).run(desk.link(b))
    asked = [one.headers["Range"] for one in wire.asked if one.path == f"/v1/blobs/{SHA256}"]
    assert asked == [f"bytes=100000-{SIZE - 1}"]
    assert Path(b.store.attachment_files(SHA256).photo).read_bytes() == CONTENT


@pytest.mark.expected_log("came with another content")
def test_parts_of_another_content_are_given_up_and_fetched_again(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, _ = desk.station("b")
    add_photo(a)
    desk.photos(a).run(desk.link(a))
    b.sync()
    b.store.sync.keep_part(SHA256, 0, b"x" * 1000)
    desk.photos(b).run(desk.link(b))
    assert not Path(b.store.attachment_files(SHA256).photo).exists()
    assert desk.photos(b).run(desk.link(b))
    assert Path(b.store.attachment_files(SHA256).photo).read_bytes() == CONTENT


def test_a_photo_that_is_not_there_yet_is_not_asked_for_all_the_time(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, wire = desk.station("b")
    add_photo(a)
    b.sync()
    photos = desk.photos(b)
    for _ in range(3):
        assert photos.run(desk.link(b))
    assert len([one for one in wire.asked if one.path == f"/v1/blobs/{SHA256}"]) == 1


def test_rows_go_first_between_two_pieces(desk: Desk) -> None:
    a, wire = desk.station("a")
    add_photo(a)
    desk.has_rows = True
    assert not desk.photos(a).run(desk.link(a))
    assert wire.sent_bytes == 0


def add_photos(station: Station, count: int) -> None:
    station.store.save_proposal(save("p-1"), OPENED_MS).result()
    for number in range(count):
        photo = Photo(CONTENT + bytes([number]), SMALL + bytes([number]), JPEG, 1600, 1200)
        new = NewAttachment(AttachmentId(f"f-{number}"), ProposalId("p-1"), photo, "", "operator")
        station.store.add_attachment(new, OPENED_MS).result()
    assert station.sync().is_agreed


def has_all(station: Station, count: int) -> bool:
    names = [hashlib.sha256(CONTENT + bytes([number])).hexdigest() for number in range(count)]
    return all(Path(station.store.attachment_files(name).photo).exists() for name in names)


def test_small_pictures_go_before_all_photos_there_and_back(desk: Desk) -> None:
    a, up = desk.station("a")
    b, down = desk.station("b")
    add_photos(a, 3)
    assert desk.photos(a).run(desk.link(a))
    sent = [len(one.body) for one in up.asked if one.method == "PATCH"]
    assert sent[:3] == [len(SMALL) + 1] * 3
    assert all(size > 100 for size in sent[3:])
    b.sync()
    assert desk.photos(b).run(desk.link(b))
    fetched = [one.path for one in down.asked if "/v1/blobs/" in one.path]
    small = [f"/v1/blobs/{hashlib.sha256(SMALL + bytes([number])).hexdigest()}" for number in range(3)]
    assert fetched[:3] == small


def test_small_pictures_are_there_while_the_line_is_cut_in_the_first_photo(desk: Desk) -> None:
    a, up = desk.station("a")
    b, _ = desk.station("b")
    add_photos(a, 3)
    up.cut_at = 5
    with pytest.raises(SyncError):
        desk.photos(a).run(desk.link(a))
    b.sync()
    came: list[frozenset[str]] = []
    store = b.store.sync
    PhotoExchange(store, PhotoProgress(), lambda: False, lambda _: None, lambda: False, arrived=came.append).run(
        desk.link(b)
    )
    for number in range(3):
        files = b.store.attachment_files(hashlib.sha256(CONTENT + bytes([number])).hexdigest())
        assert Path(files.thumbnail).read_bytes() == SMALL + bytes([number])
        assert not Path(files.photo).exists()
    assert came == [frozenset({"attachment"})] * 3


def test_the_small_picture_of_a_photo_from_an_older_station_is_made_here(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, _ = desk.station("b")
    b.store.sync.thumbnail = lambda content: content[:10]
    add_photo(a)
    assert desk.photos(a).run(desk.link(a))
    b.sync()
    b.store.sync._writer.submit(
        lambda db: db.execute("UPDATE attachment SET thumbnail_sha256 = '', thumbnail_size = 0")
    ).result()
    assert desk.photos(b).run(desk.link(b))
    assert Path(b.store.attachment_files(SHA256).thumbnail).read_bytes() == CONTENT[:10]


def test_how_far_files_are_is_told_there_and_back_and_never_runs_backwards(desk: Desk) -> None:
    a, up = desk.station("a")
    b, down = desk.station("b")
    add_photos(a, 2)
    whole = 2 * (SIZE + 1 + len(SMALL) + 1)
    up.cut_at = 6
    sending, sent = desk.worker(a, up)
    wait_for(lambda: sending.status.phase is SyncPhase.WAITING, "the cut is met")
    assert 0 < sending.status.done < sending.status.total == whole
    sending.send_now()
    wait_for(lambda: sending.status.is_all_sent, "all is sent")
    wait_for(lambda: sending.status.phase is SyncPhase.RESTING, "it rests")
    assert (sending.status.done, sending.status.total) == (whole, whole)
    b.sync()
    fetching, came = desk.worker(b, down)
    wait_for(lambda: has_all(b, 2), "all came")
    wait_for(lambda: fetching.status.phase is SyncPhase.RESTING and fetching.status.fetched == whole, "it says so")
    for told in ([one.done for one in sent], [one.fetched for one in came]):
        assert told == sorted(told)
        assert len({*told} - {0, whole}) >= 3


def test_what_is_not_at_the_server_yet_is_not_on_its_way(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, _ = desk.station("b")
    add_photo(a)
    b.sync()
    coming = PhotoProgress()
    photos = PhotoExchange(b.store.sync, PhotoProgress(), lambda: False, lambda _: None, lambda: False, coming=coming)
    for _ in range(2):
        assert photos.run(desk.link(b))
        assert coming.done == coming.total


@pytest.mark.expected_log("is not what its name says")
def test_a_photo_that_the_disk_damaged_holds_up_no_other(desk: Desk) -> None:
    a, wire = desk.station("a")
    add_photos(a, 2)
    Path(a.store.attachment_files(hashlib.sha256(CONTENT + b"\0").hexdigest()).photo).write_bytes(b"rusak")
    progress = PhotoProgress()
    assert desk.photos(a, progress).run(desk.link(a))
    assert desk.rig.files.is_whole(hashlib.sha256(CONTENT + b"\1").hexdigest())
    assert a.store.sync.unsent().photos == 1
    assert progress.done == progress.total
    assert not any(b"rusak" in one.body for one in wire.asked)


@pytest.mark.expected_log("is not what its name says")
def test_a_photo_that_cannot_be_sent_is_not_said_to_be_under_way(desk: Desk) -> None:
    a, wire = desk.station("a")
    add_photos(a, 2)
    Path(a.store.attachment_files(hashlib.sha256(CONTENT + b"\1").hexdigest()).photo).write_bytes(b"rusak")
    worker, _ = desk.worker(a, wire)
    wait_for(lambda: worker.status.done > SIZE and worker.status.phase is SyncPhase.RESTING, "it rests")
    assert (worker.status.unsent.photos, worker.status.done) == (1, worker.status.total)


def make_final(station: Station, text: bytes, print_of: bytes) -> str:
    document = hashlib.sha256(print_of).hexdigest()
    change = StageChange(JOINT, MinutesStage.FINAL, OPENED_MS + 9, "notulis", sha256=document)
    station.store.minutes.change_stage(SESSION_ID, change, packed(text)).result()
    assert station.sync().is_agreed
    return document


def test_the_content_of_final_minutes_comes_to_the_other_station_before_any_photo(desk: Desk) -> None:
    a, up = desk.station("a")
    b, _ = desk.station("b")
    add_photo(a)
    document = make_final(a, b"isi notulen", b"isi notulen")
    assert a.store.sync.unsent().documents == 1
    assert desk.photos(a).run(desk.link(a))
    [first, *_] = [one.body for one in up.asked if one.method == "PATCH"]
    assert len(first) < 100
    b.sync()
    assert b.store.minutes.body(document).result() is None
    assert desk.photos(b).run(desk.link(b))
    assert b.store.minutes.body(document).result() == a.store.minutes.body(document).result()
    assert [one.store.sync.unsent().documents for one in (a, b)] == [0, 0]


def test_every_final_version_of_a_document_comes_to_every_station_not_the_last_one_only(desk: Desk) -> None:
    stations = [desk.station(name)[0] for name in ("a", "b", "c")]
    a, b, _ = stations
    # Each made the joint minutes final while it did not know of the other: two versions of one document.
    documents = [make_final(a, b"dari a", b"dari a"), make_final(b, b"dari b", b"dari b")]
    for station in (*stations, *stations):
        station.sync()
        desk.photos(station).run(desk.link(station))
    for station in stations:
        stages = station.store.minutes.work(SESSION_ID).result().stages
        assert {stage.sha256 for stage in stages} == {*documents}
        assert None not in [station.store.minutes.body(document).result() for document in documents]


@pytest.mark.expected_log("came with another content")
def test_a_content_that_is_not_the_documents_is_not_kept(desk: Desk) -> None:
    a, _ = desk.station("a")
    b, _ = desk.station("b")
    document = make_final(a, b"lain", b"isi notulen")
    desk.photos(a).run(desk.link(a))
    b.sync()
    desk.photos(b).run(desk.link(b))
    assert b.store.minutes.body(document).result() is None
