from __future__ import annotations

import pytest

from app.domain.errors import ExternalError
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorState, Grant, Release, apply
from app.domain.identity import RequestId, SessionId, SiteId
from app.domain.line_check import Answer, LineLevel, LineOutcome
from app.domain.sound import FeedLevel
from app.session.line_check import PASS_AFTER_MS, LineCheck
from app.session.sound_desk import SoundDesk
from tests.domain.reports import WELL
from tests.session.fakes import FakeMixer, FakeStore, StillClock

A, B, C = SiteId("a"), SiteId("b"), SiteId("c")
YES, NO = Answer.YES, Answer.NO
SESSION = SessionId("s")


class Bench:
    """A line check with a real desk over a mixer that remembers what is open."""

    def __init__(self, clock: StillClock, store: FakeStore) -> None:
        self.clock = clock
        self.store = store
        self.mixer = FakeMixer()
        self.desk = SoundDesk(self.mixer)
        self.losses: list[BaseException] = []
        self.check = LineCheck(SESSION, [A, B, C], clock, self.desk, store, self.losses.append)
        self.states = dict.fromkeys((A, B, C), FeedState.LIVE)
        self.tick()

    def tick(self, after_ms: int = 100, **rms: float) -> None:
        self.clock.at_ms += after_ms
        feeds = [FeedSnapshot(site_id, state, 0.0, WELL) for site_id, state in self.states.items()]
        levels = [FeedLevel(SiteId(name), level, level + 10, 0.0, 0) for name, level in rms.items()]
        self.check.observe(feeds, levels or None)

    def give(self, site_id: SiteId) -> None:
        self.floor = apply(FloorState(), Grant(site_id, RequestId("r")), self.clock.at_ms).state
        self.check.follow(self.floor)
        self.desk.follow(self.floor)

    def release(self) -> None:
        self.floor = apply(self.floor, Release(), self.clock.at_ms).state
        self.check.follow(self.floor)
        self.desk.follow(self.floor)

    @property
    def heard(self) -> tuple[object, ...]:
        """Return what the mixer was last told to let the room hear."""
        return [told[1:] for told in self.mixer.told if told[0] == "open"][-1]

    @property
    def open_site(self) -> SiteId | None:
        return self.desk.state.checked

    @property
    def present(self) -> SiteId | None:
        return self.check.round.site_id if self.check.round else None

    @property
    def logged(self) -> list[tuple[SiteId, LineOutcome]]:
        return [(result.site_id, result.outcome) for _, result in self.store.line_results]


@pytest.fixture
def bench(clock: StillClock, store: FakeStore) -> Bench:
    return Bench(clock, store)


def test_nothing_is_open_before_it_begins(bench: Bench) -> None:
    for act in (bench.check.skip, bench.check.back, bench.check.again, bench.check.end, bench.check.resume):
        act()
    bench.check.answer(YES)
    assert (bench.check.round, bench.open_site, bench.logged) == (None, None, [])


def test_the_line_in_question_is_open_and_no_other(bench: Bench) -> None:
    bench.check.start()
    assert bench.heard == (A,)
    bench.check.answer(YES)
    assert bench.open_site == A
    bench.check.answer(YES)
    assert bench.heard == (B,)


def test_every_answer_is_written_at_once(bench: Bench) -> None:
    bench.check.start()
    bench.check.answer(YES)
    assert bench.logged == [(A, LineOutcome.OPEN)]
    bench.check.answer(NO)
    assert bench.logged == [(A, LineOutcome.OPEN), (A, LineOutcome.ONE_WAY)]
    assert {owner for owner, _ in bench.store.line_results} == {SESSION}


def test_the_end_closes_the_line(bench: Bench) -> None:
    bench.check.start()
    for _ in range(6):
        bench.check.answer(YES)
    assert bench.check.round
    assert bench.check.round.is_over
    assert (bench.open_site, bench.check.is_running) == (None, False)


def test_the_level_is_that_of_the_open_site_since_it_was_opened(bench: Bench) -> None:
    bench.check.start()
    bench.tick(a=-20.0, b=-60.0)
    bench.tick(a=-22.0, b=-60.0)
    bench.check.answer(YES)
    bench.check.answer(YES)
    assert bench.check.level is None
    bench.tick(a=-20.0, b=-60.0)
    bench.check.answer(NO)
    levels = [result.level for _, result in bench.store.line_results]
    assert levels == [LineLevel(-20.0, -10.0), LineLevel(-20.0, -10.0), LineLevel(-60.0, -50.0)]


