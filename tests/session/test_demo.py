from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.floor import Cancel, Release, Speaker
from app.domain.identity import SiteId
from app.domain.proposal import ProposalFields, ProposalState
from app.domain.session import AgendaKind, Session
from app.session.agenda import Agenda
from app.session.demo import DemoProposal, DemoScript
from app.session.floor import Floor
from app.session.proposals import ProposalDesk
from tests.session.fakes import FakeStore, StillClock

SITI = Speaker("Ibu Siti", "Ketua RW 007")
FIELDS = ProposalFields(pengusul="Bapak Asep", permasalahan="Saluran tersumbat", usulan="Normalisasi saluran")


@pytest.fixture
def floor(session: Session, clock: StillClock, store: FakeStore) -> Floor:
    return Floor(session, clock, store, (), pytest.fail)


@pytest.fixture
def agenda(session: Session, clock: StillClock, store: FakeStore) -> Agenda:
    """The usual agenda: the round is its fourth item."""
    return Agenda(replace(session, agenda=()), clock, store, (), pytest.fail)


@pytest.fixture
def make(
    session: Session, clock: StillClock, store: FakeStore, floor: Floor, agenda: Agenda
) -> Callable[[], DemoScript]:
    """Make a script in which the first site speaks and the second and third queue."""
    first, second, third = (site.site_id for site in session.sites[:3])
    desk = ProposalDesk(session, clock, store, "operator")
    samples = [DemoProposal(second, FIELDS), DemoProposal(first, FIELDS)]
    return lambda: DemoScript(floor, desk, agenda, samples, (first, SITI), (second, third))


def live(*sites: SiteId) -> frozenset[SiteId]:
    return frozenset(sites)


def test_the_samples_are_filed(make: Callable[[], DemoScript], store: FakeStore, session: Session) -> None:
    make().log_samples()
    assert [(save.site_id, save.state, save.fields) for save, _ in store.saves] == [
        (session.sites[1].site_id, ProposalState.RECORDED, FIELDS),
        (session.sites[0].site_id, ProposalState.RECORDED, FIELDS),
    ]
    assert len({save.proposal_id for save, _ in store.saves}) == 2


def test_nobody_speaks_before_the_picture_is_there(make: Callable[[], DemoScript], floor: Floor) -> None:
    script = make()
    script.step(live())
    script.step(live(SiteId("lain")))
    assert floor.state.holder is None


def test_the_first_site_speaks_and_two_queue_and_that_is_all(
    make: Callable[[], DemoScript], floor: Floor, session: Session
) -> None:
    script = make()
    first, second, third = (site.site_id for site in session.sites[:3])
    script.step(live(first))
    assert floor.state.holder is not None
    assert (floor.state.holder.site_id, floor.state.holder.speaker) == (first, SITI)
    assert [request.site_id for request in floor.state.queue] == [second, third]
    floor.execute(Release())
    script.step(live(first))
    assert floor.state.holder is None


@pytest.mark.parametrize("site", [0, 1, 3])
def test_a_person_who_was_quicker_is_left_alone(
    make: Callable[[], DemoScript], floor: Floor, session: Session, site: int
) -> None:
    script = make()
    script.step(live())
    by_hand = floor.grant(session.sites[site].site_id)
    script.step(live(session.sites[0].site_id))
    assert floor.state == by_hand


def test_a_person_who_only_queued_a_site_is_left_alone_too(
    make: Callable[[], DemoScript], floor: Floor, session: Session
) -> None:
    script = make()
    queued = floor.request(session.sites[1].site_id)
    script.step(live(session.sites[0].site_id))
    assert floor.state == queued


def test_even_a_floor_that_is_free_again_was_used(
    make: Callable[[], DemoScript], floor: Floor, session: Session
) -> None:
    script = make()
    floor.request(session.sites[1].site_id)
    floor.execute(Cancel(floor.state.waiting[0].request_id))
    script.step(live(session.sites[0].site_id))
    assert floor.state.holder is None


def test_what_an_earlier_demonstration_left_open_is_ended(
    make: Callable[[], DemoScript], floor: Floor, session: Session
) -> None:
    first, second, _ = (site.site_id for site in session.sites[:3])
    floor.grant(second)
    floor.request(first)
    script = make()
    assert floor.state.holder is None
    assert floor.state.waiting == ()
    script.step(live(first))
    assert floor.state.holder is not None
    assert floor.state.holder.site_id == first


def test_a_demonstration_that_ends_leaves_nobody_speaking(
    make: Callable[[], DemoScript], floor: Floor, session: Session
) -> None:
    script = make()
    script.step(live(session.sites[0].site_id))
    assert floor.state.holder is not None
    assert floor.state.waiting
    script.end()
    assert floor.state.holder is None
    assert floor.state.waiting == ()


def test_the_agenda_stands_at_the_round_while_somebody_speaks_and_at_its_beginning_afterwards(
    make: Callable[[], DemoScript], agenda: Agenda, session: Session
) -> None:
    script = make()
    assert agenda.outlook().current is None
    script.step(live(session.sites[0].site_id))
    current = agenda.outlook().current
    assert current is not None
    assert (current.number, current.item.kind) == (4, AgendaKind.ROUND)
    agenda.toggle_break()
    script.end()
    assert (agenda.outlook().current, agenda.state.spans, agenda.state.is_paused) == (None, (), False)


def test_an_agenda_that_a_person_began_is_left_alone(
    make: Callable[[], DemoScript], agenda: Agenda, session: Session
) -> None:
    script = make()
    agenda.forward()
    script.step(live(session.sites[0].site_id))
    current = agenda.outlook().current
    assert current is not None
    assert current.number == 1


def test_an_agenda_that_an_earlier_demonstration_left_open_begins_anew(
    make: Callable[[], DemoScript], agenda: Agenda
) -> None:
    agenda.forward()
    make()
    assert agenda.state.spans == ()
