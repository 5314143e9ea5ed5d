"""Stand-ins for what the store keeps beside the proposals: decisions, their history, and photos."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TypeVar

from app.domain.attachment import Attachment, AttachmentFiles, ChangeAttachment, NewAttachment, Photo
from app.domain.errors import UserError
from app.domain.history import HistoryEntry, RestoreValue
from app.domain.identity import ProposalId, SessionId
from app.domain.proposal import Decided, DecideProposal, Proposal
from app.domain.ranking import OrderProposals, RankProposal
from app.domain.response import Response, SaveResponse
from tests.ui.fakes import FakeStore

_Answer = TypeVar("_Answer")


def done(act: Callable[[], _Answer]) -> Future[_Answer]:
    future: Future[_Answer] = Future()
    try:
        future.set_result(act())
    except Exception as error:  # noqa: BLE001 - a store hands every error to the future
        future.set_exception(error)
    return future


@dataclass
class FakeDecisionStore:
    """Decides about the proposals of a `FakeStore`; the history is what a test puts there."""

    store: FakeStore
    trouble: BaseException | None = None
    past: dict[ProposalId, tuple[HistoryEntry, ...]] = field(default_factory=dict)
    decided: list[DecideProposal] = field(default_factory=list)
    restored: list[RestoreValue] = field(default_factory=list)

    def _changed(self, proposal_id: ProposalId, **changes: object) -> Proposal:
        if self.trouble:
            raise self.trouble
        before = self.store.proposals[proposal_id]
        after = replace(before, revision=before.revision + 1, **changes)  # type: ignore[arg-type]
        self.store.proposals[proposal_id] = after
        return after

    def decide_proposal(self, command: DecideProposal, at_ms: int) -> Future[Proposal]:
        self.decided.append(command)
        decided: Decided = replace(command.decided, decided_ms=at_ms)
        return done(lambda: self._changed(command.proposal_id, decided=decided))

    def parts_of(self, proposal_id: ProposalId) -> Future[tuple[Proposal, ...]]:
        return done(lambda: tuple(p for p in self.store.proposals.values() if p.decided.merged_into == proposal_id))

    def rank_proposal(self, command: RankProposal, at_ms: int) -> Future[tuple[Proposal, ...]]:
        raise NotImplementedError

    def order_proposals(self, command: OrderProposals, at_ms: int) -> Future[tuple[Proposal, ...]]:
        raise NotImplementedError

    def save_response(self, save: SaveResponse, at_ms: int) -> Future[Response]:
        raise NotImplementedError

    def responses(self, session_id: SessionId) -> Future[tuple[Response, ...]]:
        return done(lambda: ())

    def history(self, proposal_id: ProposalId) -> Future[tuple[HistoryEntry, ...]]:
        return done(lambda: self.past.get(proposal_id, ()))

    def restore_value(self, command: RestoreValue, at_ms: int) -> Future[Proposal]:
        self.restored.append(command)
        del at_ms
        entry = next(one for one in self.past[command.proposal_id] if one.revision == command.revision)
        before = self.store.proposals[command.proposal_id]
        names = command.names or {edit.name for edit in entry.edits}
        values = {edit.name: edit.old for edit in entry.edits if edit.name in names}
        fields = replace(before.fields, **values)  # type: ignore[arg-type]
        return done(lambda: self._changed(command.proposal_id, fields=fields))


@dataclass
class FakePhotos:
    """Keeps photos in memory and reads anything as one; `trouble` fails the reading. It is reader and store."""

    store: FakeStore
    folder: Path = Path("nowhere")
    trouble: UserError | None = None
    kept: list[Attachment] = field(default_factory=list)
    read_from: list[PurePath | bytes] = field(default_factory=list)

    def read(self, source: PurePath | bytes) -> Future[Photo]:
        def read() -> Photo:
            if self.trouble:
                raise self.trouble
            self.read_from.append(source)
            return Photo(b"photo", b"thumbnail", "image/jpeg", 640, 360)

        return done(read)

    def add_attachment(self, new: NewAttachment, at_ms: int) -> Future[Attachment]:
        def add() -> Attachment:
            if new.proposal_id not in self.store.proposals:
                raise UserError("Usulan ini belum tersimpan.")
            made = Attachment(
                new.attachment_id,
                new.proposal_id,
                f"{len(self.kept):064d}",
                new.photo.mime,
                len(new.photo.content),
                new.photo.width,
                new.photo.height,
                new.caption,
                False,
                at_ms,
                at_ms,
                1,
            )
            self.kept.append(made)
            return made

        return done(add)

    def change_attachment(self, change: ChangeAttachment, at_ms: int) -> Future[Attachment]:
        def change_it() -> Attachment:
            place = next(i for i, one in enumerate(self.kept) if one.attachment_id == change.attachment_id)
            before = self.kept[place]
            self.kept[place] = replace(
                before,
                caption=change.caption,
                removed=change.removed,
                updated_ms=at_ms,
                revision=before.revision + 1,
            )
            return self.kept[place]

        return done(change_it)

    def attachments(self, proposal_id: ProposalId) -> Future[tuple[Attachment, ...]]:
        return done(lambda: tuple(one for one in self.kept if one.proposal_id == proposal_id))

    def attachment_files(self, sha256: str) -> AttachmentFiles:
        return AttachmentFiles(self.folder / f"{sha256}.jpg", self.folder / f"{sha256}-kecil.jpg")
