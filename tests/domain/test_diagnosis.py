from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import diagnosis
from app.domain.alarm import FORGET_AFTER_S, MAX_GAP_S, Alarm, Limit
from app.domain.diagnosis import Diagnosis, LinkGrade, PictureFigures, Reading, SoundFigures, link_grade
from app.domain.feed import FeedState
from app.domain.finding import Finding
from app.domain.thrift import DecodeThrift

STEP_S = 0.5
PICTURE = PictureFigures(brightness=120, highlight=180, spread=50, sharpness=0.7, change=10)
ROOM_TONE = SoundFigures(rms_dbfs=-62, peak_dbfs=-50, clipped_share=0, hum_db=0)
SPEECH = SoundFigures(rms_dbfs=-20, peak_dbfs=-6, clipped_share=0, hum_db=0)
WELL = Reading(
    at_s=0,
    has_video=True,
    has_audio=True,
    picture=PICTURE,
    sound=SPEECH,
    fps=25,
    bitrate_bps=2e6,
    lost_share=0,
    jitter_ms=8,
)

Say = Callable[[Reading, int], Reading]


def picture(**figures: float | None) -> Say:
    return lambda reading, _: replace(reading, picture=replace(PICTURE, **figures))  # type: ignore[arg-type] - names above


def values(**fields: object) -> Say:
    return lambda reading, _: replace(reading, **fields)  # type: ignore[arg-type] - names above


def talk(speech: SoundFigures) -> Say:
    """Sentences of three seconds with pauses of two. What hums does not pause."""
    pause = replace(ROOM_TONE, hum_db=speech.hum_db)
    return lambda reading, count: replace(reading, sound=speech if count % 10 < 6 else pause)


well = talk(SPEECH)

# What is wrong, how it is said in a reading, and the seconds within which it is raised and cleared.
CASES: list[tuple[Finding, Say, float, float]] = [
    (Finding.BLACK, picture(brightness=2, highlight=3, spread=1, sharpness=None), 3, 1),
    (Finding.FROZEN, picture(change=0.0), 30, 1),
    (Finding.NO_SOUND, values(sound=SoundFigures(-120, -120, 0)), 30, 1),
    (Finding.NO_SOUND, values(has_audio=False, sound=None), 30, 1),
    (Finding.PACKETS_LOST, values(lost_share=0.06), 4, 10),
    (Finding.FPS_DROPPED, values(fps=10.0), 5, 5),
    (Finding.SOUND_CLIPPING, talk(SoundFigures(-3, 0, 0.01)), 10, 20),
    (Finding.SOUND_QUIET, talk(SoundFigures(-42, -30, 0)), 45, 15),
    (Finding.HUM, talk(SoundFigures(-20, -6, 0, hum_db=30)), 15, 12),
    (Finding.JITTERY, values(jitter_ms=120.0), 5, 10),
    (Finding.BITRATE_DROPPED, values(bitrate_bps=3e5), 10, 5),
    (Finding.DARK, picture(brightness=20, highlight=35), 10, 3),
    (Finding.BLURRED, picture(sharpness=0.2), 15, 5),
]
IDS = [f"{finding.value}-{number}" for number, (finding, *_) in enumerate(CASES)]


class Feed:
    """A feed that is read twice a second; remembers what was said last."""

    def __init__(self, *, wants_sound: bool = True) -> None:
        self.diagnosis = Diagnosis(wants_sound=wants_sound)
        self.count = 0
        self.said: tuple[Finding, ...] = ()

    def read(self, say: Say, seconds: float) -> list[tuple[Finding, ...]]:
        heard: list[tuple[Finding, ...]] = []
        for _ in range(round(seconds / STEP_S)):
            reading = say(well(replace(WELL, at_s=self.count * STEP_S), self.count), self.count)
            self.said = self.diagnosis.step(reading)
            heard.append(self.said)
            self.count += 1
        return heard


def seconds_until(heard: Iterable[tuple[Finding, ...]], wanted: Callable[[tuple[Finding, ...]], bool]) -> float:
    return next(number for number, said in enumerate(heard) if wanted(said)) * STEP_S


