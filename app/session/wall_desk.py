"""What is ordered of the wall: one place for the console, the remote control and the start after a crash.

Runs on: the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.floor import FloorState, TurnKind
from app.domain.identity import ProposalId, SiteId
from app.domain.wall import WallCover, WallLayoutKind, WallOrders

OrdersListener = Callable[[WallOrders], None]


def is_answered(floor: FloorState) -> bool:
    """Tell whether somebody answers the holder: then both are seen. Who interrupts him is seen alone."""
    between = floor.interposed
    return floor.holder is not None and between is not None and between.kind is TurnKind.TANGGAPAN


def seen_sites(floor: FloorState) -> tuple[SiteId | None, SiteId | None]:
    """Return who is to be seen for the state of the floor: who speaks, and who answers him."""
    speaking, holder = floor.speaking, floor.holder
    if speaking and holder and is_answered(floor):
        return holder.site_id, speaking.site_id
    return (speaking.site_id if speaking else None), None


class WallDesk:
    """Holds the orders and tells who listens when they change."""

    def __init__(self, orders: WallOrders | None = None) -> None:
        self._orders = orders or WallOrders()
        self._listeners: list[OrdersListener] = []

    @property
    def orders(self) -> WallOrders:
        """Return what is ordered now."""
        return self._orders

    def subscribe(self, listener: OrdersListener) -> None:
        """Call `listener` after every change from now on."""
        self._listeners.append(listener)

    def order(self, orders: WallOrders) -> None:
        """Take these orders, and tell who listens if they are others than before."""
        if orders == self._orders:
            return
        self._orders = orders
        for listener in self._listeners:
            listener(orders)

    def pin(self, layout: WallLayoutKind, site_id: SiteId | None = None) -> None:
        """Pin a layout, on a site or on whoever speaks."""
        self.order(self._orders.pinned(layout, site_id))

    def let_go(self) -> None:
        """Let the automatic work again."""
        self.order(self._orders.let_go())

    def cover(self, cover: WallCover) -> None:
        """Put a cover on, or take it off if it is on."""
        self.order(self._orders.covered(cover))

    def say(self, message: str) -> None:
        """Show a message; an empty one takes it away."""
        self.order(self._orders.saying(message))

    def discuss(self, proposal_id: ProposalId | None, site_id: SiteId | None = None) -> None:
        """Say which proposal is being discussed, or that none is."""
        self.order(self._orders.discussing(proposal_id, site_id))

    def show_proposals(self, *, shown: bool) -> None:
        """Let proposals come up by themselves while their site speaks, or not."""
        self.order(self._orders.with_proposals(shown=shown))
