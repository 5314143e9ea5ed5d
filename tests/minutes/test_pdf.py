from __future__ import annotations

import base64
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.domain.documents.build import all_documents, site_document
from app.domain.documents.listing import lists_of
from app.domain.documents.model import DocumentKind, MinutesDocument, Paper
from app.domain.documents.printed import lines
from app.domain.documents.settings import MinutesSettings
from app.minutes.pdf import PdfWriter
from tests.log_watch import LogWatch
from tests.minutes.documents import SETTINGS, make_hostile, make_material, make_photo, make_record
from tests.minutes.hostile import TEXTS
from tests.minutes.pdf_reading import page_texts, pdfa_faults, squeezed

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler")

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7"
    "gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8"
    "fHx8fHx8fHz/wAARCAA8ACgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
    "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq"
    "8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDTooorzTYKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigD//"
    "2Q=="
)
"""40 × 60 pixels of one colour."""

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def writer() -> PdfWriter:
    return PdfWriter(RESOURCES)


@pytest.fixture(scope="module")
def documents() -> tuple[MinutesDocument, ...]:
    return all_documents(make_material())


def told(pdf: Path) -> str:
    """Return all text of the PDF but the foot of its pages."""
    pages = page_texts(pdf)
    return squeezed("".join(page[: page.rindex("Halaman")] for page in pages))


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_text_of_the_pdf_is_the_text_of_the_document(
    kind: DocumentKind, documents: tuple[MinutesDocument, ...], writer: PdfWriter, tmp_path: Path
) -> None:
    document = next(document for document in documents if document.kind is kind)
    pdf = tmp_path / "document.pdf"
    writer.write(document, pdf)
    text, at = told(pdf), 0
    for line in lines(document):
        found = text.find(squeezed(line), at)
        assert found >= 0, f"{line!r} is missing after {text[max(0, at - 80) : at]!r}"
        at = found


def test_it_is_pdf_a(documents: tuple[MinutesDocument, ...], writer: PdfWriter, tmp_path: Path) -> None:
    for document in (documents[0], next(d for d in documents if d.kind is DocumentKind.NOTULEN)):
        writer.write(document, tmp_path / "document.pdf")
        assert pdfa_faults(tmp_path / "document.pdf") == []


def test_the_same_document_gives_the_same_bytes(
    documents: tuple[MinutesDocument, ...], writer: PdfWriter, tmp_path: Path
) -> None:
    writer.write(documents[0], tmp_path / "first.pdf")
    PdfWriter(RESOURCES).write(documents[0], tmp_path / "second.pdf")
    assert (tmp_path / "first.pdf").read_bytes() == (tmp_path / "second.pdf").read_bytes()


def test_pages_are_counted_and_headers_repeat(writer: PdfWriter, tmp_path: Path) -> None:
    material = make_material(make_record(1, 12, 60))
    pdf = tmp_path / "document.pdf"
    writer.write(all_documents(material)[0], pdf)
    pages = page_texts(pdf)
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "DRAF" in page
    lists = [page for page in pages if "No. lacak" in page]
    assert len(lists) >= 3
    signed = [page for page in pages if "selaku Penanggung Jawab" in page]
    assert len(signed) == 1
    assert "Demikian berita acara ini" in signed[0]
    assert "NIP 19700101 199001 1 001" in signed[0]
    assert "H. Mulyadi" in signed[0]


@pytest.mark.parametrize(("paper", "size_mm"), [(Paper.F4, (215, 330)), (Paper.A4, (210, 297))])
def test_the_paper_can_be_chosen(paper: Paper, size_mm: tuple[int, int], writer: PdfWriter, tmp_path: Path) -> None:
    material = make_material(settings=replace(SETTINGS, paper=paper))
    writer.write(all_documents(material)[0], tmp_path / "document.pdf")
    with pikepdf.open(tmp_path / "document.pdf") as file:
        boxes = {tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in file.pages}
    assert boxes == {size_mm, size_mm[::-1]}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_text(name: str, writer: PdfWriter, tmp_path: Path) -> None:
    hostile = TEXTS[name]
    material = make_hostile(hostile)
    document = site_document(lists_of(material), material.record.session.sites[0])
    pdf = tmp_path / "document.pdf"
    writer.write(document, pdf)
    assert pdfa_faults(pdf) == []
    wanted = squeezed(writer.said(hostile))
    text = squeezed("".join(page_texts(pdf)))
    if name == "right_to_left":
        # A reader of PDFs tells the letters from left to right, as they stand on the page.
        assert sorted(set(wanted)) == sorted(set(wanted) & set(text))
        return
    if len(wanted) < 1_000:
        assert text.count(wanted) >= 8
    else:
        assert wanted[:60] in text


def test_what_no_font_has_is_written_out(writer: PdfWriter) -> None:
    assert writer.said("中 \ue000 é ✓ 🌧") == "[U+4E2D] [U+E000] é ✓ 🌧"


def test_photos_stand_upright_under_their_proposal(writer: PdfWriter, tmp_path: Path, expected_log: LogWatch) -> None:
    record = make_record(1, 3, 6)
    photo = make_photo(1, record.proposals[0], "a" * 64)
    missing = make_photo(2, record.proposals[1], "b" * 64)
    damaged = make_photo(3, record.proposals[2], "c" * 64)
    image = tmp_path / "photo.jpg"
    image.write_bytes(JPEG)
    document = all_documents(make_material(record, photos=(photo, missing, damaged)))[0]
    pdf = tmp_path / "document.pdf"
    (tmp_path / "damaged.jpg").write_bytes(JPEG[:-20])
    files = {"a": image, "b": tmp_path / "none.jpg", "c": tmp_path / "damaged.jpg"}
    expected_log("b+ of PJG-002 is missing", "c+ of PJG-003 is missing or damaged")
    writer.write(document, pdf, lambda sha256: files[sha256[0]])
    text = "".join(page_texts(pdf))
    assert "Foto usulan" in text
    assert "PJG-001 Keadaan 1" in text
    assert text.count("Berkas foto tidak ditemukan") == 2
    assert pdfa_faults(pdf) == []
    with pikepdf.open(pdf) as file:
        assert any(page.get_images() for page in file.pages)


def test_settings_without_anything_still_print(writer: PdfWriter, tmp_path: Path) -> None:
    material = make_material(settings=MinutesSettings())
    writer.write(all_documents(material)[0], tmp_path / "document.pdf")
    assert "PEMERINTAH KOTA BEKASI" in page_texts(tmp_path / "document.pdf")[0]
