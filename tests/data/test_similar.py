from __future__ import annotations

from pathlib import Path

from app.data.store import Store
from app.domain.identity import ProposalId, SessionId
from app.domain.proposal import ProposalFields
from app.domain.similar import SimilarQuery
from app.settings.padanan_file import load_padanan
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, SteppingClock, save, session

PADANAN = load_padanan(Path("resources/reference/padanan-kata.txt"))
TYPED = ProposalFields(rw="7", usulan="normalisasi drainase gang mawar")


def similar(store: Store, fields: ProposalFields = TYPED, but_not: str | None = None) -> list[str]:
    query = SimilarQuery(PEJUANG, fields, ProposalId(but_not) if but_not else None)
    return [str(found.proposal.proposal_id) for found in store.similar_proposals(query).result()]


def test_similar_ones_of_this_and_earlier_sessions_are_found(tmp_path: Path) -> None:
    earlier = SessionId("musrenbang-2017")
    with Store.open(tmp_path / "a.db", "operator", SteppingClock(), padanan=PADANAN) as store:
        for session_id in (SESSION_ID, earlier):
            store.open_session(session(session_id), OPENED_MS)
        drain = {"rw": "07", "usulan": "Perbaikan saluran Gg. Mawar", "permasalahan": "Mampet", "lokasi": "Gg. Mawar"}
        store.save_proposal(save("now", **drain), OPENED_MS).result()
        store.save_proposal(save("then", session_id=earlier, **drain), OPENED_MS + 1).result()
        store.save_proposal(save("elsewhere", site_id=BINTARA, **drain), OPENED_MS + 2).result()
        assert sorted(similar(store)) == ["now", "then"]
        assert similar(store, but_not="now") == ["then"]
        # What is saved after the index was made counts, too: a change and a new one.
        store.save_proposal(save("now", **{**drain, "rw": "9"}), OPENED_MS + 3).result()
        store.save_proposal(save("later", **drain), OPENED_MS + 4).result()
        assert sorted(similar(store)) == ["later", "then"]
