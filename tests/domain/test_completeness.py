from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from app.domain.completeness import AUTOMATIC, LATER, REQUIRED, Level, completeness, level, missing
from app.domain.proposal import Field, HandlingLevel, LandState, ProposalFields, Urgency, WorkKind
from tests.domain.field_sets import field_sets

WHOLE = ProposalFields(
    pengusul="Ibu Sri",
    rw="07",
    permasalahan="Saluran tersumbat",
    usulan="Normalisasi saluran",
    lokasi="Jalan Mawar",
    urgensi=Urgency.HIGH,
    volume=Decimal(120),
    satuan="m",
    jenis=WorkKind.PHYSICAL,
    bidang="Prasarana",
    jenis_pekerjaan="Pembangunan drainase",
    perkiraan_biaya=150_000_000,
    sasaran="40 rumah",
    opd_awal="DBMSDA",
    status_lahan=LandState.READY,
    sertifikat=False,
    tingkat=HandlingLevel.CITY,
)


def test_every_field_has_one_level() -> None:
    assert not set(REQUIRED) & set(LATER)
    assert not set(AUTOMATIC) & {*REQUIRED, *LATER}
    assert [level(field) for field in (Field.USULAN, Field.COST, Field.KAMUS, Field.PHONE)] == list(Level)


def test_what_is_whole_is_complete() -> None:
    whole = completeness(WHOLE)
    assert (whole.is_complete, whole.can_be_filed, whole.missing) == (True, True, ())
    assert whole.filled == whole.asked == len(REQUIRED) + len(LATER)


@pytest.mark.parametrize("field", [*REQUIRED, *LATER])
def test_each_field_that_is_asked_for_is_missed(field: Field) -> None:
    lacking = replace(WHOLE, **{field.value: getattr(ProposalFields(), field.value)})
    judged = completeness(lacking)
    if field is Field.WORK_KIND:
        # Whether land is asked for is not known either then.
        assert judged.asked == len(REQUIRED) + len(LATER) - 2
    assert judged.missing == (field,)
    assert not judged.is_complete
    assert judged.can_be_filed is (field not in REQUIRED)


def test_an_empty_form_misses_first_what_is_needed_at_once() -> None:
    judged = completeness(ProposalFields())
    assert judged.missing[:3] == judged.at_once == REQUIRED
    assert judged.filled == 0


def test_what_will_follow_is_not_missing() -> None:
    unsized = replace(WHOLE, volume=None, satuan="", perkiraan_biaya=None)
    assert completeness(unsized).later == (Field.VOLUME, Field.UNIT, Field.COST)
    assert completeness(replace(unsized, menyusul=True)).is_complete


def test_a_cost_of_nothing_is_an_answer() -> None:
    assert completeness(replace(WHOLE, perkiraan_biaya=0, volume=Decimal(0))).is_complete


def test_land_is_asked_for_only_where_something_is_built() -> None:
    talk = replace(WHOLE, jenis=WorkKind.NON_PHYSICAL, status_lahan=LandState.UNSET, sertifikat=None)
    assert completeness(talk).is_complete
    assert completeness(replace(talk, jenis=WorkKind.PHYSICAL)).later == (Field.LAND, Field.CERTIFICATE)
    unneeded = replace(talk, jenis=WorkKind.PHYSICAL, status_lahan=LandState.UNNEEDED)
    assert completeness(unneeded).is_complete


@given(field_sets)
def test_missing_and_filled_make_up_what_is_asked(fields: ProposalFields) -> None:
    judged = completeness(fields)
    assert judged.at_once == missing(fields)
    assert len(judged.missing) + judged.filled == judged.asked
    assert set(judged.missing) <= {*REQUIRED, *LATER}
    assert judged.is_complete is (judged.filled == judged.asked)


@given(field_sets)
def test_filling_a_gap_closes_it(fields: ProposalFields) -> None:
    for field in completeness(fields).missing:
        filled = replace(fields, **{field.value: getattr(WHOLE, field.value)})
        assert field not in completeness(filled).missing
