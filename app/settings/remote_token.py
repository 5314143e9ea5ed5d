"""The token of the remote control: a credential like any other, or one that is made here at its first use."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

SHORTEST = 16
"""Characters: what people choose themselves must not be guessed in an afternoon."""

_BYTES = 32
_OWNER_ONLY = 0o600


def remote_token(credential: str, password: Callable[[str], str], file: Path) -> str:
    """Return the token that `credential` names, or without one that of `file`, which is made if it is not there.

    Raises UserError if it is too short or not of plain characters, or `password` raises it; ExternalError
    if the disk does not let us. Runs on: any thread but the screen's.
    """
    token = password(credential) if credential else _of_file(file)
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise UserError(
            QT_TRANSLATE_NOOP("remote", "Kunci akses (token) kendali jarak jauh tidak dapat dipakai"),
            QT_TRANSLATE_NOOP("remote", "Pakai paling sedikit 16 huruf dan angka, tanpa spasi."),
        )
    return token


def _of_file(file: Path) -> str:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        token = _read(file)
        if not token:
            # Nothing in it: the program ended between making and filling it.
            file.unlink(missing_ok=True)
            with suppress(FileExistsError):
                _make(file)
            token = _read(file)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise ExternalError(
            QT_TRANSLATE_NOOP("remote", "Kunci akses (token) di {file} tidak dapat dibaca ({reason})").format(
                file=file, reason=reason
            ),
            QT_TRANSLATE_NOOP("remote", "Periksa izin berkas itu, atau hapus supaya dibuat yang baru."),
        ) from error
    return token


def _read(file: Path) -> str:
    try:
        with file.open(encoding="ascii") as opened:
            if os.name != "nt" and os.fstat(opened.fileno()).st_mode & 0o077:
                logger.warning("%s could be read by others; its permission is mended", file)
                os.fchmod(opened.fileno(), _OWNER_ONLY)
            return opened.read(1000).strip()
    except FileNotFoundError:
        return ""


def _make(file: Path) -> None:
    """Make the file with a new token. Raises FileExistsError if another program of ours was quicker."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(_BYTES) + "\n")
        opened.flush()
        os.fsync(opened.fileno())