def test_a_feed_that_is_well_has_no_finding() -> None:
    assert not any(Feed().read(well, 700))


@pytest.mark.parametrize(("finding", "say", "raised_s", "cleared_s"), CASES, ids=IDS)
def test_each_finding_is_raised_and_cleared_within_its_time(
    finding: Finding, say: Say, raised_s: float, cleared_s: float
) -> None:
    feed = Feed()
    feed.read(well, 60)
    heard = feed.read(say, raised_s + 1)
    assert feed.said == (finding,)
    # Not at the first bad reading either: it has to last.
    assert seconds_until(heard, lambda said: said == (finding,)) >= min(raised_s, 3)
    after = feed.read(well, cleared_s + 1)
    assert feed.said == ()
    assert seconds_until(after, lambda said: said == ()) >= min(cleared_s, 1)


@pytest.mark.parametrize(
    ("finding", "say", "raised_s"),
    [
        (finding, say, raised_s)
        for finding, say, raised_s, _ in CASES
        if finding not in (Finding.SOUND_QUIET, Finding.SOUND_CLIPPING, Finding.HUM)
    ],
    ids=lambda value: value.value if isinstance(value, Finding) else "",
)
def test_what_passes_before_its_time_is_not_said(finding: Finding, say: Say, raised_s: float) -> None:
    feed = Feed()
    feed.read(well, 60)
    for _ in range(4):
        assert not any(feed.read(say, raised_s - STEP_S))
        assert not any(feed.read(well, 2))
    feed.read(say, raised_s + 1)
    assert feed.said == (finding,)


def test_the_weightiest_is_said_first() -> None:
    feed = Feed()
    feed.read(well, 60)

    def all_at_once(reading: Reading, count: int) -> Reading:
        for _, say, *_ in reversed(CASES[:-2]):
            reading = say(reading, count)
        return replace(reading, picture=replace(PICTURE, highlight=35, sharpness=0.2, change=0.0))

    feed.read(all_at_once, 40)
    assert list(feed.said) == sorted(feed.said, key=list(Finding).index)
    assert feed.said[0] is Finding.FROZEN
    assert {Finding.DARK, Finding.BLURRED, Finding.PACKETS_LOST, Finding.FPS_DROPPED} < set(feed.said)


def test_a_black_screen_is_not_called_dark_and_frozen_as_well() -> None:
    feed = Feed()
    feed.read(picture(brightness=0, highlight=0, spread=20, sharpness=0.1, change=0.0), 60)
    assert feed.said == (Finding.BLACK,)


def test_a_wall_says_nothing_about_focus() -> None:
    feed = Feed()
    assert not any(feed.read(picture(spread=5, sharpness=0.1), 60))
    assert not any(feed.read(picture(sharpness=None), 60))


def test_an_empty_room_with_noise_is_not_frozen() -> None:
    assert not any(Feed().read(picture(change=0.08), 300))


def test_keyframes_do_not_hide_a_frozen_source() -> None:
    feed = Feed()

    def pulsing(reading: Reading, count: int) -> Reading:
        return replace(reading, picture=replace(PICTURE, change=1.4 if count % 4 == 0 else 0.01))

    feed.read(pulsing, 35)
    assert feed.said == (Finding.FROZEN,)


def test_somebody_who_moves_twice_a_minute_is_not_frozen() -> None:
    def listener(reading: Reading, count: int) -> Reading:
        return replace(reading, picture=replace(PICTURE, change=3.5 if count % 50 == 0 else 0.0))

    assert not any(Feed().read(listener, 300))


def test_a_site_where_nobody_speaks_is_not_too_quiet() -> None:
    assert not any(Feed().read(values(sound=ROOM_TONE), 300))


def test_a_camera_without_a_microphone_may_be_silent() -> None:
    feed = Feed(wants_sound=False)
    assert not any(feed.read(values(has_audio=False, sound=None), 120))


