from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import ProposalId, SiteId
from app.domain.wall import MAX_MESSAGE, WallCover, WallLayoutKind, WallOrders, WallPin, WallScene, scene

A, B, C = SiteId("a"), SiteId("b"), SiteId("c")
HALL = SiteId("ruang-sidang")
ROSTER = (A, B, C)
P = ProposalId("p-1")
KIND = WallLayoutKind

SITES = st.none() | st.sampled_from(ROSTER)
ANSWERS = st.none() | st.sampled_from([*ROSTER, HALL])
PINS = st.none() | st.builds(
    WallPin,
    st.sampled_from(KIND),
    st.lists(st.sampled_from([*ROSTER, SiteId("gone")]), max_size=2, unique=True).map(tuple),
)
ORDERS = st.builds(
    WallOrders,
    pin=PINS,
    message=st.sampled_from(["", "Sidang segera dimulai."]),
    cover=st.sampled_from(WallCover),
    proposal=st.sampled_from([None, P]),
    proposal_site=SITES,
    shows_proposals=st.booleans(),
)


def test_nobody_speaks_and_all_are_equal() -> None:
    assert scene(WallOrders(), ROSTER, None) == WallScene(KIND.SEMUA)


def test_a_speaker_is_large() -> None:
    assert scene(WallOrders(), ROSTER, A) == WallScene(KIND.SOROT, (A,))


@pytest.mark.parametrize("answers", [B, HALL])
def test_speaker_and_respondent_stand_side_by_side(answers: SiteId) -> None:
    assert scene(WallOrders(), ROSTER, A, answers) == WallScene(KIND.BERDUA, (A, answers), answers)


def test_a_proposal_comes_up_while_its_site_speaks() -> None:
    orders = WallOrders().discussing(P, A)
    assert scene(orders, ROSTER, A) == WallScene(KIND.USULAN, (A,), proposal=P)
    assert scene(orders, ROSTER, B).layout is KIND.SOROT
    assert scene(orders, ROSTER, None).layout is KIND.SEMUA
    assert scene(orders, ROSTER, A, HALL).layout is KIND.BERDUA
    assert scene(orders.discussing(None, A), ROSTER, A).layout is KIND.SOROT


def test_the_automatic_of_proposals_can_be_off() -> None:
    orders = WallOrders(proposal=P, proposal_site=A, shows_proposals=False)
    assert scene(orders, ROSTER, A).layout is KIND.SOROT
    assert scene(orders.pinned(KIND.USULAN), ROSTER, A).layout is KIND.USULAN


@given(orders=ORDERS, speaker=SITES, answers=ANSWERS)
def test_a_pin_that_can_be_shown_is_shown_whatever_the_floor_does(
    orders: WallOrders, speaker: SiteId | None, answers: SiteId | None
) -> None:
    shown = scene(orders, ROSTER, speaker, answers)
    assert shown.is_pinned == (orders.pin is not None)
    assert shown.cover is orders.cover
    pin = orders.pin
    if pin is None:
        return
    known = [site_id for site_id in pin.sites if site_id in ROSTER]
    if pin.layout is KIND.SEMUA:
        assert shown.layout is KIND.SEMUA
    if pin.layout in (KIND.SOROT, KIND.PENUH) and known:
        assert (shown.layout, shown.large) == (pin.layout, (known[0],))
    if pin.layout is KIND.BERDUA and len(known) == 2:
        assert (shown.layout, shown.large) == (KIND.BERDUA, tuple(known))
    if pin.layout is KIND.PESAN and orders.message:
        assert (shown.layout, shown.message) == (KIND.PESAN, orders.message)
    if pin.layout is KIND.USULAN and orders.proposal:
        assert (shown.layout, shown.proposal) == (KIND.USULAN, P)


@given(orders=ORDERS, speaker=SITES, answers=ANSWERS)
def test_every_scene_has_what_its_layout_needs(
    orders: WallOrders, speaker: SiteId | None, answers: SiteId | None
) -> None:
    shown = scene(orders, ROSTER, speaker, answers)
    assert len(set(shown.large)) == len(shown.large)
    assert set(shown.large) <= {*ROSTER, HALL}
    needed = {KIND.SEMUA: 0, KIND.SOROT: 1, KIND.BERDUA: 2, KIND.PENUH: 1, KIND.PESAN: 0}
    assert len(shown.large) == needed.get(shown.layout, len(shown.large)) <= 2
    assert (shown.proposal is not None) == (shown.layout is KIND.USULAN)
    assert bool(shown.message) == (shown.layout is KIND.PESAN)
    assert shown.respondent is None or shown.respondent in shown.large


@given(orders=ORDERS, speaker=SITES, answers=ANSWERS)
def test_letting_go_brings_the_automatic_back(
    orders: WallOrders, speaker: SiteId | None, answers: SiteId | None
) -> None:
    free = scene(orders.let_go(), ROSTER, speaker, answers)
    automatic = WallOrders(
        proposal=orders.proposal, proposal_site=orders.proposal_site, shows_proposals=orders.shows_proposals
    )
    assert free == scene(automatic, ROSTER, speaker, answers)


def test_without_a_site_a_pin_follows_the_speaker() -> None:
    full = WallOrders().pinned(KIND.PENUH)
    assert scene(full, ROSTER, A).large == (A,)
    assert scene(full, ROSTER, B).large == (B,)
    assert scene(full, ROSTER, None).layout is KIND.SEMUA


def test_two_sites_are_chosen_one_after_the_other() -> None:
    first = WallOrders().pinned(KIND.BERDUA, B)
    assert scene(first, ROSTER, A).large == (A, B)
    assert scene(first, ROSTER, None) == WallScene(KIND.SOROT, (B,), is_pinned=True)
    both = first.pinned(KIND.BERDUA, C)
    assert scene(both, ROSTER, A).large == (B, C)
    assert scene(both.pinned(KIND.BERDUA, A), ROSTER, None).large == (C, A)


def test_only_who_answers_is_marked_as_the_respondent() -> None:
    pair = WallOrders().pinned(KIND.BERDUA, B)
    assert scene(pair, ROSTER, A).respondent is None
    assert scene(pair, ROSTER, A, B).respondent == B
    assert scene(pair, ROSTER, A, C).respondent is None


def test_a_cover_goes_on_and_off_and_a_pin_takes_it_away() -> None:
    dark = WallOrders().covered(WallCover.BLACK)
    assert dark.cover is WallCover.BLACK
    assert dark.covered(WallCover.SLATE).cover is WallCover.SLATE
    assert dark.covered(WallCover.BLACK).cover is WallCover.NONE
    assert dark.pinned(KIND.SEMUA).cover is WallCover.NONE


def test_a_message_is_one_sentence_and_is_kept_for_later() -> None:
    said = WallOrders().saying("  Sidang\n dijeda   sampai 10.30.  ")
    assert said.message == "Sidang dijeda sampai 10.30."
    assert scene(said, ROSTER, A).layout is KIND.PESAN
    elsewhere = said.pinned(KIND.SEMUA)
    assert elsewhere.message == said.message
    assert scene(elsewhere.saying(""), ROSTER, None).layout is KIND.SEMUA
    assert said.saying("").pin is None
    assert len(WallOrders().saying("x" * 500).message) == MAX_MESSAGE


def test_a_site_that_left_the_roster_is_nobody() -> None:
    gone = WallOrders().pinned(KIND.PENUH, SiteId("gone"))
    assert scene(gone, ROSTER, A).large == (A,)
