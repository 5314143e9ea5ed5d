"""Floors that the tests play: four sites, a second between two commands."""

from __future__ import annotations

from app.domain.floor import Command, FloorEvent, FloorState, Grant, Priority, Request, Speaker, TurnKind, apply
from app.domain.identity import RequestId, SiteId

A, B, C, D = (SiteId(name) for name in ("Aren Jaya", "Bintara", "Cikiwul", "Durenjaya"))
T0 = 1_516_672_800_000
TURN_S = 300
SITI, JOKO = Speaker("Ibu Siti", "Ketua RW 007"), Speaker("Pak Joko", "LPM")


def own(site_id: SiteId) -> RequestId:
    return RequestId(f"permintaan {site_id}")


def ask(site_id: SiteId, *, accept: bool = True, priority: Priority = Priority.NORMAL) -> Request:
    return Request(own(site_id), site_id, priority=priority, accept=accept)


def grant(site_id: SiteId, speaker: Speaker = Speaker()) -> Grant:  # noqa: B008 - an immutable value
    return Grant(site_id, own(site_id), speaker)


def between(site_id: SiteId, kind: TurnKind, name: str = "", speaker: Speaker = SITI) -> Grant:
    """Let somebody speak in between; his request has a name of its own."""
    return Grant(site_id, RequestId(name or f"{kind.value} {site_id}"), speaker, kind)


def play(*commands: Command, state: FloorState | None = None) -> tuple[FloorState, tuple[FloorEvent, ...]]:
    """Carry the commands out, a second apart, beginning at T0."""
    state, events = state or FloorState(turn_s=TURN_S), list[FloorEvent]()
    for number, command in enumerate(commands):
        outcome = apply(state, command, T0 + 1000 * number)
        state = outcome.state
        events += outcome.events
    return state, tuple(events)


def floor_after(*commands: Command) -> FloorState:
    return play(*commands)[0]
