from __future__ import annotations

from app.domain.floor import FloorState, Grant, TurnKind, apply
from app.domain.identity import ProposalId, RequestId, SiteId
from app.domain.site import HALL
from app.domain.wall import WallCover, WallLayoutKind, WallOrders, WallPin
from app.session.wall_desk import WallDesk, seen_sites

A = SiteId("a")


def test_every_change_is_told_once() -> None:
    desk = WallDesk()
    told: list[WallOrders] = []
    desk.subscribe(told.append)
    desk.pin(WallLayoutKind.SOROT, A)
    desk.pin(WallLayoutKind.SOROT, A)
    assert [orders.pin for orders in told] == [WallPin(WallLayoutKind.SOROT, (A,))]
    desk.cover(WallCover.BLACK)
    desk.let_go()
    desk.let_go()
    assert told[-1] == desk.orders == WallOrders()
    assert len(told) == 3


def test_it_begins_with_what_was_ordered_before() -> None:
    before = WallOrders().saying("Selamat datang.")
    assert WallDesk(before).orders == before


def test_messages_proposals_and_their_automatic() -> None:
    desk = WallDesk()
    desk.say("Sidang dijeda.")
    desk.discuss(ProposalId("p"), A)
    desk.show_proposals(shown=False)
    assert desk.orders.message == "Sidang dijeda."
    assert (desk.orders.proposal, desk.orders.proposal_site) == ("p", A)
    assert not desk.orders.shows_proposals
    desk.discuss(None)
    desk.say("")
    assert desk.orders == WallOrders(shows_proposals=False)


def test_who_is_seen_follows_the_floor() -> None:
    floor = FloorState()
    assert seen_sites(floor) == (None, None)
    floor = apply(floor, Grant(A, RequestId("1")), 1000).state
    assert seen_sites(floor) == (A, None)
    answered = apply(floor, Grant(HALL, RequestId("2"), kind=TurnKind.TANGGAPAN), 2000).state
    assert seen_sites(answered) == (A, HALL)
    interrupted = apply(floor, Grant(HALL, RequestId("2"), kind=TurnKind.INTERUPSI), 2000).state
    assert seen_sites(interrupted) == (HALL, None)
