"""A deletion of a row that a server, put back from a backup, and the row's author have lost."""

from __future__ import annotations

import pytest

from app.data.op_log import Entity
from tests.data.samples import rows
from tests.sync.stations import Station
from tests.sync.test_deletions import delete
from tests.sync.test_exchange import Room, copied, proposals, restored, room, settle, text_of, write

__all__ = ["room"]

pytestmark = pytest.mark.allowed_log("rows no longer")


def send_again(station: Station) -> int:
    """Send again all that was put aside, as a person does; return how much it was."""
    items = station.store.sync.put_aside().result()
    for item in items:
        station.store.sync.settle(item.device_id, item.seq, resend=True).result()
    return len(items)


def test_a_deletion_sent_again_brings_the_row_along_and_comes_to_an_end(room: Room) -> None:
    lost, b, c = (room.station(name) for name in "abc")
    settle(lost, b, c)
    backup = copied(room, "cadangan.db")
    write(lost, "p", usulan="Drainase")
    settle(lost, b)
    delete(b, Entity.PROPOSAL, "p")
    settle(b)
    # The computer of its author never comes back.
    restored(room, backup, new_epoch=True)
    settle(b, c)
    assert send_again(b) == 1
    settle(b, c)
    assert send_again(b) == 0
    for one in (b, c):
        assert proposals(one) == {}
        assert rows(one.path, "SELECT deleted FROM server_row WHERE entity = 'proposal'") == [{"deleted": 1}]
    delete(b, Entity.PROPOSAL, "p", back=True)
    settle(b, c)
    for one in (b, c):
        assert text_of(one, "p") == "Drainase"
        assert one.store.sync.conflicts().result() == ()
