from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.attendance import AttendeeFields, Unsur
from app.domain.attendance_import import AttendanceList, ListedPerson, RowOutcome
from app.domain.errors import ExternalError, UserError
from app.domain.identity import AttendeeId, SiteId
from app.domain.session import AttendanceRules, Session
from app.domain.site import HALL, Participant
from app.session.attendance import Attendance, listed_participants
from tests.session.fakes import T0, FakeStore, StillClock

SITI = AttendeeFields("Siti Aminah", "PKK", office="Ketua")


class Bench:
    """The use case over a real store."""

    def __init__(self, session: Session, store: Store, clock: StillClock) -> None:
        self.session = session
        self.store = store
        self.clock = clock
        self.listed = AttendanceList(())
        self.asked: list[tuple[Path, SiteId | None]] = []
        self.executor = ThreadPoolExecutor(max_workers=1)
        self.desk = self.opened()

    def opened(self) -> Attendance:
        past = self.store.attendees(self.session.session_id).result()
        return Attendance(self.session, self.clock, self.store, "operator", past, self.read, self.executor)

    def read(self, path: Path, site_id: SiteId | None) -> AttendanceList:
        self.asked.append((path, site_id))
        return self.listed


@pytest.fixture
def bench(session: Session, clock: StillClock, tmp_path: Path) -> Iterator[Bench]:
    ruled = replace(session, attendance=AttendanceRules(site_minimum=2, total_minimum=3))
    with Store.open(tmp_path / "data" / "m.db", "operator", clock) as store:
        store.open_session(ruled, T0).result()
        made = Bench(ruled, store, clock)
        yield made
        made.executor.shutdown()


def site_of(bench: Bench) -> SiteId:
    return bench.session.sites[0].site_id


def test_who_is_typed_in_is_there_from_now_on(bench: Bench) -> None:
    person = bench.desk.add(site_of(bench), SITI).result()
    assert (person.present_ms, person.is_present) == (T0, True)
    assert bench.desk.people == (person,)
    assert bench.desk.add(site_of(bench), replace(SITI, name="Budi"), is_present=False).result().present_ms is None


def test_the_list_comes_back_after_a_restart(bench: Bench) -> None:
    person = bench.desk.add(site_of(bench), SITI).result()
    bench.clock.at_ms += 1000
    bench.desk.toggle_present(person.attendee_id).result()
    assert bench.opened().people == bench.desk.people
    assert bench.opened().people[0].left_ms == T0 + 1000


def test_marks_are_made_and_taken_back(bench: Bench) -> None:
    person = bench.desk.add(site_of(bench), SITI, is_present=False).result()
    marks = []
    for step in (bench.desk.toggle_present, bench.desk.toggle_present, bench.desk.toggle_present, bench.desk.absent):
        bench.clock.at_ms += 1000
        done = step(person.attendee_id).result()
        marks.append((done.present_ms, done.left_ms))
    assert marks == [(T0 + 1000, None), (T0 + 1000, T0 + 2000), (T0 + 1000, None), (None, None)]


def test_corrections_and_striking_out_keep_the_rest(bench: Bench) -> None:
    person = bench.desk.add(site_of(bench), SITI).result()
    moved = bench.desk.correct(person.attendee_id, replace(SITI, name="Siti Aisyah"), HALL).result()
    assert (moved.site_id, moved.fields.name, moved.present_ms) == (HALL, "Siti Aisyah", T0)
    struck = bench.desk.strike(person.attendee_id).result()
    assert struck.is_struck
    assert bench.desk.find() == ()
    assert not bench.desk.strike(person.attendee_id, is_struck=False).result().is_struck
    with pytest.raises(KeyError):
        bench.desk.absent(AttendeeId("x"))


def test_a_refused_entry_is_told_and_not_in_the_list(bench: Bench) -> None:
    with pytest.raises(UserError, match="Nama belum diisi"):
        bench.desk.add(site_of(bench), AttendeeFields(" ")).result()
    assert bench.desk.people == ()


