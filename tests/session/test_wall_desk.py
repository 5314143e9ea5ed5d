from __future__ import annotations

from app.domain.identity import ProposalId, SiteId
from app.domain.wall import WallCover, WallLayoutKind, WallOrders, WallPin
from app.session.wall_desk import WallDesk

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
