"""The check of a site before the session opens: half a minute of readings in, a verdict with reasons out.

Pure, and the one rule for the page "Uji lokasi" and for `check-feeds`. What the workers' diagnosis finds
is taken over; what it could not have found yet (it hears half a minute before it speaks) is judged here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, quantiles

from app.domain.diagnosis import (
    LOST_SHARE,
    QUIET_DBFS,
    SILENT_DBFS,
    SPEECH_STANDS_OUT_DB,
    LinkGrade,
    link_grade,
)
from app.domain.feed import FeedSnapshot, FeedState, Trouble, has_video
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.sound import FeedLevel

CHECK_S = 30.0
"""As long as the slowest finding needs to be raised."""

LISTEN_S = 5.0
"""A microphone is judged only after it was listened to for so long."""

RATES_S = 2.0
"""A worker's rates are averages over so long: those of a stream that has just begun are too low."""

LONGEST_READING_S = 2.0
"""What a reading says is believed for so long; a computer that slept in between knows nothing of the gap."""


class Verdict(StrEnum):
    """What the room may expect of a site, in three words that a person can say."""

    READY = "ready"
    NEEDS_WORK = "needs_work"
    NOT_CONNECTED = "not_connected"


class Remark(StrEnum):
    """What only a check can say, beside the findings of the diagnosis."""

    INTERRUPTED = "interrupted"
    NO_PICTURE = "no_picture"
    NOT_HEARD = "not_heard"
    NOT_MEASURED = "not_measured"


HINTS = (Remark.NOT_HEARD, Remark.NOT_MEASURED)
"""Said, but no fault of the site: nobody spoke while it was checked, or nobody listened long enough."""

WORST_FIRST: tuple[Finding | Remark, ...] = (Remark.INTERRUPTED, Remark.NO_PICTURE, *Finding, *HINTS)


@dataclass(frozen=True, slots=True)
class SiteReading:
    """One look at a site at `at_s` of a clock that never runs backwards. `level` None: nobody measured."""

    at_s: float
    feed: FeedSnapshot
    level: FeedLevel | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something to mend, and for how long of the check it lasted."""

    code: Finding | Remark
    lasted_s: float


@dataclass(frozen=True, slots=True)
class StreamFigures:
    """What came: the stream of the last good reading, its rates as means from when they are known."""

    video_codec: str
    width: int
    height: int
    fps: float
    bitrate_bps: float
    audio_codec: str
    sample_rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class SoundSpan:
    """RMS as the mean of its power and at its lowest, and the highest peak."""

    mean_dbfs: float
    lowest_dbfs: float
    peak_dbfs: float


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What the check says about one site.

    `complaints` are the worst first. `trouble` says why a site that is not connected is not.
    `first_picture_s` counts from the start of the check (for a stream without video: the first sound);
    None means that nothing came. `lost_share` is 0…1 of the pictures; None where there were none.
    """

    site_id: SiteId
    verdict: Verdict
    complaints: tuple[Complaint, ...]
    trouble: Trouble
    link: LinkGrade
    watched_s: float
    connected_s: float
    first_picture_s: float | None
    reconnects: int
    lost_share: float | None
    stream: StreamFigures | None
    sound: SoundSpan | None


@dataclass(frozen=True, slots=True)
class _Step:
    """What happened from one reading to the next."""

    seconds: float
    shown: int
    lost: int
    reconnects: int

    @property
    def lost_share(self) -> float:
        return self.lost / (self.shown + self.lost) if self.shown + self.lost else 0.0


