"""What the wall shows: an automatic scene for every state of the floor, and what the operator ordered instead.

A manual pin always wins and stays until it is let go (OBS, Frigate: an automatic that takes a picture
away from the one who chose it is switched off for good). Pure: it knows neither the floor nor a screen.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.identity import ProposalId, SiteId

MAX_MESSAGE = 160
"""Characters of a message: one sentence that forty people read at a glance."""


class WallLayoutKind(StrEnum):
    """The layouts, by the names on the console."""

    SEMUA = "semua"
    SOROT = "sorot"
    BERDUA = "berdua"
    PENUH = "penuh"
    USULAN = "usulan"
    PESAN = "pesan"


class WallCover(StrEnum):
    """What lies over the wall, whatever is below: a black surface, the slate of the pause, the last picture."""

    NONE = ""
    BLACK = "gelap"
    SLATE = "jeda"
    FREEZE = "bekukan"


@dataclass(frozen=True, slots=True)
class WallPin:
    """A layout that the operator chose. Without `sites` it follows whoever speaks."""

    layout: WallLayoutKind
    sites: tuple[SiteId, ...] = ()


@dataclass(frozen=True, slots=True)
class WallOrders:
    """What the operator has decided about the wall.

    `proposal` is the one being discussed; while its site speaks it comes up by itself, unless
    `shows_proposals` is off. `message` is kept when another layout is shown, to be shown again.
    """

    pin: WallPin | None = None
    message: str = ""
    cover: WallCover = WallCover.NONE
    proposal: ProposalId | None = None
    proposal_site: SiteId | None = None
    shows_proposals: bool = True

    def pinned(self, layout: WallLayoutKind, site_id: SiteId | None = None) -> WallOrders:
        """Return the orders with a layout pinned, on `site_id` if one is chosen.

        *Berdua* keeps the site that was pinned before, so that choosing two sites one after the
        other shows both. A cover is taken away: who pins something wants it seen.
        """
        sites: tuple[SiteId, ...] = () if site_id is None else (site_id,)
        before = self.pin
        if layout is WallLayoutKind.BERDUA and site_id and before and before.layout is layout:
            sites = (*(known for known in before.sites if known != site_id), site_id)[-2:]
        return replace(self, pin=WallPin(layout, sites), cover=WallCover.NONE)

    def let_go(self) -> WallOrders:
        """Return the orders with the automatic at work again and nothing in its way."""
        return replace(self, pin=None, cover=WallCover.NONE)

    def covered(self, cover: WallCover) -> WallOrders:
        """Return the orders with this cover on, or off if it was on."""
        return replace(self, cover=WallCover.NONE if self.cover is cover else cover)

    def saying(self, message: str) -> WallOrders:
        """Return the orders with a message on the wall; an empty one only forgets the old."""
        said = " ".join(message.split())[:MAX_MESSAGE]
        if said:
            return replace(self, message=said).pinned(WallLayoutKind.PESAN)
        pin = None if self.pin and self.pin.layout is WallLayoutKind.PESAN else self.pin
        return replace(self, message="", pin=pin)

    def discussing(self, proposal: ProposalId | None, site_id: SiteId | None) -> WallOrders:
        """Return the orders with another proposal being discussed."""
        return replace(self, proposal=proposal, proposal_site=site_id if proposal else None)

    def with_proposals(self, *, shown: bool) -> WallOrders:
        """Return the orders with the automatic of the proposals on or off."""
        return replace(self, shows_proposals=shown)

    def after_restart(self) -> WallOrders:
        """Return the orders as a new start of the program can carry them out.

        A picture that stood still is gone; whoever froze the wall had something to hide, so the slate takes its place.
        """
        return replace(self, cover=WallCover.SLATE) if self.cover is WallCover.FREEZE else self


@dataclass(frozen=True, slots=True)
class WallScene:
    """What the wall shows now.

    `large` are the sites shown large, most important first; one that is not in the roster (the hall)
    has no feed and is shown as a card with its name. `respondent` is the one of them who answers.
    """

    layout: WallLayoutKind
    large: tuple[SiteId, ...] = ()
    respondent: SiteId | None = None
    proposal: ProposalId | None = None
    message: str = ""
    cover: WallCover = WallCover.NONE
    is_pinned: bool = False


def scene(
    orders: WallOrders,
    roster: Collection[SiteId],
    speaker: SiteId | None,
    respondent: SiteId | None = None,
) -> WallScene:
    """Return the scene for who speaks and who answers, and for what was ordered.

    A pin that cannot be shown (a site that is not in the roster, a message that is empty, two sites
    of which one is missing) becomes the nearest that can; it comes back when what it needs is there.
    """
    pin = orders.pin
    if pin is None:
        shown = _automatic(orders, speaker, respondent)
    else:
        sites = tuple(site_id for site_id in pin.sites if site_id in roster)
        shown = replace(_pinned(orders, pin.layout, sites, speaker, respondent), is_pinned=True)
    return replace(shown, cover=orders.cover)


def _automatic(orders: WallOrders, speaker: SiteId | None, respondent: SiteId | None) -> WallScene:
    if speaker is None:
        # Somebody who answers while nobody holds the floor is the one to look at.
        return _pair_or_less(respondent, None)
    if respondent is not None:
        return _pair_or_less(speaker, respondent)
    if orders.shows_proposals and orders.proposal and orders.proposal_site == speaker:
        return WallScene(WallLayoutKind.USULAN, (speaker,), proposal=orders.proposal)
    return WallScene(WallLayoutKind.SOROT, (speaker,))


def _pinned(
    orders: WallOrders,
    layout: WallLayoutKind,
    sites: tuple[SiteId, ...],
    speaker: SiteId | None,
    respondent: SiteId | None,
) -> WallScene:
    first = sites[0] if sites else speaker or respondent
    if layout is WallLayoutKind.SEMUA:
        return WallScene(layout)
    if layout is WallLayoutKind.PESAN:
        return WallScene(layout, message=orders.message) if orders.message else WallScene(WallLayoutKind.SEMUA)
    if layout is WallLayoutKind.BERDUA:
        if len(sites) == 2:
            return WallScene(layout, sites, respondent if respondent in sites else None)
        return _pair_of(sites, speaker, respondent)
    if layout is WallLayoutKind.USULAN and orders.proposal:
        who = first or orders.proposal_site
        return WallScene(layout, (who,) if who else (), proposal=orders.proposal)
    if first is None:
        return WallScene(WallLayoutKind.SEMUA)
    return WallScene(layout if layout is WallLayoutKind.PENUH else WallLayoutKind.SOROT, (first,))


def _pair_of(sites: tuple[SiteId, ...], speaker: SiteId | None, respondent: SiteId | None) -> WallScene:
    """Return the speaker and the chosen site, or the speaker and whoever answers."""
    if not sites:
        return _pair_or_less(speaker or respondent, respondent)
    chosen = sites[0]
    if speaker is None or speaker == chosen:
        return _pair_or_less(chosen, respondent)
    shown = _pair_or_less(speaker, chosen)
    return replace(shown, respondent=chosen if respondent == chosen else None)


def _pair_or_less(first: SiteId | None, second: SiteId | None) -> WallScene:
    if first is None:
        return WallScene(WallLayoutKind.SEMUA)
    if second is None or second == first:
        return WallScene(WallLayoutKind.SOROT, (first,))
    return WallScene(WallLayoutKind.BERDUA, (first, second), second)
