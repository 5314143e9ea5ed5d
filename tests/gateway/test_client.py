from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator

import pytest

from app.domain.errors import AppError, ExternalError, UserError
from app.domain.publisher import PublisherState, PublishProtocol
from app.gateway.client import MAX_PAGES, MAX_REPLY_BYTES, GatewayClient
from tests.gateway.stand_in import Answer, Rule, StandIn, listing, recorded

ALL = {
    "paths": "paths.json",
    "srtconns": "srtconns.json",
    "rtmpconns": "rtmpconns.json",
    "webrtcsessions": "webrtcsessions.json",
    "rtspsessions": "rtspsessions-before-rename.json",
}
SINCE_MS = 1787536801123

Serve = Callable[..., StandIn]


@pytest.fixture
def serve() -> Iterator[Serve]:
    opened: list[StandIn] = []

    def start(rule: Rule, user: str = "", password: str = "") -> StandIn:
        opened.append(StandIn(rule, user, password))
        return opened[-1]

    yield start
    for server in opened:
        server.close()


def client(server: StandIn, user: str = "", password: str = "") -> GatewayClient:
    return GatewayClient(server.url, user, password, connect_timeout_s=0.3, reply_timeout_s=0.3)


def patient(server: StandIn, user: str = "", password: str = "") -> GatewayClient:
    return GatewayClient(server.url, user, password)


def test_reads_every_protocol(serve: Serve) -> None:
    server = serve(recorded(ALL))
    states = {state.path: state for state in patient(server).publishers()}
    assert list(states) == ["arenjaya", "bintarajaya", "jatiasih", "mustikajaya", "pejuang"]
    assert states["arenjaya"] == PublisherState("arenjaya", False, bytes_received=0)
    assert states["bintarajaya"] == PublisherState(
        "bintarajaya",
        True,
        SINCE_MS,
        PublishProtocol.SRT,
        "00000000-0000-4000-8000-000000000001",
        45_000_000,
        packets_received=10_000,
        packets_lost=300,
        rtt_ms=38.5,
    )
    rtmp = states["jatiasih"]
    assert (rtmp.protocol, rtmp.bytes_received) == (PublishProtocol.RTMP, 30_000_000)
    assert (rtmp.loss_share, rtmp.jitter_ms, rtmp.rtt_ms) == (None, None, None)
    webrtc = states["pejuang"]
    assert (webrtc.protocol, webrtc.loss_share, webrtc.jitter_ms) == (PublishProtocol.WEBRTC, 0.02, 5.0)
    rtsp = states["mustikajaya"]
    assert (rtsp.protocol, rtsp.loss_share, rtsp.jitter_ms) == (PublishProtocol.RTSP, 0.0, 1.0)


def test_reads_the_names_of_older_versions(serve: Serve) -> None:
    server = serve(recorded(ALL | {"paths": "paths-before-rename.json"}))
    (state,) = patient(server).publishers()
    assert (state.ready, state.since_ms, state.bytes_received) == (True, SINCE_MS - 123, 10_000_000)
    assert (state.packets_received, state.jitter_ms) == (5000, 1.0)


def test_asks_only_for_lists_that_are_needed(serve: Serve) -> None:
    server = serve(recorded({"paths": "paths-before-rename.json"}))
    # And a list that is not there, its protocol being off, is an empty one.
    (state,) = patient(server).publishers()
    assert server.asked == ["paths/list?0", "rtspsessions/list?0"]
    assert (state.protocol, state.loss_share) == (PublishProtocol.RTSP, None)


def test_turns_all_pages(serve: Serve) -> None:
    pages = [[{"name": "c"}, {"name": "a"}], [{"name": "b"}], [{"name": "a"}]]
    server = serve(lambda _name, page: listing(list(pages[page]), len(pages)))
    assert [state.path for state in patient(server).publishers()] == ["a", "b", "c"]
    assert server.asked == ["paths/list?0", "paths/list?1", "paths/list?2"]


def test_a_list_that_shrank_ends_the_turning(serve: Serve) -> None:
    server = serve(lambda _name, page: listing([] if page else [{"name": "a"}], 40))
    assert len(patient(server).publishers()) == 1
    assert len(server.asked) == 2


def test_a_list_without_end_is_refused(serve: Serve) -> None:
    server = serve(lambda _name, page: listing([{"name": f"p{page}"}], 10**9))
    with pytest.raises(ExternalError, match="bukan jawaban MediaMTX"):
        patient(server).publishers()
    assert len(server.asked) == MAX_PAGES


def test_reads_chunked_replies(serve: Serve) -> None:
    body = listing([{"name": f"path-{number}"} for number in range(300)]).body
    server = serve(lambda _name, _page: Answer(body, is_chunked=True))
    assert len(patient(server).publishers()) == 300


@pytest.mark.parametrize("password", ["rahasia", "sándi-π:@/"])
def test_logs_in(serve: Serve, password: str) -> None:
    server = serve(recorded(ALL), "pemantau", password)
    assert len(patient(server, "pemantau", password).publishers()) == 5


@pytest.mark.parametrize("login", [("", ""), ("pemantau", "salah")])
def test_a_refused_login_is_for_the_user(serve: Serve, login: tuple[str, str]) -> None:
    server = serve(recorded(ALL), "pemantau", "rahasia")
    with pytest.raises(UserError, match="menolak nama pengguna atau kata sandi") as caught:
        patient(server, *login).publishers()
    assert "salah" not in str(caught.value)


