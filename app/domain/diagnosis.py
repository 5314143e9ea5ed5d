"""What is wrong with a feed that is there: dark, blurred, frozen, too quiet, a link that fails.

Pure: readings go in, findings come out. Each finding has to last before it is said and to be gone
for a while before it is taken back, with a gap between the two thresholds, so nothing flaps.
A feed that is not there at all is the business of `app.domain.feed`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, quantiles

from app.domain.alarm import Alarm, Baseline, Limit
from app.domain.feed import FeedState
from app.domain.finding import Finding
from app.domain.thrift import DecodeThrift


@dataclass(frozen=True, slots=True)
class PictureFigures:
    """One picture, in levels 0…255 of its luma.

    `highlight` is the mean of the block that only a tenth of the blocks exceed, `spread` the standard
    deviation, `sharpness` 0…1 (None where nothing has an edge), `change` the mean difference from the
    picture before in the block that changed most (None when there is none before).
    """

    brightness: float
    highlight: float
    spread: float
    sharpness: float | None
    change: float | None


@dataclass(frozen=True, slots=True)
class SoundFigures:
    """The sound since the reading before. `clipped_share` is the share of samples at full scale.

    `hum_db` is how far 50 Hz and its multiples stand out of what lies beside them; 0 if they do not.
    """

    rms_dbfs: float
    peak_dbfs: float
    clipped_share: float
    hum_db: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at a feed at `at_s` of a monotonic clock. None means not measured, never zero.

    `picture` is of a picture that is new since the reading before. `lost_share` (0…1) and
    `jitter_ms` belong to the same interval; TCP has neither. `thrift` is what was left out to save CPU.
    """

    at_s: float
    has_video: bool
    has_audio: bool
    picture: PictureFigures | None = None
    sound: SoundFigures | None = None
    fps: float | None = None
    bitrate_bps: float | None = None
    lost_share: float | None = None
    jitter_ms: float | None = None
    thrift: DecodeThrift = DecodeThrift.FULL


# The tile's luma is full range: 0 is black. A covered lens or a capture card without a signal stays below 5;
# a room at night with one lamp does not. FFmpeg's blackdetect: two seconds; one more for a camera that restarts.
BLACK_HIGHLIGHT = Limit(bad=10, good=18, raise_after_s=3, clear_after_s=1)
# Nine tenths of the picture below a fifth of the scale: faces cannot be told apart on a projector. Judged by the
# bright end, so black bars beside a telephone's picture and a dark curtain are not a dark room.
DARK_HIGHLIGHT = Limit(bad=50, good=62, raise_after_s=10, clear_after_s=3)
# Measured with the probe: demo clips 0.82…0.85, enlarged twice 0.67…0.75, smeared by σ = 1 pixel of 320 0.67…0.74,
# σ = 2 0.43…0.60, σ = 3 0.27…0.37. Cheap cameras lie well above the third; only a lens far out of focus gets there.
BLURRED_SHARPNESS = Limit(bad=0.35, good=0.45, raise_after_s=15, clear_after_s=5)
# Beneath this spread the picture is a wall or a covered lens: it says nothing about focus.
FLAT_SPREAD = 12.0
# Measured with x264 at 720p: sensor noise that survives the encoder keeps every reading above 0.07; a frozen source
# gives 0.00…0.01, with keyframe pulses up to 1.4; a listener's head gives 3 and more. An encoder that eats all noise
# makes an empty room the same as a frozen one: no figure tells them apart, so the wait is long enough that in a
# room with people somebody has moved (FFmpeg's freezedetect, two seconds, is for produced programmes).
FROZEN_CHANGE = Limit(bad=0.05, good=2.0, raise_after_s=30, clear_after_s=1)
# Below 30 % of the feed's own median. A variable bitrate halves with a calm picture, so half would be no news.
BITRATE_RATIO = Limit(bad=0.30, good=0.50, raise_after_s=10, clear_after_s=5)
# A picture that changes less costs few bits by right: its bitrate is not judged.
CALM_CHANGE = 2.0
# Frigate calls 60 % of the expected rate fair and 90 % excellent (frigate/stats/util.py).
FPS_RATIO = Limit(bad=0.60, good=0.80, raise_after_s=5, clear_after_s=5)
# The usual SRT table changes its advice at 1 % and 3 % of loss; without retransmission 2 % is seen every second.
LOST_SHARE = Limit(bad=0.02, good=0.01, raise_after_s=4, clear_after_s=10)
# OBS takes up to 70 ms as contiguous sound (TS_SMOOTHING_THRESHOLD); FFmpeg reorders RTP within 100 ms.
JITTER_MS = Limit(bad=70, good=40, raise_after_s=5, clear_after_s=10)
# One bit of 16 is −90 dBFS; an open microphone hisses above −70. Long, because a broadcasting app with noise
# suppression sends true silence while nobody speaks.
SILENT_DBFS = Limit(bad=-80, good=-72, raise_after_s=30, clear_after_s=1)
# The demo room speaks at −20 dBFS RMS; 16 dB less drowns in the room's fans when it is turned up.
QUIET_DBFS = Limit(bad=-36, good=-32, raise_after_s=10, clear_after_s=5)
SPEECH_WINDOW_S = 30.0
# Speech is what stands out of the room's own tone by so much; without speech nobody can be too quiet.
SPEECH_STANDS_OUT_DB = 10.0
# One sample in a thousand at full scale, over ten seconds with their pauses, crackles audibly.
CLIPPED_SHARE = Limit(bad=0.001, good=0.0002, raise_after_s=3, clear_after_s=5)
CLIPPED_WINDOW_S = 10.0
# Measured (docs/decisions/0025): voices, music and rooms stay below 8 in the middle of ten windows, hum that is
# heard in a pause reaches 20 and more. The middle, because a word over the hum hides it for a window.
HUM_DB = Limit(bad=15, good=10, raise_after_s=5, clear_after_s=5)
HUM_WINDOW_S = 10.0
HUM_WINDOWS = 8
# Rates are means over two seconds: so long they still speak of the time in which pictures were left out.
RATES_SETTLE_S = 3.0

