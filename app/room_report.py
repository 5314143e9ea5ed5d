"""What the room writes down about itself: the status file, a line for each feed, pictures of the windows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from app import __version__
from app.audio.supervisor import AudioSupervisor
from app.diagnostics.background import Background, names_by_pid, usage_rows, write_json
from app.diagnostics.usage import UsageMeter
from app.domain.session import Session
from app.domain.wording import local_time
from app.gateway.poller import GatewayPoller
from app.session.clock import SystemClock
from app.session.floor import Floor
from app.session.sound_desk import SoundDesk
from app.session.sound_watch import SoundWatch
from app.session.status import RoomReading, ScreenFigures, status_document, status_line
from app.session.thrift import ThriftKeeper
from app.video.supervisor import FeedSupervisor

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReportPlaces:
    """Where to: None for nowhere."""

    status_json: Path | None = None
    status_lines: Callable[[str], None] | None = None
    screenshots: Path | None = None


@dataclass(frozen=True, slots=True)
class ReportSources:
    """Whom to ask."""

    session: Session
    clock: SystemClock
    feeds: FeedSupervisor
    audio: AudioSupervisor
    sound_watch: SoundWatch
    desk: SoundDesk
    floor: Floor
    thrift: ThriftKeeper
    gateway: GatewayPoller | None


class RoomReport:
    """Reads on the thread of the screen, writes on the background thread."""

    def __init__(self, sources: ReportSources, places: ReportPlaces, background: Background) -> None:
        self._sources = sources
        self._places = places
        self._background = background
        self._usage = UsageMeter()

    def read(self, screens: ScreenFigures) -> None:
        """Take a reading of the whole room and have it written."""
        if not (self._places.status_json or self._places.status_lines):
            return
        asked = self._sources
        reading = RoomReading(
            session=asked.session,
            version=__version__,
            time=local_time(asked.clock.now_ms()).isoformat(timespec="milliseconds"),
            feeds=asked.sound_watch.joined(asked.feeds.snapshots()),
            levels=asked.audio.levels(),
            sound=asked.audio.status(),
            cue=asked.audio.cue_status(),
            desk=asked.desk.state,
            floor=asked.floor.state,
            countdown=asked.floor.countdown(),
            screens=replace(screens, load=asked.thrift.screen_load),
            gateway=asked.gateway.report() if asked.gateway else None,
        )
        names = names_by_pid((asked.feeds.pids(), asked.audio.pids()), "console")
        self._background.submit(partial(self._write, reading, names))

    def shoot(self, name: str, image: QImage) -> None:
        """Have the photograph of a window saved."""
        if self._places.screenshots:
            self._background.submit(partial(_save_image, self._places.screenshots, name, image))

    def _write(self, reading: RoomReading, names: dict[int, str]) -> None:
        """Runs on: the background thread."""
        if self._places.status_json:
            write_json(self._places.status_json, status_document(reading, usage_rows(self._usage, names)))
        if self._places.status_lines:
            for index in range(len(reading.feeds)):
                self._places.status_lines(status_line(reading, index))


def _save_image(folder: Path, name: str, image: QImage) -> None:
    """Save a photograph of a window in one step. Runs on: the background thread."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.part.png"
    if not image.save(str(part)):
        logger.warning("%s could not be saved", part)
        return
    part.replace(folder / f"{name}.png")