def site_report(
    site_id: SiteId, readings: Sequence[SiteReading], *, wants_sound: bool = True, has_meter: bool = True
) -> SiteReport:
    """Judge a site by its readings, oldest first. Without any it is not connected.

    - NOT_CONNECTED: at the end nothing comes. What came before is told, but the room cannot count on it.
    - NEEDS_WORK: there is something to mend: a finding, a break after the first picture, no picture, no sound,
      or a picture that stands still at the end.
    - READY: nothing of that. That nobody spoke or listened is said, but does not change the verdict.
    - Levels count only while the site was there; a substream or a silent camera has `wants_sound` False.
      Where nobody measures levels at all, `has_meter` is False, and only the lack of a sound track is told.
    """
    live = [reading for reading in readings if reading.feed.state is FeedState.LIVE]
    steps = [_step(before, after) for before, after in pairwise(readings)]
    # What a reading says holds until the next one; nothing is known of the time after the last.
    spans = [*(step.seconds for step in steps), 0.0] if readings else []
    shown, lost = sum(step.shown for step in steps), sum(step.lost for step in steps)
    heard = [
        (reading, reading.level) for reading in live if reading.level is not None and reading.feed.report.audio_codec
    ]
    listened_s = _time_of([reading for reading, _ in heard], readings, spans)
    lasted = _finding_times(readings, spans)
    _judge_link(lasted, readings, steps, spans)
    if wants_sound and live:
        if not any(reading.feed.report.audio_codec for reading in live):
            lasted.setdefault(Finding.NO_SOUND, _time_of(live, readings, spans))
        elif has_meter:
            _judge_sound(lasted, [level for _, level in heard], listened_s)
    state = readings[-1].feed.state if readings else FeedState.LOST
    is_connected = state in (FeedState.LIVE, FeedState.STALLED)
    must_mend = state is not FeedState.LIVE or any(code not in HINTS for code in lasted)
    verdict = Verdict.NEEDS_WORK if must_mend else Verdict.READY
    return SiteReport(
        site_id=site_id,
        verdict=verdict if is_connected else Verdict.NOT_CONNECTED,
        complaints=tuple(Complaint(code, lasted[code]) for code in WORST_FIRST if code in lasted),
        trouble=Trouble.NONE if state is FeedState.LIVE else _trouble(readings),
        link=link_grade(state, [code for code in lasted if isinstance(code, Finding)]),
        watched_s=sum(spans),
        connected_s=_time_of(live, readings, spans),
        first_picture_s=live[0].at_s - readings[0].at_s if live else None,
        reconnects=sum(step.reconnects for step in steps),
        lost_share=lost / (shown + lost) if shown + lost else None,
        stream=_stream(live),
        sound=_sound([level for _, level in heard]),
    )


def _step(before: SiteReading, after: SiteReading) -> _Step:
    old, new = before.feed.report, after.feed.report
    return _Step(
        seconds=min(max(0.0, after.at_s - before.at_s), LONGEST_READING_S),
        shown=_counted(old.frames, new.frames),
        lost=_counted(old.dropped, new.dropped) + _counted(old.corrupt, new.corrupt),
        # A counter that has fallen belongs to a new worker: that was one break, whatever it counted before.
        reconnects=new.reconnects - old.reconnects if new.reconnects >= old.reconnects else 1,
    )


def _counted(old: int, new: int) -> int:
    """Return what was counted in between; a new worker begins at nothing."""
    return new - old if new >= old else new


def _finding_times(readings: Sequence[SiteReading], spans: Sequence[float]) -> dict[Finding | Remark, float]:
    lasted: dict[Finding | Remark, float] = {}
    for reading, seconds in zip(readings, spans, strict=True):
        # Of a picture that is not there nothing can be said but that it is not there.
        if reading.feed.state is FeedState.LIVE:
            # Who has the floor and is silent is no fault of the site that a check could mend.
            for finding in set(reading.feed.report.findings) - {Finding.FLOOR_SILENT}:
                lasted[finding] = lasted.get(finding, 0.0) + seconds
    return lasted


