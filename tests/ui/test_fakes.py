"""The fakes keep the contracts of what they stand for; without that, tests on them prove nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import ProposalFields, ProposalQuery, ProposalState, SaveProposal
from app.session.ports import ProposalStore
from app.shm.frames import FrameSlots
from app.ui.ports import PictureSource
from app.video.orders import ShowRenditions
from app.video.supervisor import FeedSupervisor
from tests.ui.fakes import FakePictures, FakeStore, StillClock
from tests.ui.samples import STARTED_MS, plain, session

ONE, OTHER = (site.site_id for site in session(2).sites)


@dataclass(frozen=True)
class Source:
    """A source of pictures, and what its workers were told to fill once it has come round."""

    pictures: PictureSource
    targets: Callable[[str, SiteId], list[str]]
    come_round: Callable[[], None] = lambda: None

    def request(self, view: str, sizes: Mapping[SiteId, tuple[int, int]]) -> None:
        self.pictures.request(view, sizes)
        self.come_round()


@pytest.fixture(params=["fake", "real"])
def source(request: pytest.FixtureRequest) -> Iterator[Source]:
    if request.param == "fake":
        fake = FakePictures([ONE, OTHER])
        yield Source(fake, lambda view, site: [slots.name for slots in fake.targets(view, site)])
        fake.close()
        return
    real = FeedSupervisor(session(2).sites, lambda address: address.url, allow_local=False)
    told: dict[SiteId, ShowRenditions] = {}
    for site_id, feed in real._feeds.items():
        feed.show = partial(told.__setitem__, site_id)  # type: ignore[method-assign] - there is no worker
    yield Source(real, lambda _, site: [r.slots_name for r in told[site].renditions], real._pass_orders_on)
    real.close()


def fill(name: str, *, width: int = 0, height: int = 0) -> None:
    """Do what a worker does: attach by name, write, let go."""
    slots = FrameSlots.attach(name)
    plain(slots, 1, 2, 3, width, height)
    slots.close()


def test_a_view_that_asked_for_nothing_has_nothing(source: Source) -> None:
    assert source.pictures.slots("wall", ONE) is None


def test_slots_have_the_size_that_was_asked_for(source: Source) -> None:
    source.request("wall", {ONE: (320, 181)})
    slots = source.pictures.slots("wall", ONE)
    assert slots
    assert (slots.width, slots.height, slots.sequence) == (320, 182, 0)
    assert source.pictures.slots("wall", OTHER) is None
    assert source.pictures.slots("console", ONE) is None


def test_asking_for_the_same_again_changes_nothing(source: Source) -> None:
    source.request("wall", {ONE: (320, 180)})
    before = source.pictures.slots("wall", ONE)
    source.request("wall", {ONE: (320, 180)})
    assert source.pictures.slots("wall", ONE) is before


def test_the_old_pictures_stay_until_the_first_new_one(source: Source) -> None:
    source.request("wall", {ONE: (320, 180)})
    old = source.pictures.slots("wall", ONE)
    fill(source.targets("wall", ONE)[0])
    source.request("wall", {ONE: (640, 360)})
    assert source.pictures.slots("wall", ONE) is old
    fill(source.targets("wall", ONE)[-1])
    new = source.pictures.slots("wall", ONE)
    assert new is not old
    assert new
    assert (new.width, new.sequence) == (640, 1)


def test_a_site_left_out_is_let_go(source: Source) -> None:
    source.request("wall", {ONE: (320, 180), OTHER: (320, 180)})
    source.request("wall", {OTHER: (320, 180)})
    assert source.pictures.slots("wall", ONE) is None
    assert source.pictures.slots("wall", OTHER)


def test_snapshots_follow_the_roster(source: Source) -> None:
    assert [feed.site_id for feed in source.pictures.snapshots()] == [ONE, OTHER]


# --- the store ------------------------------------------------------------------------------


@pytest.fixture(params=["fake", "real"])
def proposals(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ProposalStore]:
    if request.param == "fake":
        yield FakeStore()
        return
    with Store.open(tmp_path / "musrenbang.db", "operator", StillClock()) as store:
        store.open_session(session(2), STARTED_MS).result()
        yield store


COMPLETE = ProposalFields(pengusul="Ketua RW 07", permasalahan="Saluran tersumbat", usulan="Normalisasi drainase")


def save(fields: ProposalFields = COMPLETE, state: ProposalState = ProposalState.DRAFT) -> SaveProposal:
    return SaveProposal(ProposalId("p"), session(2).session_id, ONE, state, fields, "operator")


def test_a_save_is_answered_with_what_is_stored(proposals: ProposalStore) -> None:
    first = proposals.save_proposal(save(), STARTED_MS).result()
    second = proposals.save_proposal(save(replace(COMPLETE, rw="07")), STARTED_MS + 5).result()
    assert (first.revision, first.updated_ms) == (1, STARTED_MS)
    assert (second.revision, second.updated_ms, second.fields.rw) == (2, STARTED_MS + 5, "07")
    assert second.number == first.number != ""


def test_filing_needs_the_required_fields(proposals: ProposalStore) -> None:
    wrong = proposals.save_proposal(save(ProposalFields(), ProposalState.RECORDED), STARTED_MS)
    assert isinstance(wrong.exception(), UserError)


def test_what_is_filed_stays_filed(proposals: ProposalStore) -> None:
    proposals.save_proposal(save(state=ProposalState.RECORDED), STARTED_MS).result()
    again = proposals.save_proposal(save(replace(COMPLETE, rw="07")), STARTED_MS + 5).result()
    assert again.state is ProposalState.RECORDED
    gap = proposals.save_proposal(save(replace(COMPLETE, usulan="")), STARTED_MS + 6)
    assert isinstance(gap.exception(), UserError)


def test_a_proposal_keeps_its_site(proposals: ProposalStore) -> None:
    proposals.save_proposal(save(), STARTED_MS).result()
    moved = proposals.save_proposal(replace(save(), site_id=OTHER), STARTED_MS + 5)
    assert isinstance(moved.exception(), UserError)


@pytest.mark.parametrize(
    ("text", "site_id", "found"),
    [("", None, 1), ("drainase", None, 1), ("taman", None, 0), ("", ONE, 1), ("", OTHER, 0)],
)
def test_searching(proposals: ProposalStore, text: str, site_id: SiteId | None, found: int) -> None:
    proposals.save_proposal(save(), STARTED_MS).result()
    query = ProposalQuery(session(2).session_id, site_id, text)
    assert len(proposals.find_proposals(query).result()) == found
