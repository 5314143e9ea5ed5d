"""The wizard's "Coba semua", with real workers on a real file: from a draft to a picture."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from app.domain.session_draft import site_of
from app.domain.site_check import Verdict
from app.first_run import FeedTrials
from app.settings.credentials import Credentials
from app.settings.draft_file import new_base
from app.settings.paths import find_paths
from app.ui.wizard.ports import TrialResult
from app.ui.wizard.trial_words import SiteTrial, trial_lines
from tests.domain.kelurahan import AREN, KALIBARU, PEJUANG
from tests.domain.test_session_draft import EMPTY
from tests.settings.test_credentials import MemoryKeyring
from tests.streams.clip import ClipSpec, write_container
from tests.waiting import wait_for


def test_a_draft_is_tried_before_it_is_saved(tmp_path: Path) -> None:
    clip = write_container(ClipSpec(width=640, height=360, seconds=2.0), tmp_path / "gambar.mp4")
    draft = replace(EMPTY.with_sites([site_of(PEJUANG), site_of(AREN), site_of(KALIBARU)]), allow_local=True)
    draft = draft.with_site(0, draft.sites[0].with_text("main", clip.as_uri()))
    draft = draft.with_site(1, draft.sites[1].with_text("main", "kamera"))
    paths = find_paths({"RUANG_KENDALI_DATA": str(tmp_path)})
    trials = FeedTrials(paths, Credentials({}, MemoryKeyring))
    told: list[TrialResult] = []
    ended = threading.Event()
    trials.begin(draft, new_base(), told.append, ended.set)
    try:
        wait_for(ended.is_set, "the end of the trial")
    finally:
        trials.close()
    # An address that the rules refuse, and one that is not there yet, are not opened.
    (result,) = told
    assert (result.code, result.is_main, result.report.verdict) == (PEJUANG.code, True, Verdict.READY)
    trial = SiteTrial().with_result(result)
    assert trial.picture is not None
    assert (trial.picture.width(), trial.picture.height()) == (192, 108)
    (line,) = trial_lines(trial, draft.sites[0])
    assert line.startswith("Siaran utama: siap, 640×360")
