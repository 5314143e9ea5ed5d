"""Dates, times and durations as Indonesian offices write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian Time has no daylight saving, so a fixed offset needs no time zone data."""

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def long_date(day: date) -> str:
    """Return `Selasa, 23 Januari 2018`."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def local_time(at_ms: int) -> datetime:
    """Return Unix milliseconds as a local, aware datetime."""
    return datetime.fromtimestamp(at_ms / 1000, WIB)


def clock(at_ms: int, *, seconds: bool = False) -> str:
    """Return `10.42`, or `10.42.18` with seconds."""
    return local_time(at_ms).strftime("%H.%M.%S" if seconds else "%H.%M")


def duration(seconds: float) -> str:
    """Return `01:52`, `1:05:00` from an hour on, `−00:12` below zero (a minus sign, not a hyphen)."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    text = f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes:02d}:{left:02d}"
    return f"−{text}" if seconds < 0 and whole else text


def lasting(seconds: float) -> str:
    """Return how long something took, in words: `38 menit`, or the seconds of what took less than a minute.

    Beside times of day, where `12:00` would be read as noon.
    """
    whole = int(seconds)
    return f"{whole} detik" if whole < 60 else f"{(whole + 30) // 60} menit"


def seconds_of(text: str) -> int | None:
    """Read `7` or `7:30` (also `7.30`) as minutes and seconds; None if it is neither."""
    minutes, separator, seconds = text.strip().replace(".", ":").partition(":")
    parts = (minutes, seconds) if separator else (minutes, "0")
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts) or int(parts[1]) > 59:
        return None
    return int(parts[0]) * 60 + int(parts[1])
