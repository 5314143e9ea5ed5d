"""What the page "Suara" has done beside the thread of the screen: the session file and the list of devices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future

from app.domain.identity import SiteId
from app.domain.sound import ChosenDevices, OutputDevice
from app.domain.sound_processing import SiteSound
from app.ui.sound.ports import SettingsFile


class SoundStore:
    """Does what has to wait for the disk or for the sound system.

    Called from: the thread of the screen.
    """

    def __init__(
        self,
        disk: Executor,
        sound_system: Executor,
        file: SettingsFile | None,
        list_devices: Callable[[], Sequence[OutputDevice]],
        save_devices: Callable[[ChosenDevices], None],
    ) -> None:
        """Prepare. `disk` has one thread, so that what is saved later stays; the sound system must not hold it up.

        Without `file` settings hold for this session only.
        """
        self._disk = disk
        self._sound_system = sound_system
        self._file = file
        self._list_devices = list_devices
        self._save_devices = save_devices

    @property
    def file_name(self) -> str:
        """Return the name of the session file, or nothing if settings are not written."""
        return self._file.name if self._file else ""

    def save(self, wanted: Mapping[SiteId, SiteSound]) -> Future[None]:
        """Write the settings into the session file."""
        assert self._file is not None
        return self._disk.submit(self._file.write, wanted)

    def read(self) -> Future[Mapping[SiteId, SiteSound]]:
        """Read the session file anew."""
        assert self._file is not None
        return self._disk.submit(self._file.read)

    def devices(self) -> Future[Sequence[OutputDevice]]:
        """Ask the sound system which devices there are. It takes a second, or many."""
        return self._sound_system.submit(self._list_devices)

    def remember(self, chosen: ChosenDevices) -> Future[None]:
        """Keep the choice for the next start."""
        return self._disk.submit(self._save_devices, chosen)
