"""Numbers, dates and addresses as other systems and offices write them: text in, a value out, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.coordinates import Coordinates, at
from app.domain.errors import UserError
from app.domain.rupiah import MAX_RUPIAH, parse_rupiah
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import UnreadableError

_NUMBER = re.compile(r"(\d{1,18}(?:[.,]\d{1,18})*)")
_MEASURE = re.compile(r"(?:±|\+/-|kl\.?|kurang lebih)?\s*([\d.,]*\d)\s*([^\d.,\s][^\d]{0,39})?", re.IGNORECASE)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("januari january jan", "februari february feb pebruari peb", "maret march mar", "april apr"),
            *("mei may", "juni june jun", "juli july jul", "agustus august agu agt aug", "september sep sept"),
            *("oktober october okt oct", "november nov nopember nop", "desember december des dec"),
        ),
        start=1,
    )
    for name in names.split()
}
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.+Z]*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ,]+[\d:.]*)?")
_IN_WORDS = re.compile(r"(?:[a-z]+,\s*)?(\d{1,2})[-/. ]+([a-z]+)[-/., ]+(\d{4})(?:[T ,]+[\d:.]*)?", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7]\d{4}")
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet whose date column lost its format."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and the unit that stands behind it, empty where none does."""

    number: Decimal
    unit: str = ""


def parse_measure(text: str, *, is_machine: bool = False) -> Measure | None:
    """Read `1.250,5`, `120 m` or, as a program writes it (`is_machine`), `1250.5`; empty is None.

    Raises UnreadableError where it could be read in more than one way, or not at all.
    """
    if not text.strip():
        return None
    found = _MEASURE.fullmatch(text.strip())
    number = _number(found[1], is_machine=is_machine) if found else None
    if found is None or number is None:
        raise UnreadableError(
            QT_TRANSLATE_NOOP("usulan_import", "Volume bukan angka; tulis misalnya 320 atau 1.250,5."), text
        )
    return Measure(number, (found[2] or "").strip(" .'\""))


def parse_money(text: str, *, is_machine: bool = False) -> int | None:
    """Read whole rupiah: `Rp 150.000.000`, `150 juta`, `150000000.00`; empty is None. Raises UnreadableError."""
    plain = text.strip()
    if not plain:
        return None
    try:
        return parse_rupiah(plain)
    except UserError:
        digits = re.sub(r"^rp\.?\s*|,-$|\s", "", plain, flags=re.IGNORECASE)
        number = _number(digits, is_machine=is_machine, is_money=True)
        if number is not None and number == number.to_integral_value() and number <= MAX_RUPIAH:
            return int(number)
    raise UnreadableError(
        QT_TRANSLATE_NOOP("usulan_import", "Anggaran bukan rupiah penuh; tulis misalnya 150.000.000."), text
    )


def _number(text: str, *, is_machine: bool, is_money: bool = False) -> Decimal | None:
    if not _NUMBER.fullmatch(text):
        return None
    marks = [mark for mark in text if mark in ".,"]
    if not marks:
        return Decimal(text)
    last = marks[-1]
    if len(set(marks)) == 2:
        # Both stand there: the last one is the comma of a fraction, the other only groups.
        whole, _, fraction = text.rpartition(last)
        if last in whole or not _GROUPS.fullmatch(whole):
            return None
        return Decimal(f"{re.sub('[.,]', '', whole)}.{fraction}")
    if len(marks) > 1:
        return Decimal(text.replace(last, "")) if _GROUPS.fullmatch(text) else None
    # One mark only. Indonesia groups with a full stop; no rupiah has three digits behind its comma.
    is_grouping = _GROUPS.fullmatch(text) and ((last == "." and not is_machine) or is_money)
    return Decimal(text.replace(last, "" if is_grouping else "."))


