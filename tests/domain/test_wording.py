from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.wording import WIB, clock, duration, lasting, local_time, long_date, seconds_of

MORNING_MS = 1_516_675_338_000
"""Tuesday 23 January 2018, 09.42.18 WIB."""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2018, 1, 23), "Selasa, 23 Januari 2018"),
        (date(2020, 2, 29), "Sabtu, 29 Februari 2020"),
        (date(2018, 5, 1), "Selasa, 1 Mei 2018"),
        (date(2017, 8, 17), "Kamis, 17 Agustus 2017"),
        (date(2018, 12, 31), "Senin, 31 Desember 2018"),
    ],
)
def test_a_date_is_written_as_offices_write_it(day: date, words: str) -> None:
    assert long_date(day) == words


def test_every_day_and_month_has_its_own_name() -> None:
    days = {long_date(date(2018, 1, 1) + timedelta(days=n)).partition(",")[0] for n in range(7)}
    months = {long_date(date(2018, month, 1)).split()[2] for month in range(1, 13)}
    assert (len(days), len(months)) == (7, 12)


@pytest.mark.parametrize(
    ("at_ms", "seconds", "text"),
    [
        (MORNING_MS, False, "09.42"),
        (MORNING_MS, True, "09.42.18"),
        (MORNING_MS + 999, True, "09.42.18"),
        (0, True, "07.00.00"),
    ],
)
def test_a_clock_shows_western_indonesian_time(at_ms: int, seconds: bool, text: str) -> None:
    assert clock(at_ms, seconds=seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 detik"), (59.9, "59 detik"), (60, "1 menit"), (720, "12 menit"), (9_780, "163 menit")]
)
def test_what_stands_beside_times_of_day_is_said_in_words(seconds: float, text: str) -> None:
    assert lasting(seconds) == text


def test_local_time_knows_its_zone_and_changes_the_day_at_midnight() -> None:
    moment = local_time(MORNING_MS + 15 * 3_600_000)
    assert moment.date() == date(2018, 1, 24)
    assert moment.tzinfo is WIB
    assert moment.utcoffset() == timedelta(hours=7)
    assert moment.timestamp() * 1000 == MORNING_MS + 15 * 3_600_000


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "00:00"),
        (59.99, "00:59"),
        (112, "01:52"),
        (3_599, "59:59"),
        (3_600, "1:00:00"),
        (3_900, "1:05:00"),
        (36_000, "10:00:00"),
        (-12, "−00:12"),
        (-3_661, "−1:01:01"),
        (-0.4, "00:00"),
    ],
)
def test_a_duration_is_read_at_a_glance(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 420), (" 7:30 ", 450), ("7.30", 450), ("0:45", 45), ("00:00", 0), ("61", 3660)]
    + [(text, None) for text in ("", ":", "7:", ":30", "7:60", "-1", "1,5", "tujuh", "٣", "1:2:3", "1000", "7:3 0")],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds
