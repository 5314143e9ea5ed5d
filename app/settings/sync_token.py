"""The token of each identity of this computer's log: in the keyring, else in a file that only its owner may read."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.credentials import Credentials

logger = logging.getLogger(__name__)

_OWNER_ONLY = 0o600
_PLAIN = re.compile(r"[0-9a-zA-Z-]{1,200}")


class SyncTokens:
    """Keeps tokens. Runs on: any thread but the screen's, because a keyring may ask the user to unlock it.

    Not in the store: a copy of it must not be able to send under this computer's name.
    """

    def __init__(self, credentials: Credentials, folder: Path) -> None:
        self._credentials = credentials
        self._folder = folder

    def token(self, device_id: str) -> str:
        """Return the token, "" for none. Raises ExternalError if the keyring or the disk fails."""
        # Where a file is, there was no keyring when the station enrolled.
        found = self._of_file(device_id)
        if found:
            return found
        try:
            return self._credentials.password(f"keyring:sync-{device_id}")
        except UserError:
            return ""

    def remember(self, device_id: str, token: str) -> None:
        """Keep a token. Raises ExternalError if the keyring or the disk fails."""
        file = self._file(device_id)
        try:
            self._credentials.remember(f"sync-{device_id}", token)
        except UserError:
            logger.warning("no keyring here: the server's token is kept in %s, for its owner only", file)
            self._write(file, token)
            return
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise _failed(file) from error

    def _of_file(self, device_id: str) -> str:
        file = self._file(device_id)
        try:
            return file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeError) as error:
            raise _failed(file) from error

    def _file(self, device_id: str) -> Path:
        if not _PLAIN.fullmatch(device_id):
            raise ValueError("no identity of ours")
        return self._folder / f"{device_id}.token"

    def _write(self, file: Path, token: str) -> None:
        draft = file.with_suffix(".tmp")
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
            with os.fdopen(handle, "w", encoding="ascii") as opened:
                opened.write(token + "\n")
                opened.flush()
                os.fsync(opened.fileno())
            os.replace(draft, file)
        except (OSError, UnicodeError) as error:
            raise _failed(file) from error


def _failed(file: Path) -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("sync", "Kunci server di {file} tidak dapat dibaca atau ditulis.").format(file=file),
        QT_TRANSLATE_NOOP("sync", "Periksa izin folder data, lalu tekan Kirim sekarang."),
    )