def test_without_a_stream_nothing_new_is_said_and_the_old_is_forgotten() -> None:
    feed = Feed()
    feed.read(picture(highlight=30), 15)
    assert feed.said == (Finding.DARK,)
    gone = values(
        has_video=False, has_audio=False, picture=None, sound=None, fps=None, bitrate_bps=None,
        lost_share=None, jitter_ms=None,
    )  # fmt: skip
    feed.read(gone, FORGET_AFTER_S - 2)
    assert feed.said == (Finding.DARK,)
    feed.read(gone, 4)
    assert feed.said == ()


def test_a_gap_between_readings_does_not_count_as_time_that_lasted() -> None:
    feed = Feed()
    feed.read(picture(highlight=30), 5)
    feed.count += round((MAX_GAP_S + 60) / STEP_S)
    assert not any(feed.read(picture(highlight=30), 9))
    feed.read(picture(highlight=30), 3)
    assert feed.said == (Finding.DARK,)


def test_a_calm_picture_may_cost_few_bits() -> None:
    feed = Feed()
    feed.read(well, 60)

    def calm(reading: Reading, _: int) -> Reading:
        return replace(reading, bitrate_bps=2e5, picture=replace(PICTURE, change=0.5))

    assert not any(feed.read(calm, 120))


def test_what_lasts_becomes_usual() -> None:
    feed = Feed()
    feed.read(well, 60)
    feed.read(values(fps=10.0), 20)
    assert feed.said == (Finding.FPS_DROPPED,)
    feed.read(values(fps=10.0), 120)
    assert feed.said == ()


def test_another_stream_is_compared_with_itself_only() -> None:
    feed = Feed()
    feed.read(well, 60)
    feed.diagnosis.new_stream()
    assert not any(feed.read(values(fps=10.0, bitrate_bps=3e5), 120))


def test_a_clock_that_starts_again_does_no_harm() -> None:
    feed = Feed()
    feed.read(well, 60)
    feed.count = 0
    assert not any(feed.read(well, 60))


LIMITS = sorted(
    {limit for name, limit in vars(diagnosis).items() if isinstance(limit, Limit) and name.isupper()},
    key=lambda limit: (limit.bad, limit.good),
)


@pytest.mark.parametrize("limit", LIMITS, ids=str)
@given(data=st.data(), raised=st.booleans())
def test_between_the_thresholds_nothing_changes(data: st.DataObject, limit: Limit, raised: bool) -> None:
    alarm = Alarm(limit)
    low, high = sorted((limit.bad, limit.good))
    beyond = high - low
    start = (limit.bad - limit.good) + limit.bad if raised else limit.good + (limit.good - limit.bad)
    for count in range(80):
        alarm.step(start, count * 0.5)
    assert alarm.is_raised is raised
    inside = st.floats(low, high - beyond * 1e-6) if limit.good == high else st.floats(low + beyond * 1e-6, high)
    for count, value in enumerate(data.draw(st.lists(inside, max_size=60)), start=80):
        alarm.step(value, count * 0.5)
        assert alarm.is_raised is raised


@pytest.mark.parametrize("limit", LIMITS, ids=str)
@given(noise=st.lists(st.floats(-3, 3), min_size=1, max_size=200))
def test_nothing_flaps(limit: Limit, noise: list[float]) -> None:
    """However a value jumps about the thresholds, no two changes are nearer than the shorter time."""
    alarm = Alarm(limit)
    middle, gap = (limit.bad + limit.good) / 2, limit.bad - limit.good
    changes_s: list[float] = []
    for count, jump in enumerate(noise):
        before = alarm.is_raised
        alarm.step(middle + gap * jump, count * 0.5)
        if alarm.is_raised is not before:
            changes_s.append(count * 0.5)
    assert not changes_s or changes_s[0] >= limit.raise_after_s
    shortest_s = min(limit.raise_after_s, limit.clear_after_s)
    assert all(later - sooner >= shortest_s for sooner, later in pairwise(changes_s))


def test_every_finding_can_be_raised() -> None:
    # What happens before the gateway is found there: see test_uplink. What only the mixer hears: test_sound_watch.
    elsewhere = {Finding.UPLINK_LOSS, Finding.UPLINK_JITTER, Finding.UPLINK_DELAY, Finding.FLOOR_SILENT, Finding.ECHO}
    assert {finding for finding, *_ in CASES} == set(Finding) - elsewhere