def parse_date(text: str) -> date | None:
    """Read `15/01/2026`, `2026-01-15`, `15 Januari 2026` or a spreadsheet's bare number; empty is None.

    The day comes before the month. Raises UnreadableError for what is no day of the calendar.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    try:
        if found := _ISO_DATE.fullmatch(plain):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(plain):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _IN_WORDS.fullmatch(plain)) and (month := _MONTHS.get(found[2].casefold())):
            return date(int(found[3]), month, int(found[1]))
    except ValueError as error:
        raise _no_date(text) from error
    if _SERIAL.fullmatch(plain):
        return _SERIAL_ZERO + timedelta(days=int(plain))
    raise _no_date(text)


def _no_date(text: str) -> UnreadableError:
    return UnreadableError(
        QT_TRANSLATE_NOOP("usulan_import", "Tanggal tidak terbaca; tulis misalnya 15/01/2026."), text
    )


# --- addresses ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Address:
    """What one text says of a place. `text` is without what stands in the other parts."""

    text: str = ""
    rw: str = ""
    rt: str = ""
    point: Coordinates | None = None


_DEGREES = r"[-+]?\d{1,3}[.,]\d{2,17}"
_POINT = re.compile(rf"[\s,;]*\[?\s*({_DEGREES})\s*[,;\s]\s*({_DEGREES})\s*,?\s*\]?\s*$")
_SHORT_DEGREES = r"[-+]?\d{1,3}(?:[.,]\d{1,17})?"
_BRACKETED = re.compile(rf"[\s,;]*\(\s*({_SHORT_DEGREES})\s*[,;]\s*({_SHORT_DEGREES})\s*,?\s*\)\s*$")
_UNIT = r"(?<![A-Za-z])(RT|RW)\b[\s.:]*(?:no\.?\s*)?0*(\d{1,3})(?!\d)"
_AT_END = re.compile(rf"[\s,;]*{_UNIT}(?:[\s,/;\-]*{_UNIT})?\s*$", re.IGNORECASE)
_ANYWHERE = re.compile(_UNIT, re.IGNORECASE)
_PAIR = re.compile(
    r"[\s,;]*(?<![A-Za-z])RT(?:\s*/\s*RW)?[\s.:]*0*(\d{1,3})\s*/\s*0*(\d{1,3})(?![\d.])(\s*$)?", re.IGNORECASE
)
"""`RT 001/005` and `RT/RW 01/05`, at the end or anywhere."""

_INDONESIA = ((Decimal(-11), Decimal(6)), (Decimal(95), Decimal(142)))
"""From Rote to Sabang and Merauke: by that a latitude is told from a longitude."""


def split_address(text: str) -> Address:
    """Take coordinates and RT/RW off the end of an address.

    RT and RW that stand elsewhere in it are read too and stay where they are. `join_address` writes it again:
    what it wrote is read as the same parts.
    """
    rest, point = _split_point(text.strip())
    found: dict[str, str] = {}
    if pair := _PAIR.search(rest):
        found = {"RT": pair[1], "RW": pair[2]}
        rest = rest[: pair.start()] if pair[3] is not None else rest
    elif ending := _AT_END.search(rest):
        found = {ending[1].upper(): ending[2]}
        if ending[3]:
            found.setdefault(ending[3].upper(), ending[4])
        rest = rest[: ending.start()]
    for unit, number in _ANYWHERE.findall(rest):
        found.setdefault(unit.upper(), number)
    # A comma that stood before what was taken off belongs to neither part.
    return Address(rest.strip().rstrip(" ,;"), _padded(found.get("RW", "")), _padded(found.get("RT", "")), point)


def join_address(address: Address) -> str:
    """Write an address as SIPD has it: one text, coordinates at its end (domain.md §4.5)."""
    within = split_address(address.text)
    units: list[str] = []
    if address.rt and within.rt != _padded(address.rt):
        units.append(f"RT {address.rt}")
    if address.rw and within.rw != _padded(address.rw):
        units.append(f"RW {address.rw}")
    parts = [address.text.strip(), "/".join(units)]
    if address.point is not None:
        parts.append(f"({address.point})")
    return " ".join(part for part in parts if part)


def unit_number(text: str) -> str:
    """Return the number of an RT or RW as it is kept: `RW 5` and `005` are `05`; other words stay."""
    plain = re.sub(r"^(?:rt|rw)[\s.:]*", "", text.strip(), flags=re.IGNORECASE)
    return _padded(plain.lstrip("0") or plain) if plain.isdigit() else plain


def _padded(number: str) -> str:
    return number.zfill(2) if number else ""


def _split_point(text: str) -> tuple[str, Coordinates | None]:
    found = _BRACKETED.search(text) or _POINT.search(text)
    if not found:
        return text, None
    first, second = (Decimal(part.replace(",", ".")) for part in (found[1], found[2]))
    if _is_in_indonesia(second, first):
        first, second = second, first
    # Two bare numbers may be anything; in brackets, as the export writes them, they are a place on earth.
    if not (_is_in_indonesia(first, second) or found.re is _BRACKETED):
        return text, None
    point = at(first, second)
    return (text, None) if point is None else (text[: found.start()].rstrip(" ,;"), point)


def _is_in_indonesia(latitude: Decimal, longitude: Decimal) -> bool:
    (south, north), (west, east) = _INDONESIA
    return south <= latitude <= north and west <= longitude <= east
