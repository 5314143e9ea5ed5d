"""Two stations gave out one number; when one of the proposals is deleted, the next rival still finds its place."""

from __future__ import annotations

from app.data.op_log import Entity
from tests.data.samples import rows
from tests.sync.test_deletions import delete
from tests.sync.test_exchange import Room, proposals, room, settle, text_of, write

__all__ = ["room"]


def test_a_rival_that_was_deleted_leaves_a_gap_that_the_next_one_fills(room: Room) -> None:
    a, b, c, d = (room.station(name) for name in "abcd")
    for name, one in (("p-1", a), ("p-2", b), ("p-3", c)):
        write(one, name, usulan=name)
    settle(a, b, c)
    delete(a, Entity.PROPOSAL, "p-1")
    write(d, "p-4", usulan="p-4")
    settle(a, b, c, d)
    for one in (a, b, c, d):
        assert set(proposals(one)) == {"p-2", "p-3", "p-4"}
        assert rows(one.path, "SELECT 1 FROM server_row WHERE held <> ''") == []


def test_what_follows_a_rival_that_was_deleted_still_takes_in_what_others_write(room: Room) -> None:
    a, b, c = (room.station(name) for name in "abc")
    for name, one in (("p-1", a), ("p-2", b), ("p-3", c)):
        write(one, name, usulan=name)
    settle(a, b, c)
    delete(a, Entity.PROPOSAL, "p-1")
    settle(a, b, c)
    # It moves up to the first place, and the next one to the place that it still has.
    write(a, "p-2", usulan="diubah a")
    settle(a, b, c)
    for one in (a, b, c):
        assert text_of(one, "p-2") == "diubah a"
        assert rows(one.path, "SELECT 1 FROM server_row WHERE held <> ''") == []