_HIDDEN_BY: dict[Finding, frozenset[Finding]] = {
    Finding.BLACK: frozenset({Finding.FROZEN, Finding.DARK, Finding.BLURRED}),
    Finding.NO_SOUND: frozenset({Finding.SOUND_QUIET}),
}


class Diagnosis:
    """The findings about one feed. Not thread-safe; the time is the readings' own."""

    def __init__(self, *, wants_sound: bool = True) -> None:
        """A camera whose microphone is a feed of its own has `wants_sound` False."""
        self._wants_sound = wants_sound
        self._alarms = {finding: Alarm(limit) for finding, limit in _LIMITS.items()}
        self._sound: deque[tuple[float, SoundFigures]] = deque()
        self._fps = Baseline()
        self._bitrate = Baseline()
        self._thrifty_s: float | None = None

    def step(self, reading: Reading) -> tuple[Finding, ...]:
        """Take one reading and return what is to be said now, the weightiest first."""
        for finding, value in self._values(reading).items():
            self._alarms[finding].step(value, reading.at_s)
        raised = [finding for finding in Finding if finding in self._alarms and self._alarms[finding].is_raised]
        hidden = {lesser for finding in raised for lesser in _HIDDEN_BY.get(finding, ())}
        return tuple(finding for finding in raised if finding not in hidden)

    def new_stream(self) -> None:
        """Forget what was usual: another stream, or the other of two, has rates of its own."""
        self._fps, self._bitrate = Baseline(), Baseline()
        self._sound.clear()

    def _values(self, reading: Reading) -> dict[Finding, float | None]:
        at_s = reading.at_s
        picture = reading.picture if reading.has_video else None
        self._hear(reading)
        told = self._tells_of_the_link(reading)
        bitrate = self._bitrate.ratio(reading.bitrate_bps if told else None, at_s)
        is_calm = picture is not None and picture.change is not None and picture.change < CALM_CHANGE
        return {
            Finding.BLACK: picture.highlight if picture else None,
            Finding.DARK: picture.highlight if picture else None,
            Finding.BLURRED: picture.sharpness if picture and picture.spread >= FLAT_SPREAD else None,
            # From one keyframe to the next is no motion: seconds lie between, and the encoder begins anew.
            Finding.FROZEN: picture.change if picture and reading.thrift is not DecodeThrift.KEYFRAMES else None,
            Finding.BITRATE_DROPPED: None if is_calm else bitrate,
            Finding.FPS_DROPPED: self._fps.ratio(reading.fps if reading.has_video and told else None, at_s),
            Finding.PACKETS_LOST: reading.lost_share if told else None,
            Finding.JITTERY: reading.jitter_ms if told else None,
            Finding.NO_SOUND: self._loudness(reading),
            Finding.SOUND_QUIET: self._speech_dbfs(at_s),
            Finding.SOUND_CLIPPING: self._clipped(at_s),
            Finding.HUM: self._hum_db(at_s),
        }

    def _tells_of_the_link(self, reading: Reading) -> bool:
        """Tell whether rates say something about the site: while we are short of CPU, it is we who are late."""
        if reading.thrift.is_saving:
            self._thrifty_s = reading.at_s
        return self._thrifty_s is None or reading.at_s - self._thrifty_s > RATES_SETTLE_S

    def _hear(self, reading: Reading) -> None:
        while self._sound and self._sound[0][0] < reading.at_s - SPEECH_WINDOW_S:
            self._sound.popleft()
        if reading.has_audio and reading.sound is not None:
            self._sound.append((reading.at_s, reading.sound))

    def _loudness(self, reading: Reading) -> float | None:
        if not self._wants_sound:
            return None
        if not reading.has_audio:
            # A picture without a sound track cannot be heard; without a picture either, nothing is connected.
            return float("-inf") if reading.has_video else None
        return reading.sound.rms_dbfs if reading.sound else None

    def _speech_dbfs(self, at_s: float) -> float | None:
        """Return the level of who speaks, or None if nobody has spoken long enough to be judged."""
        if not self._sound or at_s - self._sound[0][0] < SPEECH_WINDOW_S / 2:
            return None
        levels = [sound.rms_dbfs for _, sound in self._sound]
        if len(levels) < 2:
            return None
        tenths = quantiles(levels, n=10, method="inclusive")
        return tenths[-1] if tenths[-1] - tenths[0] >= SPEECH_STANDS_OUT_DB else None

    def _clipped(self, at_s: float) -> float | None:
        shares = [sound.clipped_share for heard_s, sound in self._sound if heard_s > at_s - CLIPPED_WINDOW_S]
        return fmean(shares) if shares else None

    def _hum_db(self, at_s: float) -> float | None:
        heard = [sound.hum_db for heard_s, sound in self._sound if heard_s > at_s - HUM_WINDOW_S]
        measured = [hum_db for hum_db in heard if hum_db is not None]
        return median(measured) if len(measured) >= HUM_WINDOWS else None


