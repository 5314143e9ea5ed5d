"""Read a table of camera addresses as spreadsheets save it: in whatever encoding that is."""

from __future__ import annotations

import codecs
from pathlib import Path

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

MAX_FILE_BYTES = 1_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_feed_table(path: Path) -> str:
    """Return the text of the file at `path`. Raises UserError if it cannot be read or is no text."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Daftar {file} tidak dapat dibaca ({reason}).").format(
                file=path.name, reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP("session_draft", "Tutup program lain yang memakainya, atau salin ke folder lain."),
        ) from error
    if len(content) > MAX_FILE_BYTES or (b"\0" in content and not content.startswith(_UTF_16)):
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "{file} bukan daftar CSV.").format(file=path.name),
            QT_TRANSLATE_NOOP("session_draft", "Di lembar kerja, pilih Simpan Sebagai lalu CSV (UTF-8)."),
        )
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel calls CSV without a word on its encoding.
        return content.decode("cp1252", errors="replace")
