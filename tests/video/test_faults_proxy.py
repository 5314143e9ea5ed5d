"""A network between feed and server that breaks in every way: each is marked, mended, and felt by nobody else."""

from __future__ import annotations

import contextlib
import functools
import socket
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.domain.feed import STALL_AFTER_S, FeedState, Trouble
from app.domain.identity import SiteId
from app.video.supervisor import FeedSupervisor
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.proxy import FaultProxy, Shaking
from tests.streams.servers import LiveTs, RtspServer, http_server, rtmp_server, stay_silent, tcp_server

REFUSED_LOGIN = (
    b"RTSP/1.0 401 Unauthorized\r\nCSeq: {cseq}\r\n"
    b'WWW-Authenticate: Digest realm="kamera", nonce="0a4f113b", algorithm="MD5"\r\n\r\n'
)

pytestmark = pytest.mark.allowed_log("no stream")


@contextlib.contextmanager
def cam_behind_proxy(units: Path) -> Iterator[tuple[FeedSupervisor, FaultProxy]]:
    """Run one live feed behind a proxy."""
    with (
        RtspServer({"/cam": units}) as server,
        FaultProxy(server.port) as proxy,
        running({"cam": proxy.url("/cam")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        wait_until(lambda: snapshot_of(feeds, "cam").report.frames > 10, 10, "pictures")
        yield feeds, proxy


def is_marked(feeds: FeedSupervisor, name: str = "cam") -> bool:
    return snapshot_of(feeds, name).state in (FeedState.STALLED, FeedState.LOST)


def wait_for_mark(feeds: FeedSupervisor, name: str = "cam") -> None:
    """The bar: within two seconds, counted from the last picture."""
    took_s = wait_until(lambda: is_marked(feeds, name), 5, "the mark")
    assert took_s <= STALL_AFTER_S + 0.3


def wait_for_new_pictures(feeds: FeedSupervisor, timeout_s: float, name: str = "cam") -> float:
    """Wait for a picture that was made after this call; return how long it took."""
    shown = snapshot_of(feeds, name).report.frames

    def is_back() -> bool:
        now = snapshot_of(feeds, name)
        return now.state is FeedState.LIVE and now.report.frames > shown

    return wait_until(is_back, timeout_s, "new pictures")


def test_the_proxy_passes_bytes_until_it_is_told_otherwise() -> None:
    def echo(connection: socket.socket) -> None:
        while data := connection.recv(4096):
            connection.sendall(data)

    with (
        tcp_server(echo) as port,
        FaultProxy(port, rtsp=False) as proxy,
        socket.create_connection(("127.0.0.1", proxy.port), timeout=2) as client,
    ):
        client.sendall(b"halo")
        assert client.recv(100) == b"halo"
        proxy.freeze()
        client.sendall(b"tunggu")
        client.settimeout(0.2)
        with pytest.raises(TimeoutError):
            client.recv(100)
        proxy.heal()
        client.settimeout(2)
        assert client.recv(100) == b"tunggu"
        proxy.slow(0.2)
        started_s = time.monotonic()
        client.sendall(b"pelan")
        assert client.recv(100) == b"pelan"
        assert time.monotonic() - started_s >= 0.2
        proxy.slow(0.0)
        proxy.shake(Shaking(stall_share=1.0, stall_s=0.2))
        started_s = time.monotonic()
        client.sendall(b"goyah")
        assert client.recv(100) == b"goyah"
        assert time.monotonic() - started_s >= 0.2
        proxy.shake(Shaking())
        proxy.half_open()
        client.sendall(b"hilang")
        client.settimeout(0.2)
        with pytest.raises(TimeoutError):
            client.recv(100)
        proxy.heal()
        with pytest.raises(TimeoutError):
            client.recv(100)
        client.settimeout(2)
        proxy.refuse()
        with pytest.raises(ConnectionResetError):
            client.recv(100)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", proxy.port), timeout=2).close()


def test_a_connection_that_is_reset_is_made_again(small_units: Path) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        epoch = feeds.ring(SiteId("cam")).epoch
        proxy.cut()
        wait_for_mark(feeds)
        assert wait_for_new_pictures(feeds, 10) <= 4.0
        assert snapshot_of(feeds, "cam").report.reconnects == 1
        assert feeds.ring(SiteId("cam")).epoch > epoch, "the sound begins anew too"


@pytest.mark.parametrize("way", ["refuse", "silence"])
def test_nobody_answers_for_a_while(small_units: Path, way: str) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        proxy.refuse() if way == "refuse" else proxy.silence()
        wait_for_mark(feeds)
        wanted = Trouble.REFUSED if way == "refuse" else Trouble.SILENT
        wait_until(lambda: snapshot_of(feeds, "cam").report.trouble is wanted, 12, "the reason")
        proxy.heal()
        assert wait_for_new_pictures(feeds, 10) <= 4.0


def test_a_half_open_connection_is_given_up_and_shows_nothing_old(small_units: Path) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        shown = snapshot_of(feeds, "cam").report.frames
        proxy.half_open()
        wait_for_mark(feeds)
        while snapshot_of(feeds, "cam").report.reconnects == 0:
            now = snapshot_of(feeds, "cam")
            assert now.report.frames <= shown + 2, "what was left in the decoder came out as a live picture"
            assert now.picture_age_s is not None
            assert now.picture_age_s < 9, "not given up"
        wait_for_new_pictures(feeds, 5)


def test_a_short_standstill_keeps_the_connection(small_units: Path) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        proxy.freeze()
        wait_for_mark(feeds)
        proxy.heal()
        wait_for_new_pictures(feeds, 2)
        assert snapshot_of(feeds, "cam").report.reconnects == 0


def test_picture_that_dies_while_the_sound_lives(small_units: Path) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        proxy.stop_video()
        wait_for_mark(feeds)
        ring = feeds.ring(SiteId("cam"))
        written = ring.written
        wait_until(lambda: ring.written > written + 24_000, 3, "sound goes on")
        wait_until(lambda: snapshot_of(feeds, "cam").report.trouble is Trouble.STALLED, 8, "a new connection")
        proxy.heal()
        wait_for_new_pictures(feeds, 8)


@pytest.mark.allowed_log("the worker of Cam hangs")
def test_media_that_stop_while_the_reports_go_on(small_units: Path) -> None:
    """An encoder that hangs behind an RTSP server that lives: libav waits for media for ever."""
    with cam_behind_proxy(small_units) as (feeds, proxy):
        proxy.stop_media()
        wait_for_mark(feeds)
        wait_until(lambda: snapshot_of(feeds, "cam").report.trouble is Trouble.STALLED, 12, "the end of waiting")
        proxy.heal()
        wait_for_new_pictures(feeds, 10)


def test_a_login_that_is_refused_later_is_said_and_not_repeated(small_units: Path) -> None:
    with cam_behind_proxy(small_units) as (feeds, proxy):
        proxy.answer(REFUSED_LOGIN)
        wait_until(lambda: snapshot_of(feeds, "cam").report.trouble is Trouble.AUTH_FAILED, 10, "the reason")
        made = proxy.connections
        # Long enough for three attempts of the usual kind.
        until_s = time.monotonic() + 3.5
        wait_until(lambda: time.monotonic() > until_s, 5, "the time to be over")
        assert proxy.connections == made
        assert (snapshot_of(feeds, "cam").report.next_attempt_ns - time.monotonic_ns()) / 1e9 > 50


def test_a_password_that_was_mended_is_found_without_another_attempt_by_the_wrong_one(small_units: Path) -> None:
    password = ["salah"]
    with (
        RtspServer({"/cam": small_units}, user="operator", password="benar") as server,
        FaultProxy(server.port) as proxy,
        running(
            {"cam": proxy.url("/cam")},
            resolve=lambda address: address.url.replace("://", f"://operator:{password[0]}@"),
        ) as feeds,
    ):
        wait_until(lambda: snapshot_of(feeds, "cam").report.trouble is Trouble.AUTH_FAILED, 10, "the reason")
        made = proxy.connections
        password[0] = "benar"
        wait_for_state(feeds, "cam", FeedState.LIVE, 15)
        assert proxy.connections == made + 1


@pytest.mark.allowed_log("the worker of Cam hangs")
@pytest.mark.parametrize("scheme", ["rtmp", "http"])
def test_other_protocols_come_back_too(small_clip: Path, scheme: str) -> None:
    with contextlib.ExitStack() as stack:
        if scheme == "rtmp":
            port = urlsplit(stack.enter_context(rtmp_server(small_clip))).port
        else:
            handler = functools.partial(type("Clip", (LiveTs,), {"clip": small_clip}))
            port = stack.enter_context(http_server(handler))
        assert port
        proxy = stack.enter_context(FaultProxy(port, rtsp=False))
        feeds = stack.enter_context(running({"cam": proxy.url("/live/feed", scheme)}))
        wait_for_state(feeds, "cam", FeedState.LIVE, 20)
        proxy.cut()
        wait_for_mark(feeds)
        wait_for_new_pictures(feeds, 12)
        # FFmpeg's RTMP server serves one client, and its end of a half-open connection never ends.
        proxy.freeze() if scheme == "rtmp" else proxy.half_open()
        wait_for_mark(feeds)
        wait_until(lambda: snapshot_of(feeds, "cam").state is FeedState.LOST, 8, "the connection to be given up")
        proxy.heal()
        wait_for_new_pictures(feeds, 15)


def test_those_who_were_lost_together_come_back_one_by_one(small_units: Path) -> None:
    names = [f"s{number:02}" for number in range(6)]
    with (
        RtspServer({"/cam": small_units}) as server,
        FaultProxy(server.port) as proxy,
        running({name: proxy.url("/cam") for name in names}) as feeds,
    ):
        for name in names:
            wait_for_state(feeds, name, FeedState.LIVE)
        first_s = proxy.opened_s
        assert len(first_s) == len(names)
        assert max(first_s) - min(first_s) <= 4.0
        proxy.cut()
        wait_until(lambda: proxy.connections == 2 * len(names), 10, "all to connect again")
        again_s = sorted(proxy.opened_s[len(names) :])
        assert min(later - earlier for earlier, later in pairwise(again_s)) >= 0.03
        assert again_s[-1] - again_s[0] <= 1.5
        for name in names:
            wait_for_state(feeds, name, FeedState.LIVE)


def test_a_fault_of_one_is_not_felt_by_another(small_units: Path) -> None:
    with (
        RtspServer({"/a": small_units, "/b": small_units}) as server,
        FaultProxy(server.port) as proxy,
        tcp_server(stay_silent) as silent,
        running({"a": proxy.url("/a"), "b": server.url("/b"), "c": f"rtsp://127.0.0.1:{silent}/x"}) as feeds,
    ):
        wait_for_state(feeds, "a", FeedState.LIVE)
        wait_for_state(feeds, "b", FeedState.LIVE)
        before = snapshot_of(feeds, "b").report
        proxy.lose_video(20)
        wait_until(lambda: proxy.touched == 20, 5, "the loss")
        proxy.half_open()
        wait_for_mark(feeds, "a")
        proxy.cut()
        wait_for_new_pictures(feeds, 10, "a")
        after = snapshot_of(feeds, "b").report
        assert (after.dropped, after.corrupt, after.reconnects) == (before.dropped, before.corrupt, 0)
        assert after.frames > before.frames + 25