def test_people_are_found_by_any_of_their_words(bench: Bench) -> None:
    bench.desk.add(site_of(bench), SITI).result()
    bench.desk.add(HALL, AttendeeFields("Dewi", Unsur.OPD.value, organisation="Disbimarta")).result()
    assert [p.fields.name for p in bench.desk.find("aminah pkk")] == ["Siti Aminah"]
    assert [p.fields.name for p in bench.desk.find("BIMARTA")] == ["Dewi"]
    assert bench.desk.find("aminah bimarta") == ()
    assert [p.fields.name for p in bench.desk.find("", HALL)] == ["Dewi"]
    assert [p.fields.name for p in bench.desk.namesakes(site_of(bench), "siti aminah")] == ["Siti Aminah"]
    assert bench.desk.places == (*(site.site_id for site in bench.session.sites), HALL)


def test_quorum_and_respondents_follow_the_list(bench: Bench) -> None:
    assert bench.desk.quorum(site_of(bench)).present == 0
    bench.desk.add(site_of(bench), SITI).result()
    bench.desk.add(site_of(bench), replace(SITI, name="Budi")).result()
    dewi = bench.desk.add(HALL, AttendeeFields("Dewi", Unsur.OPD.value, may_answer=True)).result()
    assert bench.desk.quorum(site_of(bench)).is_met
    assert (bench.desk.session_quorum().total.present, bench.desk.session_quorum().sites_met) == (3, 1)
    assert bench.desk.respondents() == (dewi,)


def test_a_list_is_looked_at_before_it_is_taken_over(bench: Bench) -> None:
    bench.desk.add(site_of(bench), replace(SITI, office="Wakil")).result()
    bench.listed = AttendanceList(
        (ListedPerson(2, site_of(bench), SITI), ListedPerson(3, HALL, AttendeeFields("Dewi", "DPRD")))
    )
    listed, plan = bench.desk.preview(Path("hadir.csv"), HALL).result()
    assert bench.asked == [(Path("hadir.csv"), HALL)]
    assert [row.outcome for row in plan.rows] == [RowOutcome.SAME, RowOutcome.NEW]
    assert len(bench.desk.people) == 1
    done = bench.desk.take_over(listed, is_present=True).result()
    assert done.count(RowOutcome.NEW) == 1
    assert [(p.fields.name, p.fields.office, p.is_present) for p in bench.desk.people] == [
        ("Siti Aminah", "Wakil", True),
        ("Dewi", "", True),
    ]
    before = bench.desk.people
    assert bench.desk.take_over(listed).result().changes == 0
    assert bench.desk.people == before == bench.opened().people


def test_the_file_of_the_session_names_people_too(bench: Bench) -> None:
    listed = listed_participants(bench.session)
    # Every third site of the sample names nobody.
    assert [(row.fields.name, row.fields.unsur, row.fields.office) for row in listed.people[:3]] == [
        ("H. Sumarno 2", Unsur.KELURAHAN.value, "Lurah"),
        ("Siti Aminah 2", Unsur.LPM.value, "Ketua LPM"),
        ("Bambang 2", "", ""),
    ]
    bench.desk.take_over(listed).result()
    assert len(bench.desk.people) == 6
    assert bench.desk.session_quorum().total.present == 0
    assert bench.desk.take_over(listed).result().changes == 0


def test_trouble_of_the_disk_reaches_who_asked(session: Session, clock: StillClock) -> None:
    store = FakeStore(trouble=ExternalError("Diska penuh."))
    with ThreadPoolExecutor(max_workers=1) as executor:
        desk = Attendance(session, clock, store, "operator", (), lambda path, site: AttendanceList(()), executor)
        for future in (desk.add(HALL, SITI), desk.take_over(AttendanceList(()))):
            with pytest.raises(ExternalError, match="Diska penuh"):
                future.result(5)
    assert desk.people == ()


def test_who_is_there_may_be_given_the_floor(bench: Bench) -> None:
    site = site_of(bench)
    bench.desk.add(site, SITI).result()
    gone = bench.desk.add(site, AttendeeFields("Budi")).result()
    bench.desk.toggle_present(gone.attendee_id).result()
    bench.desk.add(HALL, AttendeeFields("Tamu")).result()
    bench.desk.add(HALL, AttendeeFields("Ir. Dedi", organisation="Dinas Bina Marga", may_answer=True)).result()
    assert bench.desk.speakers(site) == (Participant("Siti Aminah", "Ketua", "PKK"),)
    assert bench.desk.speakers(HALL) == (Participant("Ir. Dedi", "Dinas Bina Marga"),)