def test_a_mixer_that_is_down_makes_nobody_silent(bench: Bench) -> None:
    bench.check.start()
    bench.tick()
    bench.check.answer(YES)
    assert [result.level for _, result in bench.store.line_results] == [None]


def test_whoever_gets_the_floor_pauses_the_round_and_is_heard(bench: Bench) -> None:
    bench.check.start()
    bench.check.answer(YES)
    bench.give(C)
    assert bench.heard == (C,)
    assert (bench.check.is_running, bench.check.holder) == (False, C)
    bench.check.answer(YES)
    bench.check.skip()
    bench.check.resume()
    assert (bench.present, bench.open_site) == (A, None)
    bench.release()
    assert bench.open_site is None
    bench.check.resume()
    assert (bench.present, bench.open_site) == (A, A)


def test_a_round_that_begins_while_somebody_speaks_waits(bench: Bench) -> None:
    bench.give(B)
    bench.check.start()
    assert (bench.heard, bench.check.is_running, bench.present) == ((B,), False, A)


def test_put_aside_it_closes_the_line_and_goes_on_where_it_was(bench: Bench) -> None:
    bench.check.start()
    bench.check.answer(YES)
    bench.check.answer(YES)
    bench.check.pause()
    assert bench.open_site is None
    bench.check.resume()
    assert (bench.present, bench.open_site) == (B, B)
    assert bench.logged[-1] == (A, LineOutcome.BOTH_WAYS)


def test_a_site_that_is_not_there_is_recorded_and_passed_with_a_way_back(bench: Bench) -> None:
    bench.states[A] = FeedState.LOST
    bench.check.start()
    bench.tick()
    bench.check.answer(YES)
    bench.tick(PASS_AFTER_MS - 100)
    assert (bench.present, bench.logged) == (A, [])
    bench.tick(200)
    assert (bench.present, bench.logged) == (B, [(A, LineOutcome.NOT_CONNECTED)])
    bench.check.back()
    bench.tick(PASS_AFTER_MS)
    bench.tick(PASS_AFTER_MS)
    assert bench.present == A


def test_a_site_that_comes_in_time_is_asked(bench: Bench) -> None:
    bench.states[A] = FeedState.CONNECTING
    bench.check.start()
    bench.tick()
    bench.states[A] = FeedState.LIVE
    bench.tick(PASS_AFTER_MS)
    bench.states[A] = FeedState.LOST
    bench.tick()
    bench.tick(PASS_AFTER_MS - 100)
    assert bench.present == A
    bench.states[A] = FeedState.LIVE
    bench.tick()
    bench.check.answer(YES)
    assert bench.logged == [(A, LineOutcome.OPEN)]


def test_a_line_lost_between_the_questions_waits_for_the_operator(bench: Bench) -> None:
    bench.check.start()
    bench.check.answer(YES)
    bench.states[A] = FeedState.LOST
    bench.tick()
    bench.tick(2 * PASS_AFTER_MS)
    assert bench.present == A


def test_only_the_failed_ones_are_repeated(bench: Bench) -> None:
    bench.check.start()
    for answer in (YES, YES, NO, NO, YES, YES):
        bench.check.answer(answer)
    bench.clock.at_ms += 1000
    bench.check.repeat_failed()
    assert (bench.present, bench.open_site) == (B, B)
    bench.check.answer(YES)
    bench.check.answer(YES)
    assert bench.check.round
    assert (bench.check.round.is_over, bench.check.round.failed) == (True, ())


def test_a_site_of_the_list_is_opened_also_after_the_end(bench: Bench) -> None:
    bench.check.start()
    bench.check.end()
    assert bench.open_site is None
    bench.check.go_to(C)
    assert bench.open_site == C


def test_a_note_goes_into_the_log(bench: Bench) -> None:
    bench.check.start()
    bench.check.note("  dengung ")
    bench.check.answer(NO)
    assert [result.note for _, result in bench.store.line_results] == ["dengung"]


@pytest.mark.expected_log("a result of the line check could not be written: Disk penuh")
def test_a_loss_is_reported_and_the_round_goes_on(bench: Bench) -> None:
    bench.store.trouble = ExternalError("Disk penuh.")
    bench.check.start()
    bench.check.answer(YES)
    bench.check.answer(YES)
    assert bench.losses == [bench.store.trouble] * 2
    assert bench.open_site == B
