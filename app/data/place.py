"""Where a folder lies: in the folder of a sync service, on another computer. Rules, and one look at the mounts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

import psutil

_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive saya": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
_SYNC_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
_SYNC_MARKS = {".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".tmp.drivedownload": "Google Drive"}
"""What a service leaves in the folder that it keeps in step, whatever its owner has named it."""

# What comes between the service and the account: `OneDrive - Pemkot Bekasi`, `Dropbox (Bappeda)`, `OneDrive-Pribadi`.
_ACCOUNT_MARKS = (" ", "-", "(")

# `\\server\share` and its long form, but not `\\?\C:`, the long form of a drive.
_UNC = re.compile(r"\\\\(?:\?\\UNC\\|[^?.])", re.IGNORECASE)

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "ceph"}
)


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and where it hangs; `remote` is what Windows says of a network drive."""

    point: str
    file_system: str
    remote: bool


def mounts() -> tuple[Mount, ...]:
    """Return all mounted file systems of this machine."""
    return tuple(
        Mount(part.mountpoint, part.fstype.lower(), "remote" in part.opts.split(","))
        for part in psutil.disk_partitions(all=True)
    )


def sync_service(folder: PurePath, environ: Mapping[str, str] = os.environ) -> str:
    """Return the name of the service whose sync folder `folder` lies in, or an empty string.

    A database in such a folder is copied while it is written, and the copy is put back broken.
    """
    for variable, service in _SYNC_VARIABLES.items():
        root = environ.get(variable, "")
        if root and folder.is_relative_to(root):
            return service
    for part in folder.parts:
        name = part.lower()
        for start, service in _SYNC_FOLDERS.items():
            if name == start or any(name.startswith(start + mark) for mark in _ACCOUNT_MARKS):
                return service
    return ""


def marked_service(folder: Path) -> str:
    """Return the name of the service that left its mark in `folder` or above it, or an empty string."""
    for place in (folder, *folder.parents):
        for mark, service in _SYNC_MARKS.items():
            if (place / mark).exists():
                return service
    return ""


def is_on_network(folder: PurePath, mounted: Sequence[Mount]) -> bool:
    """Tell whether `folder` lies on another computer: there SQLite's locks and WAL do not hold."""
    if isinstance(folder, PureWindowsPath) and _UNC.match(folder.drive):
        return True
    holding = [mount for mount in mounted if folder.is_relative_to(mount.point)]
    if not holding:
        return False
    # Of two mounts on one place the later hides the earlier, and max() keeps the first it meets.
    nearest = max(reversed(holding), key=lambda mount: len(mount.point))
    return nearest.remote or nearest.file_system in _NETWORK_FILE_SYSTEMS
