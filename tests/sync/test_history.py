"""The history of a proposal tells what every station changed: who, when, which station, in the server's order."""

from __future__ import annotations

from app.domain.history import FieldEdit, HistoryEntry, LineElsewhere, RestoreValue, joined
from app.domain.identity import ProposalId
from app.domain.sending import OWN
from app.sync.server_link import ServerLink
from tests.sync.stations import Station
from tests.sync.test_exchange import Room, room, settle, text_of, write

__all__ = ["room"]

ID = ProposalId("p-1")


def link(station: Station) -> ServerLink:
    server = station.store.sync.server()
    assert server is not None
    found = station.links.link(server, station.store.sync.identities()[-1].device_id)
    assert found is not None
    return found


def history(station: Station) -> tuple[HistoryEntry, ...]:
    return joined(station.store.history(ID).result(), link(station).history("proposal", ID))


def texts(station: Station) -> list[tuple[str, object]]:
    return [(entry.station, edit.new) for entry in history(station) for edit in entry.edits if edit.name == "usulan"]


def test_each_station_sees_what_both_wrote_and_its_own_as_its_own(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="satu")
    settle(a, b)
    write(b, "p-1", usulan="dua")
    settle(b, a)
    write(a, "p-1", usulan="tiga")
    assert texts(a) == [(OWN, "satu"), ("b", "dua"), (OWN, "tiga")], "what is not sent yet comes last"
    settle(a, b)
    assert texts(a) == [(OWN, "satu"), ("b", "dua"), (OWN, "tiga")]
    assert texts(b) == [("a", "satu"), (OWN, "dua"), ("a", "tiga")]
    theirs = next(entry for entry in history(a) if not entry.is_own)
    assert (theirs.actor, theirs.can_be_undone) == ("fasilitator-1", False)


def test_what_is_set_back_is_what_the_other_station_had_written(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p-1", usulan="satu")
    settle(a, b)
    write(b, "p-1", usulan="dua")
    settle(b, a)
    write(a, "p-1", usulan="tiga")
    settle(a, b)
    last = a.store.history(ID).result()[-1]
    command = RestoreValue(ID, last.revision, last.revision, "operator", frozenset({"usulan"}))
    a.store.restore_value(command, a.clock.now_ms()).result()
    assert text_of(a, "p-1") == "dua"


def test_a_row_that_nobody_wrote_has_no_history(room: Room) -> None:
    a = room.station("a")
    settle(a)
    assert link(a).history("proposal", "tidak-ada") == ()


def test_what_only_one_side_has_is_kept() -> None:
    own = (HistoryEntry(1, 5, "x", (), line=("a", 1)), HistoryEntry(2, 9, "x", (), line=("a", 2)))
    edit = FieldEdit("usulan", None, "y")
    elsewhere = (LineElsewhere("b", 1, "b", "y", 7, (edit,)), LineElsewhere("a", 1, "a", "x", 5, ()))
    assert [one.line for one in joined(own, elsewhere)] == [("b", 1), ("a", 1), ("a", 2)]
    assert joined(own, ()) == own
