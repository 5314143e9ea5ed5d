"""The desks of the proposals, built for the composition root: decisions, reference data and photos."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from app.data.reference_file import read_reference, seed_files
from app.data.store import Store
from app.domain.session import Session
from app.photos.reader import ChildPhotoReader
from app.session.decisions import DecisionDesk
from app.session.photos import PhotoDesk
from app.session.ports import Clock
from app.session.reference import ReferenceDesk
from app.settings.paths import AppPaths


@dataclass(frozen=True, slots=True)
class ProposalDesks:
    """What is done about proposals beside writing them down."""

    decisions: DecisionDesk
    reference: ReferenceDesk
    photos: PhotoDesk
    reader: ChildPhotoReader

    def close(self) -> None:
        """Let go of what reads photos."""
        self.reader.close()


def proposal_desks(
    session: Session, clock: Clock, store: Store, actor: str, files: Executor, paths: AppPaths
) -> ProposalDesks:
    """Build them. `files` reads tables off the thread of the screen."""
    reader = ChildPhotoReader()
    return ProposalDesks(
        DecisionDesk(session, clock, store, actor),
        ReferenceDesk(session, clock, store, actor, read_reference, files, seed_files(paths.resources / "reference")),
        PhotoDesk(clock, store, reader, actor),
        reader,
    )
