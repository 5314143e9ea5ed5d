"""Numbers, sums and dates spelled out in Indonesian, as official letters write them (terbilang)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.wording import DAYS, MONTHS

LARGEST = 10**15 - 1
"""999 trillion and some: more than any sum of money here (`rupiah.MAX_RUPIAH`)."""

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))


def terbilang(number: int) -> str:
    """Return a whole number in words: `dua ribu delapan belas`. Raises ValueError beyond `LARGEST`."""
    if abs(number) > LARGEST:
        raise ValueError(f"too large to be spelled out: {number}")
    return f"minus {_words(-number)}" if number < 0 else _words(number)


def terbilang_rupiah(amount: int) -> str:
    """Return a sum of money in words: `satu juta lima ratus ribu rupiah`."""
    return f"{terbilang(amount)} rupiah"


@dataclass(frozen=True, slots=True)
class SpelledDate:
    """A date in words: `Selasa`, `dua puluh tiga`, `Januari`, `dua ribu delapan belas`."""

    weekday: str
    day: str
    month: str
    year: str


def terbilang_date(day: date) -> SpelledDate:
    """Return a date in words."""
    return SpelledDate(DAYS[day.weekday()], terbilang(day.day), MONTHS[day.month - 1], terbilang(day.year))


def _words(number: int) -> str:
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{_UNITS[number // 10]} puluh", number % 10)
    if number < 200:
        return _joined("seratus", number - 100)
    if number < 1000:
        return _joined(f"{_UNITS[number // 100]} ratus", number % 100)
    if number < 2000:
        return _joined("seribu", number - 1000)
    for scale, name in _SCALES:
        if number >= scale:
            return _joined(f"{_words(number // scale)} {name}", number % scale)
    return _joined(f"{_words(number // 1000)} ribu", number % 1000)


def _joined(words: str, rest: int) -> str:
    return f"{words} {_words(rest)}" if rest else words
