"""Write usulan as a workbook in the layout of SIPD or SIENCANG, for the way back into those systems."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from app.domain.errors import BugError
from app.domain.proposal import Proposal, Source
from app.domain.session import Session
from app.domain.usulan_export import ExportedList, exported_list
from app.domain.wording import local_time
from app.minutes.place import NewFile, place, safe_name
from app.minutes.sheets import Column, Sheet, WorkbookProperties

_NAMES: Mapping[Source, str] = {Source.SIPD: "SIPD", Source.SIENCANG: "SIENCANG"}
_WIDE, _USUAL, _NARROW = 42.0, 18.0, 9.0
_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys(("Usulan", "Masalah", "Alamat", "nama_kegiatan", "map_address", "urgensi"), _WIDE),
    **dict.fromkeys(("No", "Volume", "Satuan", "tahun", "id_rw", "id_rt", "pengusul", "flag", "rate"), _NARROW),
}


class UsulanWriter:
    """Writes the lists of a running session into one folder. Called from: any thread."""

    def __init__(self, folder: Path, now_ms: Callable[[], int]) -> None:
        self._folder = folder
        self._now_ms = now_ms

    def __call__(self, source: Source, session: Session, proposals: tuple[Proposal, ...]) -> Path:
        """Write the list of a system, and return the file; see `export_usulan`."""
        return export_usulan(source, session, proposals, self._folder, self._now_ms())


def export_usulan(
    source: Source, session: Session, proposals: Iterable[Proposal], folder: Path, written_ms: int
) -> Path:
    """Write the list into `folder` and return the file; one that is there already is not overwritten.

    Raises ExternalError if the folder cannot be written to.
    """
    if source not in _NAMES:
        raise BugError(f"no layout to write: {source!r}")
    # The library takes long to load: not at the start of the room.
    write_sheets = importlib.import_module("app.minutes.xlsx").write_sheets
    listed = exported_list(source, session, proposals)
    name = f"usulan-{_NAMES[source].lower()}-{safe_name(session.session_id)}.xlsx"
    properties = WorkbookProperties(f"Usulan {_NAMES[source]} {session.title}", session.agency, local_time(written_ms))
    files = place(folder, [NewFile(name, partial(write_sheets, [usulan_sheet(listed)], properties))])
    return files[0]


def usulan_sheet(listed: ExportedList) -> Sheet:
    """Return a list of another system as a sheet."""
    name = _NAMES[listed.source]
    return Sheet(
        name=name,
        title=f"Usulan {name}",
        columns=tuple(Column(title, _WIDTHS.get(title, _USUAL)) for title in listed.titles),
        rows=listed.rows,
        frozen=2,
    )
