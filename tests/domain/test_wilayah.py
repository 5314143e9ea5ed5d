from __future__ import annotations

import pytest

from tests.domain.kelurahan import AREN, ASIH, CITY, DUREN, EAST, JATIASIH, KALIBARU, PEJUANG, SATRIA


@pytest.mark.parametrize(
    "text", ["32.75.01.1004", "Aren Jaya", "Arenjaya", "AREN  JAYA", "Kelurahan Aren Jaya", "kel. arenjaya"]
)
def test_a_kelurahan_is_found_under_every_spelling(text: str) -> None:
    assert CITY.named(text) == AREN


@pytest.mark.parametrize("text", ["", "Jaya", "Aren Jayo", "32.75.01"])
def test_what_is_not_clear_names_nobody(text: str) -> None:
    assert CITY.named(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jaya", (DUREN, AREN)),
        ("aren", (AREN,)),
        ("medan", (PEJUANG, KALIBARU)),
        ("Medansatria", (PEJUANG, KALIBARU)),
        ("32.75.06", (PEJUANG, KALIBARU)),
        ("pejuwang", (PEJUANG,)),
        ("zzz", ()),
    ],
)
def test_a_search_looks_at_names_kecamatan_and_codes(text: str, found: tuple[object, ...]) -> None:
    assert CITY.find(text) == found


def test_a_whole_name_comes_before_a_kecamatan_of_that_name() -> None:
    assert CITY.find("jatiasih")[0] == JATIASIH


def test_an_empty_search_shows_everything_in_the_order_of_the_codes() -> None:
    assert CITY.find("  ") == (DUREN, AREN, PEJUANG, KALIBARU, JATIASIH)


def test_one_of_each_kecamatan_is_the_roster_of_2018_and_then_the_first_of_the_others() -> None:
    assert CITY.one_of_each() == (PEJUANG, AREN, JATIASIH)


def test_kecamatan_are_listed_once() -> None:
    assert CITY.kecamatan == (EAST, SATRIA, ASIH)
    assert CITY.of_kecamatan("32.75.01") == (DUREN, AREN)
