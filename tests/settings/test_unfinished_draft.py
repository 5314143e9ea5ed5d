from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.site import SiteKind
from app.settings.draft_file import new_base, open_for_change, save_draft
from app.settings.unfinished_draft import Unfinished, forget_unfinished, keep_unfinished, load_unfinished
from tests.settings.session_texts import SITE, TOP, write

DAY = date(2026, 12, 1)
DRAFT = SessionDraft("", "Kota Bekasi", "", DAY, 2027, (SiteDraft(SiteKind.ROOM, "ruang", "Ruang", short="RNG"),))


def test_what_was_typed_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "belum.json"
    keep_unfinished(path, Unfinished(DRAFT, new_base(), step=2))
    found = load_unfinished(path, DAY)
    assert found is not None
    assert (found.draft, found.base, found.step) == (DRAFT, new_base(), 2)
    forget_unfinished(path)
    forget_unfinished(path)
    assert load_unfinished(path, DAY) is None


def test_a_change_of_a_file_goes_on_where_it_was(tmp_path: Path) -> None:
    file = write(tmp_path, "# catatan\n" + TOP + SITE)
    draft, base = open_for_change(file, DAY)
    keep_unfinished(tmp_path / "belum.json", Unfinished(replace(draft, title="Lain"), base))
    found = load_unfinished(tmp_path / "belum.json", DAY)
    assert found is not None
    save_draft(found.draft, found.base, tmp_path, ())
    assert file.read_text(encoding="utf-8").startswith('# catatan\ntitle = "Lain"\n')


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://admin:hush@10.0.0.1/live",
        "rtsp://admin:hush",
        "rtsp://admin:hu/sh@10.0.0.1/live",
        "admin:hush@10.0.0.1",
        "rtsp://10.0.0.1/live@hush@x",
    ],
)
def test_a_password_in_an_address_never_reaches_the_disk(tmp_path: Path, address: str) -> None:
    path = tmp_path / "belum.json"
    site = replace(DRAFT.sites[0], main=address, sub=address)
    keep_unfinished(path, Unfinished(replace(DRAFT, sites=(site,)), new_base()))
    assert b"hu" not in path.read_bytes().replace(b"tahun", b"")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}', '{"format": 1}', '{"format": 1, "base": "="}'])
def test_a_kept_draft_that_cannot_be_read_counts_as_none(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "belum.json"
    path.write_text(content, encoding="utf-8")
    assert load_unfinished(path, DAY) is None
    assert "cannot be read" in caplog.text
