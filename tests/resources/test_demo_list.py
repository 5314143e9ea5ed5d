"""The list of attendance of the demonstration is one that the program reads without a complaint."""

from __future__ import annotations

from collections import Counter

from app.data.attendance_file import read_attendance
from app.domain.attendance import Unsur, may_answer_from
from app.domain.site import HALL
from app.settings.paths import find_resources
from app.settings.session_file import load_session


def test_everybody_on_it_has_a_place_and_the_hall_can_answer() -> None:
    resources = find_resources()
    session = load_session(resources / "sessions" / "2018-01-23-kelurahan.toml")
    listed = read_attendance(resources / "demo" / "hadir.csv", session, None)
    assert listed.bad == ()
    seats = Counter(person.site_id for person in listed.people)
    assert {site.site_id for site in session.sites} | {HALL} == set(seats)
    assert {person.fields.unsur for person in listed.people} <= {unsur.value for unsur in Unsur}
    hall = [person for person in listed.people if person.site_id == HALL]
    assert all(may_answer_from(HALL, person.fields.unsur) for person in hall)
