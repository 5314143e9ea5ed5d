"""The session files that this computer knows of: those made here, and those opened from elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.domain.known_session import KnownSession, in_order
from app.settings.draft_tables import draft_of
from app.settings.remembered_sessions import remembered_paths
from app.settings.session_file import check_session, read_raw
from app.settings.session_wording import line_of


def known_sessions(own: Path, remembered: Path, today: date) -> tuple[KnownSession, ...]:
    """List the files in the folder `own` and those that the file `remembered` names and that are still there."""
    found = sorted(own.glob("*.toml")) if own.is_dir() else []
    elsewhere = [path for path in remembered_paths(remembered) if path.is_file()]
    paths = dict.fromkeys(path.resolve() for path in [*found, *elsewhere] if not path.name.startswith("."))
    return in_order([_known(path, today) for path in paths], today)


def _known(path: Path, today: date) -> KnownSession:
    try:
        raw = read_raw(path)
    except UserError as error:
        return KnownSession(path, path.stem, None, 0, error.message)
    draft = draft_of(raw, today)
    _, problems = check_session(raw)
    problem = line_of(problems[0], raw) if problems else ""
    return KnownSession(
        path, draft.title or path.stem, draft.held_on if "date" in raw else None, len(draft.sites), problem
    )
