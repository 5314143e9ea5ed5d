from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.gateway import GatewayPhase, GatewayReport, Sender, SiteAtGateway
from app.domain.publisher import PublisherState, PublishProtocol
from app.ui.console.gateway_matters import matters_of
from app.ui.console.matters import Weight, feed_matters
from app.ui.words import link_text
from tests.ui.room import TestRoom
from tests.ui.samples import feed, session

SESSION = session(3)
IDS = [site.site_id for site in SESSION.sites]
SRT = PublisherState("p", True, protocol=PublishProtocol.SRT, session_id="s")


def at(sender: Sender, state: PublisherState | None = None, *findings: Finding) -> SiteAtGateway:
    return SiteAtGateway("pejuang", sender, state, findings=findings)


def answering(*sites: SiteAtGateway) -> GatewayReport:
    return GatewayReport(GatewayPhase.ANSWERING, dict(zip(IDS, sites, strict=False)))


def failing(count: int) -> GatewayReport:
    unknown = {site_id: SiteAtGateway("p") for site_id in IDS[:count]}
    return GatewayReport(GatewayPhase.FAILING, unknown, "gerbang siaran tidak dapat dihubungi.", "Periksa MediaMTX.")


def feeds_with(first: FeedSnapshot) -> list[FeedSnapshot]:
    return [first, feed(IDS[1]), feed(IDS[2])]


LOST = feed(IDS[0], FeedState.LOST, None, Trouble.NOT_FOUND)


@pytest.mark.parametrize(
    ("site", "begins", "says"),
    [
        (at(Sender.NOBODY), "Belum ada yang mengirim ke gerbang siaran.", "Minta lokasi memulai siarannya"),
        (at(Sender.NO_PATH), "Gerbang siaran tidak punya jalur pejuang.", "mediamtx.yml"),
        (at(Sender.SILENT, SRT), "Alat lokasi tersambung", "memeriksa internetnya"),
        (at(Sender.SENDING, SRT), "Gerbang siaran menerima SRT, tetapi alamat siaran tidak ada", "bagian akhir alamat"),
        (at(Sender.SENDING), "Gerbang siaran menerima siaran, tetapi alamat siaran", "bagian akhir alamat"),
        (at(Sender.UNKNOWN), "Alamat siaran tidak ada di alat tersebut.", "bagian akhir alamat"),
    ],
)
def test_a_missing_picture_says_which_half_of_its_way_is_broken(site: SiteAtGateway, begins: str, says: str) -> None:
    (found,) = matters_of(SESSION, feeds_with(LOST), answering(site))
    assert (found.key, found.title) == (f"feed:{IDS[0]}", "Pejuang belum tersambung")
    assert found.advice.startswith(begins)
    assert says in found.advice
    assert "{" not in found.advice


def test_a_picture_that_stands_still_though_the_gateway_gets_it() -> None:
    frozen = feed(IDS[0], FeedState.STALLED, 4.0)
    (found,) = matters_of(SESSION, feeds_with(frozen), answering(at(Sender.SENDING, SRT)))
    assert found.title == "Pejuang membeku 00:04"
    assert found.advice.startswith("Gerbang siaran menerima SRT, tetapi gambarnya tidak sampai ke sini.")


def test_a_gateway_that_is_gone_is_one_matter_not_twelve() -> None:
    lost = [feed(site_id, FeedState.LOST, 3.0, Trouble.REFUSED) for site_id in IDS]
    (found,) = matters_of(SESSION, lost, failing(3))
    assert (found.key, found.weight, found.title) == (
        "gateway",
        Weight.ATTENTION,
        "Gerbang siaran tidak dapat dihubungi",
    )
    assert "Periksa MediaMTX." in found.advice
    assert "3; lokasi tidak bersalah" in found.advice


def test_a_site_with_a_camera_of_its_own_keeps_its_matter() -> None:
    lost = [feed(site_id, FeedState.LOST, 3.0, Trouble.REFUSED) for site_id in IDS]
    assert [m.key for m in matters_of(SESSION, lost, failing(2))] == ["gateway", f"feed:{IDS[2]}"]


def test_an_api_that_is_off_while_the_pictures_go_on_alarms_nobody() -> None:
    (found,) = matters_of(SESSION, [feed(site_id) for site_id in IDS], failing(3))
    assert found.weight is Weight.INFORMATION
    assert "tetap berjalan" in found.advice


def test_a_gateway_that_answers_but_gives_no_streams_is_one_matter_too() -> None:
    lost = [feed(site_id, FeedState.LOST, 3.0, Trouble.REFUSED) for site_id in IDS]
    (found,) = matters_of(SESSION, lost, answering(*[at(Sender.SENDING, SRT)] * 3))
    assert found.title == "Gerbang siaran tidak memberikan siarannya"


def test_without_a_gateway_everything_is_as_it_was() -> None:
    assert matters_of(SESSION, feeds_with(LOST), None) == feed_matters(SESSION, feeds_with(LOST))
    well = [feed(site_id) for site_id in IDS]
    assert matters_of(SESSION, well, answering(*[at(Sender.SENDING, SRT)] * 3)) == []


def test_the_tile_says_that_nobody_sends() -> None:
    assert link_text(LOST, at(Sender.NOBODY)) == "belum mengirim"
    assert link_text(LOST, at(Sender.SILENT, SRT)) == "pengirim diam"
    assert link_text(LOST, at(Sender.SENDING, SRT)) == link_text(LOST) == "menyambung ulang"
    live = feed(IDS[0])
    assert link_text(live, at(Sender.NOBODY)) == link_text(live)


class FakeGateway:
    """A `GatewaySource` that says what it is told to."""

    def __init__(self, report: GatewayReport) -> None:
        self.now = report

    def report(self) -> GatewayReport:
        return self.now


def test_the_console_shows_what_the_gateway_knows(make_room: Callable[..., TestRoom]) -> None:
    gateway = FakeGateway(answering(at(Sender.NOBODY), at(Sender.SENDING, SRT, Finding.UPLINK_LOSS)))
    room = make_room(sites=3, gateway=gateway)
    room.set_feed(1, FeedState.LOST, None, Trouble.NOT_FOUND)
    room.settle()
    titles = [line._title.text() for line in room.console.attention._lines.values()]
    assert sorted(titles) == ["Bintara Jaya: unggahan bocor", "Pejuang belum tersambung"]
    tiles = {tile.site_id: tile.accessibleDescription() for tile in room.console.multiview._tiles.values()}
    assert "belum mengirim" in tiles[IDS[0]]
    assert "unggahan bocor" in tiles[IDS[1]]
    gateway.now = replace(gateway.now, sites={})
    room.settle()
    assert "unggahan bocor" not in {tile.accessibleDescription() for tile in room.console.multiview._tiles.values()}
