from __future__ import annotations

import contextlib
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.audio.conceal import LENGTH
from app.audio.drift import DriftTracker
from app.audio.jitter import LEAST, MOST, TARGET, JitterBuffer
from app.shm.ring import SAMPLE_RATE, AudioRing
from tests.sound.sender import BLOCK, TONE_PEAK, Network, Samples, VirtualFeed, outside_the_tone, tone

CLICK = 0.03 * TONE_PEAK
STEEPEST = 0.02
"""The tone moves by 0.017 between two samples: a bigger step is a cut."""


@pytest.fixture
def ring() -> Iterator[AudioRing]:
    made = AudioRing.create()
    yield made
    made.close()


@contextlib.contextmanager
def feed(network: Network) -> Iterator[VirtualFeed]:
    made = VirtualFeed(network)
    try:
        yield made
    finally:
        made.close()


def write(ring: AudioRing, count: int) -> None:
    ring.write(tone(ring.written, count), pts_us=0, arrived_ns=0)


def read(buffer: JitterBuffer) -> tuple[bool, Samples]:
    out = np.full(BLOCK, 9.0, np.float32)
    return buffer.read(out), out


def steepest(heard: Samples) -> float:
    return float(np.abs(np.diff(heard)).max())


# --- begin and end ---------------------------------------------------------------------------------


def test_it_waits_until_the_target_is_there(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET - 1)
    is_sound, out = read(buffer)
    assert not is_sound
    assert not out.any()
    write(ring, 1)
    assert read(buffer)[0]