def test_the_computers_proxy_and_netrc_get_nothing(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    assert len(patient(serve(recorded(ALL))).publishers()) == 5


GARBAGE = {
    "empty": Answer(b" "),
    "html": Answer(b"<html>nginx</html>"),
    "not utf-8": Answer(b'{"items": ["\xff\xfe"]}'),
    "deep": Answer(b"[" * 100_000),
    "long number": Answer(b'{"items": [], "pageCount": ' + b"9" * 5000 + b"}"),
    "a list": Answer(b"[]"),
    "no items": Answer(b'{"pageCount": 1}'),
    "items of no kind": Answer(b'{"items": {"a": 1}}'),
    "items that are no objects": Answer(b'{"items": [1]}'),
    "path without a name": Answer(b'{"items": [{"ready": true}]}'),
    "path with a number for a name": Answer(b'{"items": [{"name": 7}]}'),
    "not found": Answer(b"404 page not found", 404),
    "redirection": Answer(b"-", 302, {"Location": "http://127.0.0.1:1/"}),
    "created": Answer(b'{"items": []}', 201),
    "too big": Answer(b'{"items": []}' + b" " * MAX_REPLY_BYTES),
    "not HTTP": Answer(raw=b"SSH-2.0-OpenSSH_9.6\r\n"),
    "no length": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{"),
    "bad chunks": Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "false gzip": Answer(b'{"items": 1}', headers={"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("answer", GARBAGE.values(), ids=GARBAGE.keys())
def test_something_else_at_the_address(serve: Serve, answer: Answer) -> None:
    server = serve(lambda _name, _page: answer)
    with pytest.raises(ExternalError) as caught:
        patient(server).publishers()
    assert caught.value.message == "jawaban dari alamat gerbang siaran bukan jawaban MediaMTX." or (
        answer.raw is not None and b"HTTP/1.1" in answer.raw
    )
    assert caught.value.advice


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b'{"status":"error","error":"x"}', 500), "melaporkan galat"),
        (Answer(b'{"items": [', headers={"Content-Length": "900"}), "gerbang siaran"),
        (Answer(raw=b""), "tidak dapat dihubungi"),
    ],
    ids=["error", "half a body", "hangs up"],
)
def test_a_gateway_in_trouble(serve: Serve, answer: Answer, words: str) -> None:
    server = serve(lambda _name, _page: answer)
    with pytest.raises(ExternalError, match=words):
        client(server).publishers()


@pytest.mark.parametrize("answer", [Answer(hang=True), Answer(drip=True)], ids=["hangs", "drips"])
def test_nobody_waits_for_ever(serve: Serve, answer: Answer) -> None:
    server = serve(lambda _name, _page: answer)
    began_s = time.monotonic()
    with pytest.raises(ExternalError, match="tidak menjawab pada waktunya"):
        client(server).publishers()
    assert time.monotonic() - began_s < 5


def test_nobody_at_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ExternalError, match="tidak dapat dihubungi") as caught:
        GatewayClient(f"http://127.0.0.1:{port}", "pemantau", "rahasia").publishers()
    assert "rahasia" not in str(caught.value)


VALUES: list[object] = [None, True, -1, 1e308, float("nan"), float("inf"), 10**400, "x", "0001-01-01T00:00:00Z", [], {}]
FIELDS = (
    *("ready", "online", "readyTime", "onlineTime", "source", "inboundBytes", "bytesReceived", "tracks2", "readers"),
    *("id", "msRTT", "packetsReceived", "packetsReceivedLoss", "packetsReceivedRetrans", "inboundRTPPacketsJitter"),
    "unknownField",
)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_that_make_no_sense_are_unknown(serve: Serve, value: object) -> None:
    def rule(name: str, _page: int) -> Answer:
        item: dict[str, object] = dict.fromkeys(FIELDS, value)
        if name == "paths/list":
            return listing([item | {"name": "a"}, item | {"name": "b", "source": {"type": "srtConn", "id": "s"}}])
        return listing([item, item | {"id": "s"}], value if value != 10**400 else 1)

    states = patient(serve(rule)).publishers()
    assert [state.path for state in states] == ["a", "b"]
    for state in states:
        assert state.ready in {None, True}
        assert state.since_ms is None
        assert state.bytes_received is None
        assert state.jitter_ms is None
        assert state.rtt_ms in {None, 1e308}


def test_a_source_of_an_unknown_kind_is_other(serve: Serve) -> None:
    server = serve(lambda _name, _page: listing([{"name": "a", "source": {"type": "moqSession", "id": "m"}}]))
    (state,) = patient(server).publishers()
    assert (state.protocol, state.session_id) == (PublishProtocol.OTHER, "m")


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:9997", "ftp://a", "http://", "http://a:b@c:9997", "http://a:99999", "http://a/?x=1", "http://[::1"],
)
def test_an_address_that_cannot_be_one(url: str) -> None:
    with pytest.raises(UserError, match="alamat API gerbang siaran salah"):
        GatewayClient(url)


@pytest.mark.parametrize("url", ["http://.:9997", "http://" + "a" * 300 + ":9997", "http://xn--a:1"])
def test_an_address_that_no_computer_has(url: str) -> None:
    with pytest.raises(AppError):
        GatewayClient(url, connect_timeout_s=0.2).publishers()
