"""Export the minutes: all files of one session from the one document."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path

from app.domain.minutes import SessionFacts
from app.minutes.place import NewFile, place, safe_name


def export_minutes(document: SessionFacts, out_dir: Path, template: Path) -> tuple[Path, ...]:
    """Write the DOCX and the XLSX of `document` into `out_dir` and return their paths, in this order.

    - Both arrive or neither does, and nothing is overwritten (see `app.minutes.place.place`).
    - Raises UserError or ExternalError with advice. Takes seconds for a long session: not for the thread of the screen.
    """
    # The libraries for Word and Excel take as long to load as two windows to build: not at the start of the room.
    write_docx = importlib.import_module("app.minutes.docx").write_docx
    write_xlsx = importlib.import_module("app.minutes.xlsx").write_xlsx
    session = safe_name(document.session.session_id)
    return place(
        out_dir,
        (
            NewFile(f"Notulen-{session}.docx", partial(write_docx, document, template=template)),
            NewFile(f"Rekap-{session}.xlsx", partial(write_xlsx, document)),
        ),
    )
