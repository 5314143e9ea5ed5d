"""What the page "Suara" of a room talks to, put together for the composition root."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from app.audio.outputs import list_outputs
from app.audio.supervisor import AudioSupervisor
from app.domain.session import Session
from app.domain.sound import ChosenDevices, OutputDevice
from app.session.sound_desk import SoundDesk
from app.session.sound_settings import SoundSettings
from app.settings.devices import load_devices, save_devices
from app.settings.paths import AppPaths
from app.settings.sound_file import SoundFile, sounds_of
from app.ui.later import MainThread
from app.ui.sound.presenter import SoundPageServices
from app.ui.sound.store import SoundStore
from app.video.supervisor import FeedSupervisor


def sound_services(
    session: Session,
    paths: AppPaths,
    session_file: Path | None,
    chosen: ChosenDevices,
    workers: tuple[FeedSupervisor, AudioSupervisor],
    desk: SoundDesk,
    executors: tuple[Executor, Executor],
    later: MainThread,
) -> SoundPageServices:
    """Return it. `executors` write small files and ask the sound system, off the thread of the screen."""
    feeds, audio = workers
    files, sound_system = executors
    return SoundPageServices(
        session=session,
        settings=SoundSettings(sounds_of(session), session.usual_sound, feeds),
        desk=desk,
        devices=audio,
        store=SoundStore(
            files,
            sound_system,
            SoundFile(session_file) if session_file else None,
            _output_devices,
            partial(save_devices, paths.devices),
        ),
        later=later,
        chosen=chosen,
        remembered=load_devices(paths.devices),
    )


def _output_devices() -> list[OutputDevice]:
    return [OutputDevice(found.name, found.is_default) for found in list_outputs()]
