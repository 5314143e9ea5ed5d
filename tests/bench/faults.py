"""Every way a feed fails, injected many times into one of four feeds: it comes back, and the others feel nothing.

One feed is behind a proxy, three bystanders have a server of their own. Times are read from the
status blocks every 20 ms. A mark is counted from the injection; a recovery from the moment the cause
is gone (from the injection where it is gone at once) to the first new picture of a feed that is live.

How the less obvious ones are made: codec and sample rate change by another server behind the same
address, as when a camera is set otherwise. An unknown name is an order for `tidak-ada.invalid`, and the
right order later; the order with the right password ends a refused login, because the worker itself
waits a minute there so that no camera locks the account.

MUSRENBANG_FAULT_RUNS says how often each is injected (20), MUSRENBANG_FAULT_KINDS which (all).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.identity import SiteId
from app.domain.site import StreamAddress
from app.video.supervisor import FeedSupervisor
from tests.bench.figures import Figures
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.proxy import FaultProxy
from tests.streams.servers import RtspServer

VICTIM = "victim"
BYSTANDERS = ("a", "b", "c")
RUNS = 20
STEADY_S = 3.3
"""A stream that ran so long was well: its next failure counts as the first, as it does in a room."""

LONGEST_S = 40.0
_REFUSED_LOGIN = (
    b"RTSP/1.0 401 Unauthorized\r\nCSeq: {cseq}\r\n"
    b'WWW-Authenticate: Digest realm="kamera", nonce="0a4f113b", algorithm="MD5"\r\n\r\n'
)


@dataclass(slots=True)
class Rig:
    """The feeds, and what breaks the victim's."""

    feeds: FeedSupervisor
    proxy: FaultProxy
    servers: dict[str, RtspServer]
    clips: dict[str, Path]
    address: list[str]
    """What the victim's address resolves to now."""
    serving: str = "usual"
    is_large: bool = True
    passwords: int = 0
    bystanders: dict[str, int] = field(default_factory=dict)
    cross_effects: int = 0

    def victim(self) -> FeedSnapshot:
        self._look_at_bystanders()
        return snapshot_of(self.feeds, VICTIM)

    def order(self, url: str) -> None:
        """Have the victim opened by another address, as after a change of its password."""
        self.address[0] = url
        feed = self.feeds._feeds[SiteId(VICTIM)]
        # The supervisor's own thread asks again for an address that was refused.
        feed._asked_s, feed._refused = 0.0, True

    def serve(self, name: str) -> None:
        """Put another server behind the victim's address."""
        self.serving = name if self.serving == "usual" else "usual"
        self.proxy.upstream_port = self.servers[self.serving].port
        self.proxy.cut()

    def resize(self) -> None:
        """Change the size of the picture in mid-stream."""
        self.is_large = not self.is_large
        self.servers["usual"].command(f"switch /cam {self.clips['usual' if self.is_large else 'small']}")

    def new_password(self) -> str:
        """Return the victim's address with a password that it had not before."""
        self.passwords += 1
        return self.proxy.url("/cam").replace("://", f"://operator:sandi{self.passwords}@")

    def _look_at_bystanders(self) -> None:
        for name in BYSTANDERS:
            now = snapshot_of(self.feeds, name)
            report = now.report
            harm = report.dropped + report.corrupt + report.reconnects + (now.state is not FeedState.LIVE)
            self.cross_effects += max(0, harm - self.bystanders.get(name, harm))
            self.bystanders[name] = harm


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to fail. `is_marked`: pictures stop for longer than two seconds, so the room must see it."""

    inject: Callable[[Rig], None]
    mend: Callable[[Rig], None] = lambda rig: rig.proxy.heal()
    lasts_s: float = 0.0
    is_marked: bool = True
    has_changed: Callable[[FeedSnapshot, FeedSnapshot], bool] = lambda before, now: (
        now.report.last_video_ns > before.report.last_video_ns
    )


def _has_other_size(before: FeedSnapshot, now: FeedSnapshot) -> bool:
    return now.report.width != before.report.width


def _has_lost(before: FeedSnapshot, now: FeedSnapshot) -> bool:
    """Tell whether damage was noticed and pictures came after it."""
    return now.report.corrupt > before.report.corrupt and now.picture_age_s is not None and now.picture_age_s < 0.2


def _nothing(_rig: Rig) -> None:
    pass


KINDS: dict[str, Kind] = {
    "refused": Kind(lambda rig: rig.proxy.refuse(), lasts_s=4),
    "silent": Kind(lambda rig: rig.proxy.silence(), lasts_s=7),
    "cut": Kind(lambda rig: rig.proxy.cut()),
    "standstill": Kind(lambda rig: rig.proxy.freeze(), lasts_s=3),
    "half_open": Kind(lambda rig: rig.proxy.half_open()),
    "video_dies": Kind(lambda rig: rig.proxy.stop_video(), lasts_s=7.5),
    "media_die": Kind(lambda rig: rig.proxy.stop_media(), lasts_s=9),
    "lost_packets": Kind(lambda rig: rig.proxy.lose_video(5), _nothing, is_marked=False, has_changed=_has_lost),
    "time_forward": Kind(lambda rig: rig.proxy.jump_time(3 * 3600), _nothing, is_marked=False),
    "time_back": Kind(lambda rig: rig.proxy.jump_time(-3 * 3600), _nothing, is_marked=False),
    "time_wraps": Kind(lambda rig: rig.proxy.wrap_time(1.5), _nothing, lasts_s=2.5, is_marked=False),
    "resolution": Kind(lambda rig: rig.resize(), _nothing, is_marked=False, has_changed=_has_other_size),
    "codec": Kind(lambda rig: rig.serve("hevc"), _nothing),
    "sample_rate": Kind(lambda rig: rig.serve("32 kHz"), _nothing),
    "login_refused": Kind(
        lambda rig: rig.proxy.answer(_REFUSED_LOGIN),
        lambda rig: (rig.proxy.heal(), rig.order(rig.new_password()))[0],
        lasts_s=3,
    ),
    "name_unknown": Kind(
        lambda rig: rig.order("rtsp://tidak-ada.invalid/cam"), lambda rig: rig.order(rig.new_password()), lasts_s=3
    ),
}


@dataclass(slots=True)
class Times:
    """What one kind did, the longest of all runs."""

    mark_s: float = 0.0
    recover_s: float = 0.0
    not_recovered: int = 0


def bench_faults() -> Figures:
    """Inject each kind as often as the issue asks."""
    kinds = os.environ.get("MUSRENBANG_FAULT_KINDS", "").split() or list(KINDS)
    return inject_all(kinds, int(os.environ.get("MUSRENBANG_FAULT_RUNS", RUNS)))


def inject_all(kinds: Sequence[str], runs: int) -> Figures:
    """Inject these kinds so many times each and return the figures."""
    with _rig() as rig:
        times = {kind: Times() for kind in kinds}
        for kind in kinds:
            for _ in range(runs):
                _wait_steady(rig)
                _inject(rig, KINDS[kind], times[kind])
        _wait_steady(rig)
    figures: dict[str, float | int | str] = {
        "not_recovered": sum(t.not_recovered for t in times.values()),
        "cross_effects": rig.cross_effects,
        "mark_s_max": round(max(t.mark_s for t in times.values()), 2),
        "recover_s_max": round(max(t.recover_s for t in times.values()), 2),
        "injections": runs * len(kinds),
    }
    for kind, t in times.items():
        if KINDS[kind].is_marked:
            figures[f"{kind}_mark_s"] = round(t.mark_s, 2)
        figures[f"{kind}_recover_s"] = round(t.recover_s, 2)
    return Figures("faults", figures, bars={"not_recovered": "0", "cross_effects": "0", "mark_s_max": "≤ 2 + 0.1"})


def _inject(rig: Rig, kind: Kind, times: Times) -> None:
    before, started_s = rig.victim(), time.monotonic()
    kind.inject(rig)
    if kind.is_marked:
        took_s = wait_until(lambda: rig.victim().state is not FeedState.LIVE, LONGEST_S, "the mark")
        times.mark_s = max(times.mark_s, took_s)
    wait_until(lambda: rig.victim() and time.monotonic() - started_s >= kind.lasts_s, kind.lasts_s + 5, "the mending")
    if kind.is_marked or kind.lasts_s:
        before, started_s = rig.victim(), time.monotonic() if kind.lasts_s else started_s
    kind.mend(rig)

    def is_back() -> bool:
        now = rig.victim()
        return now.state is FeedState.LIVE and kind.has_changed(before, now)

    try:
        wait_until(is_back, LONGEST_S, "the picture")
        times.recover_s = max(times.recover_s, time.monotonic() - started_s)
    except AssertionError:
        times.not_recovered += 1
        rig.proxy.heal()
        rig.order(rig.new_password())


def _wait_steady(rig: Rig) -> None:
    """Wait until the victim has played for a while without a break."""
    since_s = time.monotonic()
    before = rig.victim()

    def is_steady() -> bool:
        nonlocal since_s, before
        now = rig.victim()
        if now.state is not FeedState.LIVE or now.report.reconnects != before.report.reconnects:
            since_s, before = time.monotonic(), now
        return time.monotonic() - since_s >= STEADY_S

    wait_until(is_steady, LONGEST_S * 2, "a steady feed")


@contextmanager
def _rig() -> Iterator[Rig]:
    spec = {"width": 640, "height": 360, "seconds": 2.0}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        clips = {
            "usual": make_units(ClipSpec(**spec), folder, "usual"),
            "small": make_units(ClipSpec(**{**spec, "width": 480, "height": 270}), folder, "small"),
            "hevc": make_units(ClipSpec(**spec, video_codec="libx265"), folder, "hevc"),
            "32 kHz": make_units(ClipSpec(**spec, sample_rate=32_000), folder, "rate"),
        }
        servers = {name: stack.enter_context(RtspServer({"/cam": clips[name]})) for name in ("usual", "hevc", "32 kHz")}
        steady = stack.enter_context(RtspServer({f"/{name}": clips["usual"] for name in BYSTANDERS}))
        proxy = stack.enter_context(FaultProxy(servers["usual"].port))
        urls = {VICTIM: proxy.url("/cam"), **{name: steady.url(f"/{name}") for name in BYSTANDERS}}
        address = [urls[VICTIM]]

        def resolve(asked: StreamAddress) -> str:
            return address[0] if asked.url == urls[VICTIM] else asked.url

        feeds = stack.enter_context(running(urls, resolve=resolve))
        for name in urls:
            wait_for_state(feeds, name, FeedState.LIVE, 30)
        yield Rig(feeds, proxy, servers, clips, address)
