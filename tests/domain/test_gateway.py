from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.diagnosis import LinkGrade, link_grade
from app.domain.errors import UserError
from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.gateway import (
    Gateway,
    GatewayPhase,
    GatewayReport,
    SiteAtGateway,
    check_api_address,
    cut_off,
    path_at,
    with_gateway,
)
from app.domain.identity import SiteId
from tests.domain.reports import report

A, B = SiteId("a"), SiteId("b")
HERE = Gateway("http://127.0.0.1:9997")


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1:9997",
        "http://localhost:9997",
        "https://192.168.1.5:9997",
        "http://10.1.2.3",
        "http://[::1]:9997",
        "http://[fd00::5]:9997",
        "http://100.64.0.7:9997",
        "http://gerbang.kantor:9997",
    ],
)
def test_this_computer_and_the_own_network_are_allowed(text: str) -> None:
    assert check_api_address(text) == text
    assert check_api_address(f"{text}/") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "127.0.0.1:9997",
        "ftp://127.0.0.1",
        "http://",
        "http://u:rahasia@127.0.0.1:9997",
        "http://127.0.0.1:99999",
        "http://127.0.0.1/?x=1",
        "http://[::1",
        "http://127.0.0.1:9997 ",
        "http://127.0.0.1\n:9997",
        "http://8.8.8.8:9997",
        "https://[2001:4860:4860::8888]:9997",
        "http://0.0.0.0:9997",
        "http://239.1.1.1:9997",
    ],
)
def test_other_addresses_are_refused_without_repeating_them(text: str) -> None:
    with pytest.raises(UserError) as caught:
        check_api_address(text)
    assert "rahasia" not in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("stream", "path"),
    [
        ("rtsp://127.0.0.1:8554/pejuang", "pejuang"),
        ("rtsp://LOCALHOST:8554/pejuang/", "pejuang"),
        ("rtsp://[::1]:8554/kota/pejuang?a=b", "kota/pejuang"),
        ("rtsps://127.0.0.1:8554/aren%20jaya", "aren jaya"),
        ("rtsp://127.0.0.1:8554/", ""),
        ("rtsp://127.0.0.1/pejuang", ""),
        ("rtsp://127.0.0.1:554/pejuang", ""),
        ("rtsp://192.168.1.5:8554/pejuang", ""),
        ("rtmp://127.0.0.1:8554/pejuang", ""),
        ("file:///tmp/a.mp4", ""),
        ("rtsp://127.0.0.1:x/pejuang", ""),
    ],
)
def test_the_path_follows_from_the_address_if_it_is_the_gateways(stream: str, path: str) -> None:
    assert path_at(HERE, stream) == path


def test_another_computer_and_another_port() -> None:
    gateway = Gateway("https://gerbang.kantor:9997", rtsp_port=554)
    assert path_at(gateway, "rtsp://Gerbang.Kantor/pejuang") == "pejuang"
    assert path_at(gateway, "rtsp://127.0.0.1/pejuang") == ""


def feed(site_id: SiteId, state: FeedState, trouble: Trouble = Trouble.NONE, *findings: Finding) -> FeedSnapshot:
    return FeedSnapshot(site_id, state, 1.0, report(trouble=trouble, findings=findings))


def test_a_feed_is_cut_off_when_the_gateway_does_not_answer() -> None:
    gateway = GatewayReport(GatewayPhase.FAILING, {A: SiteAtGateway("a")})
    refused = feed(A, FeedState.LOST, Trouble.REFUSED)
    assert cut_off([refused, feed(B, FeedState.LOST, Trouble.REFUSED)], gateway) == {A}
    assert cut_off([refused], None) == frozenset()
    # The gateway answered these: what is missing is before it.
    assert cut_off([feed(A, FeedState.LOST, Trouble.NOT_FOUND)], gateway) == frozenset()
    assert cut_off([feed(A, FeedState.STALLED, Trouble.REFUSED)], gateway) == frozenset()
    assert cut_off([feed(A, FeedState.LIVE)], gateway) == frozenset()


def test_what_the_gateway_found_joins_what_the_feed_found() -> None:
    site = SiteAtGateway("a", findings=(Finding.UPLINK_LOSS, Finding.UPLINK_DELAY))
    gateway = GatewayReport(GatewayPhase.ANSWERING, {A: site, B: replace(site, findings=())})
    feeds = [feed(A, FeedState.LIVE, Trouble.NONE, Finding.NO_SOUND, Finding.DARK), feed(B, FeedState.LIVE)]
    one, other = with_gateway(feeds, gateway)
    assert one.report.findings == (Finding.NO_SOUND, Finding.UPLINK_LOSS, Finding.UPLINK_DELAY, Finding.DARK)
    assert other is feeds[1]
    assert with_gateway(feeds, None) == tuple(feeds)


@pytest.mark.parametrize(
    ("findings", "grade"),
    [
        ((Finding.UPLINK_LOSS,), LinkGrade.FAIR),
        ((Finding.UPLINK_JITTER,), LinkGrade.FAIR),
        ((Finding.UPLINK_DELAY,), LinkGrade.FAIR),
        # Loss that SRT did not repair damages pictures.
        ((Finding.UPLINK_LOSS, Finding.PACKETS_LOST), LinkGrade.POOR),
        ((Finding.UPLINK_LOSS, Finding.UPLINK_DELAY), LinkGrade.POOR),
    ],
)
def test_the_way_to_the_gateway_counts_for_the_grade(findings: tuple[Finding, ...], grade: LinkGrade) -> None:
    assert link_grade(FeedState.LIVE, findings) is grade
