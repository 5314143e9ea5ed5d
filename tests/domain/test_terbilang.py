from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.terbilang import LARGEST, SpelledDate, terbilang, terbilang_date, terbilang_rupiah

_VALUES = dict(
    zip(
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"],
        range(1, 12),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (23, "dua puluh tiga"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1900, "seribu sembilan ratus"),
        (2018, "dua ribu delapan belas"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_500_000, "satu juta lima ratus ribu"),
        (21_001_100, "dua puluh satu juta seribu seratus"),
        (10**9, "satu miliar"),
        (3 * 10**12 + 1, "tiga triliun satu"),
        (-7, "minus tujuh"),
    ],
)
def test_a_number_is_spelled_as_offices_do(number: int, words: str) -> None:
    assert terbilang(number) == words


@given(st.integers(0, LARGEST))
def test_words_say_the_number_again(number: int) -> None:
    assert read(terbilang(number)) == number


def test_beyond_the_largest_nothing_is_guessed() -> None:
    assert terbilang(LARGEST)
    with pytest.raises(ValueError, match="too large"):
        terbilang(LARGEST + 1)


def test_sums_and_dates() -> None:
    assert terbilang_rupiah(1_500_000) == "satu juta lima ratus ribu rupiah"
    assert terbilang_date(date(2018, 1, 23)) == SpelledDate(
        "Selasa", "dua puluh tiga", "Januari", "dua ribu delapan belas"
    )


def read(words: str) -> int:
    """Read a spelled number, by rules of its own."""
    total, group, last = 0, 0, 0
    scales = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
    for word in words.replace("seratus", "satu ratus").replace("seribu", "satu ribu").split():
        if word in scales:
            total += (group + last) * scales[word]
            group = last = 0
        elif word in ("belas", "puluh", "ratus"):
            group += {"belas": last + 10, "puluh": last * 10, "ratus": last * 100}[word]
            last = 0
        else:
            last = _VALUES.get(word, 0)
    return total + group + last
