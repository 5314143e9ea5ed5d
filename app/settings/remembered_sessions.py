"""The session files that were opened from elsewhere: a list of paths, kept for the page at the start."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_MOST_REMEMBERED = 30


def remember_session(own: Path, remembered: Path, path: Path) -> None:
    """Remember a file that was opened, the newest first. What is in the folder `own` is found anyway.

    A disk that does not let us is said in the log: the session has to begin.
    """
    path = path.resolve()
    if path.parent == own.resolve():
        return
    paths = list(dict.fromkeys([path, *remembered_paths(remembered)]))[:_MOST_REMEMBERED]
    try:
        remembered.parent.mkdir(parents=True, exist_ok=True)
        replace_file(remembered, json.dumps([str(one) for one in paths], ensure_ascii=False).encode())
    except OSError as error:
        logger.warning("the session file cannot be remembered: %s", error)


def remembered_paths(path: Path) -> Sequence[Path]:
    """Return the remembered files, the newest first. A list that cannot be read counts as empty, and is said."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        logger.warning("the list of session files cannot be read: %s", error)
        return ()
    return [Path(one) for one in said if isinstance(one, str)] if isinstance(said, list) else ()
