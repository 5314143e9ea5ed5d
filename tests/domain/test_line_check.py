from __future__ import annotations

import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.domain.line_check import (
    Answer,
    LineLevel,
    LineOutcome,
    LineReading,
    LineResult,
    LineRound,
    Question,
    attempts_of,
    begin,
    line_level,
)

A, B, C = SiteId("a"), SiteId("b"), SiteId("c")
YES, NO, UNASKED = Answer.YES, Answer.NO, Answer.UNASKED
THERE = LineReading(FeedState.LIVE, LineLevel(-24.0, -9.5))
GONE = LineReading(FeedState.LOST)


def result(
    us: Answer, them: Answer, link: FeedState = FeedState.LIVE, opened_ms: int = 1, at_ms: int = 2
) -> LineResult:
    return LineResult(A, opened_ms, at_ms, us, them, link)


def play(state: LineRound, *answers: Answer) -> LineRound:
    for number, answer in enumerate(answers, start=1):
        state = state.answer(answer, THERE, 100 * number)
    return state


@pytest.mark.parametrize(
    ("us", "them", "link", "outcome"),
    [
        (YES, YES, FeedState.LIVE, LineOutcome.BOTH_WAYS),
        (YES, NO, FeedState.LIVE, LineOutcome.ONE_WAY),
        (NO, YES, FeedState.STALLED, LineOutcome.ONE_WAY),
        (NO, NO, FeedState.LIVE, LineOutcome.UNHEARD),
        (NO, UNASKED, FeedState.LIVE, LineOutcome.UNHEARD),
        (YES, UNASKED, FeedState.LIVE, LineOutcome.OPEN),
        (UNASKED, UNASKED, FeedState.LIVE, LineOutcome.OPEN),
        (UNASKED, UNASKED, FeedState.STALLED, LineOutcome.OPEN),
        (UNASKED, UNASKED, FeedState.CONNECTING, LineOutcome.NOT_CONNECTED),
        (UNASKED, UNASKED, FeedState.LOST, LineOutcome.NOT_CONNECTED),
        (UNASKED, UNASKED, FeedState.OFF, LineOutcome.NOT_CONNECTED),
    ],
)
def test_what_a_line_is_worth(us: Answer, them: Answer, link: FeedState, outcome: LineOutcome) -> None:
    assert result(us, them, link).outcome is outcome


def test_two_answers_and_the_next_site_is_open() -> None:
    state = begin([A, B], 10)
    assert (state.site_id, state.question) == (A, Question.DO_WE_HEAR_THEM)
    state = state.answer(YES, THERE, 20)
    assert (state.site_id, state.question) == (A, Question.DO_THEY_HEAR_US)
    assert state.results == (LineResult(A, 10, 20, YES, UNASKED, FeedState.LIVE, THERE.level),)
    state = state.answer(NO, THERE, 30)
    assert (state.site_id, state.question, state.opened_ms) == (B, Question.DO_WE_HEAR_THEM, 30)
    assert state.results == (LineResult(A, 10, 30, YES, NO, FeedState.LIVE, THERE.level),)


def test_the_last_answer_ends_the_round() -> None:
    state = play(begin([A, B], 0), YES, YES, YES, NO)
    assert (state.is_over, state.site_id, state.question) == (True, None, None)
    assert state.failed == (B,)
    for same in (state.answer(YES, THERE, 9), state.skip(THERE, 9), state.again(9)):
        assert same == state


def test_a_dead_line_has_no_answers_but_a_result_when_it_is_passed() -> None:
    state = begin([A, B], 0)
    assert state.answer(YES, GONE, 1) == state
    state = state.skip(GONE, 5)
    assert state.site_id == B
    assert state.results == (LineResult(A, 0, 5, UNASKED, UNASKED, FeedState.LOST),)
    assert state.failed == (A,)


def test_a_site_that_is_skipped_unasked_leaves_nothing() -> None:
    state = begin([A, B], 0).skip(THERE, 5)
    assert (state.site_id, state.results) == (B, ())


