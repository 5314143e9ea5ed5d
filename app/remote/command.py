"""One remote command, and the use cases that commands call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallOrders
from app.remote.arguments import Argument, Given, Kind
from app.session.agenda import Agenda
from app.session.floor import Floor
from app.session.numbered_decisions import NumberedDecisions
from app.session.sound_desk import SoundDesk
from app.session.time_bell import TimeBell


class WallControls(Protocol):
    """What is ordered of the wall."""

    @property
    def orders(self) -> WallOrders:
        """Return what is ordered now."""
        ...

    def order(self, orders: WallOrders) -> None:
        """Show what is ordered from now on."""
        ...


@dataclass(frozen=True, slots=True)
class RoomControls:
    """The use cases that the commands call. `wall` is asked for when it is needed: it is made last."""

    session: Session
    floor: Floor
    desk: SoundDesk
    agenda: Agenda
    bell: TimeBell
    decisions: NumberedDecisions
    wall: Callable[[], WallControls]


Act = Callable[[RoomControls, Given], object]


@dataclass(frozen=True, slots=True)
class RemoteCommand:
    """One command. `title` is what it does, in words; `act` does it, on the thread of the screen.

    An act that returns a future is done when the future is.
    """

    command_id: str
    title: str
    act: Act
    arguments: tuple[Argument, ...] = ()


SITE = Argument(
    "site",
    Kind.SITE,
    QT_TRANSLATE_NOOP("remote", "Lokasi: tiga huruf (PJG), tombol (F5 atau Shift+F1), atau kode wilayah."),
)
