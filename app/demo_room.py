"""The demonstration: people on the list, proposals and quotas in the store, one who speaks and two who wait."""

from __future__ import annotations

from app.data.attendance_file import read_attendance
from app.data.reference_file import read_reference
from app.data.store import Clock, Store
from app.domain.floor import Speaker
from app.domain.proposal import ProposalQuery
from app.domain.reference import ReferenceKind, of_kind
from app.domain.session import Session
from app.session.agenda import Agenda
from app.session.attendance import Attendance, listed_participants
from app.session.demo import DemoProposal, DemoScript
from app.session.floor import Floor
from app.session.proposals import ProposalDesk
from app.settings.demo_file import load_samples
from app.settings.paths import AppPaths

_SPEAKER = "KLT"
_QUEUE = ("JRH", "BTG")


def demo_script(
    session: Session,
    paths: AppPaths,
    store: Store,
    floor: Floor,
    proposals: ProposalDesk,
    agenda: Agenda,
    attendance: Attendance,
    clock: Clock,
) -> DemoScript:
    """Fill what an earlier demonstration has not filled yet, and return what steps the session."""
    by_short = {site.short: site.site_id for site in session.sites}
    samples = load_samples(paths.resources / "demo" / "usulan.toml")
    known = store.find_proposals(ProposalQuery(session.session_id)).result()
    script = DemoScript(
        floor,
        proposals,
        agenda,
        [DemoProposal(by_short[s.short], s.fields) for s in samples if s.short in by_short],
        (by_short[_SPEAKER], Speaker("Ketua RW 07")),
        [by_short[short] for short in _QUEUE],
    )
    if not known:
        script.log_samples()
    if not of_kind(store.reference(session.rkpd_year).result(), ReferenceKind.QUOTA):
        quotas = read_reference(paths.resources / "demo" / "kuota.csv", ReferenceKind.QUOTA)
        store.import_reference(session.rkpd_year, quotas, clock.now_ms()).result()
    if len(attendance.people) <= len(listed_participants(session).people):
        listed = read_attendance(paths.resources / "demo" / "hadir.csv", session, None)
        attendance.take_over(listed, is_present=True).result()
    return script
