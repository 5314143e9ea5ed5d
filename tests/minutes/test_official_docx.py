from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from app.domain.documents.build import all_documents
from app.domain.documents.edits import with_addenda
from app.domain.documents.model import DocumentKind, MinutesDocument, Paper
from app.domain.documents.printed import lines
from app.domain.errors import UserError
from app.domain.minutes_edit import Addendum
from app.minutes.docx import write_official
from app.minutes.printable import printable
from app.minutes.templates import TEMPLATES, TemplateFolders, check_templates
from app.minutes.word_environment import WordEnvironment
from tests.log_watch import LogWatch
from tests.minutes.documents import make_hostile, make_material, make_photo, make_record
from tests.minutes.hostile import TEXTS
from tests.minutes.test_pdf import JPEG

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "templates"


@pytest.fixture(scope="module")
def documents() -> tuple[MinutesDocument, ...]:
    return all_documents(make_material())


def printed(path: Path) -> Iterator[str]:
    """Return what stands in the file: each paragraph, and each paragraph of each cell."""
    for item in docx.Document(str(path)).iter_inner_content():
        yield from _told(item)


def _told(item: Paragraph | Table) -> Iterator[str]:
    if isinstance(item, Paragraph):
        yield item.text
        return
    for row in item.rows:
        for cell in row.cells:
            for inner in cell.iter_inner_content():
                yield from _told(inner)


def wanted(document: MinutesDocument) -> list[str]:
    """Return the lines of the document as the file holds them: those of a head or a signature stand in one text."""
    return [part for line in lines(document) for part in printable(line).split("\n") if part.strip()]


def found(path: Path) -> list[str]:
    return [part for text in printed(path) for part in re.sub(r"^(\S+)\t", r"\1 ", text).split("\n") if part.strip()]


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_text_of_the_file_is_the_text_of_the_document(
    kind: DocumentKind, documents: tuple[MinutesDocument, ...], tmp_path: Path
) -> None:
    document = next(document for document in documents if document.kind is kind)
    write_official(document, tmp_path / "out.docx", SHIPPED / TEMPLATES[kind])
    # The colon between a fact's name and its value is the template's.
    assert [text for text in found(tmp_path / "out.docx") if text != ":"] == wanted(document)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_text(name: str, tmp_path: Path) -> None:
    hostile = TEXTS[name]
    for document in all_documents(make_hostile(hostile)):
        write_official(document, tmp_path / "out.docx", SHIPPED / TEMPLATES[document.kind])
        text = "\n".join(printed(tmp_path / "out.docx"))
        assert squeezed(printable(hostile)) in squeezed(text)
        with ZipFile(tmp_path / "out.docx") as archive:
            assert not any("vba" in part or "embeddings" in part for part in archive.namelist())


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_photos_are_in_the_file_and_one_that_is_gone_or_damaged_is_left_out(
    tmp_path: Path, expected_log: LogWatch
) -> None:
    record = make_record(1, 3, 6)
    photo = make_photo(1, record.proposals[0], "a" * 64)
    missing = make_photo(2, record.proposals[1], "b" * 64)
    damaged = make_photo(3, record.proposals[2], "c" * 64)
    image = tmp_path / "photo.jpg"
    image.write_bytes(JPEG)
    (tmp_path / "damaged.jpg").write_bytes(JPEG[30:])
    files = {"a": image, "b": tmp_path / "none.jpg", "c": tmp_path / "damaged.jpg"}
    expected_log("none.jpg cannot be shown", "damaged.jpg cannot be shown")
    document = all_documents(make_material(record, photos=(photo, missing, damaged)))[0]
    path = tmp_path / "out.docx"
    write_official(
        document,
        path,
        SHIPPED / TEMPLATES[document.kind],
        lambda sha256: files[sha256[0]],
    )
    with ZipFile(path) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert [archive.read(name) for name in media] == [JPEG]
    text = "\n".join(printed(path))
    assert "PJG-001 Keadaan 1" in text
    assert "PJG-002 Keadaan 2" in text


def test_the_shipped_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "make_document_templates.py"))["make_all"](tmp_path)
    assert [path.name for path in made] == list(TEMPLATES.values())
    for path in made:
        assert parts(path) == parts(SHIPPED / path.name), path.name


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- templates of an office -------------------------------------------------------------------------


def test_the_shipped_templates_can_be_filled() -> None:
    checks = check_templates(TemplateFolders(SHIPPED))
    assert [(check.kind, check.problem) for check in checks] == [(kind, None) for kind in DocumentKind]


def edited(tmp_path: Path, old: str, new: str) -> Path:
    """Return a folder with a Berita Acara in which a text was changed, as an office would."""
    name = TEMPLATES[DocumentKind.BERITA_ACARA]
    template = docx.Document(str(SHIPPED / name))
    changed = [p for p in template.paragraphs if old in p.text]
    assert changed
    for paragraph in changed[:1]:
        paragraph.runs[0].text = paragraph.text.replace(old, new)
    template.save(str(tmp_path / name))
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "place", "cause"),
    [
        ("{{ nomor }}", "Nomor surat {{ nomr }}", "Nomor surat {{ nomr }}", "penanda nomr tidak dikenal"),
        ("{{ i.teks }}", "{{ i.tekst }}", "{{ i.tekst }}", "penanda tekst tidak dikenal"),
        ("{{ nomor }}", "Nomor surat {{ nomor }", "Nomor surat {{ nomor }", ""),
        ("{%p for baris in kop %}", "{%p for baris di kop %}", "for baris di kop", ""),
    ],
)
def test_a_broken_template_is_told_with_place_and_cause_before_the_session(
    old: str, new: str, place: str, cause: str, tmp_path: Path, expected_log: LogWatch
) -> None:
    expected_log("cannot be filled")
    checks = check_templates(TemplateFolders(SHIPPED, edited(tmp_path, old, new)))
    problems = {check.kind: check.problem for check in checks if check.problem}
    assert list(problems) == [DocumentKind.BERITA_ACARA]
    problem = problems[DocumentKind.BERITA_ACARA]
    assert "berita-acara.docx" in problem.message
    assert place in problem.message
    assert cause in problem.advice