def _judge_link(
    lasted: dict[Finding | Remark, float],
    readings: Sequence[SiteReading],
    steps: Sequence[_Step],
    spans: Sequence[float],
) -> None:
    """Say whether the site fell out after it was there, sends no picture, or lost too much on the whole."""
    first = next((n for n, reading in enumerate(readings) if reading.feed.state is FeedState.LIVE), None)
    if first is None:
        return
    away = [n for n, reading in enumerate(readings) if n > first and reading.feed.state is not FeedState.LIVE]
    if away or any(step.reconnects for step in steps[first:]):
        lasted[Remark.INTERRUPTED] = sum(spans[n] for n in away)
    live = [reading for reading in readings if reading.feed.state is FeedState.LIVE]
    if not any(has_video(reading.feed.report) for reading in live):
        lasted[Remark.NO_PICTURE] = _time_of(live, readings, spans)
    shown, lost = sum(step.shown for step in steps), sum(step.lost for step in steps)
    if shown + lost and lost / (shown + lost) > LOST_SHARE.bad:
        bad_s = sum(step.seconds for step in steps if step.lost_share > LOST_SHARE.bad)
        lasted[Finding.PACKETS_LOST] = max(bad_s, lasted.get(Finding.PACKETS_LOST, 0.0))


def _judge_sound(lasted: dict[Finding | Remark, float], levels: Sequence[FeedLevel], listened_s: float) -> None:
    """Say what the levels of the whole check say: silence, somebody far from the microphone, or nobody."""
    if Finding.NO_SOUND in lasted:
        return
    rms = [level.rms_dbfs for level in levels]
    if len(rms) < 2 or listened_s < LISTEN_S:
        lasted[Remark.NOT_MEASURED] = listened_s
        return
    if max(rms) <= SILENT_DBFS.bad:
        lasted.pop(Finding.SOUND_QUIET, None)
        lasted[Finding.NO_SOUND] = listened_s
        return
    tenths = quantiles(rms, n=10, method="inclusive")
    if tenths[-1] >= QUIET_DBFS.bad or Finding.SOUND_QUIET in lasted:
        return
    if tenths[-1] - tenths[0] >= SPEECH_STANDS_OUT_DB:
        lasted[Finding.SOUND_QUIET] = listened_s
    else:
        lasted[Remark.NOT_HEARD] = listened_s


def _time_of(some: Iterable[SiteReading], readings: Sequence[SiteReading], spans: Sequence[float]) -> float:
    chosen = {id(reading) for reading in some}
    return sum(seconds for reading, seconds in zip(readings, spans, strict=True) if id(reading) in chosen)


def _trouble(readings: Sequence[SiteReading]) -> Trouble:
    """Return the last trouble that was named; a worker that tries again has named none yet."""
    named = (reading.feed.report.trouble for reading in reversed(readings))
    stalls = bool(readings) and readings[-1].feed.state is FeedState.STALLED
    usual = Trouble.STALLED if stalls else Trouble.SILENT
    return next((trouble for trouble in named if trouble is not Trouble.NONE), usual)


def _stream(live: Sequence[SiteReading]) -> StreamFigures | None:
    if not live:
        return None
    last = live[-1].feed.report
    known_s = live[0].at_s + RATES_S
    settled = [reading.feed.report for reading in live if reading.at_s >= known_s] or [last]
    return StreamFigures(
        video_codec=last.video_codec,
        width=last.width,
        height=last.height,
        fps=fmean(report.fps for report in settled),
        bitrate_bps=fmean(report.bitrate_bps for report in settled),
        audio_codec=last.audio_codec,
        sample_rate=last.sample_rate,
        channels=last.channels,
    )


def _sound(levels: Sequence[FeedLevel]) -> SoundSpan | None:
    if not levels:
        return None
    rms = [level.rms_dbfs for level in levels]
    power = fmean(10 ** (level_dbfs / 10) for level_dbfs in rms)
    mean_dbfs = 10 * math.log10(power) if power > 0 else min(rms)
    # Rounding must not put the mean outside of what was heard.
    mean_dbfs = min(max(mean_dbfs, min(rms)), max(rms))
    return SoundSpan(mean_dbfs, min(rms), max(level.peak_dbfs for level in levels))
