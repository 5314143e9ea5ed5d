"""Two stations take one list in while they cannot talk: what comes of it is one list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.attendance import Attendee, AttendeeFields
from app.domain.attendance_import import AttendanceList, ListedPerson
from app.domain.proposal import Proposal, ProposalQuery, Source
from app.domain.site import HALL
from app.domain.usulan_import import UsulanList
from tests.data.samples import BINTARA, PEJUANG, SESSION_ID, rows, save, save_attendee
from tests.domain.usulan_samples import SIENCANG, read, sipd
from tests.sync.stations import CoreServer, Line, Station

AT_MS = 1_516_680_000_000


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Station, Station]]:
    with ExitStack() as closing:
        server = CoreServer(tmp_path / "server.db")
        closing.callback(server.close)
        stations = [Station(tmp_path / name / "musrenbang.db", Line(server), name) for name in ("a", "b")]
        for station in stations:
            closing.callback(station.close)
            station.open_session()
            station.enrol(server.code(station.name))
            station.sync()
        yield stations[0], stations[1]


def listed() -> UsulanList:
    # Of three rows the last names no place that there is.
    status = "Diteruskan ke Musrenbang Kecamatan"
    return read(
        sipd(**{"ID Usulan": "1", "Usulan": "Saluran", "Status": status}),
        sipd(**{"ID Usulan": "2", "Usulan": "Lampu"}),
        sipd(**{"ID Usulan": "3", "Kelurahan": "Entah"}),
    )


def take(station: Station, listed: UsulanList, at_ms: int = AT_MS) -> None:
    station.store.imports.take(SESSION_ID, listed, at_ms).result()


def shown(station: Station) -> dict[str, Proposal]:
    found = station.store.find_proposals(ProposalQuery(SESSION_ID)).result()
    return {one.origin.external_id or one.proposal_id: one for one in found}


def meet(pair: tuple[Station, Station]) -> None:
    for station in (*pair, *pair):
        station.sync()


def held(station: Station) -> list[str]:
    return [row["held"] for row in rows(station.path, "SELECT held FROM server_row WHERE held <> ''")]


def test_one_list_at_two_stations_is_one_list(pair: tuple[Station, Station]) -> None:
    one, other = pair
    take(one, listed())
    # Later, so the moment at which the list was taken in differs.
    take(other, listed(), AT_MS + 60_000)
    meet(pair)
    for station in pair:
        assert sorted(shown(station)) == ["1", "2"]
        assert held(station) == []
        assert station.store.sync.conflicts().result() == ()
        assert len(station.store.imports.quarantined(SESSION_ID).result()) == 1
    rows_of = [{key: (row.number, row.fields) for key, row in shown(station).items()} for station in pair]
    assert rows_of[0] == rows_of[1]


def test_a_persons_edit_at_one_station_stands_against_the_list_at_the_other(pair: tuple[Station, Station]) -> None:
    one, _ = pair
    for station in pair:
        take(station, listed())
    before = shown(one)["1"]
    edit = save(before.proposal_id, replace(before.fields, usulan="Saluran tertutup"), site_id=before.site_id)
    one.store.save_proposal(edit, AT_MS + 1).result()
    meet(pair)
    for station in pair:
        assert shown(station)["1"].fields.usulan == "Saluran tertutup"
        assert station.store.sync.conflicts().result() == ()


def test_two_persons_edits_are_still_a_conflict(pair: tuple[Station, Station]) -> None:
    for station, text in zip(pair, ("Saluran tertutup", "Saluran terbuka"), strict=True):
        take(station, listed())
        before = shown(station)["1"]
        edit = save(before.proposal_id, replace(before.fields, usulan=text), site_id=before.site_id)
        station.store.save_proposal(edit, AT_MS + 1).result()
    meet(pair)
    for station in pair:
        (conflict,) = station.store.sync.conflicts().result()
        assert (conflict.field, conflict.other.value) == ("usulan", "Saluran terbuka")


def test_numbers_that_differ_are_the_servers(pair: tuple[Station, Station]) -> None:
    one, other = pair
    other.store.save_proposal(save("typed", usulan="Diketik dahulu"), AT_MS).result()
    for station in pair:
        take(station, listed())
    assert shown(one)["1"].number != shown(other)["1"].number
    meet(pair)
    numbers = [{key: row.number for key, row in shown(station).items()} for station in pair]
    assert numbers[0] == numbers[1]
    assert len(set(numbers[0].values())) == 3
    for station in pair:
        assert held(station) == []
        assert station.store.sync.conflicts().result() == ()


def test_siencangs_list_too(pair: tuple[Station, Station]) -> None:
    for station in pair:
        take(station, read(SIENCANG, source=Source.SIENCANG))
    meet(pair)
    assert [len(shown(station)) for station in pair] == [1, 1]
    assert [held(station) for station in pair] == [[], []]


INVITED = AttendanceList(
    (
        ListedPerson(2, PEJUANG, AttendeeFields("Siti Aminah", "PKK", phone="0812")),
        ListedPerson(3, PEJUANG, AttendeeFields("Budi, S.E.", "Ketua RW", office="RW 01")),
        ListedPerson(4, PEJUANG, AttendeeFields("Budi S.E", "Ketua RW", office="RW 02")),
        ListedPerson(5, HALL, AttendeeFields("Siti Aminah", "OPD", organisation="DBMSDA")),
    )
)


def invite(station: Station, at_ms: int, *, is_present: bool = False, listed: AttendanceList = INVITED) -> int:
    present_ms = at_ms if is_present else None
    return station.store.import_attendees(SESSION_ID, listed, at_ms, present_ms).result().changes


def invited(station: Station) -> dict[tuple[str, str], Attendee]:
    people = station.store.attendees(SESSION_ID).result()
    found = {(str(one.site_id), f"{one.fields.name} {one.fields.office}".strip()): one for one in people}
    assert len(found) == len(people)
    return found


def test_a_list_of_people_at_two_stations_is_one_list(pair: tuple[Station, Station]) -> None:
    for minute, station in enumerate(pair):
        assert invite(station, AT_MS + minute * 60_000, is_present=True) == 4
    meet(pair)
    for station in pair:
        assert len(invited(station)) == 4
        assert held(station) == []
        assert station.store.sync.conflicts().result() == ()
        assert invite(station, AT_MS + 120_000, is_present=True) == 0
    one, other = (
        {key: (row.attendee_id, row.fields, row.present_ms) for key, row in invited(station).items()}
        for station in pair
    )
    assert one == other


def test_what_a_person_wrote_of_somebody_on_the_list_stands_against_the_list(pair: tuple[Station, Station]) -> None:
    one, other = pair
    invite(one, AT_MS)
    siti = invited(one)[PEJUANG, "Siti Aminah"]
    moved = save_attendee(siti.attendee_id, fields=replace(siti.fields, phone="0899"), site_id=HALL, is_struck=True)
    one.store.save_attendee(moved, AT_MS + 1).result()
    invite(other, AT_MS + 2)
    meet(pair)
    for station in pair:
        people = station.store.attendees(SESSION_ID).result()
        assert [(row.fields.phone, row.site_id, row.is_struck) for row in people].count(("0899", HALL, True)) == 1
        assert len(people) == 4
        assert station.store.sync.conflicts().result() == ()


def test_two_lists_that_differ_in_somebodys_number_are_asked_about(pair: tuple[Station, Station]) -> None:
    for station, phone in zip(pair, ("0812", "0813"), strict=True):
        person = ListedPerson(2, PEJUANG, AttendeeFields("Siti Aminah", "PKK", phone=phone))
        invite(station, AT_MS, listed=AttendanceList((person,)))
    meet(pair)
    for station in pair:
        (conflict,) = station.store.sync.conflicts().result()
        assert (conflict.field, conflict.kept.value, conflict.other.value) == ("telepon", "0812", "0813")


def test_somebody_who_was_seated_elsewhere_does_not_come_again_with_the_next_list(
    pair: tuple[Station, Station],
) -> None:
    one, _ = pair
    invite(one, AT_MS)
    siti = invited(one)[PEJUANG, "Siti Aminah"]
    moved = save_attendee(siti.attendee_id, fields=siti.fields, site_id=BINTARA)
    one.store.save_attendee(moved, AT_MS + 1).result()
    assert invite(one, AT_MS + 2) == 0
    changed = replace(INVITED.people[0], fields=replace(INVITED.people[0].fields, office="Ketua"))
    assert invite(one, AT_MS + 3, listed=AttendanceList((changed,))) == 1
    assert invited(one)[BINTARA, "Siti Aminah Ketua"].attendee_id == siti.attendee_id
    assert len(invited(one)) == 4


def test_somebody_who_is_listed_at_two_places_and_sits_at_one_is_not_listed_a_third_time(
    pair: tuple[Station, Station],
) -> None:
    one, _ = pair
    camat = AttendeeFields("Sri Wahyuni", "OPD", office="Camat")
    both = AttendanceList((ListedPerson(2, PEJUANG, camat), ListedPerson(3, BINTARA, camat)))
    assert invite(one, AT_MS, listed=both) == 2
    [first, _] = one.store.attendees(SESSION_ID).result()
    one.store.save_attendee(save_attendee(first.attendee_id, fields=camat, site_id=BINTARA), AT_MS + 1).result()
    assert invite(one, AT_MS + 2, listed=both) == 0
    assert len(one.store.attendees(SESSION_ID).result()) == 2


def test_a_name_that_was_given_to_another_leaves_the_old_one_to_a_new_person(pair: tuple[Station, Station]) -> None:
    one, _ = pair
    invite(one, AT_MS)
    siti = invited(one)[PEJUANG, "Siti Aminah"]
    renamed = save_attendee(siti.attendee_id, fields=replace(siti.fields, name="Siti Aisyah"))
    one.store.save_attendee(renamed, AT_MS + 1).result()
    both = tuple(
        ListedPerson(line, PEJUANG, AttendeeFields(name, "PKK", office="Anggota"))
        for line, name in ((2, "Siti Aisyah"), (3, "Siti Aminah"))
    )
    assert invite(one, AT_MS + 2, listed=AttendanceList(both)) == 2
    assert len({person.attendee_id for person in invited(one).values()}) == 5
    assert invite(one, AT_MS + 3, listed=AttendanceList(both)) == 0
