"""Faults put into the programs on purpose: does the machine see them? `python -m tests.faults.sync_mutations [NAME…]`.

Each is run until it is caught, at most for so many schedules. A check that no mutation ever fails is not known to check
anything; a mutation that is not caught says what is not checked.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from app.data import outbox, photo_files, server_rows, shown_rows, sync_store
from app.server import core, merge, pull, push, stations
from app.server.tables import TOKEN
from app.sync import exchange, photos, server_link
from app.sync.ports import Acknowledged
from app.sync.trouble import Kind, SyncError
from app.sync.wire_replies import OpResult, Outcome, PushReply
from tests.faults.sync_machine import SyncMachine, places, run_schedules

LOT = 50
MOST = 600

Patch = pytest.MonkeyPatch
# Mutations reach into everything, and with signatures of their own.
Anything = Any


def last_writer_wins(patch: Patch) -> None:
    def take(self: Anything, name: str, change: Anything) -> None:
        self._fields[name] = change.new
        self._origins[name] = self._origin()

    patch.setattr(merge._Desk, "take", take)


def other_value_is_dropped(patch: Patch) -> None:
    patch.setattr(merge._Desk, "_put_beside", lambda *_args: None)


def repeat_is_applied_again(patch: Patch) -> None:
    true = push.take_push

    def take_push(connection: Anything, station: Anything, epoch: str, pushed: Anything) -> Anything:
        known = [line for line in pushed.lines if line.seq <= station.last_seq]
        taken = true(connection, station, epoch, pushed)
        if known:
            intake = push._Intake(connection, station)
            for line in known:
                intake._apply(line, station.role)
            intake._rows.write()
            intake._numbers.keep()
        return taken

    patch.setattr(core, "take_push", take_push)


def server_compares_no_hashes(patch: Patch) -> None:
    patch.setattr(push, "_refuse_fork", lambda *_args: None)


def waiting_is_never_applied(patch: Patch) -> None:
    patch.setattr(push._Intake, "_apply_waiting", lambda _self: {})


def put_aside_is_dropped_by_the_server(patch: Patch) -> None:
    true = push._Intake._apply

    def apply(self: Anything, line: Anything, role: Anything) -> OpResult:
        done = true(self, line, role)
        # Acknowledged, and kept as if it had been applied.
        return OpResult(done.seq, Outcome.APPLIED) if done.outcome is Outcome.QUARANTINED else done

    patch.setattr(push._Intake, "_apply", apply)


def put_aside_is_not_told(patch: Patch) -> None:
    true = outbox.acknowledge

    def acknowledge(db: Anything, device_id: str, taken: Acknowledged) -> None:
        true(db, device_id, Acknowledged(taken.acked_seq, (), taken.receipt, taken.receipt_key))

    patch.setattr(outbox, "acknowledge", acknowledge)


def choice_needs_not_be_of_what_stands(patch: Patch) -> None:
    true = merge._resolve

    def resolve(row: Anything, op: Anything) -> Anything:
        return true(row, replace(op, base_rev=row.revision))

    patch.setattr(merge, "_resolve", resolve)


def deletion_is_ignored_by_the_server(patch: Patch) -> None:
    patch.setattr(merge._Desk, "take_deletion", lambda _self, _patch: None)


def deletion_is_ignored_by_the_station(patch: Patch) -> None:
    patch.setattr(shown_rows.ShownTables, "_hide", lambda *_args: False)


def page_jumps_over_rows(patch: Patch) -> None:
    true = pull.read_feed

    def read_feed(connection: Anything, cursor: str, limit: int) -> Anything:
        page = true(connection, cursor, limit)
        if not page.has_more:
            return page
        last = page.rows[-1]
        return replace(page, next_cursor=pull._cursor(_epoch(connection), last.change_no + 2))

    def _epoch(connection: Anything) -> str:
        return str(connection.exec_driver_sql("SELECT epoch FROM server").scalar())

    patch.setattr(core, "read_feed", read_feed)


def server_forgets_fields_it_does_not_know(patch: Patch) -> None:
    true = merge._Desk.take

    def take(self: Anything, name: str, change: Anything) -> None:
        if not name.endswith("_baru"):
            true(self, name, change)

    patch.setattr(merge._Desk, "take", take)


def station_forgets_fields_it_does_not_know(patch: Patch) -> None:
    true = server_rows.canonical_json

    def without(value: Anything) -> str:
        return true({name: one for name, one in value.items() if not name.endswith("_baru")})

    patch.setattr(server_rows, "canonical_json", without)


def upgrade_makes_no_list(patch: Patch) -> None:
    patch.setattr(core, "list_anew", lambda _connection: None)


def new_token_ends_the_old_one_at_once(patch: Patch) -> None:
    true = stations.rotate

    def rotate(connection: Anything, station: Anything, now_ms: int) -> str:
        connection.execute(delete(TOKEN).where(TOKEN.c.device_id == station.device_id))
        return true(connection, station, now_ms)

    patch.setattr(stations, "rotate", rotate)


def nothing_is_sent_again_after_a_restore(patch: Patch) -> None:
    def check_again(db: Anything, device_id: str, epoch: str) -> None:
        db.execute("UPDATE device SET epoch = ? WHERE device_id = ?", (epoch, device_id))

    patch.setattr(outbox, "check_again", check_again)
    patch.setattr(outbox, "rewind", lambda *_args: None)


def only_lost_lines_are_sent_again_after_a_restore(patch: Patch) -> None:
    """As the protocol once said: the server tells nothing of what it put aside when it had the line already."""
    true = exchange.Exchange._compared

    def compared(self: Anything, server: Anything, identity: Anything, hello: Anything, link: Anything) -> Anything:
        found = true(self, server, identity, hello, link)
        last = min(hello.last_seq, identity.until_seq)
        self._store._write(
            lambda db: db.execute(
                "UPDATE device SET acked_seq = max(acked_seq, ?) WHERE device_id = ?", (last, identity.device_id)
            )
        )
        del found
        return self._known(identity.device_id)

    patch.setattr(exchange.Exchange, "_compared", compared)


def typed_is_covered_by_what_is_read(patch: Patch) -> None:
    patch.setattr(server_rows, "unsent_patches", lambda _db: {})


def log_is_not_compared_at_the_hello(patch: Patch) -> None:
    def compared(self: Anything, _server: Anything, identity: Anything, hello: Anything, _link: Anything) -> Anything:
        if identity.epoch != hello.epoch:
            self._store.check_again(identity.device_id, hello.epoch)
        elif hello.last_seq < identity.acked_seq:
            self._store.rewind(identity.device_id, hello.last_seq)
            self._store.read_again()
        return self._known(identity.device_id)

    patch.setattr(exchange.Exchange, "_compared", compared)


def lines_after_a_cut_are_not_written_again(patch: Patch) -> None:
    patch.setattr(outbox, "_write_again", lambda *_args: None)


def lost_answer_writes_the_line_again(patch: Patch) -> None:
    true = exchange.Exchange._pushed

    def pushed(
        self: Anything, server: Anything, link: Anything, hello: Anything, identity: Anything, ops: Anything
    ) -> Anything:
        try:
            return true(self, server, link, hello, identity, ops)
        except SyncError as trouble:
            if trouble.refusal is None:
                store, seq = self._store, ops[-1]["seq"]
                sql = "SELECT * FROM op WHERE device_id = ? AND seq = ?"
                store._write(
                    lambda db: [
                        outbox._write_again(db, store._log, row)
                        for row in outbox.fetch(db, sql, (identity.device_id, seq))
                    ]
                )
            raise

    patch.setattr(exchange.Exchange, "_pushed", pushed)


def line_counts_as_sent_before_it_is(patch: Patch) -> None:
    true = exchange.Exchange._pushed

    def pushed(
        self: Anything, server: Anything, link: Anything, hello: Anything, identity: Anything, ops: Anything
    ) -> Anything:
        taken = Acknowledged(ops[-1]["seq"], (), None, server.receipt_key)
        self._store.acknowledge(identity.device_id, taken)
        return true(self, server, link, hello, identity, ops)

    patch.setattr(exchange.Exchange, "_pushed", pushed)


def login_page_counts_as_an_answer(patch: Patch) -> None:
    _answer_is_made_up(patch, Kind.PORTAL, 0)


def half_an_answer_counts(patch: Patch) -> None:
    _answer_is_made_up(patch, Kind.UNREADABLE, 1)


def _answer_is_made_up(patch: Patch, instead_of: Kind, too_many: int) -> None:
    """What is no answer of the server counts as one that says all was taken in, or more than all."""
    true_push, true_check = server_link.ServerLink.push, exchange.Exchange._check
    made_up: list[PushReply] = []

    def pushed(self: Anything, epoch: str, ops: Sequence[Anything]) -> PushReply:
        try:
            return true_push(self, epoch, ops)
        except SyncError as trouble:
            if trouble.kind is not instead_of:
                raise
            results = tuple(OpResult(one["seq"], Outcome.APPLIED) for one in ops)
            made_up.append(PushReply(ops[-1]["seq"] + too_many, results, None))
            return made_up[-1]

    def check(self: Anything, server: Anything, identity: Anything, reply: Anything, first: int, last: int) -> Anything:
        if any(reply is one for one in made_up):
            return None
        return true_check(self, server, identity, reply, first, last)

    patch.setattr(server_link.ServerLink, "push", pushed)
    patch.setattr(exchange.Exchange, "_check", check)


def cursor_is_kept_before_the_rows(patch: Patch) -> None:
    true = sync_store.SyncStore.take_page

    def take_page(self: Anything, page: Anything, *, before: str, **others: Anything) -> Anything:
        self._write(
            lambda db: db.execute("UPDATE sync_server SET cursor = ? WHERE cursor = ?", (page.next_cursor, before))
        )
        return true(self, page, before=page.next_cursor, **others)

    patch.setattr(sync_store.SyncStore, "take_page", take_page)


def sums_are_not_compared(patch: Patch) -> None:
    true = server_rows.take_page

    def take_page(db: Anything, page: Anything, now_ms: int, **others: Anything) -> Anything:
        taken = true(db, page, now_ms, **others)
        return taken if taken.deletions else replace(taken, is_agreed=not page.has_more)

    patch.setattr(sync_store, "take_page", take_page)


def lost_rows_are_not_forgotten(patch: Patch) -> None:
    patch.setattr(server_rows._Desk, "forget_unseen", lambda _self: None)


def photo_counts_as_sent_before_it_is(patch: Patch) -> None:
    true = photos.PhotoExchange._send

    def send(self: Anything, link: Anything, photo: Anything) -> bool:
        self._store.file_sent(photo.sha256)
        return true(self, link, photo)

    patch.setattr(photos.PhotoExchange, "_send", send)


def photos_are_not_sent_again_after_a_restore(patch: Patch) -> None:
    def begin_epoch(self: Anything, epoch: str) -> None:
        sql = "UPDATE sync_server SET epoch = ?, cursor = '', walk = walk + 1, agreed_ms = NULL"
        self._write(lambda db: db.execute(sql, (epoch,)))

    patch.setattr(sync_store.SyncStore, "begin_epoch", begin_epoch)


def fetched_photo_is_not_compared_with_its_name(patch: Patch) -> None:
    def take_parts(self: Anything, sha256: str) -> bytes:
        content = bytes(self.part_of(sha256))
        self._part(sha256).unlink(missing_ok=True)
        return content

    patch.setattr(photo_files.PhotoFiles, "take_parts", take_parts)


MUTATIONS: Mapping[str, Callable[[Patch], None]] = {
    one.__name__: one
    for one in (
        last_writer_wins,
        other_value_is_dropped,
        repeat_is_applied_again,
        server_compares_no_hashes,
        waiting_is_never_applied,
        put_aside_is_dropped_by_the_server,
        put_aside_is_not_told,
        choice_needs_not_be_of_what_stands,
        deletion_is_ignored_by_the_server,
        deletion_is_ignored_by_the_station,
        page_jumps_over_rows,
        server_forgets_fields_it_does_not_know,
        station_forgets_fields_it_does_not_know,
        upgrade_makes_no_list,
        new_token_ends_the_old_one_at_once,
        nothing_is_sent_again_after_a_restore,
        only_lost_lines_are_sent_again_after_a_restore,
        typed_is_covered_by_what_is_read,
        log_is_not_compared_at_the_hello,
        lines_after_a_cut_are_not_written_again,
        lost_answer_writes_the_line_again,
        line_counts_as_sent_before_it_is,
        login_page_counts_as_an_answer,
        half_an_answer_counts,
        cursor_is_kept_before_the_rows,
        sums_are_not_compared,
        lost_rows_are_not_forgotten,
        photo_counts_as_sent_before_it_is,
        photos_are_not_sent_again_after_a_restore,
        fetched_photo_is_not_compared_with_its_name,
    )
}


def caught_after(mutation: Callable[[Patch], None], folder: Path, most: int = MOST) -> tuple[int, str] | None:
    """Return after how many schedules the mutation is caught and by what, None if it is not."""
    with places(folder), pytest.MonkeyPatch.context() as patch:
        mutation(patch)
        for lot in range(most // LOT):
            try:
                run_schedules(lot, LOT, 30, shrinks=False)
            except Exception as error:  # noqa: BLE001 - however the programs break, it was seen
                return SyncMachine.ran + 1, f"{type(error).__name__}: {error!s:.200}".splitlines()[0]
    return None


def main(names: Sequence[str]) -> int:
    """Run these mutations, all without a name; return how many were not caught."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or MUTATIONS:
            found = caught_after(MUTATIONS[name], Path(folder))
            missed += found is None
            print(f"{name}: {'NOT CAUGHT' if found is None else f'{found[0]}  {found[1]}'}", flush=True)
    return missed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
