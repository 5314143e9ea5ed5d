from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.feed import StreamKind
from app.domain.stream_choice import SHRINK_AFTER_S, StreamChoice

MAIN, SUB = StreamKind.MAIN, StreamKind.SUB


@pytest.fixture
def choice() -> StreamChoice:
    return StreamChoice(has_sub=True)


@pytest.mark.parametrize(
    ("tallest_px", "kind"), [(0, SUB), (180, SUB), (360, SUB), (396, SUB), (397, MAIN), (740, MAIN)]
)
def test_the_substream_serves_tiles_that_are_hardly_taller_than_it(
    choice: StreamChoice, tallest_px: int, kind: StreamKind
) -> None:
    assert choice.wanted(tallest_px, 0.0) is kind


@given(st.integers(0, 4000), st.floats(0, 1e6))
def test_without_a_substream_there_is_no_choice(tallest_px: int, now_s: float) -> None:
    assert StreamChoice(has_sub=False).wanted(tallest_px, now_s) is MAIN


def test_the_true_height_of_the_substream_counts(choice: StreamChoice) -> None:
    choice.playing(SUB, 180)
    assert choice.wanted(200, 0.0) is MAIN
    choice.playing(SUB, 480)
    assert choice.wanted(500, 0.0) is SUB


def test_growing_is_urgent_and_shrinking_waits(choice: StreamChoice) -> None:
    choice.playing(SUB, 360)
    assert choice.wanted(740, 10.0) is MAIN
    choice.playing(MAIN, 720)
    assert choice.wanted(180, 11.0) is MAIN
    assert choice.wanted(180, 11.0 + SHRINK_AFTER_S - 0.1) is MAIN
    assert choice.wanted(180, 11.0 + SHRINK_AFTER_S) is SUB


def test_a_tile_that_grows_again_in_time_keeps_its_main_stream(choice: StreamChoice) -> None:
    choice.playing(MAIN, 720)
    choice.wanted(180, 0.0)
    choice.wanted(740, 2.0)
    assert choice.wanted(180, 4.0) is MAIN
    assert choice.wanted(180, 4.0 + SHRINK_AFTER_S) is SUB


def test_a_stream_that_could_not_be_opened_rests_and_the_other_serves(choice: StreamChoice) -> None:
    choice.failed(SUB, 0.0)
    assert choice.wanted(180, 1.0) is MAIN
    assert choice.wanted(180, 31.0) is SUB


def test_when_neither_works_the_one_that_is_wanted_is_tried(choice: StreamChoice) -> None:
    choice.failed(SUB, 0.0)
    choice.failed(MAIN, 1.0)
    assert choice.wanted(180, 2.0) is SUB
    assert choice.wanted(740, 2.0) is MAIN


def test_what_plays_goes_on_when_the_other_does_not_open(choice: StreamChoice) -> None:
    choice.playing(SUB, 360)
    choice.failed(MAIN, 0.0)
    assert choice.wanted(740, 1.0) is SUB
