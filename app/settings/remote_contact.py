"""Where the remote control of the running room is found: a small file that lives as long as it listens."""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_SAME_START_S = 2.0
"""The system works the start out from its clock, which a time server may have nudged since."""


@dataclass(frozen=True, slots=True)
class RemoteContact:
    """Where it listens, and where its token is kept; never the token itself."""

    url: str
    credential: str = ""


def announce(file: Path, contact: RemoteContact) -> None:
    """Say that this process listens. Without the file only `ctl` is lost, so a disk that refuses is logged."""
    content = {
        "url": contact.url,
        "credential": contact.credential,
        "pid": os.getpid(),
        "started_s": psutil.Process().create_time(),
    }
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(file, (json.dumps(content) + "\n").encode())
    except OSError as error:
        logger.warning("%s could not be written: %s; ctl will not find the room", file, error)


def withdraw(file: Path) -> None:
    """Take it back, unless another room has announced itself since."""
    found = _content(file)
    if found.get("pid") == os.getpid():
        with suppress(FileNotFoundError):
            file.unlink()


def find_contact(file: Path) -> RemoteContact | None:
    """Return where the running room listens, None if none does.

    A file of a room that is gone counts as none: its port may be another program's by now, and that
    must not be sent the token.
    """
    found = _content(file)
    url, credential, pid, started_s = (found.get(key) for key in ("url", "credential", "pid", "started_s"))
    if not isinstance(url, str) or not isinstance(credential, str) or not isinstance(pid, int):
        return None
    if not isinstance(started_s, float):
        return None
    try:
        is_alive = abs(psutil.Process(pid).create_time() - started_s) < _SAME_START_S
    except (psutil.Error, ValueError):
        is_alive = False
    return RemoteContact(url, credential) if is_alive else None


def _content(file: Path) -> dict[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        logger.warning("%s cannot be read: %s", file, error)
        return {}
    return found if isinstance(found, dict) else {}
