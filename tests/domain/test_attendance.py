from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.attendance import (
    AttendeeFields,
    Gender,
    Unsur,
    check_attendee,
    count_unsur,
    known_unsur,
    may_answer_from,
    namesakes,
    normal_unsur,
    respondents,
    same_name,
    session_quorum,
    site_quorum,
    tidy,
)
from app.domain.errors import UserError
from app.domain.identity import AttendeeId, SiteId
from app.domain.session import AttendanceRules
from app.domain.site import HALL
from tests.minutes.samples import make_person

A, B = SiteId("a"), SiteId("b")


@pytest.mark.parametrize(
    ("text", "unsur"),
    [
        ("Anggota DPRD Kota Bekasi", Unsur.DPRD),
        ("PD/UPTD", Unsur.OPD),
        ("Dinas Bina Marga", Unsur.OPD),
        ("Perangkat  Kelurahan", Unsur.KELURAHAN),
        ("Lurah", Unsur.KELURAHAN),
        ("Ketua RW 03", Unsur.RT_RW),
        ("delegasi rt/rw", Unsur.RT_RW),
        ("LPM", Unsur.LPM),
        ("TP PKK", Unsur.PKK),
        ("Tokoh masyarakat", Unsur.ORGANISATION),
        ("Forum Anak", Unsur.CHILDREN),
        ("Penyandang disabilitas", Unsur.DISABILITY),
        ("Perempuan", Unsur.WOMEN),
        ("Camat", Unsur.KECAMATAN),
        ("Karang Sari", None),
        ("", None),
    ],
)
def test_a_group_is_known_by_how_offices_write_it(text: str, unsur: Unsur | None) -> None:
    assert known_unsur(text) is unsur
    assert normal_unsur(text) == (unsur.value if unsur else " ".join(text.split()))


def test_every_group_is_known_by_its_own_words() -> None:
    assert [known_unsur(unsur.value) for unsur in Unsur] == list(Unsur)


def test_texts_are_kept_in_one_line() -> None:
    fields = tidy(AttendeeFields(" Siti \n Aminah ", "pkk", Gender.FEMALE, "Ketua\tRW", " ", " 0812  3 "))
    assert fields == AttendeeFields("Siti Aminah", "PKK", Gender.FEMALE, "Ketua RW", "", "0812 3")


@pytest.mark.parametrize(
    "fields",
    [AttendeeFields(" "), AttendeeFields("x" * 201), AttendeeFields("Siti", phone="1" * 41)],
)
def test_nobody_is_kept_without_a_name_or_with_an_endless_line(fields: AttendeeFields) -> None:
    with pytest.raises(UserError):
        check_attendee(fields)


def test_only_the_city_answers_and_only_from_the_hall() -> None:
    assert may_answer_from(HALL, "Dinas Pendidikan")
    assert may_answer_from(HALL, "DPRD")
    assert not may_answer_from(HALL, "PKK")
    assert not may_answer_from(A, "DPRD")


def test_namesakes_are_noticed_at_one_site_only() -> None:
    people = [make_person(number, A, AttendeeFields("H. Siti  Aminah")) for number in range(3)]
    people[2] = replace(people[2], is_struck=True)
    assert namesakes(people, A, "h siti aminah") == people[:2]
    assert namesakes(people, A, "H. Siti Aminah", people[0].attendee_id) == [people[1]]
    assert namesakes(people, B, "H. Siti Aminah") == []
    assert namesakes(people, A, " ") == []
    assert same_name("Dr.Siti, S.H.") == "dr siti s h"


def test_respondents_are_who_of_the_hall_is_there_now() -> None:
    opd = AttendeeFields("Dewi", Unsur.OPD.value, organisation="Disbimarta")
    people = [
        make_person(1, HALL, opd),
        make_person(2, HALL, replace(opd, name="Agus", organisation="Bappeda")),
        make_person(3, HALL, replace(opd, name="Pulang"), left_ms=9),
        make_person(4, HALL, replace(opd, name="Belum"), present_ms=None),
        make_person(5, HALL, replace(opd, name="Dicoret"), is_struck=True),
        make_person(6, HALL, AttendeeFields("Tamu", "PKK")),
        make_person(7, A, opd),
    ]
    assert [person.fields.name for person in respondents(people)] == ["Agus", "Dewi"]


def test_a_site_has_its_quorum_by_number_and_by_groups() -> None:
    rules = AttendanceRules(site_minimum=2, required_unsur=("lpm", "RT/RW"))
    one = make_person(1, A, AttendeeFields("Siti", Unsur.LPM.value))
    two = make_person(2, A, AttendeeFields("Budi", Unsur.RT_RW.value))
    absent = replace(two, attendee_id=AttendeeId("x"), present_ms=None)
    line = site_quorum(rules, A, [one, absent])
    assert (line.present, line.registered, line.minimum, line.missing) == (1, 2, 2, ("Delegasi RT/RW",))
    assert not line.is_met
    assert site_quorum(rules, A, [one, two]).is_met
    assert not site_quorum(rules, A, [one, replace(two, left_ms=9)]).is_met
    assert not site_quorum(rules, A, [one, replace(two, is_struck=True)]).is_met
    assert not site_quorum(AttendanceRules(), A, []).is_asked


def test_the_session_has_its_quorum_when_every_site_has_and_enough_are_there() -> None:
    people = [make_person(1, A, AttendeeFields("Siti")), make_person(2, HALL, AttendeeFields("Dewi"))]
    rules = AttendanceRules(site_minimum=1, total_minimum=3)
    first = session_quorum(rules, [A, B], people)
    assert (first.total.present, first.total.minimum, first.sites_met, first.sites) == (2, 3, 1, 2)
    assert not first.is_met
    people.append(make_person(3, B, AttendeeFields("Budi")))
    assert session_quorum(rules, [A, B], people).is_met


def test_groups_are_counted_in_the_order_of_the_form() -> None:
    people = [
        make_person(1, A, AttendeeFields("a", "PKK", Gender.FEMALE)),
        make_person(2, A, AttendeeFields("b", "Zeni", Gender.MALE)),
        make_person(3, A, AttendeeFields("c", "")),
        make_person(4, HALL, AttendeeFields("d", "DPRD", Gender.MALE)),
        make_person(5, B, AttendeeFields("e", "pkk", Gender.MALE)),
        make_person(6, B, AttendeeFields("f", "PKK"), present_ms=None),
    ]
    counts = [(one.unsur, one.people, one.men, one.women) for one in count_unsur(people)]
    assert counts == [("DPRD", 1, 1, 0), ("PKK", 2, 1, 1), ("Zeni", 1, 1, 0), ("", 1, 0, 0)]
