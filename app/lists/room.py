"""Put the import of a running room together: where lists are read, written and remembered."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path

from app.data.store import Store
from app.domain.session import Session
from app.lists.reader import read_complaints_in_child, read_in_child
from app.minutes.usulan_lists import UsulanWriter
from app.session.complaints import ComplaintDesk
from app.session.ports import Clock
from app.session.usulan_import import ImportFiles, UsulanImport
from app.settings.paths import AppPaths
from app.settings.usulan_columns import UsulanColumnsFile
from app.settings.wilayah_file import load_wilayah


def room_imports(
    session: Session, clock: Clock, store: Store, paths: AppPaths, folder: Path, executor: Executor
) -> UsulanImport:
    """Return the import of a session; lists are written into `folder`, rows are understood on the executor."""
    wilayah = load_wilayah(paths.resources / "reference" / "bekasi-wilayah.csv")
    write = UsulanWriter(folder, clock.now_ms)
    files = ImportFiles(read_in_child, write, UsulanColumnsFile(paths.usulan_columns), wilayah)
    return UsulanImport(session, clock, store.imports, files, store, executor)


def room_complaints(session: Session, clock: Clock, store: Store, paths: AppPaths, executor: Executor) -> ComplaintDesk:
    """Return what takes in complaints and ties them to usulan; lists are read on the executor."""
    wilayah = load_wilayah(paths.resources / "reference" / "bekasi-wilayah.csv")
    return ComplaintDesk(session, clock, store.imports, read_complaints_in_child, wilayah, executor)
