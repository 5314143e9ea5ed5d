"""From what the console wants to a gain for every feed on both buses. Pure: no sound, no clock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.automix import CHAIR_PRIORITY_DB
from app.audio.orders import Desk


@dataclass(frozen=True, slots=True, eq=False)
class Gates:
    """Where every feed's gain goes. One entry for each feed; never changed once made."""

    room: NDArray[np.float64]
    cue: NDArray[np.float64]
    weights: NDArray[np.float64]
    """The part a feed takes in gain sharing: 0 none, 1 a holder, more for the chair."""


def gates_of(desk: Desk, feeds: int) -> Gates:
    """Return the gates for `feeds` feeds.

    Open feeds and the chair's are wide open and share the gain; the others lie at the bed level.
    Chair's priority closes everything but the chair, as long as it is held. Panic is no matter of
    gates: it mutes the bus.
    """
    bed = 0.0 if desk.bed_db is None or desk.priority else amplitude(desk.bed_db)
    room = np.full(feeds, bed)
    weights = np.zeros(feeds)
    cue = np.zeros(feeds)
    for number in range(feeds):
        if number in desk.chair_feeds:
            room[number] = 1.0
            weights[number] = 10 ** (CHAIR_PRIORITY_DB / 10)
        elif number in desk.open_feeds and not desk.priority:
            room[number] = weights[number] = 1.0
        if number in desk.cue_feeds:
            cue[number] = 1.0
    return Gates(room, cue, weights)


def amplitude(level_db: float) -> float:
    """Return the factor that changes a level by `level_db`."""
    return float(10 ** (level_db / 20))
