from __future__ import annotations

import pytest

from app.domain.attendance import Attendee, AttendeeFields
from app.domain.floor import Speaker
from app.domain.identity import AttendeeId, SessionId, SiteId
from app.domain.proposer import Proposer, proposers, rt_rw, unsur_of


def person(name: str, *, present: bool = False, struck: bool = False, **fields: str) -> Attendee:
    return Attendee(
        attendee_id=AttendeeId(name),
        session_id=SessionId("s"),
        site_id=SiteId("a"),
        fields=AttendeeFields(name=name, **fields),  # type: ignore[arg-type]
        imported=None,
        present_ms=1 if present else None,
        left_ms=None,
        is_struck=struck,
        created_ms=0,
        updated_ms=0,
        revision=1,
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ketua RW 07", ("", "07")),
        ("Ketua RW 7 Kaliabang", ("", "07")),
        ("Ketua RT 003 RW. 12", ("03", "12")),
        ("Ketua RT.03/RW.007", ("03", "07")),
        ("RT/RW 003/007", ("03", "07")),
        ("Sekretaris RW 121", ("", "121")),
        ("Lurah", ("", "")),
        ("Karwo 7", ("", "")),
        ("", ("", "")),
    ],
)
def test_rt_and_rw_are_read_from_an_office(text: str, found: tuple[str, str]) -> None:
    assert rt_rw(text) == found


def test_the_group_is_what_was_said_else_what_the_office_means() -> None:
    assert unsur_of("PKK", "Ketua RW 07") == "PKK"
    assert unsur_of(" ", "Ketua RW 07") == "Delegasi RT/RW"
    assert unsur_of("", "penonton") == ""


def test_who_spoke_comes_first_then_who_is_there_then_who_is_expected() -> None:
    listed = [person("Expected"), person("Present", present=True), person("Struck", struck=True)]
    assert [one.name for one in proposers([Speaker("Spoke")], listed)] == ["Spoke", "Present", "Expected"]


def test_one_person_is_named_once_with_all_that_is_known() -> None:
    listed = [person("ibu  siti", office="Ketua RW 07", phone="0811", present=True)]
    assert proposers([Speaker("Ibu Siti")], listed) == (Proposer("Ibu Siti", "Ketua RW 07", "Delegasi RT/RW", "0811"),)


def test_somebody_without_a_name_cannot_be_chosen() -> None:
    assert proposers([Speaker("", "Ketua RW 07")], [person(" ")]) == ()


def test_the_text_names_person_and_office() -> None:
    assert Proposer("Ibu Siti", "Ketua RW 07").text == "Ibu Siti · Ketua RW 07"
    assert Proposer("", "Ketua RW 07").text == "Ketua RW 07"
