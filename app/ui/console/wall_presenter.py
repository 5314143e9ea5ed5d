"""Between the console and the wall: what the operator orders, and what the wall shows because of it.

Runs on: the thread of the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.proposal import Proposal
from app.domain.session import Session
from app.domain.wall import WallOrders, scene
from app.ui.room_view import RoomView
from app.ui.wall.view import WallView, proposal_card
from app.ui.wall.window import WallWindow


class WallPresenter(QObject):
    """Holds the orders and drives the wall."""

    def __init__(self, session: Session, wall: WallWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._roster = [site.site_id for site in session.sites]
        self._wall = wall
        self._orders = WallOrders()
        self._proposal: Proposal | None = None

    @property
    def orders(self) -> WallOrders:
        """Return what is ordered now."""
        return self._orders

    def order(self, orders: WallOrders) -> None:
        """Show what is ordered from the next view on."""
        self._orders = orders

    def discuss(self, proposal: Proposal | None) -> None:
        """Say which proposal is being discussed, or none."""
        self._proposal = proposal
        if proposal:
            self.order(self._orders.discussing(proposal.proposal_id, proposal.site_id))
        else:
            self.order(self._orders.discussing(None, None))

    def show(self, room: RoomView, recorded: int) -> None:
        """Show the room as the orders want it."""
        speaker = room.speaker.site_id if room.speaker else None
        respondent = room.respondent.site_id if room.respondent else None
        shown = scene(self._orders, self._roster, speaker, respondent)
        proposal = self._proposal if self._proposal and self._proposal.proposal_id == shown.proposal else None
        card = proposal_card(self._session, proposal) if proposal else None
        self._wall.show_view(WallView(room, shown, recorded, card))
