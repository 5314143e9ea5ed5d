"""What was chosen on this computer, a small TOML file for each matter. A session may move, this does not."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit

from app.domain.errors import ExternalError
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)


def load_choices(path: Path, what: str) -> Mapping[str, object]:
    """Return what the file says; one that cannot be read counts as none, for the session has to begin.

    `what` is for the log.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        logger.warning("%s cannot be read: %s", what, error)
        return {}


def text_choice(choices: Mapping[str, object], name: str) -> str:
    """Return a choice that is a name, empty if there is none."""
    chosen = choices.get(name)
    return chosen if isinstance(chosen, str) else ""


def save_choices(path: Path, heading: str, choices: Mapping[str, object], refusal: str, advice: str) -> None:
    """Remember the choices for the next start.

    Raises ExternalError if the disk does not let us: `refusal` says so, with a place for {reason}, `advice` what then.
    """
    document = tomlkit.document()
    document.add(tomlkit.comment(heading))
    for name, value in choices.items():
        document.add(name, tomlkit.item(value))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise ExternalError(refusal.format(reason=error.strerror or type(error).__name__), advice) from error