def test_what_comes_out_is_what_went_in_to_the_sample(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    blocks = []
    for _ in range(20):
        is_sound, out = read(buffer)
        assert is_sound
        blocks.append(out)
        write(ring, BLOCK)
    heard = np.concatenate(blocks)
    # Four samples are held for the interpolation, and 5 ms fade in.
    assert np.abs(heard[BLOCK:] - tone(0, 20 * BLOCK)[BLOCK - 4 : -4]).max() < 1e-6


def test_running_dry_is_counted_once_fades_within_60_ms_and_fills_again(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    heard = [read(buffer) for _ in range(12)]
    assert buffer.underruns == 1
    assert [is_sound for is_sound, _ in heard] == [True] * 6 + [False] * 6
    assert steepest(np.concatenate([out for _, out in heard])) < STEEPEST
    assert not heard[-1][1].any()
    write(ring, TARGET)
    assert read(buffer)[0]
    assert buffer.underruns == 1
    assert LENGTH <= buffer.concealed <= 10 * BLOCK


def test_a_feed_that_stays_away_is_not_concealed_for_ever(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    for _ in range(3000):
        read(buffer)
    write(ring, TARGET)
    assert read(buffer)[0]
    assert buffer.concealed <= SAMPLE_RATE


def test_a_short_gap_is_bridged_in_step_with_the_sound(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, SAMPLE_RATE)
    read(buffer)
    heard = []
    for block in range(30):
        if block not in (5, 6, 7, 8):
            write(ring, BLOCK)
        if block == 9:
            write(ring, 3 * BLOCK)
        heard.append(read(buffer)[1])
    whole = np.concatenate(heard)
    assert buffer.underruns == 1
    assert 0 < buffer.concealed < LENGTH
    assert steepest(whole) < STEEPEST
    assert outside_the_tone(whole).max() < CLICK


def test_a_stream_is_played_out_and_the_new_one_is_not_mixed_with_it(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    heard = [read(buffer)[1]]
    write(ring, 5 * BLOCK)
    old = buffer.epoch
    ring.begin_epoch()
    left = TARGET // BLOCK + 4
    after = [read(buffer) for _ in range(left)]
    assert buffer.epoch == old
    after += [read(buffer) for _ in range(6)]
    assert buffer.epoch == ring.epoch
    # What is left of the old one, 60 ms that fade, and nothing.
    assert [is_sound for is_sound, _ in after] == [True] * (left + 3) + [False] * 3
    assert np.abs(after[left - 1][1]).max() == pytest.approx(TONE_PEAK, rel=0.02)
    assert steepest(np.concatenate([*heard, *(out for _, out in after)])) < STEEPEST
    assert (buffer.underruns, buffer.concealed) == (0, 0)
    ring.write(np.full(TARGET, 0.5, np.float32), 0, 0)
    is_sound, out = read(buffer)
    assert is_sound
    assert np.all(out[300:] == 0.5)


def test_a_stream_that_goes_over_into_another_is_heard_without_a_gap(ring: AudioRing) -> None:
    """As when the substream and the main stream change: the second one comes 40 ms late, of the same sound."""
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    heard = []
    for block in range(60):
        if block == 20:
            ring.begin_epoch()
        if block not in (20, 21):
            write(ring, BLOCK)
        is_sound, out = read(buffer)
        assert is_sound
        heard.append(out)
    whole = np.concatenate(heard)
    assert outside_the_tone(whole[BLOCK:]).max() < CLICK
    assert steepest(whole) < STEEPEST
    assert np.abs(whole[-BLOCK:]).max() == pytest.approx(TONE_PEAK, rel=0.02)
    assert (buffer.underruns, buffer.concealed, buffer.epoch) == (0, 0, ring.epoch)


def test_a_stream_that_begins_twice_in_a_row_leaves_out_what_was_between(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    read(buffer)
    ring.begin_epoch()
    ring.write(np.full(BLOCK, 0.9, np.float32), 0, 0)
    read(buffer)
    ring.begin_epoch()
    ring.write(np.full(2 * TARGET, -0.5, np.float32), 0, 0)
    blocks = []
    for _ in range(12):
        blocks.append(read(buffer)[1])
        ring.write(np.full(BLOCK, -0.5, np.float32), 0, 0)
    heard = np.concatenate(blocks)
    assert heard.max() <= 1.05 * TONE_PEAK, "the stream between was played"
    assert np.all(heard[-BLOCK:] == -0.5)


def test_a_reader_that_was_away_while_the_streams_changed_finds_the_new_one(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + 10 * BLOCK)
    read(buffer)
    ring.begin_epoch()
    ring.write(np.full(10 * SAMPLE_RATE, 0.5, np.float32), 0, 0)
    for _ in range(10):
        is_sound, out = read(buffer)
        ring.write(np.full(BLOCK, 0.5, np.float32), 0, 0)
    assert is_sound
    assert np.all(out == 0.5)


def test_a_reader_that_was_away_finds_finds_fresh_sound(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    write(ring, 10 * SAMPLE_RATE)
    read(buffer)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    assert buffer.delay_ms <= 100


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_block_length_goes_on_where_the_last_one_ended(lengths: list[int]) -> None:
    ring = AudioRing.create()
    try:
        buffer = JitterBuffer(ring)
        write(ring, SAMPLE_RATE)
        first = np.zeros(BLOCK, np.float32)
        assert buffer.read(first)
        heard = [first]
        for length in lengths:
            write(ring, length)
            out = np.full(length, 9.0, np.float32)
            assert buffer.read(out)
            heard.append(out)
        assert outside_the_tone(np.concatenate(heard)[BLOCK:]).max(initial=0) < CLICK
    finally:
        ring.close()


# --- the delay aimed at ----------------------------------------------------------------------------


def test_the_target_follows_the_jitter_and_nothing_is_cut() -> None:
    with feed(Network(random_s=0.15)) as far:
        far.listen(10)
        before = far.buffer.concealed
        heard = far.listen(20)
        assert far.buffer.concealed - before < 0.002 * len(heard)
        assert 130 <= far.buffer.target_ms <= 215
        assert outside_the_tone(heard).max() < CLICK


def test_it_grows_at_once_and_shrinks_slowly() -> None:
    with feed(Network(random_s=0.0)) as made:
        made.listen(10)
        calm = made.buffer.target_ms
        made.network = Network(random_s=0.2)
        made.listen(6)
        high = made.buffer.target_ms
        assert high > calm + 80
        made.network = Network(random_s=0.0)
        made.listen(10)
        assert made.buffer.target_ms > high - 41, "faster than 4 ms a second"
        concealed = made.buffer.concealed
        heard = made.listen(150)
        assert made.buffer.target_ms <= calm + 10
        assert made.buffer.concealed == concealed
        assert outside_the_tone(heard).max() < CLICK, "shortened by a cut"


@given(
    st.floats(0, 0.8),
    st.floats(0, 0.2),
    st.floats(0, 1.5),
    st.sampled_from([160, 480, 960, 1024, 4096]),
    st.integers(0, 9),
)
@settings(max_examples=15, deadline=None)
def test_whatever_the_network_does_the_target_has_bounds_and_nothing_jumps(
    random_s: float, share: float, stall_s: float, packet: int, seed: int
) -> None:
    with feed(Network(random_s=random_s, stall_share=share, stall_s=stall_s, packet=packet, seed=seed)) as made:
        heard = made.listen(8)
        assert LEAST <= made.buffer.target_ms * 48 <= MOST
        assert np.abs(heard).max() <= 2 * TONE_PEAK
        # What begins after silence fades in; every other way from one sound to another is a crossfade.
        assert steepest(heard) < 2 * STEEPEST


def test_sound_that_is_lost_is_not_waited_for() -> None:
    with feed(Network()) as made:
        made.listen(10)
        calm = made.buffer.target_ms
        for _ in range(4):
            made.sends = False
            made.listen(1)
            made.sends = True
            made.listen(6)
        assert made.buffer.target_ms < calm + 100
        assert made.buffer.delay_ms < calm + 100


def test_a_card_that_stood_still_does_not_leave_a_longer_delay() -> None:
    with feed(Network()) as made:
        made.listen(10)
        before = made.buffer.delay_ms
        write_ahead = tone(made.ring.written, 400 * 48)
        made.ring.write(write_ahead, 0, 0)
        heard = made.listen(15)
        assert abs(made.buffer.delay_ms - before) < 35
        assert steepest(heard) < STEEPEST


def test_a_card_that_only_fills_itself_and_then_pauses_is_not_taken_for_late_sound() -> None:
    """As PulseAudio does with a new stream: 80 ms at once, nothing for 1.9 s, and then the pace of the clock."""
    now_ns = 0
    ring = AudioRing.create()

    def send(upto_ns: int) -> None:
        while ring.written < upto_ns * SAMPLE_RATE // 1_000_000_000:
            ring.write(tone(ring.written, 960), pts_us=0, arrived_ns=ring.written * 1_000_000_000 // SAMPLE_RATE)

    try:
        buffer = JitterBuffer(ring, lambda: now_ns)
        now_ns = 100_000_000
        send(now_ns)
        for _ in range(4):
            read(buffer)
        now_ns += 1_900_000_000
        for _ in range(750):
            send(now_ns)
            read(buffer)
            now_ns += BLOCK * 1_000_000_000 // SAMPLE_RATE
        assert buffer.target_ms <= 60
        assert buffer.delay_ms <= 80
        assert buffer.underruns == 0
        assert abs(buffer.drift_ppm) < 50
    finally:
        ring.close()


@pytest.mark.parametrize("lie", [lambda _: 0, lambda n: -n * 1000, lambda n: (n * 90) % (1 << 20) - (1 << 40)])
def test_timestamps_that_lie_change_nothing(lie: object) -> None:
    def heard(pts: object) -> Samples:
        with feed(Network(random_s=0.03)) as made:
            if pts:
                made.pts_us = pts  # type: ignore[assignment]
            return made.listen(5)

    assert np.array_equal(heard(lie), heard(None))


# --- drift -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ppm", [500, -500])
@pytest.mark.parametrize("packet", [960, 1024])
def test_drift_is_found_and_the_delay_stays(ppm: int, packet: int) -> None:
    with feed(Network(ppm=ppm, random_s=0.01, packet=packet)) as made:
        made.listen(60)
        before, underruns = made.buffer.delay_ms, made.buffer.underruns
        delays, heard = [], []
        for _ in made.play(60):
            delays.append(made.buffer.delay_ms)
            heard.append(made.out.copy())
        assert made.buffer.underruns == underruns
        assert made.buffer.drift_ppm == pytest.approx(ppm, abs=60)
        assert abs(np.mean(delays[-500:]) - np.mean(delays[:500])) < 10
        assert abs(before - delays[-1]) < 40
        assert outside_the_tone(np.concatenate(heard)).max() < CLICK


def test_the_best_of_few_arrivals_is_not_taken_for_a_clock() -> None:
    drift = DriftTracker()
    for number in range(8):
        drift.update(100.0 * number, number * SAMPLE_RATE // 2, is_settled=False)
    assert drift.rate == 0
    assert drift.level_at(4 * SAMPLE_RATE) == 700


def test_the_pitch_never_changes_by_more_than_a_thousandth() -> None:
    with feed(Network(random_s=0.1, stall_share=0.01)) as made:
        made.listen(5)
        rates = [made.buffer._resampler.rate for _ in made.play(30)]
        assert max(np.abs(rates)) <= 0.0013
