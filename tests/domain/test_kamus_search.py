from __future__ import annotations

import pytest

from app.domain.kamus import Kamus, KamusWork
from app.domain.kamus_search import KamusFinder
from app.domain.reference import ReferenceKind, ReferenceRow


def row(kind: ReferenceKind, code: str, **values: str) -> ReferenceRow:
    return ReferenceRow(kind, 2019, code, values)


WORKS = Kamus(
    (
        row(ReferenceKind.ISU, "I1", nama="Genangan dan banjir", bidang="Fisik"),
        row(ReferenceKind.WORK, "A1", nama="Normalisasi saluran drainase", isu="I1"),
        row(ReferenceKind.WORK, "A2", nama="Pembangunan saluran baru", isu="I1", deskripsi="U-ditch beton"),
        row(ReferenceKind.WORK, "B1", nama="Pelatihan menjahit", isu="I2"),
    )
).works


def found(text: str, limit: int = 8) -> list[str]:
    return [work.kode for work in KamusFinder(WORKS).find(text, limit)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("saluran", ["A1", "A2"]),
        ("sal drai", ["A1"]),
        ("drainase saluran", ["A1"]),
        ("beton", ["A2"]),
        ("BANJIR", ["A1", "A2"]),
        ("jahit", ["B1"]),
        ("b1", ["B1"]),
        ("posyandu", []),
        ("saluran posyandu", []),
    ],
)
def test_every_word_must_stand_somewhere(text: str, codes: list[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize("text", ["drenase", "drainse", "normalsasi", "normalisassi salurn"])
def test_a_slip_of_the_finger_is_forgiven(text: str) -> None:
    assert found(text)[0] == "A1"


def test_the_name_counts_more_than_the_description() -> None:
    works: tuple[KamusWork, ...] = Kamus(
        (
            row(ReferenceKind.WORK, "A", nama="Lampu jalan", deskripsi="pagar taman"),
            row(ReferenceKind.WORK, "B", nama="Pagar balai", deskripsi="besi"),
        )
    ).works
    assert [work.kode for work in KamusFinder(works).find("pagar")] == ["B", "A"]


def test_nothing_typed_offers_the_first_lines() -> None:
    assert found("", limit=2) == ["A1", "A2"]
    assert KamusFinder(()).find("saluran") == ()
