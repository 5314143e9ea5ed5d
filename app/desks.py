"""The desks of the proposals, built for the composition root: decisions, reference data, complaints and photos."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass

from app.data.reference_file import read_reference, seed_files
from app.data.store import Store
from app.domain.session import Session
from app.lists.room import room_complaints
from app.photos.reader import ChildPhotoReader
from app.session.complaints import ComplaintDesk
from app.session.decisions import DecisionDesk
from app.session.photos import PhotoDesk
from app.session.ports import Clock
from app.session.reference import ReferenceDesk
from app.settings.form import load_form, save_form
from app.settings.paths import AppPaths
from app.ui.capture.images import ImageWork
from app.ui.capture.services import Elsewhere, FormDesks


@dataclass(frozen=True, slots=True)
class ProposalDesks:
    """What is done about proposals beside writing them down, and `form`: what of it the form needs."""

    reference: ReferenceDesk
    complaints: ComplaintDesk
    form: FormDesks
    reader: ChildPhotoReader
    pictures: ThreadPoolExecutor

    def close(self) -> None:
        """Let go of what reads photos and pictures."""
        self.reader.close()
        self.pictures.shutdown(wait=True, cancel_futures=True)


def proposal_desks(
    session: Session, clock: Clock, store: Store, actor: str, files: Executor, paths: AppPaths, elsewhere: Elsewhere
) -> ProposalDesks:
    """Build them. `files` reads and writes small files off the thread of the screen."""
    reader = ChildPhotoReader()
    pictures = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
    seeds = seed_files(paths.resources / "reference")
    reference = ReferenceDesk(session, clock, store, actor, read_reference, files, seeds)
    form = FormDesks(
        book=reference.book,
        decisions=DecisionDesk(session, clock, store, actor),
        photos=PhotoDesk(clock, store, reader, actor),
        images=ImageWork(pictures),
        details_open=load_form(paths.form),
        remember_details=lambda is_open: files.submit(save_form, paths.form, is_open),
        elsewhere=elsewhere,
    )
    complaints = room_complaints(session, clock, store, paths, files)
    return ProposalDesks(reference, complaints, form, reader, pictures)
