"""The session files that this computer knows of: those made here, and those opened from elsewhere."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.domain.known_session import KnownSession, in_order
from app.settings.draft_tables import draft_of
from app.settings.replacing import replace_file
from app.settings.session_file import check_session, read_raw
from app.settings.session_wording import line_of

logger = logging.getLogger(__name__)

_MOST_REMEMBERED = 30


def known_sessions(own: Path, remembered: Path, today: date) -> tuple[KnownSession, ...]:
    """List the files in the folder `own` and those that the file `remembered` names and that are still there."""
    found = sorted(own.glob("*.toml")) if own.is_dir() else []
    elsewhere = [path for path in _remembered(remembered) if path.is_file()]
    paths = dict.fromkeys(path.resolve() for path in [*found, *elsewhere] if not path.name.startswith("."))
    return in_order([_known(path, today) for path in paths], today)


def remember_session(own: Path, remembered: Path, path: Path) -> None:
    """Remember a file that was opened, the newest first. What is in the folder `own` is found anyway.

    A disk that does not let us is said in the log: the session has to begin.
    """
    path = path.resolve()
    if path.parent == own.resolve():
        return
    paths = list(dict.fromkeys([path, *_remembered(remembered)]))[:_MOST_REMEMBERED]
    try:
        remembered.parent.mkdir(parents=True, exist_ok=True)
        replace_file(remembered, json.dumps([str(one) for one in paths], ensure_ascii=False).encode())
    except OSError as error:
        logger.warning("the session file cannot be remembered: %s", error)


def _remembered(path: Path) -> Sequence[Path]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        logger.warning("the list of session files cannot be read: %s", error)
        return ()
    return [Path(one) for one in said if isinstance(one, str)] if isinstance(said, list) else ()


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
