"""The use cases of deciding for the rooms of the tests: on the real store, or on one in which nothing was decided."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, cast

from app.data.complaint_file import read_complaints
from app.data.reference_file import SEED_FILES, read_reference
from app.data.store import Store
from app.domain.session import Session
from app.session.attendance import Attendance
from app.session.complaints import ComplaintDesk, ComplaintStore
from app.session.decisions import DecisionDesk
from app.session.floor import Floor
from app.session.ports import Clock, DecisionStore, ReferenceStore
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceDesk
from app.session.wall_desk import WallDesk
from app.settings.paths import find_resources
from app.settings.wilayah_file import load_wilayah
from app.ui.decisions.services import DecisionServices
from app.ui.later import MainThread

WILAYAH = load_wilayah(find_resources() / "reference" / "bekasi-wilayah.csv")
SEEDS = {kind: find_resources() / "reference" / name for kind, name in SEED_FILES.items()}


class NothingDecided:
    """A store of decisions and reference data in which nothing stands yet."""

    def tied_complaints(self, _session_id: object) -> Future[dict[str, Any]]:
        return done({})

    def __getattr__(self, name: str) -> Callable[..., Future[tuple[()]]]:
        if name not in ("responses", "reference", "assessments", "complaints", "linked_complaints"):
            raise AttributeError(name)
        return lambda *_: done(())


def done(result: Any) -> Future[Any]:  # noqa: ANN401 - whatever is asked for
    future: Future[Any] = Future()
    future.set_result(result)
    return future


def services(
    store: object,
    session: Session,
    clock: Clock,
    proposals: ProposalDesk,
    attendance: Attendance,
    wall: WallDesk,
    floor: Floor,
    later: MainThread,
    executor: Executor,
) -> DecisionServices:
    """Build the use cases on a real store, or on one in which nothing was decided."""
    behind = store if isinstance(store, Store) else NothingDecided()
    return DecisionServices(
        session=session,
        proposals=proposals,
        decisions=DecisionDesk(session, clock, cast("DecisionStore", behind), "operator"),
        reference=ReferenceDesk(
            session, clock, cast("ReferenceStore", behind), "operator", read_reference, executor, SEEDS
        ),
        attendance=attendance,
        wall=wall,
        complaints=ComplaintDesk(
            session,
            clock,
            store.imports if isinstance(store, Store) else cast("ComplaintStore", behind),
            read_complaints,
            WILAYAH,
            executor,
        ),
        floor=lambda: floor.state,
        later=later,
    )
