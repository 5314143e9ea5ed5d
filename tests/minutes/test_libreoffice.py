"""The documents as an office's own programs see them. Needs LibreOffice and poppler."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents.listing import lists_of
from app.domain.minutes import SessionFacts
from app.minutes.export import export_minutes
from app.minutes.package import PackagePlaces, write_package
from app.minutes.package_terms import PackageFormat, draft_name
from app.settings.paths import find_resources
from tests.minutes.documents import make_material, make_record
from tests.minutes.hostile import everywhere
from tests.minutes.samples import Recipe, make_document

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        not shutil.which("soffice") or not shutil.which("pdftotext"), reason="no LibreOffice, no poppler"
    ),
]

ALL_SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
LONG = " ".join(f"kata{number}" for number in range(1_000))


def convert(path: Path, kind: str, out: Path) -> None:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(out / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=90,
    )


def pages(pdf: Path) -> list[str]:
    """Return the text of each page."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=30).stdout
    return text.decode().split("\f")[:-1]


@pytest.fixture
def long_minutes() -> SessionFacts:
    """A session with one proposal that does not fit on a page."""
    minutes = make_document(Recipe(proposals=96, rounds=24))
    first = minutes.sites[0]
    endless = replace(first.proposals[0], fields=replace(first.proposals[0].fields, permasalahan=LONG))
    return replace(minutes, sites=(replace(first, proposals=(endless, *first.proposals[1:])), *minutes.sites[1:]))


def test_both_print_as_whole_documents(long_minutes: SessionFacts, template: Path, tmp_path: Path) -> None:
    docx, xlsx = export_minutes(long_minutes, tmp_path, template)
    convert(docx, "pdf", tmp_path)
    convert(xlsx, "pdf", tmp_path)

    notulen = pages(docx.with_suffix(".pdf"))
    for number, page in enumerate(notulen, start=1):
        assert f"Halaman {number} dari {len(notulen)}" in page
        assert "DRAF" in page
    assert "PEMERINTAH KOTA BEKASI" in notulen[0]
    assert "Selasa, 23 Januari 2018" in notulen[0]
    whole = "\n".join(notulen)
    assert all(proposal.number in whole for proposal in long_minutes.proposals)
    assert all(word in whole.split() for word in LONG.split()), "a row taller than a page lost text"
    (signed,) = (page for page in notulen if "Pimpinan Sidang," in page)
    assert "Demikian notulen ini" in " ".join(signed.split())
    assert signed.count("NIP ........") == 2
    annexes = notulen[notulen.index(signed) + 1 :]
    assert "Susunan acara" in annexes[0] or "SUSUNAN ACARA" in annexes[0]
    assert "DAFTAR HADIR" in annexes[1]
    annex = annexes[next(n for n, page in enumerate(annexes) if "DAFTAR USULAN" in page) :]
    assert len(annex) > 3
    assert all("Permasalahan" in page for page in annex)

    rekap = pages(xlsx.with_suffix(".pdf"))
    assert f"Halaman 1 dari {len(rekap)}" in rekap[0]
    whole = "\n".join(rekap)
    assert all(proposal.number in whole for proposal in long_minutes.proposals)
    lists = [page for page in rekap if page.lstrip().startswith("Daftar usulan")]
    assert len(lists) > 3
    # Side by side: each page has the numbers, and either the first columns or the last.
    assert all("No. usulan" in page and ("Permasalahan" in page) != ("Satuan" in page) for page in lists)
    assert long_minutes.proposals[0].proposal_id not in whole, "a column for machines was printed"


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "@SUM(1;1)", '=HYPERLINK("https://contoh.example")'])
def test_calc_calculates_nothing_that_was_typed(formula: str, template: Path, tmp_path: Path) -> None:
    minutes = everywhere(make_document(Recipe(sites=1, rounds=1, proposals=1)), formula)
    _, xlsx = export_minutes(minutes, tmp_path, template)
    convert(xlsx, ALL_SHEETS_AS_CSV, tmp_path)
    (usulan,) = tmp_path.glob("*01_Usulan.csv")
    with usulan.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    said = dict(zip(header, row, strict=True))
    assert [said[title] for title in ("Pengusul", "RW", "RT", "Permasalahan", "Usulan")] == [formula] * 5


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of a session in every format that an office opens, and what LibreOffice makes of them."""
    folder = tmp_path_factory.mktemp("resmi")
    material = make_material(make_record(1, 6, 30))
    places = PackagePlaces(folder, find_resources(), None, lambda _: folder / "none.jpg", draft_name())
    files = write_package(lists_of(material), places, formats=frozenset({PackageFormat.DOCX, PackageFormat.XLSX}))
    made = {path.name: path for path in files if path.suffix in (".docx", ".xlsx")}
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "pdf"),
            *map(str, made.values()),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return {name: folder / "pdf" / f"{path.stem}.pdf" for name, path in made.items()}


def test_libreoffice_opens_every_official_file(official: dict[str, Path]) -> None:
    assert len(official) == 8
    for name, pdf in official.items():
        assert pdf.exists(), name
    berita_acara = pages(official["BA-32.75.06.1003-2018-01-23.docx"])
    for number, page in enumerate(berita_acara, start=1):
        assert f"Halaman {number} dari {len(berita_acara)}" in page
    (signed,) = (page for page in berita_acara if "selaku Penanggung Jawab" in page)
    assert "Demikian berita acara ini" in " ".join(signed.split())
    assert "H. Mulyadi" in signed
    lists = [page for page in berita_acara if "No. lacak" in page]
    assert len(lists) >= 2, "the header of a long table does not repeat"
    recap = "\n".join(pages(official["Lampiran-32.75.06.1003-2018-01-23.xlsx"]))
    assert "Rp" in recap or "125.000.000" in recap
    assert "#NAME?" not in recap
