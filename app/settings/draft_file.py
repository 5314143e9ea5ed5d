"""A session file that is being made or changed on the page of the wizard."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain.errors import AppError, BugError, ExternalError, UserError
from app.domain.session import Session
from app.domain.session_draft import DraftProblem, SessionDraft, session_id_for
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.draft_tables import NEW_TEXT, draft_of, raw_of, with_draft, with_files_found
from app.settings.draft_wording import problem_on_page
from app.settings.replacing import is_protected, replace_file
from app.settings.session_file import check_session, load_session, read_raw, session_text

_BOM = b"\xef\xbb\xbf"
_STAYS = QT_TRANSLATE_NOOP("session_draft", "Isian Anda tetap ada di halaman ini.")


@dataclass(frozen=True, slots=True)
class DraftBase:
    """What a draft is written onto: the text of the file it came from, and where that is.

    `path` is None until the session has a file; `digest` tells whether the file was changed by somebody else.
    """

    text: str = NEW_TEXT
    path: Path | None = None
    digest: str = ""
    raw: dict[str, object] = field(default_factory=dict[str, object], repr=False, compare=False)


def new_base() -> DraftBase:
    """Return the base of a session that begins empty."""
    return base_from(NEW_TEXT)


def base_from(text: str, path: Path | None = None, digest: str = "") -> DraftBase:
    """Return a base with this text. Raises UserError if it is no TOML."""
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Isian yang tersimpan tidak dapat dibaca."), _STAYS
        ) from error
    return DraftBase(text, path, digest, raw)


def open_for_change(path: Path, today: date) -> tuple[SessionDraft, DraftBase]:
    """Read a session file to change it; one with mistakes in it too, so that they can be mended on the page.

    Raises UserError if it cannot be read or is no TOML.
    """
    raw = read_raw(path)
    return draft_of(raw, today), DraftBase(session_text(path), path, _digest(path), raw)


def copy_for_day(path: Path, held_on: date) -> tuple[SessionDraft, DraftBase]:
    """Begin a new session from an earlier one: everything but date, year and id.

    Raises UserError if the file cannot be read or is no TOML.
    """
    raw = read_raw(path)
    draft = with_files_found(draft_of(raw, held_on), path.parent)
    text = session_text(path)
    without_id = {key: value for key, value in raw.items() if key != "id"}
    return draft.for_day(held_on), DraftBase(text, raw=without_id)


def problems_of(draft: SessionDraft, base: DraftBase) -> tuple[DraftProblem, ...]:
    """Return all that has to be mended before the draft is a session file, by the rules of the session file."""
    _, problems = check_session(raw_of(draft, base.raw))
    return tuple(problem_on_page(problem) for problem in problems)


def save_draft(
    draft: SessionDraft, base: DraftBase, folder: Path, taken: Collection[str]
) -> tuple[SessionDraft, DraftBase]:
    """Write the session file; return draft and base as they are now. Waits for the disk.

    - A new session gets an id that is not in `taken`, and a file named after it in `folder`.
    - Whole or not at all; it counts only if the program can open it and reads exactly this draft.
    - Raises UserError if there is something to mend, if the file is write-protected or was changed by somebody
      else since it was read, ExternalError if the disk refuses.
    """
    if problems := problems_of(draft, base):
        raise UserError(problems[0].sentence, _STAYS)
    if base.path is None:
        others = {*taken, *(path.stem for path in folder.glob("*.toml"))}
        draft = replace(draft, session_id=session_id_for(draft, others))
    path = base.path.resolve() if base.path else folder / f"{draft.session_id}.toml"
    if base.path:
        _refuse_changed(path, base.digest)
    text = with_draft(base.text, draft)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, _bytes(path, text), lambda made: _refuse_other(made, draft))
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("session_draft", "Berkas {file} tidak dapat ditulis ({reason}).").format(
                file=path.name, reason=error.strerror or type(error).__name__
            ),
            _STAYS,
        ) from error
    return draft, base_from(text, path, _digest(path))


def saved_session(base: DraftBase) -> Session:
    """Return the session of a file that was saved. Raises UserError if it cannot be used any more."""
    if base.path is None:
        raise BugError("the draft was not saved")
    return load_session(base.path)


def _bytes(path: Path, text: str) -> bytes:
    has_bom = path.exists() and path.read_bytes().startswith(_BOM)
    return (_BOM if has_bom else b"") + text.encode()


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _refuse_changed(path: Path, digest: str) -> None:
    if not path.exists():
        return
    if _digest(path) != digest:
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Berkas {file} diubah program lain sejak dibaca; tidak ditimpa.").format(
                file=path.name
            ),
            QT_TRANSLATE_NOOP("session_draft", "Tutup halaman ini lalu buka lagi berkas itu dengan Ubah."),
        )
    if is_protected(path):
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Berkas {file} hanya boleh dibaca.").format(file=path.name),
            QT_TRANSLATE_NOOP("session_draft", "Cabut perlindungan tulis berkas itu, lalu simpan lagi."),
        )


def _refuse_other(made: Path, draft: SessionDraft) -> None:
    """Raise BugError unless the program can open the file and reads this draft from it."""
    not_safe = QT_TRANSLATE_NOOP("session_draft", "Berkas sesi tidak dapat ditulis tanpa merusak isinya.")
    try:
        load_session(made)
        said = draft_of(read_raw(made), draft.held_on)
    except AppError as error:
        raise BugError(not_safe, _STAYS) from error
    if raw_of(said, {}) != raw_of(draft, {}):
        raise BugError(not_safe, _STAYS)
