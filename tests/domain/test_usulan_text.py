from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.coordinates import Coordinates
from app.domain.usulan_import import UnreadableError
from app.domain.usulan_text import (
    Address,
    Measure,
    join_address,
    parse_date,
    parse_measure,
    parse_money,
    split_address,
    unit_number,
)

POINT = Coordinates(Decimal("-6.2381"), Decimal("106.9756"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("320", "320"), ("1.250,5", "1250.5"), ("1.250", "1250"), ("2.5", "2.5"), ("0.250", "0.25"), ("1,250", "1.25")],
)
def test_a_volume_as_people_write_it(text: str, number: str) -> None:
    assert parse_measure(text) == Measure(Decimal(number))


def test_a_program_writes_a_full_stop_for_the_comma() -> None:
    assert parse_measure("1.250", is_machine=True) == Measure(Decimal("1.25"))


def test_a_unit_behind_the_number_is_not_lost() -> None:
    assert parse_measure("± 120 m'") == Measure(Decimal(120), "m")
    assert parse_measure("3 unit") == Measure(Decimal(3), "unit")
    assert parse_measure("  ") is None


@pytest.mark.parametrize("text", ["dua", "1 paket x 2", "12.34.5", "-5", "=2*3", "1.2,3,4", "1.23,456.7"])
def test_a_volume_that_could_mean_anything_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_measure(text)
    assert refused.value.shown == text


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("Rp 1.250.000,00", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("150 juta", 150_000_000),
        ("250000.00", 250_000),
        ("1,250", 1_250),
        ("0", 0),
        ("", None),
    ],
)
def test_rupiah_as_people_and_programs_write_them(text: str, rupiah: int | None) -> None:
    assert parse_money(text) == rupiah


@pytest.mark.parametrize("text", ["1.5", "-5", "=A1", "9" * 16, "1250000,5"])
def test_money_that_is_no_whole_rupiah_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_money(text)


@pytest.mark.parametrize(
    "text",
    ["15/01/2026", "15-1-2026", "2026-01-15", "2026-01-15T00:00:00", "Kamis, 15 Januari 2026", "15 Jan 2026", "46037"],
)
def test_a_date_as_text(text: str) -> None:
    assert parse_date(text) == date(2026, 1, 15)


@pytest.mark.parametrize("text", ["32/13/2026", "kemarin", "15/01", "2026", "01/15/2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jl. Mawar RT 03/RW 05 (-6.2381, 106.9756)", Address("Jl. Mawar", "05", "03", POINT)),
        ("Jl. Mawar, RW.005 RT 3, -6.2381, 106.9756,", Address("Jl. Mawar", "05", "03", POINT)),
        ("Jl. Mawar RT 003/005 (106.9756; -6.2381)", Address("Jl. Mawar", "05", "03", POINT)),
        ("RT 03 RW 05 Jl. Mawar", Address("RT 03 RW 05 Jl. Mawar", "05", "03")),
        ("Jl. Kartini No. 5, Blok 12.5", Address("Jl. Kartini No. 5, Blok 12.5")),
        ("", Address()),
    ],
)
def test_an_address_with_its_parts(text: str, address: Address) -> None:
    assert split_address(text) == address


_NUMBERS = st.sampled_from(["", "01", "05", "12", "133"])
_DEGREES = st.decimals(min_value="-10.9", max_value="5.9", places=7), st.decimals(min_value=95, max_value=141, places=7)


@example(",", "", "01", None)
@given(
    st.text(alphabet="RTW/ Jl.(),0123456789;-ab", max_size=40).map(str.strip),
    _NUMBERS,
    _NUMBERS,
    st.none() | st.tuples(*_DEGREES),
)
def test_what_was_joined_is_split_into_the_same_parts(
    text: str, rw: str, rt: str, degrees: tuple[Decimal, Decimal] | None
) -> None:
    # What a reading has made of it once is what the store holds, and so what an export begins with.
    kept = split_address(text)
    point = Coordinates(*degrees) if degrees else None
    address = Address(kept.text, rw or split_address(kept.text).rw, rt or split_address(kept.text).rt, point)
    assert split_address(join_address(address)) == address


def test_numbers_of_rt_and_rw() -> None:
    assert [unit_number(text) for text in ("5", "RW 05", "rt.003", "0", "", "5A")] == ["05", "05", "03", "00", "", "5A"]
