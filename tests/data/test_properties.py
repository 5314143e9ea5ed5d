"""Whatever is saved in whatever order: the log alone gives the rows, and the index agrees with them."""

from __future__ import annotations

import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.database import fts_is_intact, open_writer
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.proposal import Field, Proposal, ProposalState, SaveProposal
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, SteppingClock, fold, rows, save, session
from tests.domain.field_sets import field_sets, origins


@dataclass(frozen=True)
class Restart:
    """Close the store and open it again."""


saves = st.builds(
    save,
    proposal_id=st.sampled_from(["a", "b", "c"]),
    fields=field_sets,
    site_id=st.sampled_from([PEJUANG, PEJUANG, PEJUANG, BINTARA]),
    state=st.sampled_from(ProposalState),
    request_id=st.none() | st.sampled_from(["r-1", "r-2"]),
    only=st.none() | st.frozensets(st.sampled_from(Field)),
    origin=st.none() | origins,
)


@given(st.lists(st.one_of(saves, saves, saves, saves, st.builds(Restart)), max_size=14))
@settings(max_examples=30, deadline=None)
def test_the_log_alone_gives_the_rows(steps: list[SaveProposal | Restart]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        clock = SteppingClock()
        latest: dict[str, Proposal] = {}
        with ExitStack() as closing:
            store = closing.enter_context(Store.open(path, "operator", clock))
            store.open_session(session(), OPENED_MS).result()
            for step in steps:
                if isinstance(step, Restart):
                    store.close()
                    store = closing.enter_context(Store.open(path, "operator", clock))
                    continue
                with suppress(UserError):
                    latest[step.proposal_id] = store.save_proposal(step, clock.now_ms()).result()
            record = store.record(SESSION_ID).result()
            assert store.verify().result().first_break is None

        assert {p.proposal_id: p for p in record.proposals} == latest
        ops = rows(path, "SELECT * FROM op ORDER BY seq")
        assert [op["seq"] for op in ops] == list(range(1, len(ops) + 1))
        entities = fold(ops)
        stored = rows(path, "SELECT * FROM proposal")
        assert len(stored) == sum(1 for entity, _ in entities if entity == "proposal")
        for row in stored:
            entity = entities["proposal", row["proposal_id"]]
            assert {name: row[name] for name in entity} == entity
            changes = [json.loads(op["patch"]) for op in ops if op["entity_id"] == row["proposal_id"]]
            assert all(changes), "an operation that changes nothing"
            assert all(old != new for patch in changes[1:] for old, new in patch.values())
        db = open_writer(path)
        assert fts_is_intact(db, "proposal")
        db.close()
