"""Where things are: what the program brings along, and what it keeps for this user.

Finding a path creates nothing; `make_folders` does, when the program starts for real.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.domain.errors import BugError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

APP_NAME = "ruang-kendali-musrenbang"
DATA_VARIABLE = "RUANG_KENDALI_DATA"

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class AppPaths:
    """Every place the program reads from or writes to.

    - `resources` is read only; all others belong to this user.
    - `demo_store` is a store of its own, so that a demonstration never mixes with real minutes.
    """

    resources: Path
    data: Path
    logs: Path
    store: Path
    demo_store: Path

    @property
    def devices(self) -> Path:
        """Return the file that remembers the sound devices of this computer."""
        return self.data / "perangkat.toml"

    @property
    def look(self) -> Path:
        """Return the file that remembers the look of this computer's screens."""
        return self.data / "tampilan.toml"

    @property
    def wall(self) -> Path:
        """Return the file that keeps what the wall of the last session was ordered to show."""
        return self.data / "layar-besar.json"

    @property
    def wall_screen(self) -> Path:
        """Return the file that remembers which of this computer's screens is the wall."""
        return self.data / "layar.toml"

    @property
    def form(self) -> Path:
        """Return the file that remembers which parts of the form are open on this computer."""
        return self.data / "formulir.toml"

    @property
    def templates(self) -> Path:
        """Return the folder with the Word templates that the office has changed."""
        return self.data / "templat"

    @property
    def minutes(self) -> Path:
        """Return the file with what the office decides about its documents."""
        return self.data / "dokumen.toml"

    @property
    def usulan_columns(self) -> Path:
        """Return the file that remembers what the columns of imported lists are for."""
        return self.data / "kolom-usulan.toml"

    @property
    def panels(self) -> Path:
        """Return the file that remembers which panels stand in windows of their own."""
        return self.data / "panel.toml"

    @property
    def own_sessions(self) -> Path:
        """Return the folder of the session files that were made on this computer."""
        return self.data / "sesi"

    @property
    def unfinished(self) -> Path:
        """Return the file that keeps a session that is being prepared, as it is typed."""
        return self.data / "sesi-belum-selesai.json"

    @property
    def remembered(self) -> Path:
        """Return the file that remembers session files opened from elsewhere."""
        return self.data / "berkas-sesi.json"

    @property
    def reference(self) -> Path:
        """Return the list of the city's kelurahan."""
        return self.resources / "reference" / "bekasi-wilayah.csv"

    @property
    def padanan(self) -> Path:
        """Return the list of words of one meaning, for finding similar proposals."""
        return self.resources / "reference" / "padanan-kata.txt"

    @property
    def remote_token(self) -> Path:
        """Return the file with the token of the remote control, made at its first use."""
        return self.data / "kunci-kendali"

    @property
    def remote_contact(self) -> Path:
        """Return the file that says where the remote control listens while it does."""
        return self.data / "kendali.json"

    @property
    def sessions(self) -> Path:
        """Return the folder of the session files that come with the program."""
        return self.resources / "sessions"


def find_paths(environ: Mapping[str, str] | None = None) -> AppPaths:
    """Work out all paths; `RUANG_KENDALI_DATA` puts data and logs under one folder of its own.

    Raises BugError if the program was installed without its resources.
    """
    chosen = (os.environ if environ is None else environ).get(DATA_VARIABLE, "").strip()
    if chosen:
        data = Path(os.path.abspath(Path(chosen).expanduser()))
        logs = data / "log"
    else:
        # Not the roaming profile of Windows: a database must not be copied between computers.
        data = platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False)
        logs = platformdirs.user_log_path(APP_NAME, appauthor=False)
    return AppPaths(
        resources=find_resources(),
        data=data,
        logs=logs,
        store=data / "ruang-kendali.db",
        demo_store=data / "demo.db",
    )


def find_resources(package: Path = _PACKAGE) -> Path:
    """Return the folder of the resources: `_resources` in an installed package, `resources` beside a checkout.

    Raises BugError if neither is there.
    """
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise BugError(
        QT_TRANSLATE_NOOP("paths", "Berkas bawaan program tidak ditemukan."),
        QT_TRANSLATE_NOOP("paths", "Pasang ulang program."),
    )


def make_folders(paths: AppPaths) -> None:
    """Create the folders for data and logs, readable by this user only.

    Raises UserError that names the folder and the way out if that is impossible.
    """
    for folder in (paths.data, paths.logs):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as exc:
            raise UserError(
                QT_TRANSLATE_NOOP("paths", "Folder {folder} tidak dapat dibuat ({reason}).").format(
                    folder=folder, reason=exc.strerror or type(exc).__name__
                ),
                QT_TRANSLATE_NOOP("paths", "Pilih folder lain dengan variabel {variable}.").format(
                    variable=DATA_VARIABLE
                ),
            ) from exc
