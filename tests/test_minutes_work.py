"""Closing a session on a real store: the PDFs are there, numbered, or none of them is."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.attachment import NewAttachment, Photo
from app.domain.documents.settings import MinutesSettings, Official
from app.domain.identity import AttachmentId
from app.domain.minutes_edit import JOINT, MinutesStage
from app.domain.proposal import ProposalState
from app.minutes_work import MinutesWorkDesks
from app.session.closing import PackageCancelled
from app.settings.paths import find_paths
from tests.data.samples import COMPLETE, OPENED_MS, SESSION_ID, SteppingClock, save, session
from tests.minutes.jpeg import photo_bytes


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[MinutesWorkDesks]:
    clock, files = SteppingClock(), ThreadPoolExecutor(1)
    with Store.open(tmp_path / "musrenbang.db", "operator", clock) as store:
        store.open_session(session(), OPENED_MS).result()
        made = MinutesWorkDesks(session(), clock, store, find_paths(), tmp_path / "notulen", files)
        yield made
        made.close()
        files.shutdown()


def test_all_documents_are_written_and_the_joint_one_is_final(desks: MinutesWorkDesks, tmp_path: Path) -> None:
    chair = Official("Siti Rahayu", "1968", "Pimpinan Sidang")
    desks.closing.save_settings(MinutesSettings(chair=chair, secretary=chair)).result()
    told: list[tuple[int, int, str]] = []
    files = desks.closing.write([None], lambda *step: told.append(step)).result()
    pdfs = [file for file in files if file.suffix == ".pdf"]
    assert len(pdfs) == 2 * len(session().sites) + 2
    assert {file.suffix for file in files} >= {".pdf", ".docx", ".xlsx", ".csv", ".json"}
    assert [number for number, *_ in told] == list(range(len(told)))
    stage = desks.editor.work().stage(JOINT)
    assert (stage.stage, stage.version) == (MinutesStage.FINAL, 1)
    view = desks.closing.view().result()
    assert view.settings.chair == chair
    assert view.row(None).stage == stage
    assert desks.read().record.closed_ms is not None
    assert len(list((tmp_path / "notulen").iterdir())) == 1


def test_a_cancelled_writing_leaves_no_file(desks: MinutesWorkDesks, tmp_path: Path) -> None:
    with pytest.raises(PackageCancelled):
        desks.closing.write([], lambda number, *_: desks.closing.cancel() if number == 1 else None).result()
    assert not (tmp_path / "notulen").exists() or list((tmp_path / "notulen").iterdir()) == []


def test_photos_are_part_of_what_becomes_final(desks: MinutesWorkDesks) -> None:
    store = desks._store
    site_id = session().sites[0].site_id
    stored = store.save_proposal(
        save("p-1", COMPLETE, state=ProposalState.RECORDED, request_id=None), OPENED_MS
    ).result()
    photo = Photo(photo_bytes(1), photo_bytes(1), "image/jpeg", 1600, 1200)
    new = NewAttachment(AttachmentId("a-1"), stored.proposal_id, photo, "Saluran", "operator")
    kept = store.add_attachment(new, OPENED_MS).result()
    assert desks.read().photos == {stored.proposal_id: (kept,)}
    assert desks.closing.preview(site_id).result().pages


def test_a_page_can_be_looked_at_before(desks: MinutesWorkDesks) -> None:
    preview = desks.closing.preview(session().sites[0].site_id).result()
    assert preview.pages
    assert all(page.startswith(b"\x89PNG") for page in preview.pages)


def test_plots_are_read_from_the_store(desks: MinutesWorkDesks) -> None:
    charts = desks.charts.charts().result()
    assert charts.sites == tuple(site.site_id for site in session().sites)
    assert desks.editor.view(None).result().scope == JOINT
    assert SESSION_ID
