"""Editing the minutes while they write themselves: read what the logs say now, keep what the notulis changes.

Nothing here is for the thread of the screen to wait for: a session of thousands of proposals takes a second to build.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from app.domain.documents.build import joint_document, site_document
from app.domain.documents.edits import (
    EditableLine,
    by_line,
    document_scope,
    editable_lines,
    edited,
    with_addenda,
)
from app.domain.documents.frozen import frozen, packed, print_of, thawed
from app.domain.documents.listing import Lists, lists_of
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import DocumentStatus, MinutesDocument
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.minutes_edit import (
    TIMELINE,
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    SaveEdit,
    StageChange,
    final_locked,
)
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.ports import Clock, MinutesWorkStore

ReadMaterial = Callable[[], MinutesMaterial]
"""Reads everything the documents are made of, and waits for it."""


@dataclass(frozen=True, slots=True)
class EditorView:
    """One document as the editor shows it. `site_id` is None for the joint notulen.

    `locked` are lines that stand in a document that is final already. `revision` counts all changes in it;
    `changed_since` tells of a final one that the logs say something else now.
    """

    site_id: SiteId | None
    scope: str
    lines: tuple[EditableLine, ...]
    stage: StageChange
    addenda: tuple[Addendum, ...]
    locked: frozenset[LineKey]
    revision: int
    changed_since: bool = False


class MinutesEditor:
    """Called from: the thread of the screen. Futures are done when the answer is there, or the change is durable."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: MinutesWorkStore,
        read: ReadMaterial,
        actor: str,
        executor: Executor,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._read = read
        self._actor = actor
        self._executor = executor
        self._thawed: dict[str, MinutesDocument] = {}

    def now_ms(self) -> int:
        """Return the time of the session."""
        return self._clock.now_ms()

    def view(self, site_id: SiteId | None) -> Future[EditorView]:
        """Read a document: of a site, or the joint one."""
        return self._executor.submit(self._view_now, site_id)

    def save(
        self, view: EditorView, line: EditableLine, text: str | None, remark: str, *, is_hidden: bool
    ) -> Future[MinutesEdit]:
        """Keep a change of a line as it was read. A text that is what the log says is no change.

        Raises UserError if the line stands in a document that is final.
        """
        if line.line in view.locked:
            raise final_locked()
        before = line.edit or MinutesEdit(line.line, line.section)
        said = None if text is None or text.strip() == line.text.strip() else text.strip()
        edit = replace(before, text=said, remark=remark.strip(), is_hidden=is_hidden, base=line.text)
        save = SaveEdit(self._session.session_id, edit, before.revision, self._actor)
        return self._store.save_edit(save, self._clock.now_ms())

    def to_stage(self, scope: str, stage: MinutesStage) -> Future[StageChange]:
        """Begin the correction of a document, or take that back. `finalise` is the way to a final one."""
        change = StageChange(scope, stage, self._clock.now_ms(), self._actor)
        return self._store.change_stage(self._session.session_id, change)

    def finalise(self, sites: Sequence[SiteId | None]) -> Future[tuple[StageChange, ...]]:
        """Lock these documents, number them, keep their content and its print. None is the joint notulen.

        What is final already stays as it is. Fails with UserError while the session's record cannot be read.
        """
        return self._executor.submit(self._finalise_or_say, tuple(sites))

    def add(self, scope: str, text: str) -> Future[None]:
        """Add to a final document."""
        addendum = Addendum(scope, text.strip(), self._clock.now_ms(), self._actor)
        return self._store.add_addendum(self._session.session_id, addendum)

    def work(self) -> MinutesWork:
        """Read what people did to the minutes, and wait for it. Not for the thread of the screen."""
        return self._store.work(self._session.session_id).result()

    def printed(self, documents: Sequence[MinutesDocument]) -> tuple[MinutesDocument, ...]:
        """Return built documents as they are printed; waits for the store. Not for the thread of the screen.

        A final one is what was kept of it, whatever was written since, with its addenda behind it.
        """
        work = self.work()
        return tuple(self._printed(document, work) for document in documents)

    def _printed(self, document: MinutesDocument, work: MinutesWork) -> MinutesDocument:
        scope = document_scope(document)
        stage = work.stage(scope)
        kept = self._kept(stage)
        return with_addenda(kept or edited(document, work), work.addenda_of(scope))

    def _kept(self, stage: StageChange) -> MinutesDocument | None:
        if stage.stage is not MinutesStage.FINAL:
            return None
        if stage.sha256 not in self._thawed:
            body = self._store.body(stage.sha256).result()
            if body is None:
                return None
            self._thawed[stage.sha256] = thawed(body)
        return self._thawed[stage.sha256]

    def _view_now(self, site_id: SiteId | None) -> EditorView:
        lists, work = lists_of(self._read()), self.work()
        document = _document(lists, site_id)
        scope, stage = document_scope(document), work.stage(document_scope(document))
        kept = self._kept(stage)
        lines = editable_lines(document, by_line(work.edits))
        printed = edited(document, work)
        is_other = kept is not None and _content(kept) != _content(printed)
        return EditorView(
            site_id,
            scope,
            lines,
            stage,
            work.addenda_of(scope),
            self._locked(lines, work),
            sum(section.revision for section in printed.sections),
            is_other,
        )

    def _locked(self, lines: Sequence[EditableLine], work: MinutesWork) -> frozenset[LineKey]:
        """Return which lines are final: those of final scopes, and of the timeline what a final annex has."""
        own = {line.line for line in lines if work.is_locked(line.line.scope)}
        final = {change.scope for change in work.stages if work.stage(change.scope).stage is MinutesStage.FINAL}
        for scope in final:
            kept = self._kept(work.stage(scope))
            rows = (row.key for table in kept.tables() if table.key == TIMELINE for row in table.rows) if kept else ()
            own |= {LineKey(TIMELINE, key) for key in rows}
        return frozenset(own)

    def _finalise_or_say(self, sites: tuple[SiteId | None, ...]) -> tuple[StageChange, ...]:
        made = self.finalise_now(sites)
        if not made:
            raise final_locked()
        return made

    def finalise_now(self, sites: Sequence[SiteId | None]) -> tuple[StageChange, ...]:
        """Do what `finalise` does and wait for it; nothing is made of what is final already."""
        lists, work = lists_of(self._read()), self.work()
        made: list[StageChange] = []
        for site_id in sites:
            document = _document(lists, site_id)
            scope = document_scope(document)
            if work.stage(scope).stage is MinutesStage.FINAL:
                continue
            final = replace(edited(document, work), status=DocumentStatus.FINAL, version=1)
            change = StageChange(scope, MinutesStage.FINAL, self._clock.now_ms(), self._actor, sha256=print_of(final))
            made.append(self._store.change_stage(self._session.session_id, change, packed(frozen(final))).result())
        return tuple(made)


def _document(lists: Lists, site_id: SiteId | None) -> MinutesDocument:
    if site_id is None:
        return joint_document(lists)
    site = next((one for one in lists.material.record.session.sites if one.site_id == site_id), None)
    if site is None:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Lokasi ini tidak ada dalam sesi."),
            QT_TRANSLATE_NOOP("minutes_edit", "Pilih dokumen lain."),
        )
    return site_document(lists, site)


def _content(document: MinutesDocument) -> str:
    """Return the print of what a document says, whatever its stage and the time of its making."""
    return print_of(replace(document, status=DocumentStatus.DRAFT, version=0, as_of_ms=0))
