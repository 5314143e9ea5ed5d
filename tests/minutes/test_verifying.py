from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import segno

from app.domain.documents.build import all_documents, site_document
from app.domain.documents.listing import lists_of
from app.domain.errors import UserError
from app.minutes.fingerprint import fingerprint
from app.minutes.foot import qr_text
from app.minutes.package import PackagePlaces, write_package
from app.minutes.package_terms import PackageFormat, draft_name
from app.minutes.verifying import HASHES, Verdict, Verified, verify_document, verify_package, verify_print
from app.settings.paths import find_resources
from tests.minutes.documents import make_material, make_record

LISTS = lists_of(make_material(make_record(1, 2, 3)))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    places = PackagePlaces(tmp_path, find_resources(), None, lambda _: tmp_path / "none", draft_name())
    write_package(LISTS, places, formats=frozenset({PackageFormat.JSON}))
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


def test_a_sheet_of_paper_is_found_by_its_qr_code_or_its_foot(package: Path) -> None:
    document = site_document(LISTS, LISTS.material.record.session.sites[0])
    seal = fingerprint(document)
    for said in (qr_text(document, seal), f" {qr_text(document, seal)}\n", seal[:16], seal[:16].upper()):
        found = verify_print(package, said)
        assert (found.name, found.verdict) == (f"{document.name}.json", Verdict.SAME)


def test_a_telephone_can_read_the_code(package: Path) -> None:
    for document in all_documents(LISTS.material):
        code = segno.make_qr(qr_text(document, fingerprint(document)), error="m")
        # With its edge it is 12 mm high; squares below a quarter of a millimetre are lost in print.
        assert 12 / code.symbol_size(border=2)[0] >= 0.25, document.name


def test_a_sheet_of_another_state_or_of_another_session_is_told(package: Path) -> None:
    document = site_document(LISTS, LISTS.material.record.session.sites[0])
    assert verify_print(package, qr_text(document, "0" * 64)) == Verified(document.name.upper(), Verdict.CHANGED)
    assert verify_print(package, qr_text(replace(document, name="BA-lain"), "0" * 64)).verdict is Verdict.MISSING
    (path,) = package.rglob(f"{document.name}.json")
    path.write_text(path.read_text().replace("Berita Acara", "Berita Lain"))
    assert verify_print(package, qr_text(document, fingerprint(document))).verdict is Verdict.CHANGED
    with pytest.raises(UserError, match="bukan isi kode QR"):
        verify_print(package, "https://contoh.example")


def test_what_is_none_of_ours_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=HASHES):
        verify_package(tmp_path)
    (tmp_path / "lain.json").write_text("[]")
    with pytest.raises(UserError, match="bukan dokumen JSON"):
        verify_document(tmp_path / "lain.json")
