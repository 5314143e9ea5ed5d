"""Where the store may live: a disk of this computer, out of reach of sync programs, one instance at a time."""

from __future__ import annotations

import os
import re
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from app.data.database import translated_errors
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

_SYNCED_FOLDER = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|icloud ?drive|mobile documents|nextcloud|owncloud|pcloud ?drive)"
    r"( .*)?",
    re.IGNORECASE,
)
"""Folders that their programs name so, such as `OneDrive - Bappeda` or `Dropbox (Kantor)`."""

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.rclone"}
)


def check_location(path: Path) -> None:
    """Raise UserError if the store may not live at `path`.

    A sync program copies a database while it is being written, and WAL needs the shared memory
    of one machine: on a network drive both end in a damaged file.
    """
    plain = str(path)
    if plain.startswith(("//", "\\\\")) and not plain.startswith(("\\\\?\\", "\\\\.\\")):
        raise _network()
    if plain.upper().startswith("\\\\?\\UNC\\"):
        raise _network()
    for folder in (*path.absolute().parts[:-1], *path.resolve().parts[:-1]):
        if _SYNCED_FOLDER.fullmatch(folder):
            raise UserError(
                QT_TRANSLATE_NOOP("store", "Folder data berada di folder sinkronisasi: {folder}.").format(
                    folder=folder
                ),
                QT_TRANSLATE_NOOP("store", "Pilih folder di luar OneDrive, Dropbox, dan sejenisnya."),
            )
    if _is_on_network(path.resolve()):
        raise _network()


def _network() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("store", "Folder data berada di jaringan."),
        QT_TRANSLATE_NOOP("store", "Pilih folder di diska komputer ini."),
    )


def _is_on_network(path: Path) -> bool:
    mounts = [
        (len(Path(partition.mountpoint).parts), partition)
        for partition in psutil.disk_partitions(all=True)
        if path.is_relative_to(partition.mountpoint)
    ]
    if not mounts:
        return False
    # Of two mounts on one place the later hides the earlier.
    _, nearest = max(enumerate(mounts), key=lambda item: (item[1][0], item[0]))
    partition = nearest[1]
    return partition.fstype.lower() in _NETWORK_FILE_SYSTEMS or "remote" in partition.opts.split(",")


def lock_path(path: Path) -> Path:
    """Return the lock file that belongs to the store at `path`."""
    return path.with_name(f"{path.name}.lock")


def acquire_instance_lock(path: Path) -> FileLock:
    """Claim the store at `path` for this process; call `release()` at the end.

    The system lets go of the lock when the process dies, however it dies. Raises UserError if
    another instance has it, ExternalError if the place has no locks.
    """
    lock = FileLock(lock_path(path), timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        with translated_errors():
            try:
                lock.acquire()
            except Timeout:
                raise UserError(
                    QT_TRANSLATE_NOOP("store", "Data ini sedang dibuka oleh Ruang Kendali yang lain."),
                    QT_TRANSLATE_NOOP("store", "Pakai jendela yang sudah terbuka, atau tutup dahulu."),
                ) from None
    except BaseException:
        lock.release(force=True)
        raise
    return lock


def prepare_folder(path: Path) -> None:
    """Make the folder of the store, for its owner only, if it is not there."""
    with translated_errors():
        os.makedirs(path.parent, mode=0o700, exist_ok=True)
