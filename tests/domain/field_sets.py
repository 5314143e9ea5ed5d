"""Proposals as hypothesis makes them: every field, empty or filled, in every combination."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from app.domain.coordinates import Coordinates, at
from app.domain.proposal import (
    HandlingLevel,
    LandState,
    Origin,
    ProposalFields,
    Source,
    Urgency,
    VariableValue,
    WorkKind,
)

texts = st.one_of(st.sampled_from(["", "Jalan", "Gang Mawar RW 07", "x" * 300]), st.text(max_size=12))
volumes = st.decimals(-1000, 10**9, allow_nan=False, places=3) | st.just(Decimal("1E+3"))
variables = st.lists(
    st.builds(VariableValue, kode=st.sampled_from(["P", "L"]), nama=texts, satuan=st.just("m"), nilai=volumes),
    max_size=2,
).map(tuple)


def _point(latitude: Decimal, longitude: Decimal) -> Coordinates:
    point = at(latitude, longitude)
    assert point is not None
    return point


points = st.builds(
    _point,
    st.decimals(-90, 90, allow_nan=False, allow_infinity=False, places=9),
    st.decimals(-180, 180, allow_nan=False, allow_infinity=False, places=9),
)

field_sets = st.builds(
    ProposalFields,
    pengusul=texts,
    rw=st.sampled_from(["", "7", "07"]),
    permasalahan=texts,
    usulan=texts,
    lokasi=texts,
    urgensi=st.sampled_from(Urgency),
    volume=st.none() | volumes,
    satuan=texts,
    unsur=texts,
    telepon=texts,
    jenis=st.sampled_from(WorkKind),
    bidang=texts,
    jenis_pekerjaan=texts,
    kode_kamus=texts,
    variabel=variables,
    koefisien=texts,
    perkiraan_biaya=st.none() | st.integers(0, 10**12),
    menyusul=st.booleans(),
    koordinat=st.none() | points,
    sasaran=texts,
    opd_awal=texts,
    opd_akhir=texts,
    status_lahan=st.sampled_from(LandState),
    sertifikat=st.none() | st.booleans(),
    tingkat=st.sampled_from(HandlingLevel),
    sub_kegiatan=texts,
)

origins = st.builds(
    Origin,
    source=st.sampled_from(Source),
    # Two proposals of one row are refused: see `test_proposals`.
    external_id=st.just(""),
    status=texts,
    flag=st.sampled_from(["", "3"]),
    fields=st.none() | field_sets,
)
