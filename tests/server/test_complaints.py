"""Complaints of SOROT on the server: long lists come in parts, are shown page by page, and are taken in once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.complaint import ComplaintFields, ComplaintList, raw_complaints
from app.domain.identity import SiteId
from app.server.complaints import PAGE, Complaints
from app.server.people import Kind, Person
from tests.server.http_rig import HttpRig
from tests.server.rig import NOW_MS

SITE = SiteId("32.75.06.1003")
BAPPEDA = Person("bappeda", "Sri Wahyuni", Kind.BAPPEDA)
MANY = 1_203


@pytest.fixture
def complaints(tmp_path: Path) -> Iterator[Complaints]:
    rig = HttpRig(tmp_path)
    operator = rig.station("operator")
    fields = {"title": "Musrenbang", "sites": [{"site_id": SITE, "name": "Pejuang"}]}
    operator.write("sidang", 0, {name: [None, value] for name, value in fields.items()}, "session")  # type: ignore[misc]
    rig.push(operator)
    yield Complaints(rig.database, lambda: NOW_MS)
    rig.database.close()


def listed(texts: dict[str, str]) -> ComplaintList:
    raw = raw_complaints("sorot.csv", ("Nomor", "Isi laporan"), ())
    return ComplaintList(raw, tuple(ComplaintFields(number, text, SITE) for number, text in texts.items()), (), ())


def test_a_long_list_is_taken_in_and_every_complaint_stands_on_one_page(complaints: Complaints) -> None:
    # Numbers that repeat nothing, one that holds our own mark, and many that are alike to the eye.
    texts = {f"S-{number:05}": f"Lampu {number}" for number in range(MANY)} | {"S-0|1": "Tanda kita"}
    done = complaints.take(BAPPEDA, "sidang", listed(texts))
    assert (done.new, done.changed, done.same) == (len(texts), 0, 0)
    assert complaints.take(BAPPEDA, "sidang", listed(texts)).same == len(texts)
    changed = complaints.take(BAPPEDA, "sidang", listed({**texts, "S-00007": "Lampu padam"}))
    assert (changed.new, changed.changed, changed.same) == (0, 1, len(texts) - 1)

    seen: list[str] = []
    after = ""
    pages = 0
    while pages == 0 or after:
        page = complaints.page("sidang", after)
        assert page.total == len(texts)
        assert len(page.shown) <= PAGE
        seen += [one.complaint.fields.number for one in page.shown]
        after, pages = page.next_after, pages + 1
    assert pages == -(-len(texts) // PAGE)
    assert sorted(seen) == sorted(texts)
    assert seen == sorted(seen, key=lambda number: number.replace("|", " "), reverse=True)


def test_a_session_without_complaints_has_an_empty_page(complaints: Complaints) -> None:
    page = complaints.page("sidang")
    assert (page.shown, page.total, page.next_after) == ((), 0, "")
    assert complaints.page("") == page
