from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.attendance import Attendee, AttendeeFields, Gender
from app.domain.attendance_import import (
    AttendanceList,
    BadRow,
    ImportPlan,
    ListedPerson,
    RowOutcome,
    merge,
    plan_import,
)
from app.domain.identity import AttendeeId, SiteId
from tests.minutes.samples import make_person

A, B = SiteId("a"), SiteId("b")
SITI = AttendeeFields("Siti Aminah", "PKK", Gender.FEMALE, "Ketua", "", "0812")


def listed(*people: AttendeeFields, site_id: SiteId = A) -> AttendanceList:
    return AttendanceList(tuple(ListedPerson(line, site_id, one) for line, one in enumerate(people, start=2)))


def taken_over(plan: ImportPlan, people: list[Attendee]) -> list[Attendee]:
    """Return who would be on the list afterwards."""
    after = {person.attendee_id: person for person in people}
    for row in plan.rows:
        person = row.person or make_person(1000 + len(after), row.listed.site_id, SITI)
        after[person.attendee_id] = replace(person, fields=row.merged.fields, imported=row.listed.fields)
    return list(after.values())


def outcomes(plan: ImportPlan) -> list[RowOutcome]:
    return [row.outcome for row in plan.rows]


def test_a_list_that_is_new_is_all_new_and_the_second_time_nothing() -> None:
    roster = listed(SITI, replace(SITI, name="Budi", gender=Gender.MALE))
    first = plan_import(roster, [])
    assert outcomes(first) == [RowOutcome.NEW, RowOutcome.NEW]
    people = taken_over(first, [])
    again = plan_import(roster, people)
    assert outcomes(again) == [RowOutcome.SAME, RowOutcome.SAME]
    assert again.changes == 0
    assert taken_over(again, people) == people


def test_a_changed_list_changes_what_nobody_touched() -> None:
    people = taken_over(plan_import(listed(SITI), []), [])
    plan = plan_import(listed(replace(SITI, phone="0899", office="")), people)
    assert outcomes(plan) == [RowOutcome.CHANGED]
    assert plan.rows[0].merged.fields == replace(SITI, phone="0899")


def test_what_a_person_changed_stays() -> None:
    (person,) = taken_over(plan_import(listed(SITI), []), [])
    corrected = replace(person, fields=replace(SITI, name="Siti Aminah, S.H.", phone="", office="Wakil"))
    same = plan_import(listed(SITI), [corrected])
    assert outcomes(same) == [RowOutcome.SAME]
    plan = plan_import(listed(replace(SITI, office="Bendahara", unsur="LPM/BKM")), [corrected])
    (row,) = plan.rows
    assert row.person == corrected
    assert row.merged.fields == replace(corrected.fields, unsur="LPM/BKM")
    assert row.merged.kept == ("name", "office", "phone")


def test_who_was_typed_in_is_met_and_only_filled_up() -> None:
    typed = make_person(1, A, AttendeeFields("SITI AMINAH", "LPM/BKM"))
    (row,) = plan_import(listed(SITI), [typed]).rows
    assert row.outcome is RowOutcome.CHANGED
    assert row.merged.fields == AttendeeFields("SITI AMINAH", "LPM/BKM", Gender.FEMALE, "Ketua", "", "0812")
    assert row.merged.kept == ("name", "unsur")


def test_another_site_is_another_person() -> None:
    people = taken_over(plan_import(listed(SITI), []), [])
    assert outcomes(plan_import(listed(SITI, site_id=B), people)) == [RowOutcome.NEW]


def test_namesakes_keep_their_own_rows_in_any_order() -> None:
    other = replace(SITI, office="Anggota", phone="0877")
    people = taken_over(plan_import(listed(SITI, other), []), [])
    assert len(people) == 2
    assert outcomes(plan_import(listed(other, SITI), people)) == [RowOutcome.SAME, RowOutcome.SAME]
    assert outcomes(plan_import(listed(other), people)) == [RowOutcome.SAME]


def test_the_same_row_twice_is_one_person_and_a_bad_row() -> None:
    plan = plan_import(replace(listed(SITI, SITI), bad=(BadRow(9, "x"),)), [])
    assert outcomes(plan) == [RowOutcome.NEW]
    assert [(row.line, row.reason) for row in plan.bad] == [(3, "Sama persis dengan baris 2."), (9, "x")]
    assert [plan.count(outcome) for outcome in RowOutcome] == [1, 0, 0, 2]


def test_who_was_struck_out_stays_so_and_does_not_come_again() -> None:
    (person,) = taken_over(plan_import(listed(SITI), []), [])
    struck = replace(person, is_struck=True)
    assert outcomes(plan_import(listed(SITI), [struck])) == [RowOutcome.SAME]


texts = st.sampled_from(["", "PKK", "LPM/BKM"])
entries = st.builds(
    AttendeeFields,
    st.sampled_from(["Siti", "Budi"]),
    texts,
    st.sampled_from(Gender),
    texts,
    texts,
    texts,
    st.booleans(),
    st.booleans(),
)


@given(st.lists(entries, max_size=6), st.lists(entries, max_size=4))
def test_any_list_taken_over_twice_changes_nothing(rows: list[AttendeeFields], typed: list[AttendeeFields]) -> None:
    people = [
        replace(make_person(number, A, one), attendee_id=AttendeeId(str(number)), fields=one)
        for number, one in enumerate(typed)
    ]
    roster = listed(*rows)
    after = taken_over(plan_import(roster, people), people)
    again = plan_import(roster, after)
    assert again.changes == 0
    assert taken_over(again, after) == after
    for row in plan_import(roster, people).rows:
        assert row.person is None or row.person in people


@given(entries, entries, st.none() | entries)
def test_nothing_a_person_wrote_is_overwritten(
    new: AttendeeFields, now: AttendeeFields, before: AttendeeFields | None
) -> None:
    merged = merge(new, now, before).fields
    for name in ("name", "unsur", "gender", "office", "organisation", "phone", "may_answer", "is_delegate"):
        is_human = getattr(now, name) != getattr(before, name) if before else getattr(now, name) != ""
        if is_human:
            assert getattr(merged, name) == getattr(now, name)
        else:
            assert getattr(merged, name) in (getattr(now, name), getattr(new, name))
