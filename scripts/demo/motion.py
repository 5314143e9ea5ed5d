"""How people move: every function here repeats exactly after one loop.

Listeners rest, then move for a moment, as people do in a meeting; a resting figure costs the encoder nothing.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from scripts.demo.track import FPS, SpokenTrack

BLINK_S = 0.16


@dataclass(frozen=True, slots=True)
class Pose:
    """One person at one moment. Angles in degrees, the rest from -1 to 1 or from 0 to 1."""

    lean_deg: float = 0.0
    tilt_deg: float = 0.0
    turn: float = 0.0
    nod: float = 0.0
    blink: float = 0.0
    mouth: float = 0.0
    brow: float = 0.0
    reach: float = 0.0
    swing: float = 0.0
    breath: float = 0.0


def bump(time_s: float, centre_s: float, width_s: float, loop_s: float) -> float:
    """Rise from 0 to 1 and back around `centre_s`, across the loop's seam if need be."""
    distance = (time_s - centre_s + loop_s / 2) % loop_s - loop_s / 2
    if abs(distance) >= width_s / 2:
        return 0.0
    return 0.5 + 0.5 * math.cos(2 * math.pi * distance / width_s)


def plateau(time_s: float, start_s: float, length_s: float, ramp_s: float, loop_s: float) -> float:
    """Go to 1 at `start_s` within `ramp_s`, stay, and go back; smooth at both ends."""
    since = (time_s - start_s) % loop_s
    if since >= length_s:
        return 0.0
    edge = min(since, length_s - since, ramp_s) / ramp_s
    return edge * edge * (3 - 2 * edge)


@dataclass(frozen=True, slots=True)
class Moment:
    """One movement of a listener."""

    start_s: float
    length_s: float
    turn: float = 0.0
    tilt_deg: float = 0.0
    lean_deg: float = 0.0
    nod: float = 0.0


class Listener:
    """The movements of one listener over a loop, drawn once from a seed."""

    def __init__(self, seed: int, loop_s: float, towards: float) -> None:
        self._loop_s = loop_s
        self._towards = towards
        chance = random.Random(seed)
        self._blinks = _blinks(chance, loop_s)
        self._moments: list[Moment] = []
        at_s = chance.uniform(0.0, 2.5)
        while at_s < loop_s - 1.5:
            kind = chance.choice(("look", "nod", "nod", "lean", "tilt"))
            length_s = chance.uniform(1.6, 3.4)
            match kind:
                case "look":
                    moment = Moment(at_s, length_s, turn=chance.choice((-1, 1)) * chance.uniform(0.4, 0.8))
                case "nod":
                    moment = Moment(at_s, chance.choice((1.1, 1.7)), nod=chance.uniform(0.5, 0.9))
                case "lean":
                    moment = Moment(at_s, length_s + 1.0, lean_deg=chance.choice((-1, 1)) * chance.uniform(1.2, 2.2))
                case _:
                    moment = Moment(at_s, length_s, tilt_deg=chance.choice((-1, 1)) * chance.uniform(3.0, 5.0))
            self._moments.append(moment)
            at_s += moment.length_s + chance.uniform(0.6, 2.6)

    def pose(self, frame: int) -> Pose:
        """Tell the pose at a frame."""
        time_s = frame / FPS
        turn, tilt_deg, lean_deg, nod = self._towards, 0.0, 0.0, 0.0
        for moment in self._moments:
            weight = plateau(time_s, moment.start_s, moment.length_s, 0.55, self._loop_s)
            if weight > 0.0:
                turn += weight * moment.turn
                tilt_deg += weight * moment.tilt_deg
                lean_deg += weight * moment.lean_deg
                nods = 0.5 - 0.5 * math.cos(2 * math.pi * (time_s - moment.start_s) / 0.57)
                nod += weight * moment.nod * nods
        return Pose(
            lean_deg=lean_deg,
            tilt_deg=tilt_deg,
            turn=max(-1.0, min(1.0, turn)),
            nod=nod,
            blink=_closed(self._blinks, time_s, self._loop_s),
        )


class Orator:
    """The movements of the one who speaks: the mouth by the sound, head and hand by the phrases."""

    def __init__(self, seed: int, track: SpokenTrack) -> None:
        self._track = track
        self._loop_s = track.duration_s
        chance = random.Random(seed)
        self._blinks = _blinks(chance, self._loop_s)
        self._phase = chance.uniform(0, 2 * math.pi)
        self._beats = round(self._loop_s / 2.3)
        self._looks = [
            Moment(at, 1.7, turn=chance.choice((-1, 1)) * chance.uniform(0.45, 0.8))
            for at in _spaced(chance, self._loop_s, 2.8, 5.0)
        ]
        # The trunk shifts its weight now and then; a trunk that never rests doubles the clip's size.
        self._shifts = [
            Moment(at, 2.6, lean_deg=chance.choice((-1, 1)) * chance.uniform(0.9, 1.6))
            for at in _spaced(chance, self._loop_s - 1.0, 4.0, 6.5)
        ]

    def pose(self, frame: int) -> Pose:
        """Tell the pose at a frame."""
        frame %= self._track.frames
        time_s = frame / FPS
        turns = time_s / self._loop_s * 2 * math.pi
        effort = float(self._track.effort[frame])
        mouth = float(self._track.mouth[frame])
        beat = math.sin(turns * self._beats + self._phase)
        turn = sum(m.turn * plateau(time_s, m.start_s, m.length_s, 0.5, self._loop_s) for m in self._looks)
        return Pose(
            lean_deg=sum(m.lean_deg * plateau(time_s, m.start_s, m.length_s, 0.8, self._loop_s) for m in self._shifts),
            tilt_deg=1.8 * effort * math.sin(turns * 7 + self._phase) + 0.6 * beat * effort,
            turn=turn,
            nod=0.35 * effort * (0.5 + 0.5 * beat),
            blink=_closed(self._blinks, time_s, self._loop_s),
            mouth=mouth,
            brow=effort * max(0.0, math.sin(turns * 5)),
            reach=effort,
            swing=beat * effort,
        )


def _spaced(chance: random.Random, loop_s: float, least_s: float, most_s: float) -> list[float]:
    """Draw moments over a loop, none close to its end."""
    moments: list[float] = []
    at_s = chance.uniform(0.8, most_s)
    while at_s < loop_s - 1.8:
        moments.append(at_s)
        at_s += chance.uniform(least_s, most_s)
    return moments


def _blinks(chance: random.Random, loop_s: float) -> list[float]:
    return _spaced(chance, loop_s, 2.2, 5.5)


def _closed(blinks: list[float], time_s: float, loop_s: float) -> float:
    return 1.0 if any((time_s - at_s) % loop_s < BLINK_S for at_s in blinks) else 0.0
