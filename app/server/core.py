"""The core of the sync server: hello, push and pull, each in one transaction. It knows no HTTP and no framework."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, insert, select, update

from app.domain.identity import uuid7
from app.server import stations
from app.server.database import ServerDatabase
from app.server.history import history_of
from app.server.pull import read_feed
from app.server.push import Taken, take_push
from app.server.receipts import ReceiptSigner
from app.server.refusal import RefusedError, refused
from app.server.review import list_anew
from app.server.rights import Request, Role, may_ask
from app.server.stations import Enrolled, KnownDevice, Station
from app.server.steps import upgrade
from app.server.tables import DEVICE, RECEIPT, SERVER
from app.sync.history import RowHistory
from app.sync.strict_json import MalformedError
from app.sync.wire import MAX_BODY_BYTES, MAX_ID, MAX_OPS, SCHEMA_MIN, read_push
from app.sync.wire_replies import ErrorCode, Hello, PullPage, PushReply, Receipt

logger = logging.getLogger(__name__)


class SyncServer:
    """Answer stations. Every method raises RefusedError where the answer is a refusal.

    Called from: any thread; writers wait for one another.
    """

    def __init__(self, database: ServerDatabase, signer: ReceiptSigner, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._signer = signer
        self._now_ms = now_ms
        with database.making() as connection:
            if "s0003_review" in upgrade(connection, now_ms()):
                list_anew(connection)
            self._server_id: str = connection.execute(select(SERVER.c.server_id)).scalar_one()

    @property
    def server_id(self) -> str:
        """Return the server's identity; it stays the same through epochs."""
        return self._server_id

    @property
    def receipt_key(self) -> str:
        """Return the key that receipts are checked by."""
        return self._signer.public_key

    def now_ms(self) -> int:
        """Return the server's time."""
        return self._now_ms()

    def require(self, token: str, request: Request) -> Station:
        """Return whose token this is, if that station may ask for this."""
        with self._station_reads(token) as (_connection, station):
            if not may_ask(station.role, request):
                raise refused(ErrorCode.FORBIDDEN, f"a station of the role {station.role.value} may not do this")
            return station

    def hello(self, token: str, nonce: str) -> Hello:
        """Say who the server is and how far it has the station's log; `nonce` comes back, so that no cache answers."""
        if not 0 < len(nonce) <= MAX_ID or not nonce.isascii():
            raise refused(ErrorCode.MALFORMED, "nonce: a short text of ASCII is expected")
        with self._station_reads(token) as (connection, station):
            server = connection.execute(select(SERVER)).one()
        return Hello(
            server_id=server.server_id,
            epoch=server.epoch,
            time_ms=self._now_ms(),
            nonce=nonce,
            device_id=station.device_id,
            last_seq=station.last_seq,
            last_hash=station.last_hash,
            receipt_key=self._signer.public_key,
            schema_min=SCHEMA_MIN,
            max_ops=MAX_OPS,
            max_body_bytes=MAX_BODY_BYTES,
        )

    def push(self, token: str, body: bytes) -> PushReply:
        """Take operations in and acknowledge them; `body` is unpacked JSON."""
        try:
            push = read_push(body)
        except MalformedError as error:
            raise refused(ErrorCode.MALFORMED, str(error)) from error
        try:
            with self._database.writing() as connection:
                # In here: a token may be taken back, and another push of the device come first.
                station = stations.known_station(connection, token)
                if stations.is_first_use(connection, station):
                    stations.note_use(connection, station)
                server = connection.execute(select(SERVER)).one()
                taken = take_push(connection, station, server.epoch, push)
                receipt = self._receipt(connection, station, taken)
        except RefusedError as error:
            if error.refusal.code is ErrorCode.FORK:
                self._note_fork(token, error)
            raise
        return PushReply(taken.last_seq, taken.results, receipt)

    def pull(self, token: str, cursor: str, limit: int) -> PullPage:
        """Return the next page of what changed."""
        with self._station_reads(token) as (connection, _station):
            return read_feed(connection, cursor, limit)

    def history(self, token: str, entity: str, entity_id: str) -> RowHistory:
        """Return who changed what of a row, at every station."""
        with self._station_reads(token) as (connection, _station):
            return history_of(connection, entity, entity_id)

    def enrol(self, code: str, device_id: str) -> Enrolled:
        """Return what the station that shows a code is from now on. See `stations.enrol`."""
        with self._database.writing() as connection:
            return stations.enrol(connection, code, device_id, self._now_ms())

    def rotate(self, token: str) -> str:
        """Return a new token for the station; the present one works until the new one is first used."""
        with self._database.writing() as connection:
            return stations.rotate(connection, stations.known_station(connection, token), self._now_ms())

    def renew(self, token: str, device_id: str) -> Enrolled:
        """Return the new identity of a station whose log goes two ways. See `stations.renew`."""
        with self._database.writing() as connection:
            station = stations.known_station(connection, token)
            return stations.renew(connection, station, device_id, self._now_ms())

    def issue_code(self, name: str, role: Role) -> str:
        """Return a code by which a station can enrol once. For whoever runs the server."""
        with self._database.writing() as connection:
            return stations.issue_code(connection, name, role, self._now_ms())

    def revoke(self, device_id: str) -> None:
        """Let a station in no more. For whoever runs the server."""
        with self._database.writing() as connection:
            stations.revoke(connection, device_id, self._now_ms())

    def known_devices(self) -> tuple[KnownDevice, ...]:
        """Return all stations that were ever let in, by their names. For whoever runs the server."""
        with self._database.reading() as connection:
            return stations.known_devices(connection)

    def forked_devices(self) -> tuple[str, ...]:
        """Return the identities under which two machines were seen to write. For whoever runs the server."""
        with self._database.reading() as connection:
            found = select(DEVICE.c.device_id).where(DEVICE.c.forked_ms.is_not(None)).order_by(DEVICE.c.device_id)
            return tuple(connection.execute(found).scalars())

    def begin_epoch(self) -> str:
        """Return a new epoch: call it once after the database was put back from a backup, before stations come."""
        epoch = uuid7(self._now_ms())
        with self._database.writing() as connection:
            connection.execute(update(SERVER).values(epoch=epoch))
        return epoch

    @contextmanager
    def _station_reads(self, token: str) -> Iterator[tuple[Connection, Station]]:
        with self._database.reading() as connection:
            station = stations.known_station(connection, token)
            if not stations.is_first_use(connection, station):
                yield connection, station
                return
        with self._database.writing() as connection:
            stations.note_use(connection, stations.known_station(connection, token))
        with self._database.reading() as connection:
            yield connection, stations.known_station(connection, token)

    def _receipt(self, connection: Connection, station: Station, taken: Taken) -> Receipt | None:
        """Return the receipt of the newest line; a repeat gets the one that was given."""
        if taken.last_seq == 0:
            return None
        server = connection.execute(select(SERVER)).one()
        found = connection.execute(
            select(RECEIPT).where(RECEIPT.c.device_id == station.device_id, RECEIPT.c.seq == taken.last_seq)
        ).first()
        receipt = Receipt(
            server_id=server.server_id,
            epoch=found.epoch if found else server.epoch,
            device_id=station.device_id,
            seq=taken.last_seq,
            hash=taken.last_hash,
            at_ms=found.at_ms if found else self._now_ms(),
            signature=found.signature if found else "",
        )
        if found:
            return receipt
        signed = self._signer.signed(receipt)
        connection.execute(
            insert(RECEIPT).values(
                device_id=signed.device_id,
                seq=signed.seq,
                hash=signed.hash,
                epoch=signed.epoch,
                at_ms=signed.at_ms,
                signature=signed.signature,
            )
        )
        return signed

    def _note_fork(self, token: str, error: RefusedError) -> None:
        with self._database.writing() as connection:
            device_id = stations.known_station(connection, token).device_id
            named = update(DEVICE).where(DEVICE.c.device_id == device_id)
            connection.execute(named.values(forked_ms=self._now_ms()))
        logger.warning("device %s: two logs under one identity: %s", device_id, error.refusal.detail)
