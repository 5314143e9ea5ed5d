"""A small year of reference data for the tests."""

from __future__ import annotations

from app.domain.reference import ReferenceKind, ReferenceRow

YEAR = 2019


def row(kind: ReferenceKind, code: str, *, is_struck: bool = False, **values: str) -> ReferenceRow:
    return ReferenceRow(kind, YEAR, code, values, is_struck)


ROWS = (
    row(ReferenceKind.ISU, "I1", nama="Banjir", bidang="Prasarana", koefisien="5"),
    row(
        ReferenceKind.WORK,
        "W1",
        nama="Saluran drainase",
        isu="I1",
        jenis="fisik",
        satuan="m²",
        harga_satuan="1250000",
        opd="DBMSDA",
        jenis_belanja="Belanja modal",
        sub_kegiatan="1.03",
    ),
    row(ReferenceKind.WORK, "W2", nama="Pelatihan", isu="I9", jenis="non_fisik", satuan="orang"),
    row(ReferenceKind.WORK, "W3", nama="Tidak dipakai lagi", isu="I1", is_struck=True),
    row(ReferenceKind.VARIABLE, "V2", nama="Lebar", pekerjaan="W1", satuan="m"),
    row(ReferenceKind.VARIABLE, "V1", nama="Panjang", pekerjaan="W1", satuan="m"),
    row(ReferenceKind.QUESTION, "Q1", nama="Tiap hujan?", pekerjaan="W1"),
    row(ReferenceKind.QUESTION, "Q2", nama="Lahan siap?", pekerjaan="W1"),
    row(ReferenceKind.REASON, "ganda", nama="Usulan ganda"),
    row(ReferenceKind.REASON, "lama", nama="Alasan lama", is_struck=True),
    row(ReferenceKind.CRITERION, "f1", nama="Urgensi", daftar="AHP", jenis="fisik", bobot="0.75", skala="1_5"),
    row(ReferenceKind.CRITERION, "f2", nama="Biaya", daftar="AHP", jenis="fisik", bobot="0.25", skala="1_5"),
    row(ReferenceKind.CRITERION, "n1", nama="Kebutuhan", daftar="AHP", jenis="non_fisik", bobot="1", skala="1_5"),
    row(ReferenceKind.QUOTA, "32.75.06.1003", maks_usulan="2", pagu="10000000", maks_per_rw="1"),
    row(ReferenceKind.QUOTA, "32.75.02.1004", jumlah_rw="33", maks_per_rw="3"),
)
