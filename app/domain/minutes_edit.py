"""What the notulis changes in the minutes: corrections hung on the lines that the logs write, and how far they are.

The minutes write themselves from the logs (see `app.domain.documents`). An edit belongs to one line by the line's
key, which stays the same however often the minutes are written anew: so it survives whatever happens later. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.text import QT_TRANSLATE_NOOP

MAX_EDIT = 20_000
MAX_KEY = 150
TIMELINE = "notulen"
"""The scope of the timeline's lines: they stand in the joint notulen and in annex III, and are mended once."""
JOINT = "Notulen:"
"""The scope of the joint notulen."""


class MinutesStage(StrEnum):
    """How far a document is. Nothing can be edited in a FINAL one."""

    DRAFT = "draf"
    CORRECTION = "koreksi"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class LineKey:
    """One line: the scope that its key is unique in, and the key."""

    scope: str
    key: str


@dataclass(frozen=True, slots=True)
class MinutesEdit:
    """What was changed of one line.

    - `text` stands in the place of what the log says; None leaves that.
    - `remark` is what the notulis adds; `is_hidden` takes the line out of print.
    - `base` is the line as it was when it was edited: if the log says something else now, somebody has to look.
    - `section` is the part of the document it stands in; `revision` counts its changes.
    """

    line: LineKey
    section: str
    text: str | None = None
    remark: str = ""
    is_hidden: bool = False
    base: str = ""
    revision: int = 0
    updated_ms: int = 0
    updated_by: str = ""

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the line is as the log writes it."""
        return self.text is None and not self.remark and not self.is_hidden

    def is_stale(self, line_text: str) -> bool:
        """Tell whether the log says something else now than when this was edited."""
        return not self.changes_nothing and self.base != line_text


@dataclass(frozen=True, slots=True)
class SaveEdit:
    """A change of one line. `expected` is the revision that the change was made from, 0 for a line never edited."""

    session_id: SessionId
    edit: MinutesEdit
    expected: int
    actor: str


@dataclass(frozen=True, slots=True)
class StageChange:
    """A line of the log of a document's stages.

    `scope` names the document. A FINAL one has its `version`, counted from 1, and `sha256`, the print of its content.
    """

    scope: str
    stage: MinutesStage
    at_ms: int
    actor: str
    version: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Addendum:
    """What was added to a document after it was final. It is printed behind it, and never changed."""

    scope: str
    text: str
    at_ms: int
    actor: str


@dataclass(frozen=True, slots=True)
class MinutesWork:
    """Everything people did to the minutes of a session."""

    edits: tuple[MinutesEdit, ...] = ()
    stages: tuple[StageChange, ...] = ()
    addenda: tuple[Addendum, ...] = ()

    def stage(self, scope: str) -> StageChange:
        """Return how far a document is now."""
        own = (change for change in reversed(self.stages) if change.scope == scope)
        return next(own, StageChange(scope, MinutesStage.DRAFT, 0, ""))

    def addenda_of(self, scope: str) -> tuple[Addendum, ...]:
        """Return what was added to a document, oldest first."""
        return tuple(one for one in self.addenda if one.scope == scope)

    def is_locked(self, line_scope: str) -> bool:
        """Tell whether lines of a scope may not be edited any more.

        The timeline is locked with the joint notulen. Those of its lines that stand in a site's final annex are
        locked before; which they are is known to who has built the documents.
        """
        return self.stage(JOINT if line_scope == TIMELINE else line_scope).stage is MinutesStage.FINAL


def section_revisions(edits: Iterable[MinutesEdit]) -> dict[str, int]:
    """Return for each section how often something in it was changed."""
    counted: dict[str, int] = {}
    for edit in edits:
        counted[edit.section] = counted.get(edit.section, 0) + edit.revision
    return counted


def check_edit(edit: MinutesEdit) -> None:
    """Raise UserError if an edit cannot be kept so."""
    if max(len(edit.text or ""), len(edit.remark)) > MAX_EDIT:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Tulisan terlalu panjang."),
            QT_TRANSLATE_NOOP("minutes_edit", "Ringkas sampai 20.000 huruf."),
        )
    if edit.text is not None and not edit.text.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Baris notulen tidak boleh kosong."),
            QT_TRANSLATE_NOOP("minutes_edit", "Sembunyikan barisnya, atau kembalikan tulisan dari log."),
        )


_ALLOWED = {
    MinutesStage.DRAFT: {MinutesStage.CORRECTION, MinutesStage.FINAL},
    MinutesStage.CORRECTION: {MinutesStage.DRAFT, MinutesStage.FINAL},
    MinutesStage.FINAL: set[MinutesStage](),
}


def check_stage(before: MinutesStage, after: MinutesStage) -> None:
    """Raise UserError if a document may not go from one stage to the other: from final there is no way back."""
    if after not in _ALLOWED[before]:
        raise (
            final_locked()
            if before is MinutesStage.FINAL
            else UserError(
                QT_TRANSLATE_NOOP("minutes_edit", "Dokumen sudah pada tahap itu."),
                QT_TRANSLATE_NOOP("minutes_edit", "Tidak ada yang berubah."),
            )
        )


def final_locked() -> UserError:
    """Return what is said of a change to what is final."""
    return UserError(
        QT_TRANSLATE_NOOP("minutes_edit", "Dokumen sudah final dan terkunci."),
        QT_TRANSLATE_NOOP("minutes_edit", "Tulis perubahan sebagai adendum."),
    )


def check_addendum(before: MinutesStage, text: str) -> None:
    """Raise UserError for an addendum that says nothing, too much, or belongs to what is not final yet."""
    if before is not MinutesStage.FINAL:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Adendum hanya untuk dokumen yang sudah final."),
            QT_TRANSLATE_NOOP("minutes_edit", "Ubah barisnya langsung."),
        )
    if not text.strip() or len(text) > MAX_EDIT:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Isi adendum kosong atau terlalu panjang."),
            QT_TRANSLATE_NOOP("minutes_edit", "Tulis 1 sampai 20.000 huruf."),
        )
