"""Who sits at the desk now, and what that person is there for (domain.md §1.8, §2.2).

Three people may take turns at one keyboard. A role keeps hands off what is another's, and signs what is done; it
is no lock: whoever sits there can change it. What a station may send to the server is another matter, decided there.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class DeskRole(StrEnum):
    """The values sign operations."""

    OPERATOR = "operator"
    FASILITATOR = "fasilitator"
    SEKRETARIS = "sekretaris"


class Right(StrEnum):
    """What a role is for. LOOK is everybody's."""

    LOOK = "look"
    LEAD = "lead"
    """The floor, the queue, the agenda, the room's sound and the wall."""
    WRITE = "write"
    """Proposals, photos, people."""
    DECIDE = "decide"
    """What became of proposals, their order, the answers to them."""
    MINUTES = "minutes"
    """The text of the minutes, final documents, files."""


RIGHTS: Mapping[DeskRole, frozenset[Right]] = {
    DeskRole.OPERATOR: frozenset(Right),
    # As at the server: a fasilitator writes down, and decides nothing.
    DeskRole.FASILITATOR: frozenset({Right.LOOK, Right.WRITE}),
    DeskRole.SEKRETARIS: frozenset({Right.LOOK, Right.WRITE, Right.DECIDE, Right.MINUTES}),
}


def may(role: DeskRole, right: Right) -> bool:
    """Tell whether a role is for this."""
    return right in RIGHTS[role]
