"""The lists of the demonstration are such that the program reads them without a complaint."""

from __future__ import annotations

from collections import Counter

from app.data.attendance_file import read_attendance
from app.data.reference_file import read_reference
from app.domain.attendance import Unsur, may_answer_from
from app.domain.quota import quotas_of, standing
from app.domain.reference import ReferenceKind, ReferenceRow
from app.domain.site import HALL
from app.settings.demo_file import load_samples
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


def test_every_kelurahan_has_a_quota_and_a_sample_a_price() -> None:
    resources = find_resources()
    session = load_session(resources / "sessions" / "2018-01-23-kelurahan.toml")
    listed = read_reference(resources / "demo" / "kuota.csv", ReferenceKind.QUOTA)
    assert not listed.bad
    quotas = quotas_of([ReferenceRow(listed.kind, session.rkpd_year, row.code, row.values) for row in listed.rows])
    for site in session.sites:
        bars = standing(site.site_id, quotas[site.site_id], ())
        assert bars.proposed.most
        assert bars.money.most
    assert all(sample.fields.perkiraan_biaya for sample in load_samples(resources / "demo" / "usulan.toml"))