def test_a_line_lost_after_the_first_answer_keeps_that_answer() -> None:
    state = play(begin([A, B], 0), NO).skip(GONE, 200)
    kept = state.result(A)
    assert kept is not None
    assert kept.outcome is LineOutcome.UNHEARD


def test_back_corrects_the_first_answer_in_the_same_attempt() -> None:
    state = play(begin([A, B], 0), NO).back(150)
    assert (state.site_id, state.question, state.opened_ms) == (A, Question.DO_WE_HEAR_THEM, 0)
    state = play(state, YES, YES)
    kept = state.result(A)
    assert kept is not None
    assert (kept.outcome, kept.opened_ms) == (LineOutcome.BOTH_WAYS, 0)


def test_back_goes_to_the_site_before_and_is_not_thrown_forward_again() -> None:
    state = begin([A, B], 0).skip(GONE, 5).back(7)
    assert (state.site_id, state.opened_ms, state.is_forward) == (A, 7, False)
    assert state.failed == (A,)
    assert state.back(8).site_id == A


def test_back_from_the_end_opens_the_last_site() -> None:
    assert play(begin([A], 0), YES, YES).back(9).site_id == A


def test_again_is_another_attempt() -> None:
    state = play(begin([A, B], 0), NO).again(500)
    assert (state.site_id, state.question, state.opened_ms) == (A, Question.DO_WE_HEAR_THEM, 500)


def test_only_those_that_failed_are_repeated_and_the_others_stay_known() -> None:
    state = play(begin([A, B, C], 0), NO, NO, YES, YES, YES, NO).repeat_failed(900)
    assert (state.sites, state.site_id, state.opened_ms) == ((A, C), A, 900)
    state = play(state, YES, YES, YES, YES)
    assert state.is_over
    assert state.failed == ()
    assert {one.site_id for one in state.results} == {A, B, C}
    assert state.repeat_failed(999) == state


def test_one_site_can_be_opened_out_of_turn_and_then_it_goes_on() -> None:
    assert begin([A, B, C], 0).go_to(C, 5).site_id == C
    repeat = play(begin([A, B, C], 0), NO, NO, YES, YES, YES, NO).repeat_failed(900).go_to(B, 901)
    assert (repeat.site_id, repeat.sites) == (B, (B, A, C))
    assert play(repeat, YES, YES).site_id == A


def test_a_round_can_be_ended_early() -> None:
    state = play(begin([A, B, C], 0), YES).end(300)
    assert state.is_over
    kept = state.result(A)
    assert kept is not None
    assert kept.outcome is LineOutcome.OPEN


def test_a_note_belongs_to_its_attempt() -> None:
    state = begin([A, B], 0).with_note("dengung", THERE, 1)
    assert state.results == ()
    state = play(state, YES)
    assert [one.note for one in state.results] == ["dengung"]
    state = state.with_note("dengung kecil", THERE, 150)
    assert [one.note for one in state.results] == ["dengung kecil"]
    state = play(state, YES)
    assert state.note == ""
    assert [one.note for one in state.results] == ["dengung kecil"]


def test_of_one_attempt_the_last_result_counts() -> None:
    log = [result(NO, UNASKED), result(YES, UNASKED), result(YES, YES, at_ms=9), result(NO, NO, opened_ms=7)]
    assert [one.outcome for one in attempts_of(A, log)] == [LineOutcome.BOTH_WAYS, LineOutcome.UNHEARD]
    assert attempts_of(B, log) == ()


def test_pauses_in_speech_do_not_make_a_site_quiet() -> None:
    assert line_level([-20.0, -90.0, -22.0, -95.0], [-10.0, -60.0, -8.04, -70.0]) == LineLevel(-21.0, -8.0)
    assert line_level([float("-inf")], [float("-inf")]) == LineLevel(-120.0, -120.0)
    assert line_level([], []) is None
