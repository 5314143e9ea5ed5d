"""The plots of the session: what they say without colours, by keys, and in which order."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.documents.chart import Bar, BarChart, ChartUnit, Lane, Span, TimelineChart
from app.ui.charts.page import ChartsPage
from app.ui.charts.paint import fills, ticks
from app.ui.charts.presenter import least_first
from app.ui.charts.words import bar_sentence, beside_bar, lane_sentence, short_rupiah
from app.ui.theme.tokens import Look
from tests.ui.desk import KEY, MakeRoom
from tests.ui.room import TestRoom

TIME = BarChart(
    "t", "Waktu", ChartUnit.SECONDS, ("Waktu bicara",), (Bar("Pejuang", (1080,), 900), Bar("Jati", (0,), 900)), "Jatah"
)
KINDS = BarChart(
    "k", "Bidang", ChartUnit.COUNT, ("Disepakati", "Ditunda"), (Bar("Fisik", (8, 2)), Bar("Ekonomi", (0, 0)))
)
MINUTE = 60_000


def page(room: TestRoom) -> ChartsPage:
    room.press(KEY.Key_O)
    opened = room.controller.pages.charts._page
    assert opened is not None
    return opened


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "Rp 0"),
        (999, "Rp 999"),
        (1_500, "Rp 1,5 rb"),
        (98_000_000, "Rp 98 jt"),
        (1_250_000_000, "Rp 1,2 M"),
        (2_000_000_000, "Rp 2 M"),
        (-3_000_000, "Rp −3 jt"),
        (1_234_000_000_000, "Rp 1,2 T"),
    ],
)
def test_money_has_two_figures_that_count(amount: int, text: str) -> None:
    assert short_rupiah(amount) == text


def test_a_bar_says_in_words_what_its_length_and_colour_say() -> None:
    assert [beside_bar(TIME, bar) for bar in TIME.bars] == ["18:00 · ▲ 120 %", "belum bicara"]
    assert bar_sentence(TIME, TIME.bars[0]) == "Pejuang: Waktu bicara 18:00, Jatah 15:00 (▲ 120 %)"
    assert [beside_bar(KINDS, bar) for bar in KINDS.bars] == ["10", "0"]
    assert bar_sentence(KINDS, KINDS.bars[0]) == "Fisik: Disepakati 8, Ditunda 2"


def test_a_lane_says_how_often_how_long_and_when() -> None:
    spans = (Span(0, 2 * MINUTE, 0), Span(5 * MINUTE, 6 * MINUTE, 1))
    chart = TimelineChart(
        "w", "Jalannya", 0, 60 * MINUTE, ("Usulan", "Paparan"), (Lane("Pejuang", spans), Lane("Jati", ()))
    )
    assert lane_sentence(chart, chart.lanes[0]).startswith("Pejuang: 2 giliran, 03:00 di forum; terakhir 07.00 usulan")
    assert lane_sentence(chart, chart.lanes[1]) == "Jati: belum bicara"


@pytest.mark.parametrize("minutes", [1, 7, 45, 180, 600, 1440])
def test_a_clock_has_few_marks_on_whole_minutes(minutes: int) -> None:
    marks = ticks(30_000, 30_000 + minutes * MINUTE)
    assert 1 <= len(marks) <= 9
    assert all(mark % MINUTE == 0 for mark in marks)


@pytest.mark.parametrize("look", list(Look))
def test_series_differ_by_pattern_and_not_by_colour_alone(look: Look) -> None:
    for count in (2, 4, 7):
        patterns = [fill.pattern for fill in fills(look.tokens, count)]
        assert len(set(patterns)) == count


def test_the_plots_are_those_of_the_running_session(room: TestRoom) -> None:
    opened = page(room)
    assert len(opened.speaking.labels) == 12
    assert opened.speaking.sentence == "Pejuang: Waktu bicara 00:00, Jatah 15:00 (0 %)"
    assert opened.timeline.sentence == "Belum ada yang bicara."
    assert opened._when.text() == "Keadaan pukul 10.42.00"


def test_sites_are_sorted_by_who_has_spoken_least_and_back(room: TestRoom) -> None:
    assert [bar.label for bar in least_first(TIME).bars] == ["Jati", "Pejuang"]
    opened = page(room)
    presenter = room.controller.pages.charts
    bars = tuple(replace(bar, values=(60 * (12 - n),)) for n, bar in enumerate(presenter._charts.speaking.bars))  # type: ignore[union-attr]
    presenter._charts = replace(presenter._charts, speaking=replace(presenter._charts.speaking, bars=bars))  # type: ignore[type-var,union-attr]
    presenter._timer.stop()
    QTest.keyClick(opened.speaking, Qt.Key.Key_O)
    assert (opened.speaking.labels[0], opened.speaking.labels[-1]) == ("Jatiasih", "Pejuang")
    assert opened.order.text() == "Urut menurut lokasi"
    QTest.keyClick(opened.speaking, Qt.Key.Key_O)
    assert opened.speaking.labels[0] == "Pejuang"


def test_arrow_keys_tell_every_row_and_enter_chooses_the_site(room: TestRoom) -> None:
    opened = page(room)
    assert opened.speaking.hasFocus()
    QTest.keyClick(opened.speaking, Qt.Key.Key_Down)
    assert opened._told.text().startswith("Bintara Jaya: Waktu bicara")
    QTest.keyClick(opened.speaking, Qt.Key.Key_End)
    assert opened.speaking.accessibleDescription().startswith("Jatiasih")
    QTest.keyClick(opened.speaking, Qt.Key.Key_Return)
    assert room.controller._selected == room.ids[11]
    QTest.keyClick(opened.speaking, Qt.Key.Key_Tab)
    assert opened.bidang.hasFocus()


def test_a_store_that_cannot_be_read_is_said(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: Future[None] = Future()
    failed.set_exception(OSError("rusak"))
    monkeypatch.setattr(room.controller.pages.charts._s.desk, "charts", lambda: failed)
    opened = page(room)
    room.settle()
    assert opened._when.text() not in ("", "Membaca …")


@pytest.mark.parametrize("sites", [1, 16])
def test_nothing_runs_into_anything_with_few_and_many_sites(make_room: MakeRoom, sites: int) -> None:
    room = make_room(sites)
    opened = page(room)
    opened.grab()
    assert len(opened.speaking.labels) == sites
    heights = [opened.speaking._room.row(n).height() for n in range(sites)] if opened.speaking._room else []
    assert min(heights) >= 14
