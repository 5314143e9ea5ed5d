"""The remote control of one room: the server with the room behind it, and the state that is shown to readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.feed import FeedSnapshot
from app.domain.remote import RemoteReport, RemoteSettings
from app.domain.sound import FeedLevel
from app.remote.command import RoomControls
from app.remote.routes import RoomPort
from app.remote.screen import ScreenThread
from app.remote.server import RemoteFiles, RemoteServer
from app.remote.state import Json, RemoteReading, state_document
from app.session.ports import Clock


class LevelSource(Protocol):
    """The mixer, as far as it is needed here."""

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        ...


@dataclass(frozen=True, slots=True)
class RoomSources:
    """What the state is read from. `feeds` returns every feed as the screens show it."""

    version: str
    clock: Clock
    feeds: Callable[[], tuple[FeedSnapshot, ...]]
    sound: LevelSource


class RemoteControl:
    """Runs on: the thread of the screen; only the server has a thread of its own."""

    def __init__(
        self,
        settings: RemoteSettings,
        controls: RoomControls,
        sources: RoomSources,
        screen: ScreenThread,
        files: RemoteFiles,
    ) -> None:
        self._controls = controls
        self._sources = sources
        self._server = RemoteServer(settings, RoomPort(controls.session, screen, controls, self._read), files)

    def start(self) -> None:
        """Start to listen."""
        self._server.start()

    def tick(self) -> None:
        """Show the state to whoever follows it. Called by the state clock, ten times a second."""
        if self._server.wants_state:
            self._server.publish(self._read())

    def report(self) -> RemoteReport:
        """Return how the remote control is."""
        return self._server.report()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _read(self) -> Json:
        floor, sources = self._controls.floor, self._sources
        return state_document(
            RemoteReading(
                session=self._controls.session,
                version=sources.version,
                now_ms=sources.clock.now_ms(),
                floor=floor.state,
                times=floor.times(),
                suggestion=floor.suggestion(),
                feeds=sources.feeds(),
                levels=sources.sound.levels(),
                desk=self._controls.desk.state,
                wall=self._controls.wall().orders,
                agenda=self._controls.agenda.outlook(),
                bell=self._controls.bell.state,
            )
        )