def test_a_word_over_the_hum_does_not_hide_it_and_a_window_that_hums_is_none() -> None:
    feed = Feed()
    # Two thirds of the windows hum; the others are covered by somebody who speaks.
    feed.read(lambda reading, count: replace(reading, sound=replace(SPEECH, hum_db=0 if count % 3 else 25)), 60)
    assert feed.said == ()
    feed.read(lambda reading, count: replace(reading, sound=replace(SPEECH, hum_db=25 if count % 3 else 0)), 20)
    assert feed.said == (Finding.HUM,)


def test_hum_that_was_not_measured_is_neither_there_nor_gone() -> None:
    feed = Feed()
    feed.read(talk(replace(SPEECH, hum_db=30)), 20)
    assert feed.said == (Finding.HUM,)
    feed.read(talk(replace(SPEECH, hum_db=None)), 20)
    assert feed.said == (Finding.HUM,)


@pytest.mark.parametrize(
    ("state", "findings", "grade"),
    [
        (FeedState.LIVE, (), LinkGrade.GOOD),
        (FeedState.LIVE, (Finding.BLACK, Finding.NO_SOUND, Finding.DARK), LinkGrade.GOOD),
        (FeedState.LIVE, (Finding.JITTERY,), LinkGrade.FAIR),
        (FeedState.LIVE, (Finding.DARK, Finding.BITRATE_DROPPED), LinkGrade.FAIR),
        (FeedState.LIVE, (Finding.PACKETS_LOST, Finding.FPS_DROPPED), LinkGrade.POOR),
        (FeedState.STALLED, (), LinkGrade.POOR),
        (FeedState.LOST, (), LinkGrade.LOST),
        (FeedState.CONNECTING, (), LinkGrade.LOST),
        (FeedState.OFF, (), LinkGrade.LOST),
    ],
)
def test_the_grade_of_a_link(state: FeedState, findings: tuple[Finding, ...], grade: LinkGrade) -> None:
    assert link_grade(state, findings) is grade


# --- while the computer is short of CPU -------------------------------------------------------------


@pytest.mark.parametrize("level", [level for level in DecodeThrift if level.is_saving])
@pytest.mark.parametrize(
    "fields", [{"fps": 0.5}, {"jitter_ms": 400.0}, {"lost_share": 0.5}, {"bitrate_bps": 2e5}], ids=str
)
def test_what_is_late_while_we_save_is_no_fault_of_the_site(level: DecodeThrift, fields: dict[str, float]) -> None:
    feed = Feed()
    feed.read(values(), 60)
    feed.read(values(thrift=level, **fields), 60)
    assert feed.said == ()
    # The rates are means of the last two seconds: the first ones after it still speak of it.
    feed.read(values(**fields), diagnosis.RATES_SETTLE_S)
    feed.read(values(), 20)
    assert feed.said == ()
    feed.read(values(**fields), 20)
    assert feed.said != (), "after it the site is judged again"


def test_keyframes_alone_are_no_frozen_picture() -> None:
    def one_by_one(reading: Reading, count: int) -> Reading:
        still = replace(PICTURE, change=0.0) if count % 4 == 0 else None
        return replace(reading, thrift=DecodeThrift.KEYFRAMES, fps=0.0, picture=still)

    feed = Feed()
    feed.read(values(), 60)
    feed.read(one_by_one, 120)
    assert feed.said == ()


def test_a_black_picture_is_said_also_where_keyframes_come_alone() -> None:
    black = replace(PICTURE, brightness=2.0, highlight=3.0, spread=1.0, sharpness=None)
    feed = Feed()
    feed.read(values(thrift=DecodeThrift.KEYFRAMES, picture=black), 10)
    assert feed.said == (Finding.BLACK,)


def test_what_is_usual_is_not_learned_while_we_save() -> None:
    feed = Feed()
    feed.read(values(), 60)
    feed.read(values(thrift=DecodeThrift.HALF_RATE, fps=12.0), 1200)
    feed.read(values(fps=12.0), 20)
    assert feed.said == (Finding.FPS_DROPPED,)
