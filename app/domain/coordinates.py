"""Where on the map something is: latitude and longitude in degrees (WGS 84)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

PLACES = 7
"""Digits behind the point that are kept: about a centimetre."""

_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,20})?")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point; `lintang` north is positive, `bujur` east."""

    lintang: Decimal
    bujur: Decimal

    def __str__(self) -> str:
        return f"{self.lintang:f}, {self.bujur:f}"


def parse_coordinates(text: str) -> Coordinates | None:
    """Read `-6.2349, 106.9896` as a map gives it, or with decimal commas and a semicolon or blank; empty is None.

    Raises UserError with what is accepted.
    """
    plain = text.strip().strip("()")
    if not plain:
        return None
    for separator in (";", ", ", ",", None):
        parts = [part.strip() for part in plain.split(separator)]
        if len(parts) == 2 and all(_NUMBER.fullmatch(part) for part in parts):
            point = at(*(Decimal(part.replace(",", ".")) for part in parts))
            if point is not None:
                return point
    raise UserError(
        QT_TRANSLATE_NOOP("proposal", "Koordinat tidak terbaca."),
        QT_TRANSLATE_NOOP("proposal", "Tulis lintang dan bujur, misalnya -6.2349, 106.9896."),
    )


def at(latitude: Decimal, longitude: Decimal) -> Coordinates | None:
    """Return the point in its one written form, None if there is no such place on earth."""
    if not (latitude.is_finite() and longitude.is_finite() and abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return Coordinates(_kept(latitude), _kept(longitude))


def _kept(degrees: Decimal) -> Decimal:
    rounded = round(degrees, PLACES)
    # Adding nothing takes a minus from a zero.
    return Decimal(format(rounded.normalize(), "f")) + 0 if rounded else Decimal(0)
