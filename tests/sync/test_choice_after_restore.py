"""A choice between two values that a server, put back from a backup, takes in the other way round."""

from __future__ import annotations

import pytest

from app.domain.sending import ResolveConflict, Side
from tests.sync.test_exchange import Room, copied, restored, room, settle, text_of, write

__all__ = ["room"]

pytestmark = pytest.mark.allowed_log("rows no longer")


def test_a_choice_that_fits_no_more_is_asked_for_anew_and_not_to_be_sent_again_for_ever(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p", usulan="Drainase")
    settle(a, b)
    backup = copied(room, "cadangan.db")
    write(a, "p", usulan="Drainase sisi kiri")
    write(b, "p", usulan="Drainase sisi kanan")
    settle(a, b)
    [found] = a.store.sync.conflicts().result()
    choice = ResolveConflict(found.conflict_id, found.revision, Side.KEPT, "andi")
    a.store.sync.resolve(choice).result()
    settle(a, b)
    assert a.store.sync.conflicts().result() == ()
    restored(room, backup, new_epoch=True)
    # The other one comes first this time: its value stands, and the difference has another name.
    settle(b, a)
    for one in (a, b):
        assert text_of(one, "p") == "Drainase sisi kanan"
        [anew] = one.store.sync.conflicts().result()
        assert (anew.other.value, anew.conflict_id != found.conflict_id) == ("Drainase sisi kiri", True)
        # The former choice is nobody's to send again: it would come back each time.
        assert one.store.sync.put_aside().result() == ()
    a.store.sync.resolve(ResolveConflict(anew.conflict_id, anew.revision, Side.OTHER, "andi")).result()
    settle(a, b)
    for one in (a, b):
        assert text_of(one, "p") == "Drainase sisi kiri"
        assert one.store.sync.conflicts().result() == ()
        assert one.store.sync.unsent().operations == 0


def test_a_choice_waits_for_a_difference_that_comes_to_be_again_later(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p", usulan="Drainase")
    settle(a, b)
    backup = copied(room, "cadangan.db")
    write(a, "p", usulan="Drainase sisi kiri")
    write(b, "p", usulan="Drainase sisi kanan")
    settle(a, b)
    [found] = a.store.sync.conflicts().result()
    a.store.sync.resolve(ResolveConflict(found.conflict_id, found.revision, Side.KEPT, "andi")).result()
    settle(a, b)
    restored(room, backup, new_epoch=True)
    a.sync()
    assert a.store.sync.put_aside().result() == ()
    settle(b, a)
    for one in (a, b):
        assert text_of(one, "p") == "Drainase sisi kiri"
        assert one.store.sync.conflicts().result() == ()
        assert one.store.sync.put_aside().result() == ()
