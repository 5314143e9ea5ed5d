"""What the page "Putusan" talks to, and what it says to those who listen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.floor import FloorState
from app.domain.session import Session
from app.session.attendance import Attendance
from app.session.complaints import ComplaintDesk
from app.session.decisions import DecisionDesk
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceDesk
from app.session.wall_desk import WallDesk
from app.ui.later import MainThread


@dataclass(frozen=True, slots=True)
class DecisionServices:
    """The use cases. `floor` is asked for the turn in which an answer is given."""

    session: Session
    proposals: ProposalDesk
    decisions: DecisionDesk
    reference: ReferenceDesk
    attendance: Attendance
    wall: WallDesk
    complaints: ComplaintDesk
    floor: Callable[[], FloorState]
    later: MainThread
