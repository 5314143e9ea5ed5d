"""The session that is being prepared, kept on the disk as it is typed: a crash or a power cut loses nothing.

Passwords are never in it: not even one that stands in an address that was not taken apart yet.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import tomlkit

from app.domain.errors import AppError, ExternalError, UserError
from app.domain.redaction import redact_address
from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.stream_url import parse_stream_url
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.draft_file import DraftBase, base_from
from app.settings.draft_tables import draft_of, raw_of
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft that was left, with what it is written onto and the step of the page it was left at."""

    draft: SessionDraft
    base: DraftBase
    step: int = 0


def keep_unfinished(path: Path, unfinished: Unfinished) -> None:
    """Write the draft to the disk. Raises ExternalError if the disk does not let us."""
    draft, base = unfinished.draft, unfinished.base
    kept = replace(draft, sites=tuple(_without_secrets(site) for site in draft.sites))
    document = {
        "format": _FORMAT,
        "step": unfinished.step,
        "path": str(base.path) if base.path else None,
        "digest": base.digest,
        "base": base.text,
        "draft": tomlkit.dumps(raw_of(kept, {})),
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(document, ensure_ascii=False).encode())
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("session_draft", "Isian belum tersimpan sementara ({reason}).").format(
                reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP("session_draft", "Selesaikan lalu simpan sesi ini sebelum menutup program."),
        ) from error


def load_unfinished(path: Path, today: date) -> Unfinished | None:
    """Return what was left unfinished, or None. A file that cannot be read counts as none, and is said in the log."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(said, dict) or said.get("format") != _FORMAT:
            raise ValueError("another format")
        return _unfinished(said, today)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AppError) as error:
        logger.warning("the unfinished session cannot be read: %s", error)
        return None


def forget_unfinished(path: Path) -> None:
    """Take the kept draft away: it was saved, or is not wanted. What cannot be taken away is offered again."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logger.warning("the unfinished session cannot be taken away: %s", error)


def _unfinished(said: Mapping[str, object], today: date) -> Unfinished:
    base = base_from(str(said["base"]), Path(str(said["path"])) if said["path"] else None, str(said["digest"]))
    kept = base_from(str(said["draft"]))
    step = said.get("step")
    return Unfinished(draft_of(kept.raw, today), base, step if isinstance(step, int) else 0)


def _without_secrets(site: SiteDraft) -> SiteDraft:
    return replace(site, main=_harmless(site.main), sub=_harmless(site.sub))


def _harmless(address: str) -> str:
    """Return an address that holds no login: one that is no address yet ends before its first colon with a word."""
    try:
        parse_stream_url(address, allow_local=True)
    except UserError:
        scheme, slashes, rest = redact_address(address).partition("://")
        name, colon, port = rest.partition(":")
        digits = port.partition("/")[0].isdigit()
        return f"{scheme}{slashes}{name if colon and not digits else rest}"
    return address
