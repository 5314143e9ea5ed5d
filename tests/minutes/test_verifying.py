from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.documents.listing import lists_of
from app.domain.errors import UserError
from app.minutes.package import PackagePlaces, write_package
from app.minutes.package_terms import PackageFormat, draft_name
from app.minutes.verifying import HASHES, Verdict, verify_document, verify_package
from app.settings.paths import find_resources
from tests.minutes.documents import make_material, make_record


@pytest.fixture
def package(tmp_path: Path) -> Path:
    places = PackagePlaces(tmp_path, find_resources(), None, lambda _: tmp_path / "none", draft_name())
    write_package(lists_of(make_material(make_record(1, 2, 3))), places, formats=frozenset({PackageFormat.JSON}))
    return tmp_path / "Paket-2018-01-23"


def test_what_nobody_touched_is_the_same(package: Path) -> None:
    found = verify_package(package)
    assert len(found) == 4
    assert {one.verdict for one in found} == {Verdict.SAME}
    for path in package.rglob("*.json"):
        assert verify_document(path).verdict is Verdict.SAME


def test_a_changed_and_a_missing_file_are_found(package: Path) -> None:
    first, second, *_ = sorted(package.rglob("*.json"))
    first.write_text(first.read_text().replace("Berita Acara", "Berita Lain"))
    second.unlink()
    found = {Path(one.name).name: one.verdict for one in verify_package(package)}
    assert found[first.name] is Verdict.CHANGED
    assert found[second.name] is Verdict.MISSING
    assert verify_document(first).verdict is Verdict.CHANGED


def test_what_is_none_of_ours_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=HASHES):
        verify_package(tmp_path)
    (tmp_path / "lain.json").write_text("[]")
    with pytest.raises(UserError, match="bukan dokumen JSON"):
        verify_document(tmp_path / "lain.json")