def test_what_is_no_word_file_is_told(tmp_path: Path, expected_log: LogWatch) -> None:
    expected_log("cannot be opened")
    (tmp_path / TEMPLATES[DocumentKind.RECEIPTS]).write_text("bukan Word")
    checks = check_templates(TemplateFolders(SHIPPED, tmp_path))
    (problem,) = [check.problem for check in checks if check.problem]
    assert "tanda-terima.docx tidak dapat dibuka" in problem.message


def test_an_office_may_change_its_template(documents: tuple[MinutesDocument, ...], tmp_path: Path) -> None:
    folder = edited(tmp_path, "{{ nomor }}", "Surat {{ nomor }} – rangkap dua")
    path = TemplateFolders(SHIPPED, folder).of(DocumentKind.BERITA_ACARA)
    write_official(documents[0], tmp_path / "out.docx", path)
    assert "Surat Nomor: 005/BA-MUSRENBANG/32.75.06.1003/2018 – rangkap dua" in list(printed(tmp_path / "out.docx"))


def test_the_paper_can_be_chosen_and_tables_keep_inside_it(
    documents: tuple[MinutesDocument, ...], tmp_path: Path
) -> None:
    environment = WordEnvironment()
    for document in documents:
        for paper, upright in ((Paper.A4, (210, 297)), (Paper.F4, (215, 330))):
            path = tmp_path / "out.docx"
            template = SHIPPED / TEMPLATES[document.kind]
            write_official(replace(document, paper=paper), path, template, environment=environment)
            word = docx.Document(str(path))
            sizes = [(round(one.page_width.mm), round(one.page_height.mm)) for one in word.sections]
            assert {(min(size), max(size)) for size in sizes} == {upright}
            assert_tables_keep_inside(word)


def assert_tables_keep_inside(word: DocumentType) -> None:
    sections, at = list(word.sections), 0
    for element in word.element.body:
        if element.tag == qn("w:tbl"):
            width = sum(int(column.get(qn("w:w"))) for column in element.tblGrid.gridCol_lst)
            section = sections[at]
            room = section.page_width - section.left_margin - section.right_margin
            assert width <= Length(room).twips + 20
            for row in element.tr_lst:
                assert abs(sum(int(cell.width.twips) for cell in row.tc_lst) - width) <= 20
        at += bool(element.xpath("./w:pPr/w:sectPr"))


def test_the_size_of_an_office_is_left_alone(documents: tuple[MinutesDocument, ...], tmp_path: Path) -> None:
    template = docx.Document(str(SHIPPED / TEMPLATES[DocumentKind.BERITA_ACARA]))
    template.sections[0].page_width = Mm(200)
    template.save(str(tmp_path / "kantor.docx"))
    write_official(replace(documents[0], paper=Paper.A4), tmp_path / "out.docx", tmp_path / "kantor.docx")
    widths = [round(one.page_width.mm) for one in docx.Document(str(tmp_path / "out.docx")).sections]
    assert widths == [200, 297]


def test_a_section_that_was_taken_out_leaves_no_trace(documents: tuple[MinutesDocument, ...], tmp_path: Path) -> None:
    shorter = replace(documents[0], sections=tuple(s for s in documents[0].sections if s.key != "lampiran-8"))
    write_official(shorter, tmp_path / "out.docx", SHIPPED / TEMPLATES[DocumentKind.BERITA_ACARA])
    assert "Statistik bicara" not in list(printed(tmp_path / "out.docx"))


def test_an_addendum_is_printed_though_no_template_has_a_place_for_it(
    documents: tuple[MinutesDocument, ...], tmp_path: Path
) -> None:
    for document in documents:
        added = with_addenda(document, [Addendum("x", "Nama lurah dibetulkan.", 1_516_690_000_000, "notulis")])
        write_official(added, tmp_path / "out.docx", SHIPPED / TEMPLATES[document.kind])
        assert [text for text in found(tmp_path / "out.docx") if text != ":"] == wanted(added)
        assert any("Nama lurah dibetulkan." in text for text in found(tmp_path / "out.docx"))


def test_a_template_cannot_reach_the_program(tmp_path: Path, expected_log: LogWatch) -> None:
    expected_log("cannot be filled")
    folder = edited(tmp_path, "{{ nomor }}", "{{ ''.__class__.__mro__ }}")
    with pytest.raises(UserError):
        write_official(
            all_documents(make_material())[0],
            tmp_path / "out.docx",
            TemplateFolders(SHIPPED, folder).of(DocumentKind.BERITA_ACARA),
        )
