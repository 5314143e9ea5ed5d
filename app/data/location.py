"""Where the store may live: a disk of this computer, out of reach of sync programs, one instance at a time."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from app.data.database import translated_errors
from app.data.durable import make_folder
from app.data.place import is_on_network, marked_service, mounts, sync_service
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP


def check_location(path: Path) -> None:
    """Raise UserError if the store may not live at `path`.

    A sync program copies a database while it is being written, and WAL needs the shared memory
    of one machine: on a network drive both end in a damaged file.
    """
    if _is_share(str(path)):
        raise _network()
    # A link may hide where the folder really is.
    for place in (path.absolute().parent, path.resolve().parent):
        if service := sync_service(place) or marked_service(place):
            raise UserError(
                QT_TRANSLATE_NOOP("store", "Folder data berada di folder sinkronisasi {service}: {folder}.").format(
                    service=service, folder=place
                ),
                QT_TRANSLATE_NOOP("store", "Pilih folder di luar OneDrive, Dropbox, dan sejenisnya."),
            )
        if is_on_network(place, mounts()):
            raise _network()


def _is_share(plain: str) -> bool:
    """Tell whether a path names a share, also where this system would read it as a local path."""
    if plain.upper().startswith("\\\\?\\UNC\\"):
        return True
    return plain.startswith(("//", "\\\\")) and not plain.startswith(("\\\\?\\", "\\\\.\\"))


def _network() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("store", "Folder data berada di jaringan."),
        QT_TRANSLATE_NOOP("store", "Pilih folder di diska komputer ini."),
    )


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
    """Make the folder of the store, for its owner only and on the disk, if it is not there."""
    with translated_errors():
        make_folder(path.parent)