_LIMITS: dict[Finding, Limit] = {
    Finding.BLACK: BLACK_HIGHLIGHT,
    Finding.FROZEN: FROZEN_CHANGE,
    Finding.NO_SOUND: SILENT_DBFS,
    Finding.PACKETS_LOST: LOST_SHARE,
    Finding.FPS_DROPPED: FPS_RATIO,
    Finding.SOUND_CLIPPING: CLIPPED_SHARE,
    Finding.SOUND_QUIET: QUIET_DBFS,
    Finding.HUM: HUM_DB,
    Finding.JITTERY: JITTER_MS,
    Finding.BITRATE_DROPPED: BITRATE_RATIO,
    Finding.DARK: DARK_HIGHLIGHT,
    Finding.BLURRED: BLURRED_SHARPNESS,
}


class LinkGrade(StrEnum):
    """How good a site's connection is, in four steps that a person can say."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    LOST = "lost"


LINK_FINDINGS = frozenset(
    {
        Finding.PACKETS_LOST,
        Finding.FPS_DROPPED,
        Finding.JITTERY,
        Finding.BITRATE_DROPPED,
        Finding.UPLINK_LOSS,
        Finding.UPLINK_JITTER,
        Finding.UPLINK_DELAY,
    }
)
"""The last three are found by the gateway (`app.domain.uplink`), the others by the feed itself."""


def link_grade(state: FeedState, findings: Collection[Finding]) -> LinkGrade:
    """Grade a link by the feed's state and by the findings that are the network's.

    - LOST (terputus): nothing comes: the feed is off, lost, or not connected yet.
    - POOR (buruk): the picture stands still, or two or more of `LINK_FINDINGS`. Loss that hurts is
      felt in the frame rate or in damaged pictures as well; loss that SRT repaired is not.
    - FAIR (cukup): one of them.
    - GOOD (baik): none. What the camera or the microphone does wrong is no fault of the link.
    """
    if state in (FeedState.OFF, FeedState.LOST, FeedState.CONNECTING):
        return LinkGrade.LOST
    troubles = len(LINK_FINDINGS.intersection(findings))
    if state is FeedState.STALLED or troubles >= 2:
        return LinkGrade.POOR
    return LinkGrade.FAIR if troubles else LinkGrade.GOOD
