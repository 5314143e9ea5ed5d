"""Three stations with real stores, a server's real core, and lines that fail as told: what schedules act on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.data.database import fetch, open_writer
from app.data.op_log import Entity
from app.data.store import Store
from app.domain.attachment import JPEG, ChangeAttachment, NewAttachment, Photo
from app.domain.errors import AppError, UserError
from app.domain.identity import AttachmentId, ProposalId
from app.domain.proposal import Field
from app.domain.sending import ResolveConflict, Side
from app.sync.exchange import Exchanged
from app.sync.photos import PhotoExchange, PhotoProgress
from app.sync.server_link import ServerLink
from app.sync.trouble import Kind, SyncError
from tests.data.samples import COMPLETE, save
from tests.faults.sync_checks import Checks
from tests.faults.sync_damage import lose_what_is_not_flushed, take_off
from tests.faults.sync_line import Fault, FaultyLine, Killed
from tests.faults.sync_server import FaultServer, Place
from tests.faults.sync_versions import NewerStation, make_older, write_as_an_older_program
from tests.sync.stations import Clock, MemoryTokens, Station
from tests.sync.test_deletions import delete

FIELDS = (Field.USULAN, Field.LOCATION, Field.RW)
_ROUNDS = 12
"""So many rounds of exchanges over a good line must bring everybody to rest."""


class FaultStation(Station):
    """A station whose disk and line can fail."""

    line: FaultyLine

    def __init__(self, path: Path, line: FaultyLine, name: str, *, is_old: bool) -> None:
        self.is_old = is_old
        super().__init__(path, line, name)

    def open(self) -> None:
        super().open()
        if self.is_old:
            write_as_an_older_program(self.store._log)
        sync = self.store.sync
        sync._write = self.line.on_disk(sync._write)  # type: ignore[method-assign]
        self.progress, self.coming = PhotoProgress(), PhotoProgress()
        self._past_s = 0.0
        rows_wait = lambda: sync.unsent().operations > 0  # noqa: E731
        self.photos = PhotoExchange(
            *(sync, self.progress, rows_wait, lambda _: None, lambda: False, self._monotonic), coming=self.coming
        )

    def exchange_all(self) -> Exchanged:
        """Exchange rows and then photos, as the thread of the program does; return what became of the rows."""
        done = self.sync(may_delete=True)
        server = self.store.sync.server()
        if server is None or not self.photos_left():
            return done
        link = self.links.link(server, self.store.sync.identities()[-1].device_id)
        if link is not None:
            self._exchange_photos(link)
        return done

    def _exchange_photos(self, link: ServerLink) -> None:
        bars = [(bar, bar.done, bar.done >= bar.total) for bar in (self.progress, self.coming)]
        try:
            self.photos.run(link)
        finally:
            for bar, shown, was_whole in bars:
                # I6: what is shown never runs backwards, but for a new lot of photos, of which none went if rows wait.
                assert was_whole or bar.done >= shown, (self.name, "shown runs backwards", bar, shown)

    def photos_left(self) -> int:
        """Return how many photos are still to be sent or fetched."""
        return len(self.store.sync.files_to_send()) + len(self.store.sync.files_to_fetch())

    def _monotonic(self) -> float:
        # What was not there is asked for each time.
        self._past_s += 1000
        return self._past_s


class World:
    """The stations and the server. Everything that is written gets a value that nobody wrote before."""

    def __init__(
        self,
        folder: Path,
        template: Path,
        place: Place,
        old: str = "",
        make_line: Callable[[FaultServer], FaultyLine] = FaultyLine,
    ) -> None:
        """`old` are the stations that run an older program."""
        self.folder = folder
        self.server = FaultServer(place, folder)
        self.written = 0
        self.saved: dict[str, list[Path]] = {}
        self.stations: dict[str, FaultStation] = {}
        self.newer = NewerStation(self.server)
        self.is_put_back = False
        self.may_be_unknown = False
        for name in "abc":
            path = folder / name / "musrenbang.db"
            path.parent.mkdir()
            shutil.copyfile(template, path)
            station = FaultStation(path, make_line(self.server), name, is_old=name in old)
            station.clock.at_ms += 1000 * (ord(name) - ord("a"))
            station.open_session()
            self.stations[name] = station
            self.saved[name] = []
            station.enrol(self.server.code(name))
        self.checks = Checks(self.server, self.stations)

    # What people do

    def new(self, name: str) -> None:
        """Write a proposal that was not there."""
        self.written += 1
        self._save(self.stations[name], f"{name}-{self.written}", None)

    def edit(self, name: str, row: int, wanted: Field) -> None:
        """Change one field of a proposal that the station shows."""
        shown = self.shown(self.stations[name])
        if shown:
            self._save(self.stations[name], shown[row % len(shown)], wanted)

    def _save(self, station: FaultStation, proposal_id: str, wanted: Field | None) -> None:
        self.written += 1
        value = str(self.written) if wanted is Field.RW else f"nilai {self.written}"
        changes = {(wanted or Field.USULAN).value: value}
        only = None if wanted is None else frozenset({wanted})
        wish = save(proposal_id, COMPLETE, only=only, **changes)
        station.store.save_proposal(wish, station.clock.now_ms()).result()

    def rival(self, name: str, other: str, row: int, wanted: Field) -> None:
        """Let two stations that hold the same change one field of one proposal, unseen by one another."""
        if name == other:
            return
        for one in (name, other, name):
            self.sync(one)
        both = [one for one in self.shown(self.stations[name]) if one in self.shown(self.stations[other])]
        for one in (name, other) if both else ():
            self._save(self.stations[one], both[row % len(both)], wanted)

    def resolve(self, name: str, number: int, side: Side) -> None:
        """Settle one of the differences that the station shows."""
        station = self.stations[name]
        found = station.store.sync.conflicts().result()
        if not found:
            return
        chosen = found[number % len(found)]
        self.written += 1
        choice = ResolveConflict(chosen.conflict_id, chosen.revision, side, name, f"nilai {self.written}")
        try:
            station.store.sync.resolve(choice).result()
        except UserError:
            return

    def choice_is_overtaken(self, name: str, other: str, row: int, wanted: Field) -> None:
        """Let one choose between two values while the author of one of them, who has not seen that, writes on."""
        self.rival(name, other, row, wanted)
        self.sync(name)
        # Its value arrives; what the server says to it does not.
        self.sync(other, Fault.LOST_BEFORE, 2)
        self.sync(name)
        self.resolve(name, 0, Side.KEPT)
        self.edit(other, row, wanted)
        self.sync(other)
        self.sync(name)

    def parent_waits_in_a_backup(self, name: str, other: str, unheard: int, *, is_lost: bool) -> None:
        """Let a backup be put back in which a change waits for its row.

        Its author did not hear of that if `unheard` is the request it sent it with. The row's may have lost the row.
        """
        if name == other:
            return
        self.keep_copy(name)
        self.back_up_server()
        self.new(name)
        created = f"{name}-{self.written - 1}"
        for one in (name, other):
            self.sync(one)
        if created in self.shown(self.stations[other]):
            self._save(self.stations[other], created, Field.USULAN)
        # The server without the row hears of the change first.
        self.restore_server(-1)
        self.sync(other, Fault.LOST_AFTER, unheard)
        self.back_up_server()
        for one in (name, other):
            self.sync(one)
        if is_lost:
            self.put_back(name, -1)
        self.restore_server(-1)

    def photo(self, name: str, row: int) -> None:
        """Add a photo to a proposal that the station shows."""
        station = self.stations[name]
        shown = self.shown(station)
        if not shown:
            return
        self.written += 1
        content = f"foto {self.written} ".encode() * 20
        proposal_id = ProposalId(shown[row % len(shown)])
        new = NewAttachment(
            AttachmentId(f"{name}-f{self.written}"),
            proposal_id,
            Photo(content, b"kecil " + content, JPEG, 16, 12),
            "",
            name,
        )
        try:
            station.store.add_attachment(new, station.clock.now_ms()).result()
        except UserError:
            # It has as many as it can have.
            return

    def caption(self, name: str, number: int, *, removed: bool) -> None:
        """Change what is written under a photo, or take it off the list."""
        station = self.stations[name]
        photo = self._photo_of(station, number)
        if photo is not None:
            self.written += 1
            change = ChangeAttachment(AttachmentId(photo), f"nilai {self.written}", removed, name)
            station.store.change_attachment(change, station.clock.now_ms()).result()

    def delete(self, name: str, entity: Entity, number: int) -> None:
        """Delete a row, as another program may: no screen of ours does."""
        station = self.stations[name]
        # An older program knows of no deletion.
        if station.is_old:
            return
        key = f"{entity.value}_id"
        sql = (
            f"SELECT {key} AS id FROM {entity.value} WHERE {key} IN "
            "(SELECT entity_id FROM server_row WHERE entity = ? AND deleted = 0) ORDER BY id"
        )
        found = station.store._reader.submit(lambda db: fetch(db, sql, (entity.value,))).result()
        if found:
            delete(station, entity, found[number % len(found)]["id"])

    def _photo_of(self, station: FaultStation, number: int) -> str | None:
        sql = "SELECT attachment_id FROM attachment WHERE removed = 0 ORDER BY attachment_id"
        found = station.store._reader.submit(lambda db: fetch(db, sql)).result()
        return str(found[number % len(found)]["attachment_id"]) if found else None

    # What machines do

    def sync(
        self,
        name: str,
        fault: Fault = Fault.NONE,
        at: int = 0,
        share: int = 0,
        meanwhile: Callable[[], None] | None = None,
    ) -> bool:
        """Exchange once while a request or a write meets a fault, and somebody does something meanwhile.

        Tells whether both sides agree.
        """
        station = self.stations[name]
        station.line.arm(fault, at, share, meanwhile)
        is_agreed = False
        try:
            is_agreed = station.exchange_all().is_agreed
        except Killed:
            self.kill(name)
        except SyncError as trouble:
            station.line.arm(Fault.NONE)
            self._mend(station, trouble)
        except AppError:
            # The disk was full: the program tries again later.
            station.exchange.forget()
        finally:
            station.line.arm(Fault.NONE)
        self.checks.after_exchange(station, is_agreed=is_agreed)
        return is_agreed

    def row_is_missing(self, name: str, number: int) -> None:
        """Let a row of the server be missing at the station, as by a fault of its program: the sums must tell."""
        station = self.stations[name]
        if self.sync(name):
            station.store.sync._write(lambda db: take_off(db, number))
            assert self.sync(name), (name, "does not agree any more")

    def _mend(self, station: FaultStation, trouble: SyncError) -> None:
        if trouble.kind in (Kind.NEW_IDENTITY, Kind.UNAUTHORIZED):
            # I11: who did nothing but lose an answer is not sent away.
            assert self.may_be_unknown, (station.name, "is not let in any more", trouble.detail)
            station.enrol(self.server.code(station.name))

    def rotate(self, name: str, fault: Fault) -> None:
        """Take a new token into use while the request meets a fault."""
        station = self.stations[name]
        server = station.store.sync.server()
        station.line.arm(fault, 1)
        try:
            if server is not None:
                station.links.rotate(server, station.store.sync.identities()[-1].device_id)
        except Killed:
            self.kill(name)
        except SyncError as trouble:
            station.line.arm(Fault.NONE)
            self._mend(station, trouble)
        finally:
            station.line.arm(Fault.NONE)

    def revoke(self, name: str) -> None:
        """Let the server know the station no longer."""
        self.may_be_unknown = True
        self.server.core.revoke(self.stations[name].store.sync.identities()[-1].device_id)

    def kill(self, name: str) -> None:
        """End the program and start it again."""
        station = self.stations[name]
        station.close()
        station.open()
        self.checks.still_has_its_log(station)

    def lose_power_while_fetching(self, name: str, other: str, row: int, at: int) -> None:
        """Let the power go while a photo of another station comes in: what is not flushed of it is zeros then."""
        self.photo(other, row)
        self.sync(other)
        self.sync(name, Fault.LOST_BEFORE, at)
        station = self.stations[name]
        station.close()
        lose_what_is_not_flushed(station.path)
        station.open()
        self.checks.still_has_its_log(station)

    def jump(self, name: str, by_ms: int) -> None:
        """Set a clock to another time: a station's, or the server's."""
        clock = self.stations[name].clock if name in self.stations else self.server
        clock.at_ms = max(1, clock.at_ms + by_ms)

    def upgrade(self, name: str, steps: int) -> None:
        """Let a station have run a program so many steps older until now: its file is upgraded at the start."""
        station = self.stations[name]
        if not station.is_old:
            return
        station.is_old = False
        station.close()
        make_older(station.path, steps)
        station.open()
        self.checks.still_has_its_log(station)

    # Copies

    def keep_copy(self, name: str) -> None:
        """Copy the station's file aside."""
        target = self.folder / f"{name}-{len(self.saved[name])}.salinan"
        with closing(open_writer(self.stations[name].path)) as db:
            db.execute("VACUUM INTO ?", (str(target),))
        self.saved[name].append(target)

    def put_back(self, name: str, number: int) -> None:
        """Put an earlier copy of the station's file in its place, past all our commands: tokens and all stay."""
        if self.saved[name]:
            self._replace(self.stations[name], self.saved[name][number % len(self.saved[name])])

    def clone_to(self, name: str, other: str, number: int) -> None:
        """Let the other station go on with a copy of this one's file and its tokens: two machines of one name."""
        copies = self.saved[name]
        if not copies or name == other:
            return
        source, target = self.stations[name], self.stations[other]
        self.quiet_sync(target)
        self._replace(target, copies[number % len(copies)], MemoryTokens(dict(source.tokens.kept)))

    def _replace(self, station: FaultStation, copy: Path, tokens: MemoryTokens | None = None) -> None:
        self.may_be_unknown = True
        station.close()
        for ending in ("-wal", "-shm"):
            station.path.with_name(station.path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(copy, station.path)
        station.tokens = tokens or station.tokens
        station.open()
        self.checks.has_another_log(station)

    def back_up_server(self) -> None:
        """Copy the server aside."""
        self.server.copy()

    def restore_server(self, number: int) -> None:
        """Put the server back from any earlier backup, as its command does: with a new epoch."""
        if self.server.copies:
            self.is_put_back = self.may_be_unknown = True
            self.server.put_back(number)

    def quiet_sync(self, station: FaultStation) -> bool:
        """Exchange until it succeeds; tell whether anything moved. What nobody holds any more cannot be asked for."""
        for _ in range(6):
            waiting = station.photos_left()
            try:
                done = station.exchange_all()
            except SyncError as trouble:
                self._mend(station, trouble)
                continue
            self.checks.after_exchange(station, is_agreed=done.is_agreed)
            return bool(done.sent or done.rows) or not done.is_agreed or station.photos_left() != waiting
        raise AssertionError(f"{station.name}: no exchange succeeds over a good line")

    # In the end

    def come_to_rest(self) -> None:
        """Let all exchange over a good line until nothing moves any more, which must come (I6)."""
        settled: set[tuple[str, int]] = set()
        for station in self.stations.values():
            station.line.deliver_late(all_of_it=True)
        for _ in range(_ROUNDS):
            for station in self.stations.values():
                # As after a while without a line: a hello finds out who else writes under this name.
                station.exchange.forget()
            moved = [self.quiet_sync(station) for station in self.stations.values()]
            moved.append(self.newer.sync())
            if not any(moved):
                moved = [self._settle(station, settled) for station in self.stations.values()]
            if not any(moved):
                return
        aside = {station.name: station.store.sync.put_aside().result() for station in self.stations.values()}
        raise AssertionError("it never comes to rest; put aside:", aside)

    def _settle(self, station: FaultStation, settled: set[tuple[str, int]]) -> bool:
        """What changes a row that the server and its writer lost is shown to a person, who sends it again."""
        items = station.store.sync.put_aside().result()
        for item in items:
            assert item.reason == "parent", item
            is_new = (item.device_id, item.seq) not in settled
            settled.add((item.device_id, item.seq))
            station.store.sync.settle(item.device_id, item.seq, resend=is_new).result()
        return bool(items)

    def check(self) -> None:
        """Raise AssertionError where an invariant of the sync design does not hold."""
        self.checks.at_rest(self.newer.log.ops, was_put_back=self.is_put_back)

    def shown(self, station: FaultStation) -> list[str]:
        """Return the proposals on the station's screen."""
        sql = "SELECT proposal_id FROM proposal ORDER BY proposal_id"
        return [one["proposal_id"] for one in station.store._reader.submit(lambda db: fetch(db, sql)).result()]

    def close(self) -> None:
        """Close every file."""
        for station in self.stations.values():
            station.close()
        self.server.close()


def make_template(folder: Path) -> Path:
    """Make a store of the present shape, to be copied: its making takes longer than a schedule."""
    path = folder / "muster" / "musrenbang.db"
    with Store.open(path, "muster", Clock()):
        pass
    with closing(open_writer(path)) as db:
        db.execute("DELETE FROM device")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return path
