"""Whatever is decided, ranked, merged, answered and taken back in whatever order: the log alone gives the rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.proposal_rows import DEFAULTS
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.history import RestoreValue
from app.domain.identity import ProposalId, ResponseId
from app.domain.proposal import (
    RANKABLE,
    Decided,
    DecideProposal,
    Decision,
    Diversion,
    Proposal,
    ProposalState,
    check_decision,
    merge_root,
)
from app.domain.ranking import OrderProposals, RankProposal
from app.domain.reference import ReferenceKind, SaveReference
from app.domain.response import ResponseFields, SaveResponse
from app.domain.scoring import SaveAssessment
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, SteppingClock, fold, rows, save, session

NAMES = ("a", "b", "c", "d", "other")
ids = st.sampled_from(NAMES).map(ProposalId)
Step = Callable[[Store, int], Future[object]]


def saving(name: ProposalId, rw: str, volume: int | None) -> Step:
    site_id = BINTARA if name == "other" else PEJUANG
    state = ProposalState.DRAFT if name == "d" else ProposalState.RECORDED
    made = save(
        name,
        site_id=site_id,
        state=state,
        rw=rw,
        volume=None if volume is None else Decimal(volume),
        perkiraan_biaya=volume,
    )
    return lambda store, at_ms: store.save_proposal(made, at_ms)  # type: ignore[return-value]


def deciding(command: DecideProposal) -> Step:
    return lambda store, at_ms: store.decide_proposal(command, at_ms)  # type: ignore[return-value]


def ranking(command: RankProposal) -> Step:
    return lambda store, at_ms: store.rank_proposal(command, at_ms)  # type: ignore[return-value]


def ordering(order: list[ProposalId]) -> Step:
    command = OrderProposals(SESSION_ID, PEJUANG, tuple(order), "ketua")
    return lambda store, at_ms: store.order_proposals(command, at_ms)  # type: ignore[return-value]


def answering(command: SaveResponse) -> Step:
    return lambda store, at_ms: store.save_response(command, at_ms)  # type: ignore[return-value]


def assessing(name: ProposalId, points: int) -> Step:
    command = SaveAssessment(name, "AHP", {"f1": points}, "notulis")
    return lambda store, at_ms: store.save_assessment(command, at_ms)  # type: ignore[return-value]


def referencing(code: str, name: str, *, is_struck: bool) -> Step:
    command = SaveReference(ReferenceKind.OPD, 2019, code, {"nama": name}, "operator", is_struck)
    return lambda store, at_ms: store.save_reference(command, at_ms)  # type: ignore[return-value]


def restoring(name: ProposalId, back: int) -> Step:
    def step(store: Store, at_ms: int) -> Future[object]:
        known = {p.proposal_id: p for p in store.record(SESSION_ID).result().proposals}
        revision = known[name].revision if name in known else 1
        command = RestoreValue(name, revision - back, revision, "operator")
        return store.restore_value(command, at_ms)  # type: ignore[return-value]

    return step


decisions = st.builds(
    Decided,
    state=st.sampled_from(Decision),
    reason=st.sampled_from(["", "Lahan masih sengketa"]),
    merged_into=st.none() | ids,
    diverted_to=st.sampled_from(Diversion),
)
answers = st.builds(
    SaveResponse,
    response_id=st.sampled_from(["t", "u"]).map(ResponseId),
    proposal_id=ids,
    fields=st.builds(ResponseFields, name=st.sampled_from(["", "Kabid"]), text=st.sampled_from(["Ya", "Tidak"])),
    at_ms=st.just(5),
    actor=st.just("notulis"),
    is_struck=st.booleans(),
)
steps = st.one_of(
    st.builds(saving, ids, st.sampled_from(["1", "2"]), st.none() | st.integers(0, 3)),
    st.builds(deciding, st.builds(DecideProposal, proposal_id=ids, decided=decisions, actor=st.just("notulis"))),
    st.builds(
        ranking, st.builds(RankProposal, proposal_id=ids, place=st.none() | st.integers(0, 6), actor=st.just(""))
    ),
    st.builds(ordering, st.lists(ids, max_size=6)),
    st.builds(answering, answers),
    st.builds(assessing, ids, st.integers(0, 6)),
    st.builds(referencing, st.sampled_from(["a", "b"]), st.sampled_from(["", "X", "Y"]), is_struck=st.booleans()),
    st.builds(restoring, ids, st.integers(0, 2)),
)


@given(st.lists(steps, max_size=25))
@settings(max_examples=60, deadline=None)
def test_the_log_alone_gives_the_rows_and_the_rules_hold(tried: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        clock = SteppingClock()
        with Store.open(path, "operator", clock) as store:
            store.open_session(session(), OPENED_MS).result()
            for name in NAMES:
                saving(ProposalId(name), "1", 1)(store, clock.now_ms()).result()
            for step in tried:
                with suppress(UserError):
                    step(store, clock.now_ms()).result()
            proposals = store.record(SESSION_ID).result().proposals
            histories = {p.proposal_id: store.history(p.proposal_id).result() for p in proposals}
            assert store.verify().result().first_break is None
        rules_hold(proposals)
        for proposal in proposals:
            assert [entry.revision for entry in histories[proposal.proposal_id]] == list(
                range(1, proposal.revision + 1)
            )
        log_gives_rows(path)


def rules_hold(proposals: tuple[Proposal, ...]) -> None:
    parents = {p.proposal_id: p.decided.merged_into for p in proposals if p.decided.merged_into}
    for proposal in proposals:
        check_decision(proposal.decided, proposal.fields)
        assert proposal.priority is None or proposal.decided.state in RANKABLE
        if proposal.decided.state is Decision.MERGED:
            # The chain ends at one that is not merged: nothing is part of itself.
            assert merge_root(proposal.proposal_id, parents) not in parents
    for site_id in (PEJUANG, BINTARA):
        places = sorted(p.priority for p in proposals if p.site_id == site_id and p.priority is not None)
        assert places == list(range(1, len(places) + 1))


def log_gives_rows(path: Path) -> None:
    ops = rows(path, "SELECT * FROM op ORDER BY seq")
    entities = fold(ops)
    order = {
        name: place
        for (entity, _), row in entities.items()
        if entity == "ranking"
        for place, name in enumerate(json.loads(row["urutan"]), start=1)
    }
    for table in ("proposal", "ranking", "response", "assessment", "reference"):
        stored = {row[f"{table}_id"]: row for row in rows(path, f"SELECT * FROM {table}")}
        folded = {key: entity for (kind, key), entity in entities.items() if kind == table}
        assert stored.keys() == folded.keys()
        for key, row in stored.items():
            whole = (DEFAULTS if table == "proposal" else {}) | folded[key]
            assert {name: row[name] for name in whole} == whole
            if table == "proposal":
                assert row["prioritas"] == order.get(key)
