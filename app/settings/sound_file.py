"""The sound settings of a session file: written back into it, or read from it anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.errors import AppError, BugError, ExternalError, UserError
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import Site
from app.domain.sound_processing import USUAL, SiteSound
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.replacing import is_protected, replace_file
from app.settings.session_file import load_session
from app.settings.sound_tables import with_sound

_BOM = b"\xef\xbb\xbf"
_STAYS = QT_TRANSLATE_NOOP("sound_file", "Pengaturan tetap berlaku di ruang.")
_NOT_SAFE = QT_TRANSLATE_NOOP("sound_file", "Berkas sesi tidak dapat diubah tanpa merusak isinya; tidak ditulis.")


def sounds_of(session: Session) -> dict[SiteId, SiteSound]:
    """Return the settings of every site, as the session file says them."""
    return {site.site_id: SiteSound(site.sound, site.lip_sync_ms) for site in session.sites}


class SoundFile:
    """One session file. Its methods wait for the disk: not on the thread of the screen, and one after another."""

    def __init__(self, path: Path) -> None:
        """Look at the file as it is now: the session was just read from it. Raises UserError if it is gone."""
        self._path = path
        self._digest = _digest(_content(path))

    @property
    def name(self) -> str:
        """Return the name of the file, for people."""
        return self._path.name

    def read(self) -> Mapping[SiteId, SiteSound]:
        """Return what the file says now; from now on this is the state that may be written over.

        Raises UserError if the file cannot be used.
        """
        content = _content(self._path)
        found = sounds_of(load_session(self._path))
        self._digest = _digest(content)
        return found

    def write(self, wanted: Mapping[SiteId, SiteSound]) -> None:
        """Write the settings of all sites into the file; everything else in it stays as it is.

        - Whole or not at all, and on the disk when this returns.
        - Read back before it counts: it is a session file that says exactly this, and else the same as before.
        - Raises UserError if the file is write-protected or was changed since it was read, ExternalError if the
          disk refuses.
        """
        path = self._path.resolve()
        content = _content(path)
        if _digest(content) != self._digest:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "sound_file", "Berkas {file} diubah program lain sejak dibaca; tidak ditimpa."
                ).format(file=self.name),
                QT_TRANSLATE_NOOP(
                    "sound_file", "Tekan Baca ulang, lalu simpan lagi. Pengaturan tetap berlaku di ruang."
                ),
            )
        _refuse_protected(path)
        before = load_session(path)
        changed = _changed(content, wanted)

        def check(draft: Path) -> None:
            _refuse_other(before, draft, wanted)

        try:
            replace_file(path, changed, check)
        except OSError as error:
            raise ExternalError(
                QT_TRANSLATE_NOOP("sound_file", "Berkas {file} tidak dapat ditulis ({reason}).").format(
                    file=self.name, reason=error.strerror or type(error).__name__
                ),
                _STAYS,
            ) from error
        self._digest = _digest(changed)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("sound_file", "Berkas {file} tidak dapat dibaca ({reason}).").format(
                file=path.name, reason=error.strerror or type(error).__name__
            ),
            _STAYS,
        ) from error


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _refuse_protected(path: Path) -> None:
    if not is_protected(path):
        return
    raise UserError(
        QT_TRANSLATE_NOOP("sound_file", "Berkas {file} hanya boleh dibaca; pengaturan tidak ditulis.").format(
            file=path.name
        ),
        QT_TRANSLATE_NOOP(
            "sound_file", "Cabut perlindungan tulis berkas itu, lalu simpan lagi. Pengaturan tetap berlaku di ruang."
        ),
    )


def _changed(content: bytes, wanted: Mapping[SiteId, SiteSound]) -> bytes:
    has_bom = content.startswith(_BOM)
    text = content.decode("utf-8-sig")
    return (_BOM if has_bom else b"") + with_sound(text, wanted).encode()


def _refuse_other(before: Session, draft: Path, wanted: Mapping[SiteId, SiteSound]) -> None:
    """Raise BugError unless the draft says what is wanted, and else the same as the file did before."""
    try:
        after = load_session(draft)
    except AppError as error:
        raise BugError(_NOT_SAFE, _STAYS) from error
    same = replace(after, session_id=before.session_id, usual_sound=before.usual_sound, sites=_muted(after))
    if sounds_of(after) != wanted or same != replace(before, sites=_muted(before)):
        raise BugError(_NOT_SAFE, _STAYS)


def _muted(session: Session) -> tuple[Site, ...]:
    return tuple(_without_sound(site) for site in session.sites)


def _without_sound(site: Site) -> Site:
    return replace(site, sound=USUAL, lip_sync_ms=0)
