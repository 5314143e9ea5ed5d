from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.coordinates import Coordinates, at, parse_coordinates
from app.domain.errors import UserError
from tests.domain.field_sets import points


@pytest.mark.parametrize(
    "text",
    [
        "-6.2349, 106.9896",
        "-6.2349,106.9896",
        "-6.2349 106.9896",
        "-6,2349; 106,9896",
        "-6,2349 106,9896",
        "-6,2349, 106,9896",
        "(-6.2349, 106.9896)",
        "-6.23490000001 ; +106.9896",
    ],
)
def test_a_point_as_maps_and_people_write_it(text: str) -> None:
    assert parse_coordinates(text) == Coordinates(Decimal("-6.2349"), Decimal("106.9896"))


def test_nothing_is_no_point() -> None:
    assert parse_coordinates(" ") is None


@pytest.mark.parametrize("text", ["-6.2349", "Jalan Mawar", "-6,2349,106", "91, 0", "0, 181", "1, 2, 3", "NaN, 0"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="Koordinat"):
        parse_coordinates(text)


def test_a_point_has_one_form() -> None:
    assert str(at(Decimal("-0.00000001"), Decimal("1E+2"))) == "0, 100"
    assert at(Decimal("NaN"), Decimal(0)) is None


@given(points)
def test_what_is_written_is_read_back(point: Coordinates) -> None:
    assert parse_coordinates(str(point)) == point


@given(st.text(alphabet="0123456789.,;- +", max_size=24))
def test_anything_typed_is_a_point_or_a_refusal(text: str) -> None:
    try:
        point = parse_coordinates(text)
    except UserError:
        return
    assert point is None or parse_coordinates(str(point)) == point
