from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.rupiah import MAX_RUPIAH, format_rupiah, parse_rupiah


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("150000000", 150_000_000),
        ("150.000.000", 150_000_000),
        ("Rp 150.000.000", 150_000_000),
        ("rp150.000.000,00", 150_000_000),
        ("Rp. 150.000.000,-", 150_000_000),
        ("150 juta", 150_000_000),
        ("1,5 miliar", 1_500_000_000),
        ("2 M", 2_000_000_000),
        ("750 ribu", 750_000),
        ("0", 0),
        ("999999999999999", MAX_RUPIAH),
    ],
)
def test_an_amount_as_people_write_it(text: str, amount: int) -> None:
    assert parse_rupiah(text) == amount


def test_nothing_is_no_amount() -> None:
    assert parse_rupiah(" ") is None
    assert format_rupiah(None) == ""


@pytest.mark.parametrize("text", ["1.5 juta", "-5", "0,5", "1,2345678 juta", "1000000000000000", "seratus", "5 dolar"])
def test_what_could_be_misread_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="rupiah") as refused:
        parse_rupiah(text)
    assert "150.000.000" in refused.value.advice


@given(st.integers(0, MAX_RUPIAH))
def test_what_is_written_is_read_back(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount


def test_less_than_nothing_is_written_so() -> None:
    assert format_rupiah(-1_500_000) == "-Rp 1.500.000"
